"""How often and how much: a bucket of tokens for each key and each address that fails."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from kronika.serve.taxii.messages import RefusedError

_MOST = 10_000


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class Rate:
    """Tokens that come back with time; what is taken may go below zero and must be waited for.

    Example:
        >>> rate = Rate(per_s=1, burst=2, clock=lambda: 0.0)
        >>> rate.take("a"), rate.take("a"), rate.wait_s("a")
        (None, None, 1.0)
    """

    def __init__(
        self, *, per_s: float, burst: float, clock: Callable[[], float] = time.monotonic
    ) -> None:  # fmt: skip
        self._per_s, self._burst, self._clock = per_s, burst, clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def _bucket(self, name: str) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.get(name)
        if bucket is None:
            bucket = self._buckets[name] = _Bucket(self._burst, now)
            if len(self._buckets) > _MOST:
                self._buckets.popitem(last=False)
        bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.at) * self._per_s)
        bucket.at = now
        return bucket

    def take(self, name: str, amount: float = 1.0) -> None:
        """Use tokens up, whether or not they are there."""
        self._bucket(name).tokens -= amount

    def wait_s(self, name: str, *, least: float = 1.0) -> float:
        """Seconds until `least` tokens are there, 0 when they are."""
        missing = least - self._bucket(name).tokens
        return max(0.0, missing / self._per_s)

    def check(self, name: str, *, least: float = 1.0) -> None:
        """Refuse with 429 who must wait.

        Raises:
            RefusedError: 429, with Retry-After in whole seconds.
        """
        wait = self.wait_s(name, least=least)
        if wait > 0:
            header = (("retry-after", str(max(1, math.ceil(wait)))),)
            raise RefusedError(429, f"too much at once: try again in {math.ceil(wait)} s", header)
