"""Works that stand behind several sources."""

from __future__ import annotations

from bilateral.sources.base import Citation

PEACESCIENCER = Citation(
    ("Miller, Steven V.",),
    "{peacesciencer}: An R package for quantitative peace science research",
    2022,
    "Conflict Management and Peace Science 39(6), 755-779",
    "10.1177/07388942221077926",
    cited_for="packaging",
)
REIGN = Citation(
    ("Bell, Curtis",),
    "The Rulers, Elections, and Irregular Governance Dataset (REIGN)",
    2016,
    "OEF Research",
    url="https://oefdatascience.github.io/REIGN.github.io/",
)
