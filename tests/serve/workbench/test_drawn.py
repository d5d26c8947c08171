"""The drawn views over the example pages: each has its table, its filters, and its sentences."""

import csv
import io
import re

import pytest

from kronika.store import open_store

VIEWS = ("/timeline", "/map", "/network", "/calendar", "/figures")


def text(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.text


@pytest.mark.parametrize("path", VIEWS)
def test_a_view_reads_without_scripts_and_styles_nothing_inline(client, path):
    page = text(client, path)
    assert re.search(r"<svg[^>]+role=\"(img|group)\"[^>]*aria-labelledby", page)
    assert "<table" in page
    assert "style=" not in page
    assert "<script>" not in page


@pytest.mark.parametrize("path", VIEWS)
@pytest.mark.parametrize(
    "query", ["type=joint_exercise", "since=2100", "q=troops", "year=undated", "participant=China"]
)
def test_every_view_takes_the_filters_of_the_chronicle(client, path, query):
    assert "Clear all" in text(client, f"{path}?{query}")


@pytest.mark.parametrize(
    "path",
    [
        "/timeline?from=soon", "/timeline?grain=hour", "/timeline?from=2010&to=2000",
        "/timeline?from=1900&to=2020&grain=day", "/map?region=atlantis", "/network?kind=person",
        "/figures.csv?figure=odd", "/calendar?nothing=1",
    ],
)  # fmt: skip
def test_what_cannot_be_asked_for_says_what_can(client, path):
    assert re.search(r"give|choose|filters are|did you mean|take", text(client, path, 400))


def test_the_timeline_has_a_row_for_every_mark(client):
    page = text(client, "/timeline")
    assert page.count("<tr data-row data-bar>") == len(
        re.findall(r'<a href="/events/[^>]*class="event', page)
    )
    assert "without a date" in page


def test_the_timeline_comes_as_counts_where_there_is_too_much(client, monkeypatch):
    monkeypatch.setattr("kronika.serve.drawn.MOST", 10)
    page = text(client, "/timeline")
    assert "data-bar" not in page
    total = sum(int(n) for n in re.findall(r"data-tally>.*?class=\"num\">(\d+)<", page))
    assert f"<strong>{total} events</strong>" in page


@pytest.mark.parametrize("path", ["/map", "/network"])
def test_what_is_left_out_is_said(client, demo_db, monkeypatch, path):
    monkeypatch.setattr("kronika.serve.drawn.MOST", 10)
    with open_store(demo_db) as store:
        every = store.count()
    assert every > 10
    assert f"Showing the latest 10 of {every} events" in text(client, path)


def test_what_has_no_position_stands_beside_the_map_with_its_sentence(client):
    page = text(client, "/map")
    beside = int(re.search(r'#nowhere">(\d+) without a position', page)[1])
    assert page.count("data-nowhere") == beside
    marked = sum(int(n) for n in re.findall(r'<tr data-row data-mark="(\d+)"', page))
    assert marked == int(re.search(r"<strong>(\d+) events</strong> on this map", page)[1])
    assert page.count("data-mark") == len(re.findall(r'class="(?:spot[^"]*|country)" aria', page))
    assert '<figure class="evidence">' in page
    assert "not Kronika" in page


def test_a_pair_leads_to_its_events(client):
    page = text(client, "/network?a=China&b=Russia")
    assert 'id="both"' in page
    assert "/events/" in page.split('id="both"')[1].split("</section>")[0]


def test_the_calendar_says_what_its_expectation_rests_on(client):
    page = text(client, "/calendar")
    assert "computed: last known 2023" in page
    assert "no stated rhythm" in page


@pytest.mark.parametrize("figure", ["time", "type", "outlet", "country", "disagreement"])
def test_a_figure_is_a_csv_with_the_same_rows(client, figure):
    rows = list(csv.reader(io.StringIO(text(client, f"/figures.csv?figure={figure}"))))
    assert rows[0] == [figure, "events"]
    assert len(rows) > 1
    page = text(client, "/figures")
    section = page.split(f'id="f-{figure}"')[1].split("</section>")[0]
    assert section.count("data-count") == min(15, len(rows) - 1) or figure == "time"
