"""The body of a request: its size is known before it is read, and held to while it comes."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec

from kronika.serve.taxii.limits import ServerLimits
from kronika.serve.taxii.messages import RefusedError

_PASSED, _PASSED_S = 64 * 1024 * 1024, 5.0
Receive = Callable[[], Awaitable[Any]]


class _Envelope(msgspec.Struct):
    objects: list[msgspec.Raw] = []


_DECODER = msgspec.json.Decoder(_Envelope)


def check_length(headers: Mapping[str, str], *, most: int) -> None:
    """Refuse a body by what it says of itself.

    Raises:
        RefusedError: 413 where it is too long, 415 where it is packed, 400 for no length.
    """
    if headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise RefusedError(415, "send the body as it is, without content-encoding")
    said = headers.get("content-length")
    if said is None:
        return
    if not (said.isascii() and said.isdigit()):
        raise RefusedError(400, "content-length is no number")
    if len(said) > 18 or int(said) > most:
        raise _too_long(most)


def _too_long(most: int) -> RefusedError:
    return RefusedError(413, f"send at most {most} bytes at once")


async def whole_body(receive: Receive, *, limits: ServerLimits) -> bytes:
    """The body, as long as it is not too long and does not take too long.

    Raises:
        RefusedError: 413 or 408.
        ConnectionError: the partner went away.
    """
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(limits.body_s):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise ConnectionError("the partner went away")
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                if size > limits.max_content_length:
                    raise _too_long(limits.max_content_length)
                if not message.get("more_body", False):
                    return b"".join(parts)
    except TimeoutError:
        raise RefusedError(408, f"the body took more than {limits.body_s:.0f} s") from None


async def let_pass(receive: Receive) -> None:
    """Let what is left of a refused body run by, so that its sender gets to read why.

    No more than `_PASSED` bytes and `_PASSED_S` seconds: after that the connection is cut.
    """
    size = 0
    try:
        async with asyncio.timeout(_PASSED_S):
            while size < _PASSED:
                message = await receive()
                size += len(message.get("body", b""))
                if message["type"] == "http.disconnect" or not message.get("more_body", False):
                    return
    except TimeoutError:
        return


def envelope(body: bytes, *, limits: ServerLimits) -> list[bytes]:
    """The objects of an envelope, each as the bytes that it came in.

    Raises:
        RefusedError: 400, it is no envelope in UTF-8; 413, it holds too many objects.
    """
    try:
        body.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"the body is not UTF-8 (byte {error.start})") from None
    try:
        objects = _DECODER.decode(body).objects
    except (msgspec.MsgspecError, RecursionError) as error:
        raise RefusedError(400, f"the body is no envelope: {str(error)[:200]}") from None
    if not objects:
        raise RefusedError(422, "the envelope holds no objects")
    if len(objects) > limits.max_objects:
        raise RefusedError(413, f"send at most {limits.max_objects} objects at once")
    return [bytes(one) for one in objects]
