"""A store on disk with many thousand pages, built by bulk, and what one more page costs in it."""

import random
import resource
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.evidence import Evidence
from kronika.model.judgements import Judgement
from kronika.model.linking import record_ids
from kronika.model.tellings import Telling
from kronika.resolving.events import resolve
from kronika.resolving.memory import MemoryNeighbourhood
from kronika.store import open_store
from kronika.store.rows import document_values, judgement_values

AT = "2026-01-01T00:00:00Z"
TEXT = "Nothing."
Page = Sequence[Telling]
Varied = Callable[[Sequence[Page], int, random.Random], Iterator[Page]]


class Kept(MemoryNeighbourhood):
    """A neighbourhood in memory that remembers what was filed and judged, for the tables."""

    def __init__(self) -> None:
        super().__init__()
        self.filed: list[tuple[Telling, tuple[int, ...]]] = []
        self.judged: dict[tuple[str, str, str, str], Judgement] = {}

    def file(self, telling: Telling, keys: Iterable[int]) -> None:
        own = tuple(sorted(set(keys)))
        self.filed.append((telling, own))
        super().file(telling, own)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        made = tuple(judgements)
        self.judged |= {(j.left, j.right, j.by, j.at): j for j in made}
        super().judge(made)


def on_disk(pages: Sequence[Page], size: int, varied: Varied, folder: Path) -> dict[str, float]:
    """Figures of a store of `size` pages: building it, its size, and twenty pages more."""
    start = time.process_time()
    here = Kept()
    for page in varied(pages, size, random.Random(7)):
        resolve(page, here, at=AT)
    path = folder / f"speed-{size}.db"
    open_store(path).close()
    _fill(path, here, size)
    built, mib = time.process_time() - start, path.stat().st_size / 2**20
    tellings, judged = len(here.filed), len(here.judged)
    del here
    more = [
        [replace(t, id=f"{t.id}_more", document_id=f"{t.document_id}_more") for t in page]
        for page in varied(pages, 20, random.Random(7))
    ]
    times = _added(path, more)
    return {
        "documents": size, "tellings": tellings, "judgements": judged,
        "built_s": round(built, 1), "built_per_s": round(size / built, 1),
        "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "disk_mib": round(mib, 1),
        "one_more_page_ms": round(1000 * sum(times) / len(times), 2),
        "slowest_ms": round(1000 * max(times), 2),
    }  # fmt: skip


def _fill(path: Path, here: Kept, size: int) -> None:
    """The rows of documents, tellings, judgements and records, in one transaction."""
    records = record_ids(here.judged.values())
    numbers = {f"d{i:06}": i + 1 for i in range(size)}
    connection = sqlite3.connect(path)
    with connection:
        _rows(connection, "documents", (
            document_values(Document(one, TEXT, ())) | {
                "number": number, "added_at": AT, "changed_at": AT,
            } for one, number in numbers.items()
        ))  # fmt: skip
        _rows(connection, "tellings", (
            {"number": i, "document": numbers[t.document_id], "id": t.id,
             "body": _json(t), "filed": _json(keys)}
            for i, (t, keys) in enumerate(here.filed, start=1)
        ))  # fmt: skip
        keyed = sorted((key, i) for i, (_, own) in enumerate(here.filed, start=1) for key in own)
        _rows(connection, "telling_keys", ({"key": key, "telling": i} for key, i in keyed))
        _rows(connection, "judgements", map(judgement_values, here.judged.values()))
        _rows(connection, "records", (
            {"document": numbers[t.document_id], "id": t.id, "kind": "event",
             "record_id": records.get(t.id, t.id)}
            for t, _ in here.filed
        ))  # fmt: skip
    connection.close()


def _rows(connection: sqlite3.Connection, table: str, rows: Iterable[dict[str, Any]]) -> None:
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    names = ", ".join(f'"{name}"' for name in first)
    slots = ", ".join("?" for _ in first)
    statement = f"INSERT INTO {table} ({names}) VALUES ({slots})"
    connection.execute(statement, tuple(first.values()))
    connection.executemany(statement, (tuple(row.values()) for row in rows))


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _added(path: Path, more: Sequence[Page]) -> list[float]:
    """Seconds of processor time for each page: put with its events, resolved, judged."""
    times = []
    with open_store(path) as store:
        near = store.neighbourhood()
        for page in more:
            document = Document(page[0].document_id, TEXT, ())
            words = Evidence.of(TEXT, 0, 7, document_id=document.id)
            told = [Assertion.make(t.id, "type", t.type, words, made_by="speed@1") for t in page]
            start = time.process_time()
            store.put(document, told)
            resolve(page, near, at=AT)
            times.append(time.process_time() - start)
    return times
