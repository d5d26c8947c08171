import csv
import io
import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parcels import call_record, drill_record, pages, parcel

from kronika.errors import UsageError
from kronika.exchange import json_lines
from kronika.exchange.cells import cell, value_of
from kronika.exchange.csv_tables import read_table, write_rows, write_table, write_tables
from kronika.exchange.formats import OURS, format_names, load_format
from kronika.exchange.json_lines import lines, read
from kronika.exchange.parcel import Parcel
from kronika.exchange.rows import parcel_rows
from kronika.exchange.schema import OF_RECORDS, TABLES, Column


def rows_of(name):
    return [
        dict(zip(TABLES[name].header, row, strict=True))
        for table, row in parcel_rows(parcel())
        if table == name
    ]


def test_every_row_fits_its_table():
    seen = set()
    for name, row in parcel_rows(parcel()):
        table = TABLES[name]
        seen.add(name)
        assert len(row) == len(table.columns), name
        for column, value in zip(table.columns, row, strict=True):
            assert value is None or fits(column, value), (name, column.name, value)
            assert value is not None or column.name not in table.key or name == "refused"
    assert seen == set(TABLES) - {"designations"}


def fits(column, value):
    kinds = {"integer": int, "number": int | float, "boolean": bool, "list": tuple, "json": dict}
    return isinstance(value, kinds.get(column.kind, str))


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_keys_are_unique_and_references_hold(table):
    keys = [tuple(row[name] for name in table.key) for row in rows_of(table.name)]
    assert len(keys) == len(set(keys))
    for columns, other in table.refers.items():
        known = {tuple(row[name] for name in TABLES[other].key) for row in rows_of(other)}
        held = {tuple(row[name] for name in columns) for row in rows_of(table.name)}
        assert held - {(None,) * len(columns)} <= known, (table.name, columns)


def test_every_value_of_an_event_stands_in_values_with_its_witnesses():
    values = [row for row in rows_of("values") if row["field"] == "number troops"]
    assert [(v["value"], v["relation"], v["position"]) for v in values] == [
        ("1200", "headline", 1), ("900", "conflict", 2),
    ]  # fmt: skip
    assert [v["rule"] for v in values] == ["later", None]
    texts = {page.document.id: page.document.text for page in pages() if page.document}
    for table in ("witnesses", "names", "assertions"):
        rows = rows_of(table)
        assert rows
        for row in rows:
            assert texts[row["document_id"]][row["start"] : row["end"]] == row["quote"]


def test_every_table_is_a_file_of_rfc_4180(tmp_path):
    written = write_tables(parcel(), tmp_path / "out", {})
    assert {p.name for p in (tmp_path / "out").iterdir()} == {f"{name}.csv" for name in TABLES}
    for name, table in TABLES.items():
        raw = (tmp_path / "out" / f"{name}.csv").read_bytes()
        said = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))
        assert tuple(said[0]) == table.header
        assert len(said) == written.counts[name] + 1
        assert raw.replace(b"\r\n", b"").count(b"\r") == 0


def test_what_is_read_back_from_csv_is_what_went_in(tmp_path):
    write_tables(parcel(), tmp_path, {})
    for name, table in TABLES.items():
        back = list(read_table(tmp_path / f"{name}.csv", table))
        assert back == [plain(row) for kind, row in parcel_rows(parcel()) if kind == name]


def plain(row):
    return tuple(None if value in ("", {}) else value for value in row)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.text(), st.lists(st.text(min_size=1)).map(tuple)), max_size=4))
def test_any_words_come_back_from_a_csv_file(tmp_path_factory, said):
    folder = tmp_path_factory.mktemp("csv")
    columns = {column.name: n for n, column in enumerate(TABLES["events"].columns)}
    rows = []
    for words, items in said:
        row = [None] * len(columns)
        row[columns["event_id"]], row[columns["name"]] = "ev_1", words
        for name in ("participants", "participant_countries", "claims", "outlets", "part_of"):
            row[columns[name]] = items
        row[columns["disagreements"]] = ()
        rows.append(("events", tuple(row)))
    write_rows(rows, folder)
    back = list(read_table(folder / "events.csv", TABLES["events"]))
    assert back == [plain(row) for _, row in rows]
    text = (folder / "events.csv").read_bytes().decode("utf-8")
    for line in csv.reader(io.StringIO(text, newline="")):
        assert not any(runs_as_formula(one) for one in line)


def runs_as_formula(said):
    number = said.lstrip("+-").replace(".", "", 1)
    return said[:1] in set("=+-@\t\r\n＝＋－＠") - {""} and not (
        said[:1] in "+-" and number.isdecimal() and number.isascii()
    )


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
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("-12.5", "-12.5"),
        ("+3", "+3"),
        ("-٣", "'-٣"),
        (-12.5, "-12.5"),
        ("plain = text", "plain = text"),
        (("=1", "b"), "'=1 | b"),
        ({"a": "=1"}, '{"a":"=1"}'),
        (True, "true"),
        ("", ""),
        (None, ""),
        (0, "0"),
    ],
)
def test_no_cell_is_a_formula(value, expected):
    assert cell(value) == expected


@given(st.text())
def test_every_cell_has_one_reading(words):
    assert value_of(cell(words), Column("x", "string", "")) == (words or None)


@given(st.lists(st.text(alphabet="a|\\ =", min_size=1), min_size=1))
def test_bars_inside_items_stay_inside(items):
    assert value_of(cell(items), Column("x", "list", "")) == tuple(items)


def test_one_table_is_the_same_as_its_file_in_the_folder(tmp_path):
    write_tables(parcel(), tmp_path, {})
    file = io.BytesIO()
    written = write_table(parcel(), file, {"table": "values"})
    assert file.getvalue() == (tmp_path / "values.csv").read_bytes()
    assert written.counts == {"values": len(rows_of("values"))}


@pytest.mark.parametrize("name", TABLES)
def test_one_table_asks_for_nothing_that_cannot_fill_it(name):
    def never(*_):
        raise AssertionError("not asked for")

    given = parcel()
    spared = (
        replace(given, pages=never, assertions=never)
        if name in OF_RECORDS
        else replace(given, records=never)
    )
    whole_, part = io.BytesIO(), io.BytesIO()
    write_table(given, whole_, {"table": name})
    write_table(spared, part, {"table": name})
    assert part.getvalue() == whole_.getvalue()


def test_a_table_that_is_not_there_is_named():
    with pytest.raises(UsageError, match="choose one of"):
        write_table(parcel(), io.BytesIO(), {"table": "people"})


def test_a_table_of_another_version_is_refused(tmp_path):
    (tmp_path / "events.csv").write_text("event_id,type\r\nev_1,aid\r\n")
    with pytest.raises(UsageError, match="export it again"):
        list(read_table(tmp_path / "events.csv", TABLES["events"]))


def test_a_failing_export_leaves_the_old_tables(tmp_path):
    write_tables(parcel(), tmp_path, {})
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def failing():
        yield call_record()
        raise RuntimeError("the store went away")

    with pytest.raises(RuntimeError):
        write_tables(replace(parcel(), records=failing), tmp_path, {})
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_file_is_no_folder_for_tables(tmp_path):
    (tmp_path / "out").touch()
    with pytest.raises(UsageError, match="is a file"):
        write_tables(parcel(), tmp_path / "out", {})


def test_json_lines_give_the_records_back():
    told = list(read(lines(parcel())))
    assert [value for kind, value in told if kind == "event"] == [drill_record(), call_record()]
    assert [v for kind, v in told if kind == "telling"] == [e for p in pages() for e in p.events]
    assert [v for kind, v in told if kind == "entity"] == [e for p in pages() for e in p.entities]
    assert [v for kind, v in told if kind == "claim"] == [c for p in pages() for c in p.claims]
    given = parcel()
    wanted = [a for d in ("d_drill", "d_other", "d_call") for a in given.assertions(d)]
    assert [v for kind, v in told if kind == "assertion"] == wanted


def test_json_lines_name_the_page_of_each_record():
    for line in lines(parcel()):
        said = json.loads(line)
        if said["record"] in ("telling", "claim", "entity", "designation"):
            assert said["document_id"] in {"d_drill", "d_other", "d_call"}
        assert b"\n" not in line


@pytest.mark.parametrize(
    "raw", [b"{}", b"[]", b"{", b'{"record":"event","id":3}', b'{"record":[]}']
)
def test_a_line_of_another_kind_is_refused(raw):
    with pytest.raises(UsageError, match="line 1 is no line"):
        list(read([raw]))


@pytest.mark.parametrize("name", OURS)
def test_every_format_of_ours_says_what_it_is(name):
    made = load_format(name)
    assert made.name == name
    assert made.about
    assert made.to_file or made.to_folder
    assert all(option.about.endswith(".") for option in made.options)
    assert (made.one_by is None) == (not (made.to_file and made.to_folder))


def test_a_format_of_another_package_is_found_and_checked(monkeypatch):
    offered = {"mine": json_lines.FORMAT, "broken": 3}
    monkeypatch.setattr("kronika.exchange.formats.names_in", lambda group: tuple(offered))
    monkeypatch.setattr(
        "kronika.exchange.formats.load_entry", lambda group, name, noun: offered[name]
    )
    assert format_names()[-2:] == ("mine", "broken")
    assert load_format("mine") is json_lines.FORMAT
    with pytest.raises(UsageError, match="gives a int, no"):
        load_format("broken")
    with pytest.raises(UsageError, match="did you mean mine"):
        load_format("mime")


def test_a_parcel_of_nothing_is_written_too(tmp_path):
    written = write_tables(Parcel.of(), tmp_path, {})
    assert set(written.counts.values()) == {0}
    assert list(lines(Parcel.of())) == []


def test_the_tables_of_records_need_no_pages():
    told = {name for name, _ in parcel_rows(Parcel.of([drill_record()]))}
    assert told == set(OF_RECORDS)


def test_the_group_of_formats_is_the_documented_one():
    from kronika.plugins import FORMATS

    docs = Path(__file__).parents[2] / "src/kronika/exchange/parcel.py"
    assert f'"{FORMATS}"' in docs.read_text(encoding="utf-8")
    assert tomllib.loads(f'[project.entry-points."{FORMATS}"]')
