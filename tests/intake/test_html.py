import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronika.errors import IntakeError
from kronika.intake.html import read_html
from kronika.model.documents import BLOCK_KINDS, Capture, Given

PROSE = [
    "Two frigates and a supply ship sailed into the bay on Tuesday, the harbour master said, and"
    " their crews were met on the quay by the mayor and a brass band.",
    "The ships will spend four days with the coast guard of the island state, practising how to"
    " search for survivors and how to board a vessel that does not answer.",
    "“We have waited a year for this visit,” the mayor said. “It shows that our friends have not"
    " forgotten us.”",
    "About 600 sailors take part, officials said, the most since the drills began nine years ago.",
    "A second part of the drill, planned for the autumn, depends on the weather and on money that"
    " the parliament has yet to grant.",
]
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head>
<title>Frigates reach the bay | Harbour News</title>
<meta property="og:title" content="Frigates reach the bay">
<meta property="og:site_name" content="Harbour News">
<meta property="og:description" content="Crews of two frigates were met by a brass band.">
<link rel="canonical" href="/2024/05/07/frigates">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Frigates reach the bay",
"datePublished":"2024-05-07T09:30:00+02:00","dateModified":"2024-05-08T10:00:00+02:00",
"author":[{{"@type":"Person","name":"Ada Byron"}}]}}</script>
<style>.x {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<main><article><h1>Frigates reach the bay</h1>
<p class="standfirst">Crews of two frigates were met by a brass band.</p>
<div class="byline">By Ada Byron</div>
<time datetime="2024-05-07T09:30:00+02:00">7 May 2024, 9:30</time>
<figure><img src="a.jpg"><figcaption>A frigate at the quay. [Reuters]</figcaption></figure>
<p>PORT LOUIS (AFP) - {PROSE[0]}</p><p>{PROSE[1]}</p>
<div class="related-stories"><h3>Read next</h3><ul><li><a href="/a">Storm closes three ports on the
 northern coast</a></li><li><a href="/b">Minister resigns over the price of fuel in the islands</a>
</li></ul></div>
<p>{PROSE[2]}</p><p>{PROSE[3]}</p><p>{PROSE[4]}</p>
<p>Reporting by Ada Byron; Editing by Grace Hopper</p></article></main>
<div class="newsletter-signup"><p>Get our letter every morning.</p><form><input></form></div>
<footer><p>© 2024 Harbour News</p></footer><div style="display:none">never shown</div>
<script>var hidden = "not text";</script></body></html>"""
CAPTURE = Capture("c_1", b"", path="page.html", url="https://harbour.example/2024/05/07/frigates")


def kinds_of(document, words):
    return {b.kind for b in document.blocks if words in document.slice(b)}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Frigates reach the bay", "headline"),
        ("Crews of two frigates", "standfirst"),
        ("By Ada Byron", "byline"),
        ("7 May 2024", "timestamp"),
        ("A frigate at the quay.", "caption"),
        ("[Reuters]", "credit"),
        ("PORT LOUIS (AFP)", "dateline"),
        ("Two frigates and a supply ship", "body"),
        ("The ships will spend", "body"),
        ("Storm closes three ports", "related_link"),
        ("A second part of the drill", "body"),
        ("Editing by Grace Hopper", "credit"),
        ("Get our letter", "form"),
        ("Home", "nav"),
        ("© 2024 Harbour News", "nav"),
    ],
)
def test_each_part_of_a_page_is_named(words, kind):
    assert kinds_of(read_html(CAPTURE, PAGE), words) == {kind}


def test_what_is_not_shown_is_not_text():
    text = read_html(CAPTURE, PAGE).text
    assert "never shown" not in text
    assert "not text" not in text
    assert "color" not in text


def test_what_the_page_says_of_itself_is_kept():
    found = read_html(CAPTURE, PAGE)
    assert (found.headline, found.outlet, found.language) == (
        "Frigates reach the bay", "Harbour News", "en",
    )  # fmt: skip
    assert (found.published, found.published_basis) == ("2024-05-07T09:30:00+02:00", "metadata")
    assert found.modified == "2024-05-08T10:00:00+02:00"
    assert found.authors == ("Ada Byron",)
    assert found.credits == ("Reuters", "AFP")
    assert found.canonical_url == "https://harbour.example/2024/05/07/frigates"


def test_what_the_user_gives_wins():
    said = Given("2020-01-01", "Other", "https://other.example/", "Told", "fr")
    found = read_html(Capture("c_1", b"", path="p", given=said), PAGE)
    assert (found.published, found.published_basis) == ("2020-01-01", "given")
    assert (found.outlet, found.headline, found.language) == ("Other", "Told", "fr")
    assert found.url == "https://other.example/"


def test_the_same_page_gives_the_same_document():
    assert read_html(CAPTURE, PAGE) == read_html(CAPTURE, PAGE)


@pytest.mark.parametrize(
    "markup", ["", "   ", "<html></html>", "<script>x</script>", "<p hidden>x</p>", "<!-- x -->"]
)
def test_a_page_without_text_is_refused_with_one_sentence(markup):
    with pytest.raises(IntakeError, match="no text found on this page"):
        read_html(CAPTURE, markup)


def test_a_page_nested_too_deep_is_refused_with_that_reason():
    with pytest.raises(IntakeError, match="nested too deep"):
        read_html(CAPTURE, "<div>" * 50_000 + "words" + "</div>" * 50_000)


def test_the_language_is_told_by_the_story_where_the_page_states_none():
    assert read_html(CAPTURE, PAGE.replace(' lang="en-GB"', "")).language == "en"


def test_text_without_an_article_is_a_document_without_body():
    found = read_html(CAPTURE, "<html><body><ul><li><a href='/'>Home</a></li></ul></body></html>")
    assert found.text == "Home"
    assert not list(found.of_kind("body"))


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + PAGE,
        PAGE + "<b>" * 100_000 + "end",
        f"<p class='{'a ' * 500_000}' style='{'x:' * 100_000}'>words of a page</p>",
        "<p>one\0two</p>" * 50,
        "<p>" + "<span>x" * 20_000,
        "<table><p><tr><td>broken</p><a><div></a>" * 500,
        "<p>" + "\ud800 lone " * 20,
        "<script type='application/ld+json'>" + "[" * 50_000 + "</script><p>words</p>",
    ],
    ids=["deep", "deep end", "attributes", "nul", "spans", "broken", "surrogates", "json"],
)
def test_hostile_markup_is_read_or_refused(markup):
    try:
        found = read_html(CAPTURE, markup)
    except IntakeError:
        return
    check_blocks(found)


def check_blocks(document):
    covered = [False] * len(document.text)
    last = 0
    for block in document.blocks:
        assert block.kind in BLOCK_KINDS
        assert last <= block.start < block.end
        last = block.end
        covered[block.start : block.end] = [True] * (block.end - block.start)
    assert all(done or char.isspace() for done, char in zip(covered, document.text, strict=True))


TAGS = st.sampled_from(["p", "div", "span", "li", "h1", "nav", "a", "br", "td", "figcaption", "b"])
PIECES = st.one_of(
    TAGS.map(lambda tag: f"<{tag}>"),
    TAGS.map(lambda tag: f"</{tag}>"),
    st.text(alphabet="abc .,&;<é中\u00a0\n\t", max_size=12),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_blocks_hold_every_visible_character_once(markup):
    try:
        found = read_html(CAPTURE, f"<html><body>{markup}</body></html>")
    except IntakeError:
        return
    check_blocks(found)


def test_a_printed_time_fills_what_metadata_leave_out():
    page = (
        "<html><body><h1>Frigates arrive</h1><div class='date'>May 7, 2024, 9:30 am GMT</div>"
        + "".join(f"<p>{line}</p>" for line in PROSE)
        + "</body></html>"
    )
    found = read_html(CAPTURE, page)
    assert found.published == "2024-05-07T09:30+00:00"
    assert found.published_basis == "printed"
    assert found.published_raw is not None
    assert found.published_raw in found.text
