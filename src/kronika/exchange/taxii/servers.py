"""Which collections a server has for us: from its discovery, an API root, or one collection."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from kronika.errors import ExchangeError
from kronika.exchange.taxii.client import Answer, Client

MAX_ROOTS = 100


@dataclass(frozen=True, slots=True)
class Remote:
    """One collection of a partner's server; `url` ends in a slash.

    `max_bytes` is how long a body the server takes, None where it does not say.
    """

    url: str
    id: str
    title: str
    alias: str | None = None
    can_read: bool = False
    can_write: bool = False
    max_bytes: int | None = None


class _Collection(msgspec.Struct):
    id: str
    title: str = ""
    alias: str | None = None
    can_read: bool = False
    can_write: bool = False


class _Collections(msgspec.Struct):
    collections: list[_Collection] = []


class _Root(msgspec.Struct):
    """A discovery, an API root or a collection, whichever it is."""

    api_roots: list[str] | None = None
    default: str | None = None
    max_content_length: int | None = None
    versions: list[str] | None = None
    id: str | None = None


def collections(client: Client) -> Iterator[Remote]:
    """All collections that the key sees at the address of the client.

    Raises:
        ExchangeError: what is there is no TAXII 2.1 server.
    """
    answer = _found(client.get(client.url), client.url)
    top = decoded(answer, _Root)
    if top.id is not None:
        one = decoded(answer, _Collection)
        yield _remote(client.url, one, None)
    elif top.api_roots is not None:
        for url in list(dict.fromkeys(top.api_roots))[:MAX_ROOTS]:
            yield from _of_root(client, url.rstrip("/") + "/", None)
    elif top.versions is not None or top.max_content_length is not None:
        yield from _of_root(client, client.url, top)
    else:
        raise ExchangeError(f"{client.url} is no TAXII 2.1 server: name its discovery, as /taxii2/")


def _of_root(client: Client, url: str, known: _Root | None) -> Iterator[Remote]:
    root = known or decoded(_found(client.get(url), url), _Root)
    listed = decoded(_found(client.get(f"{url}collections/"), url), _Collections)
    for one in listed.collections[: client.limits.max_collections]:
        yield _remote(f"{url}collections/{_plain(one.id)}/", one, root.max_content_length)


def _remote(url: str, one: _Collection, most: int | None) -> Remote:
    return Remote(
        url, one.id, one.title[:200], one.alias and one.alias[:200], one.can_read, one.can_write,
        most if most and most > 0 else None,
    )  # fmt: skip


def _plain(id_: str) -> str:
    """An id that is one part of a path."""
    if not id_ or not id_.isascii() or not id_.replace("-", "").isalnum() or len(id_) > 100:
        raise ExchangeError("the server names a collection whose id is none: it must be a UUID")
    return id_


def chosen(found: Sequence[Remote], names: Sequence[str], *, write: bool = False) -> list[Remote]:
    """The collections of these ids, aliases or titles; without names all that may be used.

    Raises:
        ExchangeError: there is none of a name, or it may not be used so.
    """
    usable = [one for one in found if (one.can_write if write else one.can_read)]
    if not names:
        return usable
    picked = []
    for name in names:
        one = next((o for o in found if name in {o.id, o.alias, o.title}), None)
        if one is None:
            known = ", ".join(sorted(o.alias or o.title for o in usable)[:20]) or "none"
            raise ExchangeError(f"the server has no collection {name!r} for us; it has: {known}")
        if one not in usable:
            may = "write to" if write else "read"
            raise ExchangeError(f"we may not {may} {name!r} there: ask for that right")
        picked.append(one)
    return picked


def _found(answer: Answer, url: str) -> Answer:
    if answer.status != 200:
        raise ExchangeError(
            f"{url[:300]} answered {answer.status}: there is nothing that the key may see"
        )
    return answer


def decoded(answer: Answer, kind: type[Any]) -> Any:  # noqa: ANN401 (of that kind)
    """The resource that an answer holds.

    Raises:
        ExchangeError: it is no JSON of that shape.
    """
    try:
        return msgspec.json.decode(answer.body, type=kind)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise ExchangeError(
            f"the answer is no TAXII resource ({str(error)[:120]}): is the address right?"
        ) from None
