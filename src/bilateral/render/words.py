"""The words of the frame in the reader's language, and numbers and dates as that language writes them.

A language is one file `locale/<code>.toml` with the keys of `en.toml`; plural forms stand as `key.one`, `key.few`,
`key.many`, `key.other`. English needs nothing else; the others take forms of numbers, dates and plurals from Babel.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bilateral.errors import BilateralError
from bilateral.overview.phrases import day
from bilateral.states.registry import day as iso
from bilateral.states.registry import read_table

#: Dollars in one unit of a source.
DOLLARS = {
    "US dollars": 1.0,
    "current US dollars": 1.0,
    "thousand current US dollars": 1e3,
    "million current US dollars": 1e6,
    "million US dollars": 1e6,
}
_SIZES = ((1e9, "billion"), (1e6, "million"), (1e3, "thousand"), (1.0, "one"))
_FOLDER = Path(__file__).with_name("locale")


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a catalogue."""
    return tuple(sorted(p.stem for p in _FOLDER.glob("*.toml")))


#: Spaces at which no line may break: before the double marks of French, a dash and an arrow, after "№".
_UNBROKEN = {"fr": re.compile(r" (?=[:;?!»%→])|(?<=«) |(?<=n°) "), "ru": re.compile(r" (?=[—%→])|(?<=№) ")}


def typeset(message: str, lang: str) -> str:
    """The message with the spaces of its language.

    >>> typeset("Note : {a}", "fr"), typeset("Note: {a}", "ru")
    ('Note\\xa0: {a}', 'Note: {a}')
    """
    return _UNBROKEN[lang].sub("\u00a0", message) if lang in _UNBROKEN else message


@cache
def catalogue(lang: str) -> dict[str, str]:
    """The messages of a language by their dotted keys."""
    path = _FOLDER / f"{lang}.toml"
    if not path.is_file():
        raise BilateralError(f"There is no language {lang!r}. Known are {', '.join(languages())}.")

    def flat(table: dict[str, Any], prefix: str) -> dict[str, str]:
        out: dict[str, str] = {}
        for key, value in table.items():
            out |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: typeset(value, lang)}
        return out

    return flat(tomllib.loads(path.read_text(encoding="utf-8")), "")


@cache
def _locale(lang: str) -> Any:
    try:
        from babel import Locale
    except ModuleNotFoundError:
        raise BilateralError(
            f"The language {lang!r} needs Babel. Run: pip install 'bilateral[documents]' (or leave out --lang)."
        ) from None
    return Locale.parse(lang)


@cache
def _named(lang: str) -> dict[int, list[tuple[str, date, date]]]:
    found: dict[int, list[tuple[str, date, date]]] = {}
    for r in read_table("names"):
        if r["lang"] == lang and r["kind"] == "short":
            span = (r["name"], iso(r["from"]) or date.min, iso(r["to"]) or date.max)
            found.setdefault(int(r["cow"]), []).append(span)
    return found


def name_of(cow: int, on: date, lang: str) -> str | None:
    """The short name of a state on a day in a language, else its last; None if the table of names has none.

    >>> name_of(365, date(1985, 1, 1), "ru"), name_of(365, date(2020, 1, 1), "fr")
    ('Советский Союз', 'Russie')
    """
    named = _named(lang).get(cow, [])
    then = next((name for name, start, end in named if start <= on <= end), None)
    return then or max(named, key=lambda n: n[2], default=(None,))[0]


class Words:
    """Messages, numbers and dates of one language.

    >>> w = Words("en")
    >>> w("label.close"), w.number(1234.5, 1), w.signed(-2.34), w.day("1956-05")
    ('close', '1,234.5', '−2.3', 'May 1956')
    >>> w.count("events", 1), w.count("events", 1200)
    ('1 event', '1,200 events')
    """

    def __init__(self, lang: str = "en") -> None:
        self.lang = lang
        self._messages = catalogue(lang)
        self._babel = None if lang == "en" else _locale(lang)

    def __call__(self, key: str, /, **values: object) -> str:
        """The message of a key, with its values put in."""
        message = self._messages[key]
        return message.format(**values) if values else message

    def has(self, key: str) -> bool:
        """Whether the catalogue knows a key."""
        return key in self._messages

    def count(self, key: str, number: int) -> str:
        """So many things, in the plural form that the language asks for."""
        form = self.plural(number)
        return self(f"{key}.{form if self.has(f'{key}.{form}') else 'other'}", n=self.number(number))

    def plural(self, number: float) -> str:
        """The form that a number asks for: one, few, many or other."""
        return ("one" if number == 1 else "other") if self._babel is None else str(self._babel.plural_form(number))

    def number(self, value: float, digits: int = 0) -> str:
        """A number with so many decimals, and thousands apart."""
        if self._babel is None:
            return f"{value:,.{digits}f}".replace("-", "−")
        from babel.numbers import format_decimal

        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        written: str = format_decimal(round(value, digits), format=pattern, locale=self._babel)
        return written.replace("-", "−")

    def signed(self, value: float, digits: int = 1) -> str:
        """A number of the scale of the level, always with its sign."""
        rounded = round(value, digits) + 0.0
        return ("+" if rounded > 0 else "") + self.number(rounded, digits)

    def state(self, state: dict[str, Any]) -> str:
        """The short name of a state of the head of an overview, as it is today."""
        return name_of(state["cow"], date.today(), self.lang) or str(state["name"]) if self._babel else state["name"]

    def amount(self, value: float, unit: str) -> str:
        """A value with its unit, large dollars in millions; the unit stands as the source has it."""
        if unit in DOLLARS:
            dollars = value * DOLLARS[unit]
            power, size = next((p, s) for p, s in _SIZES if abs(dollars) >= p or p == 1.0)
            return f"{self.number(dollars / power, 1 if power > 1 else 0)} {self(f'unit.{size}', unit='US dollars')}"
        if unit.startswith("%"):
            return f"{self.number(value)} {unit}"
        return f"{self.number(value, 0 if float(value).is_integer() or abs(value) >= 100 else 1)} {unit}"

    def percent(self, share: float) -> str:
        """A share of one in per cent."""
        return self("percent", n=self.number(100 * share))

    def day(self, text: str) -> str:
        """A date of any precision (1956-05-13, 1956-05, 1956) in words."""
        precision = {10: "day", 7: "month"}.get(len(text), "year")
        if precision == "year":
            return text
        on = date.fromisoformat(text if precision == "day" else f"{text}-01")
        if self._babel is None:
            return day(on, precision)
        from babel.dates import format_date, format_skeleton

        if precision == "day":
            # Russian ends a day with "г.", which doubles the stop of a sentence and says nothing
            told = str(format_date(on, "long", locale=self._babel)).removesuffix("г.").rstrip()
            return f"1er{told[1:]}" if self.lang == "fr" and on.day == 1 else told
        return str(format_skeleton("yMMMM", on, locale=self._babel)).removesuffix("г.").rstrip()

    def event(self, kind: str) -> str:
        """The type of an event; one without a word in the catalogue stands as the source has it."""
        key = f"event.{kind.replace(' ', '-')}"
        return self(key) if self.has(key) else kind

    def regime(self, kind: str) -> str:
        """A kind of regime; one without a word in the catalogue stands as the source has it."""
        key = f"regime.{kind.replace(' ', '-')}"
        return self(key) if self.has(key) else kind

    def knows_regime(self, kind: str) -> bool:
        """Whether the catalogue has a word for a kind of regime."""
        return self.has(f"regime.{kind.replace(' ', '-')}")

    def status(self, status: str) -> str:
        """One of the six statuses of a cell."""
        return self("status." + status.replace(" ", "-").replace("'", ""))
