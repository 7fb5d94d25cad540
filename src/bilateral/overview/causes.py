"""What stands near the beginning of a period, in words, and the month that it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilateral.overview.data import DyadData
from bilateral.overview.happenings import told
from bilateral.overview.phrases import on_day
from bilateral.overview.stretches import Stretch
from bilateral.panel.facts import STRENGTH
from bilateral.records import Event, ToldEvent

CAUSES = {
    "established": "the beginning of diplomatic relations",
    "broken": "the break of diplomatic relations",
    "restored": "the return of diplomatic relations",
    "rivalry begun": "the beginning of a rivalry",
    "rivalry ended": "the end of a rivalry",
    "war begun": "the beginning of a war",
    "war ended": "the end of a war",
    "sanction": "sanctions",
    "sanction ended": "the end of sanctions",
    "dispute": "a militarised dispute",
    "alliance": "a new alliance",
    "alliance ended": "the end of an alliance",
}
#: What a cause that is several things begins with.
SEVERAL = CAUSES["sanction"]
#: The acts that a page of Wikipedia tells, as causes.
ACTS = {
    "embassy closed": "the closing of an embassy",
    "embassy reopened": "the reopening of an embassy",
    "ambassador recalled": "the recall of an ambassador",
    "ambassador returned": "the return of an ambassador",
    "diplomats expelled": "the expulsion of diplomats",
    "relations downgraded": "the downgrading of relations",
    "mission upgraded": "the raising of a mission to an embassy",
    "border closed": "the closing of the border",
    "border reopened": "the reopening of the border",
    "improved": "a turn for the better that Wikipedia tells",
    "deteriorated": "a turn for the worse that Wikipedia tells",
}
#: A treaty as it is told among the events: its form, its subjects, its title.
TITLED = re.compile(r'([\w ]+?)(?: \([^)]*\))?, (".+")')
INVESTMENT = "bilateral investment treaty "
TREATY_STEPS = {"signed": "the signing of", "entered into force": "the entry into force of", "terminated": "the end of"}
#: A fact of at least this strength dates the beginning of a period by itself.
TURNING = 0.4


def cause(data: DyadData, e: Event) -> str:
    """A dated fact as it stands after "Near the turn stands ..."."""
    on = on_day(e.date, e.precision)
    if e.type == "government":
        return f"the coming to power of {e.text} in {data.name(e.a, e.date)} {on}"
    if e.type == "recognition":
        return f"the recognition of {e.text} by {data.name(e.a, e.date)} {on}"
    if isinstance(e, ToldEvent) and e.act in ACTS:
        return f"{ACTS[e.act]} {on}"
    if e.b == 0:
        return f"a change of regime in {data.name(e.a, e.date)} {on}"
    if e.type == "crisis":
        return f"the crisis named {told(data, e)} {on}"
    words = told(data, e)
    if words.startswith(INVESTMENT):
        return f"{TREATY_STEPS[words.removeprefix(INVESTMENT)]} an investment treaty {on}"
    if e.type == "visit":
        who, _, where = words.partition(" in ")
        return f"a visit of {who} to {where} {on}"
    if e.type.startswith("territorial claim"):
        claim = f"the claim of {data.name(e.a, e.date)} to {e.text}"
        return f"{'the end of ' if e.type.endswith('ended') else ''}{claim} {on}"
    if e.type == "agreement" and words.startswith("defence cooperation"):
        return f"an agreement on {words.partition(' (')[0]} {on}"
    if treaty := TITLED.fullmatch(words):
        return f"the {treaty[1]} {treaty[2]} {on}"
    return f"{CAUSES.get(e.type) or words} {on}"


def month(stretch: Stretch, causes: Sequence[Event]) -> str | None:
    """The month in which a period begins, as ISO writes it: of the weightiest fact, where that alone says when."""
    if stretch.boundary.low != stretch.boundary.high:
        return None
    heavy = [c for c in causes if c.date.year == stretch.first and STRENGTH.get(c.type, 0.0) >= TURNING]
    dated = heavy and heavy[0].precision in ("day", "month")
    return heavy[0].date.strftime("%Y-%m") if dated else None
