"""The table of leaders is what its script makes of the raw files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilateral.reading.lexicon import TABLES
from tests.reference import leaders


def test_the_table_of_leaders_is_what_its_script_makes(mirror: Path, capsys: pytest.CaptureFixture[str]) -> None:
    leaders.main(mirror)
    assert capsys.readouterr().out == (TABLES / "leaders.csv").read_text(encoding="utf-8")
