"""A bare HTTP client that remembers every answer, for probing servers with wrong requests."""

import base64
import http.client
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

Json = Any
MEDIA = "application/taxii+json;version=2.1"


@dataclass
class Reply:
    """One answer; status 0 when the connection was dropped."""

    method: str
    path: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Json:
        """The body as JSON, None when it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    def get(self, name: str, default: Json = None) -> Json:
        """A property of the resource."""
        return self.json.get(name, default) if isinstance(self.json, dict) else default

    @property
    def objects(self) -> list[Any]:
        """The objects of an envelope or manifest."""
        return self.get("objects", [])


class Client:
    """Asks one server, with one set of credentials unless told otherwise."""

    def __init__(self, url: str, *, user: str, password: str) -> None:
        parts = urlsplit(url)
        self.host, self.base = parts.netloc, parts.path.rstrip("/")
        self._secure = parts.scheme == "https"
        pair = base64.b64encode(f"{user}:{password}".encode()).decode()
        self.basic = f"Basic {pair}"
        self.replies: list[Reply] = []

    def _connection(self) -> http.client.HTTPConnection:
        kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
        return kind(self.host, timeout=60)

    def ask(
        self, path: str, *, method: str = "GET", body: bytes | None = None,
        accept: str | None = MEDIA, content_type: str | None = MEDIA,
        authorization: str | None = "", query: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> Reply:  # fmt: skip
        """One request; `authorization` None sends none, empty the client's own."""
        sent = dict(headers or {})
        if accept is not None:
            sent["Accept"] = accept
        if body is not None and content_type is not None:
            sent["Content-Type"] = content_type
        if authorization is not None:
            sent["Authorization"] = authorization or self.basic
        full = path + (("?" + urlencode(query, quote_via=quote)) if query else "")
        connection = self._connection()
        try:
            connection.request(method, full, body=body, headers=sent)
            raw = connection.getresponse()
            found = {k.lower(): v for k, v in raw.getheaders()}
            reply = Reply(method, full, raw.status, found, raw.read())
        except (OSError, http.client.HTTPException) as error:
            reply = Reply(method, full, 0, {}, str(error).encode())
        finally:
            connection.close()
        self.replies.append(reply)
        return reply

    def post(self, path: str, value: Json, **options: Json) -> Reply:
        """Send an envelope, or any other JSON, or bytes as they are."""
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        return self.ask(path, method="POST", body=body, **options)
