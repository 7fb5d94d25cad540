"""The city a mission stands in, where the file gives a district of it: by the capital, and the distance to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from math import asin, cos, radians, sin, sqrt
from statistics import median

#: (code of the host, place as the file has it, latitude and longitude or None)
Mission = tuple[int, str, tuple[float, float] | None]
#: A mission no further than NEAR km from the middle of those in the capital stands in the capital or a suburb of it;
#: one beyond FAR km stands in another town. Between them the place is left untold.
NEAR, FAR = 15.0, 40.0
_EARTH = 6371.0


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance in km between two places (latitude, longitude in degrees), on a sphere.

    >>> round(apart((55.75, 37.62), (59.94, 30.31)))
    635
    """
    (lat, lon), (lat2, lon2) = ((radians(x), radians(y)) for x, y in (one, other))
    return 2 * _EARTH * asin(sqrt(sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2))


@cache
def _capitals(host: int) -> frozenset[str]:
    from bilateral.states.folding import fold
    from bilateral.states.names import capitals
    from bilateral.states.registry import state

    return frozenset(fold(name.name) for name in capitals(state(host)))


def cities(missions: Iterable[Mission]) -> list[str]:
    """The city of each mission, "" where it cannot be told; in the given order."""
    from bilateral.states.folding import fold

    rows = list(missions)
    stands: dict[tuple[int, str], list[tuple[float, float]]] = defaultdict(list)
    for host, place, at in rows:
        if at and fold(place) in _capitals(host):
            stands[host, place].append(at)
    middles: dict[int, list[tuple[str, tuple[float, float]]]] = defaultdict(list)
    for (host, place), some in stands.items():
        middles[host].append((place, (median(lat for lat, _ in some), median(lon for _, lon in some))))
    return [_city(place, at, fold(place) in _capitals(host), middles[host]) for host, place, at in rows]


def _city(
    place: str,
    at: tuple[float, float] | None,
    capital: bool,
    middles: list[tuple[str, tuple[float, float]]],
) -> str:
    if capital:
        return place
    if at is None or not middles:
        return ""
    near = sorted((apart(at, middle), name) for name, middle in middles)
    distance, name = near[0]
    if distance <= NEAR:
        return name
    return place if distance > FAR else ""


__all__ = ["FAR", "NEAR", "apart", "cities"]
