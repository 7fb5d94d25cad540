"""CEPII BACI totals: exports between countries, both reporters reconciled, 2000 to 2020.

The file is a MATLAB one. Its array `MatriceEx` (exporter, importer, year) is an ordinary matrix; the list of its
countries, `PaesiBaci`, is a MATLAB string array, which SciPy leaves as undecoded bytes. The codes stand in
those bytes one after another in UTF-16, in the order of the matrix.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.errors import SourceError
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.flows import flow_rows
from bilateral.sources.spellings import TERRITORIES
from bilateral.sources.strict import to_cow

if TYPE_CHECKING:
    import polars as pl

ID = "baci"
FILE = "baci_totals_2000_2020.mat"
MATRIX = "MatriceEx"
FIRST, LAST = 2000, 2020

EXPORTS = Indicator(
    id="exports-baci",
    name="exports",
    dimension="economic",
    unit="US dollars",
    directed=True,
    years=(FIRST, LAST),
    absent="not reported",
    description="Goods exported from a to b, free on board, in current dollars; the reports of exporter and "
    "importer reconciled by CEPII.",
)
CITATION = Citation(
    ("Gaulier, Guillaume", "Zignago, Soledad"),
    "BACI: International Trade Database at the Product-Level. The 1994-2007 Version",
    2010,
    container="CEPII Working Paper 2010-23",
    url="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
)


def countries(workspace: bytes, size: int) -> list[str]:
    """The ISO3 codes in the bytes of MATLAB's workspace: `size` of them, unbroken, sorted, each once."""
    found = re.search(rb"(?:(?:[A-Z]\x00){3}){%d}" % size, workspace)
    codes = re.findall("...", found.group().decode("utf-16-le")) if found else []
    if len(set(codes)) != size or codes != sorted(codes):
        raise SourceError(
            f"{ID}: no list of {size} country codes in the workspace of {FILE}. "
            "The file is of another version; read PaesiBaci anew in sources/baci.py."
        )
    return codes


def matrix(path: Path) -> tuple[pl.DataFrame, list[str]]:
    """Positive cells as i, j (1-based), year, value (thousand dollars), and the countries of i and j."""
    import numpy as np
    import polars as pl
    from scipy.io import loadmat
    from scipy.io.matlab import MatReadError

    try:
        file = loadmat(path, variable_names=[MATRIX, "Anni", "__function_workspace__"])
        flows, years = file[MATRIX], file["Anni"].ravel()
        codes = countries(file["__function_workspace__"].tobytes(), len(flows))
    except (KeyError, ValueError, TypeError, OSError, MatReadError) as error:
        raise SourceError(f"{ID}: {path.name} is no MATLAB file with {MATRIX} ({error}); fetch it again.") from error
    if list(years) != [*range(FIRST, LAST + 2)] or flows[:, :, -1].any():
        raise SourceError(
            f"{ID}: {FILE} has {years[0]} to {years[-1]}; {FIRST} to {LAST} and an empty {LAST + 1} were told. "
            "Change FIRST and LAST in sources/baci.py."
        )
    i, j, k = np.nonzero(flows > 0)
    cells = pl.DataFrame({"i": i + 1, "j": j + 1, "year": years[k].astype(np.int32), "value": flows[i, j, k]})
    return cells, codes


def dollars(cells: pl.DataFrame, codes: list[str], source: str) -> pl.DataFrame:
    """Cells with a, b as states of the year, and values in whole dollars."""
    import polars as pl

    index = pl.Series(codes)
    return cells.with_columns(
        a=to_cow(source, index.gather(cells["i"] - 1), cells["year"], "iso3", skip=TERRITORIES),
        b=to_cow(source, index.gather(cells["j"] - 1), cells["year"], "iso3", skip=TERRITORIES),
        value=(cells["value"] * 1000).round(),
    )


def read(files: Mapping[str, Path]) -> Loaded:
    """Positive flows; the record is the exporter's row of the matrix, the detail the importer's column."""
    import polars as pl

    cells, codes = matrix(files[FILE])
    frame = dollars(cells, codes, ID).with_columns(record=pl.col("i"), detail=pl.format(MATRIX + ", column {}", "j"))
    return Loaded(observations=flow_rows(frame, EXPORTS.id, FILE))


SOURCE = Source(
    id=ID,
    name="CEPII BACI, bilateral totals",
    version="totals 2000-2020, as packed by A. Spelta",
    files=(
        File(
            FILE,
            "7bde63d4a534acac62069d756b9faa4ad8f5d2d484c1cb8e59548dcc8e66929e",
            3920632,
            "https://raw.githubusercontent.com/AlessandroSpike/An-Optimal-Transport-approach-to-model-the-community-"
            "structure-of-the-International-Trade-Network/1c0aa82479ca19a4a447283dffe53557b45ab4f0/Data/"
            "DatiProcessati.mat",
        ),
    ),
    years=(FIRST, LAST),
    licence="Etalab Open Licence 2.0",
    redistribute=True,
    citations=(CITATION,),
    indicators=(EXPORTS,),
    read=read,
    at_least={"observations": 450_000},
    notes=(
        "A zero in the matrix is a dyad without a report, not one without trade.",
        "The file has thousands of dollars with three decimals; here they are dollars.",
        "The record is the row of the exporter in MatriceEx, the detail the column of the importer, both from 1; the "
        "third index is the year less 1999.",
        "Taiwan is not in the file; Serbia, Montenegro and Sudan are not in it before their codes of today.",
    ),
)
