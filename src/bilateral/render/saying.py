"""Sentences of findings in a language other than English, from their clauses; None where the language has no words."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from math import floor, log10
from pathlib import Path
from typing import Any

from bilateral.overview.clauses import Amount, Clause, Number, Value, When, Who, Years
from bilateral.overview.phrases import runs
from bilateral.render.words import Words, name_of

_FOLDER = Path(__file__).with_name("locale") / "sentences"
_DOLLARS = re.compile(r"(thousand |million |billion )?(?:current )?US dollars(?: of (\d{4}))?$")
_SIZES = (("billion", 1e9), ("million", 1e6), ("one", 1.0))
_POWERS = {"": 1.0, "thousand ": 1e3, "million ": 1e6, "billion ": 1e9}


@cache
def templates(lang: str) -> dict[str, dict[str, str]]:
    """The tables `clause` and `unit` of a language; empty if there is none."""
    path = _FOLDER / f"{lang}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"clause": {}, "unit": {}}


def _digits(amount: Amount) -> int:
    """Decimals for three significant digits, as the English sentences have them; none for whole numbers and shares."""
    if amount.unit == "percent" or float(amount.value).is_integer():
        return 0
    return max(0, 2 - floor(log10(abs(amount.value))))


class _NoWordsError(Exception):
    """A value that the language has no words for."""


class Sayer:
    """Writes sentences in the language of some words."""

    def __init__(self, w: Words) -> None:
        self.w = w
        self._tables = templates(w.lang)

    def name(self, indicator: str) -> str | None:
        """The name of an indicator as the title of a chart; None if the language has none."""
        return self._tables.get("name", {}).get(indicator)

    def unit(self, unit: str, size: str) -> str | None:
        """The unit of a chart in millions, thousands or as it is; None if the language has no word for it."""
        if unit in ("US dollars", "current US dollars"):
            return self._tables["unit"].get(f"dollars-{size}")
        word = self._tables["unit"].get(unit)
        return word if word is None or size == "one" else self.w(f"unit.{size}", unit=word)

    def amount(self, value: float, unit: str) -> str:
        """A value with its unit; in English words where the language has none."""
        try:
            return self._amount(Amount(value, unit)) if self._tables["unit"] else self.w.amount(value, unit)
        except _NoWordsError:
            return self.w.amount(value, unit)

    def sentence(self, clauses: tuple[Clause, ...]) -> str | None:
        """The clauses as one sentence; None if the language lacks a word for any of them."""
        if not clauses or any(c.key not in self._tables["clause"] for c in clauses):
            return None
        try:
            parts = [self._tables["clause"][c.key].format(**{k: self._value(v) for k, v in c.values}) for c in clauses]
        except _NoWordsError:
            return None
        text = "; ".join(parts) if self.w.lang != "fr" else " ; ".join(parts)
        return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")

    def _value(self, value: Value) -> str:
        w: Any = self.w
        if isinstance(value, Who):
            if (name := name_of(value.cow, value.on, w.lang)) is None:
                raise _NoWordsError
            return name
        if isinstance(value, When):
            return self._listed([w.day(on.isoformat()[: {"day": 10, "month": 7}.get(p, 4)]) for on, p in value.dates])
        if isinstance(value, Years):
            spans = runs(list(value.years))
            return self._listed([str(a) if a == b else w("years", a=a, b=b) for a, b in spans])
        if isinstance(value, Amount):
            return self._amount(value)
        if isinstance(value, Number):
            return str(w.number(value.value, value.digits))
        return str(value)

    def _listed(self, items: list[str]) -> str:
        return f" {self.w('and')} ".join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else ""

    def _amount(self, amount: Amount) -> str:
        dollars = _DOLLARS.match(amount.unit)
        if dollars is None:
            unit = self._tables["unit"].get(amount.unit)
            if unit is None:
                raise _NoWordsError
            return f"{self.w.number(amount.value, _digits(amount))} {unit}".strip()
        value = amount.value * _POWERS[dollars[1] or ""]
        size, power = next(
            (s, p) for s, p in (("billion", 1e9), ("million", 1e6), ("one", 1.0)) if abs(value) >= p or p == 1
        )
        unit = self._tables["unit"]["dollars-" + size]
        year = self._tables["unit"]["of-year"].format(year=dollars[2]) if dollars[2] else ""
        return f"{self.w.number(value / power, 1 if power > 1 else 0)} {unit}{year}"
