"""Failures as people and programs see them: what was found, and what to do next."""

import logging
from typing import TYPE_CHECKING, Any

import msgspec
from litestar.exceptions import HTTPException
from litestar.response import Response

from kronika.errors import (
    KronikaError,
    QuoteMismatchError,
    StaleDecisionError,
    StoreError,
    UsageError,
)
from kronika.serve.people import NamelessError

if TYPE_CHECKING:
    from litestar import Request

_log = logging.getLogger("kronika.serve")
_TITLES = {
    400: "That cannot be asked for", 401: "A token is needed", 403: "Not accepted",
    404: "Not here", 405: "Not that way", 409: "Decided meanwhile",
    413: "Too much", 421: "Another server",
    422: "That cannot be asked for", 429: "Too fast", 500: "Something broke here",
    503: "Busy",
}  # fmt: skip


class Refused(KronikaError):  # noqa: N818  a refusal, not a fault
    """A request that is not answered: `status` is that of HTTP, `then` what to do next."""

    code = "refused"

    def __init__(
        self, status: int, found: str, then: str, *, headers: dict[str, str] | None = None
    ) -> None:
        self.status, self.found, self.then = status, found, then
        self.headers = headers or {}
        super().__init__(f"{found}: {then}")


def status_of(error: Exception) -> int:
    """The HTTP status that says what kind of failure it is.

    Example:
        >>> status_of(UsageError("x")), status_of(ValueError("x"))
        (400, 500)
    """
    if isinstance(error, Refused):
        return error.status
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, UsageError | QuoteMismatchError | NamelessError):
        return 400
    if isinstance(error, StaleDecisionError):
        return 409
    if isinstance(error, StoreError):
        return 503 if "busy" in str(error) else 404
    return 500


def answer(request: "Request[Any, Any, Any]", error: Exception) -> Response[Any]:
    """The failure as a page for people, as JSON where the caller asked for that."""
    status = status_of(error)
    if status == 500:
        _log.error("%s %s failed", request.method, request.scope["path"], exc_info=error)
    words = _sentence(error, status)
    headers = {**(getattr(error, "headers", None) or {}), "Cache-Control": "no-store"}
    if wants_json(request):
        body = {"error": {"code": getattr(error, "code", None) or "http", **_told(error, words)}}
        return Response(
            msgspec.json.encode(body), status_code=status, media_type="application/json",
            headers=headers,
        )  # fmt: skip
    title = _TITLES.get(status, "Not answered")
    environment = request.app.template_engine.engine  # type: ignore[union-attr]
    html = environment.get_template("error.html").render(
        request=request, title=title, status=status, words=words
    )
    return Response(html, status_code=status, media_type="text/html", headers=headers)


def _told(error: Exception, words: str) -> dict[str, str]:
    """The sentence, and its parts: what was found, what was expected, what to do next."""
    found, _, then = words.partition(": ")
    if isinstance(error, Refused):
        return {"message": words, "found": error.found, "expected": "", "next": error.then}
    return {"message": words, "found": found, "expected": then, "next": _NEXT}


_NEXT = "see /docs for what can be asked"


def wants_json(request: "Request[Any, Any, Any]") -> bool:
    """Whether the caller is a program: by its path, or by what it accepts."""
    path = request.scope["path"]
    if path.startswith("/api/") or path.endswith(".json"):
        return True
    accept = request.headers.get("accept", "")
    return "json" in accept and "text/html" not in accept


def _sentence(error: Exception, status: int) -> str:
    if status == 500:
        return (
            "The page could not be made. The reason stands in the window where Kronika runs; "
            "nothing was changed."
        )
    if isinstance(error, KronikaError):
        return str(error)
    if status == 404:
        return "There is no page at this address. The list of events may lead there."
    if status == 403:
        return "The form was too old or came from elsewhere: open the page again and send it anew."
    return str(getattr(error, "detail", "") or "This address cannot be asked that way.")
