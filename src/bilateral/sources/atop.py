"""ATOP: military alliances by the dates and obligations of their members."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.sources._codes import first_day, known, last_day, precision
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, expect_values, read_csv, to_number, undirected

if TYPE_CHECKING:
    import polars as pl

ID = "atop"
FILE = "atop_401_member.csv"
ENTRY, EXIT = ("yrent", "moent", "dayent"), ("yrexit", "moexit", "dayexit")
#: What a member promised, in the order in which it is named, and its strength (3 strongest).
DUTIES = {"defense": ("defense", 3), "offense": ("offense", 3), "neutral": ("neutrality", 2),
          "nonagg": ("nonaggression", 2), "consul": ("consultation", 1)}  # fmt: skip
USED = ("record", "atopid", "member", *ENTRY, *EXIT, "phase", *DUTIES)
SKIPPED = (
    "cowid", "cow4id", "cowsys", "ineffect", "bilat", "maxphase", "wartime", "cowwar", "estmode",
    "pubsecr", "secrart", "proadd", "futmem", "speclgth", "length", "renounce", "proren", "renewlgt",
    "term", "termmode", "termcaus", "active", "conditio", "defcon", "offcon", "neucon", "concon",
    "defcoadv", "defcoloc", "defcocon", "defconum", "defcodem", "defconpr", "offcoadv", "offcoloc",
    "offcocon", "offconum", "offcodem", "neucoadv", "neucoloc", "neucocon", "neuconum", "neucodem",
    "neuconpr", "neucoatt", "concoadv", "concoloc", "concocon", "concoreq", "olimob", "asymm", "obvary",
    "notaiden", "dipaid", "terrres", "seppeace", "thirdcom", "noothall", "specthrt", "statthr1",
    "statthr2", "conwtin", "medarb", "milcon", "milaid", "intcom", "subord", "organ1", "orgpurp1",
    "organ2", "orgpurp2", "base", "contrib", "armred", "acqterr", "divgains", "demwith", "reflnun",
    "refothio", "natrefal", "compag", "nomicoop", "conres", "agprois", "conmen", "ecaid", "interv",
    "source", "new4", "rev4", "version",
)  # fmt: skip
#: 8152: a party to alliance 1320 that never was a member of the state system.
SKIP = (8152,)
#: Beginnings and ends are events only for alliances of at most so many members.
SMALL = 10

ALLIANCE = Indicator(
    id="alliance",
    name="alliance",
    dimension="security",
    unit="strength (1 to 3)",
    directed=False,
    years=(1815, 2016),
    absent="zero",
    description="A military alliance of which both states were members at once. The value is the strongest promise "
    "of either: 3 defense or offense, 2 neutrality or nonaggression, 1 consultation.",
)


def members(raw: pl.DataFrame) -> pl.DataFrame:
    """One row per spell of membership, typed: the state, its dates and what it promised."""
    import polars as pl

    numbers = raw.select("record", *(to_number(ID, raw[c]).cast(pl.Int32) for c in USED[1:]))
    for column in DUTIES:
        expect_values(ID, numbers[column], (0, 1), "DUTIES")
    # an exit of 0 is none: the membership lasts
    exits = [pl.when(pl.col("yrexit") != 0).then(pl.col(c)).alias(c) for c in EXIT]
    return numbers.with_columns(known(ID, numbers["member"], SKIP), *exits).select(
        "record",
        "atopid",
        "member",
        "phase",
        *DUTIES,
        start=first_day(*ENTRY),
        start_precision=precision(*ENTRY[1:]),
        end=last_day(*EXIT),
        end_first=first_day(*EXIT),
        end_precision=pl.when(pl.col("yrexit").is_not_null()).then(precision(*EXIT[1:])),
        size=pl.col("member").n_unique().over("atopid"),
    )


def pairs(spells: pl.DataFrame) -> pl.DataFrame:
    """Two members of an alliance for the days on which both were bound by it."""
    import polars as pl

    both = spells.join(spells, on="atopid", suffix="_b").filter(pl.col("member") < pl.col("member_b"))
    a_later = pl.col("start") >= pl.col("start_b")
    a_ends = pl.col("end_b").is_null() | (pl.col("end") <= pl.col("end_b")).fill_null(False)

    def earlier(column: str) -> pl.Expr:
        return pl.when(a_ends).then(pl.col(column)).otherwise(pl.col(f"{column}_b")).alias(column)

    promised = [(pl.max_horizontal(c, f"{c}_b") == 1).alias(c) for c in DUTIES]
    return (
        both.with_columns(
            *promised,
            differ=pl.any_horizontal(pl.col(c) != pl.col(f"{c}_b") for c in DUTIES),
            start=pl.max_horizontal("start", "start_b"),
            start_precision=pl.when(a_later).then("start_precision").otherwise("start_precision_b"),
            end=earlier("end"),
            end_first=earlier("end_first"),
            end_precision=earlier("end_precision"),
        )
        # one phase of a treaty ends, and a state gives way to its successor, on the day on which the next begins:
        # that day is no alliance of its own
        .filter(pl.col("end").is_null() | (pl.col("start") < pl.col("end")))
        .rename({"member": "a", "member_b": "b"})
        .filter(pl.col("a").is_not_null() & pl.col("b").is_not_null())
    )


def worded(frame: pl.DataFrame) -> pl.DataFrame:
    """The pairs with `value`, `text`, `file` and `detail`."""
    import polars as pl

    words = [pl.when(pl.col(c)).then(pl.lit(word)) for c, (word, _) in DUTIES.items()]
    strength = [pl.when(pl.col(c)).then(pl.lit(float(rank))) for c, (_, rank) in DUTIES.items()]
    kind = (
        pl.when(pl.col("size") == 2).then(pl.lit("bilateral")).otherwise(pl.format("multilateral, {} members", "size"))
    )
    promise = pl.concat_str(words, separator=", ", ignore_nulls=True)
    unequal = pl.when(pl.col("differ")).then(pl.lit("; not the same for both")).otherwise(pl.lit(""))
    return frame.with_columns(
        value=pl.max_horizontal(strength),
        text=pl.format("{}{} ({})", promise.replace("", "no obligation"), unequal, kind),
        file=pl.lit(FILE),
        detail=pl.format("ATOP {}, with line {}", "atopid", "record_b"),
    )


def turns(frame: pl.DataFrame) -> pl.DataFrame:
    """When a pair's alliance began and ended, its phases taken as one where they follow without a gap."""
    import polars as pl

    key = ["a", "b", "atopid"]
    day = pl.duration(days=31)
    never = pl.date(9999, 1, 1)
    ordered = frame.filter(pl.col("size") <= SMALL).sort(*key, "start", "phase")
    until = pl.col("end").fill_null(never).cum_max().shift().over(key)
    after = pl.col("start").shift(-1).over(key)
    begun = ordered.filter((until + day < pl.col("start")).fill_null(True)).with_columns(
        type=pl.lit("alliance"), date="start", precision="start_precision"
    )
    ended = ordered.filter(
        pl.col("end").is_not_null() & (after > pl.col("end").fill_null(never) + day).fill_null(True)
    ).with_columns(type=pl.lit("alliance ended"), date="end_first", precision="end_precision")
    both = pl.concat([begun, ended])
    return both.select(
        "type", "a", "b", "date", "precision", "file", "record", "detail",
        directed=pl.lit(False), text=pl.format("alliance: {}", "text"),
    )  # fmt: skip


def read(files: Mapping[str, Path]) -> Loaded:
    """Spells in which two states were allied, and the beginnings and ends of small alliances."""
    import polars as pl

    raw = read_csv(ID, files[FILE])
    expect_columns(ID, raw, USED, SKIPPED)
    frame = worded(undirected(pairs(members(raw))))
    status = pl.when(pl.col("value").is_null()).then(pl.lit("not reported")).otherwise(pl.lit("observed"))
    return Loaded(observations=frame.with_columns(indicator=pl.lit(ALLIANCE.id), status=status), events=turns(frame))


SOURCE = Source(
    id=ID,
    name="Alliance Treaty Obligations and Provisions",
    version="4.01",
    files=(
        File(
            FILE,
            "37533634acbba64af9b900425fad50fcecb69f4a80f9f1d22d9847911bf21e40",
            543083,
            "https://raw.githubusercontent.com/joshuaalley/arms-allies/45cdfde68e8d04c2271dcef4dc41140db8a3583d/"
            "data/atop-member-level.csv",
        ),
    ),
    years=(1815, 2016),
    licence="free with citation; no redistribution terms stated",
    redistribute=False,
    citations=(
        Citation(
            ("Leeds, Brett Ashley", "Ritter, Jeffrey", "Mitchell, Sara McLaughlin", "Long, Andrew"),
            "Alliance Treaty Obligations and Provisions, 1815-1944",
            2002,
            "International Interactions 28(3), 237-260",
        ),
    ),
    indicators=(ALLIANCE,),
    read=read,
    at_least={"observations": 10_000},
    notes=(
        "An alliance that lasts has no end: it was in force when the file was closed, in 2016.",
        "Treaties of many (such as ASEAN's Treaty of Amity) bind each pair of their members; the text says how many "
        "there are.",
        "Czech and Slovak successors stand in other phases of one treaty than their partners; they count as bound.",
    ),
)
