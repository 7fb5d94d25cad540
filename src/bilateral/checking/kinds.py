"""For each type of event told: which records may be it, which sources would list it, and what it is called."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """How a type of event is checked.

    `once`: it happens once in the life of a pair, so another date contradicts. `topic`: several of them can fall into
    one year, so that the year alone does not tell which one is meant. `complete`: indicators of which a missing row
    means that it did not happen, where the two have such rows at other times; `beyond` says what they leave out.
    """

    noun: str
    types: tuple[str, ...]
    sources: tuple[str, ...]
    once: bool = False
    topic: bool = False
    spans: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()
    beyond: str = ""


_DISPUTES = ("militarised-dispute", "crisis", "interstate-war", "occupation")
_TREATIES = Kind(
    "a treaty or agreement of the two",
    ("treaty", "agreement", "alliance"),
    ("manytreaties", "unctad-iia", "atop", "dcad", "desta"),
    topic=True,
)
_FORCE = Kind(
    "a use or threat of force between the two",
    ("dispute", "crisis", "war begun"),
    ("gml-mids", "icb", "cow-wars", "geopolhist"),
    spans=_DISPUTES,
)
_SANCTION = Kind(
    "sanctions by the one on the other",
    ("sanction",),
    ("gsdb-sanctions",),
    spans=("sanctions",),
    beyond="Sanctions of the United Nations and lesser measures of one state are not in it.",
)
_AID = Kind(
    "aid from the one to the other",
    (),
    ("oecd-dac", "aiddata-china", "ucdp-external-support", "sipri-arms"),
    spans=("aid-oda-net", "china-aid", "external-support-to-government", "arms-transfers"),
)

KINDS: dict[str, Kind] = {
    "established": Kind("the beginning of diplomatic relations", ("established",), ("wiki-relations",), once=True),
    "broken": Kind("a break of diplomatic relations", ("broken",), ("wiki-relations",)),
    "restored": Kind("a restoration of diplomatic relations", ("restored",), ("wiki-relations",)),
    "recognised": Kind("a recognition", ("recognised", "established"), ("wiki-relations",)),
    "embassy opened": Kind("the opening of an embassy", ("embassy opened",), ("embassies-wikidata", "wiki-relations")),
    "embassy closed": Kind(
        "the closing of an embassy", ("embassy closed", "broken"), ("embassies-wikidata", "wiki-relations")
    ),
    "visit": Kind("a visit", ("visit",), ("us-travels", "china-visits"), topic=True),
    "CONSULT": Kind("a meeting", ("visit",), ("us-travels", "china-visits"), topic=True),
    "treaty": _TREATIES,
    "agreement": _TREATIES,
    "AGREE": _TREATIES,
    "alliance": Kind(
        "an alliance of the two",
        ("alliance",),
        ("atop",),
        spans=("alliance",),
        beyond="It has written pacts with duties in war or crisis; the word is used of looser ties, too.",
    ),
    "war begun": Kind(
        "the beginning of a war between the two",
        ("war begun",),
        ("cow-wars", "gml-mids"),
        complete=("interstate-war", "militarised-dispute"),
        beyond="Wars declared and not fought, troops that a government asked for, and civil wars are in neither list.",
    ),
    "war ended": Kind("the end of a war between the two", ("war ended",), ("cow-wars",)),
    "ASSAULT": _FORCE,
    "COERCE": _FORCE,
    "MOBILIZE": _FORCE,
    "THREATEN": _FORCE,
    "sanction": _SANCTION,
    "SANCTION": _SANCTION,
    "aid": _AID,
    "AID": _AID,
}
#: Words that stand in the titles of treaties of every subject.
GENERIC = frozenset({
    "agreement", "treaty", "convention", "between", "government", "governments", "signed", "republic",
    "kingdom", "union", "united", "states", "state", "countries", "relations", "bilateral", "their", "with",
    "from", "that", "which", "this", "were", "have", "been", "both", "into", "force", "cooperation", "protocol",
    "accord", "pact", "concerning", "regarding", "people", "federation", "soviet", "peoples", "exchange",
    "notes", "constituting", "president", "minister", "prime", "foreign", "visit", "visited", "official",
})  # fmt: skip
