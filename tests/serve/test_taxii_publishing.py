"""What we lay out: versions stay while content does, and each ceiling gets its own chronicle."""

import json

import pytest

from kronika.model.sharing import Filters, Viewer
from kronika.serve.publishing import Published, publish
from kronika.store import open_store

ID = "note--8b0d0a5e-1b1e-4a5e-8a34-0d7f1f0a2b1{}"
ORIGIN = "2026-01-01T00:00:00.000Z"


def made(n, content="x", **more):
    return {
        "type": "note", "spec_version": "2.1", "id": ID.format(n), "created": ORIGIN,
        "modified": ORIGIN, "content": content, "object_refs": ["y"], **more,
    }  # fmt: skip


@pytest.fixture
def shelf(empty_store, tmp_path):
    import shutil

    with open_store(shutil.copy(empty_store, tmp_path / "p.db")) as store:
        yield store.shelf()


@pytest.fixture
def box(shelf):
    return shelf.add_collection("box", profile="portable", view="")


def seen(shelf, box, ceiling, **filters):
    viewer = Viewer(number=1, name="p", key_id="k", ceiling=ceiling)
    page = shelf.objects(viewer, box, Filters(**filters))
    return {one["id"]: one for one in map(json.loads, page.bodies)}


def test_the_same_chronicle_twice_changes_nothing(shelf, box):
    objects = [made(n) for n in range(5)]
    assert publish(shelf, box, [(0, objects)]) == Published(new=5)
    before = seen(shelf, box, 0)
    later = [{**one, "modified": "2026-05-05T00:00:00.000Z"} for one in objects]
    assert publish(shelf, box, [(0, later)]) == Published(unchanged=5)
    assert seen(shelf, box, 0) == before


def test_a_change_makes_a_newer_version_and_leaves_no_older_one(shelf, box):
    publish(shelf, box, [(0, [made(1, "old words")])])
    assert publish(shelf, box, [(0, [made(1, "new words")])]) == Published(changed=1)
    everything = seen(shelf, box, 4, versions=("all",))
    assert everything[ID.format(1)]["content"] == "new words"
    assert everything[ID.format(1)]["modified"] > ORIGIN
    assert everything[ID.format(1)]["created"] == ORIGIN


def test_what_is_no_more_is_withdrawn_without_its_words(shelf, box):
    publish(shelf, box, [(0, [made(1, "secret words", abstract="more"), made(2)])])
    assert publish(shelf, box, [(0, [made(2)])]) == Published(unchanged=1, withdrawn=1)
    gone = seen(shelf, box, 0)[ID.format(1)]
    assert gone["revoked"] is True
    assert gone["modified"] > ORIGIN
    assert "secret" not in json.dumps(gone)
    assert publish(shelf, box, [(0, [made(2)])]) == Published(unchanged=1)
    assert publish(shelf, box, [(0, [made(1, "back"), made(2)])]) == Published(
        unchanged=1, changed=1
    )
    assert "revoked" not in seen(shelf, box, 0)[ID.format(1)]


def test_each_ceiling_sees_what_its_pages_make(shelf, box):
    wide = [made(1, "two killed"), made(2)]
    narrow = [made(1, "four killed"), made(2), made(3)]
    assert publish(shelf, box, [(0, wide), (2, narrow)]) == Published(new=3)
    for ceiling in (0, 1):
        assert seen(shelf, box, ceiling) == {one["id"]: one for one in wide}
    for ceiling in (2, 3, 4):
        assert seen(shelf, box, ceiling) == {one["id"]: one for one in narrow}
    assert publish(shelf, box, [(0, wide), (2, narrow)]) == Published(unchanged=3)


def test_a_change_above_a_ceiling_is_no_new_version_below_it(shelf, box):
    wide = [made(1, "two killed")]
    publish(shelf, box, [(0, wide), (2, [made(1, "four killed")])])
    before = seen(shelf, box, 1)
    publish(shelf, box, [(0, wide), (2, [made(1, "five killed")])])
    assert seen(shelf, box, 1) == before
    assert seen(shelf, box, 2)[ID.format(1)]["content"] == "five killed"
    publish(shelf, box, [(0, wide)])
    assert {one["content"] for one in seen(shelf, box, 4).values()} == {"two killed"}


def test_own_marks_narrow_further(shelf, box):
    red = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"
    publish(shelf, box, [(0, [made(1, object_marking_refs=[red]), made(2)])])
    assert set(seen(shelf, box, 3)) == {ID.format(2)}
    assert len(seen(shelf, box, 4)) == 2
