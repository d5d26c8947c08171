"""How fast the chronicle leaves: rows per second and peak memory, format by format.

    .venv/bin/python benchmarks/exports.py [--events 100000] [--only csv parquet] [--json]

Events are made in memory, one after the other, by varying a few of our own: each is told by one to
three pages, with participants, a place, figures and a disagreement in every fifth. No store is
read, and no pages: this measures the formats. Making the events is part of every time; the line
`events` makes them alone. Every format runs in a process of its own, whose peak memory is printed.
On a machine with other work the seconds of CPU say more than those of the clock.
"""

import argparse
import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kronika.codebook.citing import cite
from kronika.codebook.type_files import type_names
from kronika.exchange.formats import load_format
from kronika.exchange.parcel import Parcel
from kronika.model.documents import Document
from kronika.model.listing import EventRecord
from kronika.model.merged import FieldValue, FieldValues, MergedEvent, Said
from kronika.model.records import Participant, Place, Quantity

FORMATS = ("csv", "parquet", "release", "jsonl", "geojson", "ical", "acled", "report")
OPTIONS = {"release": {"version": "1"}}
TEXT = "Troops of two states opened a joint exercise near the border on Thursday, officials said. "
STATES = (("Kenya", "KE"), ("Norway", "NO"), ("Peru", "PE"), ("Kazakhstan", "KZ"), ("Japan", "JP"))
OUTLETS = ("Meridian Wire", "Harbour Post", "Velmar 24", "Corridor Digest")


def events(count: int) -> Iterator[EventRecord]:
    """Events that differ in every value."""
    for n in range(count):
        yield event(n)


def event(n: int) -> EventRecord:
    """The nth event: told by one to three pages, in every fifth of which figures clash."""
    own, pages = f"ev_{n:016x}", [f"d_{n:014x}{k:02x}" for k in range(1 + n % 3)]
    types = type_names()
    kind, day = types[n % len(types)], f"20{n % 25:02}-{1 + n % 12:02}-{1 + n % 28:02}"
    one, two = STATES[n % 5], STATES[(n + 1) % 5]
    where = Place(f"Range {n % 977}", one[1], "North", 40 + n % 20 / 2, 60 + n % 40 / 2, "point")
    who = [
        {"name": name, "kind": "state", "role": "participant", "country": c}
        for name, c in (one, two)
    ]
    troops = {"what": "troops", "value": str(500 + n % 9000), "as_said": f"about {500 + n % 9000}"}

    def said(word: str, some: list[str]) -> tuple[Said, ...]:
        at = TEXT.find(word)
        span = (word, at, at + len(word), 0.8, "rules@1")
        return tuple(
            Said(f"ev_{p}", p, p, OUTLETS[k], None, None, day, *span) for k, p in enumerate(some)
        )

    numbers = [FieldValue(troops["as_said"], said("Troops", pages[:1]), "headline", "", troops)]
    if n % 5 == 0 and len(pages) > 1:
        more = {"what": "troops", "value": "12000", "as_said": "12,000"}
        why = "both cannot be true"
        numbers.append(FieldValue("12,000", said("Troops", pages[1:]), "conflict", why, more))
    parts = {"name": where.name, "country": where.country, "precision": where.precision}
    place = FieldValue(where.name, said("border", pages), "headline", "", parts)
    fields = (
        FieldValues("type", (FieldValue(kind, said("exercise", pages), "headline"),)),
        FieldValues("name", (FieldValue(f"Drill {n}", said("exercise", pages), "headline"),)),
        FieldValues("start", (FieldValue(day, said("Thursday", pages), "headline"),)),
        FieldValues("place", (place,)),
        FieldValues(
            "participant",
            tuple(FieldValue(w["name"], said("states", pages), parts=w) for w in who),
        ),
        FieldValues("number troops", tuple(numbers), "later"),
    )  # fmt: skip
    merged = MergedEvent(own, kind, (own,), tuple(pages), len(pages), len(pages), fields)
    return EventRecord(
        own, kind, merged, f"Drill {n}", day, day, "day", day, day, (where,),
        tuple(Participant(**w) for w in who), (Quantity(**troops),), outlets=OUTLETS[: len(pages)],
        reports=len(pages), witnesses=len(pages), published=day,
        disagreements=("number troops",) if len(numbers) > 1 else (),
        changed_at="2026-11-28T12:00:00Z",
    )  # fmt: skip


def parcel(count: int) -> Parcel:
    """So many events, made anew each time they are asked for."""
    page = Document("d", TEXT, (), url="https://example.org/page", language="en", headline="Drill")
    return Parcel(lambda: events(count), lambda: (), codebook=cite(), document=lambda _: page)


def run(name: str, count: int) -> dict[str, Any]:
    """One format in this process: seconds, rows, bytes and peak memory."""
    given = parcel(count)
    with tempfile.TemporaryDirectory() as folder:
        started, worked = time.perf_counter(), time.process_time()
        if name == "events":
            rows = sum(1 for _ in given.records())
        else:
            made, options = load_format(name), OPTIONS.get(name, {})
            if made.to_folder is not None:
                written = made.to_folder(given, Path(folder) / "out", options)
            else:
                with (Path(folder) / "out").open("wb") as file:
                    written = made.to_file(given, file, options)
            rows = sum(written.counts.values())
        seconds, work = time.perf_counter() - started, time.process_time() - worked
        size = sum(p.stat().st_size for p in Path(folder).rglob("*") if p.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "format": name, "events": count, "seconds": round(seconds, 2), "cpu_s": round(work, 2),
        "rows": rows, "rows_s": round(rows / work), "mb": round(size / 1e6, 1),
        "peak_mb": round(peak),
    }  # fmt: skip


def main() -> None:
    """Print one line a format."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--only", nargs="+", default=["events", *FORMATS])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(run(args.one, args.events)))
        return
    print(f"{time.strftime('%Y-%m-%d')}, Python {platform.python_version()}, {platform.machine()}")
    heads = ("s", "CPU s", "rows", "rows/CPU s", "MB", "peak MB")
    print(f"{'format':10}" + "".join(f"{head:>12}" for head in heads))
    found = []
    for name in args.only:
        command = [sys.executable, __file__, "--one", name, "--events", str(args.events)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        one = json.loads(done.stdout)
        found.append(one)
        start = f"{name:10}{one['seconds']:12.1f}{one['cpu_s']:12.1f}{one['rows']:12,}"
        print(f"{start}{one['rows_s']:12,}{one['mb']:12.1f}{one['peak_mb']:12}", flush=True)
    if args.json:
        print(json.dumps(found))


if __name__ == "__main__":
    main()
