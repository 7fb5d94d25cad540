"""A real Chromium, steered by Playwright: a page that is watched, and that may reach nothing outside.

`watched` gives a page that fails its test for any error on the console, any request to another host, any uncaught
exception. Without Chromium the tests are skipped; with BILATERAL_BROWSER=required, as in CI, they fail.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

#: What Chromium is told: no sandbox (CI runs as root), nothing of its own to the network.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
_LOCAL = ("file:", "data:", "blob:", "about:", "http://127.0.0.1:", "http://localhost:")


def _chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return os.environ.get("BILATERAL_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def _absent(reason: str) -> None:
    if os.environ.get("BILATERAL_BROWSER") == "required":
        pytest.fail(f"{reason}, and BILATERAL_BROWSER=required")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One Chromium for the session."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        _absent("no Playwright: pip install playwright")
    program = _chromium()
    if program is None:
        _absent("no Chromium: apt-get install chromium, or name one in BILATERAL_CHROMIUM")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, headless=True, args=list(FLAGS))
        yield browser
        browser.close()


class Watch:
    """What went wrong on a page, in the order in which it did."""

    def __init__(self, page: Any) -> None:
        self.errors: list[str] = []
        self.outside: list[str] = []
        page.on("console", lambda m: self.errors.append(f"{m.type}: {m.text}") if m.type in ("error", "warning") else 0)
        page.on("pageerror", lambda e: self.errors.append(f"exception: {e}"))
        page.on("dialog", lambda d: (self.errors.append(f"dialog: {d.message}"), d.dismiss()))
        page.on("request", lambda r: self.outside.append(r.url) if not r.url.startswith(_LOCAL) else 0)


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Open pages: `open_page(address, width=390, dark=True, offline=True, script=False)`.

    Every page is watched until the test ends, and must stay silent. `script=False`: the reader has none.
    """
    contexts, watches = [], []

    def open_one(
        address: str,
        *,
        width: int = 1280,
        dark: bool = False,
        offline: bool = False,
        script: bool = True,
        **more: Any,
    ) -> Any:
        context = chromium.new_context(
            viewport=WIDE if width > 600 else {**NARROW, "width": width},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
            **more,
        )
        contexts.append(context)
        context.set_offline(offline)
        # Sums every shift of the layout that no key and no click has caused (Cumulative Layout Shift).
        context.add_init_script(
            "window.__shift = 0; new PerformanceObserver(l => { for (const e of l.getEntries())"
            " if (!e.hadRecentInput) window.__shift += e.value; }).observe({type: 'layout-shift', buffered: true});"
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        watches.append(Watch(page))
        page.goto(address)
        return page

    yield open_one
    for context in contexts:
        context.close()
    for watch in watches:
        assert watch.errors == []
        assert watch.outside == []


@pytest.fixture
def shift() -> Callable[[Any], float]:
    """The sum of all shifts of the layout of a page until now."""
    return lambda page: float(page.evaluate("window.__shift"))


@pytest.fixture
def violations() -> Callable[..., list[str]]:
    """What axe-core finds wrong with a page: rule, impact and place; serious and critical ones alone by default."""

    def find(page: Any, impacts: tuple[str, ...] = ("serious", "critical")) -> list[str]:
        try:
            from axe_playwright_python.sync_playwright import Axe
        except ModuleNotFoundError:
            _absent("no axe-core: pip install axe-playwright-python")
        found = Axe().run(page).response["violations"]
        return [f"{v['id']} ({v['impact']}): {n['html'][:160]}" for v in found for n in v["nodes"]
                if v["impact"] in impacts]  # fmt: skip

    return find


@pytest.fixture
def screenshot(request: pytest.FixtureRequest) -> Callable[[Any, str], None]:
    """Keep a picture of the whole page, if BILATERAL_SCREENSHOTS names a folder."""

    def keep(page: Any, name: str) -> None:
        if folder := os.environ.get("BILATERAL_SCREENSHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return keep
