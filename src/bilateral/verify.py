"""Is a told overview still what the store gives? Everything it says is computed again and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path
from typing import Any

from bilateral import __version__
from bilateral.dyad import make_dyad
from bilateral.errors import BilateralError
from bilateral.overview.assemble import overview
from bilateral.overview.model import Overview
from bilateral.render import render
from bilateral.states.registry import state
from bilateral.store import Store

#: More than any dossier has.
LARGEST = 64_000_000
_NOT_OURS = (
    "is no overview of ours: neither JSON of `overview --format json` nor a page of `overview --format html`. "
    "Give such a file."
)

#: So many characters of a value are shown.
_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Drift:
    """One place at which the file and the store say different things; "" where one says nothing."""

    where: str
    told: str
    now: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was compared, and where it differs. `version` is that of the program that wrote the file."""

    dyad: str
    store: str
    version: str
    compared: int
    drifts: tuple[Drift, ...]


class _Reader(HTMLParser):
    """The words of a page in order, and the parameters in its head."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.parameters = ""
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "meta" and found.get("name") == "bilateral":
            self.parameters = found.get("content") or ""
        self._silent += tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag == "style"

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text and not self._silent:
            self.words.append(text)


def _words(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


def _again(store: Store, told: dict[str, Any], name: str) -> Overview:
    """The overview that the parameters ask for, from the store; refused if it is not the store they name."""
    try:
        codes, window, day = told["dyad"], told["window"], date.fromisoformat(told["as_of"])
        pair = make_dyad(state(int(codes["a"]["cow"])), state(int(codes["b"]["cow"])))
        first, last, wanted = int(window["from"]), int(window["to"]), str(told["store"]["id"])
    except (KeyError, TypeError, ValueError) as error:
        raise BilateralError(f"{name} {_NOT_OURS}") from error
    if wanted != store.id:
        raise BilateralError(
            f"{name} was made from store {wanted[:12]}, this is {store.id[:12]} ({store.folder}). Name that store with "
            "--store, or see with `bilateral diff OLD NEW` what moved between the two."
        )
    return overview(store, pair, first=first, last=last, as_of=day)


def _name(item: Any, number: int) -> str:
    if isinstance(item, dict):
        for key in ("id", "about", "year", "indicator", "from", "trace"):
            if item.get(key) not in (None, ""):
                return str(item[key]) + (f" {item['to']}" if key == "indicator" and "to" in item else "")
    return str(number + 1)


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _short(value: Any, start: int = 0) -> str:
    """At most so many characters of a value, from a place on."""
    text = ("…" if start else "") + _plain(value)[start:]
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _apart(told: Any, now: Any) -> tuple[str, str]:
    """Two values, cut so that both show where they begin to differ."""
    left, right = "" if told is None else _plain(told), "" if now is None else _plain(now)
    same = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    start = max(same - _SHOWN // 2, 0) if max(len(left), len(right)) > _SHOWN else 0
    return _short(left, start), _short(right, start)


def differences(told: Any, now: Any, where: str = "") -> Iterator[Drift]:
    """Every place at which two JSON values differ, named by keys and by the ids of what stands in lists."""
    if isinstance(told, dict) and isinstance(now, dict):
        for key in dict.fromkeys([*told, *now]):
            yield from differences(told.get(key), now.get(key), f"{where}/{key}" if where else key)
    elif isinstance(told, list) and isinstance(now, list):
        if len(told) == len(now):
            for number, (a, b) in enumerate(zip(told, now, strict=True)):
                yield from differences(a, b, f"{where}/{_name(b, number)}")
            return
        left, right = ([json.dumps(x, sort_keys=True) for x in some] for some in (told, now))
        for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            if kind != "equal":
                for number, (x, y) in enumerate(zip_longest(told[a:b], now[c:d])):
                    yield Drift(
                        f"{where}/{_name(x if x is not None else y, a + number)}",
                        "" if x is None else _short(x),
                        "" if y is None else _short(y),
                    )
    elif told != now:
        yield Drift(where, *_apart(told, now))


def _page_differences(told: str, now: str) -> Iterator[Drift]:
    left, right = _words(told).words, _words(now).words
    seen = False
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "equal":
            seen = True
            before = left[a - 1] if a else "the beginning"
            yield Drift(f"after {_short(before)!r}", _short(" | ".join(left[a:b])), _short(" | ".join(right[c:d])))
    if not seen and told != now:
        yield Drift("the mark-up of the page", "other than now", "the same words")


def verify(path: Path, store: Store) -> Verification:
    """Compares an overview (JSON) or a dossier (HTML) with what the store says now.

    Everything told is computed again, for the dyad, the years and the day that the file names.

    Raises
    ------
    BilateralError
        If the file cannot be read, is no overview of ours, or was made from another store.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise BilateralError(f"{path} has more than {LARGEST:,} bytes, and {_NOT_OURS}")
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise BilateralError(f"{path} cannot be read ({error.strerror}). Name a file that is there.") from error
    except UnicodeDecodeError as error:
        raise BilateralError(f"{path} {_NOT_OURS}") from error
    page = text.lstrip().startswith("<")
    source = _words(text).parameters if page else text
    try:
        told = json.loads(source)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BilateralError(f"{path} {_NOT_OURS}") from error
    if not isinstance(told, dict):
        raise BilateralError(f"{path} {_NOT_OURS}")
    view = _again(store, told, str(path))
    if page:
        now = render(view, "html", lang=str(told.get("lang", "en")))
        drifts, compared = tuple(_page_differences(text, now)), len(_words(now).words)
    else:
        fresh = json.loads(render(view, "json"))
        drifts, compared = tuple(differences(told, fresh)), len(view.findings) + len(view.figures) + len(view.events)
    return Verification(view.head["dyad"]["id"], store.id, str(told.get("bilateral", "")), compared, drifts)


def report(found: Verification, name: str) -> str:
    """The result in lines for a person."""
    if not found.drifts:
        return f"{name}: all of it stands ({found.dyad}, {found.compared} compared, store {found.store[:12]}).\n"
    lines = [f"{name}: {len(found.drifts)} of what it says is not what store {found.store[:12]} says of {found.dyad}."]
    if found.version != __version__:
        lines.append(f"It was written by version {found.version or 'unknown'}; this is {__version__}.")
    for d in found.drifts:
        lines += [f"  {d.where}", f"    told: {d.told or '(nothing)'}", f"    now:  {d.now or '(nothing)'}"]
    return "\n".join(lines) + "\n"
