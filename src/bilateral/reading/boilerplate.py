"""Words by which pages speak of themselves: cookies, menus, sharing, comments, teasers of other stories, footers."""

from __future__ import annotations

import re

#: A short line after which other stories, comments or the apparatus follow, and nothing more of the article.
_LAST = re.compile(
    r"""(?:leave|post|write|add)\ (?:a|your)\ (?:reply|comment)|(?:reader\ )?comments?(?:\ \(?\d+\)?)?|no\ comments(?:\ yet)?
    |\d+\ (?:comments?|replies|responses|thoughts\ on\b.*)|join\ the\ (?:conversation|discussion)|respond|responses
    |references|notes|footnotes|end\ ?notes|bibliography|external\ links|further\ reading|works\ cited|sources?
    |(?:notes\ and\ )?references|citations|see\ also|about\ the\ authors?|about\ us|popular\ posts|blogroll|archives?
    |categor(?:y|ies)|disclaimer|copyright|contact(?:\ us)?|navigation\ menu|retrieved\ from.*|authority\ control""",
    re.I | re.X,
)
#: A short line before links to, or the beginnings of, other stories; the article may go on after them.
_OTHERS = re.compile(
    r"""(?:related|recommended|suggested|similar|latest|popular|trending|featured|top|other|recent|more|next|previous)
      (?:\ (?:stories|story|articles?|news|posts?|content|topics?|reading|coverage|videos?|headlines|links?|stuff))?
      (?:\ (?:for\ you|now|today|this\ week|from\b.*|on\b.*|in\b.*|by\b.*|about\b.*))?
    |(?:most|must)[\ -](?:read|popular|viewed|shared|commented)(?:\ .{0,30})?|trending(?:\ now)?|editors?['’]?s?\ (?:picks?|choice)
    |(?:you\ (?:may|might|will|could)\ (?:also\ )?(?:like|be\ interested).*)|what\ to\ read\ next|keep\ reading|up\ next|don['’]t\ miss.*
    |(?:read|see|also|watch|more|explore)\ (?:more|also|next|read|this|here|on|from)\b.{0,60}|also\ read.*|in\ other\ news
    |(?:sponsored|promoted|partner)(?:\ (?:content|stories|links?))?|around\ the\ web|from\ (?:our|the)\ (?:partners|archives?|web)
    |advertisement|ads?|tags?|topics?|share\ this.*|share|follow\ us.*|newsletters?|subscribe.*|sign\ up.*""",
    re.I | re.X,
)
#: What marks a paragraph, also one of whole sentences, as words of the page and not of the article.
_SELF = re.compile(
    r"""\b(?:(?:we|this\ (?:web)?site|our\ (?:web)?site|our\ partners?)\b.{0,40}\bcookies?\b|cookie\ (?:policy|settings|preferences|notice)
    |accept\ (?:all|cookies)|privacy\ (?:policy|notice|statement)|terms\ (?:of|and)\ (?:use|service|conditions)|all\ rights\ reserved
    |(?:sign|log)\ (?:in|up)\ (?:to|for|with|here|now)|subscribe\ (?:to|now|for|today)|our\ (?:free\ )?(?:daily\ |weekly\ )?newsletters?|your\ (?:inbox|e-?mail\ address|browser)
    |e-?mail\ address\ will\ not\ be|required\ fields|enable\ javascript|javascript\ (?:is|must)|ad[- ]?block(?:er)?|follow\ us\ on|like\ us\ on
    |download\ (?:the|our)\ app|click\ (?:here|on)|read\ more\ at|(?:this|the)\ (?:article|story|post|piece)\ (?:was|is|has\ been)?\ ?(?:first\ |originally\ |also\ )*(?:published|appeared|posted|produced|updated)
    |skip\ to\ (?:main\ )?(?:content|navigation)|back\ to\ top|support\ (?:our|independent)\ journalism|become\ a\ (?:member|subscriber)|reproduced\ with\ permission|republish
    |subject\ to\ copyright|copyright\ (?:holder|permission|©|\(c\)|\d{4})|powered\ by\b|\b(?:photo|image|picture|credit)s?(?:\ by\ |:\ )[A-Z]|may\ be\ reproduced)
    |^(?:©|\(c\)\ |copyright\b|published:?\ |posted\b|updated:?\ |last\ (?:modified|updated|edited)|filed\ under|tagged\b|reporting\ by\b|editing\ by\b|additional\ reporting|(?:photo(?:graph)?|image)(?:\ by|:)|caption:|source:|file\ photo|advertisement\b|read\ (?:more|also)\b|related:|see\ also:|editor['’]s\ note|disclaimer\b|from\ wikipedia)
    |this\ page\ was\ last\ edited|wikipedia,\ the\ free\ encyclopedia""",
    re.I | re.X,
)
_VIEWS = re.compile(
    r"\b(?:views?|opinions?)\b.{0,80}\b(?:expressed|are|is)\b.{0,120}\b(?:own|author|writer|reflect|represent)|\bsolely (?:his|her|their|those)\b",
    re.I,
)


def ends_article(words: str) -> bool:
    """Whether a short line is the heading of comments, references or a footer."""
    return len(words) < 60 and bool(_LAST.fullmatch(_bare(words)))


def opens_others(words: str) -> bool:
    """Whether a short line is the heading of other stories."""
    return len(words) < 80 and bool(_OTHERS.fullmatch(_bare(words)))


def of_the_page(words: str) -> bool:
    """Whether a paragraph speaks of the page: cookies, rights, subscriptions, credits."""
    return len(words) < 900 and bool(_SELF.search(words[:900]))


def of_the_author(words: str) -> bool:
    """Whether a paragraph says whose views these are."""
    return len(words) < 900 and bool(_VIEWS.search(words[:900]))


def _bare(words: str) -> str:
    return words.strip(" \t#*_:=.…>|-–—•·[]").strip()
