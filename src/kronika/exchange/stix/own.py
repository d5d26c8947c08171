"""Our own objects read back: the assertions that their evidence carries, and the pages named."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import msgspec

from kronika.exchange.stix.definitions import AUTHOR_ID, EVIDENCE, PAGE
from kronika.exchange.stix.evidence import MAX_QUOTE
from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.evidence import Evidence

MAX_WORDS = 20_000
_Words = Annotated[str, msgspec.Meta(max_length=MAX_WORDS)]
_Part = str | int | float | bool
_Place = Annotated[int, msgspec.Meta(ge=0, le=1 << 40)]
_ID = re.compile(r"[a-z]{1,4}_[\w.-]{1,200}")
_FIELD = re.compile(r"[a-z][a-z0-9_ ]{0,80}")
_WITHOUT_EVIDENCE = frozenset({"marking-definition", "extension-definition", "language-content"})


class _Item(msgspec.Struct):
    """One item of the evidence extension, as it must be."""

    subject: _Words
    field: _Words
    value: _Words | dict[str, _Part]
    document_id: _Words
    start: _Place
    end: _Place
    quote: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_QUOTE)]
    cut: bool = False
    method: Annotated[str, msgspec.Meta(max_length=200)] = ""
    score: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.5


class _Page(msgspec.Struct):
    """What the page extension says of a page."""

    document_id: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    outlet: Annotated[str, msgspec.Meta(max_length=1000)] | None = None
    published: Annotated[str, msgspec.Meta(max_length=40)] | None = None
    language: Annotated[str, msgspec.Meta(max_length=10)] | None = None


class NotEvidenceError(ValueError):
    """An item that is not as the schema of the extension says; the message tells why."""


def is_own(one: Mapping[str, Any]) -> bool:
    """Whether an object bears our evidence, or needs none: a definition, or a name that we made.

    Example:
        >>> is_own({"type": "marking-definition"}), is_own({"type": "incident"})
        (True, False)
    """
    extensions = one.get("extensions")
    borne = isinstance(extensions, dict) and (EVIDENCE in extensions or PAGE in extensions)
    by_us = AUTHOR_ID in (one.get("created_by_ref"), one.get("id"))
    return borne or by_us or one.get("type") in _WITHOUT_EVIDENCE


def assertions(one: Mapping[str, Any]) -> Iterator[Assertion | NotEvidenceError]:
    """The assertions that an object carries, each checked; what is none comes as an error."""
    extensions = one.get("extensions")
    extension = extensions.get(EVIDENCE) if isinstance(extensions, dict) else None
    items = extension.get("evidence") if isinstance(extension, dict) else None
    if extension is not None and not isinstance(items, list):
        yield NotEvidenceError("the evidence extension holds no list `evidence`")
        return
    for item in items or ():
        try:
            yield assertion(item)
        except NotEvidenceError as error:
            yield error


def assertion(item: object) -> Assertion:
    """One item of the evidence extension as an assertion.

    Raises:
        NotEvidenceError: it is not as the schema says, or its span does not fit its words.

    Example:
        >>> assertion({"subject": "ev_1", "field": "type", "value": "attack", "start": 3, "end": 7,
        ...     "document_id": "d_1", "quote": "raid", "method": "events@1"}).evidence.quote
        'raid'
    """
    try:
        said = msgspec.convert(item, _Item)
    except (msgspec.ValidationError, RecursionError) as error:
        raise NotEvidenceError(f"an item of evidence is malformed: {_short(error)}") from None
    if not _ID.fullmatch(said.subject) or not _FIELD.fullmatch(said.field):
        raise NotEvidenceError("an item of evidence names no subject or field of a chronicle")
    length = said.end - said.start
    fits = length > MAX_QUOTE == len(said.quote) if said.cut else length == len(said.quote)
    if not fits:
        raise NotEvidenceError("an item of evidence has a span that does not fit its words")
    words = Evidence(said.document_id, said.start, said.end, said.quote)
    return Assertion.make(
        said.subject, said.field, said.value, words, made_by=said.method, confidence=said.score
    )


def _short(error: Exception) -> str:
    """What is wrong, without the place in the list, so that equal faults are counted together."""
    return re.sub(r" - at `.*", "", str(error))[:200]


def page(one: Mapping[str, Any]) -> Document | None:
    """The page that a report of ours stands for, without its text; None of anything else."""
    extensions = one.get("extensions")
    if one.get("type") != "report" or not isinstance(extensions, dict):
        return None
    try:
        said = msgspec.convert(extensions.get(PAGE), _Page)
    except (msgspec.ValidationError, RecursionError):
        return None
    name = one.get("name")
    return Document(
        said.document_id,
        "",
        (),
        headline=name[:1000] if isinstance(name, str) else None,
        published=said.published,
        published_basis="metadata" if said.published else None,
        outlet=said.outlet,
        language=said.language,
        url=_url(one.get("external_references")),
        made_by="stix@1",
    )


def _url(references: object) -> str | None:
    for one in references if isinstance(references, list) else ():
        url = one.get("url") if isinstance(one, dict) else None
        if isinstance(url, str) and url.startswith(("http://", "https://")) and len(url) <= 2000:
            return url
    return None
