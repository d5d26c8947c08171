"""Answers to programs: JSON that need not be sent twice."""

import hashlib
from collections.abc import Callable
from typing import Any

import msgspec
from litestar import Request
from litestar.response import Response

from kronika import __version__
from kronika.store import SqlStore

JSON = "application/json"


def answer(
    request: Request[Any, Any, Any], store: SqlStore, make: Callable[[], object],
    *, media_type: str = JSON,
) -> Response[bytes]:  # fmt: skip
    """What `make` gives, or 304 where the caller has it already (RFC 9110, section 13.1.2).

    The entity tag is made of the count of changes of the store, the version of Kronika and the
    address: the same tag means the same answer.
    """
    tag = tag_of(request, store)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if _has(request.headers.get("if-none-match", ""), tag):
        return Response(b"", status_code=304, headers=headers, media_type=media_type)
    made = make()
    body = made if isinstance(made, bytes) else msgspec.json.encode(made)
    return Response(body, media_type=media_type, headers=headers)


def tag_of(request: Request[Any, Any, Any], store: SqlStore) -> str:
    """The weak entity tag of an answer."""
    asked = f"{__version__}\n{request.url}\n{request.headers.get('accept-language', '')}"
    digest = hashlib.sha256(asked.encode("utf-8", "backslashreplace")).hexdigest()[:12]
    return f'W/"{store.changes()}-{digest}"'


def _has(sent: str, tag: str) -> bool:
    """Whether one of the tags that were sent is this one.

    Example:
        >>> _has('"a", W/"b"', 'W/"b"'), _has("*", 'W/"b"'), _has("", 'W/"b"')
        (True, True, False)
    """
    plain = tag.removeprefix("W/")
    return any(one.strip().removeprefix("W/") in (plain, "*") for one in sent.split(","))
