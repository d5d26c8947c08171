"""Captures become documents: what each is, decoded, and read by the reader of its kind."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kronika.errors import IntakeError, KronikaError
from kronika.intake import mhtml, pdf
from kronika.intake.encoding import UNDECODED, decode
from kronika.intake.kinds import page_kind
from kronika.intake.source import HEAD_BYTES
from kronika.model.documents import Capture, Document
from kronika.model.protocols import OnError
from kronika.model.readings import Refusal
from kronika.settings import Limits

COMPONENT = "intake"


def documents(
    captures: Iterable[Capture], *, on_error: OnError, limits: Limits | None = None
) -> Iterator[Document]:
    """A document for each capture that can be read, in order.

    What cannot goes to `on_error("intake", path, error)`, whatever broke; the stream goes on.
    """
    limits = limits or Limits()
    for capture in captures:
        path = capture.path or capture.id
        try:
            yield document(capture, limits)
        except IntakeError as error:
            on_error("intake", path, error)
        except (KronikaError, Exception) as error:
            # Hostile pages break parsers in ways nobody can list: none may stop the others.
            reason = f"could not be read ({type(error).__name__}: {str(error)[:200]}); leave it out"
            refusal = IntakeError(path, reason, component=COMPONENT)
            refusal.__cause__ = error
            on_error("intake", path, refusal)


def document(capture: Capture, limits: Limits) -> Document:
    """The document of one capture.

    Raises:
        IntakeError: too large, no page, or a page without visible words.
    """
    path = capture.path or capture.id
    found = _read(capture, limits)
    if not found.text.strip():
        raise IntakeError(path, "a page without visible words: save it again with its text")
    given = capture.given
    if given and given.published and found.published == given.published:
        return replace(found, published_basis=given.published_basis)
    return found


def _read(capture: Capture, limits: Limits) -> Document:
    from kronika.intake.dumps import read_text
    from kronika.intake.html import read_html

    path = capture.path or capture.id
    kind = _kind(capture)
    if kind == "pdf":
        return read_text(capture, pdf.text_of(capture, limits))
    if kind == "mhtml":
        capture = mhtml.page(capture, limits)
        kind = _kind(replace(capture, path=None))
    decoded = decode(
        capture.body, path=path, stated=capture.charset, limit=limits.max_undecodable_share
    )
    if kind == "html":
        return read_html(capture, mhtml.without_data_uris(decoded.text))
    if decoded.text.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        raise IntakeError(
            path, "XML that is neither a feed nor XHTML: save its words as text, HTML or a table"
        )
    return read_text(capture, decoded.text)


def _kind(capture: Capture) -> str:
    name = (capture.path or "").lower().removesuffix(".gz")
    return page_kind(capture.body[:HEAD_BYTES], name=name, media_type=capture.media_type)


def losses(document: Document) -> tuple[Refusal, ...]:
    """Characters of a document that could not be decoded, to be told beside its records."""
    count = document.text.count(UNDECODED)
    if not count:
        return ()
    return (Refusal("intake.encoding", "characters that could not be decoded", count),)
