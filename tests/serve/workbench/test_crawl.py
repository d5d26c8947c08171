"""Every link of the workbench leads somewhere: pages, feeds, tables, and places on a page."""

import re
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

DEPTH = 2
LINK = re.compile(r'(?:href|src|action)="([^"]*)"')
NAMED = re.compile(r'\bid="([^"]+)"')
POSTED = re.compile(r'<form method="post".*?</form>', re.DOTALL)
FILTERED = re.compile(r"(?<=\?).*&(?=[a-z_]+=[^&]*$)")


def kind_of(address):
    """Pages of one kind are made alike: one record of each kind, one filter of each name."""
    parts = urlsplit(FILTERED.sub("", address))
    path = re.sub(r"/[a-z]{2}_[0-9a-f]{6,}", "/ID", parts.path)
    return path, parts.query.split("=")[0]


def test_every_kind_of_link_is_answered_and_every_anchor_is_there(client):
    seen, kinds, wrong, anchors = {}, set(), [], []
    waiting = [("/", "the start"), ("/review/decisions", "the start")]
    for _ in range(DEPTH + 1):
        found = []
        for address, origin in waiting:
            if kind_of(address) in kinds:
                continue
            kinds.add(kind_of(address))
            answer = client.get(address)
            html = answer.text if "text/html" in answer.headers["content-type"] else ""
            seen[address] = set(map(unescape, NAMED.findall(html)))
            if answer.status_code != 200:
                wrong.append((answer.status_code, address, origin))
            for link in LINK.findall(POSTED.sub("", html)):
                page, _, anchor = urljoin(address, unescape(link)).partition("#")
                if page.startswith("/"):
                    found.append((page, address))
                    anchors.append((page, unquote(anchor), address))
        waiting = found
    assert wrong == []
    broken = [one for one in anchors if one[1] and one[0] in seen and one[1] not in seen[one[0]]]
    assert broken == []
    assert len(kinds) > 60
