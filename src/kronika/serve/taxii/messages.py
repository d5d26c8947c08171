"""One request, one answer, one refusal: what the parts of the server hand each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import msgspec

MEDIA = "application/taxii+json;version=2.1"
_ENCODER = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: the names of headers are lower case, `path` begins after `/taxii2`."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    address: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said back; `count` is how many objects it holds, took or removed.

    `audited` is True when the audit log has it already.
    """

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    count: int = 0
    audited: bool = False


class RefusedError(Exception):
    """A request that is not answered as asked; the words go to the partner."""

    def __init__(
        self, status: int, why: str, headers: Iterable[tuple[str, str]] = ()
    ) -> None:  # fmt: skip
        self.status, self.why, self.headers = status, why, tuple(headers)
        super().__init__(why)


@dataclass(slots=True)
class Noted:
    """What is known of a request so far, for the audit log."""

    partner: str = ""
    key_id: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)


def resource(value: Mapping[str, Any], *, status: int = 200, count: int = 0) -> Answer:
    """A TAXII resource; what is None or an empty list is left out (section 2)."""
    full = {k: v for k, v in value.items() if v is not None and v != [] and v != ()}
    return Answer(status, _ENCODER.encode(full), count=count)


def refusal(error: RefusedError) -> Answer:
    """The error message of section 3.6.1; its `error_id` is found in the server's log."""
    words = {
        "title": HTTPStatus(error.status).phrase, "description": error.why,
        "error_id": str(uuid4()), "http_status": str(error.status),
    }  # fmt: skip
    return Answer(error.status, _ENCODER.encode(words), headers=error.headers)
