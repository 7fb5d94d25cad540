"""Politics: how the two vote at the United Nations, and who spoke for each. Who governed each is told in `rulers`."""

from __future__ import annotations

from datetime import date

from bilateral.overview.clauses import Clause, Number, Several, Who, clause, years_of
from bilateral.overview.data import DyadData
from bilateral.overview.model import Finding
from bilateral.overview.phrases import listed, years
from bilateral.overview.rulers import rulers
from bilateral.overview.spells import succeeding
from bilateral.overview.votes import VoteYear, unrecognised_years
from bilateral.states.governments import all_governments, recognised, unrecognised_seat

_DECADE = 10


def _share(rows: list[VoteYear]) -> float:
    return sum(v.alike for v in rows) / sum(v.common for v in rows)


def _votes(data: DyadData, votes: tuple[VoteYear, ...]) -> list[Finding]:
    counted = [v for v in votes if v.counts]
    found = []
    if counted:
        recent = counted[-5:]
        span = f"{recent[0].year}-{recent[-1].year}" if len(recent) > 1 else str(recent[0].year)
        text = (
            f"At the UN General Assembly {data.name_a} and {data.name_b} cast the same vote in "
            f"{100 * _share(recent):.0f} % of their common roll calls of {span}"
        )
        on = date(recent[-1].year, 7, 1)
        a, b = Who(data.dyad.a.cow, on), Who(data.dyad.b.cow, on)
        share = Number(100 * _share(recent))
        said = [clause("un-votes", a=a, b=b, years=years_of(v.year for v in recent), share=share)]
        blocks: dict[int, list[VoteYear]] = {}
        for v in counted:
            blocks.setdefault(v.year // _DECADE * _DECADE, []).append(v)
        full = {start: rows for start, rows in blocks.items() if len(rows) >= 4}
        used = list(recent)
        if len(full) >= 3:
            low = min(full, key=lambda s: _share(full[s]))
            high = max(full, key=lambda s: _share(full[s]))
            text += (
                f"; the share was lowest in the {low}s ({100 * _share(full[low]):.0f} %) "
                f"and highest in the {high}s ({100 * _share(full[high]):.0f} %)"
            )
            used += full[low] + full[high]
            least, most = Number(100 * _share(full[low])), Number(100 * _share(full[high]))
            said.append(clause("un-votes-range", low=low, low_share=least, high=high, high_share=most))
        evidence = tuple(dict.fromkeys(v.evidence for v in used))
        found.append(Finding(f"{data.dyad.id}/un-votes", "political", text + ".", evidence, 8, tuple(said)))
    silent = [v for v in votes if not v.counts]
    if silent:
        when = years([v.year for v in silent])
        words, held = _seats(data, silent)
        text = f"The UN votes of {when} are not counted: {'; '.join(words)}."
        unsaid = (clause("un-seat", years=years_of(v.year for v in silent)), *held)
        proof = tuple(v.evidence for v in silent)
        found.append(Finding(f"{data.dyad.id}/un-seat", "political", text, proof, 9, unsaid))
    return found


def _seats(data: DyadData, silent: list[VoteYear]) -> tuple[list[str], list[Clause]]:
    """For each state whose seat was held by a government that the other did not recognise: who, and who was."""
    first, last = date(silent[0].year, 1, 1), date(silent[-1].year, 12, 31)
    found, said = [], []
    for of in sorted(data.dyad.codes_a | data.dyad.codes_b):
        others = data.dyad.codes_b if of in data.dyad.codes_a else data.dyad.codes_a
        for by in sorted(others):
            spans = [s for s in unrecognised_seat(of, by) if s.start <= last and (s.end or date.max) >= first]
            if not spans:
                continue
            held = [all_governments()[s.holder] for s in spans]
            holders = list(dict.fromkeys(g.short for g in held))
            known = [g for s in spans if (g := recognised(by, of, max(s.start, first)))]
            rivals = list(dict.fromkeys(g.short for g in known))
            partner = data.name(by, silent[0].year)
            text = f"the seat of {data.name(of)} was held by {', then '.join(holders)}"
            text += (
                f", while {partner} recognised {', later '.join(rivals)}"
                if rivals
                else (f", which {partner} did not recognise")
            )
            found.append(text)
            whose, partner_then = Who(of, data.window.as_of), Who(by, date(silent[0].year, 7, 1))
            said.append(clause("un-seat-holders", of=whose, holders=succeeding(held)))
            if rivals:
                said.append(clause("un-seat-rivals", by=partner_then, rivals=succeeding(known)))
            else:
                said.append(clause("un-seat-refused", by=partner_then))
    return found, said


def _published(data: DyadData, votes: tuple[VoteYear, ...]) -> list[Finding]:
    """Agreement as its authors published it, for the years after our own votes end."""
    rows = [o for o in data.observations.get("un-vote-agreement-published", []) if o.value is not None]
    ours = max((v.year for v in votes if v.common >= 10), default=0)
    silent = unrecognised_years(data)
    later = [o for o in rows if o.year > ours and o.year not in silent]
    before = next((o for o in reversed(rows) if o.year <= ours), None)
    if not later or not ours:
        return []
    words = listed([f"{100 * (o.value or 0):.0f} % in {o.year}" for o in later])
    text = f"In the published agreement scores the share was {words}"
    if before is not None and before.value is not None:
        text += f", after {100 * before.value:.0f} % in {before.year}"
    evidence = data.evidence(*later, *([before] if before else []))
    shares = Several(tuple(clause("share-of", year=o.year, share=Number(100 * (o.value or 0))) for o in later))
    said = [clause("un-votes-since", shares=shares)]
    if before is not None and before.value is not None:
        said.append(clause("un-votes-since-after", year=before.year, share=Number(100 * before.value)))
    return [Finding(f"{data.dyad.id}/un-votes-since", "political", text + ".", evidence, 7.9, tuple(said))]


def _ideal_points(data: DyadData) -> list[Finding]:
    ours = {o.year: o for o in data.alone("un-ideal-point", data.dyad.codes_a)}
    theirs = {o.year: o for o in data.alone("un-ideal-point", data.dyad.codes_b)}
    # the position of a government that the other did not recognise is none of the state's
    common = sorted(ours.keys() & theirs.keys() - unrecognised_years(data).keys())
    if not common:
        return []
    last = common[-1]
    gap = abs((ours[last].value or 0) - (theirs[last].value or 0))
    used = [ours[last], theirs[last]]
    text = (
        f"Their ideal points, which place states by their UN votes, lay {gap:.2f} standard deviations apart in {last}"
    )
    said = [clause("ideal-points", year=last, gap=Number(gap, 2))]
    if last - 10 in common:
        before = abs((ours[last - 10].value or 0) - (theirs[last - 10].value or 0))
        used += [ours[last - 10], theirs[last - 10]]
        way = "same" if abs(gap - before) <= 0.1 else "nearer" if gap < before else "further"
        said.append(clause(f"ideal-points-{way}", year=last - 10, before=Number(before, 2)))
        if way == "same":
            text += f", about as far as in {last - 10} ({before:.2f})"
        else:
            text += f", {way} than in {last - 10} ({before:.2f})"
    return [Finding(f"{data.dyad.id}/ideal-points", "political", text + ".", data.evidence(*used), 5, tuple(said))]


def political(data: DyadData, votes: tuple[VoteYear, ...]) -> list[Finding]:
    """Findings of the political dimension."""
    return [
        *_votes(data, votes),
        *_published(data, votes),
        *_ideal_points(data),
        *rulers(data),
    ]
