"""What the armed forces of the two do together: agreements on defence cooperation, and joint exercises."""

from __future__ import annotations

from bilateral.overview.clauses import clause, when, years_of
from bilateral.overview.data import DyadData
from bilateral.overview.model import Finding
from bilateral.overview.phrases import capital, count, listed, number_word, on_day, years
from bilateral.records import Observation

#: So many subjects and names are told at most.
MOST_SUBJECTS, MOST_NAMES = 4, 2


def _subjects(rows: list[Observation]) -> list[str]:
    """The subjects of agreements, those of most agreements first."""
    told: dict[str, int] = {}
    for o in rows:
        for subject in (o.text or "").split(", "):
            told[subject] = told.get(subject, 0) + 1
    return sorted(told, key=lambda s: (-told[s], s))


def _agreements(data: DyadData) -> list[Finding]:
    rows = [o for o in data.observations.get("defence-agreement", []) if data.window.holds(o.start)]
    if not rows:
        return []
    signed = {
        e.place.record: (e.date, e.precision)
        for e in data.between("agreement")
        if e.place.source == rows[0].place.source
    }
    last = data.last_year("defence-agreement")
    latest = signed[rows[-1].place.record]
    if len(rows) == 1:
        text = f"One agreement of the two on defence cooperation is on record, signed {on_day(*latest)}"
    else:
        text = f"{capital(count(len(rows), 'agreement'))} of the two on defence cooperation are on record, signed in "
        text += f"{years([o.start.year for o in rows])}"
    text += f" (on {listed(_subjects(rows), most=MOST_SUBJECTS)})"
    alive = sum(o.end is None or o.end.year >= last for o in rows)
    end = data.info("defence-agreement").years[1]
    if len(rows) > 1 and alive:
        text += f"; by the estimate of the record {number_word(alive)} of them {'was' if alive == 1 else 'were'} in "
        text += f"force in {last}"
    said = [clause("defence-agreements", n=len(rows), years=years_of(o.start.year for o in rows))]
    if len(rows) == 1:
        said = [clause("defence-agreement", when=when([latest]))]
    if data.window.last > end + 1:
        text += f" (the record ends in {end})"
        said.append(clause("disputes-end", year=end))
    return [Finding(f"{data.dyad.id}/defence-agreements", "security", text + ".", data.evidence(*rows), 6, tuple(said))]


def _names(rows: list[Observation]) -> list[str]:
    """The names of exercises, the latest first, each once."""
    return list(dict.fromkeys(n for o in reversed(rows) for n in reversed((o.text or "").split("; ")) if n))


def _exercises(data: DyadData) -> list[Finding]:
    rows = [o for o in data.observations.get("joint-exercises", []) if o.value]
    if not rows:
        return []
    number = int(sum(o.value or 0 for o in rows))
    alone = [o for o in data.observations.get("joint-exercises-alone", []) if o.value]
    by_themselves = int(sum(o.value or 0 for o in alone))
    first, last = rows[0].year, rows[-1].year
    span = f"in {first}" if first == last else f"from {first} to {last}"
    text = f"The armed forces of both took part in {count(number, 'reported military exercise')} {span}"
    names = listed((_names(alone) or _names(rows))[:MOST_NAMES])
    if by_themselves == number:
        text += " without others" if number == 1 else ", all without others"
    elif by_themselves:
        text += f", {number_word(by_themselves)} of them without others"
    else:
        text += ", with others"
    if names:
        text += f": {names}" if number == 1 else f", such as {names}"
    peak = max(rows, key=lambda o: o.value or 0)
    if number > 4 and (peak.value or 0) > 1 and first < last:
        text += f"; the most in one year were {number_word(int(peak.value or 0))}, in {peak.year}"
    end = data.info("joint-exercises").years[1]
    key = "exercises-alone" if by_themselves == number else "exercises" if by_themselves else "exercises-others"
    some = {"alone": by_themselves} if key == "exercises" else {}
    said = [clause(key, n=number, years=years_of(o.year for o in rows), **some)]
    if data.window.last > end + 1:
        text += f" (the record ends in {end})"
        said.append(clause("disputes-end", year=end))
    proof = data.evidence(*rows, *alone)
    return [Finding(f"{data.dyad.id}/exercises", "security", text + ".", proof, 5 + min(2.0, number / 20), tuple(said))]


def defence(data: DyadData) -> list[Finding]:
    """A sentence on agreements, and one on exercises."""
    return [*_agreements(data), *_exercises(data)]
