"""What a page is, judged by its first bytes before its name."""

import pytest

from kronika.intake.kinds import first_tag, foreign, page_kind, source_kind


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"<!DOCTYPE html><html>", "page.txt", "html"),
        (b"\xef\xbb\xbf\r\n<!-- saved from url -->\n<html>", "page", "html"),
        ("<html>".encode("utf-16"), "page", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "page", "html"),
        (b"<h1>Ships sail</h1>", "page.txt", "html"),
        (b"Words first <p>and a tag.", "page.txt", "text"),
        (b"Words first <p>and a tag.", "page.html", "html"),
        (b"< 5 ships sailed", "page.txt", "text"),
        (b"Words alone, 3 < 4.", "page.html", "text"),
        (b"<svg><title>A map</title></svg>", "map", "text"),
        (b"%PDF-1.7", "page.html", "pdf"),
        (b"\r\n%PDF-1.7", "page", "pdf"),
        (b"From: x\r\nMIME-Version: 1.0\r\n\r\n", "page.html", "mhtml"),
        (b"Words: some.\n\nMIME-Version: 1.0", "page.txt", "text"),
        (b"", "page.txt", "text"),
    ],
)
def test_a_page_is_what_its_first_bytes_say(head, name, kind):
    assert page_kind(head, name=name) == kind


@pytest.mark.parametrize(
    ("stated", "kind"),
    [("text/html", "html"), ("application/xhtml+xml; charset=x", "html"), ("text/plain", "text")],
)
def test_what_a_server_states_comes_before_a_look(stated, kind):
    assert page_kind(b"Ships sail.", media_type=stated) == kind


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"\x1f\x8b\x08", "page.html", "gzip"),
        (b"WARC/1.1\r\n", "page.html", "warc"),
        (b"PK\x03\x04", "report.docx", "zip"),
        (b"<?xml version='1.0'?>\n<!-- c --><rss version='2.0'>", "news.html", "feed"),
        (b"<feed xmlns='x'>", "x.xml", "feed"),
        (b"<rdf:RDF xmlns='x'>", "x.rdf", "feed"),
        (b"<html><p>An <rss > tag", "x.html", "page"),
        (b"text,date\n", "t.csv", "csv"),
        (b"text\tdate\n", "t.tsv", "csv"),
        (b"{}", "t.ndjson", "jsonl"),
        (b'{"text": 1}', "-", "jsonl"),
        (b'[\n {"text": 1}]', "", "json"),
        (b'{"a": 1}', "page.txt", "page"),
        (b"{curly words}", "", "page"),
    ],
)
def test_a_source_is_taken_apart_by_its_kind(head, name, kind):
    assert source_kind(head, name) == kind


def test_comments_without_end_are_no_trap():
    assert first_tag("<!--" * 100_000) is None
    assert first_tag("<?" * 100_000) is None
    assert first_tag("<!-- a -->" * 2000 + "<p>") == "p"


def test_pictures_and_programs_are_named():
    assert foreign(b"\x89PNG\r\n") == "a PNG picture"
    assert foreign(b"Ships sail.") is None
