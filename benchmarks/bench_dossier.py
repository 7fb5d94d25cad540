"""The dossier from a cold start, beside Altair drawing one chart of the same years from a cold start.

    python -m benchmarks.bench_dossier [store]

Whole processes, in turns, so that whatever else the machine does hits both. Wall time and processor time of the child.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAIRS = (("KHM", "RUS"), ("FRA", "DEU"), ("CUB", "USA"), ("IND", "PAK"), ("GBR", "USA"), ("BTN", "TUV"))
ROUNDS = 5
ALTAIR = """
import altair as alt
rows = [{"year": y, "level": (y % 17) - 8, "low": (y % 17) - 10, "high": (y % 17) - 6} for y in range(1816, 2026)]
base = alt.Chart(alt.Data(values=rows)).encode(x="year:Q")
chart = base.mark_area(opacity=0.2).encode(y="low:Q", y2="high:Q") + base.mark_line().encode(y="level:Q")
chart.save("chart.svg")
"""


def _run(words: list[str], folder: str) -> tuple[float, float]:
    before, start = os.times(), time.perf_counter()
    subprocess.run(words, check=True, cwd=folder, stderr=subprocess.DEVNULL)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, spent


def main() -> None:
    store = ["--store", str(Path(sys.argv[1]).resolve())] if len(sys.argv) > 1 else []
    with tempfile.TemporaryDirectory() as folder:
        times: dict[str, list[tuple[float, float]]] = {}
        for _ in range(ROUNDS):
            for a, b in PAIRS:
                words = [sys.executable, "-m", "bilateral", *store, "overview", a, b, "-o", "page.html"]
                times.setdefault(f"dossier {a}-{b}", []).append(_run(words, folder))
            times.setdefault("Altair, one chart", []).append(_run([sys.executable, "-c", ALTAIR], folder))
        size = (Path(folder) / "page.html").stat().st_size
    for name, some in times.items():
        wall, spent = (statistics.median(column) for column in zip(*some, strict=True))
        print(f"{name:20} median {wall:.2f} s wall, {spent:.2f} s of processor time")
    print(f"last page {size:,} bytes; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
