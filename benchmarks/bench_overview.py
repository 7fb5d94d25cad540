"""The main job from a cold start: `bilateral overview A B --format json`, a new process each time.

Limit of the issue: 1.0 s median on the starter store and on the full store.
Run: python benchmarks/bench_overview.py [STORE ...]; default: the starter store, and the user's own if there is one.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from bilateral.paths import starter_store, user_store

PAIRS = (("Cambodia", "Russia"), ("USA", "GBR"), ("DEU", "FRA"), ("India", "Pakistan"), ("Nauru", "Bhutan"))
ROUNDS = 5


def once(store: Path, a: str, b: str) -> float:
    begin = time.perf_counter()
    command = [sys.executable, "-m", "bilateral", "overview", a, b, "--format", "json", "--store", str(store)]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begin


def main() -> None:
    stores = [Path(arg) for arg in sys.argv[1:]] or [
        p for p in (starter_store(), user_store()) if (p / "manifest.json").exists()
    ]
    for store in stores:
        print(f"{store.name}: {sum(f.stat().st_size for f in store.rglob('*') if f.is_file()) / 1e6:.1f} MB")
        for a, b in PAIRS:
            times = [once(store, a, b) for _ in range(ROUNDS)]
            print(
                f"  {a:>9} {b:<9} median {statistics.median(times):.2f} s (from {min(times):.2f} to {max(times):.2f})"
            )


if __name__ == "__main__":
    main()
