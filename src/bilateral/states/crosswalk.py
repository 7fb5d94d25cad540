"""One code of one scheme, read in one year, to a COW code: what the adapters of sources need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from bilateral.states.names import all_names, fold
from bilateral.states.registry import day, read_table, states

#: A meaning of a code: COW code (None: no one state of the list), first and last day.
Sense = tuple[int | None, date, date]


@dataclass(frozen=True, slots=True)
class Answer:
    """`known`: the scheme has the code at all. `cow`: the member of the state system it meant that year."""

    known: bool
    cow: int | None


@cache
def _senses(scheme: str) -> dict[str, tuple[Sense, ...]]:
    found: dict[str, list[Sense]] = {}
    if scheme == "cow":
        return {str(cow): ((cow, date.min, date.max),) for cow in states()}
    if scheme == "name":
        for n in all_names():
            if n.lang == "en" and n.kind in ("short", "official", "alias", "then", "bare"):
                cow = None if n.kind == "bare" else n.cow
                found.setdefault(fold(n.name), []).append((cow, n.start or date.min, n.end or date.max))
    for row in read_table("codes") if scheme != "name" else ():
        if row["scheme"] == scheme:
            sense = (int(row["cow"]) if row["cow"] else None, day(row["from"]) or date.min, day(row["to"]) or date.max)
            found.setdefault(row["code"], []).append(sense)
    return {code: tuple(senses) for code, senses in found.items()}


@lru_cache(maxsize=1 << 17)
def lookup(scheme: str, code: str, year: int) -> Answer:
    """What a code or name meant in a year: of several states that year, the one that lived at its end.

    A dated code or name is read by its dates: `DEU` and "Germany" are 260 from 1949 to 1990, as data sets use them,
    and 255 else. Outside its dates one that only ever meant one state still means it ("Zaire" in 1965). Where data
    sets leave open which of two states they mean ("Vietnam", `VNM` before 1976), or the state was no member that
    year, `cow` is None. Names are compared without case, accents and punctuation.

    >>> lookup("name", "Germany", 1980), lookup("iso3", "VNM", 1965)
    (Answer(known=True, cow=260), Answer(known=True, cow=None))
    """
    key = fold(code) if scheme == "name" else code.lstrip("0") if scheme in ("m49", "gw", "cow") else code
    senses = _senses(scheme).get(key, ())
    if not senses:
        return Answer(False, None)
    first, last = date(year, 1, 1), date(year, 12, 31)
    within = [sense for sense in senses if sense[1] <= last and first <= sense[2]]
    meant = [s for s in within or senses if s[0] is not None]
    if within and any(a[0] != b[0] and a[1] <= b[2] and b[1] <= a[2] for a in meant for b in meant):
        return Answer(True, None)  # two meanings on the same day: the source alone knows which
    cows = dict.fromkeys(cow for cow, _, _ in meant if cow is not None)
    alive = [cow for cow in cows if states()[cow].exists_in(year)]
    at_end = [cow for cow in alive if states()[cow].exists(last)]
    choice = at_end or alive
    return Answer(True, choice[0] if len(choice) == 1 else None)
