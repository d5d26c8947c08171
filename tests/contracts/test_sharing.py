"""Who sees which versions: every store against the plainest model of it."""

import json
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kronika.errors import RightsError
from kronika.exchange.incoming import incoming
from kronika.model.instants import written
from kronika.model.sharing import Entry, Filters, Viewer
from kronika.model.tlp import RANK_OF_ID, UNMARKED

ID_OF_RANK = {rank: id_ for id_, rank in reversed(RANK_OF_ID.items())}
PARTNERS, IDS, VERSIONS = (1, 2), ("a", "b"), (10, 20, 30)
ranks = st.sampled_from([0, 2, 4, UNMARKED])
posts = st.tuples(
    st.just("post"), st.sampled_from(PARTNERS), st.sampled_from(IDS), st.sampled_from(VERSIONS),
    ranks,
)  # fmt: skip
removals = st.tuples(
    st.just("remove"), st.sampled_from(PARTNERS), st.sampled_from(IDS),
    st.sampled_from([("all",), ("last",), ("first",), (20_000_000,)]),
)  # fmt: skip


def full_id(name):
    return f"note--{UUID(int=ord(name), version=4)}"


def sent(name, version, rank):
    at = written(version * 1_000_000)
    value = {"type": "note", "spec_version": "2.1", "id": full_id(name), "created": at,
             "modified": at, "content": f"{rank}"}  # fmt: skip
    if rank != UNMARKED:
        value["object_marking_refs"] = [ID_OF_RANK[rank]]
    return incoming([json.dumps(value).encode()])


class Model:
    """The rules in a list, without any index or flag."""

    def __init__(self):
        self.rows = []

    def post(self, partner, name, version, rank):
        if not any(r[:3] == (partner, name, version) for r in self.rows):
            self.rows.append((partner, name, version, rank))

    def seen(self, partner, ceiling):
        plain = [r for r in self.rows if r[0] == partner or r[3] <= ceiling]
        return plain, [r for i, r in enumerate(plain)
                       if not any(o[1:3] == r[1:3] for o in plain[:i])]  # fmt: skip

    def asked(self, partner, ceiling, versions, *, mine=False):
        plain, once = self.seen(partner, ceiling)
        if mine:
            once = [r for r in self.rows if r[0] == partner]

        def meant(row):
            held = [r[2] for r in plain if r[1] == row[1]]
            return (
                "all" in versions or row[2] * 1_000_000 in versions
                or ("last" in versions and row[2] == max(held))
                or ("first" in versions and row[2] == min(held))
            )  # fmt: skip

        return [r for r in once if meant(r)]

    def remove(self, partner, name, versions):
        gone = [r for r in self.asked(partner, 2, versions, mine=True) if r[1] == name]
        others = [r for r in self.asked(partner, 2, versions) if r[1] == name]
        self.rows = [r for r in self.rows if r not in gone]
        return "refused" if others and not gone else len(gone)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(posts | removals, max_size=14))
def test_everybody_sees_what_the_rules_say_and_in_that_order(store, steps):
    shelf, model = store.shelf(), Model()
    box = shelf.add_collection("box", can_write=True)
    for kind, partner, name, *rest in steps:
        if kind == "post":
            model.post(partner, name, *rest)
            shelf.put(box, sent(name, *rest), poster=partner)
        else:
            expected = model.remove(partner, name, *rest)
            assert removed(shelf, box, partner, name, *rest) == expected
    for partner in (*PARTNERS, 3):
        for ceiling in range(5):
            viewer = Viewer(partner, "p", "k", ceiling)
            for versions in (("last",), ("first",), ("all",), ("first", "last"), (20_000_000,)):
                filters = Filters(versions=versions)
                found = shelf.rows(viewer, box, filters).rows
                expected = model.asked(partner, ceiling, versions)
                assert [(r.id, r.version) for r in found] == [
                    (full_id(r[1]), written(r[2] * 1_000_000)) for r in expected
                ]
                bodies = shelf.objects(viewer, box, filters).bodies
                assert [json.loads(b)["content"] for b in bodies] == [str(r[3]) for r in expected]
                added = [r.added_us for r in found]
                assert added == sorted(set(added))


def removed(shelf, box, partner, name, versions):
    entry = Entry("", "", "", "", "DELETE", "", "", 200, 0, 0)
    viewer = Viewer(partner, "p", "k", 2)
    try:
        return shelf.remove(
            viewer, box, object_id=full_id(name), filters=Filters(versions=versions),
            audited=lambda _: entry,
        )  # fmt: skip
    except RightsError:
        return "refused"


@pytest.mark.parametrize("limit", [1, 3, 7])
def test_pages_of_any_size_give_everything_once(store, limit):
    shelf = store.shelf()
    box = shelf.add_collection("box")
    shelf.put(box, [one for n in range(20) for one in sent(chr(97 + n), 10, n % 2 * 4)], poster=0)
    viewer = Viewer(1, "p", "k", 2)
    found, after = [], None
    while True:
        page = shelf.rows(viewer, box, Filters(after=after, limit=limit))
        found += [row.id for row in page.rows]
        if not page.more:
            break
        after = page.last_us
    assert found == [full_id(chr(97 + n)) for n in range(0, 20, 2)]
