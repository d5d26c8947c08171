"""One run of `kronika read`: progress on standard error, chronicle on standard output."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from kronika.cli.output import write_lines
from kronika.cli.settling import settled
from kronika.model.documents import Given
from kronika.model.protocols import Neighbourhood
from kronika.model.records import Chronicle
from kronika.pipeline import joined
from kronika.resolving.memory import MemoryNeighbourhood

if TYPE_CHECKING:
    from kronika.store import SqlStore


@dataclass(frozen=True, slots=True)
class Job:
    """What one run reads, where it keeps it and how it prints it."""

    paths: tuple[str, ...]
    db: str | None
    jsonl: bool
    given: Given | None = None
    fetch: bool = False
    reader: str | None = None
    codebook: str | None = None
    quiet: bool = False
    resolve: bool = True
    keep_raw: bool = True


def run(job: Job) -> int:
    """Read, print, and give the exit code: 0 all read, 1 some pages refused.

    What is printed comes at the end, because a later page may belong to the record of an
    earlier one; where nothing is merged, each page is printed when it is read.
    """
    console = Console(stderr=True, highlight=False)
    pages: list[Chronicle] = []
    refused = 0
    with _opened(job) as (store, neighbourhood):
        for page in _progress(_chronicles(job, store, neighbourhood), job, console):
            refused += _is_refused(page)
            _say_refused(page, job, console)
            if neighbourhood is None and job.jsonl:
                _print_lines([page])
            else:
                pages.append(page)
        if neighbourhood is not None:
            pages = list(joined(pages, neighbourhood))
        if store is not None:
            settled(store)
    if job.jsonl:
        _print_lines(pages)
    else:
        _print(job, pages)
    return 1 if refused else 0


@contextmanager
def _opened(job: Job) -> Iterator[tuple["SqlStore | None", Neighbourhood | None]]:
    """The store to keep pages in, if any, and where events meet, if they are to be merged."""
    if job.db is None:
        yield None, MemoryNeighbourhood() if job.resolve else None
        return
    from kronika.store import open_store

    with open_store(job.db) as store:
        yield store, store.neighbourhood() if job.resolve else None


def _print_lines(pages: Iterable[Chronicle]) -> None:
    from kronika.exchange.jsonl import encode

    write_lines(encode(page) for page in pages)


def _is_refused(page: Chronicle) -> bool:
    return page.document is None or any(r.component == "intake" for r in page.refused)


def _say_refused(page: Chronicle, job: Job, console: Console) -> None:
    if _is_refused(page) and not job.quiet:
        for refusal in page.refused:
            console.print(f"refused: {page.path}: {refusal.reason}", markup=False, soft_wrap=True)


def _progress(pages: Iterable[Chronicle], job: Job, console: Console) -> Iterator[Chronicle]:
    """The pages as they come, counted on standard error when somebody looks."""
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[page]}"),
    )
    hidden = job.quiet or not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=hidden) as progress:
        task = progress.add_task("reading", total=None, page="")
        for page in pages:
            progress.update(task, advance=1, page=Path(page.path or "").name[:40])
            yield page


def _chronicles(
    job: Job, store: "SqlStore | None", neighbourhood: Neighbourhood | None
) -> Iterator[Chronicle]:
    from kronika.codebook.book import load_codebook
    from kronika.pipeline import Source, read
    from kronika.plugins import default_reader, load_reader
    from kronika.settings import read_limits

    source = Source(
        job.paths, given=job.given, fetch=job.fetch, stdin=sys.stdin.buffer,
        limits=read_limits(os.environ),
    )  # fmt: skip
    codebook = load_codebook(job.codebook)
    reader = load_reader(job.reader or default_reader())(codebook)
    yield from read(
        source, codebook=codebook, reader=reader, store=store, neighbourhood=neighbourhood,
        keep_raw=job.keep_raw,
    )  # fmt: skip


def _print(job: Job, pages: list[Chronicle]) -> None:
    from kronika.cli.printing import print_chronicle

    print_chronicle(pages)
    if job.db is not None and not job.quiet:
        Console(stderr=True, highlight=False).print(f"kept in {job.db}", markup=False)
