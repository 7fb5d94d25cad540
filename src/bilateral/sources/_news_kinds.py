"""The kinds of events of ICEWS (those of CAMEO): which are counted as hard acts, and which are told to be left out."""

from __future__ import annotations

import re

#: The kinds of act that are counted, by class; those of one kind with others of people or of words are left out.
BREAKS = ("Reduce relations", "Reduce or break diplomatic relations", "Impose embargo, boycott, or sanctions",
          "Halt negotiations", "Expel or withdraw", "Expel or deport individuals", "Reduce or stop economic assistance",
          "Reduce or stop material aid", "Reduce or stop military assistance",
          "Reduce or stop humanitarian assistance")  # fmt: skip
FORCE = ("Use conventional military force", "fight with small arms and light weapons", "fight with artillery and tanks",
         "Employ aerial weapons", "Impose blockade, restrict movement", "Occupy territory", "Violate ceasefire",
         "Threaten with military force", "Demonstrate military or police power", "Mobilize or increase armed forces",
         "Increase military alert status")  # fmt: skip
COOPERATION = ("Engage in diplomatic cooperation", "Sign formal agreement", "Grant diplomatic recognition",
               "Cooperate economically", "Cooperate militarily", "Engage in material cooperation",
               "Engage in judicial cooperation", "Share intelligence or information", "Provide aid",
               "Provide economic aid", "Provide military aid", "Provide humanitarian aid",
               "Provide military protection or peacekeeping", "Ease economic sanctions, boycott, embargo",
               "Ease military blockade")  # fmt: skip
#: The first words of the kinds that are counted in no class: words, meetings, and what is done to persons.
_OTHER = re.compile(
    "(Abduct,|Accede|Accuse|Acknowledge|Apologize|Appeal|Arrest,|Assassinate|Ban|Bring|Carry|Coerce|Complain|Conduct|"
    "Confiscate|Consider|Consult|Criticize|Declare|Decline|Defend|Defy|Demand|Demobilize|Deny|Destroy|Detonate|Discuss|"
    "Express|Forgive|Give|Host|Investigate|Kill|Make|Mediate|Meet|Obstruct|Physically|Praise|Protest|Rally|Receive|"
    "Refuse|Reject|Retreat|Return,|Seize|Sexually|Torture|Veto|Yield)( .*)?"
)
#: The same for kinds whose first word a counted one has too.
_OTHER_OF_THEIRS = re.compile(
    "Demonstrate (for leadership change|for policy change|or rally)|Ease (administrative sanctions|ban on political "
    "parties or politicians|curfew|political dissent|restrictions on political freedoms|state of emergency or martial "
    "law)|Engage in (mass killings|negotiation|political dissent|symbolic act|violent protest for leadership change)|"
    "Expel or withdraw peacekeepers|Grant asylum|Halt mediation|Impose (administrative sanctions|curfew|restrictions "
    "on political freedoms|state of emergency or martial law)|Increase police alert status|Mobilize or increase police "
    "power|Threaten|Threaten (non-force|to reduce or break relations|to reduce or stop aid|with administrative "
    "sanctions|with political dissent, protest|with repression|with sanctions, boycott, embargo)|Use (as human shield|"
    "tactics of violent repression|unconventional violence)"
)


def told(kind: str) -> bool:
    """Whether a kind is counted in a class, or left out by name.

    >>> told("Halt negotiations"), told("Grant asylum"), told("Halt the clock")
    (True, True, False)
    """
    counted = kind in BREAKS or kind in FORCE or kind in COOPERATION
    return counted or any(pattern.fullmatch(kind) for pattern in (_OTHER, _OTHER_OF_THEIRS))
