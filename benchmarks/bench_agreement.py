"""Agreement of all dyads in all sessions: nine measures of ours against one of a DuckDB self-join.

    python -m benchmarks.bench_agreement [folder of raw files]

Both read tables already in memory, and take turns, so that whatever else the machine does hits both.
Ours runs on one thread: the products are small, and threads that wait for each other on a busy machine made
them five times slower. DuckDB has both cores.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read once, when NumPy is imported

import duckdb
import numpy as np
from _un_input import read_votes

from bilateral.measures.agreement import vote_agreement

MIRROR = Path(__file__).resolve().parents[2] / "shared" / "data"
ROUNDS = 7
ONE_MEASURE = """
    select a.session, a.cow as a, b.cow as b, count(*) as common,
           1 - sum(abs(a.vote - b.vote)) * 1.0 / count(*) as s_absolute
    from votes a join votes b on a.rcid = b.rcid and a.cow < b.cow
    group by all having count(*) >= 2
"""


def main() -> None:
    votes = read_votes(Path(sys.argv[1]) if len(sys.argv) > 1 else MIRROR)
    sessions = [votes.session(number) for number in votes.sessions]
    table = votes.table.select("rcid", "session", "cow", "vote").to_arrow()
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    connection.register("arrow", table)
    connection.execute("create table votes as select * from arrow")
    ours: list[float] = []
    peer: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        found = [vote_agreement(session) for session in sessions]
        ours.append(time.perf_counter() - start)
        start = time.perf_counter()
        joined = connection.sql(ONE_MEASURE).to_arrow_table()
        peer.append(time.perf_counter() - start)
    s = np.concatenate([session.s_absolute for session in found])
    s = np.sort(s[~np.isnan(s)])
    same = np.abs(s - np.sort(joined["s_absolute"].to_numpy())).max()
    a, b = statistics.median(ours), statistics.median(peer)
    cells = sum(session.common.size for session in found)
    print(f"dyad-sessions: {cells:,}, of them {s.size:,} with two common votes or more")
    print(f"nine measures, all dyad-sessions: {a:.3f} s (median of {ROUNDS}; best {min(ours):.3f})")
    print(f"DuckDB self-join, one measure:    {b:.3f} s (median of {ROUNDS}; best {min(peer):.3f})")
    print(f"ratio {b / a:.1f}; largest difference of the measure both give {same:.1e}")


if __name__ == "__main__":
    main()
