"""The server itself: reads what is asked, hands it on, says what came of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import Any

from kronika.errors import KronikaError
from kronika.model.sharing import Entry, Viewer
from kronika.serve.taxii import bodies
from kronika.serve.taxii.asking import Asked, Doorkeeper
from kronika.serve.taxii.limits import ServerLimits
from kronika.serve.taxii.messages import MEDIA, Answer, RefusedError, Request, refusal
from kronika.serve.taxii.reading import Reader
from kronika.serve.taxii.trail import Trail
from kronika.serve.taxii.writing import Writer
from kronika.store.sharing.shelf import Shelf

Scope = MutableMapping[str, Any]
Send = Callable[[Any], Awaitable[None]]

_log = logging.getLogger("kronika.taxii")
_DEFAULT = ServerLimits()
_NEEDS_TLS = refusal(RefusedError(403, "this server is for https: your key must be made anew"))
_ALWAYS = (
    ("content-type", MEDIA), ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"), ("vary", "authorization, accept"),
)  # fmt: skip


class Taxii:
    """A TAXII 2.1 server as an ASGI application, to be mounted at `mount` or run alone.

    Who comes from another machine without TLS is refused, unless `plain_http` is set: a key
    that went over the wire in the clear is no key any more.

    Example:
        >>> from kronika.store import open_store
        >>> server = Taxii(open_store(":memory:").shelf())
        >>> server.close()
    """

    def __init__(
        self, shelf: Shelf, *, limits: ServerLimits = _DEFAULT, mount: str = "/taxii2",
        plain_http: bool = False,
    ) -> None:  # fmt: skip
        self._mount, self._limits = mount.rstrip("/"), limits
        self._plain_http = plain_http
        self._shelf = shelf
        shelf.secret("keys")  # made now, because a request that reads cannot make it
        self._door = Doorkeeper(shelf, limits)
        self._reader = Reader(shelf, self._door, mount=self._mount)
        self._writer = Writer(shelf, limits)
        self._trail = Trail(shelf)
        self._threads = ThreadPoolExecutor(4, "taxii-read")
        self._writers = ThreadPoolExecutor(2, "taxii-write")
        self._posts = 0

    def close(self) -> None:
        """Write what the audit log still waits for, and stop."""
        self._threads.shutdown(wait=True)
        self._writers.shutdown(wait=True)
        self._trail.close()

    async def __call__(self, scope: Scope, receive: bodies.Receive, send: Send) -> None:
        """One connection of ASGI 3: a request, or the life of the server."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            request = _request(scope, self._mount)
            if self._plain_http or scope.get("scheme") == "https" or _is_here(request.address):
                await self._serve(request, receive, send)
            else:
                await _send(_NEEDS_TLS, send, unread=None)

    async def _live(self, receive: bodies.Receive, send: Send) -> None:
        while True:
            message = await receive()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                self.close()
                return

    async def _serve(self, request: Request, receive: bodies.Receive, send: Send) -> None:
        visit = _Visit(request)
        try:
            answer = await self._answered(visit, receive)
        except RefusedError as error:
            answer = refusal(error)
        except ConnectionError:
            return
        except KronikaError as error:
            answer = _trouble(error)
        except Exception as error:
            _log.exception("a request failed")
            answer = _trouble(error)
        if not answer.audited and answer.status != 429:
            self._trail.add(visit.entry(answer))
        if visit.viewer is not None:
            self._door.sizes.take(visit.viewer.key_id, len(answer.body))
        unread = request.method == "POST" and not (visit.whole or "expect" in request.headers)
        await _send(answer, send, unread=receive if unread else None)

    async def _answered(self, visit: "_Visit", receive: bodies.Receive) -> Answer:
        if self._trail.full:
            raise RefusedError(503, "the audit log cannot be written", (("retry-after", "5"),))
        loop = asyncio.get_running_loop()
        if visit.request.method == "GET":
            return await loop.run_in_executor(self._threads, self._read, visit)
        asked = await loop.run_in_executor(self._threads, self._gate, visit)
        if visit.request.method == "DELETE":
            entry = visit.entry(Answer(200, b""))
            return await loop.run_in_executor(self._writers, self._writer.delete, asked, entry)
        return await self._posted(visit, asked, receive)

    async def _posted(self, visit: "_Visit", asked: Asked, receive: bodies.Receive) -> Answer:
        bodies.check_length(visit.request.headers, most=self._limits.max_content_length)
        if self._posts >= self._limits.posts_at_once:
            raise RefusedError(503, "others are sending: try again", (("retry-after", "1"),))
        self._posts += 1
        try:
            body = await bodies.whole_body(receive, limits=self._limits)
            visit.whole = True
            self._door.sizes.take(asked.viewer.key_id, len(body))
            loop, entry = asyncio.get_running_loop(), visit.entry(Answer(202, b""))
            return await loop.run_in_executor(
                self._writers, self._writer.post, asked, body, entry
            )  # fmt: skip
        finally:
            self._posts -= 1

    def _gate(self, visit: "_Visit") -> Asked:
        visit.viewer = viewer = self._door.admit(visit.request)
        self._door.spend(viewer)
        return self._door.understand(visit.request, viewer)

    def _read(self, visit: "_Visit") -> Answer:
        with self._shelf.one_view():
            return self._reader.answer(self._gate(visit))


class _Visit:
    """One request while it is served, and what the audit log will say of it."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.viewer: Viewer | None = None
        self.whole = False

    def entry(self, answer: Answer) -> Entry:
        """One line for the audit log."""
        return Entry(
            at=datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
            partner=self.viewer.name if self.viewer else "",
            key_id=self.viewer.key_id if self.viewer else "",
            address=self.request.address or "", method=self.request.method[:20],
            path=_plain(self.request.path[:500]), query=_plain(self.request.query[:1000]),
            status=answer.status, count=answer.count, bytes=len(answer.body),
        )  # fmt: skip


def _plain(words: str) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)


def _is_here(address: str | None) -> bool:
    """Whether a request comes from this machine."""
    try:
        return address is None or ip_address(address).is_loopback
    except ValueError:
        return False


def _request(scope: Scope, mount: str) -> Request:
    path: str = scope.get("raw_path", b"").decode("latin-1").partition("?")[0] or scope["path"]
    client = scope.get("client")
    headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
    inside = path == mount or path.startswith(f"{mount}/")
    return Request(
        scope["method"], path[len(mount) :] if inside else "/?/?",
        scope["query_string"].decode("latin-1"), headers, client[0] if client else None,
    )  # fmt: skip


def _trouble(error: Exception) -> Answer:
    """Not a word of what went wrong inside: the server's log has it."""
    _log.error("a request could not be answered: %s", error)
    busy = RefusedError(503, "the store cannot answer now", (("retry-after", "5"),))
    return refusal(busy)


async def _send(answer: Answer, send: Send, *, unread: bodies.Receive | None) -> None:
    headers = [*_ALWAYS, *answer.headers, ("content-length", str(len(answer.body)))]
    if unread is not None:
        headers.append(("connection", "close"))
    raw = [(name.encode(), value.encode()) for name, value in headers]
    await send({"type": "http.response.start", "status": answer.status, "headers": raw})
    if unread is None:
        await send({"type": "http.response.body", "body": answer.body})
        return
    await send({"type": "http.response.body", "body": answer.body, "more_body": True})
    await bodies.let_pass(unread)
    await send({"type": "http.response.body", "body": b""})
