"""The drawn views in a real browser: axe, keys, zoom, words at a mark, and without scripts."""

import pytest

VIEWS = ("/timeline", "/map", "/network", "/calendar", "/figures")


@pytest.mark.parametrize(("size", "theme"), [("wide", "light"), ("phone", "dark")])
def test_axe_finds_nothing_in_a_drawing(browse, size, theme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()

    def steps(page):
        for path in VIEWS:
            page.goto(path)
            found = axe.run(page)
            assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
            wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert wide[0] <= wide[1], path

    browse(steps, size=size, theme=theme)


def test_arrow_keys_walk_from_mark_to_mark_and_enter_opens_one(browse):
    def steps(page):
        marks = page.locator("svg.timeline a.event")
        assert page.locator("svg.timeline a[tabindex='0']").count() == 1
        marks.first.focus()
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.matches('a.event')")
        href = page.evaluate("document.activeElement.getAttribute('href')")
        assert href == marks.nth(1).get_attribute("href")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{href}")

    browse(steps, "/timeline")


def test_without_scripts_every_mark_is_a_link(browse):
    def steps(page):
        link = page.locator("svg.timeline a.event").first
        href = link.get_attribute("href")
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{href}")

    browse(steps, "/timeline", java_script_enabled=False)


def test_a_map_comes_closer_and_goes_back(browse):
    def steps(page):
        svg = page.locator("svg.map")
        whole = svg.get_attribute("viewBox")
        page.get_by_role("button", name="Closer").click()
        assert svg.get_attribute("viewBox") != whole
        page.get_by_role("button", name="Whole map").click()
        back = [round(float(n)) for n in svg.get_attribute("viewBox").split()]
        assert back == [round(float(n)) for n in whole.split()]
        page.get_by_role("link", name="Central Asia").click()
        page.wait_for_url("**/map?region=central-asia")

    browse(steps, "/map")


def test_the_pointer_shows_the_words_of_a_mark(browse):
    def steps(page):
        page.locator("svg.timeline a.event").first.hover()
        tip = page.locator(".tip")
        tip.wait_for(state="visible")
        assert "1982" in tip.text_content()

    browse(steps, "/timeline")
