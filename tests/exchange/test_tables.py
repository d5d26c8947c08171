import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_pages import call, drill, told_of_call, told_of_drill

from kronika.errors import UsageError
from kronika.exchange.rows import COLUMNS
from kronika.exchange.tables import cell, record_lines, write_csv, write_table
from kronika.model.readings import Refusal
from kronika.model.records import Chronicle
from kronika.model.views import chronicle


def pages() -> list[Chronicle]:
    return [
        chronicle(drill(), told_of_drill(drill()), [Refusal("records", "no date", 2)]),
        chronicle(call(), told_of_call(call())),
        Chronicle(None, "lost.html", refused=(Refusal("intake", "the file is empty"),)),
    ]


def test_every_table_is_written_with_its_columns_and_rows(tmp_path):
    counts = write_csv(pages(), tmp_path / "out")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(
        f"{name}.csv" for name in COLUMNS
    )
    for name, columns in COLUMNS.items():
        raw = (tmp_path / "out" / f"{name}.csv").read_bytes()
        read = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))
        assert tuple(read[0]) == columns
        assert len(read) == counts[name] + 1
        assert raw.count(b"\n") == raw.count(b"\r\n")
    assert counts["events"] == 2
    assert counts["refused"] == 2
    assert counts["documents"] == 2


def _rows(name: str) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    write_table(pages(), name, file=file)
    file.seek(0)
    return list(csv.DictReader(file))


def test_rows_join_by_their_ids():
    documents = {row["document_id"] for row in _rows("documents")}
    events = {row["event_id"] for row in _rows("events")}
    entities = {row["entity_id"] for row in _rows("entities")}
    claims = {row["claim_id"] for row in _rows("claims")}
    for name in ("participants", "places", "numbers"):
        assert {row["event_id"] for row in _rows(name)} <= events
    for name in COLUMNS:
        rows = _rows(name)
        assert {row["document_id"] for row in rows} <= documents | {""}
    assert {row["entity_id"] for row in _rows("names")} <= entities
    assert {row["record_id"] for row in _rows("evidence")} <= events | claims


def test_evidence_rows_slice_the_text_of_their_document():
    texts = {page.document.id: page.document.text for page in pages() if page.document}
    for name in ("evidence", "names"):
        for row in _rows(name):
            start, end = int(row["start"]), int(row["end"])
            assert texts[row["document_id"]][start:end] == row["quote"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+cmd", "'+cmd"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        ("-12.5", "-12.5"),
        ("+3", "+3"),
        (-12.5, "-12.5"),
        ("plain = text", "plain = text"),
        ("", ""),
        (None, ""),
        (0, "0"),
    ],
)
def test_no_cell_is_a_formula(value, expected):
    assert cell(value) == expected


@given(st.text(max_size=40))
def test_any_words_come_back_from_a_cell(words):
    made = cell(words)
    assert made in (words, f"'{words}")
    assert not made or made[0] not in "=@\t\r" or made == words == ""


def test_a_table_that_is_not_there_is_named():
    with pytest.raises(UsageError, match="choose one of"):
        write_table(pages(), "people", file=io.StringIO())


def test_a_failing_export_leaves_the_old_tables(tmp_path):
    write_csv(pages(), tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def failing():
        yield pages()[1]
        raise RuntimeError("the store went away")

    with pytest.raises(RuntimeError):
        write_csv(failing(), tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_file_is_no_folder_for_tables(tmp_path):
    (tmp_path / "out").touch()
    with pytest.raises(UsageError, match="is a file"):
        write_csv(pages(), tmp_path / "out")


def test_record_lines_name_their_kind_and_their_document():
    said = [json.loads(one) for one in record_lines(pages())]
    assert [one["record"] for one in said if one["record"] in ("document", "unread")] == [
        "document", "document", "unread",
    ]  # fmt: skip
    assert {one["record"] for one in said} == {"document", "event", "claim", "entity", "unread"}
    for one in said:
        if one["record"] not in ("document", "unread"):
            assert one["document_id"] in {"d_drill", "d_call"}
