"""The triggers of the hard facts of diplomacy: relations, missions, visits, treaties, wars, aid, sanctions.

Types are those of DESIGN section 5, in lower case; what only PLOVER knows is in capitals, as PLOVER writes it.
"""

from __future__ import annotations

from bilateral.reading.triggers import Row, behind, near, nouns, verbs

#: Relations as such, not trade or military ones.
RELATIONS = (
    r"(?:diplomatic|consular|official|formal|full|bilateral|mutual|normal|interstate|ambassadorial|state-to-state)"
    r"(?:(?:,| and|) (?:diplomatic|consular|official|formal|full|bilateral|normal|commercial))*(?:[- ]level)?"
    r" (?:relations|ties|links|relationship|contacts|recognition|missions?)|(?<!trade\s)(?<!economic\s)(?<!commercial\s)"
    r"(?<!cultural\s)(?<!military\s)(?<!trading\s)(?<!close\s)(?<!cordial\s)relations|diplomatic missions"
)
#: What a state keeps open in another.
MISSION = (
    r"embass(?:y|ies)|legations?|consulates?(?:[- ]general)?|high commissions?|diplomatic missions?|"
    r"(?:diplomatic|liaison|representative|representation|trade) offices?|interests? sections?|"
    r"(?:permanent|diplomatic) (?:representation|presence)|(?:people['’]s )bureau"
)
ENVOY = r"(?:ambassadors?|charg[eé]s? d['’]affaires|charg[eé]s?|envoys?|consuls?(?:[- ]general)?|high commissioners?|diplomats?|diplomatic staff|minister resident)"
ALLIANCE = (
    r"(?:(?:military|defensive|formal|defen[cs]e) )?alliance|(?:mutual|collective|joint) (?:defen[cs]e|assistance|security) "
    r"(?:treaty|pact|agreement)|non-?aggression (?:pact|treaty)|(?:defen[cs]e|security) (?:pact|treaty)|"
    r"(?:treaty|pact) of (?:alliance|mutual (?:defen[cs]e|assistance)|non-?aggression)"
)
PEACE = r"armistice|cease-?fire(?: agreement)?|truce|peace (?:accords?|agreements?|deal|settlement)"
TREATY = r"(?:peace |friendship |border |boundary |extradition |tax |basic |bilateral )?treat(?:y|ies)|conventions?"
AGREEMENT = (
    r"agreements?|accords?|pacts?|memorand(?:um|a)(?: of (?:understanding|cooperation))?|MoUs?|MOUs?|protocols?|"
    r"declarations?|communiqu[eé]s?|joint statements?|contracts?|deals?|exchange of notes|letters? of intent|FTA|"
    r"compact|framework|charter|programmes? of cooperation"
)
PAPER = rf"(?:{ALLIANCE}|{PEACE}|{TREATY}|{AGREEMENT})"
#: Bodies and undertakings that states form together.
JOINT = (
    r"(?:strategic |security |comprehensive |special |economic )?partnerships?|joint (?:commission|committee|council|venture|"
    r"working group|task force)|(?:intergovernmental|inter-governmental|mixed|bilateral) (?:commission|committee|council)|"
    r"strategic dialogue|free[- ]trade (?:area|zone)|customs union"
)
HELP = (
    r"(?:military |economic |humanitarian |financial |technical |development |developmental |foreign |food |emergency |"
    r"budget |substantial |material |medical |relief |security |lethal )*(?:aid|assistance|relief|grants?|loans?|credits?|"
    r"help|donations?|scholarships?|vaccines?|humanitarian supplies|debt relief)"
)
BARRIER = (
    r"(?:\w+ )?(?:sanctions?|embargo(?:es)?|tariffs?|boycotts?|blockades?|trade bans?|travel bans?|import bans?|"
    r"restrictions|import restrictions|anti-dumping dut(?:y|ies)|asset freezes?|visa bans?|export controls?|dut(?:y|ies))"
)
SINGLE = r"(?:regime|government|monarchy|president|king|prime minister|leader|shah|emir|sultan)"

FACTS: tuple[Row, ...] = (
    # relations, the end and the new beginning of them
    verbs("restored", "sym", "restore resume renew normalise normalize re-establish reestablish reinstate",
          near(RELATIONS + "|relationship|ties"), behind(RELATIONS + "|ties")),
    nouns("restored", "sym", "restoration resumption normalisation normalization re-establishment reestablishment renewal",
          rf" of (?:\S+ ){{0,3}}?(?:{RELATIONS}|ties)\b"),
    verbs("broken", "sym", "break sever cut rupture suspend", rf"(?: off)?{near(RELATIONS + '|ties', 4)}",
          behind(RELATIONS + "|ties", 40)),
    nouns("broken", "sym", "severance rupture break suspension severing",
          rf" (?:of|in) (?:\S+ ){{0,2}}?(?:{RELATIONS}|ties)\b"),
    verbs("embassy opened", "mission", "raise elevate upgrade",
          rf"{near(rf'(?:{RELATIONS}|{MISSION}|ties|missions?)[^.;]{{0,60}}?(?:embass(?:y|ies)|ambassador|legation)', 6)}",
          behind(rf"{MISSION}|{RELATIONS}", 60)),
    verbs("agreement", "sym", "upgrade elevate raise deepen", near(r"(?:relations|ties|relationship|partnership)[^.;]{0,40}?partnership|partnership", 5),
          behind(r"relations|ties|relationship", 60)),
    verbs("established", "sym", "establish initiate institute inaugurate open exchange", near(RELATIONS + "|ambassadors|diplomatic representatives", 5),
          behind(RELATIONS, 60)),
    verbs("established", "sym", "enter", rf" into (?:\S+ ){{0,3}}?(?:{RELATIONS})\b"),
    verbs("established", "sym", "begin start date", None, behind(r"(?:diplomatic|official|formal) (?:relations|ties)", 30), past=True),
    nouns("established", "sym", "establishment opening",
          rf" of (?:\S+ ){{0,4}}?(?:{RELATIONS}|diplomatic ties)\b"),
    nouns("established", "sym", "anniversary", rf" of (?:\S+ ){{0,6}}?(?:{RELATIONS}|relations)\b"),
    # missions
    verbs("embassy closed", "mission", "close shut evacuate shutter", rf"(?: down)?{near(MISSION, 5)}", behind(MISSION, 50)),
    verbs("embassy closed", "mission", "suspend cease end", near(rf"(?:{MISSION})(?: \w+){{0,2}} operations|operations (?:at|of|in) (?:\S+ ){{0,4}}?(?:{MISSION})|operations", 6),
          behind(rf"(?:{MISSION})[^,;]{{0,40}}", 30)),
    nouns("embassy closed", "mission", "closure closing", rf" of (?:\S+ ){{0,5}}?(?:{MISSION})\b"),
    verbs("embassy opened", "mission", "open reopen re-open inaugurate reestablish re-establish restore",
          near(MISSION, 6), behind(MISSION, 60)),
    verbs("embassy opened", "mission", "establish set found create", near(MISSION, 6), behind(MISSION, 30)),
    verbs("embassy opened", "mission", "resume", near(r"operations", 3), behind(MISSION, 60)),
    verbs("embassy opened", "mission", "become", rf" (?:the|a|an) (?:\S+ ){{0,3}}?(?:{MISSION})\b", past=True),
    verbs("embassy opened", "mission", "host", rf" (?:two|three|both|rival) (?:\S+ )?(?:{MISSION})\b"),
    nouns("embassy opened", "mission", "opening reopening", rf" of (?:\S+ ){{0,5}}?(?:{MISSION})\b"),
    verbs("embassy opened", "mission", "arrive", rf" (?:in|at) {near(ENVOY, 9)}", past=True),
    verbs("SANCTION", "act", "recall withdraw expel", near(ENVOY, 6), behind(ENVOY, 70)),
    nouns("SANCTION", "act", "recall withdrawal expulsion", rf" of (?:\S+ ){{0,4}}?(?:{ENVOY})\b"),
    verbs("SANCTION", "act", "declare", near(r"persona(?:e)? non grata(?:e)?", 9)),
    verbs("SANCTION", "sym", "downgrade lower", near(RELATIONS + "|ties", 4), behind(RELATIONS + "|ties", 50)),
    # recognition
    verbs("recognised", "act", "recognise recognize", r"(?! (?:the |its |that |how )*(?:need|importance|role|right|efforts?|contributions?|value|fact|achievements?|significance)\b)"
          r"(?! (?:\S+ ){0,2}?(?:active |important |positive |key )?(?:role|importance|efforts?|contribution|need)\b)", past=True),
    nouns("recognised", "act", "recognition", r" (?:of|by|to) (?!(?:the )?(?:importance|need|role|fact|efforts?|contribution)\b)", None),
    # visits
    verbs("visit", "visit", "pay make undertake conduct embark begin start conclude complete", near(r"(?:visits?|trips?|tours?)(?: (?:to|of|in))?", 7)),
    nouns("visit", "visit noun", "visit visits trip trips tour",
          r" (?:of|by|to|from|between)\b", r"\b(?:a|an|the|his|her|their|its|two|three|several|first|last|second|official|state|working|exchange of|during|level|recent|historic|subsequent|reciprocal|presidential|royal|day|\w+['’]s?|\w+(?:an|ese|ish|ian))\s+$"),
    verbs("visit", "visit", "visit"),
    verbs("visit", "visit", "travel fly journey", r" to\b", past=True),
    verbs("visit", "visit", "arrive", r" in\b", past=True),
    verbs("CONSULT", "act", "host receive welcome", r" (?:\S+ ){0,4}?(?=(?:president|prime|foreign|minister|king|queen|emperor|chancellor|premier|secretary|delegation|crown|sheikh|sultan|emir)\b)", None),
    # agreements
    verbs("agreement", "noun", "sign conclude ratify initial negotiate reach finalise finalize sealed seal strike adopt endorse exchange ink", near(PAPER, 12), behind(PAPER, 110)),
    verbs("agreement", "noun", "come enter take", r" into (?:force|effect)\b| effect\b", past=True),
    nouns("agreement", "noun", "signing conclusion signature ratification", rf" of (?:\S+ ){{0,8}}?(?P<noun>{PAPER})\b"),
    verbs("agreement", "sym", "launch establish form create found set announce agree", rf"{near(JOINT, 7)}", behind(JOINT, 40)),
    verbs("agreement", "sym", "launch", r" the [\"“]\w+"),
    verbs("alliance", "sym", "form conclude forge enter create", near(ALLIANCE, 6)),
    verbs("alliance", "sym", "become", r" (?:\S+ ){0,2}?(?:allies|treaty allies)\b"),
    # war and peace
    verbs("war begun", "act", "declare", rf"{near('war', 3)}(?! (?:over|ended))", behind(r"war", 10)),
    verbs("war begun", "act", "invade", None),
    verbs("war begun", "act", "launch mount begin", near(r"(?:full-scale |surprise |long-threatened )*(?:invasion|war)(?= (?:of|on|against))", 4)),
    verbs("war begun", "sym", "break begin erupt start", r" out\b|(?= (?:in|on|when|between)\b)", rf"\b(?:war|hostilities|fighting|conflict)\b(?: \S+){{0,5}} $", past=True),
    nouns("war begun", "sym", "outbreak beginning start", r" of (?:\S+ ){0,4}?(?:war|hostilities)\b"),
    nouns("war begun", "act", "invasion", r" (?:of|by)\b"),
    verbs("war ended", "sym", "end cease", near(r"(?:war|hostilities|conflict)", 6), r"\b(?:war|hostilities)\b[^;:,]{0,30}$", past=True),
    nouns("war ended", "sym", "end", r" (?:of|to) (?:\S+ ){0,4}?(?:war|hostilities)\b"),
    # sanctions and aid
    verbs("CONCEDE", "act", "lift ease remove relax drop repeal waive", near(BARRIER + r"|curfew|state of emergency|emergency measures|ban", 6), behind(BARRIER, 40)),
    verbs("sanction", "act", "impose introduce announce slap levy reimpose tighten extend raise adopt apply face", near(BARRIER, 9), behind(BARRIER, 50)),
    verbs("sanction", "act", "restrict ban prohibit halt embargo", near(r"(?:imports?|exports?|shipments?|sales|purchases|trade)", 5)),
    verbs("sanction", "act", "sanction embargo boycott", past=True),
    nouns("sanction", "act", "sanctions embargo tariffs", r" (?:on|against)\b", r"\b(?:under|impos\w+)\b[^;:,]{0,30}$"),
    verbs("SANCTION", "act", "suspend halt cut stop freeze cancel end terminate withhold prohibit reduce", near(HELP + r"|air links|flights|cooperation|visit|visits|talks|negotiations|mediation|contacts?|shipments|entry", 7)),
    verbs("aid", "act", "provide grant give extend send donate deliver supply offer allocate contribute disburse finance approve hand lend", near(HELP, 9), behind(HELP, 60)),
)  # fmt: skip
