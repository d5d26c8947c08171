"""How fast objects leave and enter over TAXII: pages, clients, walks, posts, memory.

    .venv/bin/python benchmarks/exchange.py [--objects 10000 100000] [--seconds 4] [--json]

One worker of Kronika's own server on a SQLite store in a temporary folder, over loopback, with a
bearer key; rate limits are lifted. Objects are notes of about 600 bytes, made by a generator with
seed 7. Figures of `wrk` where it is installed (one thread, the connections named), else of a plain
client. `walk` fetches everything in pages of 1,000 by `next` while a writer posts batches of
100; it counts what is missing and what comes twice. Memory is the resident set of the worker.
`cpu` is the processor time of the worker for one request: it says more than the clock where the
machine has other work, whose load is printed first and last.

OpenTAXII of the package index (0.9.3) cannot list collections; the figures of its unreleased
version that stand in docs/benchmarks.md were measured before, not by this script.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psutil

sys.path.insert(0, str(Path(__file__).parent))
from _taxii_client import Client
from _taxii_server import Server

WORDS = "force unit north river staff phase border talks convoy signal bridge harbour".split()
Figures = dict[str, Any]


def objects(count: int, seed: int = 7) -> list[dict[str, Any]]:
    """Notes with drawn ids and words, about 600 bytes each."""
    drawn = random.Random(seed)
    found = []
    for n in range(count):
        second = f"2024-0{n % 9 + 1}-{n % 28 + 1:02}T{n % 24:02}:00:00.000Z"
        ids = [UUID(int=drawn.getrandbits(128), version=4) for _ in range(3)]
        found.append({
            "type": "note", "spec_version": "2.1", "id": f"note--{ids[0]}", "created": second,
            "modified": second, "content": " ".join(drawn.choices(WORDS, k=45)),
            "object_refs": [f"identity--{ids[1]}", f"identity--{ids[2]}"],
            "labels": drawn.choices(WORDS, k=2), "confidence": n % 100,
        })  # fmt: skip
    return found


def fill(client: Client, path: str, count: int, *, batch: int = 1000) -> Figures:
    """Post everything in batches; objects per second over all, first and last batch in ms."""
    times = []
    made = objects(count)
    bodies = [json.dumps({"objects": made[i : i + batch]}).encode() for i in range(0, count, batch)]
    del made
    for body in bodies:
        start = time.perf_counter()
        reply = client.post(path, body)
        times.append(time.perf_counter() - start)
        if reply.get("success_count") != batch:
            raise SystemExit(f"a batch was not taken: {reply.status} {reply.body[:200]!r}")
    return {
        "objects_s": round(count / sum(times)), "best_batch_objects_s": round(batch / min(times)),
        "first_ms": round(times[0] * 1000, 1), "last_ms": round(times[-1] * 1000, 1),
    }  # fmt: skip


def wrk(url: str, bearer: str, *, connections: int, seconds: float) -> Figures:
    """Requests per second and latencies of one address, by wrk."""
    command = [
        "wrk", "-t1", f"-c{connections}", f"-d{seconds:.0f}s", "--latency",
        "-H", f"Authorization: {bearer}", url,
    ]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = {name: _ms(said, name) for name in ("50%", "99%")}
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return {
        "p50_ms": found["50%"], "p99_ms": found["99%"],
        "req_s": float(rate[1]) if rate else None, "errors": int(bad[1]) if bad else 0,
    }  # fmt: skip


def _ms(said: str, name: str) -> float | None:
    match = re.search(rf"{name}\s+([\d.]+)(us|ms|s)", said)
    return match and round(float(match[1]) * {"us": 0.001, "ms": 1, "s": 1000}[match[2]], 2)


def plain(client: Client, path: str, *, connections: int, seconds: float) -> Figures:
    """The same by threads of Python, where wrk is not installed."""
    times: list[float] = []
    until = time.perf_counter() + seconds

    def ask() -> None:
        while (start := time.perf_counter()) < until:
            client.ask(path)
            times.append(time.perf_counter() - start)

    threads = [threading.Thread(target=ask) for _ in range(connections)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    times.sort()
    return {
        "p50_ms": round(times[len(times) // 2] * 1000, 2),
        "p99_ms": round(times[len(times) * 99 // 100] * 1000, 2),
        "req_s": round(len(times) / seconds, 1), "errors": 0,
    }  # fmt: skip


def walk(client: Client, path: str, expected: set[str], *, writer: bool) -> Figures:
    """Everything in pages of 1,000 while another client posts; what is missing, what is double."""
    ended, posted = threading.Event(), []

    def write() -> None:
        seed = 1000
        while not ended.is_set():
            seed += 1
            more = objects(100, seed)
            client.post(path, {"objects": more})
            posted.append(len(more))

    thread = threading.Thread(target=write)
    if writer:
        thread.start()
    seen: list[str] = []
    query: dict[str, str] = {"limit": "1000"}
    start = time.perf_counter()
    while True:
        reply = client.ask(path, query=query)
        seen += re.findall(r'"id": ?"(note--[0-9a-f-]{36})"', reply.body.decode())
        client.replies.clear()
        if not reply.get("more") or len(seen) > len(expected) + 20_000:
            break  # a writer that is faster than the reader would never let it end
        query = {"limit": "1000", "next": reply.get("next")}
    took = time.perf_counter() - start
    ended.set()
    if writer:
        thread.join()
    return {
        "objects_s": round(len(seen) / took), "seen": len(seen),
        "missing": len(expected - set(seen)), "twice": len(seen) - len(set(seen)),
        "posted_meanwhile": sum(posted),
    }  # fmt: skip


def measure(server: Server, count: int, seconds: float) -> Figures:
    """All figures at one size."""
    client = Client(server.url, user="probe", password=server.key)
    client.basic = f"Bearer {server.key}"
    path = f"{client.base}/kronika/collections/{server.ids['box']}/objects/"
    root = server.url.removesuffix("/taxii2/")
    process = psutil.Process(server.process.pid if server.process else os.getpid())
    found: Figures = {"post": fill(client, path, count)}
    client.replies.clear()
    one = objects(1)[0]["id"]
    addresses = {
        "GET limit=20": f"{path}?limit=20", "GET limit=100": f"{path}?limit=100",
        "GET limit=1000": f"{path}?limit=1000", "GET one object": f"{path}{one}/",
        "GET match[type] limit=100": f"{path}?match%5Btype%5D=note&limit=100",
        "manifest limit=1000": f"{path.removesuffix('objects/')}manifest/?limit=1000",
        "GET limit=100, deep": f"{path}?limit=100&next={deep(client, path, count)}",
    }  # fmt: skip
    for name, address in addresses.items():
        for connections in (1, 4):
            if connections == 4 and name not in {"GET limit=100", "GET one object"}:
                continue
            before = process.cpu_times()
            if shutil.which("wrk"):
                row = wrk(root + address, client.basic, connections=connections, seconds=seconds)
            else:
                row = plain(client, address, connections=connections, seconds=seconds)
            after = process.cpu_times()
            used = after.user + after.system - before.user - before.system
            row["cpu_ms"] = round(used * 1000 / max(1, (row["req_s"] or 1) * seconds), 2)
            found[f"{name}, {connections} client{'s' if connections > 1 else ''}"] = row
    client.replies.clear()
    ids = {one["id"] for one in objects(count)}
    found["walk"] = walk(client, path, ids, writer=False)
    found["walk, writer at work"] = walk(client, path, ids, writer=True)
    memory = process.memory_full_info()
    found["memory"] = {"rss_mb": round(memory.rss / 1e6), "uss_mb": round(memory.uss / 1e6)}
    return found


def deep(client: Client, path: str, count: int) -> str:
    """The cursor of a page near the end."""
    query = {"limit": "1000"}
    following = ""
    for _ in range(count // 1000 - 1):
        following = client.ask(path, query=query).get("next") or following
        query = {"limit": "1000", "next": following}
        client.replies.clear()
    return following


def main() -> int:
    """Print the figures of each size, and the load of the machine at both ends."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--objects", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    at = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    print(
        f"{at}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, wrk: {shutil.which('wrk')}"
    )
    every: Figures = {}
    for count in given.objects:
        with tempfile.TemporaryDirectory() as folder, Server(Path(folder)) as server:
            every[str(count)] = measure(server, count, given.seconds)
        print(f"\n{count} objects, one worker, SQLite")
        for name, row in every[str(count)].items():
            print(f"  {name:34}", "  ".join(f"{k} {v}" for k, v in row.items()))
    print(f"\nload at the end {os.getloadavg()[0]:.1f}")
    if given.json:
        print(json.dumps(every))
    return 0


if __name__ == "__main__":
    sys.exit(main())
