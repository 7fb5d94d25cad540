"""UNCTAD's navigator of investment treaties: who signed one with whom, when it came into force and ended."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, to_cow, undirected
from bilateral.sources.successors import on_day

if TYPE_CHECKING:
    import polars as pl

ID = "unctad-iia"
FILE = "unctad_iia_2025.rda"
FRAME = "bits_raw"
USED = ("record", "short_title", "type", "status", "parties", "date_of_signature", "date_of_entry_into_force",
        "termination_date")  # fmt: skip
#: `treaty_id` is the place in the scrape, no number of UNCTAD's; `text` names the languages of the full text.
SKIPPED = ("treaty_id", "full_title", "text")
KINDS = {"BITs": "bilateral investment treaty", "TIPs": "treaty with investment provisions"}
STATUSES = ("In force", "Signed (not in force)", "Terminated")

#: Names with a comma of their own, joined before the list of parties is split at its commas.
INVERTED = ("Republic of", "Bolivarian Republic of", "Democratic Republic of the", "Islamic Republic of",
            "Federated States of", "United Republic of", "Dem. People's Rep. of", "Plurinational State of",
            "China SAR")  # fmt: skip
ALSO = {"Russian Federation": 365, "Türkiye": 640, "Viet Nam": 816, "Côte d'Ivoire": 437, "Cabo Verde": 402,
        "Brunei Darussalam": 835, "Czechia": 316, "Lao People's Democratic Republic": 812, "Eswatini": 572,
        "Syrian Arab Republic": 652, "Taiwan Province of China": 713, "Yugoslavia (former)": 345,
        "Korea (Republic of)": 732, "Korea (Dem. People's Rep. of)": 731, "Moldova (Republic of)": 359,
        "Venezuela (Bolivarian Republic of)": 101, "Congo (Democratic Republic of the)": 490, "Congo": 484,
        "Iran (Islamic Republic of)": 630, "Micronesia (Federated States of)": 987, "Serbia": 345,
        "Tanzania (United Republic of)": 510, "Bolivia (Plurinational State of)": 145,
        "North Macedonia": 343, "Timor-Leste": 860, "United States of America": 2, "Antigua and Barbuda": 58,
        "Saint Kitts and Nevis": 60, "Saint Lucia": 56, "Saint Vincent and the Grenadines": 57,
        "São Tomé and Príncipe": 403, "Sao Tome and Principe": 403}  # fmt: skip
#: Blocs and territories. A treaty with one among its parties is not spread over the bloc's members.
SKIP = ("EFTA (European Free Trade Association)", "Hong Kong (China SAR)", "Macao (China SAR)", "Cook Islands",
        "Niue", "State of Palestine", "EU (European Union)", "European Union", "AU (African Union)",
        "MERCOSUR (Mercado Común Sudamericano)", "ACP (African, Caribbean and Pacific Group of States)",
        "Channel Islands (Guernsey, Jersey)", "ASEAN (Association of South-East Asian Nations)",
        "ECOWAS (Economic Community of West African States)", "SACU (Southern African Customs Union)",
        "Eurasian Economic Union", "CARICOM (Caribbean Community)", "GCC (Gulf Cooperation Council)",
        "CACM (Central American Common Market)", "EAC (East African Community)",
        "COMESA (Common Market for Eastern and Southern Africa)", "LAIA (Latin American Integration Association)",
        "CEFTA (Central European Free Trade Agreement)", "SADC (Southern African Development Community)",
        "ECO (Economic Cooperation Organization)", "SAFTA (South Asian Free Trade Area Accord)",
        "BIMSTEC (Bay of Bengal Initiative for Multi-Sectoral Technical and Economic Cooperation)",
        "ANCOM (Andean Community)", "WAEMU (West African Economic and Monetary Union)",
        "OCT (Overseas Countries and Territories)", "Energy Charter Treaty members", "UMA (Arab Maghreb Union)",
        "ECCAS (Economic Community of Central African States)", "OIC Investment Agreement members",
        "CEPGL (Economic Community of the Great Lakes Countries)", "League of Arab States",
        "SPARTECA (South Pacific Regional Trade and Economic Cooperation Agreement)",
        "CEMAC (Economic and Monetary Community of Central Africa)")  # fmt: skip
#: The one bloc that signs as its two members: Belgium and Luxembourg conclude such treaties jointly.
BLEU = "BLEU (Belgium-Luxembourg Economic Union)"

TREATY = Indicator(
    id="investment-treaty",
    name="investment treaty in force",
    dimension="economic",
    unit="treaties",
    directed=False,
    years=(1959, 2025),
    absent="zero",
    description="A treaty on the protection of investment between the two states alone, from its entry into "
    "force to its end.",
)


def split_parties(parties: pl.Series) -> pl.Series:
    """The parties' names of each treaty, as lists; commas inside a name or its brackets do not split."""
    import polars as pl

    tails = "|".join(x.replace(".", r"\.") for x in INVERTED)
    # a comma inside brackets ("ACP (African, Caribbean ...)") is hidden while the list is split
    hidden = parties.str.replace_all(rf", ({tails})", " ($1)").str.replace_all(r"(\([^(),]*), ([^()]*\))", "${1}\x00$2")
    names = (
        hidden.str.replace_all(", ", "|")
        .str.replace_all("\x00", ", ")
        .str.replace(BLEU, "Belgium|Luxembourg", literal=True)
    )
    return names.str.split("|").cast(pl.List(pl.String))


def read(files: Mapping[str, Path]) -> Loaded:
    """Events and spells of treaties between two states; parties of the others that only states signed."""
    import polars as pl

    from bilateral.sources.rfile import read_r

    raw = read_r(files[FILE])[FRAME].with_row_index("record", offset=1)
    expect_columns(ID, raw, USED, SKIPPED)
    expect_values(ID, raw["type"], KINDS, "KINDS")
    expect_values(ID, raw["status"], STATUSES, "STATUSES")
    names = raw.with_columns(
        split_parties(raw["parties"]).alias("party"), pl.lit(FILE).alias("file"), pl.lit(FRAME).alias("detail")
    ).explode("party")
    # the code that a name has today; what it meant on the day of a treaty is asked below
    today = to_cow(ID, names["party"], 2025, "name", also=ALSO, skip=SKIP)
    named = names.with_columns(today.alias("cow")).filter(pl.col("cow").is_not_null().all().over("record"))
    named = named.unique(["record", "cow"], maintain_order=True).with_columns(
        pl.len().over("record").alias("parties_n")
    )
    parties = named.filter(pl.col("parties_n") > 2).select(
        treaty=pl.format("unctad-iia-{}", "record"),
        title="short_title",
        kind=pl.col("type").replace_strict(KINDS),
        state=on_day(
            named.filter(pl.col("parties_n") > 2)["cow"], named.filter(pl.col("parties_n") > 2)["date_of_signature"]
        ),
        signed="date_of_signature",
        force="date_of_entry_into_force",
        ended="termination_date",
        precision=pl.lit("day"),
        file="file",
        record="record",
        detail="detail",
    )
    two = (
        named.filter(pl.col("parties_n") == 2)
        .group_by("record", maintain_order=True)
        .agg(pl.col("cow").first().alias("a"), pl.col("cow").last().alias("b"), pl.exclude("cow", "party").first())
    )
    # Prague and Bratislava signed with each other while both were still Czechoslovakia: no dyad on that day
    apart = pl.col("a") != pl.col("b")
    return Loaded(observations=_spells(two).filter(apart), events=_events(two).filter(apart), parties=parties)


def _events(two: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    steps = (
        ("treaty", "date_of_signature", "{} signed"),
        ("treaty", "date_of_entry_into_force", "{} entered into force"),
        ("treaty ended", "termination_date", "{} terminated"),
    )
    parts = []
    for kind, column, text in steps:
        dated = two.filter(pl.col(column).is_not_null())
        parts.append(
            dated.select(
                type=pl.lit(kind),
                a=on_day(dated["a"], dated[column]),
                b=on_day(dated["b"], dated[column]),
                directed=pl.lit(False),
                date=pl.col(column),
                precision=pl.lit("day"),
                text=pl.format(text, "short_title"),
                file="file",
                record="record",
                detail="detail",
            )
        )
    return undirected(pl.concat(parts))


def _spells(two: pl.DataFrame) -> pl.DataFrame:
    """Years in force; where a name changed hands meanwhile (260 to 255 in 1990), one spell for each state."""
    import polars as pl

    force = two.filter(pl.col("date_of_entry_into_force").is_not_null()).with_columns(
        pl.col("date_of_entry_into_force").alias("start"), pl.col("termination_date").alias("end")
    )
    before = force.with_columns(
        on_day(force["a"], force["start"]).alias("was_a"), on_day(force["b"], force["start"]).alias("was_b")
    )
    changed = (pl.col("was_a") != pl.col("a")) | (pl.col("was_b") != pl.col("b"))
    handed = _handed_over(before)
    open_end = pl.col("end").is_null() | (pl.col("end") > handed)
    old = before.with_columns(
        pl.when(changed & open_end).then(handed).otherwise("end").alias("end"),
        pl.col("was_a").alias("a"),
        pl.col("was_b").alias("b"),
    )
    new = before.filter(changed & open_end).with_columns(handed.dt.offset_by("1d").alias("start"))
    return undirected(
        pl.concat([old, new]).select(
            indicator=pl.lit(TREATY.id),
            a="a",
            b="b",
            start="start",
            end="end",
            value=pl.lit(1.0),
            text="short_title",
            status=pl.lit("observed"),
            file="file",
            record="record",
            detail="detail",
        )
    )


def _handed_over(frame: pl.DataFrame) -> pl.Expr:
    """The last day of the state that bore a name before, the earlier of the two sides'."""
    import polars as pl

    from bilateral.sources.successors import BEFORE
    from bilateral.states.registry import states

    last = {old: states()[old].end for olds in BEFORE.values() for old in olds}
    sides = (
        pl.when(pl.col(f"was_{s}") != pl.col(s)).then(
            pl.col(f"was_{s}").replace_strict(last, default=None, return_dtype=pl.Date)
        )
        for s in "ab"
    )
    return pl.min_horizontal(*sides)


SOURCE = Source(
    id=ID,
    name="UNCTAD International Investment Agreements Navigator",
    version="2025-04 scrape",
    files=(
        File(
            FILE,
            "8b9ee349224211053115fcf4026b11163ce4e1e70023953e0f281652d4449e4c",
            93593,
            "https://raw.githubusercontent.com/bkey15/dissertation/404972095f61b481311089fbb75bcac4a7b700fd/"
            "data/ch2/raw/bits_raw.rda",
        ),
    ),
    years=(1957, 2025),
    licence="UNCTAD terms of use (attribution); the repository names none",
    redistribute=False,
    citations=(
        Citation(
            ("United Nations Conference on Trade and Development",),
            "International Investment Agreements Navigator",
            2025,
            url="https://investmentpolicy.unctad.org/international-investment-agreements",
        ),
    ),
    indicators=(TREATY,),
    read=read,
    at_least={"observations": 2_000, "events": 5_000, "parties": 200},
    notes=(
        "Treaties of blocs (EU, EFTA, ASEAN and others) are left out: their members are not named in the file.",
        "Belgium and Luxembourg conclude investment treaties jointly; each of those has three parties.",
        "45 treaties were terminated before they had ever been in force.",
        "A treaty of the Federal Republic of Germany, North Yemen or Czechoslovakia stands under the later "
        "state's name in the file; until the change it is put under the state that then was.",
    ),
)
