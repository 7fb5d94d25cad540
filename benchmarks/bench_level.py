"""The level of 20,000 dyads from 8 mixed indicators, half of the cells missing: time, memory, truth, coverage.

Run: python benchmarks/bench_level.py [--dyads 20000] [--nuts 100]   (NUTS needs numpyro; skipped without it)
"""

from __future__ import annotations

import argparse
import resource
import time
from statistics import median

import numpy as np

from bilateral.measures import level
from bilateral.measures.simulate import WORLD, World, world

SPEC = [item.spec for item in WORLD.items]


def run(w: World) -> None:
    small = world(64, 75)
    level.smooth_all(small.data, level.fit(small.data, SPEC, rounds=2))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, cpu = [], []
    for _ in range(3):
        t, c = time.perf_counter(), time.process_time()
        p = level.fit(w.data, SPEC)
        mean, sd = level.smooth_all(w.data, p)
        wall.append(time.perf_counter() - t)
        cpu.append(time.process_time() - c)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    dyads, years = w.level.shape
    print(f"fit and smooth {dyads:,} x {years} x {len(SPEC)}: {median(wall):.2f} s wall, ", end="")
    print(f"{median(cpu):.2f} s of processor time; {(peak - before) / 1e6:.2f} GB beyond the data")
    print(f"r with the truth {np.corrcoef(mean.ravel(), w.level.ravel())[0, 1]:.4f}; ", end="")
    print(f"90 % intervals cover {(np.abs(mean - w.level) < 1.645 * sd).mean():.3f}")
    best, _ = level.smooth_all(w.data, w.parameters)
    print(f"r of the smoother that knows the true parameters {np.corrcoef(best.ravel(), w.level.ravel())[0, 1]:.4f}")
    one = [d[0] for d in w.data]
    times = []
    for _ in range(20):
        t = time.perf_counter()
        level.smooth(one, p)
        times.append(time.perf_counter() - t)
    print(f"one dyad in plain NumPy {median(times) * 1e3:.1f} ms")


def nuts(dyads: int) -> None:
    """The same model by Hamiltonian sampling, parameters known to both: what the Laplace step costs in truth."""
    try:
        import jax.numpy as jnp
        import numpyro
        import numpyro.distributions as dist
        from jax import random
        from numpyro.infer import MCMC, NUTS
    except ImportError:
        print("numpyro is not installed: NUTS skipped")
        return
    w = world(dyads, 75, seed=9)
    p = w.parameters
    scales = np.full(75, np.sqrt(p.step))
    scales[0] = np.sqrt(p.start)

    def model() -> None:
        with numpyro.plate("dyads", dyads, dim=-2), numpyro.plate("years", 75, dim=-1):
            e = numpyro.sample("e", dist.Normal(0.0, 1.0))
        x = numpyro.deterministic("x", jnp.cumsum(e * scales, axis=1))
        for k, (item, y) in enumerate(zip(p.items, w.data, strict=True)):
            eta = item.intercept + item.loading * x
            seen, v = ~np.isnan(y), np.nan_to_num(y)
            if item.spec.kind == "gaussian":
                law = dist.Normal(eta, item.scale)
            elif item.spec.kind == "count":
                law, v = dist.NegativeBinomial2(jnp.exp(eta), 1.0 / item.scale), v.astype(int)
            else:
                law, v = dist.OrderedLogistic(item.loading * x, np.array(item.cuts)), v.astype(int)
            numpyro.factor(f"y{k}", jnp.where(seen, law.log_prob(v), 0.0).sum())

    t = time.perf_counter()
    sampler = MCMC(NUTS(model), num_warmup=200, num_samples=400, progress_bar=False)
    sampler.run(random.PRNGKey(0))
    draws = np.asarray(sampler.get_samples()["x"])
    took = time.perf_counter() - t
    mean, sd = level.smooth_all(w.data, p)
    r = np.corrcoef(draws.mean(axis=0).ravel(), mean.ravel())[0, 1]
    ratio = np.median(sd / draws.std(axis=0))
    print(f"NUTS, {dyads} dyads: {took:.0f} s; r of the means {r:.4f}; median ratio of the sds {ratio:.3f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--dyads", type=int, default=20_000)
    parser.add_argument("--nuts", type=int, default=0)
    given = parser.parse_args()
    run(world(given.dyads, 75, seed=1))
    if given.nuts:
        nuts(given.nuts)
