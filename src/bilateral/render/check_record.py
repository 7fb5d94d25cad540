"""A check as the record of the contract: the record of `read`, each claim with its verdict; and as ClaimReview."""

from __future__ import annotations

from typing import Any

from bilateral.checking.model import Checked, Verdict
from bilateral.reading.model import Claim
from bilateral.reading.record import as_json, as_record
from bilateral.render.as_json import evidence_records

#: What ClaimReview calls a rating, of those verdicts that judge: 5 is true, 1 is false.
RATINGS = {"supported": 5, "partly": 3, "contradicted": 1}


def verdict_record(v: Verdict) -> dict[str, Any]:
    """What a check adds to a claim."""
    d = v.difference
    return {
        "verdict": v.verdict,
        "why": v.why,
        "difference": {"text": d.text, "value": d.value, "unit": d.unit} if d else None,
        "by": [{"source": x.source, "reporter": x.reporter or None} for x in v.by],
        "evidence": evidence_records(v.evidence),
    }


def to_dict(checked: Checked) -> dict[str, Any]:
    """The record of the reading, each claim with its verdict, and which store judged."""
    record = as_record(checked.reading)
    for name, some in (("events", checked.events), ("periods", checked.periods), ("figures", checked.figures)):
        record[name] = [claim | verdict_record(v) for claim, (_, v) in zip(record[name], some, strict=True)]
    head = {"bilateral": checked.version, "store": {"id": checked.store_id}}
    return head | record | {"counts": dict(checked.counts())}


def render(checked: Checked) -> str:
    """The record as JSON in which nothing acts."""
    return as_json(to_dict(checked))


def claim_reviews(checked: Checked) -> dict[str, Any]:
    """The judged claims as schema.org ClaimReview: what was claimed, by whom, and how it is rated.

    Claims that were not covered or cannot be checked were not reviewed, and are left out.
    """
    article = checked.reading.article
    appearance = {"@type": "CreativeWork", "name": article.title or "article", "identifier": f"sha256:{article.sha256}"}
    item: dict[str, Any] = {"@type": "Claim", "appearance": appearance}
    if article.author:
        item["author"] = {"@type": "Person", "name": article.author}
    if article.published:
        item["datePublished"] = article.published.isoformat()
    maker = {"@type": "Organization", "name": f"bilateral {checked.version}, store {checked.store_id[:12]}"}
    reviews = []
    some: list[tuple[Claim, Verdict]] = [*checked.events, *checked.periods, *checked.figures]
    for claim, verdict in some:
        if verdict.verdict not in RATINGS:
            continue
        rating = {
            "@type": "Rating",
            "ratingValue": RATINGS[verdict.verdict],
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": verdict.verdict,
        }
        reviews.append({
            "@type": "ClaimReview",
            "claimReviewed": " ".join(claim.quote.split()),
            "author": maker,
            "itemReviewed": item,
            "reviewRating": rating,
            "reviewBody": verdict.why,
            "citation": sorted({e.cite for e in verdict.evidence}),
        })  # fmt: skip
    return {"@context": "https://schema.org", "@graph": reviews}


def render_reviews(checked: Checked) -> str:
    """The ClaimReview JSON-LD as text that can stand inside a page."""
    return as_json(claim_reviews(checked))
