from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told_events import chronicle, every_type, record

from kronika.errors import UsageError
from kronika.exchange.incoming import incoming
from kronika.exchange.stix.events import PROFILES
from kronika.exchange.stix.marks import LABELS, MARKING_IDS, Marks, narrowest, rank
from kronika.exchange.stix.objects import objects
from kronika.model.sharing import Fault
from kronika.model.tlp import RANK_OF_ID

LABEL = st.sampled_from(LABELS)
SECRET = "Velmar"
"""The second page's outlet; its words occur nowhere else."""


def seen_by(ceiling, found):
    """What a server hands to a partner with a ceiling."""
    for one in found:
        item = incoming([msgspec.json.encode(one)])[0]
        assert not isinstance(item, Fault), item
        for band in item.bands:
            if band.level <= ceiling < band.below:
                yield band.body


def test_the_labels_are_those_of_oasis():
    for label, id_ in MARKING_IDS.items():
        assert RANK_OF_ID[id_] == rank(label)


@given(st.lists(LABEL, min_size=1))
def test_the_narrowest_label_wins(labels):
    assert all(rank(narrowest(labels)) >= rank(one) for one in labels)
    assert narrowest(labels) in labels


@settings(max_examples=25, deadline=None)
@given(LABEL, LABEL, LABEL, st.sampled_from(PROFILES))
def test_marks_never_widen(own, first, second, profile):
    """Whoever may not see a page sees nothing that it alone says."""
    marks = Marks({"d_one": first, "d_two": second})
    told = [record("battle", conflict=True, marking=own, outlets=("Harbour Post", "Velmar 24"))]
    found = list(objects(told, [chronicle("d_one", types=("battle",))], profile, marks=marks))
    for ceiling in range(5):
        seen = b"\n".join(seen_by(ceiling, found)).decode()
        event = f'kronika","external_id":"{told[0].id}'
        if ceiling < max(rank(own), min(rank(first), rank(second))):
            assert event not in seen
        if ceiling < max(rank(own), rank(second)):
            assert SECRET not in seen
            assert "3000" not in seen
        if ceiling < max(rank(own), rank(first)):
            assert "Quiet Harbour" not in seen
            assert "1,200 troops" not in seen
        if ceiling < rank(first):
            assert "Grey Gull" not in seen
            assert "the pier would hold" not in seen


def test_a_record_of_one_label_bears_no_granular_marks():
    amber = [replace(one, marking="TLP:AMBER") for one in every_type()]
    for one in objects(amber, [], "portable"):
        assert "granular_markings" not in one
        if one["type"] in ("incident", "grouping"):
            assert one["object_marking_refs"] == [MARKING_IDS["TLP:AMBER"]]


def test_who_is_named_on_narrower_pages_alone_is_an_object_of_its_own():
    marks = Marks({"d_one": "TLP:RED", "d_two": "TLP:RED"})
    found = list(objects([record("attack")], [], "portable", marks=marks))
    gull = [one for one in found if one.get("name") == "Grey Gull"]
    assert [one["object_marking_refs"] for one in gull] == [[MARKING_IDS["TLP:RED"]]]
    open_ = list(objects([record("attack")], [], "portable"))
    assert gull[0]["id"] not in {one["id"] for one in open_}


def test_a_word_that_is_no_label_is_named():
    with pytest.raises(UsageError, match="use one of"):
        rank("TLP:WHITE")
