"""Global Sanctions Data Base: sanctions by one state, or by the members of the EU, on another."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.errors import SourceError
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, read_csv, to_cow, to_number

if TYPE_CHECKING:
    import polars as pl

ID = "gsdb-sanctions"
FILE = "gsdb_v2_sanctions.csv"
FIRST, LAST = 1949, 2019
KINDS = {"trade": "trade", "arms": "arms", "military": "military assistance", "financial": "financial",
         "travel": "travel", "other": "other"}  # fmt: skip
USED = ("record", "case_id", "sanctioned_state", "sanctioning_state", "begin", "end", *KINDS, "objective", "success")
SKIPPED = ("length", "descr_trade")
#: Objectives in words; "prevent war" is the file's own slip for "prevent_war".
AIMS = {"human_rights": "human rights", "democracy": "democracy", "policy_change": "policy change",
        "end_war": "ending a war", "prevent_war": "preventing a war", "prevent war": "preventing a war",
        "other": "other aims", "terrorism": "terrorism", "destab_regime": "destabilising the regime",
        "territorial_conflict": "a territorial conflict"}  # fmt: skip
OUTCOMES = ("success_total", "success_part", "failed", "nego_settlement", "ongoing")
#: The file's spellings that our registry may not have.
ALSO = {"US": 2, "UK": 200, "Gambia": 420, "Bosnia and Herzegovina": 346, "Czech Republic": 316, "FRY": 345,
        "Yugoslavia": 345, "Serbia": 345, "North Macedonia": 343, "Republic of Congo": 484, "Ivory Coast": 437,
        "Myanmar": 775, "Vietnam": 816, "United Arab Emirates": 696, "Russia": 365, "East Germany": 265}  # fmt: skip
#: Names that meant another member of the system before a day: (name, first year of today's state, name before).
BEFORE = (("Germany", 1990, "West Germany"), ("Yemen", 1990, "North Yemen"))
#: Groups whose members we do not list, and parties that are no states: their sanctions are left out.
SKIP = ("UN", "League of Arab States", "African Union", "ECOWAS", "Commonwealth", "Organisation of African Unity",
        "Organization of American States", "CoCom", "ChinCom", "G8", "NATO", "CSCE", "NAFTA", "OIC", "OAPEC",
        "Paris Agreement Signatories", "Kimberly Process Participants", "Hong Kong", "Pacific Islands Forum",
        "Organization of Eastern Carribean States", "SADC", "MERCOSUR", "UNASUR", "Cominform", "Comecon", "Balkans",
        "Palestine", "Western countries", "ICC Rome Statute Signatories", "Terrorist Organizations (Al-Qaeda)",
        "Terrorist Organizations (ISIL and ANF)", "Terrorist Organizations (Taliban and Al-Qaeda)",
        "Terrorist Organizations (Taliban)")  # fmt: skip
#: Members of the European Communities, then the Union: first year as a member (a part of it counts), last year.
EU = {"Belgium": (1958, 9999), "France": (1958, 9999), "West Germany": (1958, 1990), "Germany": (1991, 9999),
      "Italy": (1958, 9999), "Luxembourg": (1958, 9999), "Netherlands": (1958, 9999), "Denmark": (1973, 9999),
      "Ireland": (1973, 9999), "UK": (1973, 2019), "Greece": (1981, 9999), "Spain": (1986, 9999),
      "Portugal": (1986, 9999), "Austria": (1995, 9999), "Finland": (1995, 9999), "Sweden": (1995, 9999),
      "Czech Republic": (2004, 9999), "Estonia": (2004, 9999), "Cyprus": (2004, 9999), "Latvia": (2004, 9999),
      "Lithuania": (2004, 9999), "Hungary": (2004, 9999), "Malta": (2004, 9999), "Poland": (2004, 9999),
      "Slovakia": (2004, 9999), "Slovenia": (2004, 9999), "Bulgaria": (2007, 9999), "Romania": (2007, 9999),
      "Croatia": (2013, 9999)}  # fmt: skip
#: What a text ends with when a state took part as a member of the Union.
BY_UNION, ON_UNION = " (by the European Union)", " (on the European Union)"

SANCTIONS = Indicator(
    id="sanctions",
    name="sanctions in force",
    dimension="security",
    unit="cases",
    directed=True,
    years=(FIRST, LAST),
    absent="zero",
    description="1 for each case of sanctions that a, alone or as a member of the European Union, had in force "
    "against b, alone or as a member of it; the text says of which kinds, to what end, and whether the Union was it.",
)


def parties(cases: pl.DataFrame, column: str, name: str) -> pl.DataFrame:
    """One row for each state named in a comma list, the EU's members in its place for their years in it."""
    import polars as pl

    union = pl.DataFrame(
        [("EU", member, first, last) for member, (first, last) in EU.items()],
        schema=[name, "member", "joined", "left"],
        orient="row",
    )
    each = (
        cases.with_columns(pl.col(column).str.split(",").alias(name))
        .explode(name)
        .with_columns(pl.col(name).str.strip_chars())
    )
    return (
        each.join(union, on=name, how="left", maintain_order="left")
        .with_columns(
            pl.coalesce("member", name).alias(name),
            pl.col("member").is_not_null().alias(f"{name}_eu"),
            begin=pl.max_horizontal("begin", "joined"),
            end=pl.min_horizontal("end", "left"),
        )
        .filter(pl.col("begin") <= pl.col("end"))
        .drop("member", "joined", "left")
    )


def codes(frame: pl.DataFrame, name: str) -> pl.Series:
    """The COW codes of a column of names, each read in the year in which its sanctions began."""
    import polars as pl

    word = pl.col(name)
    for now, since, before in BEFORE:
        word = pl.when((pl.col(name) == now) & (pl.col("begin") < since)).then(pl.lit(before)).otherwise(word)
    return to_cow(ID, frame.select(word.alias(name))[name], frame["begin"], "name", also=ALSO, skip=SKIP)


def told(frame: pl.DataFrame) -> pl.DataFrame:
    """The cases with numbers for years, `text` in words, and `open`: whether they outlast the file."""
    import polars as pl

    years = frame.with_columns(to_number(ID, frame[c]).cast(pl.Int32) for c in ("begin", "end"))
    wrong = years.filter((pl.col("begin") < FIRST) | (pl.col("end") > LAST) | (pl.col("end") < pl.col("begin")))
    if not wrong.is_empty():
        raise SourceError(
            f"{ID}: case {wrong['case_id'][0]} runs from {wrong['begin'][0]} to {wrong['end'][0]}, outside "
            f"{FIRST} to {LAST}. The file is of another version; change LAST in sources/gsdb_sanctions.py."
        )
    for column in KINDS:
        expect_values(ID, years[column], ("0", "1"), "KINDS")
    aims = pl.col("objective").str.split(",").list.eval(pl.element().str.strip_chars())
    results = pl.col("success").str.split(",").list.eval(pl.element().str.strip_chars())
    expect_values(ID, years.select(aims.explode())["objective"], AIMS, "AIMS")
    expect_values(ID, years.select(results.explode())["success"], OUTCOMES, "OUTCOMES")
    kinds = [pl.when(pl.col(c) == "1").then(pl.lit(word)) for c, word in KINDS.items()]
    ends = aims.list.eval(pl.element().replace_strict(AIMS, return_dtype=pl.String).unique(maintain_order=True))
    ongoing = results.list.contains("ongoing")
    return years.with_columns(
        text=pl.format(
            "{} sanctions, over {}",
            pl.concat_str(kinds, separator=", ", ignore_nulls=True),
            ends.list.join(", "),
        ),
        open=ongoing & (pl.col("end") == LAST),
        # some cases stop before 2019 and are still called ongoing: their end is kept, but no event is made of it
        settled=~ongoing,
        case_begin=pl.col("begin"),
        case_end=pl.col("end"),
    )


def _of_union(flag: str, words: str) -> pl.Expr:
    import polars as pl

    return pl.when(flag).then(pl.lit(words)).otherwise(pl.lit(""))


def read(files: Mapping[str, Path]) -> Loaded:
    """A spell for each sender, target and case; its beginning and its end, where it has one, as events."""
    import polars as pl

    raw = read_csv(ID, files[FILE])
    expect_columns(ID, raw, USED, SKIPPED)
    cases = parties(parties(told(raw), "sanctioning_state", "sender"), "sanctioned_state", "target")
    named = cases.with_columns(a=codes(cases, "sender"), b=codes(cases, "target")).filter(
        pl.col("a").is_not_null() & pl.col("b").is_not_null() & (pl.col("a") != pl.col("b"))
    )
    # a state that followed the EU and later joined it stands in a case twice
    spells = (
        named.sort("record", "a", "b", "begin")
        .group_by("record", "a", "b", maintain_order=True)
        .agg(
            pl.col("text", "open", "settled", "case_id", "case_begin", "case_end").first(),
            pl.col("sender_eu", "target_eu").all(),
            pl.col("begin").min(),
            pl.col("end").max(),
        )
        .with_columns(
            indicator=pl.lit(SANCTIONS.id),
            start=pl.date("begin", 1, 1),
            last=pl.col("end"),
            end=pl.when(~(pl.col("open") & (pl.col("end") == LAST))).then(pl.date("end", 12, 31)),
            value=pl.lit(1.0),
            text=pl.format("{}{}{}", "text", _of_union("sender_eu", BY_UNION), _of_union("target_eu", ON_UNION)),
            status=pl.lit("observed"),
            file=pl.lit(FILE),
            detail=pl.format("case {}", "case_id"),
        )
    )
    begun = spells.filter(pl.col("begin") == pl.col("case_begin")).with_columns(
        type=pl.lit("sanction"), date=pl.date("begin", 1, 1)
    )
    ended = spells.filter((pl.col("last") == pl.col("case_end")) & pl.col("settled")).with_columns(
        type=pl.lit("sanction ended"), date=pl.date("last", 1, 1)
    )
    events = pl.concat([begun, ended]).with_columns(
        end=pl.lit(None, dtype=pl.Date), directed=pl.lit(True), precision=pl.lit("year")
    )
    return Loaded(observations=spells, events=events)


SOURCE = Source(
    id=ID,
    name="Global Sanctions Data Base",
    version="2 (2021)",
    files=(
        File(
            FILE,
            "8bfcfaf905bdc531cbcf5da0561b843745cc2c6fb0a231d8017e4aa37252d802",
            94360,
            "https://raw.githubusercontent.com/shraydewan/Global-Use-of-Sactions/"
            "bfec0b88a8e30eb3302f5c25c50025fb416afb89/docs/sanctions.csv",
        ),
    ),
    years=(FIRST, LAST),
    licence="on request, cite; no redistribution terms stated",
    redistribute=False,
    citations=(
        Citation(
            (
                "Felbermayr, Gabriel",
                "Kirilakha, Aleksandra",
                "Syropoulos, Constantinos",
                "Yalcin, Erdal",
                "Yotov, Yoto V.",
            ),
            "The Global Sanctions Data Base",
            2020,
            "European Economic Review 129",
            "10.1016/j.euroecorev.2020.103561",
        ),
    ),
    indicators=(SANCTIONS,),
    read=read,
    at_least={"observations": 3_000},
    notes=(
        "Sanctions of the UN and of groups other than the European Union are left out: they are no state's own.",
        "Sanctions of the European Union stand for each state in the years in which it was a member; joining or "
        "leaving the Union is no event.",
        "Dates are years. A case called ongoing in 2019 has no end; five cases are called ongoing or ended at odds "
        "with their years.",
        "Case 104 (Japan on Cambodia, 1968 to 1999, over democracy) has a first year that is likely a slip for 1998.",
    ),
)
