"""A page as a report: what it is, where it stands, its hash, and all that was read in it.

The text of the page stays where it is: its publisher owns it. `text_sha256` lets whoever holds the
same page check that the code points of the evidence count in the same text.
"""

import hashlib
from collections.abc import Iterable
from typing import Any

from kronika.exchange.stix.bases import Made, addresses, base, property_extension
from kronika.exchange.stix.definitions import PAGE
from kronika.exchange.stix.evidence import report_id
from kronika.exchange.stix.identifiers import identifier
from kronika.exchange.stix.instants import ORIGIN, stamp
from kronika.model.documents import Document

MAX_NAME = 500
NEWS = "news-article"
UNDATED = "published-unknown"


def report(
    page: Document, refs: Iterable[str], *, label: str, rights: str | None = None
) -> Made:  # fmt: skip
    """The report of a page; `refs` are ids of what was read in it, at least one.

    `rights` is the id of the statement that says what its owner allows.

    `published` must be given (STIX 2.1 section 4.13). Of a page that bears no date it is the day
    that bounds it from below, else the origin of our time, and the label `published-unknown` says
    so.

    Example:
        >>> page = Document("d_1", "It rained.", (), headline="Rain", published="2016-07-04")
        >>> made = report(page, ["note--1"], label="TLP:CLEAR")
        >>> made["name"], made["published"], made["labels"]
        ('Rain', '2016-07-04T00:00:00.000Z', ['news-article'])
    """
    dated = stamp(page.published)
    made = base("report", report_id(page.id), label)
    made |= {
        "name": (page.headline or page.url or f"Page {page.id}")[:MAX_NAME],
        "report_types": [NEWS],
        "labels": [NEWS] if dated else [NEWS, UNDATED],
        "published": dated or stamp(page.not_before) or ORIGIN,
        "object_refs": list(dict.fromkeys(refs)),
        "external_references": _references(page),
        "extensions": {PAGE: _extension(page)},
    }
    if page.language:
        made["lang"] = page.language
    if rights:
        made["object_marking_refs"] = [*made["object_marking_refs"], rights]
    return made


def statement(rights: str) -> Made:
    """The marking definition of a statement of rights (STIX 2.1 section 7.2.1.3), without dates.

    Example:
        >>> statement("Copyright Harbour Post")["definition"]
        {'statement': 'Copyright Harbour Post'}
    """
    return {
        "type": "marking-definition", "spec_version": "2.1",
        "id": identifier("marking-definition", "statement", rights),
        "definition_type": "statement", "definition": {"statement": rights},
    }  # fmt: skip


def _references(page: Document) -> list[dict[str, Any]]:
    """Where the page stands; the hash is that of the bytes as received, where they are known."""
    source = page.outlet or "unnamed outlet"
    references: list[dict[str, Any]] = []
    if url := addresses([page.url, page.canonical_url]):
        reference: dict[str, Any] = {"source_name": source, "url": url}
        if page.capture_id and page.capture_id.startswith("c_") and len(page.capture_id) == 66:
            reference["hashes"] = {"SHA-256": page.capture_id[2:]}
        references.append(reference)
    references.append({"source_name": "kronika", "external_id": page.id})
    return references


def _extension(page: Document) -> dict[str, Any]:
    return property_extension(
        document_id=page.id,
        outlet=page.outlet,
        published=page.published,
        published_basis=page.published_basis,
        published_raw=page.published_raw,
        not_before=page.not_before,
        not_after=page.not_after,
        modified=page.modified,
        language=page.language,
        authors=list(page.authors),
        agencies=list(page.credits),
        text_sha256=hashlib.sha256(page.text.encode("utf-8", "surrogatepass")).hexdigest(),
        text_length=len(page.text),
    )
