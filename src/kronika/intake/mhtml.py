"""Pages saved whole: the HTML part of an MHTML message, and pages with their pictures inside."""

import re
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from kronika.errors import IntakeError
from kronika.model.documents import Capture
from kronika.settings import Limits

COMPONENT = "intake.mhtml"
PAGE_TYPES = ("text/html", "application/xhtml+xml")
_DATA_URI = re.compile(r"data:[\w.+-]{1,60}/[\w.+-]{1,80}(?:;[\w.=+-]{1,80}){0,5},[^\"'\s<>)]{64,}")


def page(capture: Capture, limits: Limits) -> Capture:
    """The capture with the HTML part as its body; id and path stay those of the message.

    Raises:
        IntakeError: no HTML in it, or nested deeper than the limit.
    """
    path = capture.path or capture.id
    try:
        message = BytesParser(policy=policy.default).parsebytes(capture.body)
        part = _html_part(message, limits)
        body = part.get_payload(decode=True) if part is not None else None
        if part is None or not isinstance(body, bytes) or not body.strip():
            raise IntakeError(
                path,
                "a MIME message without an HTML part: save the page again as "
                "'web page, single file'",
                component=COMPONENT,
            )
        stated = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
        address = stated if stated.startswith(("http://", "https://")) else None
        return replace(
            capture,
            body=body,
            url=capture.url or address,
            media_type=part.get_content_type(),
            charset=part.get_content_charset(),
        )
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise IntakeError(
            path,
            f"a damaged MIME message ({type(error).__name__}): save the page again",
            component=COMPONENT,
        ) from error


def _html_part(message: EmailMessage, limits: Limits) -> EmailMessage | None:
    """The first HTML part: that is the page, the later ones are its frames (RFC 2557)."""
    found: dict[str, EmailMessage] = {}
    for count, part in enumerate(message.walk()):
        if count > limits.max_members:
            break
        if not part.is_multipart() and isinstance(part, EmailMessage):
            found.setdefault(part.get_content_type(), part)
    return next((found[kind] for kind in PAGE_TYPES if kind in found), None)


def without_data_uris(markup: str) -> str:
    """Markup without the pictures and fonts that are written into it: no words are lost.

    Example:
        >>> without_data_uris(f"<img src='data:image/png;base64,{'A' * 99}'>")
        "<img src='data:,'>"
    """
    return _DATA_URI.sub("data:,", markup) if "data:" in markup else markup
