"""Whether a large collection is served as fast as a small one: both in turn, round by round.

    .venv/bin/python benchmarks/exchange_sizes.py [--objects 10000 100000] [--rounds 15] [--json]

Two workers of Kronika's own server stand side by side, one with few objects and one with many, each
on a SQLite store of its own; loopback, bearer key, no rate limits, objects as in `exchange.py`. In
each round both answer the same requests, the one that begins drawn by lot, so that whatever else
the machine does hits both. Printed are medians over the rounds: processor time of the worker for
one request, time by the clock, and the ratio of large to small with the quarter and three quarter
values of the rounds. A ratio of 1 says that size does not matter. `steps` are the instructions that
SQLite's machine runs for the question behind a request: they depend on nothing but the store.

It does not show what several clients get, nor sizes beyond those named.
"""

import argparse
import json
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil
from sqlalchemy import event

sys.path.insert(0, str(Path(__file__).parent))
from _taxii_client import Client
from _taxii_server import Server
from exchange import deep, fill, objects
from kronika.model.sharing import Filters, Viewer

REQUESTS = 150


QUESTIONS = {
    "GET limit=100": Filters(limit=100),
    "GET match[type] limit=100": Filters(types=("note",), limit=100),
    "manifest limit=100": Filters(limit=100),
}


def steps(server: Server, name: str, filters: Filters) -> int:
    """How many instructions SQLite runs for a question of a partner."""
    count = 0

    def one_more() -> None:
        nonlocal count
        count += 1

    def counted(raw: sqlite3.Connection, *_: object) -> None:
        raw.set_progress_handler(one_more, 1)

    shelf, engine = server.shelf, server.store._backend.engine  # noqa: SLF001
    viewer = Viewer(number=99, name="p", key_id="k", ceiling=9)
    ask = shelf.rows if name.startswith("manifest") else shelf.objects
    ask(viewer, shelf.collection("box"), filters)
    event.listen(engine, "checkout", counted)
    try:
        ask(viewer, shelf.collection("box"), filters)
    finally:
        event.remove(engine, "checkout", counted)
    return count


class Side:
    """One server with its objects, and one connection to it."""

    def __init__(self, server: Server, count: int) -> None:
        client = Client(server.url, user="probe", password=server.key)
        client.basic = f"Bearer {server.key}"
        self.path = f"{client.base}/kronika/collections/{server.ids['box']}/"
        fill(client, f"{self.path}objects/", count)
        last = server.shelf.rows(
            Viewer(number=99, name="p", key_id="k", ceiling=9), server.shelf.collection("box"),
            Filters(limit=count),
        ).rows[-101]  # fmt: skip
        near = {"GET limit=100, near the end": Filters(after=last.added_us, limit=100),
                "GET one object": Filters(ids=(last.id,))}  # fmt: skip
        self.steps = {name: steps(server, name, one) for name, one in (QUESTIONS | near).items()}
        self.process = psutil.Process(server.process.pid if server.process else os.getpid())
        self.headers = {"Authorization": client.basic, "Accept": "application/taxii+json"}
        self.host = client.host
        one = objects(1)[0]["id"]
        near_end = quote(deep(client, f"{self.path}objects/", count))
        self.addresses = {
            "GET limit=100": "objects/?limit=100",
            "GET limit=100, near the end": f"objects/?limit=100&next={near_end}",
            "GET match[type] limit=100": "objects/?match%5Btype%5D=note&limit=100",
            "GET one object": f"objects/{one}/",
            "manifest limit=100": "manifest/?limit=100",
        }  # fmt: skip

    def round(self, name: str) -> tuple[float, float]:
        """Milliseconds of processor and of the clock for one request, over many."""
        connection = HTTPConnection(self.host, timeout=60)
        connection.connect()
        before, start = self._used(), time.perf_counter()
        for _ in range(REQUESTS):
            connection.request("GET", self.path + self.addresses[name], headers=self.headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise SystemExit(f"{name} answered {answer.status}")
        took = time.perf_counter() - start
        connection.close()
        return (self._used() - before) * 1000 / REQUESTS, took * 1000 / REQUESTS

    def _used(self) -> float:
        times = self.process.cpu_times()
        return times.user + times.system


def measured(sides: dict[int, Side], rounds: int) -> dict[str, Any]:
    """All figures, by request."""
    small, large = sorted(sides)
    lot, found = random.Random(7), {}
    for name in sides[small].addresses:
        seen: dict[int, list[tuple[float, float]]] = {small: [], large: []}
        for number in range(rounds + 1):
            for size in lot.sample([small, large], 2):
                figures = sides[size].round(name)
                if number:  # the first round only warms up
                    seen[size].append(figures)
        row: dict[str, Any] = {"steps": [sides[size].steps[name] for size in (small, large)]}
        for place, kind in ((0, "cpu"), (1, "clock")):
            values = {size: [one[place] for one in seen[size]] for size in seen}
            ratios = [b / max(a, 1e-9) for a, b in zip(values[small], values[large], strict=True)]
            low, middle, high = statistics.quantiles(ratios, n=4)
            row |= {
                f"{kind}_small_ms": round(statistics.median(values[small]), 2),
                f"{kind}_large_ms": round(statistics.median(values[large]), 2),
                f"{kind}_ratio": [round(one, 2) for one in (low, middle, high)],
            }
        found[name] = row
    return found


def main() -> int:
    """Print the figures and the load of the machine at both ends."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--objects", type=int, nargs=2, default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    at = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    print(f"{at}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with ExitStack() as stack:
        sides = {}
        for count in given.objects:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            sides[count] = Side(stack.enter_context(Server(folder)), count)
        found = measured(sides, given.rounds)
    small, large = sorted(given.objects)
    print(
        f"ms a request at {small:,} and {large:,} objects, ratio (quarter to three quarters), steps"
    )
    for name, row in found.items():
        cpu, clock = row["cpu_ratio"], row["clock_ratio"]
        print(
            f"  {name:28} cpu {row['cpu_small_ms']:6.2f} {row['cpu_large_ms']:6.2f}"
            f"  {cpu[1]:.2f} ({cpu[0]:.2f} to {cpu[2]:.2f})"
            f"   clock {row['clock_small_ms']:6.2f} {row['clock_large_ms']:6.2f}"
            f"  {clock[1]:.2f} ({clock[0]:.2f} to {clock[2]:.2f})"
            f"   steps {row['steps'][0]:,} {row['steps'][1]:,}"
        )
    print(f"load at the end {os.getloadavg()[0]:.1f}")
    if given.json:
        print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
