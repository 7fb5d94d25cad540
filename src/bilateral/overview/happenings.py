"""What an event was, in words that stand after its kind: "alliance: a pact of non-aggression between the two"."""

from __future__ import annotations

import re

from bilateral.overview.data import DyadData
from bilateral.overview.pacts import case_words, pact_words
from bilateral.overview.visits import visit_words
from bilateral.records import Event


def told(data: DyadData, e: Event) -> str:
    """The text of an event without what its kind says already, and without the abbreviations of its source."""
    if e.type in ("alliance", "alliance ended"):
        return pact_words(e.text.removeprefix("alliance: "))
    if e.type in ("sanction", "sanction ended"):
        return _sanctions(data, e)
    if e.type == "crisis":
        return e.text.removeprefix("international crisis: ")
    if e.type in ("territorial claim", "territorial claim ended"):
        return f"{e.text}, claimed by {data.name(e.a, e.date)}"
    if e.type == "visit":
        return visit_words(e.text, data.name(e.b, e.date))
    if bit := re.fullmatch(r".+ BIT \(\d{4}\) (signed|entered into force|terminated)", e.text):
        return f"bilateral investment treaty {bit[1]}"
    if e.type == "war ended":
        return _war(data, e)
    if dispute := re.fullmatch(r"militarised dispute no\. (\d+): ([^,]+), (.+)", e.text):
        return f"{dispute[2]}, {dispute[3]} (dispute {dispute[1]})"
    if rivals := re.fullmatch(r"(strategic )?rivalry \((.+)\)", e.text):
        return f"{rivals[1] or ''}{rivals[2].replace(', ', ' and ')}".replace(" of 1 disputes", " of one dispute")
    if treaty := re.fullmatch(r"([\w ]+?)(?: \(([^)]*)\))?, signed: (.+)", e.text):
        subject = f" ({treaty[2].replace(': ', ', ')})" if treaty[2] else ""
        return f'{treaty[1]}{subject}, "{treaty[3].strip()}"'
    return e.text


def _sanctions(data: DyadData, e: Event) -> str:
    words = case_words(e.text)
    a, b = data.name(e.a, e.date), data.name(e.b, e.date)
    sender = "the European Union" if "(by the European Union)" in e.text else a
    target = "the European Union" if "(on the European Union)" in e.text else b
    return f"by {sender} on {target}" + (f": {words}" if words else "")


def _war(data: DyadData, e: Event) -> str:
    deaths = re.fullmatch(r"(.+) \(battle deaths of the two in the whole war: (\w+) and (\w+)\)", e.text)
    if deaths is None:
        return e.text
    toll = [f"{int(n):,}" if n.isdigit() else n for n in (deaths[2], deaths[3])]
    a, b = data.name(e.a, e.date), data.name(e.b, e.date)
    return f"{deaths[1]} (battle deaths in the whole war: {a} {toll[0]}, {b} {toll[1]})"
