"""The page of one event: what the pages say of it, where they disagree, why they were merged."""

from typing import Annotated, Any
from urllib.parse import urlencode

from litestar import Request, get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect, Response, Template

from kronika.errors import UsageError
from kronika.model.listing import EventRecord
from kronika.serve import verdicts
from kronika.serve.dependencies import ThePerson, TheStore
from kronika.serve.dossier import Dossier, source_of
from kronika.serve.links import event_url
from kronika.serve.people import who
from kronika.serve.rendering import page
from kronika.store import Selection, SqlStore

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
_CANDIDATES, _SERIES = 8, 8
_MAX_QUERY = 300


@get("/events/{event_id:str}", sync_to_thread=True)
def event(
    request: Request[Any, Any, Any], store: TheStore, person: ThePerson, event_id: FromPath[str],
    find: FromQuery[str] = "", act: FromQuery[str] = "",
) -> Template | Redirect:  # fmt: skip
    """Everything that is known of one event."""
    record = store.record(event_id)
    if record.id != event_id:
        query = request.scope["query_string"].decode("latin-1")
        return Redirect(event_url(record.id) + (f"?{query}" if query else ""))
    dossier = Dossier(record, store)
    acts = verdicts.acts(store, record.merged.events)
    done = next((one for one in acts if one.at == act and not one.retracted_at), None)
    return page(
        "event.html", record=record, dossier=dossier, person=person, acts=acts, done=done,
        find=find[:_MAX_QUERY], candidates=_candidates(store, record, find[:_MAX_QUERY]),
        part_of=tuple(store.records_of(record.part_of)), series=_series(store, record),
        source_of=source_of, split_into=tuple(_others(store, record, done)),
    )  # fmt: skip


def _candidates(store: SqlStore, record: EventRecord, find: str) -> list[EventRecord]:
    """What it may be merged with: what was looked for, else what the machine was unsure of."""
    if find:
        found = list(store.records(query=find, limit=_CANDIDATES + 1).records)
    else:
        judged = store.neighbourhood().judgements(record.merged.events)
        unsure = [j for j in judged if j.verdict == "unsure" and j.retracted_at is None]
        sides = (side for j in unsure for side in (j.left, j.right))
        found = list(store.records_of(dict.fromkeys(sides)))
    return [one for one in found if one.id != record.id][:_CANDIDATES]


def _series(store: SqlStore, record: EventRecord) -> list[EventRecord]:
    """Other events of its series."""
    if not record.series:
        return []
    found = store.records(Selection(series=record.series), limit=_SERIES + 1)
    return [one for one in found if one.id != record.id][:_SERIES]


def _others(store: SqlStore, record: EventRecord, done: verdicts.Act | None) -> list[EventRecord]:
    """The events that a split left beside this one."""
    if done is None or done.verdict != "different":
        return []
    return [one for one in store.records_of(sorted(done.ids)) if one.id != record.id]


@post("/events/{event_id:str}/split", status_code=303, sync_to_thread=True)
def split(store: TheStore, person: ThePerson, event_id: FromPath[str], data: Form) -> Response[Any]:
    """Judge that one report of the event tells of another one."""
    name, kept = who(person, data)
    record = store.record(event_id)
    out = data.get("events", "").split(",")
    at = verdicts.split_off(store, record, out, by=name, reason=data.get("reason", ""))
    stay = next(one for one in record.merged.events if one not in out)
    return _back(store.record(stay).id, at, kept)


@post("/events/{event_id:str}/merge", status_code=303, sync_to_thread=True)
def merge(store: TheStore, person: ThePerson, event_id: FromPath[str], data: Form) -> Response[Any]:
    """Judge that the event and another one are the same."""
    name, kept = who(person, data)
    record, other = store.record(event_id), store.record(data.get("other", ""))
    at = verdicts.merge(store, record, other, by=name, reason=data.get("reason", ""))
    return _back(store.record(record.id).id, at, kept)


@post("/events/{event_id:str}/undo", status_code=303, sync_to_thread=True)
def undo(store: TheStore, person: ThePerson, event_id: FromPath[str], data: Form) -> Redirect:
    """Take judgements back, however long ago they were made."""
    name, kept = who(person, data)
    try:
        numbers = [int(one) for one in data.get("numbers", "").split(",") if one]
    except ValueError:
        raise UsageError("judgements have numbers: open the event anew and try again") from None
    verdicts.take_back(store, numbers, by=name)
    where = event_url(store.record(event_id).id) + "?undone=1#judgements"
    return Redirect(where, cookies=kept, status_code=303)


def _back(event_id: str, at: str, kept: list[Cookie]) -> Response[Any]:
    """Back to the event, with the act to be told; a name that was new is kept."""
    where = f"{event_url(event_id)}?{urlencode({'act': at})}"
    return Redirect(where, cookies=kept, status_code=303)


HANDLERS = (event, split, merge, undo)
