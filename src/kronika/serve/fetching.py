"""Pull from partners' servers into the store, and push to them: what the commands do.

Pulling keeps each page with the place behind it in one transaction, so that a run which is broken
off goes on from there. Pushing sends what the partner may see: what was granted, under its ceiling.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kronika.errors import RightsError
from kronika.exchange.incoming import Marks, incoming
from kronika.exchange.taxii.client import Client
from kronika.exchange.taxii.pulling import Place, Pulled, pages
from kronika.exchange.taxii.pushing import parcels, push
from kronika.exchange.taxii.servers import Remote
from kronika.model.sharing import Fault, Filters, Item, Viewer
from kronika.store import SqlStore
from kronika.store.sharing.feeds import Feed


@dataclass(slots=True)
class Moved:
    """What one collection gave or took: `refused` counts reasons, `examples` has an id for each."""

    title: str
    objects: int = 0
    new: int = 0
    known: int = 0
    pages: int = 0
    cut: bool = False
    refused: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def refuse(self, reason: str, id_: str = "", count: int = 1) -> None:
        """Count what was left out."""
        self.refused[reason] += count
        if id_:
            self.examples.setdefault(reason, id_)


def pull(store: SqlStore, client: Client, feed: Feed, title: str) -> Iterator[Moved]:
    """Keep what a collection of a partner has for us; gives what was kept so far, page by page."""
    inbox, done = store.inbox(), Moved(title)
    plain = inbox.statements(feed)
    for page in pages(client, feed.address, Place(feed.after, feed.next)):
        items = list(_items(page, plain, done))
        plain |= {one.id for one in items if _states_rights(one)}
        kept = inbox.keep(feed, items, after=page.place.after, next_=page.place.next)
        done.pages += 1
        done.objects += len(page.bodies)
        done.new += kept.new
        done.known += kept.known
        done.cut = page.cut
        yield done
    yield done


def _items(page: Pulled, plain: frozenset[str], done: Moved) -> Iterator[Item]:
    for reason, count in page.refused.items():
        done.refuse(reason, count=count)
    for one in incoming(page.bodies, Marks(plain)):
        if isinstance(one, Fault):
            done.refuse(one.message, one.id)
        else:
            yield one


def _states_rights(one: Item) -> bool:
    return one.type == "marking-definition" and b'"statement"' in one.bands[-1].body


def viewer_of(store: SqlStore, partner: str, collection: str) -> Viewer:
    """The partner as it may see a collection of ours.

    Raises:
        RightsError: it was not granted to read that.
        StoreError: there is no such partner or collection.
    """
    shelf = store.shelf()
    box = shelf.collection(collection)
    known = next((one for one in shelf.partners() if one["name"] == partner), None)
    granted = (
        known and not known["revoked_at"] and "read" in known["grants"].get(box.id, "").split()
    )
    if known is None or not granted:
        raise RightsError(
            f"{partner} may not read {collection}: `kronika partner add {partner} --ceiling GREEN "
            f"--collection {collection}` says how far objects may go"
        )
    return Viewer(known["number"], partner, "", known["ceiling"])


def send(
    store: SqlStore, client: Client, feed: Feed, remote: Remote, viewer: Viewer, *, ours: str
) -> Iterator[Moved]:  # fmt: skip
    """Send what a partner may see of a collection of ours and was not sent yet."""
    shelf, done = store.shelf(), Moved(remote.title)
    box = shelf.collection(ours)
    after = int(feed.after) if feed.after else None
    while True:
        page = shelf.objects(viewer, box, Filters(after=after, limit=client.limits.page))
        for some in parcels(page.bodies, remote, client.limits):
            _send(client, remote, some, done)
        if page.last_us is not None:
            after = page.last_us
            store.inbox().move(feed, after=str(after))
        done.pages += 1
        yield done
        if not page.more:
            return


def _send(client: Client, remote: Remote, bodies: Sequence[bytes], done: Moved) -> None:
    said = push(client, remote, bodies)
    done.objects += len(bodies)
    done.new += said.taken
    for id_, message in said.refused:
        done.refuse(f"refused there: {message}", id_)
