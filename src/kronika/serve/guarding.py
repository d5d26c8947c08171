"""The door: who may call, from where, and what every answer carries.

DNS rebinding is stopped by the `Host` header, forged forms by `Origin` and `Sec-Fetch-Site` on
top of the token in each form, script in page text by the content security policy.
"""

import hashlib
import hmac
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from litestar.datastructures import Headers, MutableScopeHeaders
from litestar.middleware import ASGIMiddleware

from kronika.serve.errors import Refused
from kronika.serve.options import ServeOptions

if TYPE_CHECKING:
    from litestar import Request
    from litestar.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
TOKEN_COOKIE = "kronika_token"  # noqa: S105  the name of a cookie
OPEN_PATHS = ("/enter", "/static/")
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard(ASGIMiddleware):
    """Refuses requests that do not belong here, and puts the safety headers on every answer."""

    def __init__(self, options: ServeOptions) -> None:
        self._options = options

    async def handle(
        self, scope: "Scope", receive: "Receive", send: "Send", next_app: "ASGIApp"
    ) -> None:
        """Check the request, then hand it on."""
        headers = Headers.from_scope(scope)
        self._check_host(headers)
        self._check_origin(str(scope.get("method", "GET")), headers)
        self._check_token(scope["path"], headers)
        await next_app(scope, receive, send)

    def _check_host(self, headers: Headers) -> None:
        """Refuse names that this server does not have; a token opens it under every name."""
        name = host_name(headers.get("host", ""))
        if self._options.token is None and name not in self._options.allowed_hosts:
            raise Refused(
                421, f"this server is not {name or 'without a name'}",
                f"call it {self._options.url}",
            )  # fmt: skip

    def _check_origin(self, method: str, headers: Headers) -> None:
        """Refuse what other sites make a browser send."""
        if method in _SAFE:
            return
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
        own = headers.get("host", "")
        foreign = origin is not None and urlsplit(origin).netloc.lower() != own.lower()
        if foreign or site not in {"same-origin", "none"}:
            raise Refused(
                403, "the form was sent from another site", "open the page here and send it again"
            )

    def _check_token(self, path: str, headers: Headers) -> None:
        token = self._options.token
        if token is None or path.startswith(OPEN_PATHS):
            return
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if not (same(token, bearer) or same(as_cookie(token), token_cookie(headers))):
            raise Refused(401, "this workbench asks for a token", "enter it at /enter")


def with_safety(message: "Message", scope: "Scope") -> None:
    """Put the safety headers on an answer that is about to start.

    Bundled files under an address that changes with them may be kept; pages are never stored.
    """
    headers = MutableScopeHeaders.from_message(message)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    bundled = scope["path"].startswith("/static/")
    fixed = bundled and scope["query_string"].startswith(b"v=")
    kept = "max-age=31536000, immutable" if fixed else "no-cache"
    headers.setdefault("Cache-Control", kept if bundled else "no-store")


def token_cookie(headers: Headers) -> str:
    """What the browser shows as its token."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(TOKEN_COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def as_cookie(token: str) -> str:
    """The token as the cookie holds it: proof of knowing it, not the token itself."""
    return hashlib.sha256(f"kronika {token}".encode()).hexdigest()


def same(token: str, shown: str) -> bool:
    """Whether the shown token is the token, in a time that does not tell how near it is."""
    return hmac.compare_digest(token.encode(), shown.encode())


def address_of(request: "Request[Any, Any, Any]") -> str:
    """The address under which this server was called, without a path."""
    scheme = request.scope.get("scheme", "http")
    return f"{scheme}://{request.headers.get('host', '')}"


def host_name(host: str) -> str:
    """The name in a `Host` header, without port and brackets, in lower case.

    Example:
        >>> host_name("[::1]:8350"), host_name("LocalHost:8350"), host_name("a:b:c")
        ('::1', 'localhost', '')
    """
    try:
        return (urlsplit(f"//{host}").hostname or "") if host.count(":") < 2 or "[" in host else ""
    except ValueError:
        return ""
