"""Visits abroad of China's leaders, 1949 to 2025, by year."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bilateral.errors import SourceError
from bilateral.sources.base import Citation, File, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, to_cow, to_number

ID = "china-visits"
FILE, SHEET = "china_leader_visits_1949_2025.xlsx", "Sheet1"
USED = ("record", "Year", "Name", "Level", "Country", "Original Source")
#: The details are texts of others; the intensity is 0 for all older visits.
SKIPPED = ("Continent", "Developed country", "Communist country", "Developing country", "Details", "Visit Intensity")
LEVELS = {"President": "President", "Premier": "Premier", "Leader CCP": "Party leader",
          "Paramount Leader": "Paramount leader", "Other (Acting leader)": "Acting leader",
          "Foreign Minister": "Foreign Minister"}  # fmt: skip
WIKIPEDIA = "https://en.wikipedia.org/wiki/List_of_international_"
TRUSTED = ("Central European Institute of Asian Studies (CEIAS)", f"{WIKIPEDIA}premieral_trips_made_by_Li_Keqiang",
           f"{WIKIPEDIA}premieral_trips_made_by_Li_Qiang", f"{WIKIPEDIA}trips_made_by_Xi_Jinping")  # fmt: skip
#: 68 rows credit Xi or others with "visits" on the strength of news pages that tell of deputy ministers, receptions
#: in Beijing and position papers. They are no visits of leaders, and are left out.
MISTAKEN = "https://www.fmprc.gov.cn/"
#: The names of a state that the registry leaves open in some years: for Peking, Vietnam was Hanoi.
ALSO = {"Vietnam": 816}
SKIP = ("Palestine",)
CHINA = 710


def read(files: Mapping[str, Path]) -> Loaded:
    """One event a leader, country and year; rows without a leader's visit are left out."""
    import polars as pl
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(files[FILE]))
        head, *body = book.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as error:
        raise SourceError(f"{ID}: {FILE} cannot be read as a workbook ({error}); fetch it again.") from error
    table = [[str(cell).strip() for cell in row] for row in body]
    raw = pl.DataFrame(table, schema=[str(h) for h in head], orient="row").with_row_index("record", offset=2)
    expect_columns(ID, raw, USED, SKIPPED)
    # the sheet ends in hundreds of empty rows
    rows = raw.filter(pl.any_horizontal(pl.exclude("record") != ""))
    rows = rows.filter(~pl.col("Original Source").str.starts_with(MISTAKEN))
    expect_values(ID, rows["Original Source"], TRUSTED, "TRUSTED")
    expect_values(ID, rows["Level"], LEVELS, "LEVELS")
    year = to_number(ID, rows["Year"]).cast(pl.Int32)
    host = to_cow(ID, rows["Country"], year, "name", also=ALSO, skip=SKIP)
    events = rows.select(
        type=pl.lit("visit"),
        a=pl.lit(CHINA, pl.Int16),
        b=host,
        directed=pl.lit(True),
        date=pl.date(pl.lit(year), 1, 1),
        precision=pl.lit("year"),
        text=pl.format("{} {} in {}", pl.col("Level").replace_strict(LEVELS), "Name", "Country"),
        file=pl.lit(FILE),
        record=pl.col("record").cast(pl.Int32),
        detail=pl.lit(SHEET),
    )
    return Loaded(events=events.filter(pl.col("b").is_not_null()))


SOURCE = Source(
    id=ID,
    name="Chinese leaders' visits abroad",
    version="1949-2025, by TJainProjects",
    files=(
        File(
            FILE,
            "f209833fce4c1264d216ed83ff7fd1a5a7ea82cf7cb706abae76373cb68ef4aa",
            75697,
            "https://raw.githubusercontent.com/TJainProjects/LeaderVisit/9d6ec4e32c6ac9058106991c7b072ac664af18e4/"
            "Data/FinalData.xlsx",
        ),
    ),
    years=(1949, 2025),
    licence="none stated; CEIAS and Wikipedia",
    redistribute=False,
    citations=(
        Citation(
            ("Central European Institute of Asian Studies",),
            "Who, Where, When: Tracker of Chinese leaders' visits",
            2022,
            url="https://ceias.eu",
        ),
    ),
    indicators=(),
    read=read,
    at_least={"events": 600},
    notes=(
        "Only the year of a visit is known.",
        "68 rows of 2023 to 2025 drawn from pages of the foreign ministry are left out: the pages tell of deputy "
        "ministers, receptions and statements, not of a visit by the leader named.",
        "From 2022 on the list is thin: it holds what Wikipedia listed for Xi Jinping and Li Qiang, and lacks some.",
    ),
)
