"""The grammar of English time expressions: where they stand and what their words say, without context.

A word that can begin an expression chooses the few patterns tried there. Every pattern is bounded in length and tried
at a place once, so the time is linear in the text whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilateral.reading import date_builders as build
from bilateral.reading import date_patterns as p
from bilateral.reading import date_relative as relative
from bilateral.reading.calendar import DECADES, MONTH_NAMES, MONTHS, NUMBERS, ORDINALS, SEASONS
from bilateral.reading.date_words import DAY_PARTS, Mention, clock_of

_TOKEN = re.compile(r"[^\W_]+")

_Rule = tuple[re.Pattern[str], build.Builder]
_Rules = tuple[_Rule, ...]

_DAYS_MONTH: _Rule = (p.DAYS_MONTH, build.days_of_month)
_MONTH_DAYS: _Rule = (p.MONTH_DAYS, build.days_of_month)
_ISO: _Rule = (p.ISO, build.iso)
_OLD_YEARS: _Rule = (p.OLD_YEARS, build.old_years)
_TWO_YEARS: _Rule = (p.YEARS_SHORT, build.two_years)
_YEAR: _Rule = (p.YEAR_ALONE, build.bare_year)
_DECADE: _Rule = (p.DECADE, build.decade)
_CENTURY: _Rule = (p.CENTURY, build.century)
_SEASON: _Rule = (p.SEASON_YEAR, build.season)
_YEAR_SEASON: _Rule = (p.YEAR_SEASON, build.season)
_OFFSET: _Rule = (p.OFFSET, relative.offset)
_THE_DAY: _Rule = (p.THE_DAY, relative.offset)
_IN_YEAR: _Rule = (p.IN_YEAR, relative.in_year)
_EARLY_YEARS: _Rule = (p.EARLY_YEARS, relative.early_years)
_LAST_SPAN: _Rule = (p.LAST_SPAN, relative.last_span)
_DEICTIC: _Rule = (p.DEICTIC, relative.deictic)
_UNIT_TURN: _Rule = (p.UNIT_TURN, relative.unit_turn)
_ANNIVERSARY: _Rule = (p.ANNIVERSARY, relative.anniversary)
_THE_TH: _Rule = (p.THE_TH, build.the_th)
_CLOCK: _Rule = (p.CLOCK_ALONE, build.clock)

# Rules by the word that begins an expression; the first that yields a mention wins.
_MONTHS: _Rules = (_MONTH_DAYS, (p.MONTH_YEAR, build.month_of_year), (p.MONTH_ALONE, build.month_of_year))
_WEEKDAY: _Rules = (_DAYS_MONTH, _MONTH_DAYS)
_COUNTS: _Rules = (_THE_DAY, _OFFSET, _CENTURY, _ANNIVERSARY)
_TURN: _Rules = ((p.LAST_SEASON, relative.last_season), _LAST_SPAN, _DEICTIC, _UNIT_TURN, _EARLY_YEARS)
_PARTED: _Rules = (_IN_YEAR, _EARLY_YEARS)
_THE: _Rules = (
    _IN_YEAR, _THE_DAY, _LAST_SPAN, _DEICTIC, _UNIT_TURN, _DAYS_MONTH, _SEASON, _DECADE, _CENTURY, _YEAR, _ANNIVERSARY,
    _EARLY_YEARS, _THE_TH,
)  # fmt: skip
_DAY_RULES: _Rules = (_DAYS_MONTH, _OLD_YEARS, _OFFSET, _CLOCK, _ANNIVERSARY)
#: The rules for a number of so many digits and nothing else.
_BY_LENGTH: dict[int, _Rules] = {
    1: _DAY_RULES,
    2: _DAY_RULES,
    3: (_OLD_YEARS, _OFFSET, _ANNIVERSARY, (p.ANCIENT_YEAR, build.ancient_year)),
    4: (_ISO, _YEAR_SEASON, _OLD_YEARS, _TWO_YEARS, _YEAR),
}
#: The rules for digits with letters: "13th", "1980s", "5PM".
_MIXED: _Rules = (_DAYS_MONTH, _DECADE, _CENTURY, _CLOCK, _ANNIVERSARY)
#: What may follow "early", "the end of", "noon on": a date, but no count of days.
_AFTER_PREFIX: _Rules = (
    _DAYS_MONTH, *_MONTHS, _ISO, _SEASON, _OLD_YEARS, _DECADE, _CENTURY, (p.NAMED_YEAR, build.bare_year), _THE_TH,
)  # fmt: skip
# fmt: off
_PREFIXED = frozenset((
    "about", "around", "circa", "approximately", "c", "ca", "the", "very", "early", "late", "mid", "middle", "earlier",
    "later", "beginning", "start", "opening", "end", "close", "outset", "rest", "remainder", "first", "second",
    "morning", "afternoon", "evening", "night", "dawn", "dusk", "noon", "midday", "midnight",
))
# fmt: on


def _table() -> dict[str, _Rules]:
    """The rules to try at each word that can begin an expression, in the order in which they are tried."""
    table: dict[str, _Rules] = {}

    def add(words: Iterator[str] | tuple[str, ...], rules: _Rules) -> None:
        for word in words:
            table[word] = table.get(word, ()) + tuple(rule for rule in rules if rule not in table.get(word, ()))

    names = [name.lower() for name in MONTH_NAMES]
    add((*names, *MONTHS, "sept"), _MONTHS)
    add(tuple(SEASONS), (_SEASON,))
    add(tuple(f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")), _WEEKDAY)
    add((*NUMBERS, *DECADES, *ORDINALS), _COUNTS)
    add(("less", "more", "only", "just", "some", "about", "around", "nearly", "almost", "over", "one", "a"), _COUNTS)
    add(("the",), _THE)
    add(("that", "this", "last", "next", "past", "previous", "following", "preceding", "coming", "these", "those",
         "its", "their", "our", "today", "yesterday", "tomorrow", "on", "first", "final"), _TURN)  # fmt: skip
    add(("its", "their", "our"), (_ANNIVERSARY,))
    add(("this",), (_CENTURY,))
    add(("early", "late", "later", "earlier", "most", "month"), _PARTED)
    add(("ad", "a", "ce"), ((p.AD_YEAR, build.bare_year),))
    add(("christmas",), ((p.CHRISTMAS, build.christmas),))
    return table


_RULES = _table()


def scan(text: str) -> Iterator[Mention]:
    """All mentions in the order of the text; they never overlap."""
    at = 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start < at or token.end() - start > 12:
            continue
        word = token[0]
        first = word[0]
        if "0" <= first <= "9":
            mentions = _number_at(text, start, word)
        else:
            word = word.lower()
            mentions = _prefixed(text, start) if word in _PREFIXED else []
            if not mentions and word in _RULES:
                mentions = _first(_RULES[word], text, start)
        if mentions:
            at = mentions[-1].end
            yield from mentions


def _number_at(text: str, start: int, word: str) -> list[Mention]:
    """A date that starts with a digit; not the tail of a decimal number, a clock time or a sum of money."""
    before = text[start - 1] if start else " "
    if before in ".,:$£€¥#" and (before in "$£€¥#" or (start > 1 and text[start - 2].isdigit())):
        return []
    if before == "=" or (before == "/" and start > 1 and text[start - 2].isalpha()):
        return []  # a part of an address
    if before in "'’‘":
        found = p.DECADE.match(text, start) or p.APOSTROPHE.match(text, start - 1)
        if found is None:
            return []
        mentions = build.decade(found) if "word" in found.groupdict() else build.short_year(found)
        for mention in mentions[:1]:
            mention.start = start - 1
        return mentions
    if not word.isdigit():
        rules = _MIXED
    elif len(word) > 4:
        return []
    else:
        rules = _BY_LENGTH[len(word)]
        if len(word) < 3 and not p.GOES_ON.match(text, start + len(word)):
            return []
    return _prefixed(text, start) or _first(rules, text, start)


def _first(rules: _Rules, text: str, start: int) -> list[Mention]:
    for pattern, make in rules:
        found = pattern.match(text, start)
        if found is not None:
            mentions = make(found)
            if mentions:
                return mentions
    return []


def _prefixed(text: str, start: int) -> list[Mention]:
    """A date behind "early", "the end of", "around", "the night of", "noon on"."""
    prefix = p.PREFIX.match(text, start)
    if prefix is None or prefix.end() == start:
        return []
    mentions = _first(_AFTER_PREFIX, text, prefix.end())
    if not mentions:
        return []
    first = mentions[0]
    first.start = prefix.end("near") if prefix["near"] else start
    first.approximate = bool(prefix["near"])
    words = (prefix["part"] or prefix["end"] or "").split()
    part = p.PARTS.get(words[0].lower(), "") if words else ""
    if part and first.grain in ("month", "year", "decade", "century"):
        first.part, first.approximate = part, True
    if prefix["hours"] and first.grain == "day":
        first.clock = DAY_PARTS[prefix["hours"].lower()]
    elif prefix["clock"] and first.grain == "day":
        first.start = prefix.end()
        clock = Mention(*prefix.span("clock"), "clock", "day", clock=clock_of(prefix["clock"]), ahead=True)
        return [clock, *mentions]
    elif prefix["hours"] or prefix["clock"]:
        return []
    return mentions
