"""What the tests of the security sources share: rows of one dyad as tuples, and an R file changed on its way in."""

from __future__ import annotations

from bilateral.sources import rfile


def rows(frame, a, b, *columns):
    """The rows of a dyad, by time, as tuples; dates as ISO text."""
    found = frame.filter((frame["a"] == a) & (frame["b"] == b))
    found = found.sort([c for c in ("start", "date", "record") if c in found.columns])
    return [tuple(v.isoformat() if hasattr(v, "isoformat") else v for v in r) for r in found.select(columns).rows()]


def change_frames(monkeypatch, change):
    """Have every R frame pass through `change` after it is read."""
    read = rfile.read_r
    monkeypatch.setattr(rfile, "read_r", lambda path: {n: change(f) for n, f in read(path).items()})


def read_mirror(source, mirror):
    """Read a source from the mirror, bypassing what the session keeps."""
    return source.read({f.name: mirror / f.name for f in source.files})


def replaced(mirror, tmp_path, name, old, new):
    """A copy of a text file in which the first `old` is `new`."""
    text = (mirror / name).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return {name: tmp_path / name}
