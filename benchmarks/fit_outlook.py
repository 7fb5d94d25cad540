"""Counts how long the periods of the world lasted and writes src/bilateral/overview/outlook.json.

    python benchmarks/fit_outlook.py STORE

Periods that began since 1946, by label, of dyads with conflicts or arms (`active`) and of the others (`quiet`); and how
far the levels of such years lay five years later. Prints two checks: of the periods that ran in 1985, 1990, ... the
share told and seen to end within five years, by what was known then; and how many moves since 1990 lie in the interval
of those before.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from bilateral.measures.level import LABELS, THRESHOLDS, label
from bilateral.measures.outlook import ends_within, lasting
from bilateral.overview.outlook import AHEAD, LONGEST, TABLE
from bilateral.overview.world import World, compute
from bilateral.panel.gather import world
from bilateral.store import Store

ACTIVE = ("war", "dispute", "rivalry", "crisis", "rebels", "arms")
SINCE = 1946
Rows = list[tuple[str, str, int, int, bool, float]]


def actives(store: Store) -> set[tuple[int, int]]:
    """The dyads with conflicts or arms."""
    panel = world(store, np.arange(SINCE, date.today().year + 1))
    acts = np.any([panel.cells[k] > 0 for k in ACTIVE] + [panel.cells["relations"] == 2], axis=(0, 2))
    return {(a, b) for a, b in panel.pairs[acts].tolist()}


def periods(found: World, active: set[tuple[int, int]]) -> Rows:
    """Kind of dyad, label, first year, years lasted, whether another followed, and the step to it."""
    rows: Rows = []
    for pair, told in zip(found.pairs.tolist(), found.all_periods(), strict=True):
        kind = "active" if tuple(pair) in active else "quiet"
        for n, p in enumerate(told):
            after = told[n + 1] if n + 1 < len(told) and told[n + 1].first == p.last + 1 else None
            if p.first >= SINCE:
                step = after.estimate.mean - p.estimate.mean if after else 0.0
                rows.append((kind, label(p.estimate.mean), p.first, p.last - p.first + 1, after is not None, step))
    return rows


def table(rows: Rows) -> dict[str, Any]:
    """The counts of some periods."""
    lasted = lasting(
        np.array([r[3] for r in rows], dtype=np.int64), np.array([r[4] for r in rows], dtype=bool), LONGEST
    )
    steps = [r[5] for r in rows if r[4]]
    return {
        "periods": len(rows),
        "long": sum(r[3] >= LONGEST for r in rows),
        "better": sum(s > 0 for s in steps),
        "worse": sum(s < 0 for s in steps),
        "at_risk": lasted.at_risk.tolist(),
        "ended": lasted.ended.tolist(),
    }


def check(rows: Rows) -> None:
    """Told against seen, by the years in which periods ran."""
    for year in (1985, 1990, 1995, 2000, 2005, 2010):
        told, seen = [], []
        for kind in ("active", "quiet"):
            for name in {r[1] for r in rows}:
                own = [r for r in rows if r[0] == kind and r[1] == name]
                # what was known by then: those that ended later still ran
                known = [
                    (k, n, f, min(d, year - f + 1), e and f + d <= year, s) for k, n, f, d, e, s in own if f <= year
                ]
                if len(known) < 20:
                    continue
                counts = table(known)
                lasted = lasting(np.array([r[3] for r in known]), np.array([r[4] for r in known], dtype=bool), LONGEST)
                for _, _, f, d, e, _ in own:
                    if f <= year < f + d and (e or f + d > year + AHEAD) and counts["periods"]:
                        share = ends_within(lasted, year - f + 1, AHEAD)[0]
                        if not np.isnan(share):
                            told.append(share)
                            seen.append(e and f + d <= year + AHEAD)
        shares = f"{np.mean(told):.1%} told to end within {AHEAD} years, {np.mean(seen):.1%} did"
        print(f"{year}: {len(told):,} periods ran; {shares}")


def moved(found: World, active: set[tuple[int, int]], first: int, last: int) -> dict[tuple[str, str], np.ndarray]:
    """How far levels lay `AHEAD` years later, by kind of dyad and label, of the years first..last."""
    year, level = found.year, found.scale
    kinds = np.array([tuple(p) in active for p in found.pairs.tolist()])[found.dyad]
    now = np.arange(len(level) - AHEAD)
    same = (found.dyad[now] == found.dyad[now + AHEAD]) & (year[now] >= first) & (year[now] <= last)
    step = level[now + AHEAD] - level[now]
    names = np.array(LABELS)[np.searchsorted(THRESHOLDS, level[now], side="right")]
    known = same & ~np.isnan(step)
    return {
        (kind, name): step[known & (kinds[now] == (kind == "active")) & (names == name)]
        for kind in ("active", "quiet")
        for name in LABELS
    }


def main(folder: Path) -> None:
    """Counts, checks and writes."""
    store = Store(folder)
    world_ = compute(store, date.today())
    active = actives(store)
    rows = periods(world_, active)
    steps = moved(world_, active, SINCE, 2100)
    found = {
        kind: {
            name: table([r for r in rows if r[:2] == (kind, name)]) | {"moved": ends(steps[kind, name])}
            for name in LABELS
            if len(steps[kind, name])
        }
        for kind in ("active", "quiet")
    }
    told = []
    for kind, by_label in found.items():
        lines = ",\n".join(f'  "{name}": {json.dumps(counts)}' for name, counts in by_label.items())
        told.append(f' "{kind}": {{\n{lines}\n }}')
    head = f' "store": "{store.id}",\n "since": {SINCE},\n "until": {world_.last},\n'
    TABLE.write_text("{\n" + head + ",\n".join(told) + "\n}\n", encoding="utf-8")
    check(rows)
    before, later = moved(world_, active, SINCE, 1989 - AHEAD), moved(world_, active, 1990, 2100)
    inside = [
        (low <= later[k]) & (later[k] <= high) for k in before if len(before[k]) for low, high in [ends(before[k])]
    ]
    share = np.concatenate(inside).mean()
    print(f"moves since 1990 inside the interval of those before: {share:.1%} of {sum(map(len, inside)):,}")


def ends(steps: np.ndarray) -> list[float]:
    """The interval that holds nine tenths of the steps."""
    return [round(float(q), 1) for q in np.quantile(steps, [0.05, 0.95])]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
