"""Files, folders, patterns, standard input and URLs become captures: one for each page."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from kronika.errors import IntakeError, UsageError
from kronika.intake import feeds, json_rows, tables, warc
from kronika.intake.encoding import binary
from kronika.intake.files import files, shown, unreadable
from kronika.intake.kinds import Kind, foreign, source_kind
from kronika.intake.source import Source, bounded, capture_of, opened
from kronika.intake.unpacking import unpacked
from kronika.model.documents import Capture, Given
from kronika.model.protocols import OnError
from kronika.settings import Limits

if TYPE_CHECKING:
    from kronika.intake.fetch import Fetcher

Expand = Callable[[Source, Limits, OnError], Iterator[Capture]]


def captures(
    sources: Iterable[str],
    *,
    given: Given | None = None,
    limits: Limits | None = None,
    fetch: bool = False,
    stdin: BinaryIO | None = None,
    on_error: OnError,
) -> Iterator[Capture]:
    """One capture for each page that the sources hold, in order, one in memory at a time.

    A source is a path, a folder (with its folders, sorted, hidden files left out), a
    pattern, `-` for `stdin`, or a URL, which is only read when `fetch` is true. Rows of
    tables, items of feeds and records of archives are pages of their own, with the path
    `file#row`. What cannot be read goes to `on_error` with its path; the stream goes on.
    """
    limits = limits or Limits()
    visit = _visits(limits) if fetch else _no_visit
    for name in sources:
        try:
            for source in _sources(name, visit=visit, stdin=stdin, limits=limits, report=on_error):
                yield from _guarded(replace(source, given=given), limits, on_error)
        except IntakeError as error:
            on_error("intake", error.path, error)
        except UsageError:
            raise  # the command itself cannot work: an extra is missing
        except Exception as error:
            on_error("intake", name, IntakeError(name, _broken(error)))


def _broken(error: Exception) -> str:
    words = " ".join(str(error).split())[:200]
    return f"damaged or not what it says it is ({type(error).__name__}: {words})"


def _sources(
    name: str,
    *,
    visit: Callable[[str], Source],
    stdin: BinaryIO | None,
    limits: Limits,
    report: OnError,
) -> Iterator[Source]:
    if name == "-":
        if stdin is None:
            raise IntakeError(name, "standard input is not there: name a file instead")
        yield opened(name, stdin)
    elif name.lower().startswith(("http://", "https://")):
        yield visit(name)
    else:
        for path in files(name, limits=limits, on_error=report):
            try:
                with path.open("rb") as stream:
                    yield opened(shown(path), stream, name=path.name)
            except OSError as error:
                report("intake", shown(path), IntakeError(shown(path), unreadable(error)))


def _visits(limits: Limits) -> Callable[[str], Source]:
    @cache
    def fetcher() -> "Fetcher":
        from kronika.intake.fetch import Fetcher  # httpx is an extra: only once a URL comes

        return Fetcher(limits)

    return lambda url: fetcher().source(url)


def _no_visit(url: str) -> Source:
    raise IntakeError(
        url,
        "a URL, and nothing is fetched unasked: add --fetch, or save the page and name the file",
    )


def _guarded(source: Source, limits: Limits, on_error: OnError) -> Iterator[Capture]:
    """The pages of one source; whatever breaks in it ends as one refusal of it."""
    try:
        with closing(_expanded(source, limits, on_error)) as found:
            yield from found
    except IntakeError as error:
        on_error("intake", error.path, error)
    except OSError as error:
        on_error("intake", source.path, IntakeError(source.path, unreadable(error)))
    except Exception as error:
        # Parsers of other people's formats break in ways nobody can list: none may stop the rest.
        on_error("intake", source.path, IntakeError(source.path, _broken(error)))


def _expanded(source: Source, limits: Limits, on_error: OnError) -> Generator[Capture, None, None]:
    kind = source_kind(source.head, source.name)
    if kind == "gzip":
        source = unpacked(source, limits)
        kind = source_kind(source.head, source.name)
        if kind == "gzip":
            raise source.refusal("gzip inside gzip: unpack it once and name the result")
    yield from EXPANDERS[kind](source, limits, on_error)
    if source.damage():
        raise source.refusal(source.damage())


def page(source: Source, limits: Limits, _on_error: OnError) -> Iterator[Capture]:
    """The one capture of a source that is a single page.

    Raises:
        IntakeError: larger than the limit, or no page at all by its first bytes.
    """
    what = foreign(source.head)
    if what and b"%PDF-" not in source.head[:1024]:
        raise source.refusal(binary(what))
    yield capture_of(source, bounded(source, limits))


EXPANDERS: dict[Kind, Expand] = {
    "page": page,
    "feed": feeds.items,
    "csv": tables.rows,
    "jsonl": json_rows.rows,
    "json": json_rows.listed,
    "warc": warc.records,
    "zip": warc.archived,
}
