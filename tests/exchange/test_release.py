import csv
import hashlib
import io
import json
from dataclasses import replace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from parcels import BOOK, call_record, drill_record, pages, parcel

from kronika.errors import UsageError
from kronika.exchange.cells import value_of
from kronika.exchange.comparing import Change, compare, write_changes
from kronika.exchange.csv_tables import write_rows, write_tables
from kronika.exchange.parcel import Parcel
from kronika.exchange.release import SUMS, public, write
from kronika.exchange.schema import EVENTS, TABLES

STAMP = "2026-01-31T12:00:00Z"


@pytest.fixture
def release(tmp_path):
    write(parcel(stamp=STAMP), tmp_path / "one", {"version": "2026.1", "title": 'Drills: "all"'})
    return tmp_path / "one"


def package(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def test_a_release_holds_all_that_is_cited(release):
    names = {path.name for path in release.iterdir()}
    assert names == {
        "README.md", "CITATION.cff", SUMS, "datapackage.json", "csv", "parquet", "codebook",
    }  # fmt: skip
    for kind in ("csv", "parquet"):
        assert {p.stem for p in (release / kind).iterdir()} == set(TABLES)
    assert (release / "codebook/events/aid.yaml").read_bytes() == BOOK.files[0][1]


def test_every_file_has_its_hash(release):
    sums = dict(
        line.split("  ", 1)[::-1] for line in (release / SUMS).read_text("utf-8").splitlines()
    )
    files = {p.relative_to(release).as_posix() for p in release.rglob("*") if p.is_file()}
    assert set(sums) == files - {SUMS}
    for name, digest in sums.items():
        assert hashlib.sha256((release / name).read_bytes()).hexdigest() == digest


def test_the_package_describes_the_files_as_they_are(release):
    said = package(release)
    assert said["version"] == "2026.1"
    assert said["kronika"]["codebook"]["sha256"] == BOOK.sha256
    assert [one["name"] for one in said["resources"]] == sorted(TABLES)
    for one in said["resources"]:
        raw = (release / one["path"]).read_bytes()
        assert len(raw) == one["bytes"]
        assert f"sha256:{hashlib.sha256(raw).hexdigest()}" == one["hash"]
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))
        assert rows[0] == [column["name"] for column in one["schema"]["fields"]]
        assert len(rows) - 1 == one["kronika:rows"]


def test_keys_and_references_of_the_package_hold(release):
    tables = {one["name"]: one for one in package(release)["resources"]}
    rows = {
        name: list(csv.DictReader(_text(release / one["path"]))) for name, one in tables.items()
    }

    def cells(name, columns):
        return [tuple(row[column] for column in columns) for row in rows[name]]

    for name, one in tables.items():
        key = one["schema"].get("primaryKey")
        if key:
            found = cells(name, key)
            assert len(set(found)) == len(found)
            assert all(all(one) for one in found)
        for foreign in one["schema"]["foreignKeys"]:
            other = foreign["reference"]
            known = set(cells(other["resource"], other["fields"]))
            held = set(cells(name, foreign["fields"])) - {("",) * len(foreign["fields"])}
            assert held <= known
        for field in one["schema"]["fields"]:
            assert field["type"] in ("string", "integer", "number", "boolean", "date", "object")
            assert field["description"]


def _text(path):
    return io.StringIO(path.read_bytes().decode("utf-8"), newline="")


def test_the_citation_is_one(release):
    said = yaml.safe_load((release / "CITATION.cff").read_text("utf-8"))
    assert (said["cff-version"], said["type"], said["version"]) == ("1.2.0", "dataset", "2026.1")
    assert said["title"] == 'Drills: "all"'
    assert said["date-released"] == "2026-01-31"
    assert said["license"] == "CC-BY-4.0"
    assert said["authors"]


def test_the_readme_counts_the_rows(release):
    text = (release / "README.md").read_text("utf-8")
    for name in TABLES:
        assert f"| {name} |" in text
    assert "| events | 2 |" in text
    assert BOOK.sha256 in text


def test_no_folder_of_the_machine_leaves_with_a_release(tmp_path):
    page = pages()[0]
    path = "/home/ada/secret/a.html"
    there = replace(page, path=path, document=replace(page.document, path=path))
    given_parcel = Parcel.of([drill_record(), call_record()], [there, *pages()[1:]])
    write(given_parcel, tmp_path / "one", {"version": "1"})
    for file in (tmp_path / "one").rglob("*.csv"):
        assert "secret" not in file.read_text("utf-8")
    address = ("documents", (*["d"] * 2, "https://example.org/a/b", *["x"] * 11))
    assert public(address) == address


@pytest.mark.parametrize("version", ["", "../x", "1 0", "v" * 80, "=1"])
def test_a_version_is_a_word(tmp_path, version):
    with pytest.raises(UsageError, match="is no version"):
        write(parcel(), tmp_path / "one", {"version": version})


def test_a_release_never_covers_another(release):
    with pytest.raises(UsageError, match="is not empty"):
        write(parcel(), release, {"version": "2026.2"})


def test_a_release_says_what_changed(release, tmp_path):
    older = call_record()
    newer = replace(parcel(), records=lambda: [replace(older, lifecycle="cancelled")])
    write(newer, tmp_path / "two", {"version": "2026.2", "previous": str(release)})
    rows = list(csv.DictReader(_text(tmp_path / "two/changes/changes.csv")))
    assert {"table": "events", "key": "ev_d_call", "change": "changed", "column": "lifecycle",
            "before": "planned", "after": "cancelled"} in rows  # fmt: skip
    assert {r["key"] for r in rows if r["table"] == "events" and r["change"] == "removed"} == {
        "ev_d_drill"
    }
    for name in ("changes/CHANGES.md", "README.md"):
        assert "| events | 0 | 1 | 1 | lifecycle 1 |" in (tmp_path / "two" / name).read_text(
            "utf-8"
        )


def test_a_release_does_not_differ_from_itself(release):
    assert list(compare(release, release)) == []
    assert list(compare(release / "csv", release)) == []


def test_a_folder_without_tables_is_no_release(release, tmp_path):
    with pytest.raises(UsageError, match=r"holds no events\.csv"):
        list(compare(tmp_path, release))
    (tmp_path / "events.csv").write_text("a,b\r\n1,2\r\n")
    with pytest.raises(UsageError, match="without event_id"):
        list(compare(tmp_path, release))


def test_columns_that_came_later_are_changes_of_cells(release, tmp_path):
    old = tmp_path / "old"
    old.mkdir()
    (old / "events.csv").write_bytes(b"event_id,type\r\nev_d_drill,joint_exercise\r\n")
    found = [c for c in compare(old, release) if c.table == "events"]
    assert Change("events", ("ev_d_drill",), "changed", "name", "", "Quiet Harbour") in found
    assert Change("events", ("ev_d_call",), "added") in found


ids = st.sampled_from(["ev_1", "ev_2", "ev_3", "ev_4"])
cells = st.text(max_size=8)
tables = st.dictionaries(ids, st.tuples(cells, cells))


@settings(max_examples=15, deadline=None)
@given(tables, tables)
def test_the_changes_lead_from_the_old_table_to_the_new(tmp_path_factory, old, new):
    folder = tmp_path_factory.mktemp("diff")
    at = {column.name: n for n, column in enumerate(EVENTS.columns)}

    def written(name, table):
        rows = []
        for key, (title, place) in table.items():
            row = [None] * len(at)
            row[at["event_id"]], row[at["name"]], row[at["place"]] = key, title, place
            rows.append(("events", tuple(row)))
        (folder / name).mkdir()
        write_rows(rows, folder / name)
        return folder / name

    file = io.BytesIO()
    summary = write_changes(compare(written("old", old), written("new", new)), file)
    state = {key: {"name": a, "place": b} for key, (a, b) in old.items()}
    columns = {column.name: column for column in EVENTS.columns}
    for row in csv.DictReader(io.StringIO(file.getvalue().decode("utf-8"), newline="")):
        if row["change"] == "removed":
            del state[row["key"]]
        elif row["change"] == "added":
            state[row["key"]] = dict(zip(("name", "place"), new[row["key"]], strict=True))
        else:
            state[row["key"]][row["column"]] = value_of(row["after"], columns[row["column"]]) or ""
    assert state == {key: {"name": a, "place": b} for key, (a, b) in new.items()}
    assert summary.added["events"] == len(new.keys() - old.keys())
    assert summary.removed["events"] == len(old.keys() - new.keys())


def test_what_is_compared_may_be_a_plain_export(tmp_path):
    write_tables(parcel(), tmp_path / "a", {})
    write_tables(Parcel.of([drill_record()], pages()), tmp_path / "b", {})
    gone = {c.key for c in compare(tmp_path / "a", tmp_path / "b") if c.table == "events"}
    assert gone == {("ev_d_call",)}
