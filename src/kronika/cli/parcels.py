"""What a store and a selection give to the formats: one parcel, read as it is written."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from kronika.cli.claims import carried
from kronika.cli.settling import settled
from kronika.codebook.citing import cite
from kronika.errors import UsageError
from kronika.exchange.parcel import Parcel
from kronika.exchange.stix.marks import Marks
from kronika.model.listing import EventRecord
from kronika.model.records import Chronicle
from kronika.store.narrowing import narrowed

_KEPT = 256
"""How many documents are kept at hand for formats that ask for them by id."""

if TYPE_CHECKING:
    from kronika.store import SqlStore
    from kronika.store.selection import Selection


@contextmanager
def opened(
    db: str, meant: "Selection", *, stamp: str | None = None, codebook: str | None = None
) -> Iterator[Parcel]:
    """The parcel of a store, which stays open until the block ends.

    With a selection it holds the events that are meant with all their witnesses, and of each page
    what belongs to these events; pages that were published in the time that is meant come too.

    Raises:
        UsageError: `stamp` is no moment.
    """
    from kronika.store import open_store

    moment = moment_of(stamp) if stamp else None
    with open_store(db, create=False) as store:
        settled(store)
        yield Parcel(
            lambda: _records(store, meant),
            lambda: _pages(store, meant),
            store.assertions,
            cite(codebook),
            moment,
            lru_cache(_KEPT)(store.document),
            lambda: carried(store, _records(store, meant)),
            Marks.of_pages(store.marks()),
            _answers,
        )


def _answers(page: Chronicle) -> Mapping[str, tuple[str, str]]:
    """What the ledger answers to the asides of a page; pages without any ask nothing of it."""
    from kronika.codebook.designations import Ledger
    from kronika.codebook.states import States
    from kronika.resolving.ledger import answers

    if not page.designations:
        return {}
    return answers(page, ledger=Ledger.packaged(), states=States.load())


def moment_of(said: str) -> str:
    """A moment as ISO 8601 UTC, from the same or from seconds since 1970.

    Raises:
        UsageError: it is neither.

    Example:
        >>> moment_of("2026-01-31T12:00:00+01:00"), moment_of("86400")
        ('2026-01-31T11:00:00Z', '1970-01-02T00:00:00Z')
    """
    try:
        if said.isdecimal():
            moment = datetime.fromtimestamp(int(said), UTC)
        else:
            moment = datetime.fromisoformat(said)
            moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"the stamp {said!r} is no moment: write 2026-01-31T12:00:00Z or seconds since 1970"
        ) from error
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _records(store: "SqlStore", meant: "Selection") -> Iterator[EventRecord]:
    return store.all_records(meant, order="id")


def _pages(store: "SqlStore", meant: "Selection") -> Iterator[Chronicle]:
    """The pages behind the events that are meant, each with what belongs to these events."""
    if meant.empty:
        yield from store.chronicles()
        return
    told: dict[str, None] = {}
    pages: dict[str, None] = {}
    for record in _records(store, meant):
        told |= dict.fromkeys(record.merged.events)
        pages |= dict.fromkeys(record.merged.documents)
    for page in store.select(meant):
        if page.document is not None:
            pages.setdefault(page.document.id)
    yield from _narrowed(store.chronicles(pages), told)


def _narrowed(pages: Iterable[Chronicle], told: dict[str, None]) -> Iterator[Chronicle]:
    for page in pages:
        own = [event.id for event in page.events if event.id in told]
        yield narrowed(page, own) if own else replace(page, events=())
