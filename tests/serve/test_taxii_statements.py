"""What partners state stands beside the pages: once, with its words, its label and no further."""

import json
import random
import shutil

import pytest
from exchange_pages import NAMES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kronika.codebook.book import load_codebook
from kronika.exchange.incoming import incoming
from kronika.exchange.stix.marks import MARKING_IDS, Marks
from kronika.exchange.stix.parts import READ_HERE, RELAYED
from kronika.model.sharing import Filters, Item, Mark, Viewer
from kronika.model.tlp import NO_CEILING, UNMARKED
from kronika.pipeline import settle
from kronika.serve.publishing import publish_view
from kronika.serve.taking import take
from kronika.store import open_store

CODEBOOK = load_codebook()


def laid_out(store, marks=None, *, ceiling=4, name="all"):
    """The objects that a partner with a ceiling gets of everything."""
    settle(store, CODEBOOK)
    shelf = store.shelf()
    known = [one for one in shelf.collections() if one.alias == name]
    box = known[0] if known else shelf.add_collection(name, alias=name, profile="portable", view="")
    publish_view(store, shelf, box, marks or Marks.of_pages(store.marks()))
    viewer = Viewer(number=1, name="p", key_id="k", ceiling=ceiling)
    return list(shelf.objects(viewer, box, Filters(limit=9999)).bodies)


def give(store, bodies, partner="ada"):
    """As if they had been pulled from a partner, in that order."""
    inbox = store.inbox()
    feed = inbox.pull_from(partner, "https://example.org/c/", asked="{}")
    items = [one for one in incoming(bodies) if isinstance(one, Item)]
    inbox.keep(feed, items, after=None, next_=None)
    return take(store, CODEBOOK)


def stated(store):
    """All that partners state, without the times of writing."""
    marks = store.marks()
    found = {
        one.document.id: (one.document, one.events, one.claims, one.designations)
        for one in store.chronicles() if one.document and one.document.id in marks
    }  # fmt: skip
    return found, marks


@pytest.fixture(scope="module")
def theirs(read_store, tmp_path_factory):
    """The objects of another store that read three pages."""
    file = shutil.copy(read_store, tmp_path_factory.mktemp("theirs") / "a.db")
    with open_store(file) as store:
        return laid_out(store)


@pytest.fixture
def empty(empty_store, tmp_path):
    with open_store(shutil.copy(empty_store, tmp_path / "b.db")) as store:
        yield store


@pytest.fixture
def full(read_store, tmp_path):
    with open_store(shutil.copy(read_store, tmp_path / "full.db")) as store:
        yield store


def event(n=1, **more):
    at = "2024-03-01T00:00:00.000Z"
    return {
        "type": "incident", "spec_version": "2.1", "created": at, "modified": at,
        "id": f"incident--11111111-1111-4111-8111-{n:012d}", "name": "Harbour blast",
        "object_marking_refs": [MARKING_IDS["TLP:GREEN"]], **more,
    }  # fmt: skip


def raw(*objects):
    return [json.dumps(one).encode() for one in objects]


def test_a_partner_is_a_witness_beside_the_pages(empty, theirs):
    done = give(empty, theirs)
    assert done.new
    drill = next(one for one in empty.all_records() if one.type == "joint_exercise" and one.name)
    assert (drill.outlets, drill.witnesses) == (("ada",), 1)
    assert drill.name == "Peace Mission 2007"
    for page in empty.documents():
        for a in empty.assertions(page.id):
            assert page.text[a.evidence.start : a.evidence.end] == a.evidence.quote != ""
    give(empty, theirs, partner="bob")
    drill = next(one for one in empty.all_records() if one.id == drill.id or one.name == drill.name)
    assert set(drill.outlets) == {"ada", "bob"}


def test_the_same_objects_in_any_order_and_pieces_give_the_same_statements(
    empty_store, tmp_path, theirs
):
    def store(name, pieces):
        with open_store(shutil.copy(empty_store, tmp_path / name)) as made:
            for piece in pieces:
                give(made, piece)
            return stated(made)

    whole = store("w.db", [theirs])
    mixed = random.Random(7).sample(theirs, len(theirs))
    half = len(mixed) // 2
    assert store("h.db", [mixed[:half], mixed[half:], mixed[:9]]) == whole


def test_what_was_read_here_too_is_no_second_witness(full, theirs):
    before = [(one.id, one.witnesses) for one in full.all_records()]
    done = give(full, theirs)
    assert (done.new, stated(full)[0]) == (0, {})
    assert {reason for _, reason in done.refused} == {READ_HERE}
    assert [(one.id, one.witnesses) for one in full.all_records()] == before


def test_what_we_told_a_partner_does_not_come_back_as_a_witness(full, empty, theirs):
    """Neither straight back, nor by way of a third store, whatever it read itself."""
    give(empty, theirs, partner="ada")
    back = laid_out(empty)
    assert any(b"Peace Mission" in one for one in back)
    done = give(full, back, partner="bob")
    assert (done.new, stated(full)[0]) == (0, {})
    assert {reason for _, reason in done.refused} == {RELAYED}


def test_an_object_of_other_tools_that_we_laid_out_comes_back_to_nothing(full):
    ours = json.loads(next(o for o in laid_out(full) if b'"type":"grouping"' in o))
    plain = {k: v for k, v in ours.items() if k != "extensions"}
    id_ = plain["id"].replace("grouping", "incident")
    assert give(full, raw(plain | {"type": "incident", "id": id_})).new == 0  # created_by us


def test_the_newest_word_counts_and_an_older_one_changes_nothing(empty):
    newer = event(name="Harbour blast, two hurt", modified="2024-03-02T00:00:00.000Z")
    assert give(empty, raw(newer)).new == 1
    assert give(empty, raw(event())).changed == 0
    (page,) = empty.documents()
    assert "two hurt" in page.text
    third = event(name="A gas leak", modified="2024-03-03T00:00:00.000Z")
    assert give(empty, raw(third)).changed == 1
    (found,) = empty.documents()
    assert (found.id, found.headline) == (page.id, "A gas leak")
    assert [one.name for one in empty.all_records()] == ["A gas leak"]


def test_what_a_partner_takes_back_leaves_no_words_behind(empty, tmp_path):
    give(empty, raw(event(name="Zanzibarquux"), event(2)))
    gone = event(name="(withdrawn)", revoked=True, modified="2024-03-02T00:00:00.000Z")
    done = give(empty, raw(gone))
    assert done.gone == 1
    assert [one.name for one in empty.all_records()] == ["Harbour blast"]
    assert give(empty, raw(event(name="Zanzibarquux"))).new == 0, "an older version stays away"
    empty.scrub()
    assert b"Zanzibarquux" not in b"".join(f.read_bytes() for f in tmp_path.glob("b.db*"))


@pytest.mark.parametrize("level", [2, 4, UNMARKED])
def test_nothing_above_a_ceiling_shows_below_it(full, theirs, level):
    """Whoever may not see a statement gets the chronicle of a store that never had it."""
    full.forget(next(d.id for d in full.documents() if d.path and d.path.endswith(NAMES[2])))
    low = min(level, 4) - (0 if level == UNMARKED else 1)
    without = {o["id"]: o for o in map(json.loads, laid_out(full, ceiling=low))}
    objects = [json.loads(one) for one in theirs]
    refs = [MARKING_IDS[f"TLP:{'RED' if level == 4 else 'AMBER'}"]] if level != UNMARKED else []
    sent = [
        one if one["type"] == "marking-definition"
        else {k: v for k, v in one.items() if k != "object_marking_refs"}
        | ({"object_marking_refs": refs} if refs else {})
        for one in objects
    ]  # fmt: skip
    assert give(full, raw(*sent, event(name="Qqxyzzy", object_marking_refs=refs))).new
    joined = [one for one in full.all_records() if len(one.merged.documents) > 1]
    assert any("ada" in one.outlets and len(one.outlets) > 1 for one in joined)
    seen = laid_out(full, ceiling=low)
    assert not [o for o in seen if b"Qqxyzzy" in o or b'"ada"' in o or b"dp_" in o]
    dates = {"modified"}
    assert {i: strip(o, dates) for i, o in without.items()} == {
        o["id"]: strip(o, dates) for o in map(json.loads, seen) if "revoked" not in o
    }
    high = laid_out(full, ceiling=NO_CEILING - 1)
    assert any(b"Qqxyzzy" in o for o in high) == (level != UNMARKED)


def strip(one, names):
    return {k: v for k, v in one.items() if k not in names}


def test_the_label_and_the_rights_of_a_statement_are_the_narrowest_that_came(empty):
    rights = {
        "type": "marking-definition", "spec_version": "2.1", "created": "2024-03-01T00:00:00.000Z",
        "id": "marking-definition--22222222-2222-4222-8222-222222222222",
        "definition_type": "statement", "definition": {"statement": "Copyright Ada 2024"},
    }  # fmt: skip
    who = {
        **event(), "type": "identity", "id": "identity--33333333-3333-4333-8333-333333333333",
        "name": "Coast Guard", "identity_class": "organization",
        "object_marking_refs": [MARKING_IDS["TLP:AMBER"], rights["id"]],
    }  # fmt: skip
    link = {
        **event(), "type": "relationship", "relationship_type": "targets",
        "id": "relationship--44444444-4444-4444-8444-444444444444",
        "source_ref": event()["id"], "target_ref": who["id"],
    }  # fmt: skip
    give(empty, raw(rights, event(), who, link))
    assert list(empty.marks().values()) == [Mark(2, "Copyright Ada 2024", "ada")]
    (record,) = empty.all_records()
    assert record.marking == "TLP:AMBER"
    assert [one.name for one in record.participants] == ["Coast Guard"]
    out = [json.loads(one) for one in laid_out(empty)]
    (report,) = [one for one in out if one["type"] == "report"]
    said = [one for one in out if one["id"] in report["object_marking_refs"]]
    assert {"statement": "Copyright Ada 2024"} in [one.get("definition") for one in said]


JUNK = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=8)
    | st.sampled_from([event()["id"], "note--1", "ev_1", "d_1"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            "object_refs source_ref target_ref evidence value name kind role extensions lang "
            "created revoked external_references object_marking_refs content authors".split()
        ),
        inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_object_stops_the_others(data, theirs, empty_store, tmp_path):
    """Any part of an object replaced by anything: the rest is taken, nothing raises."""
    broken = []
    for body in data.draw(st.lists(st.sampled_from(theirs), min_size=1, max_size=4)):
        one = json.loads(body)
        path = data.draw(st.lists(st.integers(0, 50), min_size=1, max_size=5))
        place, last = one, None
        for step in path:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            if not keys:
                break
            holder, last = place, keys[step % len(keys)]
            if not isinstance(holder[last], dict | list):
                break
            place = holder[last]
        if last is not None and not (holder is one and last in ("id", "type")):
            holder[last] = data.draw(JUNK)
        broken.append(one)
    with open_store(shutil.copy(empty_store, tmp_path / "junk.db")) as store:
        give(store, raw(*broken, event(7, name="Still here")))
        assert "Still here" in [one.name for one in store.all_records()]
        laid_out(store)
