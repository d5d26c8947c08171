"""STIX, FollowTheMoney and MISP: how many events and objects a second, and how much memory.

    python benchmarks/stix.py [--events 100000] [--only stix]

The events are made: 14 witnessed values each, 20,000 towns and 5,000 groups among them. Each
format runs in a process of its own, so that its peak memory is its own; the times are those of
making and writing all bytes, without making the events: of the clock, and of the processor,
which other load on the machine lengthens less.
"""

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kronika.exchange.formats import load_format
from kronika.exchange.parcel import Parcel
from kronika.model.listing import EventRecord
from kronika.model.merged import FieldValue, FieldValues, MergedEvent, Said

RUNS = (
    ("stix", {"profile": "portable"}), ("stix", {"profile": "full"}), ("ftm", {}),
    ("ftm", {"statements": True}), ("misp", {}),
)  # fmt: skip
TYPES = ("joint_exercise", "attack", "meeting_visit", "battle", "sanctions", "air_strike")
TOWNS, GROUPS = 20_000, 5_000


def said(number: int, document: int, quote: str) -> Said:
    return Said(
        f"ev_{number:016x}", f"d_{document:016x}", f"d_{document:016x}", f"Outlet {document % 40}",
        None, None, "2019-05-04", quote, 120, 120 + len(quote), 0.8, "events@1",
    )  # fmt: skip


def value(shown: str, *by: Said, **parts: object) -> FieldValue:
    return FieldValue(shown, by, parts=parts)


def event(number: int) -> EventRecord:
    """An event that two pages tell: nine values, fourteen witnesses, three actors, two places."""
    one, two = number, number + 1
    town, group = f"Town {number * 7919 % TOWNS}", f"Group {number * 104729 % GROUPS}"
    kind = TYPES[number % len(TYPES)]
    day = f"2019-{number % 12 + 1:02}-{number % 28 + 1:02}"

    def both(quote: str) -> tuple[Said, Said]:
        return said(number, one, quote), said(number, two, quote)

    state = {"kind": "state", "role": "participant"}
    spot = {"country": "CL", "precision": "point", "lat": -33.0, "lon": -71.6, "role": "at"}
    land = {"country": "CL", "precision": "country"}
    many = {"what": "troops", "value": "900"}
    fields = (
        FieldValues("type", (value(kind, *both("exercise")),)),
        FieldValues("start", (value(day, *both("on that day")),)),
        FieldValues("place", (
            value(f"{town}, CL", *both(town), name=town, **spot),
            value("Chile", said(number, one, "Chile"), name="Chile", **land),
        )),
        FieldValues("participant", (
            value("Chile", *both("Chilean"), name="Chile", country="CL", **state),
            value("Peru", said(number, two, "Peru"), name="Peru", country="PE", **state),
        )),
        FieldValues("participant target", (
            value(group, said(number, one, group), name=group, kind="group", role="target"),
        )),
        FieldValues("number troops", (
            value("1,200 troops", said(number, one, "1,200 troops"), what="troops", value="1200"),
            replace(value("900 troops", said(number, two, "900 troops"), **many),
                    relation="conflict", why="1,200 troops and 900 troops cannot both be true"),
        )),
    )  # fmt: skip
    id_ = f"ev_{number:016x}"
    merged = MergedEvent(id_, kind, (id_,), (f"d_{one:016x}", f"d_{two:016x}"), 2, 2, fields)
    return EventRecord(
        id_, kind, merged, start=day, end=day, first_day=day, last_day=day, date_precision="day",
        outlets=("Outlet 1", "Outlet 2"), reports=2, witnesses=2, disagreements=("number troops",),
        changed_at="2026-11-28T12:00:00Z",
    )  # fmt: skip


def events(count: int) -> Iterator[EventRecord]:
    return (event(number) for number in range(count))


def one_run(name: str, options: dict[str, Any], count: int, repeat: int) -> None:
    """One format in this process: prints objects, seconds, MB of the file, MB of memory.

    Of several runs the seconds are those of the fastest.
    """
    wall = cpu = float("inf")
    for _ in range(repeat):
        alone = clocks()
        for _ in events(count):
            pass
        alone = since(alone)
        parcel = Parcel(lambda: events(count), lambda: ())
        with tempfile.TemporaryFile() as file:
            start = clocks()
            written = load_format(name).to_file(parcel, file, options)
            file.flush()
            took = [run - made for run, made in zip(since(start), alone, strict=True)]
            wall, cpu = min(wall, took[0]), min(cpu, took[1])
            size = os.fstat(file.fileno()).st_size
    objects = sum(written.counts.values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(objects, f"{wall:.1f}", f"{cpu:.1f}", size // 2**20, memory)


def clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def since(start: tuple[float, float]) -> tuple[float, float]:
    now = clocks()
    return now[0] - start[0], now[1] - start[1]


def reading(count: int) -> None:
    """Our own objects back into assertions, one batch of a TAXII page after the other."""
    from itertools import islice

    from kronika.exchange.stix.objects import encoded
    from kronika.exchange.stix.reading import read_objects

    bodies = list(encoded(events(count), (), "portable"))
    start, assertions, left = clocks(), 0, iter(bodies)
    while page := list(islice(left, 1000)):
        assertions += len(read_objects(page).assertions)
    wall, cpu = since(start)
    print(len(bodies), f"{wall:.2f}", f"{cpu:.2f}", assertions, 0)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--only", help="one format")
    parser.add_argument("--repeat", type=int, default=1, help="runs of each; the fastest counts")
    parser.add_argument("--run", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run is not None:
        if given.run < len(RUNS):
            one_run(*RUNS[given.run], given.events, given.repeat)
        else:
            reading(given.events)
        return
    load = os.getloadavg()[0]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}, "
          f"{given.events} events of 14 witnessed values")  # fmt: skip
    print("| format | objects | wall s | CPU s | objects per CPU s | file MB | peak memory MB |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for number, (name, options) in enumerate(RUNS):
        if given.only not in (None, name):
            continue
        objects, wall, cpu, size, memory = ran(number, given.events, given.repeat)
        title = " ".join([name, *(f"{k}={v}" for k, v in options.items())])
        figures = (
            f"{objects:.0f}",
            wall,
            cpu,
            f"{objects / cpu:.0f}",
            f"{size:.0f}",
            f"{memory:.0f}",
        )
        print(f"| {title} |", " | ".join(map(str, figures)), "|")
    count = min(given.events, 5_000)
    objects, _, cpu, assertions, _ = ran(len(RUNS), count)
    print(f"reading back, {count} events: {objects / cpu:.0f} objects and "
          f"{assertions / cpu:.0f} assertions per CPU second")  # fmt: skip


def ran(number: int, count: int, repeat: int = 1) -> tuple[float, ...]:
    command = [sys.executable, str(Path(__file__)), "--run", str(number), "--events", str(count),
               "--repeat", str(repeat)]  # fmt: skip
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return tuple(float(one) for one in done.stdout.split())


if __name__ == "__main__":
    main()
