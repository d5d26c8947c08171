"""One request to one server, with all that keeps it from harm.

The name of the server is resolved anew for each request, every address it has is checked, and the
connection goes to a checked address. No redirect is followed, no other host is ever asked,
nothing of the environment is used, and the key goes into one header and nowhere else: no error
and no log names it.
"""

import time
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from kronika.errors import ExchangeError, UsageError
from kronika.exchange.taxii.limits import ClientLimits
from kronika.exchange.taxii.waiting import waits
from kronika.model.addresses import Address, is_public, resolved

if TYPE_CHECKING:
    import httpx

MEDIA = "application/taxii+json;version=2.1"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})
_AGAIN = frozenset({429, 502, 503, 504})
_DEFAULT = ClientLimits()


@dataclass(frozen=True, slots=True)
class Way:
    """What the user allows beyond the careful default.

    `private` lets the server have an address that is not of the public network; `plain_http`
    lets the key go over the network unencrypted. A server that the user names as on this machine
    needs neither. `user` makes the key a password (HTTP Basic); without it is a bearer token.
    """

    private: bool = False
    plain_http: bool = False
    user: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said; header names are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Client:
    """Asks one server with one key.

    Raises:
        UsageError: httpx is not installed, the address is none that is asked, or the key none.

    Example:
        >>> Client("http://example.org/taxii2/", "k")
        Traceback (most recent call last):
        kronika.errors.UsageError: http://example.org/ would get the key unencrypted: ...
    """

    def __init__(
        self, url: str, key: str, *, way: Way = Way(), limits: ClientLimits = _DEFAULT,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        try:
            import httpx
        except ImportError as error:
            raise UsageError(
                "to speak to a partner's server httpx is needed: pip install 'kronika[fetch]'"
            ) from error
        self.limits, self._way, self._pause = limits, way, pause
        self._root = self._checked(_url(url))
        self.url = str(self._root)
        self._client = httpx.Client(
            headers={
                "User-Agent": f"kronika/{version('kronika')}", "Accept": MEDIA,
                "Accept-Encoding": "identity", "Authorization": _authorization(key, way.user),
            },
            follow_redirects=False, trust_env=False, timeout=limits.connect_s,
        )  # fmt: skip

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def get(self, url: str, params: Mapping[str, str] | None = None) -> Answer:
        """The answer to a GET; what stands for later (429, 503) is asked again.

        Raises:
            ExchangeError: no answer that can be used; 400 and 404 are answers.
        """
        return self._asked("GET", url, params=params, content=None)

    def post(self, url: str, content: bytes) -> Answer:
        """The answer to a POST, which is made again like a GET: the same objects twice are one.

        Raises:
            ExchangeError: no answer that can be used.
        """
        return self._asked("POST", url, params=None, content=content)

    def _asked(
        self, method: str, url: str, *, params: Mapping[str, str] | None, content: bytes | None
    ) -> Answer:
        target = self._checked(self._root.join(url))
        if params:
            target = target.copy_merge_params(dict(params))
        pauses = waits(self.limits)
        while True:
            try:
                answer = self._once(method, target, content)
            except ExchangeError as error:
                if not error.passing or not self._waited(pauses.after(None)):
                    raise
                continue
            if answer.status not in _AGAIN:
                return _usable(answer, target)
            if not self._waited(pauses.after(answer.headers.get("retry-after"))):
                return _usable(answer, target)

    def _waited(self, seconds: float | None) -> bool:
        if seconds is None:
            return False
        self._pause(seconds)
        return True

    def _once(self, method: str, target: "httpx.URL", content: bytes | None) -> Answer:
        import httpx

        until = time.monotonic() + self.limits.answer_s
        request = self._client.build_request(
            method, target.copy_with(host=self._address(target)), content=content,
            headers={"Host": target.netloc.decode("ascii")}
            | ({"Content-Type": MEDIA} if content is not None else {}),
            extensions={
                "sni_hostname": target.raw_host.decode("ascii"),
                "timeout": httpx.Timeout(self.limits.connect_s).as_dict(),
            },
        )  # fmt: skip
        try:
            answer = self._client.send(request, stream=True)
            try:
                return Answer(
                    answer.status_code, {k.lower(): v for k, v in answer.headers.items()},
                    self._body(answer, until),
                )  # fmt: skip
            finally:
                answer.close()
                self._client.cookies.clear()
        except httpx.HTTPError as error:
            what = str(error) or type(error).__name__
            raise ExchangeError(
                f"{_host(target)} cannot be asked ({what}): try later", passing=True
            ) from None

    def _body(self, answer: "httpx.Response", until: float) -> bytes:
        packing = answer.headers.get("content-encoding", "identity").strip().lower()
        if packing != "identity":
            raise ExchangeError(f"the answer is packed as {packing[:40]!r}: that was not asked for")
        most, body = self.limits.max_answer_bytes, bytearray()
        for part in answer.iter_raw():
            body += part
            if len(body) > most:
                raise ExchangeError(f"an answer is longer than {most} bytes: ask for smaller pages")
            if time.monotonic() > until:
                raise ExchangeError(
                    f"an answer was not whole after {self.limits.answer_s:g} s", passing=True
                )
        return bytes(body)

    def _checked(self, target: "httpx.URL") -> "httpx.URL":
        """An address of the server itself, in a way that the user allows."""
        root = getattr(self, "_root", target)
        same = (target.scheme, target.host, target.port) == (root.scheme, root.host, root.port)
        if not same:
            raise ExchangeError(
                f"{_host(root)} leads to {_host(target)[:200]}: no other host is asked"
            )
        open_ = target.scheme == "http" and not self._way.plain_http
        if open_ and target.host not in _LOOPBACK:
            raise UsageError(
                f"{_host(target)} would get the key unencrypted: use https, or say --plain-http"
            )
        return target

    def _address(self, target: "httpx.URL") -> str:
        """A checked address of the host: public, unless the user named this machine or said so."""
        port = target.port or (443 if target.scheme == "https" else 80)
        try:
            found = resolved(target.raw_host.decode("ascii").strip("[]"), port)
        except (OSError, UnicodeError) as error:
            raise ExchangeError(f"{target.host!r} is not found: check the name") from error
        for one in found:
            if not self._allowed(one, target.host):
                raise UsageError(
                    f"{target.host} has the address {one}, which is not of the public network: "
                    "say --private if it is meant"
                )
        return str(found[0])

    def _allowed(self, address: Address, host: str) -> bool:
        return (
            self._way.private or is_public(address) or (host in _LOOPBACK and address.is_loopback)
        )


def _url(words: str) -> "httpx.URL":
    import httpx

    try:
        found = httpx.URL(words)
    except httpx.InvalidURL as error:
        raise UsageError(f"{words[:200]!r} is no address ({error})") from None
    if found.scheme not in {"http", "https"} or not found.host:
        raise UsageError(f"{words[:200]!r} is no address of a server: https://host/taxii2/")
    if found.userinfo:
        raise UsageError("an address with a name or key in it is not used: --user and --key-env")
    return found.copy_with(fragment=None, path=found.path.rstrip("/") + "/")


def _host(target: "httpx.URL") -> str:
    return f"{target.scheme}://{target.netloc.decode('ascii', 'replace')}/"


def _authorization(key: str, user: str | None) -> str:
    key = key.strip()
    if not key or not key.isascii() or not key.isprintable():
        raise UsageError("the key is empty, or holds what no key holds: give it as it was printed")
    if user is None:
        return f"Bearer {key}"
    return f"Basic {b64encode(f'{user}:{key}'.encode()).decode()}"


_MEANING = {
    401: "it does not know the key: was it given as printed, has it ended?",
    403: "the key may not do this there",
    404: "there is nothing at this address that the key may see",
    406: "it does not speak TAXII 2.1",
    413: "it takes less at once",
}


def _usable(answer: Answer, target: "httpx.URL") -> Answer:
    """An answer of 200, 202, 400 or 404, which the caller understands.

    Raises:
        ExchangeError: any other.
    """
    if answer.status in {200, 202, 400, 404}:
        return answer
    if 300 <= answer.status < 400:
        raise ExchangeError(
            f"{_host(target)} sends us elsewhere ({answer.status}): no redirect is followed, name "
            "the address that it gives"
        )
    meaning = _MEANING.get(answer.status, "try later, or ask who runs it")
    raise ExchangeError(f"{_host(target)} answered {answer.status}: {meaning}")
