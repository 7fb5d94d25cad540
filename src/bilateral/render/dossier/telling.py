"""The sentences of the frame: judgement, periods, outlook, in the reader's language."""

from __future__ import annotations

from bilateral.overview.model import Overview, Period
from bilateral.render.words import Words


def names(view: Overview, w: Words) -> tuple[str, str]:
    """The two states as the heading names them."""
    found: list[str] = []
    for side in ("a", "b"):
        state = view.head["dyad"][side]
        told = state["in_text"] if w.lang == "en" else w.state(state)
        found.append(told[:1].upper() + told[1:] if not found else told)
    return found[0], found[1]


def headline(view: Overview, w: Words) -> str:
    """The relation in one sentence: what it is now, since when, and how sure that is."""
    if not view.periods:
        return w("headline.none")
    now, last = view.periods[-1], view.level[-1].year
    key = "headline.lasts" if now.to is None else "headline.ended"
    return w(key, label=w(f"label.{now.label}"), a=now.from_, b=now.to, mean=w.signed(now.estimate.mean), last=last)


def period_sentence(p: Period, w: Words) -> str:
    """What a period was like; in English the sentence of the overview, with what stands near the beginning.

    In other languages only where its finding has no words: that says as much as the English sentence.
    """
    if w.lang == "en" and p.text:
        return p.text
    key = "period.lasts" if p.to is None else "period.span" if p.to > p.from_ else "period.year"
    e = p.estimate
    return w(key, a=p.from_, b=p.to, label=w(f"label.{p.label}"), mean=w.signed(e.mean), low=w.signed(e.low),
             high=w.signed(e.high))  # fmt: skip


def beginning(p: Period, first: bool, w: Words) -> str:
    """When a period begins, and how sure that is."""
    if first:
        return w("period.first")
    b = p.boundary
    told = w("period.begins", a=b.low) if b.low == b.high else w("period.between", low=b.low, high=b.high)
    return f"{told}, {w('period.support', p=w.percent(b.support))}"


def outlook(view: Overview, w: Words) -> str:
    """What the data say of the years to come."""
    if w.lang == "en":
        return str(view.outlook["text"])
    if not view.periods:
        return w("outlook.none")
    if ended := view.head["dyad"]["to"]:
        return w("outlook.ended", day=w.day(ended))
    now = view.periods[-1]
    parts = [w("outlook.text", label=w(f"label.{now.label}"), a=now.from_)]
    if rate := view.outlook.get("base_rate"):
        shares = {k: w.percent(rate[k]) for k in ("share", "low", "high", "better")}
        down, up = (w.signed(x) for x in rate["moved"])
        counts = {
            "n": w.number(rate["periods"]),
            "lasted": rate["lasted"],
            "since": rate["since"],
            "ahead": rate["years"],
        }
        parts.append(w("outlook.rate", **shares, **counts, down=down, up=up))
    return " ".join(parts)
