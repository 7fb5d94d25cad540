"""GeoPolHist: which state ruled or occupied which other, in spells of years."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.errors import SourceError
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, read_csv, to_number
from bilateral.states.registry import states

ID = "geopolhist"
FILE, ENTITIES = "geopolhist_status_over_time.csv", "geopolhist_entities.csv"
USED = ("record", "GPH_code", "start_year", "end_year", "GPH_status", "sovereign_GPH_code")
SKIPPED = ("GPH_name",)
USED_ENTITIES = ("record", "GPH_code")
SKIPPED_ENTITIES = ("GPH_name", "continent", "wikidata", "wikidata_alt1", "wikidata_alt2", "wikidata_alt3", "notes",
                    "lat", "lng")  # fmt: skip
OCCUPIED = "Occupied by"
#: How one state was ruled by another, in words that stand between the two.
RULED = {"Colony of": "a colony of", "Protectorate of": "a protectorate of", "Part of": "part of",
         "Mandated to": "under the mandate of", "Associated state of": "an associated state of",
         "Dependency of": "a dependency of", "Vassal of": "a vassal of",
         "Possession of": "a possession of"}  # fmt: skip
#: What a state was by itself, or what befell a part of it.
OTHERS = ("Sovereign", "Sovereign (unrecognized)", "Sovereign (limited)", "Dissolved into", "Discovered", "Claimed by",
          "Unknown", "Leased to", "Neutral or demilitarized zone of", "Informal", "International")  # fmt: skip
#: Kiribati and Tuvalu: the list has British rule last until they joined the UN, twenty years after independence.
TOO_LONG = ("946", "947")
FIRST, LAST = 1816, 2022


def _indicator(name: str, words: str, what: str) -> Indicator:
    return Indicator(
        id=name,
        name=words,
        dimension="security",
        unit="1 or 0",
        directed=True,
        years=(FIRST, LAST),
        absent="zero",
        description=f"A spell of years in which a {what} b.",
    )


OCCUPATION = _indicator("occupation", "occupation", "occupied")
RULE = _indicator("rule", "rule", "ruled, as a colony, a protectorate or otherwise,")


def read(files: Mapping[str, Path]) -> Loaded:
    """Spells between two states; those of entities that never were a state of the system are left out."""
    import polars as pl

    raw, entities = read_csv(ID, files[FILE]), read_csv(ID, files[ENTITIES])
    expect_columns(ID, raw, USED, SKIPPED)
    expect_columns(ID, entities, USED_ENTITIES, SKIPPED_ENTITIES)
    expect_values(ID, raw["GPH_status"], (OCCUPIED, *RULED, *OTHERS), "OTHERS")
    named = [*entities["GPH_code"], ""]
    for column in ("GPH_code", "sovereign_GPH_code"):
        if (odd := raw.filter(~pl.col(column).is_in(named))).height:
            raise SourceError(
                f"{ID}: code {odd[column][0]!r} in line {odd['record'][0]} is none of {ENTITIES}. The files are of two "
                "versions; fetch both again."
            )
    ours = [str(code) for code in states() if str(code) not in TOO_LONG]
    spells = raw.filter(
        pl.col("GPH_code").is_in(ours),
        pl.col("sovereign_GPH_code").is_in(ours),
        pl.col("GPH_status").is_in([OCCUPIED, *RULED]),
    )
    years = {c: to_number(ID, spells[c]).cast(pl.Int32) for c in ("start_year", "end_year")}
    return Loaded(
        observations=spells.with_columns(**years).select(
            "record",
            a=pl.col("sovereign_GPH_code").cast(pl.Int16),
            b=pl.col("GPH_code").cast(pl.Int16),
            indicator=pl.when(pl.col("GPH_status") == OCCUPIED).then(pl.lit(OCCUPATION.id)).otherwise(pl.lit(RULE.id)),
            start=pl.date("start_year", 1, 1),
            end=pl.when(pl.col("end_year") < LAST).then(pl.date("end_year", 12, 31)),
            value=pl.lit(1.0),
            text=pl.col("GPH_status").replace_strict({OCCUPIED: "occupied by", **RULED}),
            status=pl.lit("observed"),
            file=pl.lit(FILE),
        )
    )


SOURCE = Source(
    id=ID,
    name="GeoPolHist",
    version="commit f710c67",
    files=(
        File(
            FILE,
            "4423e97c59bc852208c5e0400fc81323cef7d6fa3210bfeae7b4c18b2290b488",
            197945,
            "https://raw.githubusercontent.com/medialab/GeoPolHist/f710c678ad34cca230097ffda59e0ac20eb7f769/data/"
            "GeoPolHist_entities_status_over_time.csv",
        ),
        File(
            ENTITIES,
            "c0e624e7009b8f7844c1b11643771231b626507c7717e4f8473898d6020d0c31",
            117143,
            "https://raw.githubusercontent.com/medialab/GeoPolHist/f710c678ad34cca230097ffda59e0ac20eb7f769/data/"
            "GeoPolHist_entities.csv",
        ),
    ),
    years=(FIRST, LAST),
    licence="ODbL 1.0",
    redistribute=False,
    citations=(
        Citation(
            ("Dedinger, Béatrice", "Girard, Paul"),
            "How Many Countries in the World? The Geopolitical Entities of the World and Their Political Status from "
            "1816 to the Present",
            2021,
            "Historical Methods 54(4), 208-227",
        ),
    ),
    indicators=(OCCUPATION, RULE),
    read=read,
    at_least={"observations": 400},
    notes=(
        "Spells are of whole years; one of 1816 may have begun before.",
        "Only spells between two states of the system are read: an occupied or ruled territory that never was a state "
        "is in the list, and not here.",
        "What is an occupation is the list's judgement: it has one of Afghanistan from 1979 to 1989, none of it or of "
        "Iraq after 2001, and none of a part of a state.",
        "British rule of Kiribati and Tuvalu is left out: the list has it last until they joined the UN.",
    ),
)
