"""Time expressions of WikiWars: F1 of calendar values, speed, and a megabyte of each of several hostile texts.

    python -m benchmarks.bench_dates [folder of gold]

Peers are not run here: HeidelTime needs Java and a part-of-speech tagger. What was measured of them on the same
documents stands in docs/methods/dates.md.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from tests.gold.wikiwars import documents, halves, score

from bilateral.reading.dates import find_dates

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
ROUNDS = 7
HOSTILE = ("1", "1-", "1 ", "1956-", "1956/", "from ", "from 1970 to ", "the next ", "May 1, 2, 3, ", "12:00 on ")


def main() -> None:
    every = documents(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD)
    tuned, held_out = halves(every)
    for name, some in (("tuned", tuned), ("held out", held_out), ("all", every)):
        s = score(some)
        print(f"{name:9} relaxed {s.relaxed:.3f}, strict {s.strict:.3f}; {s.gold} in the gold, {s.found} found")
    texts = [d["text"] for d in every]
    count = sum(map(len, texts))
    speeds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for text in texts:
            find_dates(text)
        speeds.append(count / (time.perf_counter() - began) / 1000)
    print(f"speed     {statistics.median(speeds):,.0f} thousand characters a second (median of {ROUNDS}, one core)")
    for unit in HOSTILE:
        text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
        began = time.perf_counter()
        find_dates(text)
        print(f"hostile   1 MB of {unit!r}: {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
