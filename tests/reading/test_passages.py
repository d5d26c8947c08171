"""Paragraphs read together keep their words, their order and their bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.codebook.events import load_event_types
from kronika.model.documents import Block, Document
from kronika.model.readings import Mention, Reading
from kronika.reading.encoder.passages import is_break, moved, passages
from kronika.reading.encoder.wordpiece import Word
from kronika.reading.learned.answers import Span
from kronika.reading.learned.cast import Cast


def paragraph(sizes: list[int], base: int) -> list[Word]:
    return [Word(base + 2 * i, base + 2 * i + 1, (7,) * n, 0) for i, n in enumerate(sizes)]


pages = st.lists(st.lists(st.integers(1, 4), max_size=12), max_size=8).map(
    lambda rows: [paragraph(row, 100 * i) for i, row in enumerate(rows)]
)


@given(pages, st.integers(5, 40))
def test_each_word_is_in_one_passage_and_paragraph_whatever_the_limit(paragraphs, longest):
    found = [
        passage.words[a:b]
        for passage in passages(paragraphs, longest=longest)
        for a, b in passage.bounds
    ]
    assert found == paragraphs


@given(pages, st.integers(5, 40))
def test_a_later_passage_begins_with_the_headline_and_no_passage_is_too_long(paragraphs, longest):
    for passage in passages(paragraphs, longest=longest):
        lead = passage.words[: passage.bounds[0][0]]
        own = [w for a, b in passage.bounds for w in passage.words[a:b]]
        assert sum(len(w.pieces) for w in own) <= longest or len(passage.bounds) == 1
        assert [w for w in lead if not is_break(w)] in ([], paragraphs[0])
        assert not (lead and passage.first == 0)


def test_words_are_moved_to_their_place_in_the_page():
    assert moved(paragraph([1], 0), 12) == paragraph([1], 12)


TEXT = "Three armed men in masks fired at the mosque. They fled."


def cast(*mentions: Mention, least: float = 0.5) -> Cast:
    block = Block("body", 0, len(TEXT))
    return Cast(Document("d_1", TEXT, (block,)), Reading("d_1", mentions=mentions), least=least)


@pytest.fixture(scope="module")
def attack():
    return load_event_types()["attack"]


def words(text: str, label: str, score: float = 0.9) -> Span:
    at = TEXT.index(text)
    return Span(at, at + len(text), label, score)


def test_a_role_without_a_name_is_filled_by_the_words_that_describe_it(attack):
    seen = cast()
    (index,) = seen.who(words("Three armed men", "perpetrator"), attack)
    new = seen.mentions[index]
    assert (TEXT[new.start : new.end], new.named, new.form) == (
        "Three armed men",
        False,
        "description",
    )
    assert list(seen.who(words("Three armed men", "victim"), attack)) == [index]


def test_articles_pronouns_doubtful_words_and_roles_without_an_actor_describe_nobody(attack):
    seen = cast()
    (index,) = seen.who(words("the mosque", "target"), attack)
    assert TEXT[seen.mentions[index].start : seen.mentions[index].end] == "mosque"
    assert not list(seen.who(words("They", "perpetrator"), attack))
    assert not list(seen.who(words("armed men", "perpetrator", score=0.4), attack))
    assert not list(seen.who(words("Three", "number"), attack))


def test_a_mention_of_the_page_goes_before_a_description(attack):
    known = Mention(6, 15, "person", 0, form="description", named=False)
    seen = cast(known)
    assert list(seen.who(words("Three armed men", "perpetrator"), attack)) == [0]
    assert len(seen.mentions) == 1
