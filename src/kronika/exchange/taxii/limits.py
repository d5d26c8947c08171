"""How much of a partner's server we take: it may be broken, or hostile."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ClientLimits:
    """What one run of the client takes at most; what goes beyond is left for the next run.

    Example:
        >>> ClientLimits(max_objects=10).max_pages
        10000
    """

    max_answer_bytes: int = 32 * MIB
    """One answer; a longer one is refused as a whole."""
    max_object_bytes: int = 2 * MIB
    """One object; a longer one is refused alone."""
    max_objects: int = 1_000_000
    """Objects of one collection in one run."""
    max_pages: int = 10_000
    """Answers to one walk through a collection."""
    max_collections: int = 1_000
    """Collections of one server that are looked at."""
    page: int = 1_000
    """Objects that are asked for at once."""
    post_objects: int = 500
    """Objects that are sent at once."""
    post_bytes: int = 4 * MIB
    """Bytes that are sent at once; less where the server says so."""
    answer_s: float = 120.0
    """Seconds until an answer must be whole."""
    connect_s: float = 10.0
    """Seconds of silence after which a connection is given up."""
    tries: int = 6
    """How often one request is made before it counts as failed."""
    wait_s: float = 300.0
    """Seconds that one request may wait in all because the server says so."""
    status_s: float = 60.0
    """Seconds for which a status is asked after when the server is not done yet."""
