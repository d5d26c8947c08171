"""Kills, crowds and backups: the store stays readable and every finished document whole."""

import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

from store_pages import drill, many, told_of_drill

from kronika.store import open_store

CONTRACTS = Path(__file__).parent.parent / "contracts"
WRITER = """
import sys
sys.path.append({contracts!r})
from store_pages import many
from kronika.store import open_store
with open_store(sys.argv[1]) as store:
    print("open", flush=True)
    for document, assertions in many(int(sys.argv[2])):
        store.put(document, assertions)
        print(document.id, flush=True)
"""


def _writer(path: Path, count: int) -> subprocess.Popen[str]:
    code = WRITER.format(contracts=str(CONTRACTS))
    command = [sys.executable, "-c", code, str(path), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _is_whole(path: Path) -> int:
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()
    count = 0
    with open_store(path) as store:
        for document in store.documents():
            assert document == drill(document.id)
            assert store.assertions(document.id) == tuple(told_of_drill(document))
            assert store.get(f"ev_{document.id}").record.type == "joint_exercise"
            count += 1
        assert len(store.search("altintas", limit=1000)) == count
    return count


def test_a_kill_at_any_moment_leaves_every_finished_document_whole(tmp_path):
    path = tmp_path / "a.db"
    chance = random.Random(20260101)
    for _ in range(4):
        with _writer(path, 400) as writer:
            said = {writer.stdout.readline().strip()}
            until = time.monotonic() + chance.uniform(0.0, 0.25)
            while time.monotonic() < until:
                said.add(writer.stdout.readline().strip())
            writer.send_signal(signal.SIGKILL)
            said |= {line.strip() for line in writer.stdout if line.endswith("\n")}
        finished = {one for one in said if one.startswith("d_")}
        assert _is_whole(path) >= len(finished)
    with open_store(path) as store:
        known = {document.id for document in store.documents()}
        assert finished <= known
        for document, assertions in many(len(known) + 5):
            store.put(document, assertions)
        assert len(list(store.documents())) == len(known) + 5


def test_two_programs_that_open_and_write_at_once_wait_for_each_other(tmp_path):
    path = tmp_path / "a.db"
    writers = [_writer(path, 25) for _ in range(3)]
    for writer in writers:
        writer.communicate(timeout=120)
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert _is_whole(path) == 25


def test_readers_and_threads_work_while_one_writes(tmp_path):
    with open_store(tmp_path / "a.db") as store:
        failures: list[BaseException] = []

        def write(first: int) -> None:
            try:
                for document, assertions in list(many(first + 12))[first:]:
                    store.put(document, assertions)
                    list(store.search("altintas"))
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=write, args=(first,)) for first in (0, 6, 12)]
        for thread in threads:
            thread.start()
        for page in store.chronicles():
            assert page.document is None or page.events
        for thread in threads:
            thread.join()
        assert failures == []
        assert len(list(store.documents())) == 24


def test_a_backup_is_whole_while_another_program_writes(tmp_path):
    path = tmp_path / "a.db"
    with _writer(path, 150) as writer:
        for _ in range(8):
            writer.stdout.readline()
        with open_store(path) as store:
            for number in range(3):
                store.backup(tmp_path / f"copy{number}.db")
        rest = writer.stdout.read().split()
    assert writer.returncode == 0
    assert rest
    sizes = [_is_whole(tmp_path / f"copy{number}.db") for number in range(3)]
    assert sizes == sorted(sizes)
    assert sizes[0] >= 7
    assert _is_whole(path) == 150


def test_a_backup_into_a_folder_that_is_not_there_leaves_nothing(tmp_path):
    import pytest

    from kronika.errors import StoreError

    with open_store(tmp_path / "a.db") as store, pytest.raises(StoreError, match="no folder"):
        store.backup(tmp_path / "none" / "copy.db")


def test_a_store_that_is_opened_twice_keeps_its_log_when_other_programs_come_and_go(tmp_path):
    path = tmp_path / "a.db"
    with open_store(path) as first, open_store(path) as second:
        first.put(drill("d_one"), told_of_drill(drill("d_one")))
        code = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('PRAGMA schema_version')"
        for _ in range(2):
            subprocess.run([sys.executable, "-c", code, str(path)], check=True)
            assert path.with_name("a.db-wal").exists()
        second.put(drill("d_two"), told_of_drill(drill("d_two")))
    assert _is_whole(path) == 2
