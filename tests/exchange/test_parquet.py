import io
from datetime import date

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from parcels import parcel
from told_strategies import events

from kronika import __version__
from kronika.errors import UsageError
from kronika.exchange import parquet
from kronika.exchange.parcel import Parcel
from kronika.exchange.parquet import write_table, write_tables
from kronika.exchange.rows import parcel_rows
from kronika.exchange.schema import OF_RECORDS, TABLES

KINDS = {
    "string": "string", "json": "string", "integer": "int64", "number": "double",
    "boolean": "bool", "day": "date32[day]", "list": "list<element: string>",
}  # fmt: skip


def read(file):
    return pq.read_table(file)


def test_every_column_has_the_type_of_its_table(tmp_path):
    write_tables(parcel(), tmp_path, {})
    for name, table in TABLES.items():
        schema = pq.read_schema(tmp_path / f"{name}.parquet")
        assert schema.names == list(table.header)
        assert [str(one.type) for one in schema] == [KINDS[c.kind] for c in table.columns]
        assert all(one.metadata[b"about"] for one in schema)


def test_a_file_says_what_it_was_made_of(tmp_path):
    write_tables(parcel(stamp="2026-01-31T12:00:00Z"), tmp_path, {})
    about = pq.read_schema(tmp_path / "values.parquet").metadata
    assert about[b"kronika.version"] == __version__.encode()
    assert about[b"kronika.codebook.version"] == b"2026.1"
    assert about[b"kronika.codebook.sha256"] == b"ab" * 32
    assert about[b"kronika.key"] == b"event_id,field,position"
    assert about[b"kronika.stamp"] == b"2026-01-31T12:00:00Z"


def same(value, column):
    if column.kind == "day":
        return date.fromisoformat(value) if value else None
    if column.kind == "list":
        return list(value)
    if column.kind == "json":
        return parquet.msgspec.json.encode(value).decode() if value else None
    return value


def check(given_parcel, folder, names):
    for name in names:
        columns = TABLES[name].columns
        wanted = [
            [same(value, column) for value, column in zip(row, columns, strict=True)]
            for table, row in parcel_rows(given_parcel)
            if table == name
        ]
        found = read(folder / f"{name}.parquet").to_pylist()
        assert [list(row.values()) for row in found] == wanted


def test_what_is_read_back_is_what_went_in(tmp_path):
    write_tables(parcel(), tmp_path, {})
    check(parcel(), tmp_path, TABLES)


@settings(max_examples=15, deadline=None)
@given(events())
def test_any_words_come_back(tmp_path_factory, record):
    folder = tmp_path_factory.mktemp("parquet")
    write_tables(Parcel.of([record]), folder, {})
    check(Parcel.of([record]), folder, OF_RECORDS)


def test_rows_are_written_in_groups(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "GROUP", 2)
    monkeypatch.setattr(parquet, "BATCH", 1)
    write_tables(parcel(), tmp_path, {})
    file = pq.ParquetFile(tmp_path / "assertions.parquet")
    assert file.num_row_groups == -(-file.metadata.num_rows // 2)
    check(parcel(), tmp_path, TABLES)


def test_one_table_is_the_same_as_its_file(tmp_path):
    write_tables(parcel(), tmp_path, {})
    file = io.BytesIO()
    assert write_table(parcel(), file, {"table": "events"}).counts == {"events": 2}
    assert file.getvalue() == (tmp_path / "events.parquet").read_bytes()
    with pytest.raises(UsageError, match="choose one of"):
        write_table(parcel(), io.BytesIO(), {"table": "people"})


def test_halves_of_characters_do_not_stop_an_export(tmp_path):
    from dataclasses import replace

    from parcels import drill_record

    broken = replace(drill_record(), name="a\ud800b", outlets=("\udfff",))
    write_tables(Parcel.of([broken]), tmp_path, {})
    (row,) = read(tmp_path / "events.parquet").to_pylist()
    assert (row["name"], row["outlets"]) == ("a\\ud800b", ["\\udfff"])
