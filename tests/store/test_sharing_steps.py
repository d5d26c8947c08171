"""A page costs what it holds, not what its collection holds: counted, not timed."""

import json
import shutil

import pytest
from sqlalchemy import event

from kronika.exchange.incoming import Marks, incoming
from kronika.model.sharing import OURS, Filters, Viewer
from kronika.store import open_store

ME = Viewer(number=1, name="p", key_id="k", ceiling=4)
AT = "2024-03-01T00:00:00.000Z"


def notes(count):
    for n in range(count):
        yield json.dumps({
            "type": "note", "spec_version": "2.1", "created": AT, "modified": AT, "content": "c",
            "id": f"note--11111111-1111-4111-8111-{n:012d}", "object_refs": ["x"],
        }).encode()  # fmt: skip


@pytest.fixture
def asked(tmp_path):
    """The steps of SQLite's machine behind one question, in a collection of a size."""
    open_store(tmp_path / "empty.db").close()

    def steps(size, question):
        file = shutil.copy(tmp_path / "empty.db", tmp_path / f"{size}.db")
        with open_store(file) as store:
            shelf, count = store.shelf(), []
            box = shelf.add_collection("box")
            shelf.put(box, incoming(list(notes(size)), Marks(default=0)), poster=OURS)
            last = shelf.rows(ME, box, Filters(limit=size)).rows[-60]
            question(shelf, box, last)

            def counted(raw, *_):
                raw.set_progress_handler(lambda: count.append(1), 1)

            event.listen(store._backend.engine, "checkout", counted)
            question(shelf, box, last)
            event.remove(store._backend.engine, "checkout", counted)
            return len(count)

    return steps


@pytest.mark.parametrize(
    "question",
    [
        lambda shelf, box, _: shelf.objects(ME, box, Filters(limit=50)),
        lambda shelf, box, last: shelf.objects(ME, box, Filters(after=last.added_us, limit=50)),
        lambda shelf, box, _: shelf.objects(ME, box, Filters(types=("note",), limit=50)),
        lambda shelf, box, last: shelf.objects(ME, box, Filters(ids=(last.id,))),
        lambda shelf, box, _: shelf.rows(ME, box, Filters(limit=50)),
    ],
    ids=["page", "near the end", "of a type", "one object", "manifest"],
)
def test_a_page_costs_the_same_in_a_collection_ten_times_as_large(asked, question):
    few, many = asked(200, question), asked(2000, question)
    assert few
    assert many <= few * 1.02
