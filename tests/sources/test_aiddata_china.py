"""Expected lines were read with grep -n."""

from __future__ import annotations

import pytest

from bilateral.errors import SourceError
from bilateral.sources.aiddata_china import FILE, SOURCE
from tests.sources.rows import place, series


def test_china_and_cambodia(load):
    # 811,2000 and 811,2019
    frame = load(SOURCE)["observations"]
    assert series(frame, "china-aid", 710, 811)[2000] == 21119517
    assert series(frame, "china-loans", 710, 811)[2000] == 70657573
    assert series(frame, "china-finance-vague", 710, 811)[2019] == 1752760795


def test_russia_got_loans_and_no_aid(load):
    frame = load(SOURCE)["observations"]
    assert series(frame, "china-loans", 710, 365)[2009] == 40132797373
    assert 2009 not in series(frame, "china-aid", 710, 365)
    assert place(frame, "china-loans", 710, 365, 2009) == (FILE, 338, "oof_adj")


def test_a_sum_of_unknown_amounts_is_no_zero(load):
    assert load(SOURCE)["observations"]["value"].min() > 0


def test_a_code_that_is_no_state_stops_the_load(mirror, tmp_path):
    text = (mirror / FILE).read_text().replace("\n31,2004", "\n999,2004", 1)
    (tmp_path / FILE).write_text(text)
    with pytest.raises(SourceError, match=r"cow '999' in row 1 is no state"):
        SOURCE.read({FILE: tmp_path / FILE})
