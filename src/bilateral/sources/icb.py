"""International Crisis Behavior: crises between two states, from trigger to termination."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from bilateral.sources._codes import first_day, known, last_day, precision
from bilateral.sources.base import Citation, File, Indicator, Loaded, Source
from bilateral.sources.strict import expect_columns, read_csv, to_number, undirected

ID = "icb"
FILE = "icbdy_v15_dyad.csv"
TRIGGER, END = ("trgyrdy", "trgmody", "trgdady"), ("trmyrdy", "trmmody", "trmdady")
USED = ("record", "crisname", "statea", "stateb", *TRIGGER, *END, "crdynum")
SKIPPED = ("crisno", "year", "namea", "actnuma", "nameb", "actnumb", "ongoing")
#: Codes that stand where a day is not known: early (66), middle (77) or late (88) in the month.
NO_DAY = (66, 77, 88)
#: Germany keeps West Germany's number in this file, and Yemen the North's, after they were united.
UNITED = {260: (255, "1990-10-03"), 678: (679, "1990-05-22")}
#: Words of a name in capitals that stay so.
CAPITALS = frozenset(
    {"UAE", "US", "UN", "UAR", "UNSCOM", "DRC", "EC-121", "U-137", "WWII", "SWAPO", "ZIPRA", "UDI", "SA"}
)
SMALL_WORDS = frozenset({"OF", "IN", "ON", "OVER", "AND", "THE"})
ROMAN = re.compile(r"[IVX]+$")
#: The project's abbreviations, and its slips of the pen, in full.
SHORT = {"Bdr": "Border", "Bord": "Border", "Incdnt": "Incident", "Opertn": "Operation", "Optn": "Operation",
         "Atmpt": "Attempt", "Offen": "Offensive", "Off": "Offensive", "Viet": "Vietnamese", "Oct": "October",
         "Invas": "Invasion of", "Inv": "Invasion", "Occup": "Occupation of", "Czech": "Czechoslovakia",
         "Remilit": "Remilitarisation of the", "Indep": "Independence", "Ind": "Independence", "Pak": "Pakistan",
         "Pal": "Palestine", "Prt": "Partition", "Int": "Intervention", "Natn": "Nationalisation", "Mil": "Military",
         "Dom": "Dominican", "Rep": "Republic", "Mex": "Mexico", "Guat": "Guatemala", "Nic": "Nicaragua",
         "Cen": "Central", "Confront": "Confrontation", "Ass": "Assassination", "Assassn": "Assassination of",
         "Ven": "Venezuela", "Yug": "Yugoslavia", "Maur": "Mauritania", "Ultimatem": "Ultimatum",
         "Alexandr": "Alexander", "Civilwar": "Civil War", "N": "North", "E": "East", "S": "South"}  # fmt: skip
#: Names whose abbreviations mean something else than elsewhere.
WHOLE = {"Ind/Pak Nuclear Tests": "India/Pakistan Nuclear Tests", "Chinese E. Railway": "Chinese Eastern Railway",
         "Soviet Occup Baltic": "Soviet Occupation of the Baltic States",
         "Failed Ass. Atmpt-Ven": "Failed Assassination Attempt in Venezuela",
         "Gaza Raid-Czech. Arms": "Gaza Raid and Czech Arms", "Czech. Annexation": "Annexation of Czechoslovakia",
         "Final N. Viet. Offen.": "Final North Vietnamese Offensive"}  # fmt: skip

CRISIS = Indicator(
    id="crisis",
    name="crises between the two",
    dimension="security",
    unit="crises",
    directed=False,
    years=(1918, 2020),
    absent="zero",
    description="A spell in which the two were opponents in an international crisis, by the International Crisis "
    "Behavior project, from its trigger to its termination.",
)


def title(name: str) -> str:
    """A crisis name in capitals as a title: "CAMEROON/NIGERIA II" gives "Cameroon/Nigeria II"."""

    def word(found: re.Match[str]) -> str:
        text = found[0]
        if text in SMALL_WORDS and found.start():
            return text.lower()
        return text if text in CAPITALS or ROMAN.match(text) else text.capitalize()

    text = re.sub(r"[A-Z][A-Z0-9']*\.?(?:-\d+)?", word, name) if name.isupper() else name
    return WHOLE.get(text) or re.sub(r"\b([A-Z][a-z]+|[NES](?=\.))\b\.?(?:(?<=[a-z.])-(?=[A-Z]))?", _in_full, text)


def _in_full(found: re.Match[str]) -> str:
    """A word in full; the hyphen behind "Invas.-" and "Remilit-" belongs to the abbreviation."""
    full = SHORT.get(found[1])
    if full is None:
        return found[0]
    return full + (" " if found[0].endswith("-") else "")


def read(files: Mapping[str, Path]) -> Loaded:
    """One spell and one event for each crisis of a dyad; the file has a row for each of its years."""
    import polars as pl

    raw = read_csv(ID, files[FILE])
    expect_columns(ID, raw, USED, SKIPPED)
    names = {name: title(name) for name in raw["crisname"].unique()}
    numbers = raw.with_columns(to_number(ID, raw[c]).cast(pl.Int32) for c in (*TRIGGER, *END, "crdynum"))
    unknown = [pl.when(~pl.col(c).is_in(list(NO_DAY))).then(pl.col(c)).alias(c) for c in (TRIGGER[2], END[2])]
    frame = (
        numbers.with_columns(*unknown, a=known(ID, raw["statea"]), b=known(ID, raw["stateb"]))
        .unique("crdynum", keep="first", maintain_order=True)
        .with_columns(start=first_day(*TRIGGER), end=last_day(*END))
    )
    for old, (new, day) in UNITED.items():
        later = pl.col("start") >= pl.lit(day).str.to_date()
        frame = frame.with_columns(
            pl.when(later & (pl.col(side) == old)).then(pl.lit(new, pl.Int16)).otherwise(side).alias(side)
            for side in ("a", "b")
        )
    crises = undirected(frame).with_columns(
        indicator=pl.lit(CRISIS.id),
        value=pl.lit(1.0),
        text=pl.col("crisname").replace_strict(names, return_dtype=pl.String),
        status=pl.lit("observed"),
        file=pl.lit(FILE),
        detail=pl.format("crisis dyad {}", "crdynum"),
    )
    events = crises.with_columns(
        type=pl.lit("crisis"),
        directed=pl.lit(False),
        date="start",
        precision=precision(*TRIGGER[1:]),
        text=pl.format("international crisis: {}", "text"),
    )
    return Loaded(observations=crises, events=events)


SOURCE = Source(
    id=ID,
    name="International Crisis Behavior, crisis dyads",
    version="15",
    files=(
        File(
            FILE,
            "4a4305d2a522d5a76ec228b515c8b90f6841c1dc555469c6fa6633f4bbf354c5",
            102882,
            "https://raw.githubusercontent.com/hilangoe/CyberCrises/21c047a73a403d806dc25a0eaa5b52f7f6dd93e0/"
            "_data/_raw/icbdy_v15.csv",
        ),
    ),
    years=(1918, 2020),
    licence="free with citation; no redistribution terms stated",
    redistribute=False,
    citations=(
        Citation(
            ("Hewitt, J. Joseph",),
            "Dyadic Processes and International Crises",
            2003,
            "Journal of Conflict Resolution 47(5), 669-692",
        ),
        Citation(
            ("Brecher, Michael", "Wilkenfeld, Jonathan", "Beardsley, Kyle", "James, Patrick", "Quinn, David"),
            "International Crisis Behavior Data, Version 15",
            2023,
            cited_for="crises",
        ),
    ),
    indicators=(CRISIS,),
    read=read,
    at_least={"observations": 950, "events": 950},
    notes=(
        "Days coded 66, 77 or 88 are unknown: such dates are kept to the month.",
        "Germany and Yemen keep an older number in the file after 1990; they are given today's.",
        "A pair can have two crisis dyads in one crisis, of different dates.",
    ),
)
