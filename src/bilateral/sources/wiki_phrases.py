"""The plain forms in which a page tells how relations were or turned, as patterns; `wiki_phases` puts them to use."""

from __future__ import annotations

import re


def spaced(pattern: str) -> str:
    """A pattern written over several lines: line breaks and their indents fall out, a space is any white space."""
    return re.sub(r"\n\s*", "", pattern).replace(" ", r"\s+")


def _compiled(pattern: str, flags: int = re.I) -> re.Pattern[str]:
    return re.compile(spaced(pattern), flags)


TIES = r"(?:relations|relationship|ties)"
RELATIONS = _compiled(rf"\b{TIES}\b")
#: Relations of one kind say nothing of relations as a whole, unless it is their political side.
PARTIAL = _compiled(
    r"""\b(?:trade|trading|economic|commercial|cultural|military|security|defen[cs]e|business|investment|energy|historical
    |people-to-people|sporting|sports|educational|academic|scientific|technical|tourism|linguistic|religious|family|blood
    |working|personal|love|financial|industrial|agricultural|parliamentary|consular|ethnic|public|international|regional
    |foreign|treaty|partnership|interparty|party|friendship|cooperation|development)(?:\s*(?:,|and|&)\s*\w+)? $"""
)
POLITICAL = _compiled(r"\b(?:political|diplomatic|bilateral)\b(?:\s*(?:,|and|&)\s*\w+)* $")

_BE = r"""(?:(?:have|has|had) (?:\w+ly |also |almost |since |long |always |often |all )*
    (?:been|become|remained|grown|turned|gotten)|were|was|are|is|remained?|remains|became|becomes|grew|turned|got
    |continued to be|stayed|went)"""
_ADVERBS = r"""(?:(?:\w+ly|since|almost|often|sometimes|long|so|always|never better|all|both|at times|very|quite|rather
    |somewhat|more|less|again|also|once|further|then|even|considered) ){0,3}"""
#: "Relations (between X and Y) were tense": from the word for relations to the word of quality.
PREDICATE = _compiled(rf"(?P<of>[^.;]{{0,90}}?) {_BE} {_ADVERBS}(?:on (?:a )?|at a )?(?:both )?$")

_UP = r"""improv(?:ed|ing|e)|warm(?:ed|ing)|thaw(?:ed|ing)|strengthen(?:ed|ing)|deepen(?:ed|ing)
    |normali[sz](?:ed|ing)|intensified|blossomed|flourished|rebounded|recovered|mended|grew closer
    |grown closer|expanded|upgraded|elevated|eased
    |(?:saw|experienced|entered) (?:an? )?(?:\w+ )?(?:improvement|thaw|warming|rapprochement|upswing)
    |took a turn for the better|began to (?:improve|thaw|warm|normali[sz]e)"""
_LOW = r"(?:a |an |their |its )?(?:all[- ]time |new |historic )?(?:low|nadir)(?: point)?"
_DOWN = rf"""deteriorat(?:ed|ing)|worsen(?:ed|ing)|sour(?:ed|ing)|cool(?:ed|ing)(?: (?:off|down))?|weaken(?:ed|ing)
    |declin(?:ed|ing)|chilled|strained|froze|frozen|collapsed|plummeted|broke down|hit {_LOW}|reached {_LOW}
    |(?:plunged|fell|sank|dropped) to {_LOW}|slipped|took a (?:sharp )?turn for the worse|frayed|damaged
    |began to (?:deteriorate|worsen|sour|cool|decline|fray)
    |(?:faced|came under|experienced|saw|suffered|underwent) (?:an? |some )?(?:\w+ )?
    (?:strains?|deterioration|setbacks?|downturn|decline|crisis|low point)|suffered"""
_DID = r"(?:(?:(?:have|has|had)(?: been)?|were|was|began to|started to|continued to|did) )?(?:been )?"
#: "Relations have improved": what relations did, or what was done to them.
TURNED = tuple(
    (turn, _compiled(rf"(?P<of>[^.;]{{0,90}}?) {_DID}{_ADVERBS}(?P<verb>{verbs})\b(?!, (?:plunged|fell|sank))"))
    for turn, verbs in (("improved", _UP), ("deteriorated", _DOWN))
)

_WHOSE = r"(?:(?:the|their|its|his|bilateral|diplomatic|political|official|mutual|[A-Z][\w.–-]*(?:['’]s?)?) )*$"
#: "The war strained relations with X", up to the word for relations.
DONE_TO = tuple(
    (turn, _compiled(rf"\b(?P<verb>{verbs}) {_WHOSE}"))
    for turn, verbs in (
        ("deteriorated", r"""(?:strained|soured|damaged|worsened|chilled|harmed|hurt|froze|frozen)
            |(?:strain(?:ing|s)?|damage) (?:on|to)|(?:further )?(?:straining|souring|damaging|worsening)"""),
        ("deteriorated", r"""(?:resulted in|led to|caused|brought) (?:\w+ )?(?:worsened|worsening|strained
            |deteriorating|tense|frosty)"""),
        ("deteriorated", r"(?:deterioration|worsening|souring|cooling|breakdown|strains?) (?:of|in)"),
        ("improved", r"""(?:resulted in|led to|brought) (?:\w+ )?(?:improved|improving|closer|warmer|better
            |normali[sz]ed)"""),
        ("improved", r"""(?:has|have|had) been (?:strengthening|improving|deepening)
            |began to (?:strengthen|improve|deepen|normali[sz]e)|(?:began|started) (?:strengthening|improving)"""),
        ("improved", r"(?:improved|strengthened|normali[sz]ed|deepened|mended|upgraded)"),
        ("improved", r"(?:improvement|warming|thaw|thawing|normali[sz]ation|strengthening) (?:of|in)"),
    )
)  # fmt: skip
#: "They enjoyed close ties": from the verb to the word of quality.
HELD = _compiled(
    r"""\b(?P<verb>enjoy(?:ed|s|ing)?|engaged in|maintain(?:ed|s|ing)?|had|has|have|developed|established|forged|kept
    |retained|built|cultivated|shared?) (?:(?:a|an|the|its|their|\w+ly|more|very|quite|rather|somewhat|long|such) )
    {0,3}$"""
)
#: From the word of quality to the word for relations: "and stable bilateral".
AND_TIES = _compiled(
    rf"""(?:\s*,?\s*(?:and|but|yet|if)?\s*(?:\w+ly )?(?!economic|trade|trading|cultural|military|commercial)\w+){{0,2}}?
    \s+(?:political |diplomatic |bilateral |mutual )?{TIES}\b(?! (?:institute|committee))"""
)
BECAME = _compiled(r"\b(?:became|become|grew|grown|turned|went|got|developed|established|forged|built|cultivated)\b")

_KINDS = "".join(f"(?<!{kind} )" for kind in ("ethnic", "sectarian", "social", "racial", "religious", "internal"))
_BETWEEN = r"(?P<of>(?: (?:between|with|in) [^.;]{3,70}?)?)"
_DID_SO = r"(?:(?:have|has|had|were|was|began to) )?(?:been )?"
#: "Tensions between the two rose in 1998".
TENSIONS = (
    ("deteriorated", re.compile(rf"\b{_KINDS}" + spaced(
        rf"""tensions?\b{_BETWEEN} {_DID_SO}{_ADVERBS}(?P<verb>rose|risen|increased|escalated|heightened|flared
        |mounted|grew|grown|intensified|worsened|erupted)\b"""), re.I)),
    ("improved", _compiled(
        rf"""\btensions?\b{_BETWEEN} {_DID_SO}{_ADVERBS}
        (?P<verb>eased|subsided|lessened|decreased|diminished|abated)\b""")),
)  # fmt: skip

#: What is hoped, planned, denied, said by somebody, or told of a wish ("United States" and "May" are none).
UNTOLD = _compiled(
    r"""\b(?:[Dd]espite|[Ww]ithout|would|will|should|could|might|may|shall|must|can|cannot|not|never|hop\w+|recommend\w*
    |expect\w*|aim\w*|order to|if|want\w*|promis\w+|seek\w*|sought|vow\w*|pledg\w*|agree[ds]?|call\w*|need\w*|efforts?
    |opportunit\w+|wish\w*|desir\w+|interest\w*|intend\w*|intention\w*|attempt\w*|tr(?:y|ied|ies|ying)|discuss\w*|talks?
    |said|says|stat(?:ed|es|ing)|stress\w*|express\w*|emphasi\w+|hail\w*|prais\w+|describ\w+|reaffirm\w*|reiterat\w+
    |urg\w+|committ?\w*|polic(?:y|ies)|way|toward|towards|potential|possib\w+|threat\w*|claim\w*|declar\w+|announc\w+
    |argu\w+|accus\w+|ask\w*|propos\w+|plan\w*|view\w*|regard\w*|focus\w*|work\w*|favou?r\w*|priorit\w+|hinder\w*
    |prevent\w*|until|before|negotiat\w+|process|ministers? of|bid|goal\w*|objective\w*|purpose\w*|help\w*|designed
    |feared?|worried|critici\w+|reject\w*|refus\w*|oppos\w+|fail\w*|address\w*|sign\w*|treat(?:y|ies)|[Aa]greements?|restor\w+|resum\w+|re-?establish\w*)\b""",
    0,
)
INFINITIVE = re.compile(
    "".join(f"(?<!{verb} )" for verb in ("began", "begun", "started", "continued", "led"))
    + r"\bto\s+(?:\w+ly\s+)?(?:\w+\s+)?$",
    re.I,
)
#: Where another clause begins.
BREAK = _compiled(r"[;:]|\b(?:but|while|whereas|which|although|though|who|however)\b|, and\b")
#: What comes behind is another clause, or a contrast to what was said.
LEAVES = _compiled(
    BREAK.pattern
    + r"""|\b(?:despite|notwithstanding|even though)\b|,(?!\s*(?:\w+ly )?(?:after|following|when|as|during|in
    |since|until|with|particularly|especially|culminating|reaching|by|on|from|upon|between|throughout)\b)"""
)
#: Said of now: a day in the past beside it is that of something else.
NOW = _compiled(r"\b(?:are|is|maintains?|enjoys?|have|has|shares?|retains?|keeps?|remains?)\b")
PAST = _compiled(r"\b(?:were|was|had|enjoyed|maintained|remained|became)\b")
PERFECT = _compiled(r"\b(?:have|has) (?:\w+ ){0,2}(?:been|remained|enjoyed|maintained|kept)\b")
SINCE = _compiled(r"\b(?:since|ever since)\b")
UNTIL = _compiled(r"\b(?:until|till|up to|before|prior to)\b")
THEN = _compiled(r"\b(?:since then|thereafter)\b|\bever since(?: (?:then|that time))?(?=\s*[,.;]|$)")
OTHER_VERB = _compiled(
    r"\b(?:was|were|has|have|had|is|are|signed|visited|established|became|joined|opened|announced)\b"
)
#: Between the word for relations and its verb: more than whose relations they are.
ANOTHER = _compiled(r"[;:]|\b(?:was|were|has|have|had|is|are|that|which|who|when|after|but|while)\b")
