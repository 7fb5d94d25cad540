"""Makes src/bilateral/web/atlas.json, the world map of the explorer, from Natural Earth (public domain).

    python tools/atlas.py ../shared/data/world_atlas_countries_50m.topojson

Reads the 1:50m countries as TopoJSON, projects them with Equal Earth (Savric, Patterson and Jenny 2019, doi
10.1080/13658816.2018.1504949), simplifies the arcs that neighbours share once for both (Visvalingam and Whyatt 1993),
and writes one SVG path a state, by COW code, on a grid of whole numbers. Land that is no state of ours is one path.
States too small to be seen also get a dot. Borders are those of today.
"""

from __future__ import annotations

import heapq
import json
import math
import sys
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from bilateral.states.registry import codes, states

OUT = Path(__file__).resolve().parent.parent / "src" / "bilateral" / "web" / "atlas.json"
WIDTH = 2000
SCALE = WIDTH / (2 * 2.70663)
TOP = 84.0
#: The meridian in the middle: the cut goes through the Bering Strait and divides no mainland.
CENTRE = 11.0
#: Triangles smaller than this (square units of the grid) go, and rings smaller than `SPECK`, unless a state's largest.
LEAST, SPECK = 1.8, 5.0
#: A state with less area than this gets a dot.
SMALL = 36.0
#: Shapes without an ISO number that are states of the list, and numbers that the topology does not have.
BY_NAME = {"Kosovo": 347}
#: No shape in the source: where the dot goes (longitude, latitude).
NO_SHAPE = {947: (179.2, -8.5)}

Point = tuple[float, float]


def project(lon: float, lat: float) -> Point:
    """Equal Earth, on the grid: x to the right, y down."""
    a1, a2, a3, a4, m = 1.340264, -0.081106, 0.000893, 0.003796, math.sqrt(3) / 2
    t = math.asin(m * math.sin(math.radians(lat)))
    x = math.radians(lon - CENTRE) * math.cos(t) / (m * (a1 + 3 * a2 * t**2 + t**6 * (7 * a3 + 9 * a4 * t**2)))
    y = t * (a1 + a2 * t**2 + t**6 * (a3 + a4 * t**2))
    return x * SCALE + WIDTH / 2, -y * SCALE


def _area(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def simplified(line: list[Point]) -> list[Point]:
    """Visvalingam: the point of the smallest triangle goes first; the ends stay, and two more of a closed arc."""
    keep = 4 if line[0] == line[-1] else 2
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    alive = [True] * len(line)
    size = {i: _area(line[i - 1], line[i], line[i + 1]) for i in range(1, len(line) - 1)}
    heap = [(s, i) for i, s in size.items()]
    heapq.heapify(heap)
    left = len(line)
    while heap and left > keep:
        least, i = heapq.heappop(heap)
        if not alive[i] or least != size[i]:
            continue
        if least >= LEAST:
            break
        alive[i], left = False, left - 1
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for j in (a, b):
            if 0 < j < len(line) - 1:
                size[j] = max(least, _area(line[before[j]], line[j], line[after[j]]))
                heapq.heappush(heap, (size[j], j))
    return [p for p, here in zip(line, alive, strict=True) if here]


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs as longitudes and latitudes, simplified. Longitudes run on over 180 without a jump."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    out = []
    for arc in topology["arcs"]:
        x = y = 0
        line: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((near(x * sx + tx, line[-1][0] if line else x * sx + tx), y * sy + ty))
        kept = set(simplified([project(*p) for p in line]))
        out.append([p for p in line if project(*p) in kept])
    return out


def near(lon: float, other: float) -> float:
    """The longitude, turned round the globe until it is within half a turn of the other."""
    return lon + 360 * round((other - lon) / 360)


def ring_of(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The arcs of a ring joined (~n is arc n backwards), on the side of the map where most of it lies, projected."""
    ring: list[Point] = []
    for n in numbers:
        part = arcs[n] if n >= 0 else arcs[~n][::-1]
        turn = near(part[0][0], ring[-1][0]) - part[0][0] if ring else 0.0
        ring += [(lon + turn, lat) for lon, lat in (part[1:] if ring else part)]
    middle = sum(lon for lon, _ in ring) / len(ring)
    turn = near(middle, CENTRE) - middle
    return [project(lon + turn, lat) for lon, lat in ring]


def surface(ring: list[Point]) -> float:
    """Signed area of a ring."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def path_of(rings: list[list[Point]], up: float) -> str:
    """SVG path on whole numbers, relative, as short as can be."""
    out = []
    for ring in rings:
        grid = [(round(x), round(y - up)) for x, y in ring]
        kept = [grid[0]] + [b for a, b in pairwise(grid) if a != b]
        if len(kept) < 4:
            continue
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(kept[:-1])]
        text = f"M{kept[0][0]} {kept[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps) + "z"
        out.append(text.replace(" -", "-"))
    return "".join(out)


def main(source: Path) -> None:
    """Reads, projects, writes."""
    raw = source.read_bytes()
    topology = json.loads(raw)
    arcs = decoded(topology)
    up = project(0, TOP)[1]
    number = {str(code).zfill(3): spans[-1][0] for code, spans in codes("m49").items()}
    shapes: dict[str, dict[str, Any]] = {}
    other: list[list[Point]] = []
    for g in topology["objects"]["countries"]["geometries"]:
        name = g["properties"]["name"]
        if name == "Antarctica":
            continue
        polygons = [g["arcs"]] if g["type"] == "Polygon" else g["arcs"]
        rings = [ring_of(numbers, arcs) for polygon in polygons for numbers in polygon]
        sizes = [abs(surface(r)) for r in rings]
        kept = [r for r, s in zip(rings, sizes, strict=True) if s >= min(SPECK, max(sizes))]
        cow = BY_NAME.get(name) or number.get(g.get("id", ""))
        if cow is None:
            other += [r for r in kept if abs(surface(r)) >= SPECK]
            continue
        shape: dict[str, Any] = {"d": path_of(kept, up)}
        if sum(sizes) < SMALL:
            big = kept[max(range(len(kept)), key=lambda i: abs(surface(kept[i])))]
            spot = [sum(axis) / len(big) for axis in zip(*big, strict=True)]
            shape["dot"] = [round(spot[0]), round(spot[1] - up)]
        shapes[str(cow)] = shape
    for cow, place in NO_SHAPE.items():
        x, y = project(*place)
        shapes[str(cow)] = {"d": "", "dot": [round(x), round(y - up)]}
    low = project(0, -56)[1] - up
    lost = [s.name for s in states().values() if s.end is None and str(s.cow) not in shapes]
    assert not lost, f"states of today without a shape: {lost}"
    atlas = {
        "source": "Natural Earth, 1:50m countries (public domain), simplified; Equal Earth projection",
        "sha256": sha256(raw).hexdigest(),
        "width": WIDTH,
        "height": round(low),
        "shapes": dict(sorted(shapes.items(), key=lambda item: int(item[0]))),
        "other": path_of(other, up),
    }
    OUT.write_text(json.dumps(atlas, separators=(",", ":")).replace('},"', '},\n"') + "\n", encoding="utf-8")
    print(OUT.name, OUT.stat().st_size, "bytes,", len(shapes), "states")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
