"""Passport Index: what the holders of a's passport need to enter b, in 53 snapshots from 2019 to 2025."""

from __future__ import annotations

import tarfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.errors import SourceError
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import to_cow

if TYPE_CHECKING:
    import polars as pl

ID = "passport-index"
NOW = "passport_index_2025_01.csv"
LEGACY = "passport_index_legacy_tidy_iso3.tar.gz"
#: The day of the last snapshot: that of the pinned commit (the one before it in the archive is 2025-01-02).
NOW_DAY = "2025-01-12"
MEMBER = "legacy/{}/passport-index-tidy-iso3.csv"
SNAPSHOTS = 52
#: The third column's name changed, with its codes.
HEADERS = (["Passport", "Destination", "Code"], ["Passport", "Destination", "Requirement"])
#: The last snapshots that use the old codes.
NUMBERS_TO, LETTERS_TO = "2019-12-17", "2020-05-09"
FREE, ARRIVAL, ETA, EVISA = "visa free", "visa on arrival", "electronic authorisation", "e-visa"
REQUIRED, REFUSED, COVID = "visa required", "no admission", "closed for covid"
#: Codes by era. In the letters "ETA" and "VOA" are exchanged (Australia, Canada and the US, which ask for an
#: authorisation, stand under VOA; Cambodia, Egypt and Kenya, which issued visas on arrival, under ETA), just as
#: 1 and 2 did in the numbers before. They are read for what they mean.
NUMBERS: dict[str, str | None] = {"0": REQUIRED, "1": ETA, "2": ARRIVAL, "3": FREE}
LETTERS: dict[str, str | None] = {"VR": REQUIRED, "VOA": ETA, "ETA": ARRIVAL, "VF": FREE}
WORDS: dict[str, str | None] = {
         "visa required": REQUIRED, "visa on arrival": ARRIVAL, "e-visa": EVISA, "visa free": FREE, "eta": ETA,
         "no admission": REFUSED, "covid ban": COVID, "EVW": ETA, "Hayya Entry Permit": ETA, "-1": None}  # fmt: skip
ALSO = {"XKX": 347}
SKIP = ("VAT", "PSE", "HKG", "MAC")

VISA = Indicator(
    id="visa-requirement",
    name="entry requirement",
    dimension="people",
    unit="days without a visa",
    directed=True,
    years=(2019, 2025),
    absent="not reported",
    description="What citizens of a need to enter b: the text is the category, the value the days allowed "
    "without a visa where the source counts them.",
)


def snapshots(files: Mapping[str, Path]) -> pl.DataFrame:
    """All snapshots in one frame: passport, destination, code, day, record (1-based line).

    Raises
    ------
    SourceError
        If a snapshot is missing, or its columns are not the known ones.
    """
    import polars as pl

    contents: dict[str, bytes] = {}
    try:
        with tarfile.open(files[LEGACY]) as archive:
            for member in archive:
                stream = archive.extractfile(member) if member.isfile() else None
                if stream is not None:
                    contents[member.name.split("/")[1]] = stream.read()
    except (tarfile.TarError, EOFError, OSError) as error:
        raise SourceError(f"{ID}: {LEGACY} cannot be read ({str(error).splitlines()[0]}); fetch it again.") from error
    if len(contents) != SNAPSHOTS:
        raise SourceError(f"{ID}: {LEGACY} holds {len(contents)} snapshots, expected {SNAPSHOTS}; fetch it again.")
    contents[NOW_DAY] = files[NOW].read_bytes()
    frames = []
    for day, content in sorted(contents.items()):
        frame = pl.read_csv(content, infer_schema=False)
        if frame.columns not in HEADERS:
            raise SourceError(
                f"{ID}: the snapshot of {day} has the columns {', '.join(frame.columns)}. "
                "Add them to HEADERS in sources/passport_index.py."
            )
        frame.columns = ["passport", "destination", "code"]
        frames.append(frame.with_row_index("record", offset=2).with_columns(pl.lit(day).alias("day")))
    return pl.concat(frames)


def categories(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with `text`, the category, and `value`, days without a visa; one's own country left out."""
    import polars as pl

    code, day = pl.col("code"), pl.col("day")
    era = (
        pl.when(day <= NUMBERS_TO).then(pl.lit("1:")).when(day <= LETTERS_TO).then(pl.lit("2:")).otherwise(pl.lit("3:"))
    )
    # 0 to 3 are categories in the numbers' era; later a number counts days
    counted = code.str.contains(r"^[1-9]\d{0,2}$") & (day > NUMBERS_TO)
    told = {f"{n}:{k}": v for n, table in enumerate((NUMBERS, LETTERS, WORDS), 1) for k, v in table.items()}
    keyed = frame.with_columns(
        pl.when(counted).then(pl.lit("days")).otherwise(era + code).alias("key"),
        pl.when(counted).then(code).cast(pl.Float64).alias("value"),
    )
    new = keyed.filter(~pl.col("key").is_in([*told, "days"]))
    if new.height:
        row = new.row(0, named=True)
        raise SourceError(
            f"{ID}: code {row['code']!r} in line {row['record']} of the snapshot of {row['day']} is new. "
            "Add it to NUMBERS, LETTERS or WORDS in sources/passport_index.py."
        )
    return keyed.with_columns(pl.col("key").replace_strict({**told, "days": FREE}).alias("text")).filter(
        pl.col("text").is_not_null()
    )


def read(files: Mapping[str, Path]) -> Loaded:
    """Spells of the same requirement, from the first snapshot that shows it to the last without a change."""
    import polars as pl

    frame = categories(snapshots(files)).sort("passport", "destination", "day")
    pair = ["passport", "destination"]
    changed = pl.struct("text", "value").ne_missing(pl.struct("text", "value").shift(1).over(pair))
    spells = (
        frame.with_columns(changed.cum_sum().over(pair).alias("spell"))
        .group_by(*pair, "spell", maintain_order=True)
        .agg(
            pl.col("day").first().alias("first"),
            pl.col("day").last().alias("last"),
            pl.col("text", "value", "record").first(),
        )
    )
    first = pl.col("first")
    rows = spells.select(
        indicator=pl.lit(VISA.id),
        a=to_cow(ID, spells["passport"], 2022, "iso3", also=ALSO, skip=SKIP),
        b=to_cow(ID, spells["destination"], 2022, "iso3", also=ALSO, skip=SKIP),
        start=first.str.to_date(),
        end=pl.col("last").str.to_date(),
        value="value",
        text="text",
        status=pl.lit("observed"),
        file=pl.when(first == NOW_DAY).then(pl.lit(NOW)).otherwise(pl.lit(LEGACY)),
        record="record",
        detail=pl.when(first != NOW_DAY).then(pl.format(MEMBER, first)),
    )
    return Loaded(observations=rows.filter(pl.col("a").is_not_null() & pl.col("b").is_not_null()))


SOURCE = Source(
    id=ID,
    name="Passport Index dataset",
    version="2025-01-12",
    files=(
        File(
            NOW,
            "8fda21d4075ea39cee1d76a50104fa4b0870cccdbc6fbdfbe98986e18d798b33",
            698647,
            "https://raw.githubusercontent.com/ilyankou/passport-index-dataset/"
            "a46dbc872002e01f6465a69071a7ed5b6dc8fc7b/passport-index-tidy-iso3.csv",
        ),
        File(
            LEGACY,
            "e89b1ec29a5a7e6e3aa849d6aecc789189834f05f48a7a647231c57d12d4f697",
            7112728,
            None,
            origin="git archive of legacy/*/passport-index-tidy-iso3.csv in github.com/ilyankou/"
            "passport-index-dataset at a46dbc872002e01f6465a69071a7ed5b6dc8fc7b",
        ),
    ),
    years=(2019, 2025),
    licence="MIT",
    redistribute=True,
    citations=(
        Citation(
            ("Ilyankou, Ilya",),
            "Passport Index Dataset: visa requirements for 199 countries",
            2025,
            url="https://github.com/ilyankou/passport-index-dataset",
        ),
    ),
    indicators=(VISA,),
    read=read,
    at_least={"observations": 80_000},
    notes=(
        "A spell ends with the last snapshot that shows it; the change came before the next snapshot.",
        "Before November 2020 the file exchanges electronic authorisation and visa on arrival, and knows no "
        "e-visa: it counts e-visas as visas required or on arrival.",
        "From November 2020 to January 2025 electronic authorisations count as e-visa or visa free.",
        "Closed for covid (2020-11 to 2023-07) hides the requirement that held before and after.",
        "The four snapshots of 2023-04 to 2023-07 are one and the same.",
    ),
)
