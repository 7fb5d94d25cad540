"""UCDP External Support: which states supported a government, or the rebels against it, in an armed conflict."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.errors import SourceError
from bilateral.sources._ucdp_groups import GROUPS
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, to_cow, year_span

if TYPE_CHECKING:
    import polars as pl

ID = "ucdp-external-support"
#: What errors call this source: the name of this file.
MODULE = "ucdp-esd"
FILE, SHEET = "ucdp_esd_actoryear_181.xlsx", "Sheet1"
#: The forms of support by the letter in their columns. The letters P, Y, I, L, O, U are in no paper at hand.
FORMS = {"x": "troops", "w": "weapons", "m": "materiel", "t": "training", "f": "funding",
         "p": "form P", "y": "form Y", "i": "form I", "l": "form L", "o": "form O", "u": "form U"}  # fmt: skip
USED = ("record", "year", "actor_name", "actor_nonstate", "oppo_name", "ext_name", "ext_bothsides", "ext_sup_s",
        *(f"ext_{letter}_s" for letter in FORMS))  # fmt: skip
SKIPPED = ("id", "active", "actor_id", "oppo_id", "dyad_id", "dyad_name", "civil", "conflict_id", "location", "gwno_a",
           "country_a", "gwno_b", "country_b", "ext_id", "ext_nonstate", "ext_coalition", "ext_coalition_name",
           "ext_elements", "ext_sup", "ext_sup_ns", "ext_count", "ext_count_s", "ext_count_ns", "ext_sum",
           *(f"ext_{x}{end}" for x in FORMS for end in ("", "_ns", "_count", "_count_s", "_count_ns")))  # fmt: skip
GOVERNMENT = "Government of "
ALSO = {"United States of America": 2, "Russia (Soviet Union)": 365, "DR Congo (Zaire)": 490,
        "Vietnam (North Vietnam)": 816, "Bosnia-Herzegovina": 346, "Myanmar (Burma)": 775,
        "Zimbabwe (Rhodesia)": 552, "Yemen (North Yemen)": 679, "Serbia (Yugoslavia)": 345, "Congo": 484,
        "Cambodia (Kampuchea)": 811, "Federated States of Micronesia": 987, "East Germany": 265, "Gambia": 420,
        "North Macedonia": 343, "Ivory Coast": 437, "South Yemen": 680, "South Vietnam": 817, "Brunei": 835,
        "Czech Republic": 316, "United Kingdom": 200}  # fmt: skip
#: Names that meant another member of the system before a year.
BEFORE = (("Germany", 1990, "West Germany"), ("Yemen (North Yemen)", 1990, "North Yemen"))

GIVEN = Indicator(
    id="external-support-to-government",
    name="support to the government in its armed conflicts",
    dimension="security",
    unit="years of support",
    directed=True,
    years=(1975, 2017),
    absent="zero",
    description="1 if a supported the government of b in an armed conflict of b that year. Where several supporters "
    "stand in one row, the forms of support are those of the group.",
)
REBELS = Indicator(
    id="support-to-rebels",
    name="support to armed opponents",
    dimension="security",
    unit="years of support",
    directed=True,
    years=(1975, 2017),
    absent="zero",
    description="1 if a supported an armed group that fought the government of b that year.",
)


def read_sheet(path: Path) -> pl.DataFrame:
    """The sheet as text columns, whole numbers without a point, plus `record`, the row as a program shows it."""
    import polars as pl
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(SHEET).to_python(skip_empty_area=False)
    except (CalamineError, OSError) as error:
        raise SourceError(f"{ID}: {path.name} cannot be read as a workbook ({error}); fetch it again.") from error
    head, *body = rows

    def text(cell: object) -> str:
        return str(int(cell)) if isinstance(cell, float) else str(cell)

    frame = pl.DataFrame([[text(c) for c in row] for row in body], schema=[str(h) for h in head], orient="row")
    return frame.with_row_index("record", offset=2).with_columns(pl.col("record").cast(pl.Int32))


def governments(frame: pl.DataFrame, column: str, name: str) -> pl.DataFrame:
    """One row for each government in a comma list; armed groups and "elements" of a state are left out."""
    import polars as pl

    return (
        frame.with_columns(pl.col(column).str.split(",").alias(name))
        .explode(name)
        .with_columns(pl.col(name).str.strip_chars())
        .filter(pl.col(name).str.starts_with(GOVERNMENT))
        .with_columns(pl.col(name).str.strip_prefix(GOVERNMENT))
    )


def codes(frame: pl.DataFrame, name: str) -> pl.Series:
    """The COW codes of a column of names, each read in its row's year."""
    import polars as pl

    word = pl.col(name)
    for now, since, before in BEFORE:
        word = pl.when((pl.col(name) == now) & (pl.col("year") < since)).then(pl.lit(before)).otherwise(word)
    return to_cow(MODULE, frame.select(word.alias(name))[name], frame["year"], "name", also=ALSO)


def worded(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows with `pooled` (several supporters in one row) and `text`."""
    import polars as pl

    said = [pl.when(pl.col(f"ext_{c}_s") == "1").then(pl.lit(word)) for c, word in FORMS.items()]
    forms = pl.concat_str(said, separator=", ", ignore_nulls=True)
    others = (
        pl.col("ext_name").str.split(",").list.eval(pl.element().str.strip_chars().str.strip_prefix(GOVERNMENT))
    ).list.set_difference(pl.concat_list("supporter"))
    count = others.list.len()
    group = (
        pl.when(count == 0)
        .then(pl.lit(""))
        .when(count <= 3)
        .then(pl.format(" (jointly with {}; the forms are those of the group)", others.list.sort().list.join(", ")))
        .otherwise(pl.format(" (jointly with {} others; the forms are those of the group)", count))
    )
    sides = pl.when(pl.col("ext_bothsides") == "1").then(pl.lit("; support to both sides is recorded"))
    group_of = pl.when(pl.col("actor_nonstate") == "1").then("actor_name").otherwise("oppo_name")
    told = frame.with_columns(other=group_of.replace(GROUPS)).with_columns(
        side=pl.format(
            "{} {}", pl.when(pl.col("actor_nonstate") == "1").then(pl.lit("to")).otherwise(pl.lit("against")), "other"
        )
    )
    return told.with_columns(
        pooled=count > 0, text=pl.format("{}: {}{}{}", "side", forms, group, sides.otherwise(pl.lit("")))
    )


def read(files: Mapping[str, Path]) -> Loaded:
    """One observation a supporter, state and year: from a row of its own if there is one, else from a pooled row."""
    import polars as pl

    raw = read_sheet(files[FILE])
    expect_columns(MODULE, raw, USED, SKIPPED)
    for column in ("actor_nonstate", "ext_sup_s", *(c for c in USED if c.endswith("_s"))):
        expect_values(MODULE, raw[column], ("0", "1"), "FORMS")
    rows = raw.filter(pl.col("ext_sup_s") == "1").with_columns(pl.col("year").cast(pl.Int32))
    supporters = worded(governments(rows, "ext_name", "supporter"))
    # the state supported is the actor; the state whose rebels were supported is the actor's opponent
    rebel = pl.col("actor_nonstate") == "1"
    sides = supporters.with_columns(state_list=pl.when(rebel).then("oppo_name").otherwise("actor_name"))
    both = governments(sides, "state_list", "state")
    named = both.with_columns(
        a=codes(both, "supporter"),
        b=codes(both, "state"),
        indicator=pl.when(rebel).then(pl.lit(REBELS.id)).otherwise(pl.lit(GIVEN.id)),
    ).filter(pl.col("a").is_not_null() & pl.col("b").is_not_null() & (pl.col("a") != pl.col("b")))
    key = ["a", "b", "indicator", "year"]
    yearly = (
        named.sort(*key, "pooled", "record")
        .group_by(key, maintain_order=True)
        .agg(
            pl.col("text", "record").first(),
            more=pl.col("side").filter(pl.col("side") != pl.col("side").first()).unique(maintain_order=True),
            rows=pl.col("record").unique().sort().cast(pl.String),
        )
        .with_columns(
            value=pl.lit(1.0),
            text=pl.when(pl.col("more").list.len() > 0)
            .then(pl.format("{}; also {}", "text", pl.col("more").list.join("; ")))
            .otherwise("text"),
            status=pl.lit("observed"),
            file=pl.lit(FILE),
            detail=pl.when(pl.col("rows").list.len() > 1)
            .then(pl.format("{}, rows {}", pl.lit(SHEET), pl.col("rows").list.join(",")))
            .otherwise(pl.lit(SHEET)),
        )
    )
    return Loaded(observations=year_span(yearly))


SOURCE = Source(
    id=ID,
    name="UCDP External Support Dataset, by actor and year",
    version="18.1",
    files=(
        File(
            FILE,
            "7681d298d184a18fac7fd09547c233d931e593330f94057c9efbe1924c1fd2c6",
            1392921,
            "https://raw.githubusercontent.com/Brian-Lookabaugh/humanitarian-intervention-msm/"
            "c87765a67d89f7ec0c34450a8958e58579af39a1/Data/ucdp-esd-ay-181.xlsx",
        ),
    ),
    years=(1975, 2017),
    licence="CC BY 4.0",
    redistribute=True,
    citations=(
        Citation(
            ("Meier, Vanessa", "Karlén, Niklas", "Pettersson, Therése", "Croicu, Mihai"),
            "External support in armed conflicts: Introducing the UCDP external support dataset (ESD), 1975-2017",
            2023,
            "Journal of Peace Research 60(3), 545-554",
            "10.1177/00223433221079864",
        ),
        Citation(
            ("Högbladh, Stina", "Pettersson, Therése", "Themnér, Lotta"),
            "External Support in Armed Conflict, 1975-2009: Presenting New Data",
            2011,
            "Paper, International Studies Association, Montreal",
            cited_for="the earlier version",
        ),
    ),
    indicators=(GIVEN, REBELS),
    read=read,
    at_least={"observations": 3_000},
    notes=(
        "Rows pool their supporters: the forms of support in such a row are the group's, not one state's.",
        "Where a supporter has a row of its own in a year, that row speaks; the text counts the others.",
        "The Soviet Union appears as a supporter of the KPNLF in 1979, beside the government that it fought: an odd "
        "row, which the file itself marks as support to both sides.",
        "'Elements' of a state that are not its government are left out.",
    ),
)
