"""The patterns of English time expressions; `date_grammar` says what their groups mean.

Each is tried with `match` at the start of a word, and none can reach further than a few hundred characters.
"""

from __future__ import annotations

import re

from bilateral.reading.date_words import (
    CLOCK,
    DASH,
    DAY,
    DECADE_WORD,
    ERA,
    ERA_WORD,
    FULL_MONTH,
    MONTH,
    NUMBER,
    ORDINAL,
    S0,
    SEASON,
    TH,
    UNIT,
    WEEKDAY,
    YEAR,
    S,
)

#: What can stand before a date and belongs to it: which third of it, or which hour of the day.
PREFIX = re.compile(
    rf"(?P<near>(?i:about|around|circa|approximately|ca?\.){S})?"
    rf"(?:(?i:the{S})?(?i:very{S})?(?P<part>[Ee]arly|[Ll]ate|[Mm]id|[Mm]iddle|[Ee]arlier|[Ll]ater)"
    rf"(?:{S0}{DASH}{S0}|{S}(?:(?:part|half|days|months|years){S}of{S}|in{S})?)"
    rf"|(?i:the{S})?(?P<end>[Bb]eginning|[Ss]tart|[Oo]pening|[Mm]iddle|[Ee]nd|[Cc]lose|[Oo]utset|[Rr]est|[Rr]emainder"
    rf"|[Ff]irst{S}half|[Ss]econd{S}half){S}of{S}(?:the{S}(?=[0-9]|\w+(?:{S}|-)century))?"
    rf"|(?i:the{S})?(?P<hours>[Mm]orning|[Aa]fternoon|[Ee]vening|[Nn]ight|[Dd]awn|[Dd]usk){S}(?:of|on){S}"
    rf"|(?P<clock>{CLOCK}|0[0-9][0-5][0-9]|[0-2][0-9][0-5][0-9]{S}(?:hours|hrs?)|[Nn]oon|[Mm]idday|[Mm]idnight){S}on{S}"
    rf")?"
)
PARTS = {"beginning": "early", "start": "early", "opening": "early", "outset": "early", "first": "early",
          "middle": "mid", "end": "late", "close": "late", "second": "late", "early": "early", "mid": "mid",
          "late": "late"}  # fmt: skip

THAT_YEAR = rf"(?:,?{S}(?:of{S})?(?P<that>(?:that|the{S}same|this|the{S}following|the{S}next|the{S}previous){S}year)\b)"
MORE = rf"(?:,{S}|,?{S}(?:and|or|to|until|till|through){S}(?:the{S})?|{S0}(?:{DASH}|/){S0})"
DAYS_MONTH = re.compile(
    rf"(?:(?P<wd>{WEEKDAY}),?{S})?(?P<the>[Tt]he{S})?(?P<days>{DAY}{TH}?(?:{MORE}{DAY}{TH}?){{0,3}}){S0}(?:of{S})?"
    rf"{DASH}?(?P<month>{MONTH})(?:,?{S0}(?P<year>{YEAR})|{THAT_YEAR})?"
)
MONTH_DAYS = re.compile(
    rf"(?:(?P<wd>{WEEKDAY}),?{S})?(?P<month>{MONTH}){S}(?:the{S})?(?P<days>{DAY}{TH}?)(?![0-9]|[.,:][0-9])"
    rf"(?P<more>(?:{MORE}{DAY}{TH}?(?![0-9]|[.,:][0-9]|{S}{MONTH})){{0,3}})"
    rf"(?:(?:,|{S}of)?{S}(?P<year>{YEAR})|{THAT_YEAR})?(?:,?{S}(?P<clock>{CLOCK}))?"
)
MONTH_YEAR = re.compile(rf"(?P<month>{MONTH}),?{S}(?:of{S})?(?P<year>{YEAR}|[0-9]{{1,4}}(?={ERA_WORD})){ERA}?")
MONTH_ALONE = re.compile(rf"(?P<month>{FULL_MONTH})(?:{THAT_YEAR})?")
ISO = re.compile(r"(?P<year>[12][0-9]{3})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>[0-3][0-9]))?(?![0-9-])")
SEASON_YEAR = re.compile(
    rf"(?P<the>[Tt]he{S})?(?P<season>{SEASON})(?:{S}(?:(?:of|in){S})?(?P<year>{YEAR}|[0-9]{{1,4}}(?={ERA_WORD})){ERA}?|{THAT_YEAR}|(?P<of>{S}of{S}))?"
)
YEAR_SEASON = re.compile(rf"(?P<year>{YEAR}){S}(?P<season>spring|summer|autumn|winter)\b")
YEAR_ALONE = re.compile(rf"(?P<named>(?i:the{S}year){S})?(?P<year>{YEAR}){ERA}?(?!\w)")
NAMED_YEAR = re.compile(rf"(?P<named>)(?:(?i:the{S}year){S})?(?P<year>{YEAR}){ERA}?(?!\w)")
OLD_YEARS = re.compile(
    rf"(?P<year>[0-9]{{1,4}})(?:{S0}(?:{DASH}|/){S0}(?P<right>[0-9]{{1,4}})|{S}(?:to|and|or){S}(?P<to>[0-9]{{1,4}}))?{ERA}"
)
#: A year of three digits, whose era the context tells.
ANCIENT_YEAR = re.compile(r"(?P<year>[1-9][0-9]{2})(?!\w|[.,][0-9])")
BEFORE_ANCIENT = re.compile(rf"\b(?i:in|since|by|until|of|from|year){S}$")
AD_YEAR = re.compile(rf"(?:AD|A\.D\.|CE){S}(?P<year>[0-9]{{1,4}})(?!\w)")
YEARS_SHORT = re.compile(rf"(?P<year>{YEAR})(?:{DASH}|/)(?P<right>[0-9]{{2}})(?![0-9]|[.,][0-9]|\w|{DASH}[0-9])")
DECADE = re.compile(
    rf"(?P<the>(?i:the){S})?(?:(?P<year>[12]?[0-9]{{2}}0)['’]?s\b(?:{S}(?P<era>BCE?|B\.C\.?)(?!\w))?"
    rf"|['’]?(?P<short>[2-9]0)['’]?s\b|(?P<word>{DECADE_WORD})\b)"
)
CENTURY = re.compile(
    rf"(?:(?i:the|this){S})?(?P<n>(?i:{ORDINAL}))(?:{S}|{DASH})(?i:century)\b(?:{S}(?P<era>BCE?|B\.C\.?)(?!\w))?"
)
APOSTROPHE = re.compile(r"['’‘](?P<short>[0-9]{2})(?![\w])")
UNIT_TURN = re.compile(
    rf"(?P<turn>(?i:(?:the|that|this|that{S}very|the{S}very){S}same|(?:the{S})?(?:next|following|previous|preceding)"
    rf"|that(?:{S}very)?|this(?:{S}very)?|the)){S}(?:(?P<unit>day|month|year|morning|afternoon|evening|night)\b"
    rf"|(?P<season>spring|summer|autumn|winter)\b|(?P<month>{FULL_MONTH}))"
)
THE_DAY = re.compile(
    rf"(?i:(?:the|a|one){S}(?P<unit>day|month|year)){S}(?P<where>after|following|before|later|earlier|previously)\b"
)
OFFSET = re.compile(
    rf"(?i:(?:(?:only|just|some|about|around|nearly|almost|less{S}than|more{S}than|over){S})?(?:a{S}mere{S})?"
    rf"(?P<n>{NUMBER}){S}(?P<unit>{UNIT})s?{S}(?P<where>later|earlier|before|after|afterwards?|ago|prior|previously"
    rf"|from{S}now))\b"
)
DEICTIC = re.compile(
    rf"(?i:(?P<turn>last|this|next|the{S}(?:last|past|current|coming)){S}(?P<unit>week|month|year|decade|century)\b"
    rf"|(?P<day>today|yesterday|tomorrow)\b|(?P<wturn>last|next|this|on){S}(?P<wd>{WEEKDAY})(?!,?{S}(?:the{S})?(?:[0-9]|{MONTH})))"
)
LAST_SPAN = re.compile(
    rf"(?i:(?:the{S}|these{S})?(?P<turn>last|past|next|coming|previous|following){S}"
    rf"(?:(?P<n>{NUMBER}|few|several|couple{S}of){S}(?P<unit>{UNIT})s?|(?P<one>decade|century))\b)"
)
LAST_SEASON = re.compile(
    rf"(?P<turn>[Ll]ast|[Tt]his|[Nn]ext){S}(?:(?P<season>spring|summer|autumn|winter)\b|(?P<month>{FULL_MONTH}))"
)
ANNIVERSARY = re.compile(
    rf"(?i:(?:(?:the|its|their|our){S})?(?P<n>{ORDINAL}|[0-9]{{1,3}}{DASH}year)(?:{S}|{DASH})anniversary)\b"
)
EARLY_YEARS = re.compile(
    rf"(?i:(?:the|these|those|its|their){S})?(?P<part>[Ee]arly|[Ff]irst|[Ll]ast|[Ll]ater?|[Ff]inal|[Tt]hese|[Tt]hose){S}"
    rf"(?P<unit>years|decades)\b(?!{S}(?:later|earlier|before|ago))"
)
IN_YEAR = re.compile(
    rf"(?i:(?:(?:most{S}of{S})?the{S}(?:rest|remainder|end|beginning|start|middle|close){S}of|later?{S}in|early{S}in"
    rf"|earlier{S}in|late{S}in)){S}(?:the|that|this)(?:{S}same)?{S}(?P<unit>year|month)\b|(?P<months>month['’]s{S}end)"
)
THE_TH = re.compile(
    rf"(?i:the){S}(?P<day>{DAY}){TH}\b(?:{S}of{S}(?:that|the{S}same|this){S}month\b|(?={S0}[,.;:)]|{S}(?:and|to|of"
    rf"{S}the{S}month|the|he|they|it|by|with|as|at|in|on|a|an|when|that|was|were|had)\b))"
)
CLOCK_ALONE = re.compile(rf"(?P<clock>{CLOCK})")
CHRISTMAS = re.compile(r"Christmas(?P<eve>(?: Eve| Day)?)\b")

#: A number before one of these counts things and is no year.
COUNTED = re.compile(
    rf"{S}(?:(?:\w{{2,20}}{S})?(?:men|troops|soldiers|people|dead|wounded|killed|casualties|prisoners|civilians|students"
    r"|tourists|tons|tonnes|miles|kilomet(?:er|re)s|met(?:er|re)s|feet|aircraft|planes|tanks|guns|ships|vehicles|rifles"
    r"|pounds|dollars|roubles|rubles|workers|refugees|villages|families|houses|officers|horses|sailors|marines|copies)"
    r"|km|m|kg|ft|lb|percent|per|million|billion|square|hours|years|yards|acres|hectares|MW|°)\b|%|°"
)
_DATE_WORD = r"in|of|since|by|from|until|till|to|and|or|during|between|before|after|through|throughout|early|late|mid"
BEFORE_YEAR = re.compile(
    rf"(?:\b(?i:{_DATE_WORD}|circa|on|for|over|around|about|the|only|as|last|next|this|spring|summer|autumn|fall|winter"
    rf"|no|than|that|with|at){S}|[(,;:—–/-]{S0}|\n|^)$"
)
BEFORE_MONTH = re.compile(rf"(?:\b(?i:{_DATE_WORD}){S}|[(,;:/–-]{S0}|\n|^)$")
AMBIGUOUS_MONTHS = ("March", "May", "August")
MARCHING = re.compile(rf"{S}(?:on|to|of|through|from|towards?|into|across)\b(?!{S}[0-9])")
BEFORE_SEASON = re.compile(rf"\b(?i:{_DATE_WORD}|that|last|next|this|over|and|for){S}$")
SEASON_NOUN = re.compile(
    rf"{S}(?:[Pp]alace|[Cc]lothing|[Qq]uarters|[Cc]amp|[Oo]lympics|[Ww]ar|[Gg]ames|[Uu]niform|[Ss]chool"
    r"|[Ss]eason|[Aa]wakening)"
)
#: What can follow the number of a day, an hour or a count: most short numbers end here.
GOES_ON = re.compile(rf"{S0}(?:[A-Za-z:]|,{S}[0-9A-Za-z]|(?:{DASH}|/){S0}[0-9A-Za-z])")
#: A number that names money, a page, a road or a document is no year.
MONEY = re.compile(r"(?:[$£€¥₽#№]|\b(?:No|no|p|pp|vol|Vol|Route|Flight|Resolution|resolution)\.?)[ ]?$")
#: "Two days after" may end here; before anything else it counts from a thing the words name.
CLAUSE = re.compile(rf"{S}\w")
CHRISTMAS_NAME = re.compile(rf"{S}(?:[Tt]ruce|Island|[A-Z]?[a-z]{0, 12}(?:ombing|ffensive)s?)")
