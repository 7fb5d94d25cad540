"""The verb serve: its address on stderr, a port that is taken, and an end by Ctrl-C without a trace."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest
from click.testing import CliRunner

from bilateral.cli import cli
from bilateral.overview import kept, turns
from bilateral.overview import world as worlds


@pytest.fixture
def home(starter, starter_world, starter_periods, tmp_path, monkeypatch):
    """A home in which the levels and periods of the starter store are kept already."""
    kept.save(starter_world, worlds.place_of(starter, tmp_path / "cache"))
    kept.save(starter_periods, turns.place_of(starter, tmp_path / "cache"))
    monkeypatch.setenv("BILATERAL_HOME", str(tmp_path))
    return tmp_path


def started(*words):
    server = subprocess.Popen(
        [sys.executable, "-m", "bilateral", "serve", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    said = []
    while line := server.stderr.readline():
        said.append(line)
        if "is served at" in line:
            break
    return server, "".join(said)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_its_address_answers_and_ends_cleanly(home, how):
    server, said = started()
    address = re.search(r"http://localhost:(\d+)/", said)
    assert address, said
    with urllib.request.urlopen(f"http://127.0.0.1:{address[1]}/api/v1/states?q=camb") as answer:
        assert b"KHM" in answer.read()
    server.send_signal(how)
    out, err = server.communicate(timeout=20)
    assert out == "" and "Traceback" not in err
    assert how == signal.SIGTERM or (err.strip() == "bilateral: ended" and server.returncode == 0)
    assert server.returncode in (0, 130, 143, -signal.SIGTERM)


def test_a_taken_port_is_told_and_without_one_the_next_is_used(home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = CliRunner().invoke(cli, ["serve", "--port", str(port)])
        assert done.exit_code == 1 and f"Port {port} is taken" in done.stderr and done.stdout == ""
    from bilateral.web.server import PORT, bound

    first = bound("127.0.0.1", None)
    second = bound("127.0.0.1", None)
    assert PORT <= first.getsockname()[1] < second.getsockname()[1] < PORT + 20
    first.close()
    second.close()


@pytest.mark.parametrize("host", ["no.such.host.invalid", "203.0.113.7", "a b", "x" * 300])
def test_an_address_that_is_not_of_this_machine_is_told_in_one_line(home, host):
    done = CliRunner().invoke(cli, ["serve", "--host", host])
    assert done.exit_code == 1 and done.stderr.count("\n") == 1 and done.stderr.startswith("bilateral: ")


def test_it_binds_to_this_machine_alone_and_says_so_where_it_does_not(home):
    server, said = started("--host", "0.0.0.0")
    said += server.stderr.readline()
    server.terminate()
    server.communicate(timeout=20)
    assert "every machine that reaches this one can read it" in said
    from bilateral.web.server import LOOPBACK

    assert LOOPBACK == "127.0.0.1"


def test_a_home_that_cannot_be_written_is_told_in_one_line(tmp_path, monkeypatch):
    (tmp_path / "home").write_text("a file")
    monkeypatch.setenv("BILATERAL_HOME", str(tmp_path / "home"))
    done = CliRunner().invoke(cli, ["serve"])
    assert done.exit_code == 1 and "BILATERAL_HOME" in done.stderr and done.stderr.count("\n") == 1
