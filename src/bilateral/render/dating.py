"""Dates and years as they stand inside a French or a Russian sentence: "le 1er mai 1956", "в мае 1956 года"."""

from __future__ import annotations

from datetime import date

from bilateral.render.words import Words

_IN_MONTH = ("январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре",
             "ноябре", "декабре")  # fmt: skip


def on_date(on: date, precision: str, w: Words) -> str:
    """A date with its preposition; plain English has its own (`phrases.on_day`).

    >>> on_date(date(1956, 5, 1), "month", Words("fr")), on_date(date(1956, 5, 1), "month", Words("ru"))
    ('en mai 1956', 'в мае 1956 года')
    """
    told = w.day(on.isoformat()[: {"day": 10, "month": 7}.get(precision, 4)])
    if w.lang == "fr":
        return f"le {told}" if precision == "day" else f"en {told}"
    if w.lang != "ru":
        return told
    if precision == "day":
        return f"{told} года"
    return f"в {_IN_MONTH[on.month - 1]} {on.year} года" if precision == "month" else f"в {on.year} году"


def in_years(spans: list[tuple[int, int]], w: Words) -> str:
    """Stretches of years with their prepositions.

    >>> in_years([(1979, 1981), (1985, 1985)], Words("fr")), in_years([(1979, 1981), (1985, 1985)], Words("ru"))
    ('de 1979 à 1981 et en 1985', 'в 1979–1981 и 1985 годах')
    """
    if w.lang == "fr":
        items = [f"en {a}" if a == b else f"de {a} à {b}" for a, b in spans]
        # "en 1980, 1983 et 1985": the preposition stands once before a row of single years
        alike = [i if n == 0 or spans[n - 1][0] != spans[n - 1][1] else i.removeprefix("en ")
                 for n, i in enumerate(items)]  # fmt: skip
        return joined(alike, w)
    told = joined([str(a) if a == b else w("years", a=a, b=b) for a, b in spans], w)
    if w.lang != "ru":
        return told
    return f"в {told} " + ("году" if len(spans) == 1 and spans[0][0] == spans[0][1] else "годах")


def joined(items: list[str], w: Words) -> str:
    """Items as in a sentence, "and" before the last."""
    return f" {w('and')} ".join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else ""


def ordinal(number: int, w: Words) -> str:
    """A rank in figures.

    >>> ordinal(1, Words("fr")), ordinal(3, Words("fr")), ordinal(3, Words("ru"))
    ('1er', '3e', '3-е')
    """
    if w.lang == "fr":
        return "1er" if number == 1 else f"{number}e"
    return f"{number}-е" if w.lang == "ru" else str(number)
