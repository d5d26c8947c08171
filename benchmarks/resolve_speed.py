"""How fast documents find their like, how much memory that takes, and what one more page costs.

Data: JSON lines with `text`, `title` and `published` (`--data`, a file or a folder that holds
`articles.jsonl`). Every article is read once; then its events are told again and again with
other days, places, actors and numbers, so that N documents hold the like of N / 6 happenings,
each told by about six pages. Figures for each N of `--sizes`: documents per second of processor
time, memory in MiB above the start, milliseconds for one more page (mean of 20), and how the time
grows against n log n (1 is exactly so, less is better). With `--store N …` so many are also kept
in a store on disk: resolved in memory and written by bulk, then twenty pages more are put and
resolved in it, each in its own transactions. It does not show reading, which is `speed.py`.
"""

import argparse
import json
import math
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from _on_disk import on_disk
from kronika.codebook.book import load_codebook
from kronika.intake.captures import captures
from kronika.intake.dispatch import documents
from kronika.model.tellings import Actor, Site, Telling
from kronika.model.views import chronicle
from kronika.plugins import load_reader
from kronika.reading.components import readings
from kronika.records.assertions import assertions
from kronika.resolving.events import resolve
from kronika.resolving.memory import MemoryNeighbourhood
from kronika.resolving.tellings import tellings

AT = "2026-01-01T00:00:00Z"
PAGES_A_HAPPENING = 6
COUNTRIES = [a + b for a in "ABCDEFGHIKLMNPRSTUVZ" for b in "ADEGLMNORZ"]
Page = Sequence[Telling]


def read(data: Path, limit: int) -> list[Page]:
    """The tellings of the articles, as the reader finds them."""
    path = data / "articles.jsonl" if data.is_dir() else data
    book = load_codebook()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "pages.jsonl"
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()][:limit]
        table.write_text("\n".join(json.dumps(plain(row)) for row in rows), "utf-8")
        pages = documents(captures([str(table)], on_error=skipped), on_error=skipped)
        reader = load_reader("rules")(book)
        for document, reading in readings(pages, reader, on_error=skipped):
            view = chronicle(document, assertions(document, reading, codebook=book)[0])
            found.append(tellings(view, types=book.events))
    return [page for page in found if page]


def skipped(stage: str, item: object, error: Exception) -> None:
    print(f"{stage}: {item!r:.60}: {error}", file=sys.stderr)


def plain(row: dict[str, Any]) -> dict[str, Any]:
    names = {"id": "id", "text": "text", "published": "date", "outlet": "outlet", "url": "url"}
    return {new: row[old] for old, new in names.items() if row.get(old)}


def varied(pages: Sequence[Page], count: int, luck: random.Random) -> Iterator[Page]:
    """`count` pages: each happening moved in time and space, told by several of them."""
    number = 0
    while number < count:
        page = pages[luck.randrange(len(pages))]
        days, seed = luck.randrange(9000), luck.randrange(1 << 30)
        for _ in range(min(PAGES_A_HAPPENING, count - number)):
            yield [moved(one, number, days, random.Random(seed + i)) for i, one in enumerate(page)]
            number += 1


def moved(one: Telling, number: int, days: int, luck: random.Random) -> Telling:
    """The telling on other days, at another place, of other actors."""
    names: dict[str, str] = {}

    def other(name: str | None) -> str | None:
        if name is None:
            return None
        return names.setdefault(name, f"{name} {luck.randrange(1 << 20)}")

    def land(iso: str | None) -> str | None:
        return iso and names.setdefault(iso, luck.choice(COUNTRIES))

    def shifted(day: int | None) -> int | None:
        return None if day is None else day + days

    def actor(who: Actor) -> Actor:
        return replace(who, names=tuple(filter(None, map(other, who.names))),
                       country=land(who.country))  # fmt: skip

    def site(place: Site) -> Site:
        spot = (None, None) if place.lat is None else (
            luck.uniform(-60, 70), luck.uniform(-180, 180)
        )  # fmt: skip
        return replace(place, name=other(place.name) or "", country=land(place.country),
                       admin1=other(place.admin1), lat=spot[0], lon=spot[1])  # fmt: skip

    return replace(
        one, id=f"{one.id}_{number:06}", document_id=f"d{number:06}",
        published=shifted(one.published), first=shifted(one.first), last=shifted(one.last),
        series=other(one.series), words=(), sites=tuple(map(site, one.sites)),
        agents=tuple(map(actor, one.agents)), patients=tuple(map(actor, one.patients)),
        others=tuple(map(actor, one.others)),
    )  # fmt: skip


def measured(pages: Sequence[Page], size: int, here: Any) -> dict[str, float]:  # noqa: ANN401
    """Resolve `size` pages one by one, then twenty more."""
    luck = random.Random(7)
    start, before = time.process_time(), memory_mib()
    count = 0
    for page in varied(pages, size, luck):
        resolve(page, here, at=AT)
        count += len(page)
    took = time.process_time() - start
    more = [
        [replace(t, id=f"{t.id}_more", document_id=f"{t.document_id}_more") for t in page]
        for page in varied(pages, 20, random.Random(7))
    ]
    start = time.process_time()
    for page in more:
        resolve(page, here, at=AT)
    one_more = (time.process_time() - start) / len(more)
    return {
        "documents": size, "tellings": count, "documents_per_s": round(size / took, 1),
        "seconds": round(took, 2), "memory_mib": round(memory_mib() - before, 1),
        "one_more_page_ms": round(1000 * one_more, 2),
    }  # fmt: skip


def memory_mib() -> float:
    """Resident memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def growth(rows: Sequence[dict[str, float]]) -> float:
    """Time from the first to the last size, against n log n."""
    first, last = rows[0], rows[-1]
    sizes = [row["documents"] * math.log(row["documents"]) for row in (first, last)]
    return round((last["seconds"] / first["seconds"]) / (sizes[1] / sizes[0]), 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/newsclusters"))
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000, 100_000])
    parser.add_argument("--articles", type=int, default=189, help="how many are read")
    parser.add_argument("--store", type=int, nargs="+", default=[], help="sizes of stores on disk")
    parser.add_argument("--json", action="store_true", help="only the line of figures")
    options = parser.parse_args()
    pages = read(options.data, options.articles)
    rows = []
    for size in options.sizes:
        rows.append(measured(pages, size, MemoryNeighbourhood()))
        if not options.json:
            print(rows[-1], flush=True)
    result: dict[str, Any] = {"sizes": rows}
    if len(rows) > 1:
        result["growth_against_n_log_n"] = growth(rows)
    with tempfile.TemporaryDirectory() as folder:
        for size in options.store:
            row = on_disk(pages, size, varied, Path(folder))
            result.setdefault("on_disk", []).append(row)
            if not options.json:
                print(row, flush=True)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
