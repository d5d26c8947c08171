"""W3C Web Annotation (JSON-LD): one annotation a checked value, on the words that say it.

The target is the page's address, or the hash of the bytes as received (a `ni:` URI, RFC 6920)
where it has none. The quote selector holds the words with what stands beside them, so that any
annotation tool finds them on the page; the position selector counts Unicode code points of the
text that Kronika read, whose id is in `state`.
"""

import base64
from collections.abc import Iterator, Sequence
from typing import IO, Any

import msgspec

from kronika import __version__
from kronika.exchange.parcel import Format, Options, Parcel, Written
from kronika.model.assertions import Assertion
from kronika.model.documents import Document

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
BESIDE = 32
"""Characters of the page before and after the words."""


def write(parcel: Parcel, file: IO[bytes], _options: Options) -> Written:
    """One AnnotationPage with every assertion about every page."""
    count = pages = 0
    head = {"@context": CONTEXT, "id": "urn:kronika:annotations", "type": "AnnotationPage"}
    file.write(msgspec.json.encode(head)[:-1] + b',"items":[')
    for page in parcel.pages():
        if page.document is None:
            continue
        pages += 1
        told = parcel.assertions(page.document.id)
        for annotation in annotations(page.document, told, stamp=parcel.stamp):
            file.write(b",\n" if count else b"\n")
            file.write(msgspec.json.encode(annotation))
            count += 1
    file.write(b"\n]}\n")
    return Written({"annotations": count, "pages": pages})


def annotations(
    document: Document, told: Sequence[Assertion], *, stamp: str | None = None
) -> Iterator[dict[str, Any]]:
    """One annotation an assertion about a document."""
    source, state = target_of(document), state_of(document)
    for one in told:
        said = {
            "id": f"urn:kronika:{one.id}",
            "type": "Annotation",
            "motivation": "describing",
            "body": _body(one),
            "target": {
                "type": "SpecificResource", "source": source, "state": state,
                "selector": selectors(document.text, one.evidence.start, one.evidence.end),
            },
            "generator": {
                "id": "urn:kronika:software", "type": "Software", "name": f"Kronika {__version__}",
            },
        }  # fmt: skip
        if stamp is not None:
            said["generated"] = stamp
        yield said


def target_of(document: Document) -> str:
    """The address of a page, else the hash of its bytes, else its id.

    Example:
        >>> target_of(Document("d_1", "", (), url="https://example.org/a"))
        'https://example.org/a'
    """
    if document.url and document.url.startswith(("http://", "https://")):
        return document.url
    return _hash(document) or f"urn:kronika:{document.id}"


def state_of(document: Document) -> dict[str, str]:
    """Which reading of the page the positions count in, and the bytes that it was made of."""
    said = {"type": "State", "id": f"urn:kronika:{document.id}"}
    copy = _hash(document)
    return {"type": "TimeState", "id": said["id"], "cached": copy} if copy else said


def _hash(document: Document) -> str | None:
    digest = (document.capture_id or "").removeprefix("c_")
    try:
        raw = bytes.fromhex(digest)
    except ValueError:
        return None
    name = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    return f"ni:///sha-256;{name}" if len(raw) == 32 else None


def selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """The words by their place and by themselves (Web Annotation Data Model, 4.2.4 and 4.2.5).

    Example:
        >>> selectors("It rained in Osh.", 13, 16)[1]
        {'type': 'TextQuoteSelector', 'exact': 'Osh', 'prefix': 'It rained in ', 'suffix': '.'}
    """
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector", "exact": text[start:end],
            "prefix": text[max(0, start - BESIDE) : start], "suffix": text[end : end + BESIDE],
        },
    ]  # fmt: skip


def _body(one: Assertion) -> list[dict[str, Any]]:
    plain, subject = isinstance(one.value, str), f"urn:kronika:{one.subject}"
    value = one.value if plain else msgspec.json.encode(one.value).decode()
    return [
        {"type": "SpecificResource", "source": subject, "purpose": "identifying"},
        {"type": "TextualBody", "purpose": "tagging", "value": one.field},
        {
            "type": "TextualBody", "purpose": "describing", "value": value,
            "format": "text/plain" if plain else "application/json",
        },
    ]  # fmt: skip


FORMAT = Format(
    "annotations", "W3C Web Annotations: every value on the words that say it", to_file=write
)
