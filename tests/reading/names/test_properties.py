"""What holds of every page, however strange."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronika.model.readings import KINDS

_WORDS = st.sampled_from(
    "The Iraqi Ministry of Defence ( ) NATO SDF said , . 's - al Assad President General Quill he "
    "group Front in Moscow and Exercise 2016 82 nd Division US Jong un “ ” UN Syria militants She "
    "formerly known as outlawed Russia United States Peace Mission / & Lt Gen Mr Operation 中 国 "
    "Москва".split()
)
_FORMS = frozenset("name acronym alias former demonym metonym pronoun description".split())


def _hold(text, reading):
    spans = [(m.start, m.end) for m in reading.mentions]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for mention in reading.mentions:
        words = text[mention.start : mention.end]
        assert words
        assert words == words.strip()
        assert mention.kind in KINDS
        assert mention.form in _FORMS
        assert mention.post is None or 0 <= mention.post[0] < mention.post[1] <= len(text)
    chains = {m.chain for m in reading.mentions}
    assert chains == set(range(len(chains)))
    for link in reading.links:
        assert link.left in chains
        assert link.right is None or link.right in chains
        assert text[link.start : link.end]


@settings(deadline=None, max_examples=150)
@given(words=st.lists(_WORDS, max_size=40), joined=st.booleans())
def test_mentions_are_spans_in_order_that_do_not_overlap(words, joined, read_names):
    text = ("" if joined else " ").join(words)
    _hold(text, read_names(text))


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=200))
def test_any_text_can_be_read(text, read_names):
    _hold(text, read_names(text))


@settings(deadline=None, max_examples=40)
@given(words=st.lists(_WORDS, max_size=30))
def test_reading_twice_gives_the_same(words, read_names):
    text = " ".join(words)
    assert read_names(text) == read_names(text)


@settings(deadline=None, max_examples=60)
@given(words=st.lists(_WORDS, max_size=30))
def test_an_empty_codebook_is_enough_to_read(words, read_names):
    text = " ".join(words)
    _hold(text, read_names(text, rows=False))


@pytest.mark.parametrize(
    "text", ["Ministry " * 4000, "Mr Quill and " * 3000, "(NATO) " * 4000, "A" * 20000, "- " * 9000]
)
def test_long_repetition_is_read_whole(text, read_names):
    _hold(text, read_names(text))


UNKNOWN = [
    "The Tortoise Front (TF) attacked the 9th Brigade of the Quornian Army near Ayn Qorn.",
    "Quornian Foreign Ministry spokesman Ada Quill told the Quill News Agency in Quorn.",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_names_that_no_row_knows_are_read_alike_without_rows(text, told):
    assert told(text) == told(text, rows=False)
