"""Arrays that were computed once for a store, kept on disk: written in one step, read back whole or not at all."""

from __future__ import annotations

import os
import tempfile
import zipfile
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from bilateral import __version__

if TYPE_CHECKING:
    from bilateral.store import Store

#: A dataclass of arrays.
Arrays = TypeVar("Arrays")


def place(store: Store, folder: Path, what: str, settings: bytes, form: int) -> Path:
    """The file of what was computed from a store: named by the store, the settings, the version and the form.

    `form` rises when a file of an earlier version must not be read.
    """
    return folder / f"{what}-{store.id[:16]}-{sha256(settings).hexdigest()[:8]}-{__version__}-{form}.npz"


def load(path: Path, kind: type[Arrays]) -> Arrays | None:
    """What a file holds; None if there is no file, or it is damaged."""
    try:
        with np.load(path, allow_pickle=False) as held:
            return kind(**{f.name: held[f.name] for f in fields(kind)})  # type: ignore[arg-type]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def save(found: Any, path: Path) -> None:
    """Writes a dataclass of arrays in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {f.name: getattr(found, f.name) for f in fields(found)}
    handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez_compressed(file, **arrays)
        Path(part).replace(path)
    finally:
        Path(part).unlink(missing_ok=True)
