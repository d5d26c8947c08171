"""Entities: the list with its search, one entity over all its pages, and the naming register."""

import re
from collections import Counter
from datetime import UTC, datetime
from itertools import islice

from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from kronika.codebook.labels import load_labels
from kronika.errors import UsageError
from kronika.model.listing import EventRecord
from kronika.model.records import Entity
from kronika.resolving.naming import Count, Use, register, uses
from kronika.serve import bearers
from kronika.serve.dependencies import TheCodebook, TheStore
from kronika.serve.links import with_query
from kronika.serve.rendering import page
from kronika.store import SqlStore

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
MOST_PAGES = 100
_LABELLED = frozenset({"group", "organisation", "force", "unit", "person"})


@get("/entities", sync_to_thread=True)
def listing(store: TheStore, q: FromQuery[str] = "") -> Template:
    """Who stands on the pages, by any name."""
    asked = [("q", q[:200])] if q else []
    formats = [(name, with_query(f"/entities.{name.lower()}", asked)) for name in ("JSON", "CSV")]
    rows = store.entities_listed(q[:200])
    return page("entities.html", rows=rows, asked=q[:200], formats=formats)


@get("/entities/{record_id:str}", sync_to_thread=True)
def entity(
    store: TheStore, codebook: TheCodebook, record_id: FromPath[str],
    as_of: FromQuery[str | None] = None,
) -> Template:  # fmt: skip
    """One entity: names, lists, events, claims, with whom, and who calls it what."""
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    day = as_of or today
    if not _DAY.fullmatch(day):
        raise UsageError(f"a day is 2019-05-04, 2019-05 or 2019, not {day[:40]!r}")
    total, found = store.bearer_pages(record_id, limit=MOST_PAGES)
    first = next(one.record for one in found if isinstance(one.record, Entity))
    names = bearers.names(found)
    events = sorted(
        store.records_of(bearers.event_ids(found)), key=lambda e: e.first_day or "", reverse=True
    )
    entries = bearers.listings(found, day)
    return page(
        "entity.html", entity=first, title=names[0].name if names else first.name, names=names,
        labels=bearers.labels(found), entries=entries, as_of=day, today=today,
        earliest=min((e.acts[0].on for e, _ in entries), default=None),
        asides=tuple(bearers.asides(found, codebook.states)), events=events[:100],
        made=bearers.claims_made(found)[:100], about=bearers.claims_about(found)[:100],
        together=bearers.together(events, {n.name for n in names}), total=total,
        looked_at=len(found), record_id=first.record_id,
    )  # fmt: skip


@get("/naming", sync_to_thread=True)
def naming(store: TheStore, q: FromQuery[str] = "") -> Template:
    """Which outlet or speaker uses which word, for whom and for which act."""
    acts = _of_acts(store, q[:200])
    return page("naming.html", groups=_of_groups(store), acts=acts, asked=q[:200])


def _of_groups(store: SqlStore) -> list[tuple[Entity, list[Count]]]:
    """The words for bearers on the latest pages, those with most uses first."""
    book = load_labels()
    rows = store.documents_listed(limit=200)
    told: dict[str, tuple[Entity, list[Use]]] = {}
    for view in store.chronicles([row.id for row in rows]):
        for one in view.entities:
            if one.kind in _LABELLED:
                kept = told.setdefault(one.record_id, (one, []))
                kept[1].extend(uses(view, one, book))
    counted = [(one, register(found)) for one, found in told.values() if found]
    return sorted(counted, key=lambda c: (-sum(len(x.uses) for x in c[1]), c[0].name))[:60]


Words = tuple[str, bool, tuple[tuple[str, int, str, int, int], ...]]


def _of_acts(store: SqlStore, query: str) -> list[tuple[EventRecord, list[Words]]]:
    """The words by which outlets and speakers tell of events that several tell."""
    several = (one for one in store.records(query=query, limit=300) if len(one.outlets) > 1)
    return [(one, _words(one)) for one in islice(several, 40)]


def _words(record: EventRecord) -> list[Words]:
    by: dict[tuple[str, bool], Counter[str]] = {}
    where: dict[tuple[str, bool, str], tuple[str, int, int]] = {}
    for value in (v for f in record.merged.fields if f.field == "type" for v in f.values):
        for said in value.said:
            who = (said.speaker or said.outlet or "outlet not named", said.speaker is not None)
            word = " ".join(said.quote.casefold().split())
            by.setdefault(who, Counter())[word] += 1
            where.setdefault((*who, word), (said.document_id, said.start, said.end))
    return [
        (name, spoken, tuple((w, n, *where[name, spoken, w]) for w, n in words.most_common(8)))
        for (name, spoken), words in sorted(by.items())
    ]


HANDLERS = (listing, entity, naming)
