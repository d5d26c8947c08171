"""Fetching: public addresses only, robots.txt obeyed, caps on size, time and redirects.

A real server on this machine's loopback answers; only these tests may speak to it.
"""

import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from kronika.errors import IntakeError
from kronika.model.addresses import is_public
from kronika.settings import MIB, Limits

pytest.importorskip("httpx", reason="needs the extra fetch")
pytest.importorskip("protego", reason="needs the extra fetch")

from kronika.intake.fetch import Fetcher

pytestmark = pytest.mark.network
LIMITS = Limits(max_bytes=MIB, fetch_timeout_s=5, fetch_pause_s=0.001, max_redirects=3)
HTML = "text/html; charset=windows-1251"


class Site(BaseHTTPRequestHandler):
    """A site with a page, traps, and a list of what it was asked."""

    robots = (200, b"User-agent: *\nDisallow: /private*\n")

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        name = self.path.split("?")[0].strip("/").replace(".", "_") or "page"
        getattr(self, f"get_{name}", self.get_nothing)()

    def answer(self, body=b"", status=200, **headers):
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def get_robots_txt(self):
        status, body = self.server.robots
        self.answer(body, status)

    def get_page(self):
        body = "<p>Корабли вышли.".encode("cp1251")
        self.answer(body, Content_Type=HTML, Set_Cookie="seen=1; Path=/")

    get_private_page = get_page

    def get_packed(self):
        self.answer(gzip.compress(b"<p>Ships."), Content_Encoding="gzip", Content_Type=HTML)

    def get_bomb(self):
        bomb = gzip.compress(bytes(30 * MIB))
        self.answer(bomb, Content_Encoding="gzip", Content_Type=HTML)

    def get_brotli(self):
        self.answer(b"x", Content_Encoding="br", Content_Type=HTML)

    def get_large(self):
        self.answer(bytes(2 * MIB), Content_Type=HTML)

    def get_moved(self):
        self.answer(status=302, Location="/page?moved=1")

    def get_loop(self):
        self.answer(status=301, Location="/loop")

    def get_hidden(self):
        self.answer(status=302, Location="/private/page")

    def get_inward(self):
        self.answer(status=302, Location="http://169.254.169.254/latest/")

    def get_file(self):
        self.answer(status=302, Location="file:///etc/hosts")

    def get_slow(self):
        self.send_response(200)
        self.end_headers()
        while not self.server.stopped.wait(0.05):
            self.wfile.write(b"x")

    def get_broken(self):
        self.wfile.write(b"no HTTP at all\r\n\r\n")

    def get_nothing(self):
        self.answer(b"gone", 404)

    def log_message(self, *told):
        """Say nothing: what was asked is kept in the server."""


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked, server.robots, server.stopped = [], Site.robots, threading.Event()
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.stopped.set()
    server.shutdown()
    thread.join()
    server.server_close()


def fetcher(limits=LIMITS, **options):
    return Fetcher(limits, allowed=lambda address: address == ip_address("127.0.0.1"), **options)


def refusal(url, limits=LIMITS):
    with pytest.raises(IntakeError) as told:
        fetcher(limits).source(url)
    assert "\n" not in told.value.reason
    return told.value.reason


def test_a_page_comes_with_address_charset_and_time(site):
    found = fetcher().source(f"{site.url}/page")
    assert found.stream.read().decode("cp1251") == "<p>Корабли вышли."
    assert (found.url, found.media_type, found.charset) == (
        f"{site.url}/page", "text/html", "windows-1251",
    )  # fmt: skip
    assert found.fetched_at.endswith("Z")


def test_we_say_who_we_are_and_keep_no_cookies(site):
    reader = fetcher()
    for _ in range(2):
        reader.source(f"{site.url}/page")
    for _, headers in site.asked:
        assert headers["User-Agent"].startswith("kronika/")
        assert "(+https://" in headers["User-Agent"]
        assert "Cookie" not in headers
        assert headers["Host"] == site.url.removeprefix("http://")


def test_robots_txt_is_asked_once_and_obeyed(site):
    reader = fetcher()
    reader.source(f"{site.url}/page")
    with pytest.raises(IntakeError, match=r"robots\.txt"):
        reader.source(f"{site.url}/private/page")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/page"]


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ((404, b""), True),
        ((403, b""), True),
        ((500, b""), False),
        ((200, b"User-agent: kronika\nDisallow: /\n"), False),
        ((200, b"User-agent: *\nDisallow: /\n\nUser-agent: kronika\nAllow: /\n"), True),
        ((200, b"User-agent: *\nDisallow: /p*e$\n"), False),
        ((200, b"\xff\xfe\x00 no robots"), True),
    ],
)
def test_what_robots_txt_says_holds(site, robots, allowed):
    site.robots = robots
    if allowed:
        assert fetcher().source(f"{site.url}/page").head
    else:
        assert "robots.txt" in refusal(f"{site.url}/page")


def test_a_delay_that_the_site_asks_for_is_kept(site):
    site.robots = (200, b"User-agent: *\nCrawl-delay: 7\n")
    waited = []
    reader = fetcher(pause=waited.append)
    reader.source(f"{site.url}/page")
    reader.source(f"{site.url}/page")
    [wait] = waited
    assert 5 < wait <= 7


def test_redirects_are_followed_and_each_is_asked_for(site):
    assert fetcher().source(f"{site.url}/moved").url == f"{site.url}/page?moved=1"
    assert "robots.txt" in refusal(f"{site.url}/hidden")


def test_packed_answers_are_unpacked(site):
    assert fetcher().source(f"{site.url}/packed").stream.read() == b"<p>Ships."


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("bomb", "limit of 1,048,576 bytes"),
        ("large", "limit of 1,048,576 bytes"),
        ("brotli", "packed as 'br'"),
        ("loop", "more than 3 redirects"),
        ("inward", "169.254.169.254, which is not of the public"),
        ("file", "only http and https"),
        ("broken", "cannot be fetched"),
        ("nothing", "answered 404"),
    ],
)
def test_what_a_server_may_not_do_is_one_line(site, page, says):
    assert says in refusal(f"{site.url}/{page}")


def test_an_answer_that_never_ends_is_left(site):
    limits = Limits(fetch_timeout_s=0.3, fetch_pause_s=0.001)
    assert "limit of 0.3 seconds" in refusal(f"{site.url}/slow", limits)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.1.2.3/",
        "http://192.168.0.1/", "http://172.16.0.1/", "http://169.254.169.254/", "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://0x7f.1/", "http://[fe80::1]/",
        "http://100.64.0.1/", "http://[fd00::1]/", "http://224.0.0.1/",
    ],
)  # fmt: skip
def test_addresses_inside_are_refused_before_a_connection(url):
    with pytest.raises(IntakeError) as told:
        Fetcher(LIMITS).source(url)
    # A machine without IPv6 may not resolve such addresses at all.
    assert "not of the public network" in told.value.reason or (
        "[" in url and "not found" in told.value.reason
    )


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://h.example/", "only http and https"),
        ("https://name:secret@h.example/", "name or password"),
        ("http://no-such-host.invalid/", "not found"),
        ("http://h.example:port/", "not a URL"),
        ("http:///nothing", "only http and https"),
    ],
)
def test_urls_that_are_not_fetched_say_why(url, says):
    assert says in refusal(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("::1", False),
        ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False), ("64:ff9b::808:808", True),
        ("2002:7f00:1::", False), ("240.0.0.1", False), ("ff02::1", False), ("198.18.0.1", False),
        ("255.255.255.255", False), ("fe80::1", False), ("::", False),
    ],
)  # fmt: skip
def test_an_address_is_judged_with_what_it_holds(address, public):
    assert is_public(ip_address(address)) is public
