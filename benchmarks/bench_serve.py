"""The explorer under load: 20 clients for 30 seconds, what they waited, and what memory the server took.

    python benchmarks/bench_serve.py [--store DIR] [--clients 20] [--seconds 30] [--cold]

The server is `bilateral serve` in a process of its own. Each client holds one connection and asks at once again: a
mix of eight addresses of the API over 60 dyads and 40 states (overviews most often). Everything was asked once before,
unless `--cold`. The peer is the same uvicorn with an application that answers two kilobytes and does nothing else: what
the machine, the client and the server cost by themselves. Waits are wall time; the client shares the cores.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

PAIRS = (
    "KHM-RUS DEU-FRA CUB-USA IND-PAK ALB-CHN RUS-USA CHN-USA FRA-GBR IRN-USA EGY-ISR JPN-KOR VNM-USA POL-RUS "
    "CHN-VNM BRA-ARG KHM-VNM KHM-CHN KHM-USA KHM-THA GRC-TUR IRQ-IRN SAU-IRN SYR-TUR UKR-RUS EST-RUS FIN-RUS "
    "SWE-NOR DNK-DEU ITA-FRA ESP-PRT MAR-DZA LBY-EGY SDN-EGY ETH-SOM KEN-TZA UGA-TZA AGO-ZAF MOZ-ZAF NGA-CMR "
    "GHA-TGO SEN-GMB CHL-PER BOL-CHL COL-VEN ECU-PER MEX-USA CAN-USA GTM-BLZ HND-SLV NIC-USA JAM-CUB AUS-NZL "
    "IDN-AUS IDN-MYS PHL-CHN MMR-CHN LAO-THA MNG-CHN KAZ-RUS UZB-KAZ"
)
DYADS = re.findall(r"(\w+)-(\w+)", PAIRS)
STATES = sorted({s for pair in DYADS for s in pair})[:40]


def addresses(seed: int) -> list[tuple[str, str]]:
    """What one client asks for, by kind, in its own order."""
    draw = random.Random(seed)
    found = [("overview", f"/api/v1/overview/{a}/{b}") for a, b in DYADS]
    found += [("state in a year", f"/api/v1/state/{s}?year={draw.randrange(1950, 2016)}") for s in STATES]
    found += [("state page with map", f"/s/{s}?year={draw.choice((1960, 1985, 2010))}") for s in STATES]
    found += [("search", f"/api/v1/states?q={s[: draw.randrange(1, 4)].lower()}") for s in STATES]
    found += [("compare", f"/api/v1/compare?d={a}-{b}&d=KHM-RUS") for a, b in DYADS[:20] if (a, b) != ("KHM", "RUS")]
    found += [("turning points", f"/api/v1/turning-points/{y}") for y in range(1985, 1995)]
    found += [("sources", "/api/v1/sources")] * 5
    draw.shuffle(found)
    return found


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str) -> int:
    """One request on a connection that stays open; the status."""
    writer.write(f"GET {address} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    await writer.drain()
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r")[0])
    await reader.readexactly(length)
    return int(head[9:12])


async def client(port: int, seed: int, until: float, waits: dict[str, list[float]], plain: bool) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**24)
    wanted = [("peer", "/")] if plain else addresses(seed)
    for kind, address in itertools.cycle(wanted):
        t = time.perf_counter()
        if t > until:
            break
        status = await ask(reader, writer, address)
        assert status == 200, (status, address)
        waits.setdefault(kind, []).append(time.perf_counter() - t)
    writer.close()


def memory(pid: int) -> float:
    """Resident megabytes of a process (Linux)."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return float("nan")
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def processor(pid: int) -> float:
    """Seconds of processor time of a process (Linux)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return float("nan")
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def told(kind: str, waits: list[float]) -> None:
    waits = sorted(waits)
    at = [1000 * waits[min(int(len(waits) * q), len(waits) - 1)] for q in (0.5, 0.99, 1.0)]
    print(f"  {kind:<22}{len(waits):>8,} requests   median {at[0]:6.1f}  99th {at[1]:6.1f}  most {at[2]:6.1f} ms")


async def load(port: int, clients: int, seconds: float, plain: bool) -> dict[str, list[float]]:
    waits: dict[str, list[float]] = {}
    until = time.perf_counter() + seconds
    await asyncio.gather(*(client(port, n, until, waits, plain) for n in range(clients)))
    return waits


async def warm(port: int, clients: int) -> None:
    """Everything that will be asked, once."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**24)
    for address in sorted({a for n in range(clients) for _, a in addresses(n)}):
        await ask(reader, writer, address)
    writer.close()


def main(store: str, clients: int, seconds: float, cold: bool) -> None:
    port = 8899
    command = [sys.executable, "-m", "bilateral", "serve", "--port", str(port), *(["--store", store] if store else [])]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        while "is served at" not in (line := server.stderr.readline()):
            assert line, "the server did not start"
        if not cold:
            t = time.perf_counter()
            asyncio.run(warm(port, clients))
            print(f"everything once, one after the other: {time.perf_counter() - t:.1f} s")
        before, used = memory(server.pid), processor(server.pid)
        print(f"load of the machine {os.getloadavg()[0]:.1f}; {clients} clients, {seconds:.0f} s, keep-alive, gzip")
        waits = asyncio.run(load(port, clients, seconds, False))
        every = [w for some in waits.values() for w in some]
        for kind, some in sorted(waits.items()):
            told(kind, some)
        told("all", every)
        told("all JSON", [w for k, some in waits.items() if k != "state page with map" for w in some])
        print(
            f"  {len(every) / seconds:,.0f} a second; {(processor(server.pid) - used) / len(every) * 1e3:.2f} ms of ",
            end="",
        )
        print("processor time each")
        print(f"  memory {before:.0f} MB before, {memory(server.pid):.0f} MB after {len(every):,} requests")
    finally:
        server.terminate()
        server.wait(10)
    peer(port + 1, clients, min(seconds, 10))


async def bare(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """An application that does nothing."""
    head = [(b"content-length", b"2000"), (b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": b" " * 2000})


def peer(port: int, clients: int, seconds: float) -> None:
    """The same load on that application."""
    here = Path(__file__)
    quiet = ["--no-access-log", "--log-level", "critical", "--lifespan", "off"]
    command = [sys.executable, "-m", "uvicorn", f"{here.stem}:bare", "--app-dir", str(here.parent), *quiet]
    server = subprocess.Popen([*command, "--port", str(port)])
    try:
        time.sleep(3)
        told("peer: uvicorn alone", asyncio.run(load(port, clients, seconds, True))["peer"])
    finally:
        server.terminate()
        server.wait(10)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--store", default="")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--cold", action="store_true")
    given = parser.parse_args()
    main(given.store, given.clients, given.seconds, given.cold)
