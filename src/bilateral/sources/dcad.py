"""Defence cooperation agreements between two states (Kinne): when signed, on what, and how long in force."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources._codes import first_day, known, precision
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, read_csv, to_number, undirected

ID = "dcad"
FILE = "dcad_v1_main.csv"
SIGNED = ("signYear", "signMonth", "signDay")
KIND = ("category1", "category2", "category3")
USED = ("record", "ccode1", "ccode2", *SIGNED, "type", *KIND, "terminated", "endYearEstimate", "factivaSign", "DCAid")
SKIPPED = ("cowName1", "cowName2", "EIFDay", "EIFMonth", "EIFYear", "span", "renewType", "renewYears",
           "durationActual", "asymmetry", "categoryConf", "UNTS", "fullText", "sourceType", "source", "factivaConf",
           "factivaEIF")  # fmt: skip
FIRST, LAST = 1980, 2010
#: Subjects of an agreement; a general one has DCA first, or the industry or exchanges as its frame.
SUBJECTS = {"DCA": "general cooperation", "DIC": "arms industry", "TREX": "training",
            "PROCUREMENT": "procurement", "COMMISSION": "a joint commission", "RESEARCH": "research"}  # fmt: skip
#: What the reports of news say of the signing: "0" is an agreement that none of them calls signed.
NEWS = ("", "1", "-99", "0")
#: A row that has one code twice beside two names (Bolivia and Venezuela).
SLIPS = {"DCADv1.0-0297": 101}
#: Rows that name one state twice: no pair.
NO_PAIR = ("DCADv1.0-1625", "DCADv1.0-1847")

AGREEMENT = Indicator(
    id="defence-agreement",
    name="defence cooperation agreements",
    dimension="security",
    unit="agreements",
    directed=False,
    years=(FIRST, LAST),
    absent="zero",
    description="A spell from the signing of an agreement of the two on defence cooperation to its end, which the "
    "source estimates where it is not known.",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """One spell and one event for each agreement that was signed."""
    import polars as pl

    raw = read_csv(ID, files[FILE])
    expect_columns(ID, raw, USED, SKIPPED)
    expect_values(ID, raw["type"], ("general", "sector"), "USED")
    expect_values(ID, raw["factivaSign"], NEWS, "NEWS")
    expect_values(ID, raw["terminated"], ("0", "1", "-88", "-99"), "USED")
    for column in KIND:
        expect_values(ID, raw[column], ("", *SUBJECTS), "SUBJECTS")
    words = {"": None} | SUBJECTS
    frame = (
        raw.select(
            "record",
            a=known(ID, raw["ccode1"]),
            b=pl.col("DCAid").replace_strict(SLIPS, default=known(ID, raw["ccode2"]), return_dtype=pl.Int16),
            detail="DCAid",
            signed="factivaSign",
            text=pl.concat_str([pl.col(c).replace_strict(words) for c in KIND], separator=", ", ignore_nulls=True),
            until=to_number(ID, raw["endYearEstimate"]).cast(pl.Int32),
            **{c: to_number(ID, raw[c]).cast(pl.Int32) for c in SIGNED},
        )
        .filter(~pl.col("detail").is_in(list(NO_PAIR)), pl.col("signed") != "0")
        .with_columns(
            file=pl.lit(FILE),
            start=first_day(*SIGNED),
            end=pl.when(pl.col("until") < LAST).then(pl.date(pl.col("until"), 12, 31)),
        )
    )
    spells = undirected(frame).with_columns(
        indicator=pl.lit(AGREEMENT.id), value=pl.lit(1.0), status=pl.lit("observed")
    )
    events = spells.with_columns(
        type=pl.lit("agreement"),
        directed=pl.lit(False),
        date="start",
        precision=precision(*SIGNED[1:]),
        text=pl.format("defence cooperation ({})", "text"),
        end=pl.lit(None, dtype=pl.Date),
    )
    return Loaded(observations=spells, events=events)


SOURCE = Source(
    id=ID,
    name="Defense Cooperation Agreement Dataset",
    version="1.0",
    files=(
        File(
            FILE,
            "f7d56e1703ae7cd7395b636210fa5d33a5fc3feafe5686734c212ffd5af7405a",
            254938,
            "https://raw.githubusercontent.com/QiqiNerd/dcad_mining/d3398b0666e4fe49d49f54ec6e5c6869b73d442e/"
            "DCAD-v1.0-main.csv",
        ),
    ),
    years=(FIRST, LAST),
    licence="free with citation; no redistribution terms stated",
    redistribute=False,
    citations=(
        Citation(
            ("Kinne, Brandon J.",),
            "The Defense Cooperation Agreement Dataset (DCAD)",
            2020,
            "Journal of Conflict Resolution 64(4), 729-755",
            url="https://correlatesofwar.org/data-sets/defense-cooperation-agreement-dataset/",
        ),
    ),
    indicators=(AGREEMENT,),
    read=read,
    at_least={"observations": 1_800, "events": 1_800},
    notes=(
        "Agreements signed from 1980 to 2010; one signed before 1980 is not in the record, even if it was in force "
        "later.",
        "The end is mostly an estimate of the source: where nothing is known of renewal or termination it takes six "
        "years. An agreement that the source has in force in 2010 has no end.",
        "A third of the agreements are known from news alone; fourteen of these, which no report calls signed, are "
        "left out.",
        "One row has the code of Bolivia twice beside the names of Bolivia and Venezuela, and is read as these two; "
        "two rows that name one state twice are left out.",
    ),
)
