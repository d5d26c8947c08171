"""How long to wait before a request is made again."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from kronika.exchange.taxii.limits import ClientLimits

FIRST_S, MOST_S = 0.5, 60.0


@dataclass(slots=True)
class Waits:
    """The pauses of one request: what the server says, else twice as long each time."""

    tries: int
    left_s: float
    _own: Iterator[float] = field(default_factory=lambda: _doubling())

    def after(self, said: str | None) -> float | None:
        """Seconds to wait now, None when there were tries enough or the time is used up.

        `said` is the header `Retry-After`, seconds or a date.

        Example:
            >>> pauses = Waits(tries=3, left_s=20)
            >>> pauses.after(None), pauses.after("7"), pauses.after("7")
            (0.5, 7.0, None)
        """
        self.tries -= 1
        own = next(self._own)
        wanted = max(own, seconds(said) or 0.0) if said else own
        if self.tries <= 0 or wanted > self.left_s:
            return None
        self.left_s -= wanted
        return wanted


def waits(limits: ClientLimits) -> Waits:
    """The pauses that the limits allow one request."""
    return Waits(limits.tries, limits.wait_s)


def _doubling() -> Iterator[float]:
    wait = FIRST_S
    while True:
        yield wait
        wait = min(2 * wait, MOST_S)


def seconds(said: str) -> float | None:
    """The seconds that a `Retry-After` means, None when it means none.

    Example:
        >>> seconds("120"), seconds("soon"), seconds("-3")
        (120.0, None, None)
        >>> seconds("Fri, 31 Dec 1999 23:59:59 GMT")
        0.0
    """
    said = said.strip()
    if said.isascii() and said.isdigit() and len(said) < 10:
        return float(said)
    try:
        at = parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(UTC)).total_seconds())
