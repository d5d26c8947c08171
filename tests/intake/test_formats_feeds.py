"""Items of feeds: each with words a page, with the date the feed prints."""

import pytest

from kronika.intake.captures import captures
from kronika.model.documents import Given

pytest.importorskip("feedparser", reason="needs the extra feeds")

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Coast Herald</title><language>en-gb</language>
<item><title>Ships sail &amp; return</title><link>https://h.example/1</link>
<description>Short.</description>
<content:encoded><![CDATA[<p>Two ships sailed on Monday.</p>]]></content:encoded>
<pubDate>Tue, 19 Apr 2016 08:30:00 +0430</pubDate></item>
<item><title>Empty</title><link>https://h.example/2</link></item>
<item><title>Talks</title><link>https://h.example/3</link>
<description>The ministers met.</description><pubDate>some day</pubDate></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><title>Ships</title><link href="https://w.example/1"/><updated>2016-04-20T10:00:00Z</updated>
<published>2016-04-19T08:30:00+04:30</published>
<content type="html">&lt;p&gt;Sailed.</content></entry>
<entry><title>Later</title><link href="https://w.example/2"/><updated>2016-04-20T10:00:00Z</updated>
<summary>Only changed.</summary></entry></feed>"""


def taken(tmp_path, body, name="feed.xml", **options):
    (tmp_path / name).write_bytes(body.encode() if isinstance(body, str) else body)
    refused = []
    source = str(tmp_path / name)
    found = list(
        captures([source], on_error=lambda s, path, e: refused.append((path, e.reason)), **options)
    )
    return found, refused


def test_an_item_is_a_page_with_its_title_and_the_date_as_printed(tmp_path):
    found, [(path, reason)] = taken(tmp_path, RSS)
    assert [c.path.rsplit("#", 1)[1] for c in found] == ["1", "3"]
    assert (
        "<h1>Ships sail &amp; return</h1><p>Two ships sailed on Monday.</p>"
        in found[0].body.decode()
    )
    assert found[0].given == Given(
        "2016-04-19T08:30:00+04:30", "The Coast Herald", "https://h.example/1",
        "Ships sail & return", "en", published_basis="metadata",
    )  # fmt: skip
    assert (path.endswith("#2"), "without words" in reason) == (True, True)


def test_a_date_that_cannot_be_read_stays_empty(tmp_path):
    found, _ = taken(tmp_path, RSS)
    assert found[1].given.published is None


def test_the_time_of_a_change_is_not_the_time_of_publication(tmp_path):
    found, _ = taken(tmp_path, ATOM)
    assert [c.given.published for c in found] == ["2016-04-19T08:30:00+04:30", None]


def test_what_the_user_gives_is_given(tmp_path):
    found, _ = taken(tmp_path, RSS, given=Given(published="2016-04-18"))
    assert (found[0].given.published, found[0].given.published_basis) == ("2016-04-18", "given")
    assert found[0].given.outlet == "The Coast Herald"


@pytest.mark.parametrize(
    "body",
    [
        '<?xml version="1.0"?><rss><channel><title>No items</title></channel></rss>',
        "<rss><channel><item></channel>",
        "<rss>" + "<a>" * 50_000,
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
        "]><rss><channel><title>&b;</title></channel></rss>",
    ],
)
def test_a_feed_without_items_is_one_refusal(tmp_path, body):
    found, refused = taken(tmp_path, body)
    assert found == []
    [(_, reason)] = refused
    assert "\n" not in reason


@pytest.mark.parametrize(
    "broken",
    [
        ATOM.replace('type="html"', 'type="application/x" mode="base64"'),
        ATOM.replace("<title>Ships</title>", '<title src="x"/>'),
        ATOM.replace('<content type="html">', '<content src="https://w.example/x">'),
        RSS.replace("<link>https://h.example/1", "<link/><link>"),
        RSS.replace("]]>", ""),
    ],
)
def test_a_feed_with_broken_fields_is_read_or_refused(tmp_path, broken):
    found, refused = taken(tmp_path, broken)
    assert found or refused
    assert all("\n" not in reason for _, reason in refused)


def test_a_feed_reads_no_file_of_this_machine(tmp_path):
    (tmp_path / "secret").write_text("The secret.")
    body = RSS.replace("<rss ", f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{tmp_path}/secret">]><rss ', 1)
    found, _ = taken(tmp_path, body.replace("The ministers met.", "It says &s; here."))
    assert all(b"The secret" not in c.body for c in found)
