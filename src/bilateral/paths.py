"""Where a user's raw files and store live: `BILATERAL_HOME`, else the platform's folder for user data."""

from __future__ import annotations

import os
import sys
from importlib import resources
from pathlib import Path


def home() -> Path:
    """The folder of everything that belongs to the user, created by whoever first writes to it."""
    if told := os.environ.get("BILATERAL_HOME"):
        return Path(told).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "bilateral"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "bilateral"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "bilateral"


def raw_folder() -> Path:
    """Where fetched raw files are kept, unchanged."""
    return home() / "raw"


def user_store() -> Path:
    """Where `build` puts the user's own store."""
    return home() / "store"


def cache_folder() -> Path:
    """What can be computed again at any time: under `BILATERAL_HOME`, else in the platform's folder for caches."""
    if os.environ.get("BILATERAL_HOME"):
        return home() / "cache"
    if sys.platform == "win32":
        return home() / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "bilateral"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "bilateral"


def starter_store() -> Path:
    """The store that ships inside the package."""
    return Path(str(resources.files("bilateral"))) / "starter"


def default_store() -> Path:
    """The user's own store if there is one, else the starter store."""
    own = user_store()
    return own if (own / "manifest.json").is_file() else starter_store()
