"""How fast the server answers over a large store while another process reads pages into it.

First one reader asks for lists, facets, searches and events over loopback, then four readers
ask at once; meanwhile one writer reads, resolves and settles pages. Printed: the 95th percentile
of the time in the server and of the time until the reader has it all, the processor time of the
server for an answer (of one reader, since others would be counted with it), errors, the time
from start to first byte, and what one page costs to add. `--other SRC` asks a server of another
checkout too, in turn and over the same store; `--views` asks for the drawn views, three times
each, without a writer.

Run: python benchmarks/_many.py many.db --documents 100000 && python benchmarks/serve.py many.db
"""

import argparse
import multiprocessing
import os
import platform
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from kronika.codebook.book import load_codebook
from kronika.pipeline import Source, read, settle
from kronika.plugins import load_reader
from kronika.store import open_store

HERE = Path(__file__).parent
PAGES = HERE.parent / "examples" / "pages"
BASE = "/api/v1"
WORDS = ("troops", "exercise", "учения", "演习", "Chebarkul", '"peace mission"')
ASKED = {
    "list": f"{BASE}/events?limit=50",
    "list, one type": f"{BASE}/events?limit=50&type=meeting_visit",
    "facets": f"{BASE}/facets",
    "facets, filtered": f"{BASE}/facets?type=joint_exercise&lifecycle=ongoing",
    **{f"search {word}": f"{BASE}/events?limit=50&q={quote(word)}" for word in WORDS},
    "workbench, list": "/",
    "workbench, search": "/?q=troops",
}
VIEWS = ("timeline", "map", "network", "calendar", "figures", "entities", "claims", "documents")
TIMEOUT_S = 300
_TIMING = re.compile(r"wall;dur=([\d.]+), cpu;dur=([\d.]+)")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: which server gave it, what was asked, milliseconds; `fine` without error."""

    server: int
    asked: str
    client: float
    wall: float
    cpu: float
    fine: bool


Answers = list[Answer]


def fetched(server: int, name: str, address: str) -> Answer:
    """What one question gave."""
    began, said = time.perf_counter(), None
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT_S) as answer:
            answer.read()
            fine = answer.status == 200
            said = _TIMING.search(answer.headers.get("Server-Timing", ""))
    except (urllib.error.URLError, TimeoutError):
        fine = False
    took = 1000 * (time.perf_counter() - began)
    wall, cpu = map(float, said.groups()) if said else (0.0, 0.0)
    return Answer(server, name, took, wall, cpu, fine)


def questions(turn: int, events: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is asked in one turn: name and path."""
    yield from ASKED.items()
    words = f"{WORDS[turn % 2]} {1950 + turn * 7 % 76}"
    yield "search, other words", f"{BASE}/events?limit=50&q={quote(words)}"
    one = events[turn % len(events)]
    yield from (("event", f"{BASE}/events/{one}"), ("workbench, event", f"/events/{one}"))


def ask(
    roots: dict[int, str], events: list[str], seconds: float, *, first: int,
    found: "multiprocessing.Queue[Answers]",
) -> None:  # fmt: skip
    """One reader: every question in turn, of every server, until the time is over."""
    answers: Answers = []
    turn, until = first, time.monotonic() + seconds
    while time.monotonic() < until:
        for name, path in questions(turn, events):
            answers += [fetched(server, name, root + path) for server, root in roots.items()]
        turn += 1
    found.put(answers)


def write(db: str, seconds: float, found: "multiprocessing.Queue[list[float]]") -> None:
    """The writer: pages that are new each time, read, resolved and settled one by one."""
    import tempfile

    book, costs = load_codebook(), []
    reader = load_reader("rules")(book)
    pages = sorted(PAGES.rglob("*.*"))
    until, turn = time.monotonic() + seconds, 0
    with open_store(db) as store, tempfile.TemporaryDirectory() as folder:
        near = store.neighbourhood()
        while time.monotonic() < until:
            page = pages[turn % len(pages)]
            own = Path(folder) / f"{os.getpid()}-{turn}{page.suffix}"
            own.write_bytes(page.read_bytes().replace(b"2007", f"{1950 + turn % 50}".encode()))
            began = time.perf_counter()
            source = Source([str(own)])
            list(read(source, codebook=book, reader=reader, store=store, neighbourhood=near))
            settle(store, book)
            costs.append(time.perf_counter() - began)
            turn += 1
    found.put(costs)


def started(db: str, source: str | None) -> tuple[subprocess.Popen[bytes], str, float]:
    """A server, of other code where `source` is its folder; its address, seconds to first byte."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    paths = {"PYTHONPATH": source} if source else {}
    began = time.perf_counter()
    command = [sys.executable, str(HERE / "_timed.py"), db, str(port)]
    server = subprocess.Popen(command, env=os.environ | paths)
    root = f"http://127.0.0.1:{port}"
    while not fetched(0, "", root + "/docs").fine:
        time.sleep(0.02)
    return server, root, time.perf_counter() - began


def measured(
    db: str, roots: dict[int, str], events: list[str], *, seconds: float, readers: int
) -> tuple[Answers, list[float]]:
    """The answers that so many readers got while one process wrote, and the cost of each page."""
    found: multiprocessing.Queue[Answers] = multiprocessing.Queue()
    costs: multiprocessing.Queue[list[float]] = multiprocessing.Queue()
    people = [
        multiprocessing.Process(
            target=ask, args=(roots, events, seconds),
            kwargs={"first": 1000 * one, "found": found},
        ) for one in range(readers)
    ]  # fmt: skip
    people.append(multiprocessing.Process(target=write, args=(db, seconds, costs)))
    for one in people:
        one.start()
    answers = [one for _ in range(readers) for one in found.get(timeout=seconds + 120)]
    written = costs.get(timeout=seconds + 120)
    for one in people:
        one.join()
    return answers, written


def p95(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[max(0, int(len(values) * 0.95) - 1)]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("db")
    options.add_argument("--seconds", type=float, default=30.0)
    options.add_argument("--readers", type=int, default=4)
    options.add_argument("--views", action="store_true", help="ask for the drawn views too")
    options.add_argument("--other", help="the `src` of another checkout, to compare with")
    asked = options.parse_args()
    with open_store(asked.db, create=False) as store:
        settle(store, load_codebook())
        totals = store.totals()
        events = [one.id for one in store.records(limit=200)]
    sources = [None, *([asked.other] if asked.other else [])]
    print(f"{totals['documents']} documents, {totals['events']} events")
    servers = [started(asked.db, source) for source in sources]
    roots = {at: root for at, (_, root, _) in enumerate(servers)}
    print("start to first byte " + ", ".join(f"{first:.2f} s" for *_, first in servers))
    try:
        for at, root in roots.items():
            for name, path in questions(0, events):
                fetched(at, name, root + path)
        report("one reader", *measured(asked.db, roots, events, seconds=asked.seconds, readers=1))
        for at, root in roots.items():
            found = measured(
                asked.db, {at: root}, events, seconds=asked.seconds, readers=asked.readers
            )
            report(f"{asked.readers} readers" + (", other code" if at else ""), *found)
        if asked.views:
            views = [(view, roots[0] + f"/{view}") for view in VIEWS] * 3
            report("views", [fetched(0, view, path) for view, path in views], [])
    finally:
        for server, *_ in servers:
            server.terminate()
            server.wait()


def report(title: str, answers: Answers, written: list[float]) -> None:
    """The table of one run; with two servers the second one's columns and the ratios of medians."""
    machine = f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"\n{title}: {datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {machine}")
    by_name: dict[str, dict[int, Answers]] = defaultdict(lambda: defaultdict(list))
    for one in answers:
        by_name[one.asked][one.server].append(one)
    servers = sorted({one.server for one in answers})
    head = f"{'server p50':>12}{'p95':>7}{'cpu p50':>9}{'p95':>7}{'client p95':>12}"
    ratio = f"{'ratio server':>14}{'cpu':>6}" if len(servers) > 1 else ""
    print(f"{'asked, ms':<26}{'answers':>8}" + head * len(servers) + ratio)
    for name, found in by_name.items():
        middle = [_middle(found[at]) for at in servers]
        line = f"{name:<26}{len(found[servers[0]]):>8}" + "".join(
            _cells(found[at]) for at in servers
        )
        if len(servers) > 1 and all(middle[0]):
            line += f"{middle[1][0] / middle[0][0]:>14.1f}{middle[1][1] / middle[0][1]:>6.1f}"
        print(line)
    print(f"errors {sum(not one.fine for one in answers)} of {len(answers)}")
    if written:
        print(f"one page added (read, resolve, settle): p50 {statistics.median(written):.2f} s, "
              f"p95 {p95(written):.2f} s, {len(written)} pages")  # fmt: skip


def _middle(answers: Answers) -> tuple[float, float]:
    wall = statistics.median(one.wall for one in answers)
    return wall, statistics.median(one.cpu for one in answers)


def _cells(answers: Answers) -> str:
    wall, cpu = _middle(answers)
    high = [p95([getattr(one, name) for one in answers]) for name in ("wall", "cpu", "client")]
    return f"{wall:>12.0f}{high[0]:>7.0f}{cpu:>9.1f}{high[1]:>7.1f}{high[2]:>12.0f}"


if __name__ == "__main__":
    main()
