"""Who ruled, by the name that the page has for it: a government, a kind of regime, one state after another."""

from __future__ import annotations

import re

from bilateral.overview.clauses import Clause, Own, Term, Value, clause
from bilateral.overview.diplomacy import in_plain
from bilateral.overview.model import Rule
from bilateral.render.saying import Run, Sayer
from bilateral.states.governments import all_governments


def ruled(r: Rule, sayer: Sayer, short: bool = False) -> Run:
    """The name of a row of the strip of governments; `short`: as it fits into a bar, "parlementaire"."""
    w = sayer.w
    if w.lang == "en":
        return Run(w.regime(r.name) if r.kind == "regime" else r.name)
    what: Value
    if r.kind == "regime":
        if short and w.knows_regime(r.name):
            return Run(w.regime(r.name))
        what = Term("regime-kind", r.name)
    elif r.kind == "succession":
        return _succession(r, sayer)
    else:
        government = all_governments().get(r.evidence.record)
        what = Own(government.short if government else r.name, table="government")
    told = sayer.phrase((clause("as-it-is", what=what),))
    if not told or told[0].lang:
        return Run(r.name, "en")
    # A bar and a cell have no article.
    return Run(re.sub(r"^(?:le |la |les |l’)", "", told[0].text) if w.lang == "fr" else told[0].text)


def _succession(r: Rule, sayer: Sayer) -> Run:
    said: Clause = clause("as-it-is", what=Own(in_plain(r.name), table="succession"))
    told = sayer.phrase((said,))
    return Run(told[0].text) if told and not told[0].lang else Run(r.name, "en")
