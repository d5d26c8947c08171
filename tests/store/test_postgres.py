"""What only a server can do otherwise: its schema, its collation, several programs at once."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from store_pages import drill, told_of_drill

from kronika.errors import StoreError
from kronika.store import open_store
from kronika.store.tables import metadata

CONTRACTS = Path(__file__).parent.parent / "contracts"
WRITER = """
import sys
sys.path.append({contracts!r})
from store_pages import many
from kronika.store import open_store
with open_store(sys.argv[1]) as store:
    for document, assertions in many(12):
        store.put(document, assertions)
        list(store.search("altintas"))
"""


def test_the_steps_make_the_tables_that_the_code_uses(empty_postgres):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with open_store(empty_postgres) as store, store._transaction() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    ours = [diff for diff in found if "document_words" not in str(diff)]
    assert [diff for diff in ours if "names_index_words" not in str(diff)] == []


def test_two_programs_that_make_and_fill_a_store_at_once_wait_for_each_other(new_postgres):
    code = WRITER.format(contracts=str(CONTRACTS))
    writers = [subprocess.Popen([sys.executable, "-c", code, new_postgres]) for _ in range(2)]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    with open_store(new_postgres, create=False) as store:
        pages = list(store.documents())
        assert len(pages) == len(store.search("altintas", limit=100)) == 12
        assert all(page == drill(page.id) for page in pages)
        assert all(store.assertions(page.id) == tuple(told_of_drill(page)) for page in pages)


def test_a_reader_never_waits_for_a_writer_and_sees_nothing_half_done(empty_postgres):
    with open_store(empty_postgres) as one, open_store(empty_postgres) as other:
        one.put(drill("d_one"), told_of_drill(drill("d_one")))
        with one._transaction(writing=True) as connection:
            connection.execute(text("DELETE FROM documents"))
            assert [page.id for page in other.documents()] == ["d_one"]
            assert [hit.document_id for hit in other.search("altintas")] == ["d_one"]
        assert list(other.documents()) == []


def test_a_store_of_the_first_schema_is_brought_up_to_date_with_all_it_holds(new_postgres):
    from alembic import command

    from kronika.store import schema
    from kronika.store.backends import backend_of

    backend = backend_of(new_postgres)
    with backend.engine.begin() as connection:
        command.upgrade(schema.steps(connection), "0001")
        connection.execute(text(
            "INSERT INTO judgements (\"left\", \"right\", verdict, by, at, reasons) "
            "VALUES ('ev_a', 'ev_b', 'same', 'Ada', '2026-01-01T00:00:00Z', '[]')"
        ))  # fmt: skip
    backend.engine.dispose()
    with open_store(new_postgres, create=False) as store:
        (kept,) = store.judgements()
        assert (kept.left, kept.right, kept.by, kept.retracted_by) == ("ev_a", "ev_b", "Ada", None)
        assert store.put(drill(), told_of_drill(drill()))


def test_a_database_that_is_not_ours_is_left_alone(new_postgres):
    from kronika.store.backends import backend_of

    with pytest.raises(StoreError, match="kronika read"):
        open_store(new_postgres, create=False)
    backend = backend_of(new_postgres)
    with backend.engine.begin() as connection:
        connection.execute(text("CREATE TABLE songs (title text)"))
    backend.engine.dispose()
    with pytest.raises(StoreError, match="holds other tables"):
        open_store(new_postgres)


def test_a_newer_schema_is_refused_in_one_sentence(new_postgres):
    with open_store(new_postgres) as store, store._transaction(writing=True) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="schema 9999"):
        open_store(new_postgres)


def test_a_server_that_does_not_answer_is_named_without_the_password():
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match="cannot be reached") as failure:
        open_store("postgresql://ada:hush@127.0.0.1:9/store")
    assert "hush" not in str(failure.value)
    assert "127.0.0.1:9/store" in str(failure.value)
