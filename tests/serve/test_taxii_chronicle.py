"""Real pages, laid out for partners: read, merged, published, and forgotten again."""

import json
import shutil

import pytest
from exchange_pages import NAMES

from kronika.codebook.book import load_codebook
from kronika.exchange.stix.marks import Marks
from kronika.model.sharing import Filters, Mark, Viewer
from kronika.model.tlp import UNMARKED
from kronika.pipeline import settle
from kronika.serve.publishing import publish_view
from kronika.store import open_store

CODEBOOK = load_codebook()


@pytest.fixture
def store(read_store, tmp_path):
    with open_store(shutil.copy(read_store, tmp_path / "store.db")) as store:
        yield store


@pytest.fixture
def box(store):
    return store.shelf().add_collection("all", profile="portable", view="")


def seen(store, box, ceiling):
    viewer = Viewer(number=1, name="p", key_id="k", ceiling=ceiling)
    page = store.shelf().objects(viewer, box, Filters())
    return {one["id"]: one for one in map(json.loads, page.bodies)}


def lay_out(store, box, marks=Marks()):  # noqa: B008
    settle(store, CODEBOOK)
    return publish_view(store, store.shelf(), box, marks)


def ids_of(store, name):
    return next(d.id for d in store.documents() if d.path and d.path.endswith(name))


def hashes(objects):
    return {
        h for one in objects.values() if one["type"] == "report"
        for ref in one["external_references"] for h in ref.get("hashes", {}).values()
    }  # fmt: skip


def test_a_partner_sees_the_chronicle_of_the_pages_under_its_ceiling(store, box):
    secret = ids_of(store, NAMES[1])
    marks = Marks({secret: "TLP:AMBER"})
    lay_out(store, box, marks)
    green, amber = seen(store, box, 1), seen(store, box, 2)
    reports = [sum(o["type"] == "report" for o in some.values()) for some in (green, amber)]
    assert reports == [2, 3]
    hidden = {o["id"] for o in amber.values()} - green.keys()
    assert hidden
    words = json.dumps(list(green.values()), ensure_ascii=False)
    assert not [id_ for id_ in hidden if id_ in words], "no reference leads to a hidden object"
    assert "Harbour Post" not in words
    assert "Harbour Post" in json.dumps(list(amber.values()))


def test_the_same_pages_alone_make_the_same_objects(store, box):
    """What a low ceiling sees of three pages is what a store of the other two would show."""
    secret = ids_of(store, NAMES[1])
    lay_out(store, box, Marks({secret: "TLP:RED"}))
    low = seen(store, box, 0)
    store.forget(secret)
    other = store.shelf().add_collection("other", profile="portable", view="")
    lay_out(store, other)
    alone = seen(store, other, 0)
    assert low.keys() == alone.keys()
    dates = ("modified",)
    for id_, one in alone.items():
        assert {k: v for k, v in low[id_].items() if k not in dates} == {
            k: v for k, v in one.items() if k not in dates
        }


def test_the_label_that_a_store_keeps_holds_for_partners_and_files(store, box, tmp_path):
    secret, rights = ids_of(store, NAMES[1]), "(c) Harbour Post"
    store.mark(secret, Mark(2, rights))
    marks = Marks.of_pages(store.marks())
    lay_out(store, box, marks)
    low, high = (json.dumps(list(seen(store, box, c).values())) for c in (1, 2))
    assert "Harbour Post" not in low
    assert rights in high
    for record in store.all_records():
        amber = secret in record.merged.documents
        assert record.marking == ("TLP:AMBER" if amber else "TLP:CLEAR")
    store.mark(secret, Mark(UNMARKED))
    lay_out(store, box, Marks.of_pages(store.marks()))
    words = [json.dumps(o) for o in seen(store, box, 4).values() if "revoked" not in o]
    assert not [one for one in words if "Harbour Post" in one], "no label: it goes to nobody"
    store.mark(secret, None)
    assert store.marks() == {}


def test_a_page_that_is_forgotten_leaves_no_words_behind(store, box, tmp_path):
    lay_out(store, box)
    gone = ids_of(store, NAMES[1])
    headline = store.document(gone).headline
    before = seen(store, box, 0)
    assert headline in json.dumps(list(before.values()), ensure_ascii=False)
    store.forget(gone)
    done = lay_out(store, box)
    assert done.withdrawn
    assert done.changed
    after = seen(store, box, 0)
    assert before.keys() <= after.keys(), "an id stays, as revoked"
    assert headline not in json.dumps(list(after.values()), ensure_ascii=False)
    assert "Harbour Post" not in json.dumps(list(after.values()), ensure_ascii=False)
    store.scrub()
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("store.db*"))
    assert headline.encode() not in kept


def test_what_is_published_is_valid_stix(store, box):
    stix2validator = pytest.importorskip("stix2validator")
    lay_out(store, box)
    store.forget(ids_of(store, NAMES[1]))
    lay_out(store, box)
    kinds = {(one["type"], "revoked" in one): one for one in seen(store, box, 0).values()}
    assert any(revoked for _, revoked in kinds)
    objects = list(kinds.values())  # one of each kind: the validator takes 30 ms for an object
    bundle = {"type": "bundle", "id": "bundle--8b0d0a5e-1b1e-4a5e-8a34-0d7f1f0a2b11",
              "objects": objects}  # fmt: skip
    options = stix2validator.ValidationOptions(version="2.1")
    results = stix2validator.validate_string(json.dumps(bundle), options)
    assert [str(error) for error in results.errors] == []
