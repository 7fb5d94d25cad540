"""IMF Coordinated Direct Investment Survey, table 6-o: positions abroad at the end of each year, 2009 to 2022."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.errors import SourceError
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.flows import flow_rows
from bilateral.sources.spellings import NAMES, PLACES
from bilateral.sources.strict import to_cow

if TYPE_CHECKING:
    import polars as pl

ID = "imf-cdis"
YEARS = tuple(range(2009, 2023))
SHEET = "Table 6"
#: What stands in column A: the row of the investors' names, and the first row after the hosts.
HEAD, FOOT = "Investment in:", "World"
CONFIDENTIAL = "C"
#: The IMF's names, where they differ from those of the registry.
ALSO = {
    **NAMES, "Afghanistan, Islamic Rep. of": 700, "Andorra, Principality of": 232, "Armenia, Rep. of": 371,
    "Azerbaijan, Rep. of": 373, "Bahamas, The": 31, "Bahrain, Kingdom of": 692, "Belarus, Rep. of": 370,
    "Central African Rep.": 482, "China, P.R.: Mainland": 710, "Comoros, Union of the": 581,
    "Congo, Dem. Rep. of the": 490, "Congo, Rep. of": 484, "Croatia, Rep. of": 344, "Czech Rep.": 316,
    "Egypt, Arab Rep. of": 651, "Equatorial Guinea, Rep. of": 411, "Eritrea, The State of": 531,
    "Estonia, Rep. of": 366, "Eswatini, Kingdom of": 572, "Ethiopia, The Federal Dem. Rep. of": 530,
    "Fiji, Rep. of": 950, "Gambia, The": 420, "Iran, Islamic Rep. of": 630, "Kazakhstan, Rep. of": 705,
    "Korea, Dem. People's Rep. of": 731, "Korea, Rep. of": 732, "Kosovo, Rep. of": 347, "Kyrgyz Rep.": 703,
    "Lao People's Dem. Rep.": 812, "Lesotho, Kingdom of": 570, "Madagascar, Rep. of": 580,
    "Marshall Islands, Rep. of the": 983, "Mauritania, Islamic Rep. of": 435,
    "Micronesia, Federated States of": 987, "Moldova, Rep. of": 359, "Mozambique, Rep. of": 541,
    "Nauru, Rep. of": 970, "Netherlands, The": 210, "North Macedonia, Republic of": 343, "Palau, Rep. of": 986,
    "Poland, Rep. of": 290, "San Marino, Rep. of": 331, "Serbia, Rep. of": 345, "Slovak Rep.": 317,
    "Slovenia, Rep. of": 349, "South Sudan, Rep. of": 626, "Syrian Arab Rep.": 652,
    "São Tomé and Príncipe, Dem. Rep. of": 403, "Taiwan Province of China": 713, "Tajikistan, Rep. of": 702,
    "Tanzania, United Rep. of": 510, "Timor-Leste, Dem. Rep. of": 860, "Türkiye, Rep. of": 640,
    "Uzbekistan, Rep. of": 704, "Venezuela, Rep. Bolivariana de": 101, "Yemen, Rep. of": 679,
}  # fmt: skip
#: Places that are no states, and the column of sums.
SKIP = (
    *PLACES, "Bonaire, St. Eustatius and Saba", "Bouvet Island", "British Indian Ocean Territory",
    "China, P.R.: Hong Kong", "China, P.R.: Macao", "Christmas Island", "Cocos (Keeling) Islands",
    "Curaçao, Kingdom of the Netherlands", "Falkland Islands (Malvinas)", "French Southern Territories",
    "Guiana, French", "Heard Island and McDonald Islands", "Norfolk Island",
    "Not Specified (including Confidential)", "Pitcairn Islands", "Saint Pierre and Miquelon",
    "Sint Maarten, Kingdom of the Netherlands", "South Georgia and Sandwich Islands", "Total Investment",
    "US Pacific Islands", "United States Virgin Islands", "Wallis and Futuna Islands", "West Bank and Gaza",
)  # fmt: skip

POSITION = Indicator(
    id="fdi-position",
    name="direct investment position",
    dimension="economic",
    unit="million US dollars",
    directed=True,
    years=(YEARS[0], YEARS[-1]),
    absent="not reported",
    description="Direct investment of a in b at the end of the year, as a reported it; below zero where the "
    "enterprise has lent more to its investor than it holds from it.",
    reporter="a",
)


def _name(year: int) -> str:
    return f"imf_cdis_t6o_{year}.xlsx"


def _column(index: int) -> str:
    """The letters of a sheet's column, counted from 0."""
    letters = ""
    while index >= 0:
        letters = chr(ord("A") + index % 26) + letters
        index = index // 26 - 1
    return letters


def _table(path: Path, year: int) -> pl.DataFrame:
    import polars as pl
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_name(SHEET)
        rows = sheet.to_python(skip_empty_area=False)
        first = [row[0] for row in rows]
        head, foot = first.index(HEAD), first.index(FOOT)
    except (CalamineError, OSError, ValueError) as error:
        raise SourceError(
            f"{ID}: {path.name} has no table from {HEAD!r} to {FOOT!r} in sheet {SHEET!r} ({error}); fetch it again."
        ) from error
    cells = [
        (investor, row[0], record, _column(j), str(row[j]))
        for record, row in enumerate(rows[head + 1 : foot], start=head + 2)
        for j, investor in enumerate(rows[head])
        if j and row[j] != ""
    ]
    names = ["origin", "host", "record", "column", "cell"]
    frame = pl.DataFrame(cells, schema=names, orient="row").with_columns(year=pl.lit(year, dtype=pl.Int32))
    value = frame["cell"].cast(pl.Float64, strict=False)
    strange = frame.filter(value.is_null() & (pl.col("cell") != CONFIDENTIAL))
    if not strange.is_empty():
        raise SourceError(
            f"{ID}: {strange['cell'][0]!r} in {path.name}, cell {strange['column'][0]}{strange['record'][0]}, is "
            f"neither a number nor {CONFIDENTIAL!r}. Tell what it means in sources/imf_cdis.py."
        )
    return frame.with_columns(value=value.round(3))


def read(files: Mapping[str, Path]) -> Loaded:
    """Positions of all years; a confidential one has no value and says that it was not reported."""
    import polars as pl

    tables = []
    for year in YEARS:
        frame = _table(files[_name(year)], year)
        states = frame.with_columns(
            a=to_cow(ID, frame["origin"], year, "name", also=ALSO, skip=SKIP),
            b=to_cow(ID, frame["host"], year, "name", also=ALSO, skip=SKIP),
            text=pl.when(pl.col("value").is_null()).then(pl.lit("confidential")),
            status=pl.when(pl.col("value").is_null()).then(pl.lit("not reported")).otherwise(pl.lit("observed")),
            detail=pl.format(SHEET + ", column {}", "column"),
        )
        tables.append(flow_rows(states, POSITION.id, _name(year)))
    return Loaded(observations=pl.concat(tables))


_PINS = {
    2009: ("077a2eedf09fa0fb9d0a178dbe890cdefb0dc706337610ae7a7619d52c91b106", 148061),
    2010: ("4afa4b3b6a25c8ab226af2f5fadd55a516329a0346798b016ba409a72a092238", 154279),
    2011: ("628da4d36ebd47765a3e547607bb56270f417b023ef4d90b44a11b3ed836a717", 160397),
    2012: ("fa5599e56cb1c85250e37279e3d0a958c224378c6d392da4291206148822b575", 165826),
    2013: ("ea5d0063f0ae394b85427ee0a3263724cf1b718fbf268f374ac84379f6315231", 167783),
    2014: ("f0377fa3833b0b8da9cde0866dc1762ad494e7e2e6c1e85ef5577cf7d759816b", 172024),
    2015: ("bbd2e9f3f01dd750d90f71bd41d98f80324aad0f8b80709eefdfe24c57df6388", 173091),
    2016: ("b61d5f17241ae40c8f5b0b380eeaa74ad66ebb77755ecd60044e0341e892ec42", 175404),
    2017: ("a987cf9f98747b76163f9b3d86ccd10ef2de7d410ffd920b3b1a46c09427f27a", 181326),
    2018: ("9b48d87132caf04d18c3d76d60c4f28d30f327b39b97cf553318fd5ebf62c9f9", 181353),
    2019: ("5ef855e7e8165b0ad5734ec19728659a71a70e686423f52c7bdd0db90981806e", 184765),
    2020: ("800a761353f335f58f632b0125163d2806d26e387a5dd644f4b9f41c5b4adfdb", 182913),
    2021: ("463f16559d72c0a3afce020ccd07bd2e842ee8df38f99f79eea6bd55bafbbf97", 185135),
    2022: ("e1f0ade5b80c8cf29592e64a4664b438521963afde76aaa50310247140c70220", 182029),
}
_FOLDER = (
    "https://raw.githubusercontent.com/ssaroka/Dissertation-Manuscript-3/34d34fc9a05e525e8b6055cd4a94dfa85d5ff390/"
    "Data/Raw/CDIS_Table_6_Direct_Investment_Position_{}.xlsx"
)

SOURCE = Source(
    id=ID,
    name="IMF Coordinated Direct Investment Survey",
    version="table 6-o, extracted 2024-01-25",
    files=tuple(File(_name(year), *pin, _FOLDER.format(year)) for year, pin in _PINS.items()),
    years=(YEARS[0], YEARS[-1]),
    licence="IMF terms, with attribution",
    redistribute=False,
    citations=(
        Citation(
            ("International Monetary Fund",),
            "Coordinated Direct Investment Survey, Table 6-o",
            2024,
            url="https://data.imf.org/CDIS",
        ),
    ),
    indicators=(POSITION,),
    read=read,
    at_least={"observations": 150_000},
    notes=(
        "A confidential position (C) is a row without a value, its status not reported.",
        "A 0 is, by the table's own note, a report of nothing or of less than half a million either way.",
        "Values are rounded to thousands of dollars.",
    ),
)
