"""Articles are read in a few processes: those who leave end their work, too many are told so, none waits for ever."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bilateral.web import desks as module
from bilateral.web.asked import AskedError
from bilateral.web.desk import Task, done
from bilateral.web.desks import BusyError, Desks, GoneError


def awaited(what):
    """Runs a coroutine in a thread of its own: Playwright leaves its loop running in that of the tests."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, what).result()


ARTICLE = b"Cambodia and the Soviet Union established diplomatic relations in 1956."


async def never():
    await asyncio.Event().wait()


@pytest.fixture
def desks(starter):
    found = Desks(starter.folder)
    yield found
    found.end()


def slow(monkeypatch):
    """Every article takes a minute: the process is one that answers nothing."""
    import sys

    words = [sys.executable, "-c", "import time; time.sleep(60)"]
    real = module.subprocess.Popen
    monkeypatch.setattr(module.subprocess, "Popen", lambda _, **more: real(words, **more))


def test_a_desk_answers_what_is_answered_without_one(desks, starter):
    for kind in ("read", "check"):
        task = Task(kind, ARTICLE, None, None)
        assert awaited(desks.ask(task, never)) == done(starter, task)


def test_one_process_reads_one_article_after_the_other(desks):
    first = desks._free[-1].begin().pid
    for n in range(3):
        awaited(desks.ask(Task("read", ARTICLE + str(n).encode(), None, None), never))
    assert desks._free[-1].begin().pid == first


def test_one_who_leaves_ends_the_work_and_the_desk_is_free_again(desks, monkeypatch):
    async def leaves():
        await asyncio.sleep(0.2)

    with monkeypatch.context() as patch:
        slow(patch)
        process = desks._free[-1].begin()
        begun = time.monotonic()
        with pytest.raises(GoneError):
            awaited(desks.ask(Task("read", ARTICLE, None, None), leaves))
        assert time.monotonic() - begun < 20 and process.poll() is not None
    assert desks.busy == 0
    assert awaited(desks.ask(Task("read", ARTICLE, None, None), never))


def test_an_article_that_takes_too_long_is_given_up_with_its_size(starter, monkeypatch):
    slow(monkeypatch)
    desks = Desks(starter.folder, longest=0.3)
    with pytest.raises(AskedError, match=r"71 bytes took longer .*`bilateral check`"):
        awaited(desks.ask(Task("read", ARTICLE, None, None), never))
    assert desks.busy == 0
    desks.end()


def test_those_for_whom_there_is_no_place_are_told_so_at_once(desks, monkeypatch):
    slow(monkeypatch)

    async def crowd():
        tasks = [Task("read", ARTICLE + str(n).encode(), None, None) for n in range(module.DESKS + module.WAITING)]
        asked = [asyncio.create_task(desks.ask(t, never)) for t in tasks]
        while desks.busy < module.DESKS or desks._waiting < module.WAITING:
            await asyncio.sleep(0.01)
        with pytest.raises(BusyError, match="are being read"):
            await desks.ask(Task("read", b"one more", None, None), never)
        for one in asked:
            one.cancel()
        await asyncio.gather(*asked, return_exceptions=True)

    awaited(crowd())
    assert desks.busy == 0 and desks._waiting == 0


def test_a_process_that_breaks_is_told_and_the_next_article_has_another(desks):
    process = desks._free[-1].begin()
    process.kill()
    process.wait()
    assert awaited(desks.ask(Task("read", ARTICLE, None, None), never))
    broken = desks._free[-1].begin()
    broken.stdin.write(b"no task\n")
    with pytest.raises(RuntimeError, match="ended in the middle"):
        awaited(desks.ask(Task("read", ARTICLE, None, None), never))
    assert awaited(desks.ask(Task("read", ARTICLE, None, None), never))


def test_a_busy_server_says_so_to_persons_and_programs(app, client, monkeypatch):
    async def full(task, gone):
        raise BusyError("2 articles are being read and 6 wait already. Try again in some seconds.")

    monkeypatch.setattr(app.state.explorer.desks, "ask", full)
    answer = client.post("/api/v1/check", content=b"Something that was not read before.")
    assert answer.status_code == 503 and answer.headers["retry-after"] == "5" and "Try again" in answer.json()["detail"]
    page = client.post("/check", data={"text": "Something that was not read before."})
    assert page.status_code == 503 and "Try again" in page.text
    assert "Something that was not read before." in page.text  # what was typed is not lost


@pytest.mark.parametrize("address", ["/check", "/api/v1/read"])
def test_a_closed_connection_ends_the_work(starter, starter_world, monkeypatch, address):
    """A request as the server hands it on: its body, then the news that the browser has left."""
    from bilateral.web.app import create_app
    from bilateral.web.explorer import Explorer

    slow(monkeypatch)
    explorer = Explorer(starter, starter_world)
    body = b"text=Cambodia+and+Russia+met+in+1956."
    kind = b"application/x-www-form-urlencoded" if address == "/check" else b"text/plain"
    head = [(b"host", b"localhost"), (b"content-type", kind), (b"content-length", str(len(body)).encode())]
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "path": address,
        "raw_path": address.encode(), "query_string": b"", "headers": head, "scheme": "http", "root_path": "",
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip

    async def run():
        came = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def receive():
            for message in came:
                return message
            while not explorer.desks.busy:
                await asyncio.sleep(0.01)
            return {"type": "http.disconnect"}

        async def send(message):
            pass

        await asyncio.wait_for(create_app(explorer)(scope, receive, send), 20)

    awaited(run())
    assert explorer.desks.busy == 0
    explorer.end()
