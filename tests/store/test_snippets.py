import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.model.documents import Block, Document
from kronika.store.queries import phrases
from kronika.store.snippets import sentence_at, snippet

TEXT = (
    "Filler words stand here. " * 20
    + "The brigade reached Altıntaş. "
    + "More of it follows. " * 20
)


@pytest.mark.parametrize("query", ["altintas", '"brigade reached"', "brig*", "brigade altıntaş"])
def test_a_snippet_is_a_slice_around_the_words(query):
    found = snippet(TEXT, phrases(query))
    assert TEXT[found.start : found.end] == found.text
    assert "brigade" in found.text
    assert "Altıntaş" in found.text
    assert len(found.text) < 400


def test_a_snippet_prefers_the_place_that_holds_most_of_the_words():
    text = "harbour " + "x " * 300 + "quiet harbour " + "y " * 300
    found = snippet(text, phrases("quiet harbour"))
    assert "quiet harbour" in found.text


def test_no_words_no_snippet():
    assert snippet(TEXT, phrases("absent")) is None
    assert snippet("", phrases("absent")) is None


@given(st.text(max_size=300), st.text(max_size=20))
def test_a_snippet_is_always_a_slice_with_its_marks_inside(text, query):
    found = snippet(text, phrases(query), width=40)
    if found is not None:
        assert text[found.start : found.end] == found.text
        assert all(found.start <= a < b <= found.end for a, b in found.marks)


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("It rained. Ada met Grace. They left.", "Grace", "Ada met Grace."),
        ("It rained. Ada met Grace. They left.", "It", "It rained."),
        ("It rained. Ada met Grace", "Grace", "Ada met Grace"),
        ("Line one\nAda met Grace\nline three", "Grace", "Ada met Grace"),
        ("下雨了。他们见面。他们走了。", "见面", "他们见面。"),
        ("About 4.5 tonnes. Next.", "tonnes", "About 4.5 tonnes."),
    ],
)
def test_the_sentence_around_the_words_is_shown(text, word, sentence):
    page = Document("d", text, (Block("body", 0, len(text)),))
    start = text.index(word)
    assert sentence_at(page, start, start + len(word)).text == sentence


def test_a_sentence_does_not_leave_its_block():
    text = "By A Writer The ships sailed"
    page = Document("d", text, (Block("byline", 0, 11), Block("body", 12, len(text))))
    assert sentence_at(page, 16, 21).text == "The ships sailed"
