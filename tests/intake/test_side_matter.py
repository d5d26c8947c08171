from kronika.intake.html_lines import Line, Zone
from kronika.intake.html_story import story_lines
from kronika.intake.side_matter import NAMES, Layout, features, live_zones, story_scores

LINES = [
    "Ada Byron",
    "The fleet left the port before dawn, and nobody on the quay saw it go, the mayor said.",
    "It will be at sea for nine days, he added, longer than in any year since the drills began.",
    "Read more: Storm closes three ports on the northern coast",
    "The crews had been told only the day before where they would be going and for how long.",
    "Ada Byron writes about ships and the sea and has done so since she was a child.",
]


def layout(*, zones=(), linked=(), authors=("Ada Byron",)):
    lines, at = [], 0
    for i, words in enumerate(LINES):
        end = at + len(words)
        around = (Zone("related", 1),) if i in zones else ()
        share = len(words) - 11 if i in linked else 0
        lines.append(Line(at, end, "p", around, share, 0, 5, 1, "p."))
        at = end + 1
    return Layout("\n".join(LINES), lines, [1.0] * len(LINES), authors=authors)


def test_a_row_has_one_number_for_each_name():
    rows = features(layout(), 0, len(LINES))
    assert {len(row) for row in rows} == {len(NAMES)}
    assert len(set(NAMES)) == len(NAMES)


def test_scores_are_shares_and_none_without_an_article():
    page = layout()
    assert all(0.0 <= score <= 1.0 for score in story_scores(page).values())
    assert story_scores(Layout(page.text, page.lines, [0.0] * len(LINES))) == {}


def test_a_part_that_holds_the_whole_story_names_nothing():
    assert live_zones(layout(zones=range(6))) == [[] for _ in LINES]
    assert [zone.name for zone in live_zones(layout(zones=(3,)))[3]] == ["related"]


def test_names_pointers_and_notes_on_authors_are_not_body():
    kinds = story_lines(layout(linked=(3,)), dict.fromkeys(range(6), 0.9))
    assert kinds == {0: "byline", 1: "body", 2: "body", 3: "related_link", 4: "body", 5: "byline"}


def test_a_line_below_one_half_is_no_story():
    assert 2 not in story_lines(layout(), {1: 0.9, 2: 0.4, 4: 0.9})
