"""Resources of TAXII 2.1 as bytes; pages of objects are joined, never parsed."""

from collections.abc import Sequence
from typing import Any

from kronika.model.instants import written
from kronika.model.sharing import Bodies, Collection, Page, Scope
from kronika.serve.taxii.messages import MEDIA, Answer, resource


def discovery(roots: Sequence[str], *, mount: str) -> Answer:
    """What the server is, with the api roots that the partner may see (section 4.1)."""
    paths = [f"{mount}/{root}/" for root in roots]
    return resource(
        {
            "title": "Kronika",
            "description": "Chronicles of events, each value with the words it rests on.",
            "default": paths[0] if paths else None,
            "api_roots": paths,
        }
    )


def collection(one: Collection, rights: frozenset[Scope]) -> dict[str, Any]:
    """A collection as this partner may use it (section 5.2.1)."""
    values = {
        "id": one.id, "title": one.title, "description": one.description, "alias": one.alias,
        "can_read": "read" in rights, "can_write": "write" in rights,
        "media_types": [f"application/stix+json;version={v}" for v in ("2.1", "2.0")],
    }  # fmt: skip
    return {key: value for key, value in values.items() if value is not None}


def envelope(page: Bodies, *, following: str | None) -> Answer:
    """A page of objects, as the bytes that they came in."""
    if not page.bodies:
        return Answer(200, b"{}")
    head = f'{{"more":true,"next":"{following}","objects":[' if following else '{"objects":['
    body = b"".join((head.encode(), b",".join(page.bodies), b"]}"))
    return Answer(200, body, count=len(page.bodies))


def manifest(page: Page, *, following: str | None) -> Answer:
    """A page of manifest records (section 5.3.1)."""
    records = [
        {
            "id": row.id, "date_added": written(row.added_us), "version": row.version,
            "media_type": f"application/stix+json;version={row.spec_version}",
        }
        for row in page.rows
    ]  # fmt: skip
    return _paged("objects", records, page, following)


def versions(page: Page, *, following: str | None) -> Answer:
    """A page of versions of one object (section 5.8.1)."""
    return _paged("versions", [row.version for row in page.rows], page, following)


def _paged(name: str, values: Sequence[object], page: Page, following: str | None) -> Answer:
    more = {"more": True, "next": following} if following else {}
    return resource({**more, name: values}, count=len(page.rows))


def date_headers(page: Page | Bodies, *, otherwise_us: int) -> tuple[tuple[str, str], ...]:
    """When the first and the last of a page were added (section 3.2).

    The standard wants them on every page, and an empty page has no such dates: there they say
    from when on the partner may ask again, which is what they are used for.
    """
    first, last = page.first_us, page.last_us
    return (
        ("x-taxii-date-added-first", written(otherwise_us if first is None else first)),
        ("x-taxii-date-added-last", written(otherwise_us if last is None else last)),
    )


def root(title: str, description: str | None, *, max_content_length: int) -> Answer:
    """An api root (section 4.2.1)."""
    return resource(
        {
            "title": title, "description": description, "versions": [MEDIA],
            "max_content_length": max_content_length,
        }
    )  # fmt: skip
