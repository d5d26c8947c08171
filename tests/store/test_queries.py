import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.store.queries import MAX_PHRASES, MAX_WORDS, Phrase, phrases


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ()),
        ("  ", ()),
        ("joint drill", (Phrase(("joint",)), Phrase(("drill",)))),
        ('"joint drill"', (Phrase(("joint", "drill")),)),
        ('"joint drill', (Phrase(("joint",)), Phrase(("drill",)))),
        ("al-Qaida", (Phrase(("al", "qaida")),)),
        ("湛江", (Phrase(("湛", "江")),)),
        ("manoeuv*", (Phrase(("manoeuv",), prefix=True),)),
        ('"joint dri"*', (Phrase(("joint", "dri"), prefix=True),)),
        ("a a A", (Phrase(("a",)),)),
        ("* - \" ' () OR", (Phrase(("or",)),)),
        ("folded:x NEAR(a b)", (Phrase(("folded", "x")), Phrase(("near", "a")), Phrase(("b",)))),
    ],
)
def test_a_query_is_phrases_and_nothing_else(query, expected):
    assert phrases(query) == expected


@given(st.text(max_size=400))
def test_any_query_gives_phrases_within_bounds(query):
    found = phrases(query)
    assert len(found) <= MAX_PHRASES
    assert all(0 < len(phrase.words) <= MAX_WORDS for phrase in found)


def test_a_huge_query_is_cut_and_not_refused():
    assert len(phrases(" ".join(map(str, range(10_000))))) == MAX_PHRASES
    assert len(phrases('"' + " ".join(map(str, range(10_000))) + '"')[0].words) == MAX_WORDS
