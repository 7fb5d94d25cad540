"""Politics: how the two vote at the United Nations, who spoke for each, who governed each."""

from __future__ import annotations

from bilateral.overview.data import DyadData
from bilateral.overview.model import Evidence, Finding
from bilateral.overview.phrases import capital, listed, years
from bilateral.overview.votes import VoteYear
from bilateral.states.governments import Government, citations, governments

_DECADE = 10


def _share(rows: list[VoteYear]) -> float:
    return sum(v.alike for v in rows) / sum(v.common for v in rows)


def _votes(data: DyadData, votes: tuple[VoteYear, ...]) -> list[Finding]:
    counted = [v for v in votes if v.counts]
    found = []
    if counted:
        recent = counted[-5:]
        text = (
            f"At the UN General Assembly {data.name_a} and {data.name_b} cast {100 * _share(recent):.0f} % "
            f"of their common votes alike in {recent[0].year}-{recent[-1].year}"
        )
        blocks: dict[int, list[VoteYear]] = {}
        for v in counted:
            blocks.setdefault(v.year // _DECADE * _DECADE, []).append(v)
        full = {start: rows for start, rows in blocks.items() if len(rows) >= 4}
        used = list(recent)
        if len(full) >= 3:
            low = min(full, key=lambda s: _share(full[s]))
            high = max(full, key=lambda s: _share(full[s]))
            text += (
                f"; over the decades the share ran from {100 * _share(full[low]):.0f} % in the {low}s "
                f"to {100 * _share(full[high]):.0f} % in the {high}s"
            )
            used += full[low] + full[high]
        evidence = tuple(dict.fromkeys(v.evidence for v in used))
        found.append(Finding(f"{data.dyad.id}/un-votes", "political", text + ".", evidence, 8))
    silent = [v for v in votes if not v.counts]
    if silent:
        reasons = list(dict.fromkeys(v.reason for v in silent))
        text = (
            f"The UN votes of {years([v.year for v in silent])} say nothing of these relations and are "
            f"not counted: {'; '.join(reasons)}."
        )
        found.append(Finding(f"{data.dyad.id}/un-seat", "political", text, tuple(v.evidence for v in silent), 9))
    return found


def _published(data: DyadData, votes: tuple[VoteYear, ...]) -> list[Finding]:
    """Agreement as its authors published it, for the years after our own votes end."""
    rows = [o for o in data.observations.get("un-vote-agreement-published", []) if o.value is not None]
    ours = max((v.year for v in votes if v.common >= 10), default=0)
    later = [o for o in rows if o.year > ours]
    before = next((o for o in reversed(rows) if o.year <= ours), None)
    if not later:
        return []
    words = listed([f"{100 * (o.value or 0):.0f} % in {o.year}" for o in later])
    text = f"In the sessions since, they voted alike {words}"
    if before is not None and before.value is not None:
        text += f", after {100 * before.value:.0f} % in {before.year}"
    return [
        Finding(
            f"{data.dyad.id}/un-votes-since",
            "political",
            text + ".",
            data.evidence(*later, *([before] if before else [])),
            7.9,
        )
    ]


def _ideal_points(data: DyadData) -> list[Finding]:
    ours = {o.year: o for o in data.alone("un-ideal-point", data.dyad.codes_a)}
    theirs = {o.year: o for o in data.alone("un-ideal-point", data.dyad.codes_b)}
    common = sorted(ours.keys() & theirs.keys())
    if not common:
        return []
    last = common[-1]
    gap = abs((ours[last].value or 0) - (theirs[last].value or 0))
    used = [ours[last], theirs[last]]
    text = f"In the session of {last} their positions in UN voting (ideal points) lay {gap:.2f} apart"
    if last - 10 in ours and last - 10 in theirs:
        before = abs((ours[last - 10].value or 0) - (theirs[last - 10].value or 0))
        used += [ours[last - 10], theirs[last - 10]]
        word = "nearer to" if gap < before - 0.1 else "further from" if gap > before + 0.1 else "about as near to"
        text += f", {word} each other {'than' if 'about' not in word else 'as'} ten years before ({before:.2f})"
    return [Finding(f"{data.dyad.id}/ideal-points", "political", text + ".", data.evidence(*used), 5)]


def _regimes(data: DyadData) -> list[Finding]:
    found = []
    for codes in (data.dyad.codes_a, data.dyad.codes_b):
        rows = data.alone("regime", codes)
        if not rows:
            continue
        name = data.name(rows[-1].a)
        spells = []
        for o in rows:
            end = f"-{o.end.year}" if o.end and o.end.year < data.info("regime").years[1] else " on"
            spells.append(f"{o.text} ({o.start.year}{end})")
        text = f"{capital(name)} was governed under these types of regime: {listed(spells[-8:])}."
        found.append(
            Finding(
                f"{data.dyad.id}/regimes-{data.key(rows[-1].a).lower()}",
                "political",
                text,
                data.evidence(*rows[-8:]),
                3,
            )
        )
    return found


def _leaders(data: DyadData) -> list[Finding]:
    parts, used = [], []
    for codes in (data.dyad.codes_a, data.dyad.codes_b):
        rows = data.alone("leader", codes)
        if rows:
            o = rows[-1]
            parts.append(f"{data.name(o.a)} was led by {o.text} (since {o.start.year})")
            used.append(o)
    if len(used) < 2:
        return []
    ended = data.dyad.end.year if data.dyad.end else 9999
    year = min(data.info("leader").years[1], data.window.last, ended)
    return [
        Finding(f"{data.dyad.id}/leaders", "political", f"In {year}, {' and '.join(parts)}.", data.evidence(*used), 2)
    ]


def _governments(data: DyadData) -> list[Finding]:
    """Who governed, and who claimed to, where that was disputed since 1945."""
    found = []
    for codes in (data.dyad.codes_a, data.dyad.codes_b):
        rows = [g for cow in sorted(codes) for g in governments(cow) if _in_window(data, g)]
        if not any(g.kind != "effective" for g in rows):
            continue
        parts = []
        for kind, words in (
            ("effective", "was governed by"),
            ("rival", "others who held its seat or claimed to speak for it were"),
            ("exile", "in exile was"),
        ):
            some = [f"{g.short} ({_term(g)})" for g in rows if g.kind == kind]
            if some:
                parts.append(f"{words} {listed(some)}")
        evidence = tuple(
            Evidence("states", "governments.csv", g.id, g.name, citations()[g.source][0], f"state:{g.cow}")
            for g in rows
        )
        name = data.name(rows[0].cow)
        text = f"{capital(name)} {'; '.join(parts)}."
        found.append(
            Finding(f"{data.dyad.id}/governments-{data.key(rows[0].cow).lower()}", "political", text, evidence, 4)
        )
    return found


def _term(g: Government) -> str:
    if g.end is None:
        return f"since {g.start.year}"
    return str(g.start.year) if g.end.year == g.start.year else f"{g.start.year}-{g.end.year}"


def _in_window(data: DyadData, g: Government) -> bool:
    return g.start.year <= data.window.last and (g.end is None or g.end.year >= data.window.first)


def political(data: DyadData, votes: tuple[VoteYear, ...]) -> list[Finding]:
    """Findings of the political dimension."""
    return [
        *_votes(data, votes),
        *_published(data, votes),
        *_ideal_points(data),
        *_governments(data),
        *_regimes(data),
        *_leaders(data),
    ]
