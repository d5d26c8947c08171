"""Each kind of page goes to its reader, and what stands around it goes with it."""

import pytest

from kronika.intake.captures import captures
from kronika.intake.dispatch import documents
from kronika.model.documents import Capture, Given

STORY = "Two ships of the coast guard sailed on Monday. The ministry said they will return. "
MARKUP = f"<html><body><article><h1>Ships sail</h1><p>{STORY * 3}</p><p>{STORY * 2}</p></article>"


def read(tmp_path, name, body, **options):
    (tmp_path / name).write_bytes(body if isinstance(body, bytes) else body.encode())
    refused = []

    def report(*told):
        refused.append(told)

    found = captures([str(tmp_path / name)], on_error=report, **options)
    return list(documents(found, on_error=report)), refused


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("page.html", MARKUP),
        ("page.txt", MARKUP),
        ("page", MARKUP),
        ("page.xhtml", f'<?xml version="1.0"?>{MARKUP}'),
        ("page.mhtml", f"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n{MARKUP}"),
        ("row.jsonl", '{"html": "<h1>Ships sail</h1><p>' + STORY * 3 + '</p>"}'),
    ],
)
def test_markup_is_read_as_markup_whatever_it_is_called(tmp_path, name, body):
    [page], refused = read(tmp_path, name, body)
    assert refused == []
    assert "<p>" not in page.text
    assert "coast guard sailed" in page.text
    assert page.headline == "Ships sail"


def test_words_are_read_as_words_to_the_last_sign(tmp_path):
    words = f"Ships sail\n\nA <b> in the text is a sign. {STORY}\n"
    [page], _ = read(tmp_path, "page.txt", words)
    assert page.text == words


def test_a_row_keeps_its_text_and_what_its_columns_say(tmp_path):
    body = f"id,text,date,outlet,url\nx,{STORY * 3},2016-04-19,Herald,https://h.example/1\n"
    [page], _ = read(tmp_path, "t.csv", body)
    assert (page.text, page.path) == (STORY * 3, str(tmp_path / "t.csv#x"))
    assert (page.published, page.published_basis) == ("2016-04-19", "given")
    assert (page.outlet, page.url) == ("Herald", "https://h.example/1")


def test_the_date_of_a_feed_is_metadata_and_the_users_is_given(tmp_path):
    pytest.importorskip("feedparser", reason="needs the extra feeds")
    body = (
        "<rss><channel><title>Herald</title><item><title>Ships sail</title><description>"
        f"{STORY * 3}</description><pubDate>Tue, 19 Apr 2016 08:30:00 +0430</pubDate></item>"
        "</channel></rss>"
    )
    [page], _ = read(tmp_path, "f.rss", body)
    assert (page.published, page.published_basis) == ("2016-04-19T08:30:00+04:30", "metadata")
    assert (page.headline, page.outlet) == ("Ships sail", "Herald")
    [page], _ = read(tmp_path, "f.rss", body, given=Given("2016-04-18"))
    assert (page.published, page.published_basis) == ("2016-04-18", "given")


def test_the_charset_of_the_server_is_used(tmp_path):
    words = "Корабли вышли в море в понедельник, сообщило министерство. " * 5
    capture = Capture(
        id="c_1", body=words.encode("koi8-r"), path="p", media_type="text/plain", charset="koi8-r"
    )
    [page] = documents([capture], on_error=lambda *told: None)
    assert page.text == words


def test_what_a_server_calls_plain_text_is_plain_text(tmp_path):
    capture = Capture(id="c_1", body=MARKUP.encode(), path="p", media_type="text/plain")
    [page] = documents([capture], on_error=lambda *told: None)
    assert page.text == MARKUP


def test_the_same_page_twice_is_the_same_document(tmp_path):
    [first], _ = read(tmp_path, "page.html", MARKUP)
    [again], _ = read(tmp_path, "page.html", MARKUP)
    assert first == again
