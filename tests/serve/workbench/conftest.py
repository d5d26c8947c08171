"""One store of the example pages for all tests of the workbench, read once a run."""

import fcntl
import shutil
from pathlib import Path

import pytest
from litestar.testing import TestClient

from kronika.codebook.book import load_codebook
from kronika.pipeline import Source, read, settle
from kronika.plugins import load_reader
from kronika.serve.app import create_app
from kronika.serve.options import ServeOptions
from kronika.store import open_store

EXAMPLES = Path(__file__).parents[3] / "examples" / "pages"
LOCAL = ServeOptions(hosts=("testserver.local",), person="Ada")


def read_into(db, *paths):
    """What `kronika read` does: pages read, kept and held against each other."""
    codebook = load_codebook()
    with open_store(db) as store:
        source = Source([str(path) for path in paths])
        reader = load_reader("rules")(codebook)
        near = store.neighbourhood()
        for page in read(source, codebook=codebook, reader=reader, store=store, neighbourhood=near):
            assert page.document is not None, page.refused
        settle(store, codebook)


@pytest.fixture(scope="session")
def demo_db(tmp_path_factory, worker_id):
    """The example pages in a store that no test may write to; workers share one."""
    base = tmp_path_factory.getbasetemp()
    base = base if worker_id == "master" else base.parent
    db = base / "workbench-demo.db"
    with (base / "workbench-demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not db.exists():
            partial = base / "partial.db"
            read_into(partial, EXAMPLES)
            open_store(partial).backup(db)
    return db


@pytest.fixture
def own_db(demo_db, tmp_path):
    """A copy of the example store that a test may change."""
    return Path(shutil.copy(demo_db, tmp_path / "own.db"))


@pytest.fixture(scope="session")
def drill(demo_db):
    """The id of Peace Mission 2007, which nine pages tell."""
    with open_store(demo_db) as store:
        (found,) = [one.id for one in store.all_records() if one.name == "Peace Mission 2007"]
    return found


@pytest.fixture
def client(demo_db):
    """A caller of the workbench over the example pages; it must not write."""
    with TestClient(create_app(str(demo_db), LOCAL)) as found:
        yield found


@pytest.fixture
def desk(own_db):
    """A caller that may write: its store is its own, and Ada judges."""
    with TestClient(create_app(str(own_db), LOCAL)) as found:
        yield found


@pytest.fixture
def token():
    """A function: the token that a form of this browser must carry."""
    return form_token


def form_token(client, path="/name"):
    words = client.get(path).text
    return words.split('x-csrftoken": "', 1)[1].split('"', 1)[0]
