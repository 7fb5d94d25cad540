"""What an event was apart from its English words, as it stands after its type: for other languages."""

from __future__ import annotations

import re
from collections.abc import Callable

from bilateral.overview.clauses import Clause, Number, Own, Term, Who, clause, terms, when
from bilateral.records import Event
from bilateral.states.names import candidates

_UNION = "the European Union"
#: What one of the sources of diplomatic relations is called: "according to the table on the page of Russia".
_PAGE = re.compile(
    r"diplomatic relations (?P<turn>.+), according to the (?P<part>table|list|notes) on the page of (?P<page>.+?)"
    r"(?: \(reference: (?P<reference>.+)\))?"
)
_PACT = re.compile(
    r"alliance: (?P<duties>[\w, ]+?)(?P<unequal>; not the same for both)?"
    r" \((?:bilateral|multilateral, (?P<n>\d+) members)\)"
)
_CASE = re.compile(r"(?P<kinds>.+) sanctions, over (?P<aims>.+?)(?: \((?P<side>by|on) the European Union\))?")
_BIT = re.compile(r".+ (?P<kind>\w*)(?: \(\d{4}\))? (?P<step>signed|entered into force|terminated)")
_WAR = re.compile(r"(?P<war>.+?)(?P<again>, resumed)?(?: \(battle deaths .+: (?P<one>\w+) and (?P<other>\w+)\))?")
_DISPUTE = re.compile(
    r"militarised dispute no\. (?P<n>\d+): (?P<level>[^,]+), (?P<deaths>.+?)(?P<half> on one side, the other unknown)?"
)
_DEATHS = re.compile(r"(?:over (?P<over>\d+)|(?P<low>\d+) to (?P<high>\d+)) deaths")
_RIVALRY = re.compile(r"strategic rivalry \((?P<kinds>.+)\)|rivalry \((?P<kind>[\w-]+) of (?P<n>\d+) disputes\)")
_TREATY = re.compile(r"(?P<form>\w+)(?: \((?P<field>\w+)(?:: (?P<subject>[^)]+))?\))?, signed: (?P<title>.+)", re.S)
_EMBASSY = re.compile(
    r"(?P<kind>embassy|high commission|diplomatic mission)(?: of .+?)?(?: in (?P<place>.+))?"
    r" founded, according to Wikidata"
)
_DEFENCE = re.compile(r"defence cooperation \((?P<subjects>.+)\)")
_TRADE = re.compile(r'trade agreement, "(?P<title>.+)"', re.S)
_CLAIM = re.compile(r"(?P<territory>.+)", re.S)
_CRISIS = re.compile(r"international crisis: (.+)")
#: The offices that a list of visits puts before a name; the longest that fits is taken.
OFFICES = tuple(
    sorted(
        (
            *("Secretary of State", "President", "President-elect", "Prime Minister", "King", "Queen", "Chancellor"),
            *("Premier", "Vice Premier", "Party leader", "Paramount leader", "Acting leader", "Foreign Minister"),
            *("Amir", "Emir", "Sultan", "Shah", "Emperor", "Chairman", "Governor General", "Governor", "General"),
            *("Interim President", "Acting President", "Provisional President", "General Secretary", "Taoiseach"),
            *("Prince", "Crown Prince", "Regent", "Grand Duke", "Grand Duchess", "Chancellor-elect", "Vice President"),
            *("Chief of State", "Premier-elect", "Prime Minister-elect", "First Minister", "Prime Minster"),
        ),
        key=len,
        reverse=True,
    )
)
_VISIT = re.compile(
    rf"(?:(?P<office>{'|'.join(OFFICES)}) )?(?P<who>.+) in (?P<place>.+?)(?:, (?P<kind>(?:\w+ )+visit))?"
)


def _ends(e: Event) -> dict[str, Who]:
    return {"a": Who(e.a, e.date), "b": Who(e.b, e.date)}


def _page(e: Event, found: re.Match[str]) -> tuple[Clause, ...]:
    said = clause(f"page-{found['part']}", page=Own(f"Foreign relations of {found['page']}"))
    if found["reference"]:
        said = clause("page-reference", page=said, reference=Own(found["reference"], "und"))
    return (clause("begun-anew", page=said) if found["turn"] == "begun anew" else said,)


def _pact(e: Event, found: re.Match[str]) -> tuple[Clause, ...]:
    size = "many" if found["n"] else "two"
    values = {"n": int(found["n"])} if found["n"] else {}
    if found["duties"] == "no obligation":
        said = clause(f"pact-{size}-bare", **values)
    else:
        said = clause(f"pact-{size}", duties=terms("duty", found["duties"].split(", ")), **values)
    return (clause("pact-unequal", pact=said) if found["unequal"] else said,)


def _case(e: Event, found: re.Match[str]) -> tuple[Clause, ...]:
    union = Term("party", _UNION)
    a, b = (union if found["side"] == side else who for side, who in zip(("by", "on"), _ends(e).values(), strict=True))
    said = clause("case", a=a, b=b, kinds=terms("sanctioned", found["kinds"].split(", ")))
    aims = [aim for aim in found["aims"].split(", ") if aim != "other aims"]
    return (said, clause("case-aims", aims=terms("aim", aims))) if aims else (said,)


def _crisis(e: Event, found: re.Match[str]) -> tuple[Clause, ...]:
    return (clause("crisis", name=Own(found[1])),)


def visit_clause(e: Event) -> Clause | None:
    """Who went where: the office and the name, both states, the place if it is a town, and the kind of the visit."""
    found = _VISIT.fullmatch(e.text)
    return visited(e, found)[0] if found else None


def visited(e: Event, found: re.Match[str]) -> tuple[Clause, ...]:
    """The same from the parts of the text."""
    who: Clause | Own = Own(found["who"])
    if found["office"]:
        who = clause("officer", office=Term("office", found["office"]), name=who)
    said = clause("visit", who=who, **_ends(e))
    # A list of visits has the state by a name of its own ("Korea, North") or the towns.
    if not _is_state(e, found["place"]):
        said = clause("placed", said=said, place=Own(found["place"]))
    return (clause("visit-kind", visit=said, kind=Term("visit-kind", found["kind"])) if found["kind"] else said,)


def _is_state(e: Event, place: str) -> bool:
    return any(c.state.cow == e.b for c in candidates(place.removeprefix("the ")))


def _investment(e: Event, found: re.Match[str]) -> tuple[Clause, ...]:
    key = "investment" if found["kind"] == "BIT" else "investment-part"
    return (clause(f"{key}-treaty", step=Term("step", found["step"])),)


def _war(e: Event, found: re.Match[str]) -> tuple[Clause, ...]:
    said = clause("war-again" if found["again"] else "war-name", war=Own(found["war"], table="war"))
    if found["one"]:
        said = clause("war-deaths", war=said, **_ends(e), one=_toll(found["one"]), other=_toll(found["other"]))
    return (said,)


def _toll(deaths: str) -> Number | Term:
    return Number(int(deaths)) if deaths.isdecimal() else Term("toll", deaths)


def _dispute(e: Event, found: re.Match[str]) -> tuple[Clause, ...]:
    deaths: Clause | Term
    if some := _DEATHS.fullmatch(found["deaths"]):
        key, values = ("deaths-over", ("over",)) if some["over"] else ("deaths", ("low", "high"))
        deaths = clause(key, **{v: _toll(some[v]) for v in values})
    else:
        deaths = Term("toll", found["deaths"])
    if found["half"]:
        deaths = clause("deaths-half", deaths=deaths)
    return (clause("dispute", level=Term("hostility", found["level"]), deaths=deaths, n=int(found["n"])),)


def _rivalry(e: Event, found: re.Match[str]) -> tuple[Clause, ...]:
    if found["kind"]:
        return (clause(f"rivalry-{found['kind']}", n=int(found["n"])),)
    if found["kinds"] == "type not given":
        return (clause("rivalry"),)
    return (clause("rivalry-over", kinds=terms("rivalry-kind", found["kinds"].split(", "))),)


def _treaty(e: Event, found: re.Match[str]) -> tuple[Clause, ...]:
    values: dict[str, Term] = {"form": Term("form", found["form"])}
    key = "paper"
    if found["field"]:
        values["field"] = Term("field", found["field"])
        key += "-in"
    if found["subject"] and found["subject"] != found["field"]:
        values["subject"] = Term("subject", found["subject"])
        key += "-on"
    return (clause("titled", paper=clause(key, **values), title=Own(found["title"].strip())),)


def _defence(e: Event, found: re.Match[str]) -> tuple[Clause, ...]:
    return (clause("defence", subjects=terms("defence", found["subjects"].split(", "))),)


def _trade(e: Event, found: re.Match[str]) -> tuple[Clause, ...]:
    return (clause("trade", title=Own(found["title"])),)


def _claim(e: Event, found: re.Match[str]) -> tuple[Clause, ...]:
    return (clause("claimed", territory=Own(found["territory"]), **_ends(e)),)


def _embassy(e: Event, found: re.Match[str]) -> tuple[Clause, ...]:
    said = clause("said-way", **_ends(e))
    if found["place"]:
        said = clause("placed", said=said, place=Own(found["place"]))
    if found["kind"] != "embassy":
        said = clause("mission", kind=Term("mission", found["kind"]), said=said)
    return (clause("wikidata", said=said),)


_Say = Callable[[Event, "re.Match[str]"], tuple[Clause, ...]]
_RELATIONS: tuple[tuple[re.Pattern[str], _Say], ...] = ((_PAGE, _page),)
_TREATIES = ((_DEFENCE, _defence), (_TRADE, _trade), (_TREATY, _treaty), (_BIT, _investment))
_FORMS: dict[str, tuple[tuple[re.Pattern[str], _Say], ...]] = {
    **dict.fromkeys(("established", "broken", "restored"), _RELATIONS),
    **dict.fromkeys(("alliance", "alliance ended"), ((_PACT, _pact),)),
    **dict.fromkeys(("sanction", "sanction ended"), ((_CASE, _case),)),
    **dict.fromkeys(("war begun", "war ended"), ((_WAR, _war),)),
    **dict.fromkeys(("rivalry begun", "rivalry ended"), ((_RIVALRY, _rivalry),)),
    **dict.fromkeys(("treaty", "treaty ended", "agreement"), _TREATIES),
    **dict.fromkeys(("territorial claim", "territorial claim ended"), ((_CLAIM, _claim),)),
    "crisis": ((_CRISIS, _crisis),),
    "dispute": ((_DISPUTE, _dispute),),
    "embassy opened": ((_EMBASSY, _embassy),),
    "visit": ((_VISIT, visited),),
}


def event_clauses(e: Event) -> tuple[Clause, ...]:
    """What the text of an event says, as it stands after its type; empty if it is no text that our sources write."""
    for pattern, say in _FORMS.get(e.type, ()):
        if found := pattern.fullmatch(e.text):
            return say(e, found)
    return ()


def dated(e: Event) -> tuple[Clause, ...]:
    """The same with its day, as a statement on which sources differ."""
    said = event_clauses(e)
    return (clause("dated", day=when([(e.date, e.precision)]), said=said[0]),) if len(said) == 1 else ()
