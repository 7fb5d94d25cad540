"""Pew Global Attitudes: the share of people in one state who see another favourably, by year, 2002 to 2023."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, to_cow, year_span

ID = "pew-opinion"
FILE = "pew_all_opi.RDS"
TARGETS = {"opi_USA": 2, "opi_BRA": 140, "opi_FRA": 220, "opi_DEU": 255, "opi_RUS": 365, "opi_IRN": 630,
           "opi_CHN": 710, "opi_TWN": 713, "opi_JPN": 740, "opi_IND": 750}  # fmt: skip
USED = ("wav", "sta", "wgt", *TARGETS)
#: Opinions of the UN and the EU, the weight of religion, and who the respondent is.
SKIPPED = ("sex", "age", "opi_rel", "opi_UN", "opi_EU")
FAVOURABLE = ("Very favorable", "Somewhat favorable")
#: Null: not asked. Who did not know or refused was asked, and counts in the whole, as Pew counts.
ANSWERS = (*FAVOURABLE, "Somewhat unfavorable", "Very unfavorable", "DK", "Refused", None)
#: The Palestinian territories, under two codes.
SKIP = ("PLS", "PSE")

OPINION = Indicator(
    id="favourable-opinion",
    name="favourable opinion",
    dimension="people",
    unit="percent",
    directed=True,
    years=(2002, 2023),
    absent="not reported",
    description="Weighted share of the respondents in a who hold a very or somewhat favourable opinion of b, of all "
    "who were asked; who did not know or refused counts in the whole.",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """One share a state, year and target; the answers of persons do not leave this function."""
    import polars as pl

    from bilateral.sources.rfile import read_r

    raw = read_r(files[FILE])["pew_all_opi"]
    expect_columns(ID, raw, USED, SKIPPED)
    for target in TARGETS:
        expect_values(ID, raw[target], ANSWERS, "ANSWERS")
    people = raw.select(
        *TARGETS,
        "wgt",
        "sta",
        year=pl.col("wav").cast(pl.Int32),
        a=to_cow(ID, raw["sta"], raw["wav"].cast(pl.Int32), "iso3", skip=SKIP),
        record=pl.int_range(1, pl.len() + 1, dtype=pl.Int32),
    )
    answers = people.unpivot(
        list(TARGETS), index=["a", "year", "wgt", "sta", "record"], variable_name="detail", value_name="answer"
    ).with_columns(pl.col("detail").replace_strict(TARGETS, return_dtype=pl.Int16).alias("b"))
    shares = (
        answers.filter(pl.col("a").is_not_null() & pl.col("answer").is_not_null() & (pl.col("a") != pl.col("b")))
        .group_by("a", "b", "year", "detail")
        .agg(
            (pl.col("wgt").filter(pl.col("answer").is_in(FAVOURABLE)).sum() / pl.col("wgt").sum() * 100)
            .round(2)
            .alias("value"),
            pl.format("{} respondents", pl.len()).alias("text"),
            pl.col("record").min(),
            pl.col("sta").first(),
        )
        # the share is made of all who were asked: `raw` counts them again
        .with_columns(
            pl.format("{} of all rows with wav {}, sta {}, weighted by wgt", "detail", "year", "sta").alias("detail")
        )
        .sort("a", "b", "year")
    )
    return Loaded(
        observations=year_span(shares).with_columns(
            indicator=pl.lit(OPINION.id), status=pl.lit("observed"), file=pl.lit(FILE)
        )
    )


SOURCE = Source(
    id=ID,
    name="Pew Global Attitudes Surveys, favourability",
    version="2002-2023, by worldregio",
    files=(
        File(
            FILE,
            "9d1cb58df8e7c19706fbd717d6b86ee9826135a8575cf6aebb986c6f8187776f",
            4060640,
            "https://raw.githubusercontent.com/worldregio/pew_opi/9fa28b630975c2ca32f2e28e696508c6adfe13d6/data/"
            "pew_all_opi.RDS",
        ),
    ),
    years=(2002, 2023),
    licence="Pew Research Center: free with citation; respondents' data may not be passed on",
    redistribute=False,
    citations=(
        Citation(
            ("Pew Research Center",),
            "Global Attitudes Surveys",
            2023,
            url="https://www.pewresearch.org/global/",
        ),
    ),
    indicators=(OPINION,),
    read=read,
    at_least={"observations": 1_500},
    notes=(
        "Only shares are stored, with the number of respondents; a trace leads to the first of them.",
        "Ten states were asked about: the United States, China, Russia and Iran often, the others in few years.",
        "Pew's toplines may differ by a point: the weights here are those of the compiled file.",
    ),
)
