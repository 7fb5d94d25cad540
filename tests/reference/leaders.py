"""Make `src/bilateral/reading/tables/leaders.csv`: names of leaders and the days on which they led a state.

    python -m tests.reference.leaders ../shared/data > src/bilateral/reading/tables/leaders.csv

Two sources whose terms allow it: REIGN (MIT; who led from which day to which month, by family name) and the visits of
foreign leaders to the United States (Office of the Historian, public domain; full names, with the days of the visits).
A visitor whose family name REIGN has in office on the day gets the span of that office; of others the first and the
last visit are all that is known (`basis` attested).
"""

from __future__ import annotations

import calendar
import csv
import re
import sys
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from bilateral.states.folding import fold
from bilateral.states.names import candidates
from bilateral.states.registry import states

HEADER = ("name", "cow", "from", "to", "basis", "source")
#: Words before the name of a visitor.
OFFICE = re.compile(
    r"^(?:(?:president|prime|minister|king|queen|chancellor|premier|amir|emir|shah|emperor|empress|sultan|chairman|elect"
    r"|governor|general|grand|duke|duchess|prince|princess|crown|acting|vice|deputy|interim|taoiseach|regent|chief|of"
    r"|state|federal|head|first|brigadier|lieutenant|junta|member|provisional|designate|leader|the|secretary|foreign"
    r"|colonel|marshal|captain|major|admiral|sir|lord|sheikh|dr|field|mr|government|council|presidency|co)[\s\-–.]+)+",
    re.I,
)
#: States whose people have the family name first; it is not what stands last.
FAMILY_FIRST = {710, 712, 713, 730, 731, 732, 811, 812, 816, 817, 760, 775, 800, 820, 850}
NO_LEADERS = {331}  # two captains regent for half a year each, whom no text names


class Office(NamedTuple):
    """A name in office; `end` None is still in office when the source was made."""

    name: str
    cow: int
    start: date
    end: date | None
    basis: str
    source: str


def reign(folder: Path) -> list[Office]:
    """REIGN's rows, the family name alone where the row has no more."""
    out = []
    with (folder / "reign_leaders_202103.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        for r in csv.DictReader(file):
            cow = int(r["ccode"])
            if cow not in states() or cow in NO_LEADERS or "\ufffd" in r["leader"]:
                continue
            start = date(int(r["syear"]), int(r["smonth"]), int(r["sdate"]))
            end = None
            if r["eyear"]:
                year, month = int(r["eyear"]), int(r["emonth"])
                end = max(start, date(year, month, calendar.monthrange(year, month)[1]))
            name = re.sub(r"\(.*|\b(?:Jr|Sr)\b\.?", "", r["leader"]).strip()
            family, comma, given = name.partition(",")
            given = given.strip(" ,.-")
            name = f"{given} {family}" if comma and len(given) > 2 else family
            out.append(Office(" ".join(name.split()), cow, start, end, "office", "reign"))
    return out


def visitor_state(text: str, on: date) -> int | None:
    """The state a visitor came from."""
    text = re.sub(r"\s*\((?:Prov|Interim|gov).*\)", "", text).replace("&amp;", "&").replace("’", "'")
    inside = re.search(r"\((.*)\)", text)
    names = [text, re.sub(r"\s*\(.*\)", "", text), *(inside.groups() if inside else ())]
    for name in names:
        found = {c.state.cow for c in candidates(name) if c.holds(on)} or {c.state.cow for c in candidates(name)}
        if len(found) == 1:
            return found.pop()
        if name == "Korea":
            return 732
    return None


def visitors(folder: Path) -> list[Office]:
    """Each visitor once, with the first and the last visit."""
    seen: dict[tuple[str, int], list[date]] = {}
    with zipfile.ZipFile(folder / "us_visits_by_foreign_leaders.zip") as files:
        for file in sorted(n for n in files.namelist() if n.endswith(".xml")):
            text = files.read(file).decode("utf-8")
            for visit in re.findall(r"<visit>.*?</visit>", text, re.S):
                who = re.search(r"<visitor>(.*?)</visitor>", visit, re.S)
                of = re.search(r"<from id=.*?>(.*?)</from>", visit, re.S)
                day = re.search(r"<start-date>(\d{4}-\d{2}-\d{2})<", visit)
                if not (who and of and day):
                    continue
                on = date.fromisoformat(day[1])
                cow = visitor_state(of[1], on)
                name = re.sub(r"\(.*?\)|&\w+;|,.*", " ", OFFICE.sub("", " ".join(who[1].split())))
                name = " ".join(name.split())
                if cow and len(name) > 2 and name[0].isupper() and " and " not in name:
                    seen.setdefault((name, cow), []).append(on)
    return [Office(name, cow, min(d), max(d), "attested", "visits") for (name, cow), d in sorted(seen.items())]


def merged(offices: list[Office], guests: list[Office]) -> list[Office]:
    """Guests with the spans of their office where REIGN knows it."""
    by_state: dict[int, list[Office]] = {}
    for o in offices:
        by_state.setdefault(o.cow, []).append(o)
    out = list(offices)
    near = timedelta(days=31)
    for guest in guests:
        words = set(fold(guest.name).split())
        spans = [
            o
            for o in by_state.get(guest.cow, ())
            if o.start - near <= (guest.end or date.max)
            and guest.start - near <= (o.end or date.max)
            and _same(fold(o.name).split(), words)
        ]
        if spans:
            out += [Office(guest.name, guest.cow, s.start, s.end, "office", "reign+visits") for s in spans]
        else:
            out.append(guest)
    return out


def _same(family: list[str], words: set[str]) -> bool:
    return all(w in words for w in family if len(w) > 1) or (len(family) > 1 and family[-1] in words)


def short_forms(offices: list[Office]) -> list[Office]:
    """The family name alone, where it stands last."""
    out = []
    for o in offices:
        words = o.name.split()
        last = words[-1]
        if len(words) > 1 and o.cow not in FAMILY_FIRST and len(last) > 3 and not re.fullmatch(r"[IVX]+", last):
            out.append(o._replace(name=last))
    return out


def main(folder: Path) -> None:
    """Write the table to standard output."""
    rows = merged(reign(folder), visitors(folder))
    rows += short_forms(rows)
    best: dict[tuple[str, int, date], Office] = {}
    for row in rows:
        key = (fold(row.name), row.cow, row.start)
        if key not in best or (row.end or date.max) > (best[key].end or date.max):
            best[key] = row
    write = csv.writer(sys.stdout, lineterminator="\n")
    write.writerow(HEADER)
    for o in sorted(best.values(), key=lambda o: (o.cow, o.start, o.name)):
        write.writerow((o.name, o.cow, o.start.isoformat(), o.end.isoformat() if o.end else "", o.basis, o.source))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
