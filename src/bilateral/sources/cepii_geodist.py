"""CEPII GeoDist: distance of capitals, contiguity, common language and colonial ties, as of today."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.sources._codes import r_frame
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, to_cow

ID = "cepii-geodist"
FILE, FRAME = "cepii_dist.rda", "dist_cepii"
USED = ("record", "iso_o", "iso_d", "contig", "comlang_off", "colony", "distcap")
SKIPPED = ("comlang_ethno", "comcol", "curcol", "col45", "smctry", "dist", "distw", "distwces")
#: The year of publication: the file is of no year, and nothing in it is dated.
YEAR = 2011
#: Codes that the file keeps after their states had taken others (PAL, Palestine, is no member).
ALSO = {"ROM": 360, "ZAR": 490, "TMP": 860, "YUG": 345}
#: Territories that are no members of the state system.
SKIP = ("ABW", "AIA", "ANT", "BMU", "CCK", "COK", "CXR", "CYM", "ESH", "FLK", "FRO", "GIB", "GLP", "GRL", "GUF", "HKG",
        "MAC", "MNP", "MSR", "MTQ", "NCL", "NFK", "NIU", "PAL", "PCN", "PRI", "PYF", "REU", "SHN", "SPM", "TCA", "TKL",
        "VGB", "WLF")  # fmt: skip


def static(id_: str, name: str, unit: str, description: str) -> Indicator:
    """An indicator of this file: undirected and of one year, measured for every pair."""
    return Indicator(
        id=id_,
        name=name,
        dimension="people",
        unit=unit,
        directed=False,
        years=(YEAR, YEAR),
        absent="not reported",
        description=description,
    )


INDICATORS = {
    "distcap": static("distance-capitals", "distance of the capitals", "km", "Great-circle km between capitals."),
    "comlang_off": static(
        "common-language", "common official language", "1 or 0", "1 if the two share an official language."
    ),
    "colony": static("colonial-tie", "colonial tie", "1 or 0", "1 if one of the two was ever the other's colony."),
    "contig": static("contiguous", "common border", "1 or 0", "1 if the two share a border."),
}


def read(files: Mapping[str, Path]) -> Loaded:
    """Four facts for each pair of states; the half of the square matrix with the lower code first."""
    import polars as pl

    raw = r_frame(ID, files[FILE], FRAME)
    expect_columns(ID, raw, USED, SKIPPED)
    for column in ("comlang_off", "colony", "contig"):
        expect_values(ID, raw[column], (0, 1), "INDICATORS")
    wide = raw.select(
        "record",
        *INDICATORS,
        a=to_cow(ID, raw["iso_o"], YEAR, "iso3", also=ALSO, skip=SKIP),
        b=to_cow(ID, raw["iso_d"], YEAR, "iso3", also=ALSO, skip=SKIP),
    ).filter(pl.col("a") < pl.col("b"))
    frame = wide.unpivot(list(INDICATORS), index=["record", "a", "b"], variable_name="column").with_columns(
        indicator=pl.col("column").replace_strict({c: i.id for c, i in INDICATORS.items()}),
        start=pl.date(YEAR, 1, 1),
        end=pl.lit(None, dtype=pl.Date),
        status=pl.when(pl.col("value") == 0).then(pl.lit("true zero")).otherwise(pl.lit("observed")),
        file=pl.lit(FILE),
        detail=pl.lit(FRAME),
    )
    return Loaded(observations=frame)


SOURCE = Source(
    id=ID,
    name="CEPII GeoDist",
    version="2011",
    files=(
        File(
            FILE,
            "5d38f8c769ab5aa2769a20995b2547fa719b98138150b5764d045436ff9394b9",
            527892,
            "https://raw.githubusercontent.com/pachadotdev/cepiigeodist/534f1711d59d2a0bce46a48876fa2ab91e4bedaa/"
            "data/dist_cepii.rda",
        ),
    ),
    years=(YEAR, YEAR),
    licence="CC0 (package); cite CEPII",
    redistribute=True,
    citations=(
        Citation(
            ("Mayer, Thierry", "Zignago, Soledad"),
            "Notes on CEPII's distances measures: The GeoDist database",
            2011,
            "CEPII Working Paper 2011-25",
        ),
    ),
    indicators=tuple(INDICATORS.values()),
    read=read,
    at_least={"observations": 60_000},
    notes=("The file is of no year; its facts are dated by its publication, 2011, and held to last.",),
)
