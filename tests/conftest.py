"""Where the raw files are, and how a test gets one: `raw("x.csv")` skips with a reason where there is none."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

#: No example fails for the time it took: machines are shared.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
ROOT = Path(__file__).resolve().parent.parent
MIRROR = ROOT.parent / "shared" / "data"
GOLD = ROOT.parent / "shared" / "gold"


@pytest.fixture(scope="session")
def mirror() -> Path:
    """The folder of raw files."""
    if not MIRROR.is_dir():
        pytest.skip("no raw data: ../shared/data is absent")
    return MIRROR


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of what the field's own people published."""
    if not GOLD.is_dir():
        pytest.skip("no gold: ../shared/gold is absent")
    return GOLD


@pytest.fixture(scope="session")
def load(mirror: Path) -> Callable[[Any], dict[str, Any]]:
    """Run a source's reader on the raw files once a session; give its tables in the store's schema."""
    done: dict[str, dict[str, Any]] = {}

    def run(source: Any) -> dict[str, Any]:
        from bilateral.schema import TABLES, conform

        if source.id not in done:
            loaded = source.read({f.name: mirror / f.name for f in source.files})
            frames = {name: getattr(loaded, name) for name in TABLES}
            done[source.id] = {name: conform(name, frame) for name, frame in frames.items() if frame is not None}
        return done[source.id]

    return run


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that is made once for all processes of a run: the first makes it, the others wait."""
    base = factory.getbasetemp()
    at = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    at.mkdir(exist_ok=True)
    with (at / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (at / "done").exists():
            make(at)
            (at / "done").touch()
    return at


@pytest.fixture(scope="session")
def full_store(mirror: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """All sources, built from the raw files once a run (half a minute), or the store at BILATERAL_FULL_STORE."""
    from bilateral.build import build
    from bilateral.store import Store

    if ready := os.environ.get("BILATERAL_FULL_STORE"):
        return Store(Path(ready))
    return Store(
        _once(tmp_path_factory, "full", lambda at: build([], at / "store", at / "raw", mirror=mirror)) / "store"
    )


@pytest.fixture(scope="session")
def starter() -> Any:
    """The store that ships inside the package."""
    from bilateral.paths import starter_store
    from bilateral.store import Store

    return Store(starter_store())


@pytest.fixture(scope="session")
def starter_world(starter: Any) -> Any:
    """The levels of every dyad of the starter store: ten seconds, once a run."""
    from datetime import date

    from bilateral.overview.world import compute

    return compute(starter, date.today())


@pytest.fixture(scope="session")
def starter_periods(starter_world: Any) -> Any:
    """The periods of every dyad of the starter store: some seconds, once a run."""
    from bilateral.overview.turns import laid_out

    return laid_out(enumerate(starter_world.all_periods()))


@pytest.fixture(scope="session")
def starter_coming(starter: Any, starter_periods: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Those periods as an explorer finds them on disk."""
    from bilateral.overview import kept, turns
    from bilateral.web.coming import Coming

    folder = tmp_path_factory.mktemp("periods")
    file = turns.place_of(starter, folder)
    kept.save(starter_periods, file)
    return Coming(folder / "levels.npz", file)
