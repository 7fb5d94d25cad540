"""Numbers in English text: money, per cents, people and goods, with scale, currency and what hedges them.

>>> [(q.value, q.unit, q.comparator) for q in find_quantities("more than AU$50.3 billion, nearly 8,000 students, 5%")]
[(50300000000.0, 'AUD', 'more than'), (8000.0, 'persons', 'nearly'), (5.0, 'percent', '')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "millions": 1e6, "mn": 1e6,
    "m": 1e6, "mln": 1e6, "crore": 1e7, "crores": 1e7, "billion": 1e9, "billions": 1e9, "bn": 1e9, "b": 1e9,
    "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "half a": 0.5, "a hundred": 100,
}  # fmt: skip
#: ISO 4217 codes by what is written before or after a number.
CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "u.s.$": "USD", "us dollars": "USD", "u.s. dollars": "USD",
    "dollars": "USD",
    "american dollars": "USD", "dollar": "USD", "us dollar": "USD",
    "au$": "AUD", "a$": "AUD", "aud": "AUD", "australian dollars": "AUD", "nz$": "NZD", "nzd": "NZD",
    "c$": "CAD", "ca$": "CAD", "cad": "CAD", "canadian dollars": "CAD", "hk$": "HKD", "s$": "SGD", "nt$": "TWD",
    "r$": "BRL", "€": "EUR", "eur": "EUR", "euros": "EUR", "euro": "EUR", "£": "GBP", "gbp": "GBP", "pounds": "GBP",
    "pounds sterling": "GBP", "¥": "JPY", "jpy": "JPY", "yen": "JPY", "cny": "CNY", "rmb": "CNY", "yuan": "CNY",
    "renminbi": "CNY", "₹": "INR", "inr": "INR", "rs": "INR", "rs.": "INR", "rupees": "INR", "₽": "RUB", "rub": "RUB",
    "rubles": "RUB", "roubles": "RUB", "chf": "CHF", "swiss francs": "CHF", "riels": "KHR", "baht": "THB", "won": "KRW",
    "₩": "KRW", "krw": "KRW", "lira": "TRY", "rand": "ZAR", "deutschmarks": "DEM", "kroner": "NOK",
}  # fmt: skip
_BEFORE = (
    r"(?:US|AU|NZ|CA|HK|NT|A|C|S|R)?\$|U\.S\.\$|[€£¥₹₽₩]|\b(?:USD|AUD|EUR|GBP|CNY|RMB|JPY|INR|CHF|RUB|CAD)\b|\bRs\.?"
)
_AFTER = (
    r"(?:US |U\.S\. |American |Australian |Canadian )?dollars?|pounds? sterling|swiss francs|"
    r"euros?|pounds|rubles|roubles|yen|yuan|renminbi|rupees|riels|baht|won|lira|rand|deutschmarks|kroner|"
    r"(?:French |Belgian |CFA )?francs|marks|pesos|shillings|dinars|dirhams|krona|kronor|escudos|pesetas|lire|naira|"
    r"rials|riyals|USD|EUR|GBP|AUD|CNY|RMB|RUB|JPY"
)
_SCALE = r"thousand|millions?|billions?|trillion|hundred|lakhs?|crores?|mn|mln|bn|tn"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPELLED = r"(?:half a|a hundred|" + "|".join(w for w in NUMBERS if " " not in w) + r")"
PEOPLE = (
    r"students?|scholars?|graduates?|trainees|specialists|tourists?|visitors?|travell?ers|people|persons|citizens|nationals|"
    r"residents|migrants?|immigrants?|refugees|expatriates|expats|workers|troops|soldiers|personnel|advis[eo]rs|"
    r"peacekeepers|prisoners|settlers|asylum seekers|speakers|pilgrims|doctors|teachers|experts|engineers|officers|"
    r"diplomats|families|civilians|casualties|passengers|arrivals|vacationers|holidaymakers|volunteers"
    r"|community members"
)
GOODS = (
    r"doses|tonn?es|metric tons|tons|barrels(?: (?:a|per) day)?|cubic (?:met(?:re|er)s|feet)|kilowatt[- ]hours"
    r"|megawatts|"
    r"companies|firms|businesses|enterprises|flights|scholarships|vehicles|tanks|missiles|projects|barrels|hectares"
)
_HEAD = rf"(?:(?!(?:and|or|of|in|to|from|by|per|a|the)\b)[\w'’-]+\s+){{0,3}}?(?P<noun>{PEOPLE}|{GOODS})\b"
_QUANTITY = re.compile(
    rf"(?<![\w.,/-])(?P<cur>{_BEFORE})?\s?(?P<num>{_DIGITS})(?:\s?(?:[-–]|to)\s?(?:{_BEFORE})?(?P<num2>{_DIGITS}))?"
    rf"(?:[\s-]*(?P<scale>{_SCALE})\b|(?P<short>[mbk]|bn|mn)\b)?"
    rf"(?:\s*(?P<pc>%|per\s?cent\b|percent(?:age points?)?\b)|\s+(?P<cur2>{_AFTER})\b)?",
    re.I,
)
_WORDS = re.compile(
    rf"\b(?P<num>{_SPELLED})\s+(?P<scale>{_SCALE})\b(?:\s+(?P<cur2>{_AFTER})\b)?(?P<pc>\s+per\s?cent\b)?", re.I
)
_NOUN = re.compile(rf"\s+(?:of\s+)?{_HEAD}", re.I)
#: People of a state, as in "8,000 Cambodians": a capital and a plural.
_DEMONYM = re.compile(r"\s+(?:(?!the\b)\w+\s+)?(?P<noun>[A-Z]\w+(?:ns|is|ese|ards|men|ks|rs|ts|es|ish))\b")
_COMPARATORS = (
    (
        "more than",
        r"more than|over|above|in excess of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|upwards of|well over|top(?:ped)?",
    ),
    ("at least", r"at least|no (?:less|fewer) than|not less than|a minimum of"),
    ("at most", r"up to|at most|as (?:much|many) as|no more than|a maximum of"),
    ("less than", r"less than|fewer than|under|below|just under"),
    ("nearly", r"nearly|almost|close to|just short of|approaching"),
    (
        "about",
        r"about|around|some|approximately|roughly|an estimated|estimated(?: at)?|circa|c\.|~|in the region of|or so",
    ),
)
_COMPARED = re.compile(
    r"(?:"
    + "|".join(rf"(?P<c{n}>\b(?:{words})|(?<!\w)~)" for n, (_, words) in enumerate(_COMPARATORS))
    + r")(?:\s+(?:a|an|the|by))?\s*$",
    re.I,
)
_NOT_COUNTED = re.compile(
    r"(?:\b(?:No|Nos|Section|Article|Articles|Resolution|Chapter|page|pp|Route|Flight|Pillar|Act|aged?)\.?|#)\s*$", re.I
)
_LASTING = re.compile(
    r"[\s-]*(?:years?|months?|days?|weeks?|hours?|minutes?|square|sq\.?|km2|km²|kilomet|miles?|st\b|nd\b|rd\b|th\b)",
    re.I,
)


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: `start` to `end` are its words with what hedges and what names it."""

    start: int
    end: int
    value: float
    unit: str
    comparator: str
    #: The noun that is counted, "" for money and per cents; where the number itself ends.
    noun: str
    value_end: int


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The quantities in `text[start:end]`, in order: money, per cents, people and goods; bare numbers are none."""
    last = len(text) if end is None else end
    found = [q for pattern in (_QUANTITY, _WORDS) for q in _of(text, pattern, start, last)]
    found.sort(key=lambda q: (q.start, -q.end))
    out: list[Quantity] = []
    for q in found:
        if not out or q.start >= out[-1].value_end:
            out.append(q)
    return out


def _of(text: str, pattern: re.Pattern[str], start: int, last: int) -> Iterator[Quantity]:
    for m in pattern.finditer(text, start, last):
        groups = m.groupdict()
        currency = (groups.get("cur") or groups.get("cur2") or "").lower()
        first = m.start("cur") if groups.get("cur") else m.start("num")
        if _NOT_COUNTED.search(text, max(start, first - 12), first):
            continue
        told = _told(text, m, currency, last)
        if told is None:
            continue
        unit, noun, stop = told
        comparator, begin = _compared(text, max(start, first - 32), first)
        values = _values(groups)
        for n, value in enumerate(values):
            if n + 1 < len(values):  # the lower end of a range
                yield Quantity(begin, m.end("num"), value, unit, comparator, noun, m.end("num"))
                begin = m.start("num2")
            else:
                yield Quantity(begin, stop, value, unit, comparator, noun, m.end())


def _values(groups: dict[str, str | None]) -> list[float]:
    scale = (
        SCALES[(groups.get("scale") or groups.get("short") or "one").lower()]
        if groups.get("scale") or groups.get("short")
        else 1.0
    )
    word = groups["num"] or ""
    if not word[0].isdigit():
        return [NUMBERS[word.lower()] * scale]
    numbers = [_number(word)] + ([_number(groups["num2"] or "")] if groups.get("num2") else [])
    return [round(n * scale, 6) for n in numbers]


def _number(word: str) -> float:
    return float(re.sub(r"[,\u00a0\u202f]", "", word))


def _told(text: str, m: re.Match[str], currency: str, last: int) -> tuple[str, str, int] | None:
    """The unit, the noun, and where the words end; None for a number that counts nothing told."""
    if m["pc"]:
        return "percent", "", m.end()
    if currency:
        return _currency(currency), "", m.end()
    if m.groupdict().get("short") or _LASTING.match(text, m.end(), last):
        return None
    noun = _NOUN.match(text, m.end(), min(last, m.end() + 90))
    if noun and (m.groupdict().get("scale") or not _YEAR.fullmatch(m["num"])):
        name = re.sub(r"\s+", " ", noun["noun"]).lower()
        return ("persons" if re.fullmatch(PEOPLE, name) else name), name, noun.end("noun")
    people = _DEMONYM.match(text, m.end(), last)
    if people and not _YEAR.fullmatch(m["num"]):
        return "persons", people["noun"], people.end("noun")
    return None


def _currency(word: str) -> str:
    """The code of a currency; of one that several states call so, the word."""
    word = re.sub(r"\s+", " ", word)
    return CURRENCIES.get(word, word.upper() if len(word) == 3 else word)


def _compared(text: str, floor: int, first: int) -> tuple[str, int]:
    m = _COMPARED.search(text, floor, first)
    if not m:
        return "", first
    number = next(n for n in range(len(_COMPARATORS)) if m[f"c{n}"])
    return _COMPARATORS[number][0], m.start()
