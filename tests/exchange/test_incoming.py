"""Objects of others: marks never widen, and what is withheld is nowhere in the reduced form."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.exchange.incoming import Marks, incoming
from kronika.model.instants import instant, written
from kronika.model.sharing import Item
from kronika.model.tlp import RANK_OF_ID, UNMARKED

ID_OF_RANK = {rank: id_ for id_, rank in reversed(RANK_OF_ID.items())}
BASE = {
    "type": "note", "id": "note--8b0d0a5e-1b1e-4a5e-8a34-0d7f1f0a2b11", "spec_version": "2.1",
    "created": "2024-01-01T00:00:00Z", "modified": "2024-01-02T00:00:00Z", "content": "c",
    "object_refs": ["x"],
}  # fmt: skip
ranks = st.sampled_from(sorted(ID_OF_RANK))


def item(value, marks=Marks()):  # noqa: B008
    (found,) = incoming([json.dumps(value).encode()], marks)
    assert isinstance(found, Item)
    return found


@given(
    st.lists(ranks, max_size=3),
    st.dictionaries(st.sampled_from(["abstract", "lang", "labels.[0]", "x.a", "x.b.[1]"]), ranks),
)
def test_nobody_below_a_mark_gets_what_it_covers(own, fields):
    secrets = {"abstract": "s-abstract", "lang": "s-lang", "labels.[0]": "s-labels",
               "x.a": "s-xa", "x.b.[1]": "s-xb"}  # fmt: skip
    value = {
        **BASE, "abstract": "s-abstract", "lang": "s-lang", "labels": ["s-labels"],
        "x": {"a": "s-xa", "b": ["first", "s-xb"], "c": "open"},
        "object_marking_refs": [ID_OF_RANK[one] for one in own],
        "granular_markings": [
            {"marking_ref": ID_OF_RANK[rank], "selectors": [at]} for at, rank in fields.items()
        ],
    }  # fmt: skip
    body = json.dumps(value).encode()
    found = item(value)
    whole = max(own, default=UNMARKED)
    assert min(band.level for band in found.bands) >= whole
    for ceiling in range(5):
        seen = [b for b in found.bands if b.level <= ceiling < b.below]
        assert len(seen) <= 1
        for band in seen:
            for at, rank in fields.items():
                assert (rank <= ceiling) or secrets[at].encode() not in band.body
            for at, secret in secrets.items():
                kept = at not in fields or fields[at] <= max(band.level, whole)
                assert not kept or secret.encode() in band.body
            msgspec.json.decode(band.body)
    (last,) = [b for b in found.bands if b.whole]
    assert last.body == body


@pytest.mark.parametrize(
    ("refs", "default", "rank"),
    [
        ([], UNMARKED, UNMARKED),
        ([], 0, 0),
        ([ID_OF_RANK[1], ID_OF_RANK[3]], 0, 3),
        (["marking-definition--unknown"], 0, UNMARKED),
        ([ID_OF_RANK[0], "marking-definition--unknown"], 0, UNMARKED),
    ],
)
def test_the_narrowest_mark_counts_and_an_unknown_one_most(refs, default, rank):
    found = item({**BASE, "object_marking_refs": refs}, Marks(default=default))
    assert [band.level for band in found.bands] == [rank]


def test_an_entry_that_names_a_language_is_no_mark():
    value = {**BASE, "object_marking_refs": [ID_OF_RANK[0]],
             "granular_markings": [{"lang": "de", "selectors": ["content"]}]}  # fmt: skip
    assert [band.level for band in item(value).bands] == [0]


@given(st.integers(-62135596800 * 10**6, 253402300799 * 10**6))
def test_an_instant_is_the_same_after_it_was_written(at):
    assert instant(written(at)) == at


@given(st.text("0123456789-:.TZ", max_size=30) | st.text(max_size=30))
def test_no_words_make_reading_an_instant_fail(words):
    found = instant(words)
    assert found is None or isinstance(found, int)


def test_versions_are_the_words_as_given():
    assert item(BASE).version == "2024-01-02T00:00:00Z"
    only = {k: v for k, v in BASE.items() if k != "modified"}
    assert item(only).version == "2024-01-01T00:00:00Z"
    url = {"type": "url", "id": BASE["id"].replace("note", "url"), "value": "https://example.org"}
    assert (item(url).version, item(url).spec_version) == (None, "2.1")
    old = {k: v for k, v in BASE.items() if k != "spec_version"}
    assert item(old).spec_version == "2.0"
