"""The real server on loopback, in a thread of the test's process."""

import shutil
import socket
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn

from kronika.model.tlp import rank
from kronika.serve.taxii import ServerLimits, Taxii
from kronika.store import open_store
from kronika.store.sharing.partners import Terms

HERE = Path(__file__).parent
for folder in (HERE.parents[1] / "benchmarks", HERE):
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
MANY = ServerLimits(requests_per_s=1e9, bytes_per_s=1e12, failures_burst=1e9)


@dataclass
class Live:
    """A running server, its store, and the keys of its partners."""

    url: str
    store: object
    app: Taxii
    keys: dict[str, str] = field(default_factory=dict)

    @property
    def shelf(self):
        return self.store.shelf()

    def partner(self, name, ceiling="AMBER", *, collections=(), scopes=("read", "write"), **terms):
        """A client that asks as this partner."""
        from _taxii_client import Client

        if name not in {one["name"] for one in self.shelf.partners()}:
            self.shelf.add_partner(name, ceiling=rank(ceiling))
        for one in collections:
            self.shelf.grant(name, one, scopes)
        self.keys[name] = self.shelf.add_key(name, Terms(**terms))
        return Client(self.url, user=name, password=self.keys[name])


@pytest.fixture(scope="session")
def read_store(tmp_path_factory):
    """Three pages of one exercise, read once for all tests; to be copied."""
    from exchange_pages import NAMES, read_pages

    return read_pages(tmp_path_factory.mktemp("read") / "read.db", NAMES)


@pytest.fixture
def serve(tmp_path, empty_store):
    """Start servers with limits; they end with the test."""
    running = []

    def start(limits=MANY, of=None):
        file = shutil.copy(of or empty_store, tmp_path / f"shared{len(running)}.db")
        store = open_store(file)
        app = Taxii(store.shelf(), limits=limits)
        listening = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(app, log_level="critical", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.005)
        running.append((server, thread, store, app, listening))
        return Live(f"http://127.0.0.1:{listening.getsockname()[1]}/taxii2/", store, app)

    yield start
    for server, thread, store, app, listening in running:
        server.should_exit = True
        thread.join(10)
        app.close()
        listening.close()
        store.close()


@pytest.fixture
def live(serve):
    """One server without limits of rate."""
    return serve()
