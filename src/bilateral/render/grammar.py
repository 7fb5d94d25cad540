"""Names of states as they stand inside a French or a Russian sentence: with articles, prepositions and cases.

A form is asked for by a word after the blank of a template: "{a:de}", "{b:into}". The lists of exceptions, and the
names of other times (the Ottoman Empire), are in `locale/names/<code>.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bilateral.render.words import name_of
from bilateral.states.naming import name_at

_FOLDER = Path(__file__).with_name("locale") / "names"
_CASES = ("gen", "dat", "acc", "ins", "prep")


@cache
def _lists(lang: str) -> dict[str, Any]:
    path = _FOLDER / f"{lang}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"era": {}}


def state_name(cow: int, on: date, lang: str) -> str | None:
    """The name of a state on a day in a language, the Ottoman Empire before Turkey; None if no table has one.

    >>> state_name(640, date(1900, 1, 1), "fr"), state_name(640, date(2000, 1, 1), "fr")
    ('Empire ottoman', 'Turquie')
    """
    era: str | None = _lists(lang)["era"].get(name_at(cow, on))
    return era or name_of(cow, on, lang)


def form(name: str, asked: str, lang: str) -> str:
    """A name in the form that a template asks for; as it is if it asks for none.

    French: le (with its article), de (of), from (of, as in "ambassade de France"), en (in, to).
    Russian: gen, dat, acc, ins, prep (the cases), into, in, from, about.

    >>> form("Cambodge", "en", "fr"), form("États-Unis", "de", "fr"), form("Inde", "le", "fr")
    ('au Cambodge', 'des États-Unis', 'l’Inde')
    >>> form("Камбоджа", "gen", "ru"), form("Куба", "into", "ru"), form("Франция", "in", "ru")
    ('Камбоджи', 'на Кубу', 'во Франции')

    Raises
    ------
    KeyError
        If the language has no such form.
    """
    return _FORMS[lang](name, asked) if asked else name


def french(name: str, asked: str) -> str:
    """A French name with its article or preposition.

    >>> [french(n, "en") for n in ("Cuba", "Iran", "Chine", "Pays-Bas", "Israël")]
    ['à Cuba', 'en Iran', 'en Chine', 'aux Pays-Bas', 'en Israël']
    """
    name, lists = name.replace("'", "’"), _lists("fr")
    vowel = name[0] in "AEÉIÎOU" or name == "Haïti"
    if name in lists["bare"] or name in lists["bare-en"]:
        of = "d’" if vowel else "de "
        return {"le": "", "de": of, "from": of, "en": "en " if name in lists["bare-en"] else "à "}[asked] + name
    if name in lists["plural"]:
        return {"le": "les ", "de": "des ", "from": "des ", "en": "aux "}[asked] + name
    head = name.split(" ")[0]
    feminine = name in lists["feminine"] or (head.endswith("e") and name not in lists["masculine"])
    if head == "Empire":
        return {"le": "l’", "de": "de l’", "from": "de l’", "en": "dans l’"}[asked] + name
    if vowel:
        return {"le": "l’", "de": "de l’", "from": "d’", "en": "en "}[asked] + name
    if not feminine:
        return {"le": "le ", "de": "du ", "from": "du ", "en": "au "}[asked] + name
    if name in lists["islands"]:
        return {"le": "la ", "de": "de la ", "from": "de la ", "en": "à la "}[asked] + name
    return {"le": "la ", "de": "de la ", "from": "de ", "en": "en "}[asked] + name


def russian(name: str, asked: str) -> str:
    """A Russian name in a case, with its preposition where the form has one.

    >>> [russian(n, "gen") for n in ("США", "Северная Македония", "Египет", "Израиль", "Тринидад и Тобаго")]
    ['США', 'Северной Македонии', 'Египта', 'Израиля', 'Тринидада и Тобаго']
    """
    island = name in _lists("ru")["on"]
    case = {"into": "acc", "in": "prep", "from": "gen", "about": "prep"}.get(asked, asked)
    declined = re.sub(r"[\w’-]+", lambda m: _declined(m[0], _CASES.index(case)), name)
    if asked == "about":
        return ("об " if name[0] in "АИОУЭ" else "о ") + declined
    if asked == "from":
        return ("с " if island else "из ") + declined
    if asked not in ("into", "in"):
        return declined
    # "во Франции", "во Вьетнаме", but "в Финляндии" and "в ФРГ"
    return ("на " if island else "во " if re.match(r"[ВФ][бвгджзклмнпрстфхцчшщь]", name) else "в ") + declined


#: Endings, the longer first, and what stands for them in the five cases.
_ENDINGS = (
    ("ская", ("ской", "ской", "скую", "ской", "ской")),
    ("яя", ("ей", "ей", "юю", "ей", "ей")),
    ("ая", ("ой", "ой", "ую", "ой", "ой")),
    ("ия", ("ии", "ии", "ию", "ией", "ии")),
    ("ея", ("еи", "ее", "ею", "еей", "ее")),
    ("ские", ("ских", "ским", "ские", "скими", "ских")),
    ("ые", ("ых", "ым", "ые", "ыми", "ых")),
    ("овы", ("овых", "овым", "овы", "овыми", "овых")),
    ("ский", ("ского", "скому", "ский", "ским", "ском")),
    ("ый", ("ого", "ому", "ый", "ым", "ом")),
    *((f"{c}а", (f"{c}и", f"{c}е", f"{c}у", f"{c}{'е' if c in 'жшчщ' else 'о'}й", f"{c}е")) for c in "кгхжшчщ"),
    ("а", ("ы", "е", "у", "ой", "е")),
    ("й", ("я", "ю", "й", "ем", "е")),
    ("ь", ("я", "ю", "ь", "ем", "е")),
)
_CONSONANT = ("а", "у", "", "ом", "е")


def _declined(word: str, case: int) -> str:
    lists = _lists("ru")
    if word in lists["words"]:
        return str(lists["words"][word][case])
    if word in lists["fixed"]:
        return word
    for ending, cases in _ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + cases[case]
    return word if word[-1] in "оеиуюэ" else word + _CONSONANT[case]


_FORMS: dict[str, Callable[[str, str], str]] = {"fr": french, "ru": russian}
