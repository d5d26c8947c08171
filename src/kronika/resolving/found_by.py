"""The names under which a merged event is found: of its participants and places, in all forms."""

from collections.abc import Iterable, Iterator, Mapping

from kronika.codebook.identity import NameIndex
from kronika.codebook.states import States
from kronika.model.listing import EventRecord
from kronika.model.records import Participant
from kronika.model.settling import TellingOf


def names_of(
    record: EventRecord, tellings: Iterable[TellingOf], *, states: States
) -> Iterator[tuple[str, str]]:
    """Role and name: `participant` in its usual form, and each name that any page gives it.

    Example:
        >>> from kronika.model.merged import MergedEvent
        >>> china = Participant("中国", "state", "participant", "CN")
        >>> plain = MergedEvent("e", "aid", ("e",), ("d",), 1, 1, ())
        >>> record = EventRecord("e", "aid", plain, participants=(china,))
        >>> list(names_of(record, (), states=States.load()))
        [('participant', 'China')]
    """
    index = NameIndex.packaged()
    for one in record.participants:
        yield "participant", usual_name(one, states=states, index=index)
    for told in tellings:
        aliases = _aliases(told)
        for a in told.assertions:
            if a.subject != told.event_id or not isinstance(a.value, Mapping):
                continue
            if a.field in ("participant", "place"):
                name = str(a.value.get("name", ""))
                entity = str(a.value.get("entity_id") or "")
                for said in dict.fromkeys([name, *aliases.get(entity, ())]):
                    if said:
                        yield f"{a.field}_name", said[:200]


def usual_name(one: Participant, *, states: States, index: NameIndex) -> str:
    """The name by which a participant is counted: a state's, the codebook's, or its own."""
    if one.kind == "state" and one.country:
        return states.name(one.country) or one.name
    rows = index.rows(one.name, one.kind)
    if len({index.root(row.id) for row in rows}) == 1:
        return rows[0].name
    return one.name[:200]


def _aliases(told: TellingOf) -> dict[str, list[str]]:
    """All names that the page gives each entity."""
    found: dict[str, list[str]] = {}
    for a in told.assertions:
        if a.field == "name" and a.subject.startswith("en_"):
            name = a.value.get("name") if isinstance(a.value, Mapping) else a.value
            found.setdefault(a.subject, []).append(str(name))
    return found
