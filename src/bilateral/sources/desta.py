"""DESTA: trade agreements to which two states are parties, when signed and when in force."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, read_csv, to_cow, to_number, undirected, year_span

if TYPE_CHECKING:
    import polars as pl

ID = "desta"
FILE = "desta_02_02_dyads.csv"
USED = ("record", "iso1", "iso2", "number", "name", "entry_type", "year", "entryforceyear")
SKIPPED = ("country1", "country2", "base_treaty", "consolidated", "language", "typememb", "regioncon", "wto_listed",
           "wto_name")  # fmt: skip
#: A consolidated text is one and the same agreement again, with its amendments.
KINDS, AGAIN = ("base_treaty", "accession"), "consolidated"
ALSO = {"900": 347}  # Kosovo
#: Customs territories that are no states.
SKIP = ("184", "234", "275", "304", "344", "446", "500", "570", "732")
YEARS = (1948, 2023)

AGREEMENTS = Indicator(
    id="trade-agreements",
    name="trade agreements that came into force",
    dimension="economic",
    unit="agreements",
    directed=False,
    years=YEARS,
    absent="zero",
    description="Number of agreements on preferential trade with both as parties that came into force in the year, for "
    "them or for the first of their parties. When they ended is not in the list.",
)


def read(files: Mapping[str, Path]) -> Loaded:
    """One event for each agreement and dyad, of the year it was signed, and a count of those that came into force."""
    import polars as pl

    raw = read_csv(ID, files[FILE], encoding="windows-1252")
    expect_columns(ID, raw, USED, SKIPPED)
    expect_values(ID, raw["entry_type"], (*KINDS, AGAIN), "KINDS")
    some = raw.filter(pl.col("entry_type").is_in(list(KINDS)))
    signed, force = (to_number(ID, some[c]).cast(pl.Int32) for c in ("year", "entryforceyear"))
    one, other = (to_cow(ID, some[c].str.zfill(3), signed, "m49", also=ALSO, skip=SKIP) for c in ("iso1", "iso2"))
    rows = undirected(
        some.select(
            "record",
            "number",
            a=one,
            b=other,
            name=pl.col("name").str.replace_all(r"\s+", " ").str.strip_chars(),
            signed=signed,
            year=force,
            file=pl.lit(FILE),
        ).filter(pl.col("a") != pl.col("b"))
    )
    rows = rows.unique(["a", "b", "number"], keep="first", maintain_order=True)
    events = rows.with_columns(
        type=pl.lit("agreement"),
        directed=pl.lit(False),
        date=pl.date("signed", 1, 1),
        precision=pl.lit("year"),
        text=pl.lit('trade agreement, "') + pl.col("name") + '"',
    )
    return Loaded(observations=year_span(_counted(rows.filter(pl.col("year").is_not_null()))), events=events)


def _counted(rows: pl.DataFrame) -> pl.DataFrame:
    """The agreements of each dyad that came into force in a year, with their names and every line they stand in."""
    import polars as pl

    return (
        rows.sort("a", "b", "year", "record")
        .group_by("a", "b", "year", maintain_order=True)
        .agg(
            indicator=pl.lit(AGREEMENTS.id),
            value=pl.len().cast(pl.Float64),
            status=pl.lit("observed"),
            text=pl.col("name").str.join("; "),
            file=pl.lit(FILE),
            record=pl.col("record").first(),
            detail=pl.lit("lines ") + pl.col("record").cast(pl.String).str.join(","),
        )
    )


SOURCE = Source(
    id=ID,
    name="Design of Trade Agreements (DESTA)",
    version="2.2, dyads",
    files=(
        File(
            FILE,
            "bed4ac1f3938f93732a8a2245751f6a11e9b594b4dac516d4a70ffbcfb7b6cb6",
            3083827,
            "https://raw.githubusercontent.com/bkey15/dissertation/404972095f61b481311089fbb75bcac4a7b700fd/data/ch1/"
            "raw/desta/desta_list_of_treaties_02_02_dyads.txt",
        ),
    ),
    years=YEARS,
    licence="free with citation; no redistribution terms stated",
    redistribute=False,
    citations=(
        Citation(
            ("Dür, Andreas", "Baccini, Leonardo", "Elsig, Manfred"),
            "The Design of International Trade Agreements: Introducing a New Dataset",
            2014,
            "Review of International Organizations 9(3), 353-375",
        ),
    ),
    indicators=(AGREEMENTS,),
    read=read,
    at_least={"observations": 10_000, "events": 15_000},
    notes=(
        "The list does not say when an agreement ended, was replaced or left: that one came into force says nothing of "
        "today.",
        "An agreement without a year of entry into force was not in force when the list was made, or its year is not "
        "known; it is an event, and not counted.",
        "Members of a union are dyads of its agreements: an agreement of the European Union stands between each member "
        "and the partner. Consolidated texts, which repeat an agreement, are left out.",
        "Names are those of the list, many of them no titles but the names of the parties. It is written in "
        "Windows-1252.",
    ),
)
