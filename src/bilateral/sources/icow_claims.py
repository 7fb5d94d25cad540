"""Territorial claims of the Issue Correlates of War project: who claimed which territory from whom, and how long."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.sources._codes import first_day, known, last_day, precision
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, read_csv, to_number

if TYPE_CHECKING:
    import polars as pl

ID = "icow-claims"
FILE = "icow_territorial_claims_ext2017.csv"
USED = ("record", "name", "chal", "tgt", "begclaim", "endclaim", "resolved", "midsiss", "warsiss", "notes")
#: Salience, and how a claim ended, are codes whose codebook does not come with the file.
SKIPPED = ("region", "claimdy", "claim", "dyadnum", "dyad", "endviol", "icowsal", "icowsalc", "salchal", "saltgt",
           "saltan", "salint", "salintc", "salintt", "midsfat", "version", "chalname", "tgtname")  # fmt: skip
#: Of a claim without an end whose end was sought in vain; one that has neither an end nor this note goes on.
LOST = "end date unknown - see codebook"
NOTES = ("", "NA", LOST, "claim transfers to South Sudan in 2011",
         "resolved by climate change (new code)")  # fmt: skip
FIRST, LAST = 1816, 2017
#: The extension writes month 99 of 2017 where a claim goes on.
OPEN_MONTH = 99
#: A month written with one digit.
SLIPS = {"20012": "200102"}

CLAIM = Indicator(
    id="territorial-claim",
    name="territorial claims",
    dimension="security",
    unit="claims",
    directed=True,
    years=(FIRST, LAST),
    absent="zero",
    description="A spell in which officials of a claimed, for their government, territory that b held or claimed too.",
)


def _counted(numbers: pl.Series, noun: str) -> pl.Series:
    """ "; 4 militarised disputes" in each row, "" for none."""
    import polars as pl

    words = [f"; {n} {noun}{'s' if n > 1 else ''}" if n else "" for n in numbers]
    return pl.Series(words, dtype=pl.String)


def _events(frame: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    return frame.with_columns(end=pl.lit(None, dtype=pl.Date), directed=pl.lit(True), text="territory")


def read(files: Mapping[str, Path]) -> Loaded:
    """One spell for each claim; where the end is not known, the year it began in, and what follows is not reported."""
    import polars as pl

    raw = read_csv(ID, files[FILE])
    expect_columns(ID, raw, USED, SKIPPED)
    expect_values(ID, raw["notes"], NOTES, "NOTES")
    begin = to_number(ID, raw["begclaim"]).cast(pl.Int32)
    end = to_number(ID, raw["endclaim"].replace(SLIPS), ("NA",)).cast(pl.Int32)
    disputes, wars = (to_number(ID, raw[c]).fill_null(0).cast(pl.Int32) for c in ("midsiss", "warsiss"))
    frame = raw.select(
        "record",
        a=known(ID, raw["chal"]),
        b=known(ID, raw["tgt"]),
        territory="name",
        y_begin=begin // 100,
        m_begin=begin % 100,
        y_end=end // 100,
        m_end=end % 100,
        day=pl.lit(0),
        # a claim that nothing resolved, and that ends in the year of the writing, goes on
        lasts=(end % 100 == OPEN_MONTH) | ((raw["resolved"] == "NA") & (end // 100 == LAST)) | end.is_null(),
        lost=raw["notes"] == LOST,
        fought=_counted(disputes, "militarised dispute") + _counted(wars, "war"),
    ).with_columns(start=first_day("y_begin", "m_begin", "day"), file=pl.lit(FILE))
    spells = frame.with_columns(
        indicator=pl.lit(CLAIM.id),
        value=pl.lit(1.0),
        status=pl.lit("observed"),
        text=pl.col("territory") + pl.col("fought"),
        end=pl.when("lost")
        .then(pl.date("y_begin", 12, 31))
        .when(~pl.col("lasts"))
        .then(last_day("y_end", "m_end", "day")),
    )
    after = spells.filter("lost").with_columns(
        start=pl.date(pl.col("y_begin") + 1, 1, 1),
        end=pl.date(LAST, 12, 31),
        value=pl.lit(None, dtype=pl.Float64),
        status=pl.lit("not reported"),
        text=pl.col("territory") + "; end not known",
    )
    begun = frame.with_columns(type=pl.lit("territorial claim"), date="start", precision=precision("m_begin", "day"))
    ended = frame.filter(~pl.col("lasts")).with_columns(
        type=pl.lit("territorial claim ended"),
        date=first_day("y_end", "m_end", "day"),
        precision=precision("m_end", "day"),
    )
    return Loaded(observations=pl.concat([spells, after]), events=_events(pl.concat([begun, ended])))


SOURCE = Source(
    id=ID,
    name="ICOW territorial claims",
    version="provisional 1.01, extended to 2017 by Brendan Cooley",
    files=(
        File(
            FILE,
            "1681745fb4c66df1cd1c7170a0227d0d43651eafd2e81e4f10702748d714f3a4",
            105815,
            "https://raw.githubusercontent.com/brendancooley/icews-explorer/c071eed5763731a5d95aca7847b6ae66b924609a/"
            "icow_ext2017_v2.csv",
        ),
    ),
    years=(FIRST, LAST),
    licence="free with citation; no redistribution terms stated",
    redistribute=False,
    citations=(
        Citation(
            ("Frederick, Bryan A.", "Hensel, Paul R.", "Macaulay, Christopher"),
            "The Issue Correlates of War Territorial Claims Data, 1816-2001",
            2017,
            "Journal of Peace Research 54(1), 99-108",
            "10.1177/0022343316676311",
        ),
        Citation(
            ("Cooley, Brendan",),
            "ICOW territorial claims, extended to 2017",
            2017,
            url="https://github.com/brendancooley/icews-explorer",
            cited_for="claims from 2002 on",
        ),
    ),
    indicators=(CLAIM,),
    read=read,
    at_least={"observations": 840, "events": 1_500},
    notes=(
        "A claim is explicit contention over the sovereignty of a piece of territory, stated by officials who may "
        "speak for their government. The project takes no side in any of them.",
        "The project's own record ends in 2001; what follows is an extension by one author, who found eleven new "
        "claims. Militarised disputes and wars over a claim are counted to 2001.",
        "A claim that goes on in 2017 has no end. So has that of Serbia to Kosovo, which the file ends in June 2017, "
        "the month it was written in, without a resolution.",
        "Of nine claims the end is not known: the year of their beginning is observed, the years after it are not "
        "reported. Two more, to islands in the Aegean and to Nagorno-Karabakh, have no end without a word on why: they "
        "are read as going on, as they did in 2017.",
        "How claims were resolved, and how salient they were, is left out: the codes stand in a codebook that does not "
        "come with the file.",
    ),
)
