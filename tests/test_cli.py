"""The command line as a shell meets it: where output goes, what an interrupt leaves, and which code says what."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

on_linux = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are not seen under /proc here")
PAIR = ["overview", "Cambodia", "Russia"]
ROOT = Path(__file__).resolve().parent.parent


def run(*words, home, **more):
    env = {**os.environ, "BILATERAL_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "bilateral", *words], env=env, capture_output=True, text=True, check=False, **more
    )


def plain(text, home):
    assert "Traceback" not in text and "Exception ignored" not in text
    assert len(text.strip().splitlines()) == 1, text


def test_output_to_a_device_writes_to_it_and_leaves_it_one(tmp_path):
    done = run(*PAIR, "-o", "/dev/null", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_output_through_a_link_writes_what_it_points_to_and_keeps_the_link(tmp_path):
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("old")
    link.symlink_to(real)
    assert run(*PAIR, "-o", str(link), home=tmp_path).returncode == 0
    assert link.is_symlink() and "Cambodia and Russia" in real.read_text()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link.md", "real.md"]


def test_output_keeps_the_mode_of_the_file_that_it_replaces(tmp_path):
    there = tmp_path / "secret.md"
    there.write_text("old")
    there.chmod(0o600)
    assert run(*PAIR, "-o", str(there), home=tmp_path).returncode == 0
    assert stat.S_IMODE(there.stat().st_mode) == 0o600


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this machine has no /dev/full")
@pytest.mark.parametrize("words", [PAIR, ["--help"], ["sources"], ["overview", "--help"]], ids=lambda w: w[0])
def test_a_full_disk_is_one_plain_line(words, tmp_path):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bilateral", *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    plain(done.stderr, tmp_path)
    assert "No space left" in done.stderr


@pytest.mark.parametrize("words", ["overview Cambodia Russia", "read README.md", "check README.md", "sources"])
def test_a_closed_stdout_is_one_plain_line(words, tmp_path):
    script = f"exec {sys.executable} -m bilateral {words} >&-"
    done = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 1
    plain(done.stderr, tmp_path)


def test_a_dash_is_stdout(tmp_path):
    done = run("export", "Cambodia", "Russia", "--what", "plover", "-o", "-", home=tmp_path, cwd=tmp_path)
    assert done.stdout.startswith("{") and not list(tmp_path.iterdir())


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    script = f"{sys.executable} -m bilateral overview India Pakistan --format json | head -c 10"
    done = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, check=False)
    assert done.stderr == "" and done.stdout.startswith("{")


def test_an_ending_that_names_no_format_is_wrong_usage(tmp_path):
    done = run(*PAIR, "-o", str(tmp_path / "x.pdf"), home=tmp_path)
    assert done.returncode == 2 and ".pdf" in done.stderr and ".html" in done.stderr and "--format" in done.stderr
    assert not list(tmp_path.iterdir())
    assert run(*PAIR, "-o", str(tmp_path / "x.pdf"), "--format", "text", home=tmp_path).returncode == 0


def _hear():
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupted(words, home, after):
    env = {**os.environ, "BILATERAL_HOME": str(home)}
    # a session of its own, so that the signal reaches the children as Ctrl-C in a terminal does; heard even where the
    # tests themselves run in the background of a script, which makes all that they start deaf to it
    child = subprocess.Popen(
        [sys.executable, "-m", "bilateral", *words],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_hear,
    )
    after(child.pid)
    os.killpg(child.pid, signal.SIGINT)
    _, said = child.communicate(timeout=60)
    return child.returncode, said


def until(what):
    for _ in range(600):
        if what():
            return
        time.sleep(0.02)
    raise AssertionError("never came to the moment of the interrupt")


def children(pid):
    """The processes that a process started, once it has any (Linux)."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def waits(pid):
    """Whether a process waits in the opening of a pipe (Linux); where that is not to be seen, after three seconds."""
    where = Path(f"/proc/{pid}/wchan").read_text()
    return where == "wait_for_partner" or (
        where in ("", "0") and time.time() - Path(f"/proc/{pid}").stat().st_ctime > 3
    )


@on_linux
def test_an_interrupt_during_a_build_is_one_line_and_leaves_the_old_store(mirror, tmp_path):
    home = tmp_path / "home"
    assert run("build", "sipri-arms", "--mirror", str(mirror), home=home).returncode == 0
    before = (home / "store" / "manifest.json").read_bytes()
    words = ["build", "un-votes", "gdelt", "--mirror", str(mirror)]
    code, said = interrupted(words, home, lambda pid: until(lambda: children(pid)))
    assert code == 130, said
    plain(said, home)
    assert (home / "store" / "manifest.json").read_bytes() == before
    assert run(*PAIR, home=home).returncode == 0


def test_an_interrupt_during_a_fetch_is_one_line(mirror, tmp_path):
    home = tmp_path / "home"
    begun = home / "raw"
    code, said = interrupted(["fetch", "--all", "--mirror", str(mirror)], home, lambda _: until(begun.is_dir))
    assert code == 130, said
    plain(said, home)


@on_linux
def test_an_interrupt_during_an_overview_is_one_line(tmp_path):
    # a store whose manifest is a pipe nobody writes to: the program waits for certain
    store = tmp_path / "store"
    store.mkdir()
    os.mkfifo(store / "manifest.json")
    code, said = interrupted([*PAIR, "--store", str(store)], tmp_path, lambda pid: until(lambda: waits(pid)))
    assert code == 130, said
    plain(said, tmp_path)


def test_two_builds_in_one_folder_are_not_let_in(mirror, tmp_path):
    from bilateral.processes import alone

    folder = tmp_path / "store"
    folder.mkdir()
    with alone(folder):
        done = run("build", "sipri-arms", "--mirror", str(mirror), "-o", str(folder), home=tmp_path)
    assert done.returncode == 1 and "Another build is at work" in done.stderr
    plain(done.stderr, tmp_path)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([*PAIR, "-o", "{here}/none/x.md"], 1, "No such file or directory"),
        ([*PAIR, "-o", "{here}/loop"], 1, "links"),
        ([*PAIR, "--from", "1900", "--to", "1910"], 1, "There is nothing"),
        (["trace", "state:99999"], 1, "say nothing of lineage"),
        (["trace", "a" * 5000], 1, "is no id"),
        (["overview", "a" * 10_000, "Russia"], 1, "no state that is known"),
        (["overview", "\x1b[31mRussia\x07", "Egypt"], 1, "no state that is known"),
        (["overview", "", "Egypt"], 1, "no state that is known"),
    ],
)
def test_what_cannot_be_done_is_one_plain_line(words, code, said, tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    done = run(*(w.replace("{here}", str(tmp_path)) for w in words), home=tmp_path / "home")
    assert done.returncode == code and said in done.stderr and done.stdout == ""
    plain(done.stderr, tmp_path)
    assert len(done.stderr) < 600 and done.stderr.strip().isprintable()
