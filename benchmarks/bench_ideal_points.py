"""Our ideal points against the published ones, and what they cost.

    python -m benchmarks.bench_ideal_points [folder of raw files] [sweeps]

The peer is the published sampler (R and C++; 24,000 sweeps of 1.36 s on the same two cores: nine hours), whose
output of April 2020 is the reference.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np
from _un_input import read_input, read_published

from bilateral.measures.ideal_points import IdealPoints, ideal_points, preview, simulate_votes

MIRROR = Path(__file__).resolve().parents[2] / "shared" / "data"
UNITED_STATES = 2


def compare(name: str, found: IdealPoints, mirror: Path, wall: float, cpu: float) -> None:
    published = read_published(mirror).sort("ccode", "session")
    mean = published["IdealPoint"].to_numpy()
    # the published file has quantiles, no sd: a central 90 % band of a normal is 3.29 sd wide
    low, high = published["Q5%"].to_numpy(), published["Q95%"].to_numpy()
    within = [
        np.corrcoef(found.mean[found.session == s], mean[found.session == s])[0, 1] for s in np.unique(found.session)
    ]
    print(f"{name}: {wall:.1f} s wall, {cpu:.1f} s processor")
    print(f"  r overall {np.corrcoef(found.mean, mean)[0, 1]:.5f}")
    print(f"  r within a session: worst {min(within):.5f}, median {np.median(within):.5f}")
    print(f"  sd to published sd: median {np.median(found.sd / (high - low) * 3.29):.3f}")
    print(f"  width of 90 % band to published: median {np.median((found.high - found.low) / (high - low)):.3f}")
    print(f"  means inside the published 90 % band: {((low <= found.mean) & (found.mean <= high)).mean():.2%}")
    print(f"  largest difference of means {np.abs(found.mean - mean).max():.3f}")


def main() -> None:
    mirror = Path(sys.argv[1]) if len(sys.argv) > 1 else MIRROR
    sweeps = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    votes = read_input(mirror)
    made = simulate_votes(states=5, sessions=2, items=10)
    start = time.perf_counter()
    preview(made.state, made.session, made.item, made.vote, high=0)
    print(f"compiling, or loading what was compiled: {time.perf_counter() - start:.1f} s")
    args = (votes.state, votes.session, votes.item, votes.vote)
    start, cpu = time.perf_counter(), time.process_time()
    first = preview(*args, high=UNITED_STATES)
    compare("preview", first, mirror, time.perf_counter() - start, time.process_time() - cpu)
    start, cpu = time.perf_counter(), time.process_time()
    found = ideal_points(*args, high=UNITED_STATES, iterations=sweeps, burn=sweeps // 5, seed=1)
    compare(f"{sweeps} sweeps", found, mirror, time.perf_counter() - start, time.process_time() - cpu)


if __name__ == "__main__":
    main()
