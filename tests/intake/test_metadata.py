import pytest
from lxml.html import fromstring

from kronika.intake.instants import day_in_url, parse_instant
from kronika.intake.meta_people import names_of_byline
from kronika.intake.meta_tags import web_url
from kronika.intake.metadata import read_metadata


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("2024-05-03T15:47:00Z", "2024-05-03T15:47:00+00:00"),
        ("2024-05-03T15:47:00.123+0530", "2024-05-03T15:47:00+05:30"),
        ("2024-05-03 15:47", "2024-05-03T15:47"),
        ("2024-05-03T15:47:00", "2024-05-03T15:47:00"),
        ("20240503T154700Z", "2024-05-03T15:47:00+00:00"),
        ("2024-05-03", "2024-05-03"),
        ("2024-05-03T15:47+01:00[Europe/Berlin]", "2024-05-03T15:47+01:00"),
        ("Fri, 03 May 2024 15:47:00 +0200", "2024-05-03T15:47:00+02:00"),
        ("Fri, 03 May 2024 15:47:00", "2024-05-03T15:47:00"),
        ("2024-02-30", None),
        ("2024-05-03T25:00", "2024-05-03"),
        ("2024-05-03T15:47+99:00", "2024-05-03T15:47"),
        ("1714743000", None),
        ("yesterday", None),
        ("", None),
        ("9" * 10_000, None),
    ],
)
def test_an_instant_keeps_what_is_printed_and_no_more(raw, iso):
    assert parse_instant(raw) == iso


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2024/05/03/x", "2024-05-03"),
        ("https://a.example/news-20240503.html", "2024-05-03"),
        ("https://a.example/id/20241399", None),
        ("https://a.example/?d=2024-05-03", None),
    ],
)
def test_a_day_is_read_from_the_path_alone(url, day):
    assert day_in_url(url) == day


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("/x", "https://base.example/x"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("ftp://a.example/x", None),
        ("http://[broken", None),
        ("https://", None),
        ("", None),
    ],
)
def test_only_web_addresses_are_kept(raw, url):
    assert web_url(raw, base="https://base.example/a") == url


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("By Ada Byron", ["Ada Byron"]),
        ("Von Ada Byron und Grace Hopper", ["Ada Byron", "Grace Hopper"]),
        ("Ada Byron, Grace Hopper", ["Ada Byron", "Grace Hopper"]),
        ("Byron Smith", ["Byron Smith"]),
        ("Ada Byron (aby)", ["Ada Byron"]),
        ("https://a.example/ada", []),
        ("", []),
    ],
)
def test_a_byline_gives_names(raw, names):
    assert names_of_byline(raw) == names


def page(head="", body=""):
    return fromstring(f"<html><head>{head}</head><body>{body}<p>x</p></body></html>")


def ld(words):
    return f"<script type='application/ld+json'>{words}</script>"


TITLE = "<title>Fleet leaves port | Harbour News</title>"
OPEN_GRAPH = "<meta property='og:title' content='Fleet leaves port'>"
PUBLISHED = "<meta property='article:published_time' content='2024-05-03T10:00:00'>"
GRAPH = ld('{"@graph":[{"@type":["NewsArticle"],"datePublished":"2024-05-03T10:00:00+02:00"}]}')


@pytest.mark.parametrize(
    ("head", "body", "headline"),
    [
        (TITLE, "<h1>Harbour News</h1>", "Fleet leaves port"),
        (TITLE, "<h1>Fleet leaves port</h1>", "Fleet leaves port"),
        (
            OPEN_GRAPH + ld('{"@type":"Article","headline":"Fleet leaves port"}'),
            "<h1>Navy: Fleet leaves port</h1>",
            "Fleet leaves port",
        ),
        ("", "<h1>Fleet leaves port</h1>", "Fleet leaves port"),
        ("", "", None),
    ],
)  # fmt: skip
def test_the_headline_is_what_most_titles_agree_on(head, body, headline):
    assert read_metadata(page(head, body)).headline == headline


@pytest.mark.parametrize(
    ("head", "iso"),
    [
        (GRAPH, "2024-05-03T10:00:00+02:00"),
        (PUBLISHED, "2024-05-03T10:00:00"),
        (
            "<meta name='date' content='2024-05-03'>"
            "<meta property='article:published_time' content='2024-05-03T10:00Z'>",
            "2024-05-03T10:00+00:00",
        ),
        (ld('{"@type":"NewsArticle",,,"datePublished":}'), None),
    ],
)  # fmt: skip
def test_the_publication_instant_is_the_fullest_that_is_stated(head, iso):
    found = read_metadata(page(head)).published
    assert (found.iso if found else None) == iso


def test_changed_is_kept_apart_from_published():
    head = "<meta property='article:modified_time' content='2024-05-04T10:00Z'>"
    assert read_metadata(page(head)).modified == "2024-05-04T10:00+00:00"


def test_language_is_stated_or_unknown():
    assert read_metadata(page()).language is None
    assert read_metadata(fromstring("<html lang='pt-BR'><p>x</p></html>")).language == "pt"
