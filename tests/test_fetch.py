"""Fetching, against a real HTTP server on this machine that can break off, resume and lie."""

from __future__ import annotations

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import httpx
import pytest

from bilateral.errors import FetchError
from bilateral.fetch import Mirror, download, fetch, locate
from bilateral.sources.base import File

BODY = bytes(range(256)) * 4000
QUIET = lambda *_: None  # noqa: E731


class Handler(BaseHTTPRequestHandler):
    """Serves BODY; breaks off the first answer half way when the server is told to."""

    def do_GET(self):
        server = self.server
        start = int(self.headers["Range"][6:-1]) if "Range" in self.headers else 0
        server.seen.append(start)
        if self.path == "/gone":
            self.send_error(404)
            return
        self.send_response(206 if start else 200)
        body = BODY[start:] if self.path != "/other" else BODY[::-1]
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if server.breaks:
            server.breaks -= 1
            self.wfile.write(body[: len(body) // 2])
            self.wfile.flush()
            self.connection.close()
            return
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.seen, running.breaks = [], 0
        threading.Thread(target=running.serve_forever, daemon=True).start()
        running.url = f"http://127.0.0.1:{running.server_port}"
        yield running
        running.shutdown()


def pinned(url):
    return File("raw.bin", hashlib.sha256(BODY).hexdigest(), len(BODY), url)


def test_a_download_that_breaks_off_is_resumed_where_it_stopped(server, tmp_path):
    server.breaks = 1
    path = download(pinned(server.url + "/raw"), tmp_path, QUIET, httpx.Client(trust_env=False))
    assert path.read_bytes() == BODY
    assert server.seen[0] == 0 and server.seen[1] > 0
    assert [p.name for p in tmp_path.iterdir()] == ["raw.bin"]


def test_other_bytes_than_the_pinned_ones_are_thrown_away(server, tmp_path):
    with pytest.raises(FetchError, match="expected"):
        download(pinned(server.url + "/other"), tmp_path, QUIET, httpx.Client(trust_env=False))
    assert not list(tmp_path.iterdir())


def test_a_missing_page_is_one_plain_error_that_names_the_mirror(server, tmp_path):
    with pytest.raises(FetchError, match=r"404.*--mirror"):
        download(pinned(server.url + "/gone"), tmp_path, QUIET, httpx.Client(trust_env=False))


def test_a_file_without_an_address_asks_for_a_mirror(tmp_path):
    with pytest.raises(FetchError, match=r"packed from several files.*--mirror DIR"):
        download(pinned(None), tmp_path, QUIET)


def test_a_mirror_finds_a_file_under_another_name(tmp_path):
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "renamed.dat").write_bytes(BODY)
    source = SimpleNamespace(id="x", files=(pinned(None),))
    done = fetch([source], tmp_path / "raw", mirror=tmp_path / "m")
    assert [(f.file, f.state) for f in done] == [("raw.bin", "copied")]
    assert [f.state for f in fetch([source], tmp_path / "raw", mirror=tmp_path / "m")] == ["present"]


def test_a_damaged_file_is_never_read(tmp_path):
    source = SimpleNamespace(id="x", files=(pinned(None),))
    (tmp_path / "raw.bin").write_bytes(BODY[:-1])
    with pytest.raises(FetchError, match=r"sha256 .* expected"):
        locate(source, tmp_path)
    with pytest.raises(FetchError, match=r"bytes and sha256"):
        locate(source, tmp_path / "none", Mirror(tmp_path))
