"""Takes the screenshots of docs/img from the example pages: .venv/bin/python docs/screenshots.py

Needs Chromium and the extra `ui-test`. `--db` names a store that `kronika demo` made; `--only`
takes those alone whose name begins so.
"""

import argparse
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from kronika.serve.app import create_app
from kronika.serve.options import ServeOptions
from kronika.store import open_store

IMAGES = Path(__file__).parent / "img"
SIZES = {"wide": (1180, 700), "phone": (390, 780)}
ARGUMENTS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync".split()
BOTH = ("light-wide", "light-phone", "dark-wide", "dark-phone")
Steps = Callable[[Page], None]


def shoot(page: Page, name: str) -> None:
    """One picture of what is in view."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / f"{name}.png")
    print(name, flush=True)  # noqa: T201


def pictures(db: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Name, address, and the themes and sizes in which a page is taken as it opens."""
    with open_store(db, create=False) as store:
        drill = next(r.id for r in store.all_records() if r.name == "Peace Mission 2007")
        pages = {page.language: page.id for page in store.documents()}
        told = store.record(drill).merged.field("number troops")
        said = told.headline.said[-1] if told else None
        named = next(row.record_id for row in store.entities_listed("farc"))
        fix = next(
            one.id for one in (store.assertions(said.document_id) if said else ())
            if said and one.field == "number" and one.evidence.start == said.start
        )  # fmt: skip
    troops = f"/events/{drill}/compare?field=number+troops"
    yield "chronicle", "/", BOTH
    yield "event", f"/events/{drill}", BOTH
    yield "compare", troops, ("light-wide", "dark-phone")
    yield "reader", f"/documents/{said.document_id}?fix={fix}" if said else "/", ("light-wide",)
    yield "reader", f"/documents/{pages['zh']}", ("dark-wide",)
    yield "reader", f"/documents/{pages['ru']}", ("light-phone",)
    yield "review", "/review?kind=disagreement", ("light-wide",)
    yield "review", "/review?kind=place", ("dark-wide",)
    yield "review", "/review?kind=confidence", ("dark-phone",)
    yield "entity", f"/entities/{named}?as_of=2018-05", ("light-wide",)
    yield "naming", "/naming", ("dark-wide",)
    yield "claims", "/claims", ("light-wide",)
    yield "pages", "/documents", ("light-phone",)
    yield "timeline", "/timeline", ("light-wide", "dark-wide", "dark-phone")
    yield "map", "/map", ("light-wide", "dark-wide", "dark-phone")
    yield "network", "/network", ("light-wide", "dark-wide", "light-phone")
    yield "calendar", "/calendar", ("light-wide", "dark-wide", "light-phone")
    yield "figures", "/figures", ("light-wide", "dark-wide", "light-phone")
    yield "search", "/?q=peace+mission+troops&type=joint_exercise", ("",)
    yield "sentence", f"/events/{drill}", ("",)
    yield "judging", f"/events/{drill}", ("",)


def sentence(page: Page) -> None:
    """The sentence behind a value, as it shows where the pointer rests."""
    row = page.locator(".values tr", has=page.locator(".shown", has_text="6,000 troops")).first
    row.scroll_into_view_if_needed()
    row.locator(".who").first.hover()


def judging(page: Page) -> None:
    """The reasons for merging, with the forms that split and merge."""
    page.locator("#split summary").click()
    page.evaluate("document.querySelector('#judgements').scrollIntoView()")


STEPS: dict[str, Steps] = {"sentence": sentence, "judging": judging}


def take(browser: Browser, base: str, *, db: str, only: str) -> None:
    """Take every picture whose name begins so."""
    for name, path, looks in pictures(db):
        for look in looks:
            whole = f"{name}-{look}".rstrip("-")
            if not whole.startswith(only):
                continue
            theme, _, size = look.partition("-")
            width, height = SIZES.get(size, (1280, 700))
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if theme == "dark" else "light",
            )
            page.set_default_timeout(120_000)
            page.goto(base + path)
            if name in STEPS:
                STEPS[name](page)
            shoot(page, whole)
            page.close()


def main() -> None:
    """Serve the store and take the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--db", default="demo.db")
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    listening = socket.create_server(("127.0.0.1", 0))
    base = f"http://127.0.0.1:{listening.getsockname()[1]}"
    app = create_app(asked.db, ServeOptions(person="Ada Lovelace"))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        take(browser, base, db=asked.db, only=asked.only)
        browser.close()
    server.should_exit = True


if __name__ == "__main__":
    main()
