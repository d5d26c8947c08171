"""What became of each request to add objects, kept for a day (TAXII 2.1 section 4.3)."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from kronika.store.sharing import tables

KEPT_US = 24 * 3600 * 1_000_000
_s = tables.statuses


@dataclass(frozen=True, slots=True)
class Report:
    """A status resource: `id` is a UUIDv4, `at_us` when the request came, `body` its JSON."""

    id: str
    at_us: int
    body: bytes


def keep(connection: Connection, report: Report, *, partner: int) -> None:
    """Keep one, and let go of those whose day is over."""
    connection.execute(delete(_s).where(_s.c.at_us < report.at_us - KEPT_US))
    connection.execute(
        insert(_s).values(id=report.id, partner=partner, at_us=report.at_us, body=report.body)
    )


def find(connection: Connection, id_: str, *, partner: int, now_us: int) -> bytes | None:
    """The resource for its poster, None for everybody else and after a day."""
    query = select(_s.c.body).where(
        _s.c.id == id_, _s.c.partner == partner, _s.c.at_us >= now_us - KEPT_US
    )
    body = connection.execute(query).scalar()
    return None if body is None else bytes(body)
