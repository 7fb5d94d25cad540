"""A full build of all sources from the raw files, in a new process: wall time and peak memory.

Limit of the issue: 60 s and 3 GB on two cores. The peer is `rdata` alone on the one file of UN votes, which shows
what the fast reader of character vectors is worth.
Run: python benchmarks/bench_build.py [MIRROR]
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bilateral.sources.rfile import read_r


def main() -> None:
    mirror = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        command = [sys.executable, "-m", "bilateral", "build", "--mirror", str(mirror), "-o", folder]
        subprocess.run(command, check=True)
        wall = time.perf_counter() - begin
        size = sum(f.stat().st_size for f in Path(folder).rglob("*") if f.is_file())
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    print(f"build: {wall:.1f} s, {size / 1e6:.1f} MB on disk, largest process {peak:.2f} GB (two at a time)")

    path = mirror / "un_votes.rda"
    begin = time.perf_counter()
    read_r(path)
    ours = time.perf_counter() - begin
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-W", "ignore", "-c", f"import rdata; rdata.read_rda({str(path)!r})"], check=True)
    peer = time.perf_counter() - begin
    print(f"un_votes.rda: read_r {ours:.1f} s, rdata alone {peer:.1f} s, ratio {peer / ours:.0f}")


if __name__ == "__main__":
    main()
