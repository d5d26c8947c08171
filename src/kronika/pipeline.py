"""The flow on one page: bytes become documents, readings, assertions, and a chronicle.

    sources ─ captures ─> documents ─ components ─> readings ─ records ─> assertions ─> chronicle
    chronicle ─ tellings ─> judgements ─> the record of each event

Each stage turns values of `model` into values of `model`; what fails at any stage is
refused with its reason, and the stream goes on.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import BinaryIO

from kronika.codebook.book import Codebook
from kronika.errors import KronikaError
from kronika.intake.alongside import Alongside
from kronika.intake.captures import captures
from kronika.intake.dispatch import documents, losses
from kronika.intake.passages import shared_passages
from kronika.model.assertions import Assertion
from kronika.model.corrections import standing
from kronika.model.documents import Capture, Document, Given
from kronika.model.judgements import Judgement
from kronika.model.merged import MergedEvent
from kronika.model.merged_claims import MergedClaim
from kronika.model.protocols import Component, EventLister, Neighbourhood, Store
from kronika.model.readings import Reading, Refusal
from kronika.model.records import Chronicle
from kronika.model.settling import Listed, Unsettled
from kronika.model.views import chronicle, with_records
from kronika.reading.components import read as read_page
from kronika.reading.components import readings
from kronika.records.assertions import COMPONENTS, assertions
from kronika.resolving.claims import merged_claims as claims_of
from kronika.resolving.event_records import event_record
from kronika.resolving.events import resolve
from kronika.resolving.found_by import names_of
from kronika.resolving.merging import merged
from kronika.resolving.reports import Report
from kronika.resolving.series import series_names
from kronika.resolving.stories import Story, stories
from kronika.resolving.tellings import tellings
from kronika.settings import Limits

Told = tuple[str, Document, Sequence[Assertion]]


@dataclass(frozen=True, slots=True)
class Source:
    """What to read, and what the user says about it."""

    paths: Sequence[str]
    given: Given | None = None
    fetch: bool = False
    stdin: BinaryIO | None = None
    limits: Limits = field(default_factory=Limits)


def read(
    source: Source,
    *,
    codebook: Codebook,
    reader: Sequence[Component],
    store: Store | None = None,
    neighbourhood: Neighbourhood | None = None,
    keep_raw: bool = True,
) -> Iterator[Chronicle]:
    """What each page says, one chronicle a page, kept in `store` when one is given.

    With `keep_raw` the store has the bytes of each page too, up to `Limits.max_kept_bytes`.

    A page that cannot be read comes as a chronicle without document that says why; it
    never stops the rest. With a `neighbourhood` the events of each page are held against those
    it knows; what they are merged into is settled when all have come: see `joined`.
    """
    refused: deque[Chronicle] = deque()

    def on_error(stage: str, item: object, error: Exception) -> None:
        refused.append(_refusal(stage, item, error))

    caught = Alongside(captures(
        source.paths, given=source.given, limits=source.limits, fetch=source.fetch,
        stdin=source.stdin, on_error=on_error,
    ))  # fmt: skip
    most = source.limits.max_kept_bytes if keep_raw else 0
    pages = documents(caught, on_error=on_error, limits=source.limits)
    for document, reading in readings(pages, reader, on_error=on_error):
        yield from _drain(refused, store)
        raw = caught.of(document, max_bytes=most)
        page = _kept(document, reading, codebook=codebook, store=store, raw=raw)
        if neighbourhood is not None:
            resolve_page(page, neighbourhood, codebook=codebook)
        yield page
    yield from _drain(refused, store)


def resolve_page(
    page: Chronicle, neighbourhood: Neighbourhood, *, codebook: Codebook
) -> tuple[Judgement, ...]:
    """The new judgements about the events of one page and those it is near to."""
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return resolve(tellings(page, types=codebook.events), neighbourhood, at=at)


def joined(pages: Sequence[Chronicle], neighbourhood: Neighbourhood) -> Iterator[Chronicle]:
    """The pages with the merged record of each of their events."""
    for page in pages:
        yield with_records(page, neighbourhood.record_ids(event.id for event in page.events))


def merged_event(tellings: Sequence[Told], judgements: Iterable[Judgement] = ()) -> MergedEvent:
    """The event that the tellings of one record give, with its witnesses and disagreements.

    Each telling is an event id with its page and all assertions about that page.
    """
    return _merged([_report(*one) for one in tellings], judgements)


def _merged(reports: Sequence[Report], judgements: Iterable[Judgement]) -> MergedEvent:
    pages = {one.document.id: one.document for one in reports}
    shared = shared_passages(pages[one] for one in sorted(pages)) if len(pages) > 1 else ()
    return merged(reports, judgements=judgements, shared=shared)


def _report(event_id: str, page: Document, found: Sequence[Assertion]) -> Report:
    found = standing(found)
    claims = (a.subject for a in found if a.field == "about" and a.value == event_id)
    own = tuple(a for a in found if a.subject == event_id)
    return Report(event_id, page, own, speakers(found), tuple(dict.fromkeys(claims)))


def merged_claims(pages: Iterable[Chronicle]) -> tuple[MergedClaim, ...]:
    """The claims of the pages, each once with all pages that carry it and their witnesses.

    The events of the pages bear their record ids, as those of a store and of `joined` do.
    """
    told = list(pages)
    texts = {page.document.id: page.document for page in told if page.document is not None}
    shared = shared_passages(texts[one] for one in sorted(texts)) if len(texts) > 1 else ()
    return claims_of(told, shared=shared)


def settle(store: EventLister, codebook: Codebook, *, limit: int = 200) -> int:
    """Bring the list of merged events up to date; how many of its records changed.

    Only what changed since is made anew, `limit` events at a time, so that others can write
    in between; what changes meanwhile is made anew once more.
    """
    series, changed = series_names(codebook.names), 0
    while True:
        batch = store.unsettled(limit=limit)
        if not batch.marks:
            return changed
        listed = [listed_record(one, codebook, series=series) for one in batch.records]
        changed += store.list_anew(batch, listed)


def listed_record(
    unsettled: Unsettled, codebook: Codebook, *, series: Mapping[str, str]
) -> Listed:  # fmt: skip
    """One record as the list holds it, made from its tellings."""
    told = unsettled.tellings
    reports = [_report(one.event_id, one.document, one.assertions) for one in told]
    judged = unsettled.judgements
    record = event_record(
        _merged(reports, judged), reports, judgements=judged, series=series,
        changed_at=unsettled.since, labels=unsettled.labels,
    )  # fmt: skip
    return Listed(record, tuple(names_of(record, told, states=codebook.states)))


def speakers(assertions: Iterable[Assertion]) -> dict[str, str]:
    """Who speaks in each claim of a page."""
    return {
        a.subject: str(a.value.get("name", ""))
        for a in assertions
        if a.field == "speaker" and isinstance(a.value, Mapping)
    }


def _kept(
    document: Document, reading: Reading, *, codebook: Codebook, store: Store | None,
    raw: Capture | None = None,
) -> Chronicle:  # fmt: skip
    """The chronicle of one document, whole in the store before anyone sees it."""
    found, refused = assertions(document, reading, codebook=codebook)
    refused = counted((*_no_article(document), *losses(document), *refused))
    if store is not None:
        store.put(document, found, refused, ran=COMPONENTS, capture=raw)
    return chronicle(document, found, refused)


def _no_article(document: Document) -> tuple[Refusal, ...]:
    """A page that holds text but no story is kept, and says so."""
    if any(document.of_kind("body")):
        return ()
    read = "only its headline is read" if any(document.of_kind("headline")) else "nothing is read"
    return (Refusal("intake", f"no article found on this page: its text is kept, {read}"),)


def _drain(refused: deque[Chronicle], store: Store | None) -> Iterator[Chronicle]:
    while refused:
        page = refused.popleft()
        if store is not None and page.path is not None:
            store.refuse(page.path, page.refused)
        yield page


def _refusal(stage: str, item: object, error: Exception) -> Chronicle:
    """A page that could not be read, with one sentence for people."""
    path = getattr(item, "path", None) or (item if isinstance(item, str) else None)
    reason = getattr(error, "reason", None) or (
        str(error) if isinstance(error, KronikaError) else f"{type(error).__name__}: {error}"
    )
    component = getattr(error, "component", stage)
    refusal = Refusal(component, " ".join(str(reason).split()))
    return Chronicle(None, str(path or ""), refused=(refusal,))


def counted(refused: Iterable[Refusal]) -> tuple[Refusal, ...]:
    """Refusals with equal component and reason as one, with their count."""
    totals: dict[tuple[str, str], Refusal] = {}
    for refusal in refused:
        key = (refusal.component, refusal.reason)
        seen = totals.get(key)
        totals[key] = replace(refusal, count=refusal.count + (seen.count if seen else 0))
    return tuple(totals.values())


def told_stories(
    pages: Iterable[Document], *, reader: Sequence[Component] = ()
) -> tuple[Story, ...]:
    """The documents grouped by what they mainly report, whatever its type.

    `reader` are the components whose names and days help to tell stories apart; without any
    the words decide alone.
    """
    return stories((page, read_page(page, reader) if reader else None) for page in pages)
