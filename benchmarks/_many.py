"""A large store made of the example pages: their structure as it was read, other words and years.

Every copy of a page takes other years, names and countries of equal length, so that all evidence
stays at its place, and ids of its own. In four of ten copies the reports of one event stay one
record; in the others each page tells of its own. Rows are written in bulk, the list of merged
events through the same code as ever.

Run: python -m benchmarks._many many.db --documents 100000
"""

import argparse
import random
import re
import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from kronika.codebook.book import load_codebook
from kronika.model.listing import EventRecord
from kronika.model.settling import Batch, Listed
from kronika.pipeline import Source, listed_record, read, settle
from kronika.plugins import load_reader
from kronika.resolving.series import series_names
from kronika.store import open_store
from kronika.store.folding import fold

PAGES = Path(__file__).parents[1] / "examples" / "pages"
TABLES = (
    "documents", "blocks", "assertions", "records", "event_index", "names_index", "tellings",
)  # fmt: skip
TOGETHER = 0.4
SEED = 20261128
_TOKEN = re.compile(
    r"""(\b(?:ev|en|cl|de|as|d)_[0-9a-f]{16}\b|(?<!\d)(?:19[5-9]\d|20[0-2]\d)(?!\d)"""
    r"""|"[A-Z]{2}"|\b[A-Z][a-z]{4,11}\b)"""
)
_WORD = re.compile(r"\b[A-Z][a-z]{4,11}\b")
_KEPT = frozenset(
    "Exercise January February March April August September October November "
    "December Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


@cache
def pieces(text: str) -> tuple[str, ...]:
    """The text cut at what is turned: every second piece is an id, a year, a code or a name."""
    return tuple(_TOKEN.split(text))


class Other:
    """Other ids, years, codes and names: one way to turn every text of a copy into its own."""

    def __init__(self, number: int, pools: dict[int, list[str]], codes: Sequence[str]) -> None:
        self._chance = random.Random(SEED + number)
        self.salt = self._chance.getrandbits(60)
        self._shift = self._chance.randint(-25, 1)
        self._pools, self._codes = pools, codes
        self._turned: dict[str, str] = {}
        self._lower: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """The text with everything turned."""
        cut = pieces(text)
        if len(cut) == 1:
            return text
        known, made = self._turned, list(cut)
        for place in range(1, len(cut), 2):
            token = cut[place]
            made[place] = known[token] if token in known else self._token(token)
        return "".join(made)

    def _token(self, token: str) -> str:
        self._turned[token] = found = self._other(token)
        return found

    def _other(self, token: str) -> str:
        """What stands for a token throughout the copy; three in ten names stay."""
        if token[0].isdigit():
            return f"{max(1950, min(2026, int(token) + self._shift))}"
        if "_" in token:
            kind, _, digits = token.partition("_")
            return f"{kind}_{int(digits, 16) ^ self.salt:016x}"
        pool = self._codes if token[0] == '"' else self._pools.get(len(token), ())
        if token in _KEPT or not pool or self._chance.random() < 0.3:
            return token
        found = self._chance.choice(pool)
        return f'"{found}"' if token[0] == '"' else found

    def folded(self, text: str) -> str:
        """A folded text turned alike."""
        if len(self._lower) != len(self._turned):
            self._lower = {word.lower(): other.lower() for word, other in self._turned.items()}
        words = self._lower
        return " ".join([words.get(word, word) for word in text.split(" ")])


def base(folder: Path) -> tuple[sqlite3.Connection, dict[bool, list[tuple[str, list[str]]]]]:
    """The examples as they are read, and their records merged (True) and each page's own."""
    book, target = load_codebook(), folder / "base.db"
    records: dict[bool, list[tuple[str, list[str]]]] = {}
    with open_store(target) as store:
        reader = load_reader("rules")(book)
        source = Source([str(PAGES)])
        near = store.neighbourhood()
        for _ in read(source, codebook=book, reader=reader, store=store, neighbourhood=near):
            pass
        for together in (True, False):
            if not together:
                for number in range(1, len(store.judgements()) + 1):
                    store.take_back(number, at="2026-01-01T00:00:00Z", by="Bo")
            store.unlist()
            batch = store.unsettled(limit=10_000)
            series = series_names(book.names)
            found = [listed_record(one, book, series=series) for one in batch.records]
            records[together] = [
                (msgspec.json.encode(one).decode(), list(one.record.merged.documents))
                for one in found
            ]
            settle(store, book)
    return sqlite3.connect(target), records


def pools() -> tuple[dict[int, list[str]], list[str]]:
    """Names of places by their length, and codes of countries."""
    from kronika.codebook.states import States

    found: dict[int, list[str]] = defaultdict(list)
    states = States.load()
    for one in states:
        if one.surface.isascii() and _WORD.fullmatch(one.surface):
            found[len(one.surface)].append(one.surface)
    chance = random.Random(SEED)
    sounds = "ba de fi go ku la me ni po ra se ti va zo ha ji ka lu mo ne".split()
    for size in range(5, 13):
        made = {
            "".join(chance.choices(sounds, k=size // 2 + 1))[:size].title() for _ in range(4000)
        }
        found[size] = sorted({*found[size], *(one.title() for one in made)})
    return found, sorted(states.isos())


Rows = dict[str, dict[int, list[tuple[Any, ...]]]]


def templates(connection: sqlite3.Connection) -> tuple[Rows, dict[str, list[str]]]:
    """The rows of each document by table, and the names of the columns."""
    rows: Rows = {}
    columns: dict[str, list[str]] = {}
    for table in TABLES:
        found = connection.execute(f"SELECT * FROM {table}")
        columns[table] = [one[0] for one in found.description]
        place = columns[table].index("number" if table == "documents" else "document")
        by_document: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for row in found:
            by_document[row[place]].append(row)
        rows[table] = by_document
    return rows, columns


class Copier:
    """Writes copies of documents into a store."""

    def __init__(self, target: sqlite3.Connection, rows: Rows, columns: dict[str, list[str]],
                 folded: dict[int, str], keys: dict[str, list[int]]) -> None:  # fmt: skip
        self._target, self._rows, self._columns = target, rows, columns
        self._folded, self._keys = folded, keys
        self._next = {"tellings": 1, "names_index": 1}

    def copy(self, number: int, new: int, other: Other) -> None:
        """The document `number` once more as document `new`."""
        for table in TABLES:
            made = [self._row(table, row, new, other) for row in self._rows[table].get(number, ())]
            if made:
                marks = ", ".join("?" * len(made[0]))
                self._target.executemany(f"INSERT INTO {table} VALUES ({marks})", made)
        words = f" {self._folded[number]} "
        self._target.execute("INSERT INTO document_words(rowid, folded) VALUES (?, ?)",
                             (new, other.folded(words)))  # fmt: skip

    def _row(self, table: str, row: tuple[Any, ...], new: int, other: Other) -> tuple[Any, ...]:
        made = []
        for name, value in zip(self._columns[table], row, strict=True):
            if name == "document" or (table == "documents" and name == "number"):
                made.append(new)
            elif name == "number":
                made.append(self._next[table])
                self._next[table] += 1
            elif name == "words" and isinstance(value, str):
                made.append(fold_of(other, value))
            else:
                made.append(other(value) if isinstance(value, str) else value)
        if table == "tellings":
            self._file(row, made[0], other)
        return tuple(made)

    def _file(self, row: tuple[Any, ...], number: int, other: Other) -> None:
        keys = {key ^ (other.salt >> 1) for key in self._keys[row[2]]}
        self._target.executemany("INSERT OR IGNORE INTO telling_keys VALUES (?, ?)",
                                 [(key, number) for key in keys])  # fmt: skip


def fold_of(other: Other, words: str) -> str:
    """Folded words of a name that was turned."""
    return other.folded(words)


def make(path: Path, documents: int, say: Callable[[str], None] = print) -> None:
    """A store of so many documents at `path`."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        source, records = base(Path(folder))
        names, codes = pools()
        rows, columns = templates(source)
        ids = {row[0][columns["documents"].index("id")]: n for n, row in rows["documents"].items()}
        texts = {n: row[0][columns["documents"].index("text")]
                 for n, row in rows["documents"].items()}  # fmt: skip
        keys: dict[str, list[int]] = {
            id_: msgspec.json.decode(filed) for id_, filed in
            source.execute("SELECT id, filed FROM tellings")
        }  # fmt: skip
        judged = source.execute("SELECT * FROM judgements WHERE verdict = 'same'").fetchall()
        with open_store(path):
            pass
        target = sqlite3.connect(path)
        target.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;")
        copier = Copier(target, rows, columns, {n: fold(t) for n, t in texts.items()}, keys)
        waiting: list[Listed] = []
        with open_store(path) as store:
            done = 0
            for copy in range(documents // len(ids) + 1):
                together = random.Random(SEED * 3 + copy).random() < TOGETHER
                one = Other(copy * 100, names, codes)
                ways = {id_: one if together else Other(copy * 100 + n, names, codes)
                        for id_, n in ids.items()}  # fmt: skip
                kept = set(list(ids)[: documents - done])
                target.execute("BEGIN")
                for id_ in kept:
                    copier.copy(ids[id_], done + 1, ways[id_])
                    done += 1
                if together:
                    _judge(target, judged, one)
                target.execute("COMMIT")
                waiting += turned(records[together], ways, kept)
                if len(waiting) > 1500 or done >= documents:
                    store.list_anew(Batch(), waiting)
                    waiting = []
                if copy % 100 == 0:
                    say(f"{done} documents, {time.perf_counter() - began:.0f} s")
        target.executescript("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);")
    say(f"{done} documents in {time.perf_counter() - began:.0f} s")


def turned(
    records: Sequence[tuple[str, list[str]]], ways: dict[str, Other], kept: set[str]
) -> Iterator[Listed]:
    """The records of a copy."""
    for body, pages in records:
        if kept.issuperset(pages):
            made = msgspec.json.decode(ways[pages[0]](body), type=Listed)
            yield Listed(_ordered(made.record), made.names)


def _ordered(record: EventRecord) -> EventRecord:
    """The record under the least id of its tellings, as a merged record is."""
    events = tuple(sorted(record.merged.events))
    return replace(record, id=events[0], merged=replace(record.merged, id=events[0], events=events))


def _judge(target: sqlite3.Connection, judged: Sequence[tuple[Any, ...]], other: Other) -> None:
    rows = [tuple(other(v) if isinstance(v, str) else v for v in row[1:-1]) for row in judged]
    target.executemany(
        'INSERT INTO judgements ("left", "right", verdict, "by", at, score, reasons) '
        "VALUES (?, ?, ?, ?, ?, ?, ?)", rows,
    )  # fmt: skip


def main() -> None:
    """Make a store."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("path", type=Path)
    options.add_argument("--documents", type=int, default=100_000)
    asked = options.parse_args()
    if asked.path.exists():
        raise SystemExit(f"{asked.path} exists: name a new file")
    make(asked.path, asked.documents)


if __name__ == "__main__":
    main()
