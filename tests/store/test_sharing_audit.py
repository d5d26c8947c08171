"""The audit log convicts whoever touches it."""

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronika.errors import StoreError
from kronika.model.sharing import Entry
from kronika.store import open_store

ENTRY = Entry(
    at="2026-11-28T12:00:00.000000Z", partner="reader", key_id="0a1b", address="192.0.2.1",
    method="GET", path="/kronika/", query="limit=3", status=200, count=3, bytes=1000,
)  # fmt: skip
ROWS = 6
COLUMNS = (
    "at", "partner", "key_id", "address", "method", "path", "query", "status", "count", "bytes",
    "hash", "number",
)  # fmt: skip


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    file = tmp_path_factory.mktemp("audit") / "store.db"
    with open_store(file) as store:
        for n in range(ROWS):
            store.shelf().audit([replace(ENTRY, count=n)])
        assert store.shelf().verify_audit()[0] == ROWS
        yield file, store.shelf()


def tampered(log, statement, *values):
    """Run one statement behind the store's back; True when the log is then found wanting."""
    file, shelf = log
    raw = sqlite3.connect(file, isolation_level=None)
    raw.execute("PRAGMA foreign_keys = OFF")
    before = {t: raw.execute(f"SELECT * FROM {t}").fetchall()
              for t in ("exchange_audit", "exchange_audit_head")}  # fmt: skip
    try:
        raw.execute(statement, values)
        shelf.verify_audit()
    except StoreError:
        return True
    else:
        return False
    finally:
        for table, rows in before.items():
            raw.execute(f"DELETE FROM {table}")
            marks = ",".join("?" * len(rows[0]))
            raw.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        raw.close()


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(COLUMNS), st.integers(1, ROWS),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5), st.integers(100, 10**6),
)  # fmt: skip
def test_any_change_of_any_row_is_found(log, column, number, words, figure):
    whole = {"status", "count", "bytes", "number"}
    value = figure if column in whole else f"x{words}"
    statement = f"UPDATE exchange_audit SET {column} = ? WHERE number = ?"
    assert tampered(log, statement, value, number)


@pytest.mark.parametrize("number", range(1, ROWS + 1))
def test_the_removal_of_any_row_is_found(log, number):
    assert tampered(log, "DELETE FROM exchange_audit WHERE number = ?", number)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM exchange_audit",
        "DELETE FROM exchange_audit_head",
        "DELETE FROM exchange_audit WHERE number > 3",
        "UPDATE exchange_audit SET number = -number",
        "UPDATE exchange_audit_head SET number = 5",
        "INSERT INTO exchange_audit SELECT 7, at, partner, key_id, address, method, path, query,"
        " status, count, bytes, hash FROM exchange_audit WHERE number = 6",
        "UPDATE exchange_audit_head SET number = 0, hash = '', seal = ''",
    ],
)
def test_tearing_off_the_end_or_adding_to_it_is_found(log, statement):
    assert tampered(log, statement)


def test_a_noted_hash_convicts_who_made_the_log_anew(log):
    _, shelf = log
    _, last = shelf.verify_audit()
    assert shelf.verify_audit(noted=last) == (ROWS, last)
    with pytest.raises(StoreError, match="made anew"):
        shelf.verify_audit(noted="ab" * 32)


def test_an_empty_log_holds(tmp_path):
    with open_store(tmp_path / "new.db") as store:
        assert store.shelf().verify_audit()[0] == 0
