"""Pages are hostile input: whatever stands in them, the workbench stays what it is."""

from html.parser import HTMLParser

import pytest
from litestar.testing import TestClient

from kronika.codebook.book import load_codebook
from kronika.model.assertions import Assertion
from kronika.model.documents import Block, Document
from kronika.model.evidence import Evidence
from kronika.pipeline import settle
from kronika.serve.app import create_app
from kronika.serve.links import outward
from kronika.serve.options import ServeOptions
from kronika.store import open_store

ATTACKS = {
    "script": "<script>alert(1)</script>",
    "svg": "<svg onload=alert(1)><animate onbegin=alert(1)></svg>",
    "attribute": '" onmouseover="alert(1)" x=\'',
    "style": "</style><style>*{display:none}</style>",
    "template": "{{ 7*7 }}{% for x in y %}",
    "bidi": "Harbour \u202etsoP\u202c \u2066x",
    "homograph": "Rеuters Wоrld",
    "invisible": "Har\u200bbour\ufeff",
    "controls": "Post\x1b[31m\x07",
}
URLS = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://еxample.org/\u202e",
)


class Tree(HTMLParser):
    """Elements with their attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    db = str(tmp_path_factory.mktemp("hostile") / "h.db")
    with open_store(db) as store:
        for n, (name, attack) in enumerate(ATTACKS.items()):
            text = f"The drill {attack} began in Osh with {attack}."
            page = Document(
                f"d_{name}", text, (Block("body", 0, len(text)),), headline=attack, outlet=attack,
                url=URLS[n % 3], published="2020-01-01", authors=(attack,), credits=(attack,),
            )  # fmt: skip
            words = Evidence.of(text, 4, 9, document_id=page.id)
            told = [
                Assertion.make(f"ev_{name}", "type", "joint_exercise", words, made_by="events@1"),
                Assertion.make(f"ev_{name}", "name", attack, words, made_by="events@1"),
                Assertion.make(
                    f"ev_{name}", "place", {"name": attack, "precision": "unknown", "role": "at"},
                    words, made_by="events@1",
                ),
                Assertion.make(
                    f"ev_{name}", "participant",
                    {"name": attack, "kind": "group", "role": "participant"}, words,
                    made_by="events@1",
                ),
            ]  # fmt: skip
            store.put(page, told)
        settle(store, load_codebook())
    options = ServeOptions(hosts=("testserver.local",), person="Ada")
    with TestClient(create_app(db, options)) as client:
        yield client


def check(html):
    for tag, attrs in Tree(html).found:
        assert not [name for name in attrs if name.startswith("on") or name == "style"], (
            tag,
            attrs,
        )
        assert tag not in {"iframe", "object", "embed", "base", "style", "animate"}
        if tag == "script":
            assert attrs["src"].startswith("/static/")
        for name in ("href", "src", "action", "cite"):
            assert attrs.get(name, "/").startswith(("/", "#", "http://", "https://")), attrs
        if attrs.get("href", "/").startswith("http"):
            assert {"noreferrer", "noopener"} <= set(attrs["rel"].split())
    assert "49" not in html.split("7*7")[-1][:3]
    assert not set(html) & set("\u202e\u202c\u2066\u200b\ufeff\x1b\x07")


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_in_title_name_url_or_outlet_stays_words(hostile, name):
    check(hostile.get(f"/events/ev_{name}").text)


def test_the_list_its_facets_and_its_chips_hold_no_attack(hostile):
    check(hostile.get("/").text)
    for attack in ATTACKS.values():
        answer = hostile.get("/", params={"q": attack[:40], "outlet": attack})
        assert answer.status_code in (200, 400)
        check(answer.text)


def test_no_attack_breaks_the_feeds(hostile):
    from xml.etree import ElementTree

    assert len(list(ElementTree.fromstring(hostile.get("/chronicle.atom").content))) > 5
    assert hostile.get("/chronicle.json").json()["total"] == len(ATTACKS)
    assert not [
        line for line in hostile.get("/chronicle.csv").text.splitlines() if line.startswith("=")
    ]


@pytest.mark.parametrize(
    "url", [*URLS[:2], "//x", "file:///etc/passwd", "https://u:p@x.org", "a b"]
)
def test_only_web_addresses_become_links(url):
    assert outward(url) is None
