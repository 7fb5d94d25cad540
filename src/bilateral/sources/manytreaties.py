"""Treaties on environment, health and trade: who signed each, when it came into force for whom, when it ended."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.errors import SourceError
from bilateral.sources.base import Citation, File, Loaded, Source
from bilateral.sources.strict import expect_columns, to_cow, undirected

if TYPE_CHECKING:
    import polars as pl

ID = "manytreaties"
PARTIES = "manytreaties_parties.rda"
AGREEMENTS = "manytreaties_agreements.rda"
#: The one of the package's five party lists that its authors coded themselves; the others overlap with it.
FRAME = "GGO"
#: Years at which a code is tried again that meant no state in the year of its treaty.
_LATER = tuple(range(1920, 2026, 5))
USED = ("record", "stateID", "treatyID", "Title", "Signature", "StateSignature", "StateRatification",
        "StateForce", "StateEnd")  # fmt: skip
SKIPPED = ("Begin", "End", "Force", "Term", "Coder", "Comments")
USED_AGREEMENTS = ("treatyID", "TypeDomain", "TypeAgree", "TypeSubject")
SKIPPED_AGREEMENTS = ("Title", "Begin", "End", "Signature", "Force", "Term", "Grounds", "TypeAmbit", "TypeGeo",
                      "Location", "Depository", "Published", "Secretariat", "Website", "TitleAlt", "Language",
                      "Languages", "Text", "TextURL", "Coder", "Comments", "Source")  # fmt: skip
ALSO = {"YUG": 345, "SCG": 345, "GDR": 265, "YAR": 678, "YPR": 680, "ROM": 360, "ALG": 615, "QAR": 694,
        "EAT": 510, "LES": 570, "UNK": 347, "KOS": 347, "Kosovo": 347, "PRU": 255, "AUH": 300}  # fmt: skip
#: Organisations, territories, German lands, and codes whose state cannot be told (BZL, EAZ, SAR, VAE).
SKIP = ("Bayern", "Baden-Württemberg", "SGS", "VGB", "NIU", "IMN", "AIA", "EUE", "EUU", "EC", "EFTA", "IO-IAEA",
        "CUW", "GRL", "ABW", "IO-IBRD", "CYM", "Member countries not listed", "SPM", "VAE", "PSE", "MSR", "ATF",
        "FAO Food and Agriculture Organization of the UN", "ECE UN Economic Commission for Europe", "BZL", "ESH",
        "TCA", "IO-European Atomic Energy Community", "PCN", "JEY", "TKL", "EAZ", "SAR", "HSG", "DZG", "ANT",
        "IAEA International Atomic Energy Agency", "WMO World Metereological Organization", "GLP", "IO-EBRD",
        "GGY", "VAT", "IO-EAEC", "HKG", "FRO", "NCL", "MYT", "MAC", "FLK", "MAF", "WLF", "SHN", "PYF", "BES",
        "IO-Un Food and Agriculture Organization", "EURATOM European Atomic Energy Community", "COK",
        "IO-World Health Organization", "WHO World Health Organization", "IO-World Meteorological Organization",
        "IO-NEFCO")  # fmt: skip


def days(column: pl.Series) -> pl.DataFrame:
    """EDTF-like dates as `day` (the first possible) and `precision`.

    Known forms: 1951-02-03, 1951-02, 1951, each perhaps with a final "?" (uncertain, which coarsens a day to
    its year), and a range "a..b", read as the one month or year that holds it (a longer one gives null).
    9999-12-31 stands for an unknown or open date and gives null; in 2020-99-99 only the year is known.

    Raises
    ------
    SourceError
        At any other form.
    """
    import polars as pl

    form = r"^\d{4}(-\d{2}){0,2}\??$|^\d{4}(-\d{2}){0,2}\.\.\d{4}(-\d{2}){0,2}$"
    bad = column.is_not_null() & ~column.str.contains(form)
    if bad.any():
        row = int(bad.arg_max() or 0)
        raise SourceError(
            f"{ID}: {column[row]!r} in row {row + 1}, column {column.name!r}, is no date of a known form. "
            "Add the form to days() in sources/manytreaties.py."
        )
    text = pl.col("text").str.replace_all("-99", "")
    first, last = text.str.extract(r"^([\d-]+)"), text.str.extract(r"\.\.([\d-]+)$")
    same = [first.str.head(n) == last.str.head(n) for n in (7, 4)]
    kept = (
        pl.when(text.str.starts_with("9999"))
        .then(None)
        .when(text.str.ends_with("?"))
        .then(first.str.head(4))
        .when(last.is_null())
        .then(first)
        .when(same[0] & (last.str.len_chars() >= 7))
        .then(first.str.head(7))
        .when(same[1])
        .then(first.str.head(4))
    )
    return column.to_frame().select(text=pl.col(column.name)).select(kept=kept).select(
        day=(pl.col("kept") + "-01-01").str.head(10).str.to_date(strict=True),
        precision=pl.col("kept").str.len_chars().replace_strict({4: "year", 7: "month", 10: "day"}),
    )  # fmt: skip


def read(files: Mapping[str, Path]) -> Loaded:
    """One row a treaty and state; treaties of just two parties, both of them states, as events too."""
    import polars as pl

    from bilateral.sources.rfile import read_r

    raw = read_r(files[PARTIES])[FRAME].with_row_index("record", offset=1)
    expect_columns(ID, raw, USED, SKIPPED)
    about = read_r(files[AGREEMENTS])[FRAME]
    expect_columns(ID, about, USED_AGREEMENTS, SKIPPED_AGREEMENTS)
    dates = {c: days(raw[c]) for c in ("Signature", "StateSignature", "StateRatification", "StateForce", "StateEnd")}
    # the state's own date tells which state its code meant: a successor joins an old treaty under its own code
    own = pl.DataFrame(
        [dates[c]["day"].alias(c) for c in ("StateSignature", "StateForce", "StateRatification", "Signature")]
    )
    year = own.select(pl.coalesce(pl.all()).dt.year().fill_null(2020)).to_series()
    state = _states(raw["stateID"], year)
    frame = raw.select(
        treaty=pl.col("treatyID"),
        title="Title",
        state=state,
        signed=dates["StateSignature"]["day"],
        force=dates["StateForce"]["day"],
        ended=dates["StateEnd"]["day"],
        precision=dates["StateSignature"]["precision"].fill_null("day"),
        opened=dates["Signature"]["day"],
        opened_precision=dates["Signature"]["precision"],
        code="stateID",
        file=pl.lit(PARTIES),
        record="record",
        detail=pl.lit(FRAME),
    )
    # an end before the beginning belongs to another treaty under the same id
    begun = pl.coalesce("force", "signed", "opened")
    frame = frame.with_columns(ended=pl.when(pl.col("ended") >= begun).then(pl.col("ended")))
    kinds = _kinds(about)
    named = frame.join(kinds, on="treaty", how="left").with_columns(pl.col("kind").fill_null("treaty"))
    return Loaded(events=_bilateral(named), parties=_one_row_each(named.filter(pl.col("state").is_not_null())))


def _states(codes: pl.Series, years: pl.Series) -> pl.Series:
    """The states of the codes in each row's year; of a state that was none yet, the one that it next became.

    Cambodia is party to treaties from 1950 on, and a member of the state system from 1953: it is the same party.
    """
    import polars as pl

    found = to_cow(ID, codes, years, "iso3", also=ALSO, skip=SKIP)
    for later in _LATER:
        gone = found.is_null()
        if not gone.any():
            break
        year = pl.select(pl.max_horizontal(years, pl.lit(later, dtype=pl.Int32))).to_series()
        then = to_cow(ID, codes, year, "iso3", also=ALSO, skip=SKIP)
        found = pl.select(pl.coalesce(found, then)).to_series()
    return found


def _kinds(about: pl.DataFrame) -> pl.DataFrame:
    """What each treaty is, in a few words: "agreement (environment: fishing)"."""
    import polars as pl

    domain, subject = pl.col("TypeDomain").str.to_lowercase(), pl.col("TypeSubject").str.to_lowercase()
    return about.unique("treatyID", keep="first", maintain_order=True).select(
        treaty=pl.col("treatyID"),
        kind=pl.col("TypeAgree").str.to_lowercase().str.replace("mou", "memorandum").fill_null("treaty")
        + pl.concat_str(
            pl.lit(" ("), pl.concat_str(domain, subject, separator=": ", ignore_nulls=True), pl.lit(")")
        ).str.replace(r"^ \(\)$", ""),
    )  # fmt: skip


def _one_row_each(frame: pl.DataFrame) -> pl.DataFrame:
    """Of several rows for one state and treaty, the one that came into force first."""
    return frame.sort("force", "signed", "record", nulls_last=True).unique(
        ["treaty", "state"], keep="first", maintain_order=True
    )


def _bilateral(frame: pl.DataFrame) -> pl.DataFrame:
    """Treaties of exactly two parties, dated by their signature."""
    import polars as pl

    two = frame.filter((pl.col("code").n_unique() == 2).over("treaty"))
    return undirected(
        two.sort("record")
        .unique(["treaty", "code"], keep="first", maintain_order=True)
        .filter(
            pl.col("state").is_not_null().all().over("treaty") & pl.col("opened").is_not_null().all().over("treaty")
        )
        .group_by("treaty", maintain_order=True)
        .agg(
            pl.col("state").first().alias("a"), pl.col("state").last().alias("b"), pl.exclude("state", "treaty").first()
        )
        .filter(pl.col("a") != pl.col("b"))
        .select(
            type=pl.lit("treaty"),
            a="a",
            b="b",
            directed=pl.lit(False),
            date="opened",
            precision="opened_precision",
            text=pl.format("{}, signed: {}", "kind", "title"),
            file="file",
            record="record",
            detail="detail",
        )
    )


SOURCE = Source(
    id=ID,
    name="manytreaties: global governance treaties",
    version="1.0.0",
    files=(
        File(
            PARTIES,
            "921ad5cae8707e9930fd8d187f54959ad143d027328f2a48ef7b926051471440",
            882564,
            "https://raw.githubusercontent.com/globalgov/manytreaties/4bf79f94c78a9f9016bd55b99135b45208500631/"
            "data/parties.rda",
        ),
        File(
            AGREEMENTS,
            "53cce3d2391ee943db964c6581294e9beaa7f5fa3be941889a800f10b6582238",
            742886,
            "https://raw.githubusercontent.com/globalgov/manytreaties/4bf79f94c78a9f9016bd55b99135b45208500631/"
            "data/agreements.rda",
        ),
    ),
    years=(1816, 2023),
    licence="CC BY 4.0",
    redistribute=True,
    citations=(
        Citation(
            ("Hollway, James",),
            "manytreaties: Many Datasets on International Treaties, version 1.0.0",
            2025,
            container="PANARCHIC project",
            url="https://github.com/globalgov/manytreaties",
        ),
    ),
    indicators=(),
    read=read,
    at_least={"parties": 60_000, "events": 1_200},
    notes=(
        "Environment, health and trade above all: few treaties of security, none of culture.",
        "An id can stand for several amendments with their own dates; the first to come into force is kept.",
        "Ends that lie before the beginning are left out.",
        "No treaty in this list has Cambodia as one of only two parties.",
    ),
)
