"""What holds of every page, in both themes and both widths."""

import re

import pytest

PATHS = (
    "/", "/?q=troops&type=joint_exercise", "/?q=zzznothing", "/events/DRILL",
    "/events/DRILL/compare", "/name", "/docs",
)  # fmt: skip

NARROWER = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.mark.parametrize(("size", "theme"), [("wide", "light"), ("phone", "dark")])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(browse, drill, size, theme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()

    def steps(page):
        for path in PATHS:
            page.goto(path.replace("DRILL", drill))
            found = axe.run(page, options={} if size == "wide" else NARROWER)
            assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
            wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert wide[0] <= wide[1], path

    browse(steps, size=size, theme=theme)


def test_a_printed_event_shows_its_values_without_the_shell(browse, drill):
    def steps(page):
        page.emulate_media(media="print")
        assert not page.locator(".top").is_visible()
        assert not page.locator("#split").is_visible()
        assert page.locator(".side .evidence").first.is_visible()
        ink = "getComputedStyle(document.querySelector('.stand')).color"
        assert max(map(int, re.findall(r"\d+", page.evaluate(ink)))) < 128, "dark words on paper"

    browse(steps, f"/events/{drill}", theme="dark")


def test_waiting_longer_than_300_ms_is_said_in_words(browse):
    def steps(page):
        held = []
        page.route("**/?type=*", lambda route: held.append(route))
        page.locator(".facet a", has_text="Joint exercise").first.click(no_wait_after=True)
        page.get_by_text("Looking through the pages").wait_for()
        held[0].continue_()
        page.wait_for_url("**/?type=joint_exercise")
        page.get_by_text("Looking through the pages").wait_for(state="detached")

    browse(steps)
