"""A collection of a partner's server, page by page, from where we stand."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from kronika.errors import ExchangeError
from kronika.exchange.taxii.client import Client
from kronika.exchange.taxii.limits import ClientLimits
from kronika.exchange.taxii.servers import decoded
from kronika.model.instants import instant

DATE_LAST = "x-taxii-date-added-last"
MAX_CURSOR = 4_096


@dataclass(frozen=True, slots=True)
class Place:
    """Where we stand in a collection: behind what was added at `after`, at the page `next`."""

    after: str | None = None
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Pulled:
    """One page: the bytes of its objects, and where to go on once they are kept.

    `refused` counts objects that were left out; `more` is True when others follow, `cut` when
    they are left for another run.
    """

    bodies: tuple[bytes, ...]
    place: Place
    more: bool = False
    cut: bool = False
    refused: Mapping[str, int] = field(default_factory=dict)


class _Envelope(msgspec.Struct):
    more: bool = False
    next: str | None = None
    objects: list[msgspec.Raw] = []


def pages(client: Client, url: str, place: Place) -> Iterator[Pulled]:
    """The pages of the collection at `url` from a place on.

    A cursor that the server knows no more is given up, and the walk begins where its question
    began: what comes twice is kept once.

    Raises:
        ExchangeError: the server answers what is no page, or leads in a circle.
    """
    limits, asked, count, seen = client.limits, 0, 0, {place}
    last, again = place.after, False
    while True:
        page = _page(client, url, place)
        if page is None:
            if again:
                raise ExchangeError("the server does not know the cursors that it gives")
            place, again = Place(place.after), True
            continue
        found, refused = _objects(page.envelope, limits)
        asked, count, last = asked + 1, count + len(found), page.last or last
        more = page.envelope.more
        place = _following(place, page, last) if more else Place(last)
        cut = more and (count >= limits.max_objects or asked >= limits.max_pages)
        yield Pulled(tuple(found), place, more, cut, refused)
        if not more or cut:
            return
        if place in seen:
            raise ExchangeError("the server leads in a circle: it gives a page that it gave before")
        seen.add(place)


@dataclass(frozen=True, slots=True)
class _Page:
    envelope: _Envelope
    last: str | None


def _page(client: Client, url: str, place: Place) -> _Page | None:
    """One page; None where the server does not know the cursor any more."""
    params = {"limit": str(client.limits.page)}
    if place.after:
        params["added_after"] = place.after
    if place.next:
        params["next"] = place.next
    answer = client.get(f"{url}objects/", params)
    if answer.status == 400 and place.next:
        return None
    if answer.status != 200:
        raise ExchangeError(f"the collection answered {answer.status}: may we still read it?")
    said = answer.headers.get(DATE_LAST, "").strip()
    last = said if len(said) < 60 and instant(said) is not None else None
    return _Page(decoded(answer, _Envelope), last)


def _following(place: Place, page: _Page, last: str | None) -> Place:
    """Where the next page begins: at the cursor, else behind the last object (section 3.5)."""
    cursor = page.envelope.next
    if cursor and len(cursor) <= MAX_CURSOR and cursor.isprintable():
        return Place(place.after, cursor)
    if last is None or last == place.after:
        raise ExchangeError("the server says that there is more, but not how to ask for it")
    return Place(last)


def _objects(envelope: _Envelope, limits: ClientLimits) -> tuple[list[bytes], Counter[str]]:
    refused: Counter[str] = Counter()
    found = []
    for raw in envelope.objects:
        body = bytes(raw)
        if len(body) > limits.max_object_bytes:
            refused[f"an object is longer than {limits.max_object_bytes} bytes"] += 1
        else:
            found.append(body)
    return found, refused
