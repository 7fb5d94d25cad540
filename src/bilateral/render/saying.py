"""What clauses say in a language other than English: sentences of findings, texts of events; None without its words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from math import floor, log10
from pathlib import Path
from string import Formatter
from typing import Any

from bilateral.overview.clauses import Amount, Clause, Number, Own, Several, Term, Value, When, Who, Years
from bilateral.overview.phrases import runs
from bilateral.render.dating import in_years, on_date, ordinal
from bilateral.render.grammar import form, state_name
from bilateral.render.words import Words, typeset

#: Findings, and texts of events and contradictions, each in a folder with a file of every language.
_FOLDERS = [Path(__file__).with_name("locale") / name for name in ("sentences", "events")]
_DOLLARS = re.compile(r"(thousand |million |billion )?(?:current )?US dollars(?: of (\d{4}))?$")
_SIZES = (("billion", 1e9), ("million", 1e6), ("one", 1.0))
_POWERS = {"": 1.0, "thousand ": 1e3, "million ": 1e6, "billion ": 1e9}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text; `lang` is set where the piece is not in the language of the text."""

    text: str
    lang: str = ""


def plain(pieces: Iterable[Run]) -> str:
    """The pieces as one text."""
    return "".join(r.text for r in pieces)


def cut(pieces: tuple[Run, ...], most: int) -> tuple[Run, ...]:
    """The first so many characters."""
    found: list[Run] = []
    for r in pieces:
        left = most - sum(len(f.text) for f in found)
        found += [replace(r, text=r.text[:left])] if left > 0 else []
    return tuple(found)


@cache
def templates(lang: str) -> dict[str, dict[str, str]]:
    """The tables of a language (`clause`, `unit`, ...); `clause` and `unit` are empty if there is none."""
    found: dict[str, dict[str, str]] = {"clause": {}, "unit": {}}
    for path in (folder / f"{lang}.toml" for folder in _FOLDERS):
        if path.is_file():
            for table, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
                told = {key: typeset(word, lang) for key, word in words.items()}
                found[table] = found.get(table, {}) | told
    return found


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
        return plain(self.said(clauses)) or None

    def said(self, clauses: tuple[Clause, ...]) -> tuple[Run, ...]:
        """The same in pieces, each in one language; nothing if the language lacks a word."""
        told = self.phrase(clauses)
        if not told:
            return ()
        return _merged([*_capital(told), Run("" if plain(told).endswith(".") else ".")])

    def phrase(self, clauses: tuple[Clause, ...]) -> tuple[Run, ...]:
        """The same inside a line, without a capital letter and a stop."""
        try:
            return self._strung(clauses)
        except _NoWordsError:
            return ()

    def _clause(self, said: Clause) -> tuple[Run, ...]:
        values = self._agreeing(dict(said.values))
        template = self._template(said.key, values.get("n"))
        found: list[Run] = []
        for words, blank, asked, _ in Formatter().parse(template):
            found += [Run(words), *(self._value(values[blank], asked or "") if blank else ())]
        return _merged(found)

    def _agreeing(self, values: dict[str, Value]) -> dict[str, Value]:
        """An office in the form of a woman who holds it, where the language has one: by her given name."""
        office, name = values.get("office"), values.get("name")
        if isinstance(office, Term) and isinstance(name, Own) and "woman" in self._tables:
            given = self._tables["woman"]["given"].split()
            if office.word in self._tables["office-woman"] and not set(given).isdisjoint(name.text.split()):
                values["office"] = replace(office, table="office-woman")
        return values

    def _template(self, key: str, number: Value | None) -> str:
        """The words of a clause, in the form for so many things where the language has one: "disputes.one"."""
        table = self._tables["clause"]
        template = table.get(f"{key}.{self.w.plural(number)}" if isinstance(number, int) else key, table.get(key))
        if template is None:
            raise _NoWordsError
        return template

    def _strung(self, clauses: tuple[Clause, ...]) -> tuple[Run, ...]:
        """Clauses in a row; one whose words begin with a mark stands close by, and after a stop a sentence begins."""
        found: list[Run] = []
        stopped = False
        between = typeset(" ; ", self.w.lang) if self.w.lang == "fr" else "; "
        for said in clauses:
            part = self._clause(said)
            if found and stopped:
                found += [Run(" "), *_capital(part)]
            elif found and part[0].text.lstrip()[:1] not in (",", "(", ":"):
                found += [Run(between), *part]
            else:
                found += part
            stopped = self._template(said.key, dict(said.values).get("n")).endswith(".")
        return _merged(found)

    def _value(self, value: Value, asked: str = "") -> tuple[Run, ...]:
        if isinstance(value, Clause):
            return self._clause(value)
        if isinstance(value, Own):
            known = self._tables.get(value.table, {}).get(value.text)
            return (Run(known) if known else Run(value.text, value.lang),)
        if isinstance(value, Several):
            last = f" {self.w('and')} " if value.conjoined else ", "
            return self._joined([self._value(v, asked) for v in value.values], ", ", last)
        return (Run(self._word(value, asked)),)

    @staticmethod
    def _joined(parts: list[tuple[Run, ...]], between: str, last: str | None = None) -> tuple[Run, ...]:
        found: list[Run] = []
        for n, part in enumerate(parts, 1):
            found += [*part, Run("" if n == len(parts) else between if last is None or n < len(parts) - 1 else last)]
        return _merged(found)

    def _word(self, value: Who | When | Years | Amount | Number | Term | int | str, asked: str) -> str:
        """A value in words; `asked` is what stands after its name in the template: "{a:de}", "{when:on}"."""
        w: Any = self.w
        if isinstance(value, Who):
            if (name := state_name(value.cow, value.on, w.lang)) is None:
                raise _NoWordsError
            return form(name, asked, w.lang)
        if isinstance(value, Term):
            if (word := self._tables.get(value.table, {}).get(value.word)) is not None:
                return word
            if not w.has(f"{value.table}.{value.word}"):
                raise _NoWordsError
            return str(w(f"{value.table}.{value.word}"))
        if isinstance(value, When):
            if asked == "on":
                return self._listed([on_date(on, precision, w) for on, precision in value.dates])
            return self._listed([w.day(on.isoformat()[: {"day": 10, "month": 7}.get(p, 4)]) for on, p in value.dates])
        if isinstance(value, Years):
            spans = runs(list(value.years))
            if asked == "in":
                return in_years(spans, w)
            return self._listed([str(a) if a == b else w("years", a=a, b=b) for a, b in spans])
        if isinstance(value, int) and asked == "number":
            return str(w.number(value))
        if isinstance(value, int) and asked == "th":
            return ordinal(value, w)
        if isinstance(value, Amount):
            return self._amount(value)
        if isinstance(value, Number) and asked == "signed":
            return str(w.signed(value.value, value.digits))
        if isinstance(value, Number):
            return str(w.number(value.value, value.digits))
        return str(value)

    def _listed(self, items: list[str]) -> str:
        return plain(self._joined([(Run(item),) for item in items], ", ", f" {self.w('and')} "))

    def _amount(self, amount: Amount) -> str:
        dollars = _DOLLARS.match(amount.unit)
        if dollars is None:
            return self._counted(amount.value, _digits(amount), amount.unit)
        value = amount.value * _POWERS[dollars[1] or ""]
        size, power = next((s, p) for s, p in _SIZES if abs(value) >= p or p == 1)
        digits = 1 if power > 1 and not round(value / power, 1).is_integer() else 0
        year = self._tables["unit"]["of-year"].format(year=dollars[2]) if dollars[2] else ""
        return self._counted(value / power, digits, f"dollars-{size}") + year

    def _counted(self, value: float, digits: int, unit: str) -> str:
        """A number with its unit in the form that the number asks for."""
        word = self._tables["unit"].get(unit)
        if word is None:
            raise _NoWordsError
        shown = round(value, digits)
        form = self.w.plural(abs(shown) if digits else int(abs(shown)))
        word = self._tables.get("plural", {}).get(f"{unit}.{form}", word)
        return f"{self.w.number(value, digits)} {word}".strip()


def _capital(pieces: tuple[Run, ...]) -> tuple[Run, ...]:
    """The same with a capital letter, unless it begins in another language."""
    if not pieces or pieces[0].lang:
        return pieces
    return (replace(pieces[0], text=pieces[0].text[:1].upper() + pieces[0].text[1:]), *pieces[1:])


def _merged(pieces: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours in one language as one run, without empty ones."""
    found: list[Run] = []
    for r in pieces:
        if found and found[-1].lang == r.lang:
            found[-1] = replace(found[-1], text=found[-1].text + r.text)
        elif r.text:
            found.append(r)
    return tuple(found)
