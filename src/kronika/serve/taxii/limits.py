"""How much one partner may ask, send and keep us busy with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServerLimits:
    """The limits of the server; those of one key hold in each worker process.

    Sizes are bytes, times seconds. `requests_per_s` and `bytes_per_s` are what a key may go on
    with for ever, `burst_s` for how many seconds it may have saved up.

    Example:
        >>> ServerLimits().page
        1000
    """

    max_content_length: int = 10 * 1024 * 1024
    max_objects: int = 20_000
    page: int = 1000
    page_bytes: int = 8 * 1024 * 1024
    max_values: int = 200
    body_s: float = 60.0
    posts_at_once: int = 4
    requests_per_s: float = 50.0
    bytes_per_s: float = 20 * 1024 * 1024
    burst_s: float = 20.0
    failures_per_s: float = 0.5
    failures_burst: float = 60.0
