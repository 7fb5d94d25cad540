"""What a state is called in the lines of a reading."""

from __future__ import annotations

from datetime import date

from bilateral.reading.model import EventClaim
from bilateral.render.reading_text import event_line


def test_a_state_that_took_its_name_within_the_month_is_called_by_it() -> None:
    event = EventClaim(
        0, 4, "text", "recognised", "1991-12", "month", date(1991, 12, 1), date(1991, 12, 31), False, 811, 365, True
    )
    assert event_line(event).endswith("recognised: Cambodia to Russia")
