"""How often one address may search: a bucket that fills again with time."""

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from litestar.middleware import ASGIMiddleware

from kronika.serve.errors import Refused

if TYPE_CHECKING:
    from litestar.types import ASGIApp, Receive, Scope, Send

_MOST_ADDRESSES = 4096


class Bucket:
    """Searches left to each address; `per_minute` at most, filling evenly.

    Example:
        >>> clock = iter([0.0, 0.0, 0.0])
        >>> bucket = Bucket(2, clock=lambda: next(clock))
        >>> bucket.take("a"), bucket.take("a"), bucket.take("a")
        (0, 0, 30)
    """

    def __init__(self, per_minute: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = per_minute, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._guard = threading.Lock()

    def take(self, address: str) -> int:
        """Seconds to wait before the next search, 0 when this one may run."""
        with self._guard:
            now = self._clock()
            left, at = self._left.pop(address, (float(self._most), now))
            left = min(self._most, left + (now - at) * self._most / 60)
            runs = left >= 1
            self._left[address] = (left - 1 if runs else left, now)
            if len(self._left) > _MOST_ADDRESSES:
                self._left.popitem(last=False)
            return 0 if runs else math.ceil((1 - left) * 60 / self._most)


class SearchLimit(ASGIMiddleware):
    """Refuses searches that come too fast from one address, and says when to come again.

    Guesses of the token count as searches.
    """

    def __init__(self, per_minute: int) -> None:
        self._bucket = Bucket(per_minute)

    async def handle(
        self, scope: "Scope", receive: "Receive", send: "Send", next_app: "ASGIApp"
    ) -> None:
        """Count the request when it searches, then hand it on."""
        enters = scope["path"] == "/enter" and scope.get("method") == "POST"
        if enters or _searches(scope["query_string"]):
            client = scope.get("client")
            wait_s = self._bucket.take(client[0] if client else "")
            if wait_s:
                raise Refused(
                    429, "too many questions from this address", f"try again in {wait_s} seconds",
                    headers={"Retry-After": str(wait_s)},
                )  # fmt: skip
        await next_app(scope, receive, send)


def _searches(query: bytes) -> bool:
    return any(part.startswith(b"q=") and len(part) > 2 for part in query.split(b"&"))
