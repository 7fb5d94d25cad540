"""Turning points: all boundary posteriors of 20,000 dyads beside ruptures, and the table of false alarms.

Run: python benchmarks/bench_periods.py [--dyads 20000] [--alarms 400]
"""

from __future__ import annotations

import argparse
import time
from statistics import median

import numpy as np

from bilateral.measures.periods import boundary_posterior_all, detect
from bilateral.measures.segmentation import segment
from bilateral.measures.simulate import ar_noise, change_series

YEARS, SERIES = 75, 6


def worlds(dyads: int) -> np.ndarray:
    rng = np.random.default_rng(0)
    y = ar_noise((dyads, SERIES, YEARS), 0.3, rng)
    y += 1.5 * (np.arange(YEARS) >= rng.integers(10, 65, size=(dyads, 1, 1)))
    y[rng.random(y.shape) < 0.1] = np.nan
    return y


def speed(dyads: int) -> None:
    y = worlds(dyads)
    boundary_posterior_all(y[:4])
    wall, cpu = [], []
    for _ in range(3):
        w, c = time.perf_counter(), time.process_time()
        boundary_posterior_all(y)
        wall.append(time.perf_counter() - w)
        cpu.append(time.process_time() - c)
    print(f"posteriors of {dyads:,} dyads x {SERIES} series x {YEARS} years: {median(wall):.2f} s wall, ", end="")
    print(f"{median(cpu):.2f} s of processor time")
    ours = median(wall) / dyads
    one = []
    for row in y[:20]:
        t = time.perf_counter()
        detect(row)
        one.append(time.perf_counter() - t)
    print(f"detect, one dyad, plain NumPy: {median(one) * 1e3:.1f} ms")
    try:
        import ruptures
    except ImportError:
        print("ruptures is not installed: pip install 'bilateral[bench]'")
        return
    full, theirs, exact = np.where(np.isnan(y), 0.0, y), [], []
    for row in full[:20]:
        t = time.perf_counter()
        ruptures.Pelt(model="l2", jump=1, min_size=1).fit(row.T).predict(pen=SERIES * np.log(YEARS))
        theirs.append(time.perf_counter() - t)
        t = time.perf_counter()
        segment(row, penalty=SERIES * np.log(YEARS))
        exact.append(time.perf_counter() - t)
    print(f"ruptures Pelt, jump=1, one partition of one dyad: {median(theirs) * 1e3:.1f} ms")
    print(f"segment, the same partition: {median(exact) * 1e3:.2f} ms")
    print(f"all posteriors of a dyad: {ours * 1e3:.3f} ms, {median(theirs) / ours:.0f} times faster")


def alarms(count: int) -> None:
    print("\nShare of series of 75 years without any change in which a boundary is reported")
    print("| noise | one series | six series | BIC partition, one series |")
    print("|---|---|---|---|")
    for ar in (0.0, 0.3, 0.6):
        single = [change_series(YEARS, ar=ar, seed=10**6 + i)[0] for i in range(count)]
        six = [change_series(YEARS, ar=ar, series=6, seed=2 * 10**6 + i)[0] for i in range(count // 4)]
        a = np.mean([bool(detect(y).boundaries) for y in single])
        b = np.mean([bool(detect(y).boundaries) for y in six])
        c = np.mean([bool(segment(y, penalty=2 * np.log(YEARS)).boundaries) for y in single])
        print(f"| {'white' if ar == 0 else f'AR({ar})'} | {a:.1%} | {b:.1%} | {c:.1%} |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--dyads", type=int, default=20_000)
    parser.add_argument("--alarms", type=int, default=400)
    given = parser.parse_args()
    speed(given.dyads)
    alarms(given.alarms)
