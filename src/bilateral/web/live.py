"""The dossier of a dyad inside the explorer: the page that the renderer makes, under the explorer's bar."""

from __future__ import annotations

import re

_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">\s*', re.I)
#: What the bar needs from this server, beside what the dossier allows itself.
_OURS = {
    "script-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "img-src": "'self'",
}
_ALWAYS = {"base-uri": "'none'", "frame-ancestors": "'none'"}


def policy_of(policy: str) -> str:
    """The dossier's own policy, widened by the files of this server and by nothing else."""
    rules: dict[str, list[str]] = {}
    for part in policy.split(";"):
        name, *values = part.split() or [""]
        if name:
            rules[name] = values
    for name, value in _OURS.items():
        own = [v for v in rules.get(name, []) if v != "'none'"]
        rules[name] = [value, *(v for v in own if v != value)]
    for name, value in _ALWAYS.items():
        rules[name] = [value]
    return "; ".join(" ".join([name, *values]) for name, values in rules.items())


def live(page: str, head: str, bar: str) -> tuple[str, str]:
    """The page with `head` at the end of its head and `bar` at the beginning of its body; and the policy it needs.

    The policy of the page goes into the header of the answer, because the strictest of two always wins.
    """
    found = _META.search(page)
    policy = policy_of(found[1] if found else "default-src 'none'; style-src 'unsafe-inline'")
    page = _META.sub("", page, count=1)
    page = page.replace("</head>", head + "</head>", 1)
    return re.sub(r"(<body[^>]*>)", lambda m: m[1] + bar, page, count=1), policy
