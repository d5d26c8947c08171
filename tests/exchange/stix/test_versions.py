import io
import json
from dataclasses import replace

import pytest
from parcels import parcel
from told_events import CHANGED, chronicle, every_type, record

from kronika.errors import UsageError
from kronika.exchange.parcel import Parcel
from kronika.exchange.stix.format import FORMAT
from kronika.exchange.stix.instants import ORIGIN

LATER = "2026-11-20T09:00:00Z"


def exported(told, pages=(), **options):
    file = io.BytesIO()
    FORMAT.to_file(Parcel.of(told, pages), file, options)
    return file.getvalue()


def by_id(raw):
    return {one["id"]: one for one in json.loads(raw)["objects"]}


@pytest.fixture
def before(tmp_path):
    path = tmp_path / "before.json"
    path.write_bytes(exported(every_type(), [chronicle()]))
    return path


def test_going_on_from_an_unchanged_export_changes_nothing(before):
    later = [replace(one, changed_at=LATER) for one in every_type()]
    assert exported(later, [chronicle()], previous=str(before)) == before.read_bytes()


def test_only_what_changed_gets_a_new_version(before):
    told = every_type()
    told[0] = replace(told[0], lifecycle="cancelled", changed_at=LATER)
    was, now = (
        by_id(before.read_bytes()),
        by_id(exported(told, [chronicle()], previous=str(before))),
    )
    changed = [id_ for id_ in now if now[id_] != was.get(id_)]
    assert len(changed) == 1
    one, old = now[changed[0]], was[changed[0]]
    assert one["created"] == old["created"]
    assert (old["modified"], one["modified"]) == (
        "2026-11-01T08:00:00.000Z", "2026-11-20T09:00:00.000Z",
    )  # fmt: skip


def test_a_change_that_bears_no_later_date_still_rises(before):
    told = [record("aid", review="open")]
    now = by_id(exported(told, previous=str(before)))
    assert "2026-11-01T08:00:00.001Z" in {one.get("modified") for one in now.values()}


def test_what_is_gone_is_revoked_once(before, tmp_path):
    told = [one for one in every_type() if one.type != "aid"]
    after = exported(told, [chronicle()], previous=str(before))
    revoked = [one for one in by_id(after).values() if one.get("revoked")]
    assert {one["type"] for one in revoked} == {"grouping", "relationship"}
    second = tmp_path / "after.json"
    second.write_bytes(after)
    assert exported(told, [chronicle()], previous=str(second)) == after


def test_created_is_the_same_whatever_happens_to_a_record():
    first, second = (by_id(exported([record("aid", changed_at=at)])) for at in (CHANGED, LATER))
    assert first.keys() == second.keys()
    assert all(first[id_]["created"] == second[id_]["created"] for id_ in first)
    assert all(one["created"] <= one.get("modified", "9") for one in second.values())
    assert {one["created"] for one in second.values() if "modified" in one} == {ORIGIN}


def test_the_form_of_another_file_is_refused(tmp_path):
    other = tmp_path / "x.json"
    other.write_text("[1]")
    with pytest.raises(UsageError, match="is no export"):
        exported([], previous=str(other))
    with pytest.raises(UsageError, match="cannot be read"):
        exported([], previous=str(tmp_path / "none.json"))


def test_a_profile_that_is_not_there_is_named():
    with pytest.raises(UsageError, match="choose one of portable, full"):
        exported([], profile="half")


def test_lines_hold_what_the_bundle_holds():
    lines = io.BytesIO()
    FORMAT.to_file(parcel(), lines, {"lines": True})
    bundle = io.BytesIO()
    FORMAT.to_file(parcel(), bundle, {})
    objects = json.loads(bundle.getvalue())["objects"]
    assert [json.loads(line) for line in lines.getvalue().splitlines()] == objects
