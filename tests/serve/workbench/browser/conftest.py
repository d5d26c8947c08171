"""One server and one real browser for all tests of a worker, in a thread of their own.

Playwright's loop would stand in the way of every other test of the process, so a test hands its
steps to the thread that owns the browser: `browse(steps, path)`.
"""

import shutil
import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import uvicorn

from kronika.serve.app import create_app
from kronika.serve.options import ServeOptions

_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in _NAMES if (path := shutil.which(name))), None)
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
SIZES = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


def serving(db, options):
    """A running server: its address, and what ends it."""
    listening = socket.create_server(("127.0.0.1", 0))
    app = create_app(str(db), options)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()

    def end():
        server.should_exit = True
        thread.join(10)
        listening.close()

    return f"http://127.0.0.1:{listening.getsockname()[1]}", end


@pytest.fixture(scope="session")
def chromium():
    """The browser, with the one thread that may speak to it."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: install it to run the tests of the workbench")
    with ThreadPoolExecutor(1) as thread:
        playwright = thread.submit(sync_api.sync_playwright().start).result()
        launch = playwright.chromium.launch
        browser = thread.submit(launch, executable_path=CHROMIUM, args=ARGUMENTS).result()
        yield thread, browser
        thread.submit(browser.close).result()
        thread.submit(playwright.stop).result()


@pytest.fixture(scope="session")
def shown(demo_db):
    """The address of a workbench that no test writes to."""
    url, end = serving(demo_db, ServeOptions(person="Ada"))
    yield url
    end()


@pytest.fixture
def written(own_db):
    """The address of a workbench that this test may write to; it asks for a name."""
    url, end = serving(own_db, ServeOptions())
    yield url
    end()


@pytest.fixture
def browse(chromium, shown):
    """Take steps on a fresh page; errors on its console fail the test."""
    thread, browser = chromium

    def go(steps, path="/", *, base=None, size="wide", theme="light", **more):
        def act():
            context = browser.new_context(
                viewport=SIZES[size], color_scheme=theme, base_url=base or shown, **more
            )
            try:
                page = context.new_page()
                wrong = []
                page.on("pageerror", lambda error: wrong.append(str(error)))
                page.on("console", lambda line: line.type == "error" and wrong.append(line.text))
                page.set_default_timeout(15_000)
                page.goto(path)
                found = steps(page)
                assert not wrong
                return found
            finally:
                context.close()

        return thread.submit(act).result()

    return go
