"""Wikipedia's pages "Foreign relations of X": when diplomatic relations began, broke off and were restored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import to_cow, undirected
from bilateral.sources.successors import on_day
from bilateral.sources.wiki_claims import claims
from bilateral.sources.wiki_missions import accredited, resident
from bilateral.sources.wiki_notes import turns
from bilateral.sources.wiki_pages import PAGES_SKIPPED, pages, rows
from bilateral.sources.wiki_tables import Day, dates, plain

if TYPE_CHECKING:
    import polars as pl

ID = "wiki-relations"
FILE = "wiki_foreign_relations_202511.zip"
#: The day of the commit that holds the pages; they carry no revision id of their own.
DAY = "2025-11-30"
ALSO = {"Republic of China (Taiwan)": 713, "Republic of China": 713, "Georgia (country)": 372, "Georgia _country_": 372,
        "People's Republic of China": 710, "Soviet Union-Russia": 365, "Denmark Denmark": 390, "Cabo Verde": 402,
        "GER": 255, "POR": 235, "INA": 850, "MAS": 820, "PHI": 840, "BUL": 355, "BHU": 760, "BAN": 771, "NED": 210,
        "VIE": 816, "ROM": 360, "KOS": 347, "CHN (People's Republic)": 710, "{flag |Nicaragua": 93,
        "{flag |Burkina Faso": 439, 'style="background: silver;" < |Panama': 95,
        "East Timor": 860, "The Gambia": 420, "The Bahamas": 31, "Republic of Ireland": 205}  # fmt: skip
SKIP = ("", "Holy See", "Holy See (Vatican City)", "Vatican City", "State of Palestine", "Palestine", "Cook Islands",
        "Niue", "Sovereign Military Order of Malta", "Sovereign Order of Malta", "Sahrawi Republic", "SADR", "EU",
        "Sahrawi Arab Democratic Republic", "European Union", "South Ossetia", "Abkhazia", "Northern Cyprus",
        "Hong Kong",
        "Hong Kong (Special Administrative Region of China)", "Macau", "Transnistria", "Greenland", "Arab League",
        "Donetsk People's RepublicLuhansk People's Republic", "Donetsk People's Republic", "Luhansk People's Republic",
        "Artsakh", "Republic of Venice", "Somaliland", "Guernsey", "Jersey", "Isle of Man", "Western Sahara", "ASEAN",
        "Cook Islands and Niue (States in free association within New Zealand)", "IMF", "NATO", "OIC", "SAARC", "SCO",
        "Economic Cooperation Organization", "United Nations", "Turkish Republic of Northern Cyprus", "Kurdistan",
        "Chechen Republic of Ichkeria", "Puerto Rico (territory of the United States)", "Aruba", "Bermuda",
        "Cayman Islands", "PAL", "Kurdistan Region")  # fmt: skip
_BROKEN = re.compile(r"sever|broke|suspend|\bcut\b|terminat|ended|break", re.I)
_RESTORED = re.compile(r"restor|re-?establish|resum|renew|again|normali[sz]", re.I)
_UNCERTAIN = re.compile(r"before|earlier|after|between|unknown|recogni[sz]|consul|upgrade|independen|refer", re.I)
_RESTORED_AFTER = re.compile(r"\s*\((?:restor|re-?establish|resum|renew)|\s+renew diplomatic relations$", re.I)
_RANGE = re.compile(r"^\s*(?:–|-|—|to|until)\s*$")
#: Two dates in one cell that lie further apart than this are a beginning and a new beginning, not one date doubted.
_ANEW = 2 * 366

EMBASSY = Indicator(
    id="resident-embassy",
    name="resident embassy",
    dimension="diplomatic",
    unit="embassies",
    directed=True,
    years=(2025, 2025),
    absent="not reported",
    description="A sends a resident embassy or high commission to b, as the notes on either state's page say in so "
    "many words; the text names the city.",
)
ELSEWHERE = Indicator(
    id="non-resident-embassy",
    name="accreditation from elsewhere",
    dimension="diplomatic",
    unit="embassies",
    directed=True,
    years=(2025, 2025),
    absent="not reported",
    description="A is accredited to b from an embassy that resides elsewhere, as the notes on either state's page say "
    "in so many words; the text names the place.",
)


def steps(cell: str) -> tuple[list[tuple[str, Day]], str]:
    """What a date cell says, as (event type, date), and why nothing could be read ("" if something was).

    The words before a date say what happened on it. Where they are other than those of a beginning, a break
    or a restoration ("before 1982", "recognised in ..."), the date is left out.

    >>> steps("1962, severed 1979, restored September 2001")[0][2][1].precision
    'month'
    """
    found: list[tuple[str, Day]] = []
    at, reason = 0, "no date"
    spans = dates(cell)
    for i, (day, start, end) in enumerate(spans):
        words, after = cell[at:start], cell[end : spans[i + 1][1] if i + 1 < len(spans) else len(cell)]
        at = end
        if _RESTORED.search(words) or (found and _RESTORED_AFTER.match(after)):
            found.append(("restored", day))
        elif _BROKEN.search(words):
            found.append(("broken", day))
        elif _UNCERTAIN.search(words) or re.match(r"\s*(?:or|and) (?:before|earlier)|s\b", after):
            reason = "uncertain date"
        elif found and _RANGE.match(words):
            # "severed 1967 to 1974": the end of a break; any other range says no single day
            if found[-1][0] == "broken":
                found.append(("restored", day))
            else:
                found.pop()
                reason = "range"
        else:
            found.append(("established", day))
    return found, "" if found else reason


def skipped(path: Path) -> pl.DataFrame:
    """Rows that gave nothing, for those who extend the reader: page, line, partner, cell, reason."""
    import polars as pl

    lost = [(f.page, f.row.line, f.partner, f.cell, why) for f in rows(path) if (why := steps(f.cell)[1])]
    return pl.DataFrame(lost, schema=["page", "line", "partner", "cell", "reason"], orient="row")


_WORDS = {"established": "diplomatic relations established", "broken": "diplomatic relations broken off",
          "restored": "diplomatic relations restored", "anew": "diplomatic relations begun anew"}  # fmt: skip


def read(files: Mapping[str, Path]) -> Loaded:
    """Events of diplomatic relations, one for each page, table and date; embassies plainly named in the notes."""
    import polars as pl

    events: list[tuple[object, ...]] = []
    embassies: list[tuple[object, ...]] = []
    found_rows = list(rows(files[FILE]))
    for f in found_rows:
        place = (f.page, f.partner, f.row.line, f"{f.member} [{f.row.start}:{f.row.end}]")
        reference = f" (reference: {f.source})" if f.source else ""
        page = f.page.replace(" _country_", "")
        where = f"according to the {f.table} on the page of {page}{reference}"
        events.extend(
            (*place, kind, day.date, day.precision, f"{_WORDS[kind]}, {where}", where) for kind, day in steps(f.cell)[0]
        )
        noted = f"according to the notes on the page of {page}"
        notes = [plain(line) for line in f.notes.split("\n")]
        events.extend(
            (*place, kind, day.date, day.precision, f"{_WORDS[kind]}, {noted}", noted)
            for kind, day, _ in turns("\n".join(notes), f.page, f.partner)
        )
        for note in notes:
            if found := resident(note):
                embassies.append((*place, EMBASSY.id, found[0], None, found[1]))
            elif elsewhere := accredited(note):
                embassies.append((*place, ELSEWHERE.id, *elsewhere))
    base = ["page", "partner", "record", "detail"]
    columns = [*base, "type", "date", "precision", "text", "where"]
    texts = {member: (page, text) for page, member, text in pages(files[FILE]) if page not in PAGES_SKIPPED}
    return Loaded(
        claims=claims(texts, ALSO, FILE),
        events=_events(pl.DataFrame(events, schema=columns, orient="row")),
        observations=_embassies(
            pl.DataFrame(embassies, schema=[*base, "indicator", "who", "to", "city"], orient="row")
        ),
    )


def _parties(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with `host`, the page's state, and `other`, the partner; rows of no two states left out."""
    import polars as pl

    return frame.with_columns(
        to_cow(ID, frame["page"], 2025, "name", also=ALSO, skip=SKIP).alias("host"),
        to_cow(ID, frame["partner"], 2025, "name", also=ALSO, skip=SKIP).alias("other"),
    ).filter(pl.col("host").is_not_null() & pl.col("other").is_not_null() & (pl.col("host") != pl.col("other")))


def _events(frame: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    known = _parties(frame)
    dated = known.with_columns(a=on_day(known["host"], known["date"]), b=on_day(known["other"], known["date"]))
    begun = pl.col("type") == "established"
    first = pl.col("date").filter(begun).min().over("a", "b", "detail")
    anew = begun & ((pl.col("date") - first).dt.total_days() > _ANEW)
    return undirected(
        dated.select(
            type=pl.when(anew).then(pl.lit("restored")).otherwise("type"),
            a="a",
            b="b",
            directed=pl.lit(False),
            date="date",
            precision="precision",
            text=pl.when(anew).then(pl.format("{}, {}", pl.lit(_WORDS["anew"]), "where")).otherwise("text"),
            file=pl.lit(FILE),
            record="record",
            detail="detail",
        )
        .filter(pl.col("a") != pl.col("b"))
        # a note may say one fact twice
        .unique(maintain_order=True)
    )


def _embassies(frame: pl.DataFrame) -> pl.DataFrame:
    """Sender and host of each embassy: who sends it must be the page's state or the partner of the row."""
    import polars as pl

    from bilateral.states.crosswalk import lookup

    known = _parties(frame)
    names = [n for n in {*known["who"].unique(), *known["to"].unique()} if n is not None]
    table: dict[str | None, int | None] = {n: ALSO.get(n) or lookup("name", n, 2025).cow for n in names}
    table[None] = None
    code = {side: pl.col(side).replace_strict(table, return_dtype=pl.Int16) for side in ("who", "to")}
    seats = _seats(known["city"])
    partner = pl.when(pl.col("a") == pl.col("host")).then("other").otherwise("host")
    resident = pl.col("indicator") == EMBASSY.id
    return (
        known.with_columns(code["who"].alias("a"), code["to"].alias("named"), seats.alias("seats"))
        .filter((pl.col("a") == pl.col("host")) | (pl.col("a") == pl.col("other")))
        .with_columns(b=partner)
        # "accredited to Albania through its embassy in Tirana" is an embassy in Albania, and untold here
        .filter(resident | ((pl.col("named") == pl.col("b")) & ~pl.col("seats").list.contains(pl.col("b"))))
        .select(
            indicator="indicator",
            a="a",
            b="b",
            start=pl.lit(DAY).str.to_date(),
            end=pl.lit(DAY).str.to_date(),
            value=pl.lit(1.0),
            text="city",
            status=pl.lit("observed"),
            file=pl.lit(FILE),
            record="record",
            detail="detail",
        )
        # both pages may say it: the first is enough
        .unique(["indicator", "a", "b"], keep="first", maintain_order=True)
    )


def _seats(places: pl.Series) -> pl.Series:
    """The states of which each place ("Vienna, Austria") is a capital or a seat of government."""
    import polars as pl

    from bilateral.states.folding import fold
    from bilateral.states.names import capitals
    from bilateral.states.registry import states

    of: dict[str, list[int]] = {}
    for cow, who in states().items():
        for name in capitals(who):
            of.setdefault(fold(name.name), []).append(cow)
    return pl.Series([of.get(fold(p.split(",")[0]), []) for p in places], dtype=pl.List(pl.Int16))


SOURCE = Source(
    id=ID,
    name="Wikipedia: foreign relations of states",
    version="2025-11",
    files=(
        File(
            FILE,
            "2d3bc6cba45a1ee23a1dc2a26aba39ecc6aed4911014feace1df3180f6077a84",
            6396587,
            None,
            origin="wiki_foreign_relations_jsons and other_states in github.com/benj3542/IP_graph at "
            "8755b2cacc488be37a584a549698c44a95c8bb4b",
        ),
    ),
    years=(1816, 2025),
    licence="CC BY-SA 4.0",
    redistribute=True,
    citations=(
        Citation(
            ("Wikipedia contributors",),
            "Foreign relations of (each state), English Wikipedia, November 2025",
            2025,
            container="Wikimedia Foundation",
            url="https://en.wikipedia.org/wiki/Category:Foreign_relations_by_country",
        ),
    ),
    indicators=(EMBASSY, ELSEWHERE),
    read=read,
    at_least={"events": 35_000, "claims": 4_000, "observations": 5_000},
    notes=(
        "The pages carry no revision id; they were read before 30 November 2025.",
        "A page often has two tables, and two pages speak of each dyad: every date is kept, with whose it is.",
        "Of two dates in one cell more than two years apart the later one is read as a new beginning.",
        "Breaks and restorations are also taken from the notes, where a sentence plainly says them with a date.",
        "Notes and prose are read as articles are, and what they tell stands as claims, attributed to the page: events "
        "(3,448), turns in relations (1,012: breaks, restorations, envoys recalled or expelled, embassies, borders; "
        "`comparator` says which, `value` whether nearer or further) and phases (293: how relations were, or that they "
        "improved or deteriorated, with their years). They move no figure.",
        "Of 100 turns drawn at random and held to the page by hand, 97 were right in act, date and states; of 100 "
        "phases, 95 in years, direction and states. Pages err too: what is right here is what the page says.",
        "Dates that are only bounds (before 1982) or decades are left out.",
    ),
)
