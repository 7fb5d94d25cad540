"""What a figure counts, and which indicators count the same: words of articles to series of the store."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["money", "people", "share", "distance", "count", "other"]


@dataclass(frozen=True, slots=True)
class Family:
    """Indicators that measure one thing. `margin`: the share by which sound sources of it differ.

    `sum`: the indicators are parts of one amount. `stock`: the figure stands at a date, it does not flow in a year.
    """

    name: str
    words: re.Pattern[str]
    kind: Kind
    indicators: tuple[str, ...]
    sources: tuple[str, ...]
    noun: str  # "{a}", "{b}": sender and receiver
    margin: float
    stock: bool = False
    note: str = ""
    #: The source counts something kindred, so that only its order of magnitude can be held against the words.
    loose: bool = False


def _family(
    name: str,
    words: str,
    kind: Kind,
    indicators: dict[str, str],
    noun: str,
    margin: float,
    *,
    stock: bool = False,
    note: str = "",
    loose: bool = False,
) -> Family:
    sources = tuple(dict.fromkeys(indicators.values()))
    pattern = re.compile(rf"\b(?:{words})", re.I)
    return Family(name, pattern, kind, tuple(indicators), sources, noun, margin, stock, note, loose)


_FREIGHT = "records with and without freight and insurance differ by as much"
#: The first whose words fit and whose kind is that of the unit is taken.
FAMILIES = (
    _family("arms", r"arms\b|weapon|armament|military (?:equipment|hardware|sales|exports)|defence (?:sales|exports)",
            "money", {}, "arms from {a} to {b}", 0.0,
            note="The store's source of arms (sipri-arms) counts their volume, not what was paid."),
    _family("students", r"student|scholar|stud(?:y|ied|ying)\b|graduat|educat|enrol", "people",
            {"students-abroad": "uis-students"}, "students from {a} in {b}", 0.10, stock=True,
            note="A source of students counts those enrolled in one year."),
    _family("asylum", r"asylum", "people", {"asylum-seekers": "unhcr-refugees"}, "asylum seekers from {a} in {b}",
            0.10, stock=True),
    _family("refugees", r"refugee|displaced", "people", {"refugees": "unhcr-refugees"}, "refugees from {a} in {b}",
            0.10, stock=True),
    _family("trips", r"touris|visitor|arrival|trips?\b|travel|holiday|vacation", "people", {"trips": "gtmd-trips"},
            "trips from {a} to {b}", 0.15),
    _family("migrants", r"migrant|diaspora|expat|born|nationals|citizens|residents?\b|"
            r"liv(?:e|ing)\b|workers?\b|communit", "people",
            {"migrant-stock-undesa": "undesa-migrants", "migrant-stock-wb": "wb-migrants"},
            "people born in {a} who live in {b}", 0.15, stock=True, loose=True,
            note="The source counts people by their place of birth, whatever their passport."),
    _family("loans", r"loans?\b|credits?\b|lend|lent\b|borrow|debt", "money", {"china-loans": "aiddata-china"},
            "loans from {a} to {b}", 0.25, note="Dollars are those of 2021.", loose=True),
    _family("aid", r"aid\b|assistance|\boda\b|grants?\b|donat|donor|humanitarian", "money",
            {"aid-oda-net": "oecd-dac", "china-aid": "aiddata-china"}, "aid from {a} to {b}", 0.25,
            loose=True, note="Dollars are those of 2022 or 2021, and aid is counted net of what was paid back."),
    _family("investment stock", r"(?:stock|position|total|cumulative|accumulated)\b.{0,40}(?:invest|fdi\b)|"
            r"(?:invest\w*|fdi)\b.{0,30}(?:stock|position|stood|cumulative)", "money",
            {"fdi-position": "imf-cdis"}, "direct investment held by {a} in {b}", 0.15, stock=True),
    _family("investment", r"invest|fdi\b", "money",
            {"fdi-flow-host": "unctad-fdi", "fdi-flow-home": "unctad-fdi", "fdi-position": "imf-cdis"},
            "direct investment from {a} in {b}", 0.15),
    _family("trade", r"trade|export|import|goods|turnover|shipment|commerc|merchandise|sales\b|bought|sold", "money",
            {"exports-baci": "baci", "exports-baci-2023": "baci-2023", "exports-imf": "imf-imts",
             "imports-cow": "cow-trade", "exports-comtrade": "penppml-trade"},
            "goods from {a} to {b}", 0.10, note=_FREIGHT),
    _family("opinion", r"favou?rabl|opinion|positive(?:ly)? view|view\w* of", "share",
            {"favourable-opinion": "pew-opinion"}, "favourable views of {b} in {a}", 0.05),
    _family("organisations", r"organi[sz]ation", "count", {"shared-igos": "cow-igo"},
            "organisations to which {a} and {b} both belong", 0.05, stock=True),
    _family("distance", r"\bkm\b|kilomet|apart|distance", "distance", {"distance-capitals": "cepii-geodist"},
            "the distance from {a} to {b}", 0.10, stock=True),
)  # fmt: skip

_DOLLARS = re.compile(r"^(?:US\$|\$|USD|(?:current )?U\.?S\.? dollars?|dollars?)\b|^(?:US)?\$", re.I)
_MONEY = re.compile(
    r"\b(?:[A-Z]{3}|euros?|pounds?|rubles?|roubles?|yen|yuan|renminbi|rupees?|francs?|riels?|marks?|pesos?|"
    r"dollars?|won|baht)\b|[€£¥₽₹]|[A-Z]{1,3}\$"
)
_PEOPLE = re.compile(r"person|people|student|tourist|visitor|migrant|refugee|citizen|trip|arrival|expat|resident|"
                     r"worker|national|seeker|traveller|traveler|[a-z]+ians?\b|[a-z]+ese\b", re.I)  # fmt: skip
#: Goods of one kind: the sources have totals only.
PART = re.compile(
    r"\b(?:agricultur\w+|oil|gas|petrol\w*|coal|rice|wheat|grain\w*|garment\w*|textile\w*|steel|alumini?um|aircraft|"
    r"food|fish\w*|mineral\w*|beef|meat|wine|(?<!goods and )services|energy|machinery|timber|"
    r"electronic\w*|rubber|lithium|soybeans?|uranium|gold|diamonds?|pharmaceutical\w*|vaccines?|copper|iron ore|"
    r"cotton|tea|coffee|sugar|electricity|semiconductors?|chips|pipeline)\b",
    re.I,
)
_SOME = r"(?:most|many|some|half|part|thirds?|quarters?|majority|bulk|per ?cent|%)"
#: "most of the 400,000 refugees": the figure is of more than those who are told.
OUT_OF = re.compile(rf"{_SOME} of (?:[a-z]+ ){{0,3}}$", re.I)
#: "400,000 refugees, most of them from Somalia", "mainly Somalis": the same.
MOSTLY = re.compile(
    rf"^[\s,;(\u2013-]*(?i:{_SOME}(?: of (?:them|whom|these|those|which))?|mostly|mainly|largely|chiefly|primarily)"
    r",? (?:come |came |coming |are |were |being )?(?:from\b|[A-Z])"
)
#: Counted over years, not in one.
TOTAL = re.compile(
    r"\bsince\b|\bso far\b|\bto date\b|\bin total\b|\bcumulative|\bover the (?:years|past|last)\b|\bhave (?:studied|"
    r"graduated|visited|received|fled|emigrated)\b|\bhas (?:provided|given|invested)\b|\baltogether\b|"
    r"\bthrough(?:out)? the (?:years|decades)\b|\bbetween (?:19|20)\d\d and\b|"
    r"\bfrom (?:19|20)\d\d (?:to|through|until)\b",
    re.I,
)
#: Said of every year.
YEARLY = re.compile(r"\b(?:each|every|per|a) year\b|\bannual(?:ly)?\b|\byearly\b|\bp\.a\.", re.I)
#: Words that say which way goods went; "trade" without one of them is counted both ways.
ONE_WAY = re.compile(
    r"\b(?:im|ex)port|\bs[eo]ld\b|\bbought\b|\bbuys\b|\bsales?\b|\bpurchas|\bshipment|\bdeliver|\bsuppl", re.I
)
TRADE = re.compile(r"\btrade\b|\bcommerce\b|\bturnover\b", re.I)
BOTH_WAYS = re.compile(r"\b(?:bilateral|mutual|total|two-way|overall)\b.{0,30}\btrade|\btrade\b.{0,40}\b(?:between|"
                       r"turnover|volume)|\bturnover\b", re.I)  # fmt: skip


def kind_of(unit: str) -> tuple[Kind, bool]:
    """What a unit counts, and whether it is money of another currency than the United States'.

    >>> kind_of("USD per year"), kind_of("AUD"), kind_of("tourists"), kind_of("percent")
    (('money', False), ('money', True), ('people', False), ('share', False))
    """
    bare = unit.strip()
    if _DOLLARS.search(bare):
        return "money", False
    if re.search(r"percent|per cent|%", bare, re.I):
        return "share", False
    if re.search(r"\bkm\b|kilomet|miles?\b", bare, re.I):
        return "distance", False
    if _PEOPLE.search(bare):
        return "people", False
    if _MONEY.search(bare):
        return "money", True
    return "other", False


def family_of(what: str, kind: Kind, sentence: str = "") -> Family | None:
    """The family of what is counted: by its own words, then by those of its sentence."""
    for words in (what, sentence):
        for family in FAMILIES:
            same = kind == family.kind or (kind == "other" and family.kind in ("people", "count"))
            if same and family.words.search(words):
                return family
    return None
