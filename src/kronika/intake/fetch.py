"""A page from the network, only when asked: public addresses, robots.txt, caps on all things.

The name is resolved once, every address it has is checked, and the connection goes to a
checked address, so a name that changes its address in between gains nothing. No cookies,
no proxy from the environment, no reuse of a connection for another name.
"""

import io
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import Message
from importlib.metadata import version
from typing import TYPE_CHECKING

from kronika.errors import IntakeError, UsageError
from kronika.intake.source import Source, opened, too_large
from kronika.model.addresses import Allowed, is_public, resolved
from kronika.settings import Limits

if TYPE_CHECKING:
    import httpx

COMPONENT = "intake.fetch"
PROJECT = "https://github.com/kronika-project/kronika"
AGENT = "kronika"
ROBOTS_BYTES = 512_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: status, where it sends us, and the body unpacked."""

    status: int
    headers: "httpx.Headers"
    body: bytes


class Fetcher:
    """Reads pages of the network one after the other, politely.

    `allowed` decides which addresses may be connected to: it is there so that tests can
    speak to a server on their own machine, and is not reachable from the command line.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        allowed: Allowed = is_public,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        try:
            import httpx

            from kronika.intake.robots import Robots
        except ImportError as error:
            raise UsageError(
                "to fetch pages httpx and protego are needed: pip install 'kronika[fetch]'"
            ) from error
        self._limits, self._allowed, self._pause = limits, allowed, pause
        self._last: dict[str, float] = {}
        self._deadline = 0.0
        self._robots = Robots(AGENT, self._ask_robots)
        self._client = httpx.Client(
            headers={
                "User-Agent": f"{AGENT}/{version('kronika')} (+{PROJECT})",
                "Accept": "text/html, application/xhtml+xml, application/pdf, */*;q=0.1",
                "Accept-Encoding": "gzip",
            },
            follow_redirects=False,
            trust_env=False,
            timeout=min(10.0, limits.fetch_timeout_s),
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    def source(self, url: str) -> Source:
        """The page at a URL, redirects followed, with the time at which it was fetched.

        Raises:
            IntakeError: refused by us, by the site's robots.txt, by the server or by a cap.
        """
        self._deadline = time.monotonic() + self._limits.fetch_timeout_s
        address = url
        for _ in range(self._limits.max_redirects + 1):
            self._target(url, address)  # says what is wrong with the URL before robots.txt does
            self._check_robots(url, address)
            answer = self._get(url, address, self._limits.max_bytes)
            if answer.status not in {301, 302, 303, 307, 308}:
                return _as_source(url, address, answer)
            address = _next_address(url, address, answer)
        raise _refusal(url, f"more than {self._limits.max_redirects} redirects; name its last URL")

    def _check_robots(self, url: str, address: str) -> None:
        if not self._robots.allows(address):
            raise _refusal(
                url,
                f"the robots.txt of {address} does not allow it, or cannot be had: save the page "
                "in a browser and name the file",
            )
        host = address.split("/", 3)[2]
        wait = max(self._limits.fetch_pause_s, self._robots.delay_s(address))
        since = time.monotonic() - self._last.get(host, float("-inf"))
        if since < wait:
            self._pause(wait - since)
            self._deadline += wait - since
        self._last[host] = time.monotonic()

    def _ask_robots(self, address: str) -> tuple[int, bytes]:
        for _ in range(self._limits.max_redirects):
            answer = self._get(address, address, ROBOTS_BYTES)
            if answer.status not in {301, 302, 307, 308}:
                return answer.status, answer.body
            address = _next_address(address, address, answer)
        return 404, b""

    def _get(self, url: str, address: str, max_bytes: int) -> Answer:
        """One request to one checked address of the host, no redirect followed."""
        import httpx

        target, ip = self._target(url, address)
        request = self._client.build_request(
            "GET",
            target.copy_with(host=ip),
            headers={"Host": target.netloc.decode("ascii")},
            extensions={
                "sni_hostname": target.raw_host.decode("ascii"),
                "timeout": httpx.Timeout(max(0.1, min(10.0, self._left_s()))).as_dict(),
            },
        )
        with _told(url), self._answered(request) as answer:
            body = self._body(url, answer, max_bytes)
            return Answer(answer.status_code, answer.headers, body)

    @contextmanager
    def _answered(self, request: "httpx.Request") -> "Iterator[httpx.Response]":
        answer = self._client.send(request, stream=True)
        try:
            yield answer
        finally:
            answer.close()
            self._client.cookies.clear()

    def _left_s(self) -> float:
        return self._deadline - time.monotonic()

    def _target(self, url: str, address: str) -> "tuple[httpx.URL, str]":
        """The address as a URL, and the checked IP address to connect to.

        Raises:
            IntakeError: no URL that is fetched, or its host is not of the public network.
        """
        import httpx

        try:
            target = httpx.URL(address)
        except httpx.InvalidURL as error:
            raise _refusal(url, f"not a URL ({error}); check how it is written") from error
        if target.scheme not in {"http", "https"} or not target.host:
            raise _refusal(url, f"only http and https are fetched, not {address[:80]!r}")
        if target.userinfo:
            raise _refusal(url, "a URL with a name or password in it is not fetched; take it out")
        return target, self._checked_ip(url, target)

    def _checked_ip(self, url: str, target: "httpx.URL") -> str:
        port = target.port or (443 if target.scheme == "https" else 80)
        try:
            addresses = resolved(target.raw_host.decode("ascii"), port)
        except (OSError, UnicodeError) as error:
            raise _refusal(url, f"the host {target.host!r} is not found; check the name") from error
        for address in addresses:
            if not self._allowed(address):
                raise _refusal(
                    url,
                    f"{target.host} has the address {address}, which is not of the public "
                    "network: save the page and name the file",
                )
        return str(addresses[0])

    def _body(self, url: str, answer: "httpx.Response", max_bytes: int) -> bytes:
        body = bytearray()
        for part in _unpacked(url, answer, max_bytes):
            body += part
            if len(body) > max_bytes:
                raise _refusal(url, too_large(replace(self._limits, max_bytes=max_bytes)))
            if self._left_s() < 0:
                raise _refusal(
                    url,
                    f"not there after the limit of {self._limits.fetch_timeout_s:g} seconds; "
                    "try later, or set KRONIKA_FETCH_TIMEOUT_S higher",
                )
        return bytes(body)


def _unpacked(url: str, answer: "httpx.Response", max_bytes: int) -> Iterator[bytes]:
    """The body as it comes, each step unpacked to no more than the cap."""
    packing = answer.headers.get("content-encoding", "identity").strip().lower()
    if packing not in {"identity", "gzip", "x-gzip"}:
        raise _refusal(url, f"the answer is packed as {packing[:40]!r}, which was not asked for")
    if packing == "identity":
        yield from answer.iter_raw()
        return
    unpack = zlib.decompressobj(wbits=31)
    for part in answer.iter_raw():
        yield unpack.decompress(part, max_bytes + 1)


@contextmanager
def _told(url: str) -> Iterator[None]:
    import httpx

    try:
        yield
    except (httpx.HTTPError, httpx.InvalidURL, zlib.error) as error:
        what = str(error) or type(error).__name__
        raise _refusal(url, f"cannot be fetched ({what}); try later, or save the page") from error


def _next_address(url: str, address: str, answer: Answer) -> str:
    import httpx

    target = answer.headers.get("location", "")
    try:
        return str(httpx.URL(address).join(target).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError) as error:
        raise _refusal(url, f"sent on to {target[:80]!r}, which is not a URL") from error


def _as_source(url: str, address: str, answer: Answer) -> Source:
    if answer.status != 200:
        raise _refusal(url, f"the server answered {answer.status}; check the URL in a browser")
    header = Message()
    header["Content-Type"] = answer.headers.get("content-type", "")
    stated = header.get_content_type() if answer.headers.get("content-type") else None
    return replace(
        opened(url, io.BytesIO(answer.body), name=address.split("?")[0].rsplit("/", 1)[-1]),
        url=address,
        media_type=stated,
        charset=header.get_content_charset(),
        fetched_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )


def _refusal(url: str, reason: str) -> IntakeError:
    return IntakeError(url, reason, component=COMPONENT)
