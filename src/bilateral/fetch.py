"""Raw files to the user's folder: from the pinned address, or from a mirror folder; checked by sha256.

A download goes to a `.part` file beside its place, is resumed where it broke off, hashed, and moved only when
its bytes are the pinned ones.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral.errors import FetchError

if TYPE_CHECKING:
    import httpx

    from bilateral.sources.base import File, Source

#: Told of progress: file name, bytes done, bytes in all.
Progress = Callable[[str, int, int], None]
_CHUNK = 1 << 16
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one file: `state` is "present", "copied" or "downloaded"."""

    file: str
    path: Path
    state: str


def sha256(path: Path) -> str:
    """The sha256 of a file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class Mirror:
    """A folder of raw files under any names; a file is found by its sha256 (its name is tried first)."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise FetchError(f"The mirror {folder} is no folder. Give the folder that holds the raw files.")
        self.folder = folder
        self._by_size: dict[int, list[Path]] = {}
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            self._by_size.setdefault(path.stat().st_size, []).append(path)

    def find(self, file: File) -> Path | None:
        """The path of the file with the pinned bytes, or None."""
        likely = sorted(self._by_size.get(file.size, []), key=lambda p: p.name != file.name)
        return next((p for p in likely if sha256(p) == file.sha256), None)

    def why_not(self, file: File) -> str:
        """One clause on what the mirror has instead of the file."""
        path = self.folder / file.name
        if not path.is_file():
            return f"the mirror {self.folder} has no such file"
        return (
            f"{path} has {path.stat().st_size:,} bytes and sha256 {sha256(path)[:12]}..., "
            f"expected {file.size:,} and {file.sha256[:12]}..."
        )


def _download(client: httpx.Client, file: File, part: Path, progress: Progress) -> None:
    """Append what is missing of the file to `part`; raises httpx errors, which the caller tries again."""
    done = part.stat().st_size if part.exists() else 0
    if done > file.size:
        part.unlink()
        done = 0
    if done == file.size:
        return
    assert file.url is not None
    headers = {"Range": f"bytes={done}-"} if done else {}
    with client.stream("GET", file.url, headers=headers) as answer:
        answer.raise_for_status()
        resumed = answer.status_code == 206
        with part.open("ab" if resumed else "wb") as out:
            done = done if resumed else 0
            for block in answer.iter_bytes(_CHUNK):
                out.write(block)
                done += len(block)
                progress(file.name, done, file.size)
                if done > file.size:
                    break


def download(file: File, folder: Path, progress: Progress, client: httpx.Client | None = None) -> Path:
    """Download one pinned file into a folder and return its path.

    Raises
    ------
    FetchError
        If there is no address, no answer after four tries, or the bytes are not the pinned ones.
    """
    import httpx
    from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

    if file.url is None:
        raise FetchError(
            f"{file.name} was packed from several files ({file.origin or 'see docs/sources'}) and has no "
            "single address. Take it from a mirror: bilateral fetch --mirror DIR."
        )
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{file.name}.part"
    own = client or httpx.Client(follow_redirects=True, timeout=30)
    try:
        for attempt in Retrying(
            stop=stop_after_attempt(_TRIES),
            wait=wait_exponential(max=8),
            retry=retry_if_exception_type(httpx.TransportError),
            reraise=True,
        ):
            with attempt:
                _download(own, file, part, progress)
    except httpx.HTTPError as error:
        raise FetchError(
            f"{file.name} cannot be downloaded from {file.url} ({type(error).__name__}: {error}). "
            "Try again later, or use a mirror: bilateral fetch --mirror DIR."
        ) from error
    finally:
        if client is None:
            own.close()
    found = sha256(part)
    if found != file.sha256:
        part.unlink()
        raise FetchError(
            f"{file.name} from {file.url} has sha256 {found[:12]}..., expected {file.sha256[:12]}.... "
            "Its publisher changed it; the download was thrown away. Use a mirror."
        )
    return part.replace(folder / file.name)


def fetch(
    sources: Iterable[Source], folder: Path, *, mirror: Path | None = None, progress: Progress = lambda *_: None
) -> list[Fetched]:
    """Bring the raw files of the sources into `folder`; those already there with the right bytes stay.

    Raises
    ------
    FetchError
        At the first file that cannot be had; what was fetched before stays.
    """
    store = Mirror(mirror) if mirror else None
    done = []
    for file in {f.name: f for source in sources for f in source.files}.values():
        path = folder / file.name
        if path.is_file() and path.stat().st_size == file.size and sha256(path) == file.sha256:
            done.append(Fetched(file.name, path, "present"))
            continue
        if store is None:
            done.append(Fetched(file.name, download(file, folder, progress), "downloaded"))
            continue
        found = store.find(file)
        if found is None:
            raise FetchError(f"{file.name}: {store.why_not(file)}.")
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"{file.name}.part"
        shutil.copyfile(found, part)
        progress(file.name, file.size, file.size)
        done.append(Fetched(file.name, part.replace(path), "copied"))
    return done


def locate(source: Source, folder: Path, mirror: Mirror | None = None) -> Mapping[str, Path] | None:
    """The paths of a source's raw files with the pinned bytes, or None if one is not to be found.

    Raises
    ------
    FetchError
        If a file of the right name has other bytes: it is damaged, and must not be read.
    """
    paths = {}
    for file in source.files:
        path = (mirror.find(file) if mirror else None) or folder / file.name
        if not path.is_file():
            wrong = mirror.folder / file.name if mirror else path
            if wrong.is_file():
                raise FetchError(f"{source.id}: {mirror.why_not(file) if mirror else file.name}. Fetch it again.")
            return None
        if sha256(path) != file.sha256:
            raise FetchError(
                f"{source.id}: {path.name} has sha256 {sha256(path)[:12]}..., expected "
                f"{file.sha256[:12]}.... It is damaged or of another version; run: "
                f"bilateral fetch {source.id}"
            )
        paths[file.name] = path
    return paths
