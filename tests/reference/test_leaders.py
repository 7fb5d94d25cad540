"""The table of leaders is what its script makes of the raw files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bilateral.reading.lexicon import TABLES
from bilateral.states.folding import fold
from tests.reference import leaders


def test_the_table_of_leaders_is_what_its_script_makes(mirror: Path, capsys: pytest.CaptureFixture[str]) -> None:
    leaders.main(mirror)
    assert capsys.readouterr().out == (TABLES / "leaders.csv").read_text(encoding="utf-8")


def test_offices_typed_for_this_package_agree_with_reign(mirror: Path) -> None:
    """Family name, state and days against REIGN, which nobody looked at when they were typed."""
    from bilateral.reading.lexicon import read_rows

    reign = leaders.reign(mirror)
    last = date(2021, 3, 31)
    near = both = 0
    apart = []
    for row in read_rows("offices"):
        words = set(fold(row["name"]).split())
        start, end = date.fromisoformat(row["from"]), date.fromisoformat(row["to"] or "2021-03-31")
        if row["office"] not in ("president", "prime minister", "chancellor") or len(words) < 2 or start > last:
            continue
        known = [o for o in reign if o.cow == int(row["cow"]) and set(fold(o.name).split()) <= words]
        if not known or end < date(1946, 1, 1):
            continue
        spans = [(o.start, o.end or last) for o in known]
        both += 1
        near += any(abs((a - start).days) < 46 and abs((b - min(end, last)).days) < 46 for a, b in spans)
        if all(b < start or end < a for a, b in spans):
            apart.append(row["name"])
    assert both > 300
    assert near / both > 0.8  # the rest differ in what is counted: effective rule, the office, independence
    # who held a second office in other years, as presidents after their time as prime ministers
    assert len(apart) / both < 0.05, apart
