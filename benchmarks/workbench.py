"""The workbench: time to the first byte, bytes of the first view, and server times per page.

    .venv/bin/python benchmarks/workbench.py [--db demo.db] [--runs 5] [--json]

Starts `kronika serve` anew for each run and waits for the first byte of the list; then counts what
a browser fetches for the first view (gzip), and asks for the list, a facet, a search and an event
one after the other. Without `--db` the example pages are read first. Times are those of this
machine at this moment, over loopback, one caller: on a busy one look at the seconds of the
processor. It does not show many callers or a large store: give one with `--db`.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
PORT = 8459
BASE = f"http://127.0.0.1:{PORT}"
MODULES = ("themes", "keys", "waiting", "witnesses", "folding")


def ask(path: str) -> tuple[float, int, str]:
    """Seconds, bytes over the wire and the text of one answer."""
    import gzip

    request = urllib.request.Request(BASE + path, headers={"Accept-Encoding": "gzip"})
    began = time.perf_counter()
    with urllib.request.urlopen(request, timeout=60) as answer:
        body = answer.read()
        took = time.perf_counter() - began
        packed = answer.headers.get("Content-Encoding") == "gzip"
    return took, len(body), (gzip.decompress(body) if packed else body).decode("utf-8", "replace")


def processor_s(pid: int) -> float:
    """Processor seconds that a process has used (Linux)."""
    parts = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def started(db: str) -> tuple[subprocess.Popen[bytes], float, float]:
    """A server, the seconds from its start to the first byte of the list, and of the processor."""
    command = [sys.executable, "-m", "kronika", "serve", "--db", db, "--port", str(PORT), "-q"]
    began = time.perf_counter()
    server = subprocess.Popen(command)
    while True:
        try:
            ask("/")
            return server, time.perf_counter() - began, processor_s(server.pid)
        except (urllib.error.URLError, ConnectionError):
            if server.poll() is not None:
                raise SystemExit(f"kronika serve ended with {server.returncode}") from None
            time.sleep(0.01)


def p95(path: str, times: int = 40) -> float:
    """The 95th percentile of an answer's time in milliseconds."""
    took = [ask(path)[0] * 1000 for _ in range(times)]
    return statistics.quantiles(took, n=20)[-1]


def first_view() -> int:
    """Bytes over the wire of the list with all that it loads."""
    _, total, html = ask("/")
    urls = {*re.findall(r'(?:src|href)="(/static/[^"]+)"', html)}
    urls |= {f"/static/{name}.js" for name in MODULES}
    return total + sum(ask(url)[1] for url in sorted(urls))


def measure(db: str, runs: int) -> dict[str, float]:
    starts, processor = [], []
    figures: dict[str, float] = {}
    for run in range(runs):
        server, took, used = started(db)
        starts.append(took)
        processor.append(used)
        if run == runs - 1:
            html = ask("/")[2]
            event = re.search(r'href="(/events/[^"]+)"', html)
            facet = re.search(r'<li><a href="(/\?type=[^"]+)"', html)
            figures = {"first_view_bytes": first_view(), "list_p95_ms": p95("/")}
            if facet:
                figures["facet_p95_ms"] = p95(facet[1].replace("&amp;", "&"))
            figures["search_p95_ms"] = p95("/?q=troops")
            for view in ("timeline", "map", "network", "calendar", "figures"):
                figures[f"{view}_p95_ms"] = p95(f"/{view}")
            if event:
                figures["event_p95_ms"] = p95(event[1])
        server.terminate()
        server.wait(20)
    return {
        "first_byte_s": statistics.median(starts),
        "first_byte_worst_s": max(starts),
        "first_byte_processor_s": statistics.median(processor),
    } | figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--db")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = asked.db or str(Path(folder) / "demo.db")
        if not asked.db:
            pages = str(HERE.parent / "examples" / "pages")
            read = [sys.executable, "-m", "kronika", "read", pages, "--db", db, "-q"]
            subprocess.run(read, check=False, stdout=subprocess.DEVNULL)
        figures = measure(db, asked.runs)
    for name, value in figures.items():
        print(f"{name:22} {value:>12,.3f}" if "_s" in name else f"{name:22} {value:>12,.0f}")
    if asked.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
