"""What a site asks of robots (RFC 9309), kept for as long as one run lasts."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from protego import Protego

from kronika.errors import IntakeError

Answer = tuple[int, bytes]
"""Status and body of the answer to a request."""

MAX_BYTES = 512_000
MAX_DELAY_S = 30.0


class Robots:
    """The wishes of the sites that were asked, one robots.txt for each host.

    A site that answers that it has none (4xx) allows everything; one that cannot answer
    (5xx, no connection) allows nothing, as the standard says.
    """

    def __init__(self, agent: str, ask: Callable[[str], Answer]) -> None:
        self._agent, self._ask = agent, ask
        self._known: dict[str, Any] = {}

    def allows(self, url: str) -> bool:
        """Whether the site lets us read this page."""
        rules = self._rules(url)
        return rules is not None and bool(rules.can_fetch(url, self._agent))

    def delay_s(self, url: str) -> float:
        """Seconds that the site wants between two requests, at most `MAX_DELAY_S`."""
        rules = self._rules(url)
        wanted = rules.crawl_delay(self._agent) if rules is not None else None
        return min(float(wanted or 0), MAX_DELAY_S)

    def _rules(self, url: str) -> Any:  # noqa: ANN401 protego has no types
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            self._known[site] = self._read(f"{site}/robots.txt")
        return self._known[site]

    def _read(self, url: str) -> Any:  # noqa: ANN401
        try:
            status, body = self._ask(url)
        except IntakeError:
            return None
        if status >= 500:
            return None
        words = body[:MAX_BYTES].decode("utf-8", errors="replace") if status == 200 else ""
        return Protego.parse(words)
