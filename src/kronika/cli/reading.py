"""One run of `kronika read`: progress on standard error, chronicle on standard output."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from kronika.model.documents import Given
from kronika.model.records import Chronicle


@dataclass(frozen=True, slots=True)
class Job:
    """What one run reads, where it keeps it and how it prints it."""

    paths: tuple[str, ...]
    db: str | None
    jsonl: bool
    given: Given | None = None
    fetch: bool = False
    reader: str = "rules"
    quiet: bool = False


def run(job: Job) -> int:
    """Read, print, and give the exit code: 0 all read, 1 some pages refused."""
    from kronika.exchange.jsonl import encode

    console = Console(stderr=True, highlight=False)
    read, refused = [], 0
    for page in _progress(job, console):
        refused += _is_refused(page)
        if job.jsonl:
            sys.stdout.buffer.write(encode(page) + b"\n")
            sys.stdout.buffer.flush()
        else:
            read.append(page)
        if _is_refused(page) and not job.quiet:
            for refusal in page.refused:
                console.print(
                    f"refused: {page.path}: {refusal.reason}", markup=False, soft_wrap=True
                )
    if not job.jsonl:
        _print(job, read)
    return 1 if refused else 0


def _is_refused(page: Chronicle) -> bool:
    return page.document is None or any(r.component == "intake" for r in page.refused)


def _progress(job: Job, console: Console) -> Iterator[Chronicle]:
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
        for page in _chronicles(job):
            progress.update(task, advance=1, page=Path(page.path or "").name[:40])
            yield page


def _chronicles(job: Job) -> Iterator[Chronicle]:
    from kronika.codebook.book import load_codebook
    from kronika.pipeline import Source, read
    from kronika.plugins import load_reader
    from kronika.settings import read_limits

    source = Source(
        job.paths, given=job.given, fetch=job.fetch, stdin=sys.stdin.buffer,
        limits=read_limits(os.environ),
    )  # fmt: skip
    codebook = load_codebook()
    reader = load_reader(job.reader)(codebook)
    if job.db is None:
        yield from read(source, codebook=codebook, reader=reader)
        return
    from kronika.store import open_store

    with open_store(job.db) as store:
        yield from read(source, codebook=codebook, reader=reader, store=store)


def _print(job: Job, pages: list[Chronicle]) -> None:
    from kronika.cli.tables import print_chronicle

    print_chronicle(pages)
    if job.db is not None and not job.quiet:
        Console(stderr=True, highlight=False).print(f"kept in {job.db}", markup=False)
