"""Which yearly flows are told, in which words, and which source of the same flow is asked first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flow:
    """How a flow is told. `{a}`, `{b}`: sender and receiver; `{value}`: with its unit.

    `place` is the clause on the rank, with `{place}` ("third largest") and `{of}`, the number of partners; `rank` is
    "to" when it ranks the receiver among the sender's partners, "from" the other way round.
    """

    indicator: str
    dimension: str
    latest: str
    noun: str
    rank: str
    place: str
    weight: float
    group: str = ""  # flows of one group measure the same thing; the better source stands first
    both: bool = False  # the source may give both ways one and the same figure

    @property
    def plural(self) -> bool:
        """Whether the noun wants a plural verb."""
        return not self.noun.startswith(("aid", "direct investment", "Chinese aid"))


_MARKET = ", its {place} market among {of}"
FLOWS = (
    Flow("exports-baci", "economic", "{a} sent goods worth {value} to {b}", "goods from {a} to {b}",
         "to", _MARKET, 9, "trade"),
    Flow("exports-baci-2023", "economic", "{a} sent goods worth {value} to {b}", "goods from {a} to {b}",
         "to", _MARKET, 6, "trade"),
    Flow("exports-imf", "economic", "{a} reported exports of {value} to {b}", "exports from {a} to {b}",
         "to", _MARKET, 7, "trade"),
    Flow("imports-cow", "economic", "{b} recorded imports of {value} from {a}", "goods from {a} to {b}",
         "to", "", 5, "trade"),
    Flow("exports-comtrade", "economic", "{a} reported exports of {value} to {b}", "exports from {a} to {b}",
         "to", _MARKET, 3, "trade"),
    Flow("fdi-position", "economic", "direct investment from {a} in {b} stood at {value}, as {a} reported it",
         "direct investment from {a} in {b}", "", "", 4),
    Flow("aid-oda-net", "economic", "{a} gave {b} net development aid of {value}", "aid from {a} to {b}",
         "from", ", which made {a} its {place} donor among {of}", 5),
    Flow("china-loans", "economic", "{a} promised {b} loans and export credit of {value}",
         "Chinese loans to {b}", "", "", 4.5),
    Flow("china-aid", "economic", "{a} promised {b} aid of {value}", "Chinese aid to {b}", "", "", 4.4),
    Flow("arms-transfers", "security", "{a} delivered major conventional arms to {b}", "arms from {a} to {b}",
         "", "", 8),
    Flow("migrant-stock-undesa", "people", "{value} born in {a} lived in {b}", "migrants from {a} in {b}",
         "to", ", the {place} number in any state", 6, "migrants"),
    Flow("migrant-stock-wb", "people", "{value} born in {a} lived in {b}", "migrants from {a} in {b}",
         "to", ", the {place} number in any state", 4, "migrants"),
    Flow("refugees", "people", "{b} sheltered {value} from {a}", "refugees from {a} in {b}", "", "", 4),
    Flow("trips", "people", "people made an estimated {value} from {a} to {b}", "trips from {a} to {b}",
         "to", ", the {place} number to any state", 7, both=True),
    Flow("students-abroad", "people", "{b} counted {value} from {a} at its universities", "students from {a} in {b}",
         "to", ", the {place} number among {of} host states", 6),
    Flow("favourable-opinion", "people", "{value} of those asked in {a} had a favourable view of {b}",
         "favourable views of {b} in {a}", "", "", 5),
)  # fmt: skip
