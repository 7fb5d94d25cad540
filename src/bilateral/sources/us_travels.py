"""Travels abroad of US presidents and secretaries of state, and visits of foreign leaders to the United States."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from bilateral.errors import SourceError
from bilateral.sources.base import Citation, File, Loaded, Source
from bilateral.sources.spells import members
from bilateral.sources.strict import expect_columns, expect_values, to_cow

if TYPE_CHECKING:
    import polars as pl

ID = "us-travels"
TRIPS, VISITS = "us_president_secretary_travels.zip", "us_visits_by_foreign_leaders.zip"
PLACE = ("detail", "record")
CLERICAL = ("id", "created-by", "created-datetime", "last-modified-by", "last-modified-datetime")
USED_TRIPS = (*PLACE, "role", "name", "start-date", "end-date", "country", "locale")
USED_VISITS = (*PLACE, "visitor", "start-date", "end-date", "from", "description")
#: The remarks are sentences of the Office of the Historian; we keep the facts only.
SKIPPED_TRIPS = (*CLERICAL, "remarks")
ROLES = {"president": "President", "secretary": "Secretary of State"}
#: The Office's spellings that our registry does not have.
ALSO = {"Afghanistan (Interim Authority)": 700, "Bosnian Federation": 346, "Burma (Myanmar)": 775,
        "Ceylon (Sri Lanka)": 780, "Cuba (Provisional Government)": 40, "Dahomey (Benin)": 434,
        "Democratic Republic of the Congo (Zaire)": 490, "Denmark (Greenland)": 390,
        "France (Provisional Government)": 220, "Israel (Provisional Government)": 666,
        "Khmer Republic (Cambodia)": 811, "Serbia-Montenegro (Kosovo)": 345, "Siam (Thailand)": 800, "Somoa": 990,
        "Southern Rhodesia (Zimbabwe)": 552, "United Kingdom (Northern Ireland)": 200, "United Kingdom (Wales)": 200,
        "Upper Volta (Burkina Faso)": 439, "Yugoslavia (Kosovo)": 345}  # fmt: skip
#: No states of the system, and governments in exile.
SKIP = ("Antarctica", "Cook Islands", "Czechoslovakia (government-in-exile)", "French Polynesia", "Hawaii", "Holy See",
        "Netherlands Antilles", "New Caledonia", "Niue", "Palestinian Authority", "Poland (government-in-exile)",
        "Vatican City", "West Bank")  # fmt: skip
#: Names that meant another state before a day than the name of the year says: name, day, COW code until then.
BEFORE = (("Germany", "1990-10-03", 260), ("Germany, Federal Republic of", "1990-10-03", 260),
          ("Vietnam", "1975-05-01", 817), ("China, Republic of", "1949-12-08", 710))  # fmt: skip
#: Kinds of visit that open a description, as they may stand in our text.
KIND = r"(?i)^((?:official working|working|official|state|private|informal|unofficial) visit)\b"


def _records(data: bytes, member: str) -> Iterator[dict[str, str | int]]:
    """The elements under the root, each a dict of the texts of its children, with the line it starts in.

    Document types and entities are refused, so that a hostile file cannot grow or reach out.
    """
    parser = expat.ParserCreate()
    found: list[dict[str, str | int]] = []
    depth, words = 0, [""]

    def refuse(*_: object) -> None:
        raise SourceError(f"{ID}: {member} declares a document type; fetch the file again.")

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth == 2:
            found.append({"detail": member, "record": parser.CurrentLineNumber})
        elif depth == 3:
            words[:] = [""]
            if tag in found[-1]:
                raise SourceError(f"{ID}: two <{tag}> in one record, {member} line {parser.CurrentLineNumber}.")

    def end(tag: str) -> None:
        nonlocal depth
        if depth == 3:
            found[-1][tag] = " ".join("".join(words).split())
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = words.append
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise SourceError(f"{ID}: {member} is no well-formed XML ({error}); fetch the file again.") from error
    yield from found


def _frame(path: Path) -> pl.DataFrame:
    import polars as pl

    try:
        with zipfile.ZipFile(path) as archive:
            names = sorted(n for n in archive.namelist() if n.endswith(".xml"))
            rows = [row for name in names for row in _records(archive.read(name), name)]
    except (OSError, zipfile.BadZipFile) as error:
        raise SourceError(f"{ID}: {path.name} is no whole zip file ({error}); fetch it again.") from error
    return pl.DataFrame(rows, infer_schema_length=None).with_columns(
        pl.col("start-date", "end-date").str.to_date("%Y-%m-%d", strict=False)
    )


def _other(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """The frame with `other`, the state on the other side; rows in which it was no state that day are left out."""
    import polars as pl

    if (odd := frame.filter(pl.col("start-date").is_null() | pl.col("end-date").is_null())).height:
        raise SourceError(
            f"{ID}: line {odd['record'][0]} of {odd['detail'][0]} has no first or last day; fetch the file again."
        )
    year = frame["start-date"].dt.year().cast(pl.Int32)
    state = pl.lit(to_cow(ID, frame[column], year, "name", also=ALSO, skip=SKIP))
    for name, day, cow in BEFORE:
        then = (pl.col(column) == name) & (pl.col("start-date") < pl.lit(day).str.to_date())
        state = pl.when(then).then(pl.lit(cow, pl.Int16)).otherwise(state)
    rows = frame.with_columns(a=state, start="start-date", end="end-date").filter(pl.col("a").is_not_null())
    # one number a row: lines repeat between the members of an archive
    rows = rows.with_columns(pl.col("record").alias("line")).with_columns(record=pl.int_range(1, pl.len() + 1))
    return members(ID, rows).with_columns(other="a", record="line")


def read(files: Mapping[str, Path]) -> Loaded:
    """One event a trip and country, or a visit and visitor."""
    import polars as pl

    trips, visits = _frame(files[TRIPS]), _frame(files[VISITS])
    expect_columns(ID, trips, USED_TRIPS, SKIPPED_TRIPS)
    expect_columns(ID, visits, USED_VISITS, CLERICAL)
    expect_values(ID, trips["role"], ROLES, "ROLES")
    who = pl.format("{} {}", pl.col("role").replace_strict(ROLES), "name")
    kind = pl.col("description").str.extract(KIND).str.to_lowercase()
    here, home = pl.lit(2, pl.Int16), pl.lit("the United States")
    out = _other(trips, "country").select(
        a=here, b="other", date="start", end="end", detail="detail", record="record", file=pl.lit(TRIPS),
        text=pl.when(pl.col("locale") == "").then(who).otherwise(pl.format("{} in {}", who, "locale")),
    )  # fmt: skip
    back = _other(visits, "from").select(
        a="other", b=here, date="start", end="end", detail="detail", record="record", file=pl.lit(VISITS),
        text=pl.when(kind.is_null())
        .then(pl.format("{} in {}", "visitor", home))
        .otherwise(pl.format("{} in {}, {}", "visitor", home, kind)),
    )  # fmt: skip
    # seven visits were entered twice; the longer entry stays
    once = pl.concat([out, back]).sort("end").unique(["a", "b", "date", "text"], keep="last", maintain_order=True)
    return Loaded(
        events=once.with_columns(
            pl.when(pl.col("end") > pl.col("date")).then("end").alias("end"),
            type=pl.lit("visit"),
            directed=pl.lit(True),
            precision=pl.lit("day"),
        )
    )


SOURCE = Source(
    id=ID,
    name="Travels of the US President and Secretary of State; visits by foreign leaders",
    version="travels 3170c77, visits 869ca4f",
    files=(
        File(
            TRIPS,
            "77b87943e3af586fc14b23867c3a103cc4d553f21f52b83be2b8ab4f568ba1c3",
            250863,
            None,
            origin="president-travels and secretary-travels of github.com/HistoryAtState/travels, commit 3170c77",
        ),
        File(
            VISITS,
            "b5b9f247886220ce75c87f8a7e8b4a4a316892e07b2d71cd7ea36450160179fd",
            143839,
            None,
            origin="data of github.com/HistoryAtState/visits, commit 869ca4f",
        ),
    ),
    years=(1866, 2025),
    licence="public domain (United States government)",
    redistribute=True,
    citations=(
        Citation(
            ("Office of the Historian, US Department of State",),
            "Presidents and Secretaries of State: Travels Abroad",
            2025,
            url="https://history.state.gov/departmenthistory/travels",
        ),
        Citation(
            ("Office of the Historian, US Department of State",),
            "Visits by Foreign Leaders",
            2024,
            url="https://history.state.gov/departmenthistory/visits",
        ),
    ),
    indicators=(),
    read=read,
    at_least={"events": 7_000},
    notes=(
        "Only dyads with the United States. Visits by foreign leaders end in 2024, travels in 2025.",
        "A visit may have been a meeting at the UN, a summit, a funeral or private: the place and kind say so.",
        "Hosts and visitors that were no members of the state system on the day are left out: Germany and Japan under "
        "occupation, governments in exile, the Holy See, the Palestinian Authority, small states before they entered.",
        "Seven visits that were entered twice (Blinken in March 2021, Xi in November 2023, others) stand here once.",
        "'Vietnam' before May 1975 is Saigon; 'Germany' before 3 October 1990 is the Federal Republic.",
    ),
)
