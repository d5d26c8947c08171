"""How fast the server answers over a large store while another process reads pages into it.

Four processes ask for lists, facets, searches and events over loopback, one writer reads, resolves
and settles pages. Printed: median and 95th percentile of the time to the whole answer, errors, the
time from start to first byte, and what one page costs to add.

Run: python benchmarks/_many.py many.db --documents 100000 && python benchmarks/serve.py many.db
"""

import argparse
import multiprocessing
import os
import platform
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from kronika.codebook.book import load_codebook
from kronika.pipeline import Source, read, settle
from kronika.plugins import load_reader
from kronika.store import open_store

PAGES = Path(__file__).parents[1] / "examples" / "pages"
BASE = "/api/v1"
WORDS = ("troops", "exercise", "учения", "演习", "Chebarkul", '"peace mission"')
ASKED = {
    "list": f"{BASE}/events?limit=50",
    "list, one type": f"{BASE}/events?limit=50&type=meeting_visit",
    "facets": f"{BASE}/facets",
    "facets, filtered": f"{BASE}/facets?type=joint_exercise&lifecycle=ongoing",
    **{f"search {word}": f"{BASE}/events?limit=50&q={quote(word)}" for word in WORDS},
}
Times = list[tuple[str, float, bool]]
Answers = "multiprocessing.Queue[Times]"


def fetched(address: str) -> tuple[float, bool]:
    """Seconds to the whole answer, and whether it was one."""
    began = time.perf_counter()
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            answer.read()
            fine = answer.status == 200
    except (urllib.error.URLError, TimeoutError):
        fine = False
    return time.perf_counter() - began, fine


def ask(
    root: str, events: list[str], seconds: float, found: "multiprocessing.Queue[Times]"
) -> None:
    """One reader: every address in turn until the time is over."""
    times: Times = []
    turn, until = 0, time.monotonic() + seconds
    while time.monotonic() < until:
        asked = {**ASKED, "event": f"{BASE}/events/{events[turn % len(events)]}"}
        for name, path in asked.items():
            times.append((name, *fetched(root + path)))
        turn += 1
    found.put(times)


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


def started(db: str) -> tuple[subprocess.Popen[bytes], str, float]:
    """The server, its address, and the seconds to its first byte."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    code = (
        "import uvicorn; from kronika.serve.app import create_app; "
        "from kronika.serve.options import ServeOptions; "
        f"uvicorn.run(create_app({db!r}, ServeOptions(port={port}, searches_per_minute=10**9)), "
        f"port={port}, log_level='warning')"
    )
    began = time.perf_counter()
    server = subprocess.Popen([sys.executable, "-c", code])
    root = f"http://127.0.0.1:{port}"
    while not fetched(root + "/docs")[1]:
        time.sleep(0.02)
    return server, root, time.perf_counter() - began


def p95(values: list[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[max(0, int(len(values) * 0.95) - 1)]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("db")
    options.add_argument("--seconds", type=float, default=30.0)
    options.add_argument("--readers", type=int, default=4)
    asked = options.parse_args()
    with open_store(asked.db, create=False) as store:
        settle(store, load_codebook())
        totals = store.totals()
        events = [one.id for one in store.records(limit=200)]
    machine = f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {machine}")
    print(f"{totals['documents']} documents, {totals['events']} events")
    server, root, first = started(asked.db)
    print(f"start to first byte {first:.2f} s")
    try:
        for path in ASKED.values():
            fetched(root + path)
        answers: multiprocessing.Queue[Times] = multiprocessing.Queue()
        costs: multiprocessing.Queue[list[float]] = multiprocessing.Queue()
        people = [multiprocessing.Process(target=ask, args=(root, events, asked.seconds, answers))
                  for _ in range(asked.readers)]  # fmt: skip
        people.append(multiprocessing.Process(target=write, args=(asked.db, asked.seconds, costs)))
        for one in people:
            one.start()
        times = [t for _ in range(asked.readers) for t in answers.get()]
        written = costs.get()
        for one in people:
            one.join()
    finally:
        server.terminate()
        server.wait()
    report(times, written)


def report(times: Times, written: list[float]) -> None:
    """The table."""
    by_name: dict[str, list[float]] = defaultdict(list)
    for name, seconds, _ in times:
        by_name[name].append(seconds * 1000)
    print(f"{'asked':<28}{'answers':>8}{'p50 ms':>9}{'p95 ms':>9}")
    for name, values in by_name.items():
        print(f"{name:<28}{len(values):>8}{statistics.median(values):>9.0f}{p95(values):>9.0f}")
    print(f"errors {sum(not fine for *_, fine in times)} of {len(times)}")
    if written:
        print(f"one page added (read, resolve, settle): p50 {statistics.median(written):.2f} s, "
              f"p95 {p95(written):.2f} s, {len(written)} pages")  # fmt: skip


if __name__ == "__main__":
    main()
