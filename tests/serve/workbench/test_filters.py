from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.codebook.events import load_event_types
from kronika.codebook.type_files import type_names
from kronika.errors import UsageError
from kronika.model.records import LIFECYCLES
from kronika.serve.filters import Filters, filters_of
from kronika.serve.labels import type_label

WORDS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=40)
VALUES = st.one_of(
    st.tuples(st.just("type"), st.sampled_from(type_names())),
    st.tuples(st.just("lifecycle"), st.sampled_from(LIFECYCLES)),
    st.tuples(st.just("year"), st.sampled_from(["1999", "2016", "undated"])),
    st.tuples(st.sampled_from(["participant", "outlet", "series", "place"]), WORDS),
)
SETS = st.lists(VALUES, unique=True, max_size=8).map(tuple)


def query_of(url):
    return urlsplit(url).query.encode()


@given(q=WORDS | st.just(""), values=SETS, order=st.sampled_from(["newest", "oldest"]))
def test_a_view_is_its_address(q, values, order):
    filters = Filters("/", q=q, values=values, order=order)
    assert filters_of(query_of(filters.url()), "/") == filters


@given(values=SETS, pair=VALUES)
def test_setting_a_filter_twice_takes_it_away(values, pair):
    filters = Filters("/", values=values)
    once = filters_of(query_of(filters.toggled(*pair)), "/")
    twice = filters_of(query_of(once.toggled(*pair)), "/")
    assert set(twice.values) == set(values)


@given(values=SETS)
def test_every_chip_takes_away_its_own_filter_and_no_other(values):
    for chip, pair in zip(Filters("/", values=values).chips(), values, strict=True):
        assert filters_of(query_of(chip.url), "/").values == tuple(v for v in values if v != pair)


@given(st.binary(max_size=300))
def test_any_query_string_is_a_view_or_a_wrong_question(query):
    with suppress(UsageError):
        filters_of(query, "/")


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        (b"type=atack", "did you mean attack"),
        (b"tpye=attack", "did you mean type"),
        (b"year=16", "2016"),
        (b"country=kg", "two capitals"),
        (b"since=yesterday", "2016-07-04"),
        (b"order=best", "newest"),
        (b"q=%ff", "UTF-8"),
        (b"place=%E2%80%AEosh", "hidden"),
        (b"q=" + b"x" * 400, "300"),
    ],
)
def test_a_wrong_question_is_told_what_to_ask_instead(query, hint):
    with pytest.raises(UsageError, match=hint):
        filters_of(query, "/")


def test_types_are_called_what_the_codebook_calls_them():
    assert {t: type_label(t) for t in type_names()} == {
        t: book.label for t, book in load_event_types().items()
    }
