"""The rows of the tables: how an event of the chronicle and a page fill them.

A row is a tuple with one value a column of its table (see `kronika.exchange.schema`): text,
numbers, True and False, None, tuples of text for lists, mappings for JSON.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kronika.exchange.parcel import Parcel
from kronika.exchange.schema import OF_RECORDS
from kronika.model.assertions import Assertion
from kronika.model.listing import EventRecord
from kronika.model.records import Chronicle, Event, Witness

Row = tuple[str, tuple[Any, ...]]
"""The name of a table and one row of it."""


def parcel_rows(parcel: Parcel, *, only: str | None = None) -> Iterator[Row]:
    """All rows of a parcel: first those of the events, then those of the pages.

    With `only`, the name of a table, what cannot fill that table is not asked for; rows of others
    may still come.
    """
    if only is None or only in OF_RECORDS:
        for record in parcel.records():
            yield from record_rows(record)
    if only is None or only not in OF_RECORDS:
        yield from _rows_of_pages(parcel, assertions=only in (None, "assertions"))


def _rows_of_pages(parcel: Parcel, *, assertions: bool) -> Iterator[Row]:
    for page in parcel.pages():
        told = parcel.assertions(page.document.id) if assertions and page.document else ()
        yield from page_rows(page, told, answers=parcel.answers(page))
        for refusal in page.refused:
            where = page.document.id if page.document else None
            yield (
                "refused",
                (where, page.path, refusal.component, refusal.reason, refusal.count),
            )


def record_rows(record: EventRecord) -> Iterator[Row]:
    """The rows that an event of the chronicle gives.

    Example:
        >>> from kronika.model.merged import MergedEvent
        >>> told = MergedEvent("ev_1", "aid", ("ev_1",), ("d_1",), 1, 1, ())
        >>> [(table, row[:2]) for table, row in record_rows(EventRecord("ev_1", "aid", told))]
        [('events', ('ev_1', 'aid'))]
    """
    own = record.id
    yield "events", _event(record)
    for n, one in enumerate(record.participants, 1):
        yield "participants", (own, n, one.name, one.kind, one.role, one.country)
    for n, place in enumerate(record.places, 1):
        yield "places", (
            own, n, place.name, place.country, place.admin1, place.lat, place.lon,
            place.precision, place.role,
        )  # fmt: skip
    for n, number in enumerate(record.numbers, 1):
        yield "numbers", (
            own, n, number.what, number.value, number.low, number.high, number.as_said,
        )  # fmt: skip
    yield from _values(record)


def _event(record: EventRecord) -> tuple[Any, ...]:
    place = record.place
    countries = dict.fromkeys(one.country for one in record.participants if one.country)
    return (
        record.id, record.type, record.name, record.start, record.end, record.date_precision,
        record.first_day, record.last_day, record.lifecycle, record.factuality, record.action,
        record.series,
        *((place.name, place.country, place.admin1, place.lat, place.lon, place.precision)
          if place else (None,) * 6),
        tuple(one.name for one in record.participants), tuple(countries), record.fields or None,
        record.claims, record.outlets, record.reports, record.witnesses, record.disagreements,
        record.part_of, record.review, record.confidence, record.published, record.marking,
    )  # fmt: skip


def _values(record: EventRecord) -> Iterator[Row]:
    own = record.id
    for field in record.merged.fields:
        name = field.field
        for n, value in enumerate(field.values, 1):
            outlets = tuple(dict.fromkeys(one.outlet or one.document_id for one in value.said))
            yield "values", (
                own, name, n, value.value, value.relation, value.why or None,
                field.rule if n == 1 else None, value.reports, value.witnesses, outlets,
                value.parts or None,
            )  # fmt: skip
            for said, one in enumerate(value.said, 1):
                yield "witnesses", (
                    own, name, n, said, one.event_id, one.document_id, one.witness, one.outlet,
                    one.agency, one.speaker, one.published, one.start, one.end, one.quote,
                    one.confidence, one.made_by or None, one.planned,
                )  # fmt: skip


def page_rows(
    page: Chronicle, told: Sequence[Assertion] = (),
    *, answers: Mapping[str, tuple[str, str]] | None = None,
) -> Iterator[Row]:  # fmt: skip
    """The rows that a page gives, with the assertions about it."""
    document = page.document
    if document is None:
        return
    here = document.id
    yield "documents", (
        here, (document.capture_id or "").removeprefix("c_") or None, document.path, document.url,
        document.headline, document.published, document.published_basis, document.not_before,
        document.not_after, document.modified, document.language, document.outlet,
        document.authors, document.credits,
    )  # fmt: skip
    for event in page.events:
        yield "tellings", _telling(event, here)
    for claim in page.claims:
        yield "claims", (
            claim.id, here, claim.speaker, claim.speaker_id, claim.post, claim.affiliation,
            claim.verb, claim.directness, claim.stance, claim.modality, claim.content,
            claim.about, claim.quoted_by,
        )  # fmt: skip
    for entity in page.entities:
        yield "entities", (
            entity.id, entity.record_id, here, entity.name, entity.kind, entity.country,
        )  # fmt: skip
        for n, name in enumerate(entity.names, 1):
            yield "names", (entity.id, n, here, name.name, name.kind, *_words(name.evidence))
    for one in page.designations:
        answer = (answers or {}).get(one.id, (None, None))
        yield "designations", (
            one.id, one.entity_id, here, one.authority, one.action, one.name_as_listed,
            one.as_said, one.on, *answer, *_words(one.evidence),
        )  # fmt: skip
    yield from (_assertion(one) for one in told)


def _telling(event: Event, document_id: str) -> tuple[Any, ...]:
    return (
        event.id, event.record_id, document_id, event.type, event.name, event.start, event.end,
        event.date_precision, event.lifecycle, event.factuality, event.action, event.claim_id,
        event.confidence, event.fields or None,
    )  # fmt: skip


def _assertion(one: Assertion) -> Row:
    plain = isinstance(one.value, str)
    words = one.evidence
    return "assertions", (
        one.id, one.subject, one.field, one.value if plain else None,
        None if plain else one.value, words.document_id, words.block, words.start, words.end,
        words.quote, one.stance, one.claim_id, one.confidence, one.made_by,
    )  # fmt: skip


def _words(witness: Witness) -> tuple[int, int, str]:
    return witness.start, witness.end, witness.quote
