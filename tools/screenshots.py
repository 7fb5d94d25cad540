"""Draws docs/screenshots anew: six dossiers on a desk and a telephone, the pages of the explorer that the docs show.

python tools/screenshots.py STORE        (a store of all sources; needs Chromium, Playwright and Pillow)
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import sync_playwright

OUT = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
DYADS = ("KHM RUS", "FRA DEU", "CUB USA", "IND PAK", "ALB CHN", "BTN TUV")
NAMES = {"KHM RUS": "cambodia-russia", "FRA DEU": "france-germany", "CUB USA": "cuba-usa", "IND PAK": "india-pakistan",
         "ALB CHN": "albania-china", "BTN TUV": "bhutan-tuvalu"}  # fmt: skip
DESK, PHONE = (1280, 1500), (390, 1700)
PORT = 8719


def kept(png: bytes, name: str) -> None:
    """Writes a picture as WebP."""
    Image.open(io.BytesIO(png)).convert("RGB").save(OUT / f"{name}.webp", quality=80, method=6)


def shot(browser: Any, address: str, name: str, size: tuple[int, int], dark: bool = False) -> None:
    """A page from its top, in a window of a size."""
    scheme = "dark" if dark else "light"
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(1500)
    kept(page.screenshot(), name)
    page.close()


def dossiers(browser: Any, store: str, folder: Path) -> None:
    """The six dyads at both widths, and those that README and docs show."""
    for pair in DYADS:
        a, b = pair.split()
        file = folder / f"{a}-{b}.html"
        line = [sys.executable, "-m", "bilateral", "overview", a, b, "--store", store, "-o", str(file)]
        subprocess.run(line, check=True, stdout=subprocess.DEVNULL)
        for size in (DESK, PHONE):
            shot(browser, file.as_uri(), f"{NAMES[pair]}-{size[0]}", size)
    shot(browser, (folder / "KHM-RUS.html").as_uri(), "dossier-cambodia-russia", (960, 750))
    shot(browser, (folder / "ALB-CHN.html").as_uri(), "dossier-albania-china-dark", (960, 1425), dark=True)
    shot(browser, (folder / "CUB-USA.html").as_uri(), "dossier-cuba-usa-phone", PHONE)


def explorer(browser: Any, store: str) -> None:
    """A state's map and the turning points of the world."""
    line = [sys.executable, "-m", "bilateral", "serve", "--store", store, "--port", str(PORT)]
    server = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    root = f"http://127.0.0.1:{PORT}"
    try:
        for _ in range(300):
            try:
                told = urlopen(f"{root}/api/v1/turning-points", timeout=5).read()
            except (URLError, OSError):
                told = b""
            if b'"computed":1.0' in told.replace(b" ", b""):
                break
            time.sleep(1)
        shot(browser, f"{root}/s/KHM?year=1985", "explorer-cambodia-1985", (1280, 900))
        shot(browser, f"{root}/world/1991", "explorer-world-1991", (1280, 1000))
        shot(browser, f"{root}/world/1991", "explorer-world-1991-phone", (390, 1300))
    finally:
        server.terminate()
        server.wait(20)


def main(store: str) -> None:
    """Draws all."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        dossiers(browser, store, Path(folder))
        explorer(browser, store)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
