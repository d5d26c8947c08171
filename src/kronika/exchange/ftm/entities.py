"""All entities of a chronicle in a stream, as groups of statements or rolled up."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from kronika.exchange.ftm import events, pages
from kronika.exchange.ftm.sources import Sources
from kronika.exchange.ftm.statements import Statement
from kronika.model.listing import EventRecord
from kronika.model.records import Chronicle

Group = list[Statement]


def groups(
    records: Iterable[EventRecord], told: Iterable[Chronicle], sources: Sources
) -> Iterator[Group]:
    """The statements of every entity, one entity after the other, each once.

    Actors and places come before the first event that names them. What is kept is 8 bytes for
    each of them.
    """
    seen: set[int] = set()
    for record in records:
        yield from _once(events.groups(record, sources), seen)
    for page in told:
        yield from _once(pages.groups(page, sources), seen)


_SHARED = ("ac-", "ad-", "mn-", "ln-")


def _once(found: Iterable[Group], seen: set[int]) -> Iterator[Group]:
    for group in found:
        if not group:
            continue
        id_ = group[0].entity_id
        if id_.startswith(_SHARED):
            key = int(id_[3:], 16)
            if key in seen:
                continue
            seen.add(key)
        yield group


def statements(
    records: Iterable[EventRecord], told: Iterable[Chronicle], sources: Sources
) -> Iterator[Statement]:
    """All statements, those of one entity together."""
    for group in groups(records, told, sources):
        yield from group


def entity(group: Group) -> dict[str, Any]:
    """The entity that its statements give, in the form of FollowTheMoney's JSON.

    Example:
        >>> made = entity([Statement("ac_1", "PublicBody", "name", "China")])
        >>> made["id"], made["schema"], made["properties"], made["datasets"]
        ('ac-1', 'PublicBody', {'name': ['China']}, ['kronika'])
    """
    properties: dict[str, dict[str, None]] = {}
    for one in group:
        properties.setdefault(one.prop, {})[one.value] = None
    return {
        "id": group[0].entity_id,
        "schema": group[0].schema,
        "properties": {name: list(values) for name, values in properties.items()},
        "datasets": sorted({one.dataset for one in group}),
    }


def lines(
    records: Iterable[EventRecord], told: Iterable[Chronicle], sources: Sources
) -> Iterator[bytes]:
    """All entities as JSON, one each, without line feeds."""
    encode = msgspec.json.Encoder().encode
    for group in groups(records, told, sources):
        yield encode(entity(group))
