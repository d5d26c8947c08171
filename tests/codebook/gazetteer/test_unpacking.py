"""The packed database reaches every user whole: at once, twice, or without a writable folder."""

import lzma
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kronika.codebook.gazetteer import unpacking
from kronika.errors import CodebookError


@pytest.fixture
def packed(tmp_path):
    base = sqlite3.connect(tmp_path / "small.sqlite")
    base.executescript(
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);"
        "INSERT INTO meta VALUES ('schema', '1');"
    )
    base.close()
    file = tmp_path / "small.xz"
    file.write_bytes(lzma.compress((tmp_path / "small.sqlite").read_bytes()))
    return file


def schema_of(packed: Path, folder: Path) -> str:
    base = unpacking.connect(packed, cache_dir=folder)
    try:
        return base.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()[0]
    finally:
        base.close()


def test_several_processes_may_unpack_at_once(packed, tmp_path):
    folder = tmp_path / "cache"
    code = (
        "import sys; from pathlib import Path; from kronika.codebook.gazetteer import unpacking; "
        "base = unpacking.connect(Path(sys.argv[1]), cache_dir=Path(sys.argv[2])); "
        "sys.exit(base.execute('SELECT value FROM meta').fetchone()[0] != '1')"
    )
    command = [sys.executable, "-c", code, str(packed), str(folder)]
    running = [subprocess.Popen(command) for _ in range(4)]
    assert [process.wait(60) for process in running] == [0] * 4
    assert len(list(folder.iterdir())) == 1


def test_the_second_time_the_unpacked_file_is_used(packed, tmp_path):
    schema_of(packed, tmp_path / "cache")
    (file,) = (tmp_path / "cache").iterdir()
    before = file.stat().st_mtime_ns
    assert schema_of(packed, tmp_path / "cache") == "1"
    assert file.stat().st_mtime_ns == before


def test_without_a_folder_to_write_it_lives_in_memory(packed, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert schema_of(packed, blocked / "cache") == "1"


def test_a_broken_unpacked_file_is_made_again_or_passed_over(packed, tmp_path):
    schema_of(packed, tmp_path / "cache")
    (file,) = (tmp_path / "cache").iterdir()
    file.write_bytes(b"half a file")
    assert schema_of(packed, tmp_path / "cache") == "1"
    assert schema_of(packed, tmp_path / "cache") == "1"


def test_the_unpacked_file_cannot_be_written(packed, tmp_path):
    base = unpacking.connect(packed, cache_dir=tmp_path / "cache")
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        base.execute("DELETE FROM meta")
    base.close()


@pytest.mark.parametrize("body", [b"", b"not xz", lzma.compress(b"no database")])
def test_what_is_no_packed_database_is_named_in_the_error(tmp_path, body):
    bad = tmp_path / "bad.xz"
    bad.write_bytes(body)
    with pytest.raises(CodebookError, match=r"bad\.xz"):
        unpacking.connect(bad, cache_dir=tmp_path / "cache")


def test_a_missing_file_is_named_in_the_error(tmp_path):
    with pytest.raises(CodebookError, match=r"none\.xz"):
        unpacking.connect(tmp_path / "none.xz", cache_dir=tmp_path)
