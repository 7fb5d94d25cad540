"""What is said of a period apart from its English words: for other languages, a sentence a clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bilateral.overview.clauses import Clause, Number, Own, Several, Term, Value, Who, clause, when
from bilateral.overview.data import DyadData
from bilateral.overview.happenings import told
from bilateral.overview.model import LABELS, Estimate
from bilateral.overview.visits import visitor
from bilateral.records import Event, ToldEvent


def opening(first: int, until: int | None, label: int, e: Estimate, change: Clause | None) -> tuple[Clause, ...]:
    """What relations were from when to when, what they were before, and the level."""
    span: dict[str, int] = {"first": first}
    if until is not None and until > first:
        span["last"] = until
    key = "lasts" if until is None else "span" if until > first else "year"
    said: dict[str, Value] = {**span, "label": Term("label" if until is None else "quality", LABELS[label])}
    level = clause("period-level", **{k: Number(v, 1) for k, v in (("mean", e.mean), ("low", e.low), ("high", e.high))})
    if change is None:
        return (clause(f"period-{key}", level=level, **said),)
    return (clause(f"period-{key}-after", level=level, change=change, **said),)


def compared(was: int, label: int, step: float) -> Clause:
    """How a period compares with the one before it."""
    if label == was:
        return clause("period-better" if step > 0 else "period-worse")
    return clause("period-was", label=Term("quality", LABELS[was]))


def near_turn(data: DyadData, causes: Sequence[Event]) -> tuple[Clause, ...]:
    """What stands near the beginning of a period."""
    return (clause("period-causes", causes=Several(tuple(_cause(data, c) for c in causes))),) if causes else ()


def _cause(data: DyadData, e: Event) -> Clause:
    dates = when([(e.date, e.precision)])
    if e.type in ("government", "recognition"):
        return clause(f"cause-{e.type}", who=Who(e.a, e.date), what=Term("government", e.text), when=dates)
    if isinstance(e, ToldEvent) and e.type not in ("broken", "restored"):
        return clause("cause", what=Term("cause", e.act), when=dates)
    if e.b == 0:
        return clause("cause-regime", who=Who(e.a, e.date), when=dates)
    if e.type == "crisis":
        return clause("cause-crisis", name=Own(told(data, e)), when=dates)
    if e.type == "visit":
        return clause("cause-visit", who=visitor(e), b=Who(e.b, e.date), when=dates)
    if e.type.startswith("territorial claim"):
        key = "cause-claim-ended" if e.type.endswith("ended") else "cause-claim"
        return clause(key, who=Who(e.a, e.date), name=Own(e.text), when=dates)
    words = told(data, e)
    if e.type == "agreement" and words.startswith("defence cooperation"):
        return clause("cause", what=Term("cause", "defence agreement"), when=dates)
    for step in ("signed", "entered into force", "terminated"):
        if words == f"bilateral investment treaty {step}":
            return clause("cause-investment", step=Term("investment-step", step), when=dates)
    if '"' in words:
        return clause(
            "cause-titled", what=Term("cause-titled", e.type), title=Own(words.partition('"')[2][:-1]), when=dates
        )
    return clause("cause", what=Term("cause", e.type), when=dates)


def carried(names: Sequence[str]) -> tuple[Clause, ...]:
    """The indicators, by their names in an English sentence, that carried a change."""
    return (clause("period-carried", what=Several(tuple(Term("carried", n) for n in names))),) if names else ()


def disagreement(labels: Mapping[str, int], lasts: bool) -> tuple[Clause, ...]:
    """Dimensions that lie far apart: those with the highest label, and those with the lowest."""
    high, low = (
        _at(labels, end, "apart" if lasts else "apart-was") for end in (max(labels.values()), min(labels.values()))
    )
    return (clause("period-apart", high=high, low=low),)


def _at(labels: Mapping[str, int], end: int, key: str) -> Several:
    """The dimensions with a label; the economic one in words of its own."""
    others = tuple(Term("relations", n) for n, v in labels.items() if v == end and n != "economic")
    said = [clause(key, what=Several(others), label=Term("label", LABELS[end]))] if others else []
    if labels.get("economic") == end:
        said.append(clause(f"{key}-economic", label=Term("economic-label", LABELS[end])))
    return Several(tuple(said))
