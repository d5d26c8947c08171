"""Takes the screenshots of docs/img from the example pages: .venv/bin/python docs/screenshots.py

Needs Chromium and the extra `ui-test`. `--db` names a store that `kronika demo` made.
"""

import argparse
import shutil
import socket
import threading
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from kronika.serve.app import create_app
from kronika.serve.options import ServeOptions
from kronika.store import open_store

IMAGES = Path(__file__).parent / "img"
SIZES = {"wide": (1180, 700), "phone": (390, 780)}
ARGUMENTS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync".split()


def shoot(page: Page, name: str) -> None:
    """One picture of what is in view."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / f"{name}.png")


def main() -> None:
    """Take them all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--db", default="demo.db")
    asked = parser.parse_args()
    with open_store(asked.db, create=False) as store:
        drill = next(r.id for r in store.all_records() if r.name == "Peace Mission 2007")
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
        for theme in ("light", "dark"):
            for size, (width, height) in SIZES.items():
                page = browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme=theme
                )
                page.goto(f"{base}/")
                shoot(page, f"chronicle-{theme}-{size}")
                page.goto(f"{base}/events/{drill}")
                shoot(page, f"event-{theme}-{size}")
                page.close()
        page = browser.new_page(viewport={"width": 1280, "height": 700}, color_scheme="light")
        page.goto(f"{base}/?q=peace+mission+troops&type=joint_exercise")
        shoot(page, "search")
        page.goto(f"{base}/events/{drill}")
        row = page.locator(".values tr", has=page.locator(".shown", has_text="about 6,500")).first
        row.locator(".who").first.hover()
        shoot(page, "sentence")
        page.locator("#split summary").click()
        page.locator("#judgements").scroll_into_view_if_needed()
        page.evaluate("document.querySelector('#judgements').scrollIntoView()")
        shoot(page, "judging")
        browser.close()
    server.should_exit = True


if __name__ == "__main__":
    main()
