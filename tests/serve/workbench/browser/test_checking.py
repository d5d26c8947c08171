"""Reading, correcting and reviewing in a real browser."""

import re
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[3] / "contracts"))
from store_pages import page as made_page
from store_pages import said

from kronika.codebook.book import load_codebook
from kronika.pipeline import settle
from kronika.store import open_store

MIXED = (
    "Drill\nأجرت الدولتان 😀 تدريبا مشتركا في 3 مايو 2019 بمشاركة 1200 جندي.\n"
    "两国😀于2019年5月3日举行演习，7394名人员参加。 Hidden \u202emark here."
)
PATHS = (
    "/documents", "/documents/d_mixed", "/documents/d_mixed?fix=FIX#fix", "/entities",
    "/entities/en_mixed", "/naming", "/claims", "/review?kind=place", "/review?kind=confidence",
    "/review?kind=disagreement", "/review/decisions",
)  # fmt: skip

# Selects the first appearance of words that stand in one text node, as a mouse would.
SELECT = """(words) => {
  const walker = document.createTreeWalker(document.querySelector("[data-text]"), 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
  }
  return false;
}"""


@pytest.fixture
def mixed(own_db):
    """The example store with one page in Arabic and Chinese, and an event told on it."""
    page = made_page("d_mixed", MIXED, published="2019-05-04", outlet="Mixed Post")
    with open_store(own_db) as store:
        store.put(page, [
            said(page, "ev_mixed", "type", "joint_exercise", "演习"),
            said(page, "ev_mixed", "start", "2019-05-04", "2019年5月3日"),
            said(page, "ev_mixed", "end", "2019-05-04", "2019年5月3日"),
            said(page, "en_mixed", "name", {"name": "两国", "kind": "name"}, "两国"),
            said(page, "en_mixed", "kind", "group", "两国"),
        ])  # fmt: skip
        settle(store, load_codebook())
    return page


def named(page):
    page.goto("/name")
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Keep this name").click()


@pytest.mark.parametrize(
    "words", ["3 مايو 2019", "جندي", "7394名人员", "月3日", "here", "Drill", "Hidden"]
)
def test_selected_words_are_counted_in_code_points_of_the_page(browse, written, mixed, words):
    def steps(page):
        assert page.evaluate(SELECT, words)
        page.locator(".chosen a").wait_for()
        start = int(page.locator("[data-start]").input_value())
        end = int(page.locator("[data-end]").input_value())
        assert MIXED[start:end] == words
        assert page.locator("[data-quote]").input_value() == words

    browse(steps, "/documents/d_mixed", base=written)


def test_a_value_is_corrected_with_selected_words_heads_the_event_and_is_undone(
    browse, written, mixed
):
    def steps(page):
        page.get_by_label("Check begins 4 May 2019").click()
        page.wait_for_url("**/documents/d_mixed?fix=*")
        assert page.evaluate(SELECT, "3 مايو 2019")
        page.locator(".chosen a").wait_for()
        form = page.locator("[data-fix]")
        form.get_by_label("Value").fill("2019-05-03")
        form.get_by_role("button", name="Correct").click()
        page.get_by_label("Your name").fill("Ada")
        page.keyboard.press("Enter")
        page.locator("#done").wait_for()
        assert page.locator(".k-at").first.inner_text() == "3 مايو 2019"
        page.goto("/events/ev_mixed")
        assert "3 May 2019" in page.locator("main").inner_text()
        page.goto("/documents/d_mixed#decisions")
        page.locator("#decisions").get_by_role("button", name="Undo").click()
        page.locator("#decisions").get_by_role("button", name="Redo").wait_for()
        page.goto("/events/ev_mixed")
        assert "4 May 2019" in page.locator("main").inner_text()

    browse(steps, "/documents/d_mixed", base=written)


def test_a_link_to_words_opens_what_is_folded_and_works_without_script(browse, written, mixed):
    start = MIXED.index("7394")

    def steps(page):
        mark = page.locator(f"#w{start}")
        assert mark.inner_text() == "7394"
        assert mark.is_visible()

    where = f"/documents/d_mixed?at={start}-{start + 4}#w{start}"
    browse(steps, where, base=written)
    browse(steps, where, base=written, java_script_enabled=False)


def test_the_queue_is_worked_through_with_keys_alone(browse, written):
    def steps(page):
        named(page)
        page.goto("/review?kind=confidence")
        first = page.locator(".question .big").inner_text()
        page.keyboard.press("j")
        page.wait_for_url(re.compile("item="))
        skipped_to = page.url
        page.keyboard.press("k")
        page.wait_for_url("**/review?kind=confidence")
        assert page.locator(".question .big").inner_text() == first
        page.keyboard.press("e")
        page.keyboard.type("ar")
        assert page.locator("[data-first]").input_value() == "ar", "letters in a field are letters"
        page.goto(skipped_to)
        page.keyboard.press("a")
        page.wait_for_url(re.compile("done=d"))
        assert page.locator(".progress b").inner_text() == "1"
        page.keyboard.press("u")
        page.wait_for_url("**/review?kind=confidence")
        assert page.locator(".progress b").inner_text() == "0"
        page.keyboard.press("?")
        assert page.get_by_text("undo the last decision").is_visible()

    browse(steps, base=written)


@pytest.mark.parametrize(("size", "theme"), [("wide", "light"), ("phone", "dark")])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    browse, written, mixed, own_db, size, theme
):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with open_store(own_db) as store:
        fix = next(a.id for a in store.assertions("d_mixed") if a.field == "start")

    def steps(page):
        for path in PATHS:
            page.goto(path.replace("FIX", fix))
            found = axe.run(page)
            assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
            wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert wide[0] <= wide[1], path

    browse(steps, base=written, size=size, theme=theme)
