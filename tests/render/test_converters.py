"""Charts are drawn in processes of their own, which may die without taking the program along."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

pytest.importorskip("vl_convert", reason="no vl-convert: pip install 'bilateral[documents]'")

from bilateral.errors import BilateralError
from bilateral.render.charts.converters import Converters

POINT = {"data": {"values": [{"x": 3}]}, "mark": "point", "encoding": {"x": {"field": "x", "type": "quantitative"}}}


def test_drawings_come_back_to_who_asked_for_them():
    converters = Converters()
    asked = [converters.ask({**POINT, "title": f"number {n}"}, "en-US") for n in range(8)]
    for n, future in enumerate(asked):
        assert f"number {n}<" in future.result() and future.result().startswith("<svg")


def test_a_specification_that_is_none_is_a_plain_error_and_the_next_is_drawn():
    converters = Converters()
    with pytest.raises(BilateralError, match="drew no chart"):
        converters.ask({"mark": 3}, "en-US").result()
    assert converters.ask(POINT, "en-US").result().startswith("<svg")


def test_a_converter_that_was_killed_is_replaced():
    converters = Converters()
    converters.ask(POINT, "en-US").result()
    children = subprocess.run(
        ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(os.getpid())], capture_output=True, text=True
    )
    mine = [int(line.split()[0]) for line in children.stdout.splitlines() if "worker.py" in line]
    assert mine
    for pid in mine:
        os.kill(pid, signal.SIGKILL)
    told = [converters.ask(POINT, "en-US") for _ in range(6)]
    assert all(f.result().startswith("<svg") for f in told)


def test_no_converter_outlives_the_program():
    code = (
        "from bilateral.render.charts.converters import converters; import subprocess, os\n"
        f"converters().ask({POINT!r}, 'en-US').result()\n"
        "print(subprocess.run(['ps','-ww','-o','pid=,args=','--ppid',str(os.getpid())],capture_output=True,text=True).stdout)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    pids = [int(line.split()[0]) for line in run.stdout.splitlines() if "worker.py" in line]
    assert pids
    for pid in pids:
        for _ in range(300):  # one that draws still ends when it is done
            state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
            if state == "" or state.startswith("Z"):
                break
            time.sleep(0.1)
        else:
            pytest.fail(f"process {pid} is still there: {state}")
