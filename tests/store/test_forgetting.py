from pathlib import Path

import pytest
from store_pages import drill, many, told_of_drill

from kronika.model.documents import Capture
from kronika.model.readings import Refusal
from kronika.store import open_store

SECRETS = ("Zubrowskaya", "Qwertzuiopia", "Hjklmopolis")


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir()).lower()


@pytest.mark.parametrize("neighbours", [0, 3, 60])
def test_the_words_of_a_forgotten_page_are_gone_from_the_file(tmp_path, neighbours):
    from dataclasses import replace

    from store_pages import said

    from kronika.model.documents import Block

    text = f"{SECRETS[0]} met officials\n{SECRETS[1]} and {SECRETS[2]} spoke. " + "Words. " * 900
    secret = replace(
        drill("d_secret"), text=text, blocks=(Block("body", 0, len(text)),), outlet=SECRETS[0],
        headline=SECRETS[0], path=f"{SECRETS[1]}.txt",
    )  # fmt: skip
    told = [
        said(secret, "en_s", "name", SECRETS[1], SECRETS[1]),
        said(secret, "en_s", "kind", "person", SECRETS[1]),
        said(secret, "ev_s", "type", "other", "met"),
        said(secret, "ev_s", "place", {"name": SECRETS[2]}, SECRETS[2]),
    ]
    pages = list(many(neighbours))
    with open_store(tmp_path / "a.db") as store:
        for document, assertions in pages[: neighbours // 2]:
            store.put(document, assertions)
        store.put(secret, told, [Refusal("x", SECRETS[0])],
                  capture=Capture("c_shared", text.encode() * 3))  # fmt: skip
        store.put(secret, told[:2], ran=("rules.test@2",))
        store.refuse(f"{SECRETS[1]}.txt", [Refusal("x", SECRETS[2])])
        for document, assertions in pages[neighbours // 2 :]:
            store.put(document, assertions)
        assert all(word.lower().encode() in _bytes(tmp_path) for word in SECRETS)
        assert store.forget("d_secret").scrubbed is True
        left = _bytes(tmp_path)
        assert [word for word in SECRETS if word.lower().encode() in left] == []
        assert store.search(SECRETS[1]) == ()
        assert len(store.search("altintas", limit=100)) == neighbours
        for document, assertions in pages:
            assert store.assertions(document.id) == tuple(assertions)
            assert store.put(document, assertions) is False


def test_an_open_reader_keeps_the_cleaning_from_being_finished_and_is_told(tmp_path):
    import sqlite3

    with open_store(tmp_path / "a.db") as store:
        store.put(drill(), told_of_drill(drill()))
        from kronika.store import sqlite

        reader = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM documents").fetchone()
        wait, sqlite.WAIT_MS = sqlite.WAIT_MS, 50
        try:
            with open_store(tmp_path / "a.db") as hurried:
                assert hurried.forget("d_drill").scrubbed is False
        finally:
            sqlite.WAIT_MS = wait
        reader.execute("COMMIT")
        reader.close()
        assert store.scrub() is True
        assert b"quiet harbour" not in _bytes(tmp_path)
