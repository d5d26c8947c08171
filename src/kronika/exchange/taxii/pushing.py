"""Objects to a collection of a partner's server, and what became of each."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from kronika.errors import ExchangeError
from kronika.exchange.taxii.client import Answer, Client
from kronika.exchange.taxii.limits import ClientLimits
from kronika.exchange.taxii.servers import Remote, decoded

_EVERY_S = 1.0


@dataclass(frozen=True, slots=True)
class Pushed:
    """What the server says of the objects of one request: `refused` are ids with a reason."""

    taken: int
    refused: tuple[tuple[str, str], ...] = ()


class _Detail(msgspec.Struct):
    id: str = ""
    message: str = ""


class _Status(msgspec.Struct):
    id: str
    status: str
    total_count: int = 0
    success_count: int = 0
    failure_count: int = 0
    pending_count: int = 0
    failures: list[_Detail] = []


def parcels(bodies: Sequence[bytes], remote: Remote, limits: ClientLimits) -> Iterator[list[bytes]]:
    """The objects in pieces that the server takes at once.

    Example:
        >>> remote = Remote("u", "i", "t", max_bytes=80)
        >>> [len(some) for some in parcels([b"x" * 30] * 3, remote, ClientLimits())]
        [2, 1]
    """
    most = min(limits.post_bytes, remote.max_bytes or limits.post_bytes) - len(_FRAME) - 1
    some: list[bytes] = []
    size = 0
    for body in bodies:
        if some and (len(some) == limits.post_objects or size + len(body) + 1 > most):
            yield some
            some, size = [], 0
        some.append(body)
        size += len(body) + 1
    if some:
        yield some


_FRAME = b'{"objects":[]}'


def push(
    client: Client, remote: Remote, bodies: Sequence[bytes], *,
    pause: Callable[[float], None] = time.sleep,
) -> Pushed:  # fmt: skip
    """Send objects in one request and wait until the server is done with them.

    Raises:
        ExchangeError: it does not take them, or is not done in time; then nothing is lost, the
            same objects can be sent again.
    """
    answer = client.post(f"{remote.url}objects/", b'{"objects":[' + b",".join(bodies) + b"]}")
    status = _status(answer)
    root = remote.url.split("collections/")[0]
    until = time.monotonic() + client.limits.status_s
    while status.status == "pending":
        if time.monotonic() > until:
            raise ExchangeError("the server is not done with what was sent: push again later")
        pause(_EVERY_S)
        status = _status(client.get(f"{root}status/{status.id}/"))
    refused = [(one.id[:300], one.message[:300]) for one in status.failures]
    unnamed = max(0, status.failure_count - len(refused))
    refused += [("", "no reason given")] * min(unnamed, len(bodies))
    return Pushed(status.success_count, tuple(refused))


def _status(answer: Answer) -> _Status:
    if answer.status not in {200, 202}:
        raise ExchangeError(f"what was sent was answered with {answer.status}: may we write there?")
    status: _Status = decoded(answer, _Status)
    if not status.id.replace("-", "").isalnum() or not status.id.isascii():
        raise ExchangeError("the server gives no status that could be asked after")
    return status
