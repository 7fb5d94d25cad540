"""Which yearly flows are told, in which words, and which source of the same flow is asked first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flow:
    """How a flow is told. `{a}`, `{b}`: sender and receiver; `{value}`: with its unit.

    `rank`: "to" when the sentence ranks the receiver among the sender's partners, "from" the other way round.
    """

    indicator: str
    dimension: str
    latest: str
    noun: str
    rank: str
    partner: str
    weight: float
    group: str = ""  # flows of one group measure the same thing; the better source stands first
    both: bool = False  # the source may give both ways one and the same figure


FLOWS = (
    Flow(
        "exports-baci",
        "economic",
        "goods worth {value} went from {a} to {b}",
        "goods from {a} to {b}",
        "to",
        "destination of goods from {a}",
        9,
        "trade",
    ),
    Flow(
        "exports-baci-2023",
        "economic",
        "goods worth {value} went from {a} to {b}",
        "goods from {a} to {b}",
        "to",
        "destination of goods from {a}",
        6,
        "trade",
    ),
    Flow(
        "exports-imf",
        "economic",
        "{a} reported exports worth {value} to {b}",
        "exports from {a} to {b}",
        "to",
        "destination of exports from {a}",
        7,
        "trade",
    ),
    Flow(
        "imports-cow",
        "economic",
        "{b} recorded imports worth {value} from {a}",
        "goods from {a} to {b}",
        "to",
        "destination of goods from {a}",
        5,
        "trade",
    ),
    Flow(
        "exports-comtrade",
        "economic",
        "{a} reported exports worth {value} to {b}",
        "exports from {a} to {b}",
        "to",
        "destination of exports from {a}",
        3,
        "trade",
    ),
    Flow(
        "aid-oda-net",
        "economic",
        "{a} gave {b} net official development assistance of {value}",
        "aid from {a} to {b}",
        "from",
        "donor to {b}",
        5,
    ),
    Flow(
        "arms-transfers",
        "security",
        "{a} delivered major conventional arms to {b}, {value} in volume",
        "arms from {a} to {b}",
        "from",
        "supplier of arms to {b}",
        8,
    ),
    Flow(
        "migrant-stock-undesa",
        "people",
        "{value} born in {a} lived in {b}",
        "migrants from {a} in {b}",
        "to",
        "destination of migrants from {a}",
        6,
        "migrants",
    ),
    Flow(
        "migrant-stock-wb",
        "people",
        "{value} born in {a} lived in {b}",
        "migrants from {a} in {b}",
        "to",
        "destination of migrants from {a}",
        4,
        "migrants",
    ),
    Flow(
        "refugees",
        "people",
        "{value} from {a} were refugees in {b}",
        "refugees from {a} in {b}",
        "to",
        "host of refugees from {a}",
        4,
    ),
    Flow(
        "trips",
        "people",
        "an estimated {value} were made from {a} to {b}",
        "trips from {a} to {b}",
        "to",
        "destination of trips from {a}",
        7,
        both=True,
    ),
    Flow(
        "students-abroad",
        "people",
        "{value} from {a} studied in {b}",
        "students from {a} in {b}",
        "to",
        "destination of students from {a}",
        6,
    ),
    Flow(
        "favourable-opinion",
        "people",
        "{value} of those asked in {a} had a favourable view of {b}",
        "favourable views of {b} in {a}",
        "",
        "",
        5,
    ),
)
