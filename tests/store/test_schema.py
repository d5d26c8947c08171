import shutil
import sqlite3
from pathlib import Path

import pytest
from store_pages import drill, told_of_drill

from kronika.errors import StoreError
from kronika.model.judgements import Judgement
from kronika.store import open_store
from kronika.store.schema import SCRIPTS
from kronika.store.sqlite import APPLICATION_ID
from kronika.store.tables import HEAD, metadata


def test_the_steps_end_where_the_tables_say():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_the_steps_make_the_tables_that_the_code_uses(tmp_path):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with open_store(tmp_path / "a.db") as store, store._transaction() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    assert [diff for diff in found if "document_words" not in str(diff)] == []


def test_the_file_is_marked_as_ours(tmp_path):
    open_store(tmp_path / "a.db").close()
    with sqlite3.connect(tmp_path / "a.db") as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def test_a_newer_schema_is_refused_in_one_sentence(tmp_path):
    open_store(tmp_path / "a.db").close()
    raw = sqlite3.connect(tmp_path / "a.db")
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.commit()
    raw.close()
    with pytest.raises(StoreError, match="schema 9999"):
        open_store(tmp_path / "a.db")


def _not_sqlite(path: Path) -> None:
    path.write_bytes(b"<html>" * 1000)


def _of_another_program(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE songs (title)")
    raw.commit()
    raw.close()


def _of_another_alembic(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE alembic_version (version_num)")
    raw.commit()
    raw.close()


def _cut_off(path: Path) -> None:
    with open_store(path) as store:
        store.put(drill(), told_of_drill(drill()))
    path.write_bytes(path.read_bytes()[:9000])


def _written_over(path: Path) -> None:
    with open_store(path) as store:
        store.put(drill(), told_of_drill(drill()))
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))


@pytest.mark.parametrize(
    "spoil", [_not_sqlite, _of_another_program, _of_another_alembic, _cut_off, _written_over]
)
def test_a_damaged_or_foreign_file_gives_one_clear_error(tmp_path, spoil):
    path = tmp_path / "a.db"
    spoil(path)
    before = path.read_bytes()

    def use() -> None:
        with open_store(path) as store:
            list(store.chronicles())
            store.put(drill("d_more"), told_of_drill(drill("d_more")))

    with pytest.raises(StoreError) as failure:
        use()
    said = str(failure.value)
    assert "\n" not in said
    assert len(said) < 300
    if spoil is not _cut_off:
        assert path.read_bytes()[:4096] == before[:4096]


@pytest.mark.parametrize(
    ("target", "says"),
    [("", "folder"), ("no/such/folder/a.db", "no folder"), ("mysql://x/y", "mysql")],
)
def test_a_place_that_cannot_hold_a_store_is_named(tmp_path, target, says):
    where = target if "://" in target else tmp_path / target
    with pytest.raises(StoreError, match=says):
        open_store(where)


def test_a_store_that_must_be_there_is_not_made(tmp_path):
    with pytest.raises(StoreError, match="kronika read"):
        open_store(tmp_path / "a.db", create=False)
    assert not (tmp_path / "a.db").exists()


def test_an_empty_file_becomes_a_store(tmp_path):
    (tmp_path / "a.db").touch()
    with open_store(tmp_path / "a.db") as store:
        assert store.put(drill(), ())


def test_a_copied_package_still_finds_its_steps(tmp_path):
    """As an installed wheel does: the steps are found beside the code, wherever that is."""
    shutil.copytree(SCRIPTS, tmp_path / "migrations")
    assert {p.name for p in (tmp_path / "migrations").iterdir()} >= {"env.py", "versions"}


def test_half_a_character_pair_is_an_error_and_not_a_crash(tmp_path):
    from kronika.model.documents import Document

    with open_store(tmp_path / "a.db") as store:
        with pytest.raises(StoreError, match="half a character"):
            store.put(Document("d", "bad \ud800 text", ()), ())
        assert list(store.documents()) == []


def test_a_store_of_an_older_version_opens_with_all_its_judgements(tmp_path):
    old = Judgement("en_a", "en_b", "same", "Ada", "2026-01-01T00:00:00Z",
                    retracted_at="2026-01-02T00:00:00Z")  # fmt: skip
    with open_store(tmp_path / "a.db") as store:
        store.judge(old)
    raw = sqlite3.connect(tmp_path / "a.db")
    raw.execute("ALTER TABLE judgements DROP COLUMN retracted_by")
    raw.execute("UPDATE alembic_version SET version_num = '0007'")
    raw.commit()
    raw.close()
    with open_store(tmp_path / "a.db") as store:
        assert store.judgements() == (old,)
