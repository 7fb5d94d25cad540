"""In what tongue a text is: English, another, or Khmer in Latin letters of a font of before Unicode."""

from __future__ import annotations

import re

from bilateral.errors import ReadError

_COMMON = (
    "a about after against all also an and any are as at be because been before between both but by can could did do "
    "during each for from had has have he her him his how i if in into is it its more most no not of on one only or "
    "other our out over said she since so some such than that the their them there these they this those through to "
    "two under until up was we were what when where which while who will with would you your"
)
FUNCTION_WORDS = frozenset(_COMMON.split())
_WORD = re.compile(r"[^\W\d_]+")
#: Letters of the Limon and ABC fonts: capitals and signs within a word, as in `RbeTskm<úCa`.
_MIXED = re.compile(r"[a-z\u00b5-\u00ff][A-Z\u00a1-\u00bf\u0192<>/|)(;:@#&*^%$!?=+]+[A-Za-z\u00b5-\u00ff]")
_FONT = re.compile(r"""(?:font-family\s*:|face\s*=)\s*["']?\s*(Limon|ABC-(?:TEXT|Khmer)|Khek|Fast?track)\b""", re.I)


def english_share(text: str) -> float:
    """The share of function words among the words; prose in English has 0.3 to 0.55."""
    words = _WORD.findall(text.lower())
    return sum(w in FUNCTION_WORDS for w in words) / len(words) if words else 0.0


def refuse_legacy_khmer(text: str) -> None:
    """A text in a Khmer font that is not Unicode says something else than its letters.

    Raises
    ------
    ReadError
        If the text names such a font, or its words look like one.
    """
    head = text[:200_000]
    named = _FONT.search(head)
    tokens = [t for t in head.split() if len(t) > 3 and not t.startswith(("http", "<", "&", "[", "{"))][:4000]
    if not named:
        mixed = sum(bool(_MIXED.search(t)) for t in tokens)
        common = sum(t.lower() in FUNCTION_WORDS for t in head.split())
        short = sum(len(t) < 80 for t in tokens)
        if len(tokens) < 8 or mixed < 0.4 * len(tokens) or short < 0.9 * len(tokens) or common > 0.05 * len(tokens):
            return
    elif english_share(re.sub(r"<[^<>]*>", " ", head)) > 0.15:
        return
    font = f"the font {named[1]}" if named else "a font such as Limon or ABC"
    raise ReadError(
        f"the text is in Khmer letters of before Unicode ({font}): its code points are Latin letters that mean others. "
        "Convert it to Unicode Khmer first."
    )
