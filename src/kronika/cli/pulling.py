"""`kronika exchange pull`, `push` and `take`: what partners have for us, and we for them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from kronika.cli.keys import Asked
from kronika.cli.options import DEFAULT_DB, Db, Quiet

if TYPE_CHECKING:
    from kronika.exchange.taxii.client import Client
    from kronika.exchange.taxii.limits import ClientLimits
    from kronika.serve.fetching import Moved
    from kronika.serve.taking import Taken
    from kronika.store import SqlStore

Server = Annotated[
    str | None,
    typer.Argument(
        metavar="[SERVER]",
        help="https://host/taxii2/, an API root, or a collection; absent: those of before.",
    ),
]
Partner = Annotated[str, typer.Option(help="Whose server it is; the name of a witness here.")]
Collections = Annotated[
    list[str] | None, typer.Option("--collection", help="One there: id, alias or title.")
]
KeyEnv = Annotated[
    str | None, typer.Option(help="The environment variable that holds the key to the server.")
]
KeyFile = Annotated[str | None, typer.Option(help="A file, only yours to read, with the key.")]
User = Annotated[
    str | None, typer.Option(help="HTTP Basic with this name; without it a bearer token.")
]
Private = Annotated[
    bool, typer.Option("--private", help="The server may have an address that is not public.")
]
Plain = Annotated[
    bool, typer.Option("--plain-http", help="Let the key go over the network unencrypted.")
]


def pull(
    server: Server = None,
    *,
    partner: Partner,
    collection: Collections = None,
    key_env: KeyEnv = None,
    key_file: KeyFile = None,
    user: User = None,
    private: Private = False,
    plain_http: Plain = False,
    max_objects: Annotated[
        int | None, typer.Option(min=1, help="Of one collection in this run, at most.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="From the beginning; what is known stays.")
    ] = False,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Take what a partner's server has for us, from where the last run ended.

    What comes is kept as it came, and as statements of the partner: witnesses beside the pages.
    Exit code 1 when something was refused, or is left for another run.
    """
    from kronika.cli.output import note
    from kronika.exchange.taxii.servers import chosen, collections
    from kronika.serve.fetching import pull as pulled
    from kronika.store import open_store

    given = Asked(server or "", key_env, key_file, user, private, plain_http)
    done: list[Moved] = []
    with open_store(db) as store:
        asked = _asked(store, partner, "pull", given)
        with _client(asked, max_objects) as client:
            there = list(collections(client))
            if not server and not collection:
                known = {one.address for one in store.inbox().feeds(partner, "pull")}
                there = [one for one in there if one.url in known]
            for remote in chosen(there, collection or []):
                feed = store.inbox().pull_from(partner, remote.url, asked=asked.words())
                if again:
                    store.inbox().move(feed, after=None)
                    feed = store.inbox().pull_from(partner, remote.url, asked=asked.words())
                *_, last = pulled(store, client, feed, remote.title)
                done.append(last)
                _tell(last, f"from {partner}", quiet=quiet)
        if not done:
            note(f"the server of {partner} has no collection that we may read", quiet=quiet)
        taken = _taken(store, quiet=quiet)
    if taken.wrong or any(one.refused or one.cut for one in done):
        raise typer.Exit(1)


def take(*, db: Db = DEFAULT_DB, quiet: Quiet = False) -> None:
    """Read what partners posted to our collections as their statements.

    `pull` does it for what it brings.
    """
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        if _taken(store, quiet=quiet).wrong:
            raise typer.Exit(1)


def push(
    server: Server = None,
    *,
    partner: Partner,
    collection: Annotated[str, typer.Option(help="Which of ours is sent: id, alias or title.")],
    to: Annotated[
        str | None, typer.Option(help="The collection there: id, alias or title.")
    ] = None,
    key_env: KeyEnv = None,
    key_file: KeyFile = None,
    user: User = None,
    private: Private = False,
    plain_http: Plain = False,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Send a partner what is laid out in a collection and was not sent yet.

    Only what `kronika partner add` granted it, and only under its ceiling: the same objects that it
    could fetch here.
    """
    from kronika.errors import UsageError
    from kronika.exchange.taxii.servers import chosen, collections
    from kronika.serve.fetching import send, viewer_of
    from kronika.store import open_store

    given = Asked(server or "", key_env, key_file, user, private, plain_http)
    with open_store(db, create=False) as store:
        viewer = viewer_of(store, partner, collection)
        asked = _asked(store, partner, "push", given)
        with _client(asked, None) as client:
            there = chosen(list(collections(client)), [to] if to else [], write=True)
            if len(there) != 1:
                names = ", ".join(one.alias or one.title for one in there[:20]) or "none"
                raise UsageError(f"--to which collection there? We may write to: {names}")
            feed = store.inbox().push_to(
                partner, there[0].url, collection=collection, asked=asked.words()
            )
            *_, last = send(store, client, feed, there[0], viewer, ours=collection)
            _tell(last, f"to {partner}", quiet=quiet)
    if last.refused:
        raise typer.Exit(1)


def _asked(store: "SqlStore", partner: str, direction: str, given: Asked) -> Asked:
    """How the server is asked: as said now, else as the last time."""
    from kronika.cli.partners import checked_name
    from kronika.errors import UsageError

    checked_name(partner)
    if given.server:
        return given
    known = store.inbox().feeds(partner, direction)
    if not known:
        raise UsageError(f"where is the server of {partner}? Name it once: https://host/taxii2/")
    last = Asked.of(known[-1].asked)
    return Asked(
        last.server, *_key(given, last), given.user or last.user, given.private or last.private,
        given.plain_http or last.plain_http,
    )  # fmt: skip


def _key(given: Asked, last: Asked) -> tuple[str | None, str | None]:
    said = given if given.key_env or given.key_file else last
    return said.key_env, said.key_file


@contextmanager
def _client(asked: Asked, max_objects: int | None) -> Iterator["Client"]:
    from kronika.exchange.taxii.client import Client, Way

    way = Way(asked.private, asked.plain_http, asked.user)
    client = Client(asked.server, asked.key(), way=way, limits=_limits(max_objects))
    try:
        yield client
    finally:
        client.close()


def _limits(max_objects: int | None) -> "ClientLimits":
    from kronika.exchange.taxii.limits import ClientLimits

    usual = ClientLimits()
    if max_objects is None:
        return usual
    return ClientLimits(max_objects=max_objects, page=min(max_objects, usual.page))


def _tell(done: "Moved", way: str, *, quiet: bool) -> None:
    from kronika.cli.output import note

    known = f", {done.known} known" if done.known else ""
    note(f"{done.title} {way}: {done.objects} objects, {done.new} new{known}", quiet=quiet)
    for reason, count in done.refused.most_common():
        example = f" (as {done.examples[reason]})" if reason in done.examples else ""
        note(f"refused: {count} × {reason}{example}", quiet=quiet)
    if done.cut:
        note("there is more: run it again to go on from here", quiet=quiet)


def _taken(store: "SqlStore", *, quiet: bool) -> "Taken":
    """Read what is new as statements, and say what became of it."""
    from kronika.cli.output import note
    from kronika.codebook.book import load_codebook
    from kronika.serve.taking import take as taking

    done = taking(store, load_codebook())
    said = f"{done.new} new, {done.changed} changed, {done.gone} taken back"
    note(f"statements of partners: {said}", quiet=quiet)
    if (done.changed or done.gone) and any(one.profile for one in store.shelf().collections()):
        note("partners see what was laid out before: run `kronika exchange publish`", quiet=quiet)
    for (partner, reason), count in done.refused.most_common():
        note(f"of {partner}, not taken: {count} × {reason}", quiet=quiet)
    return done


COMMANDS: Sequence[tuple[str, Callable[..., None]]] = (
    ("kronika exchange pull https://host/taxii2/ --partner desk --key-env DESK_KEY", pull),
    ("kronika exchange push https://host/taxii2/ --partner desk --collection exercises "
     "--key-env DESK_KEY", push),
    ("kronika exchange take", take),
)  # fmt: skip
