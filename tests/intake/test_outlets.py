import pytest
from lxml.html import fromstring

from kronika.intake.agencies import agencies_among
from kronika.intake.date_order import day_comes_first
from kronika.intake.outlets import outlet_at_head, outlet_in_title


@pytest.mark.parametrize(
    ("title", "lines", "url", "outlet"),
    [
        ("Ships sail - Bay News", ["© 2020 Bay News. All rights reserved"], None, "Bay News"),
        ("Ships sail » Bay News", ["Bay News", "World"], None, "Bay News"),
        ("Ships sail | Bay News", [], "https://www.baynews.example/x", "Bay News"),
        ("Ships sail | Bay News", ["The news of the bay is good."], None, None),
        ("Ships sail - and come back", [], None, None),
        ("Ships sail", ["Ships sail"], None, None),
        (None, [], None, None),
    ],
)
def test_a_name_behind_the_title_is_the_outlet_when_the_page_says_it_again(
    title, lines, url, outlet
):
    assert outlet_in_title(title, fromstring("<div></div>"), lines=lines, url=url) == outlet


@pytest.mark.parametrize(
    ("foot", "told", "outlet"),
    [("© Bay News 2020", [], "Bay News"), ("Contact", ["Bay News"], "Bay News"), ("x", [], None)],
)
def test_a_line_at_the_head_is_the_outlet_when_foot_or_credits_repeat_it(foot, told, outlet):
    lines = ["Bay News", "Menu", "Ships sail", "Two ships sailed.", foot]
    assert outlet_at_head(lines, above=2, told=told) == outlet


@pytest.mark.parametrize(
    ("texts", "language", "first"),
    [
        (["08/11/2018"], "fr", True),
        (["08/11/2018"], "en", None),
        (["08/11/2018", "25/10/2018"], "en", True),
        (["08/11/2018", "10/25/2018"], "en", False),
        (["08/11/2018", "25/10/2018", "10/25/2018"], "en", None),
        (["08/11/2018", "OSLO, November 7, 2018"], "en", True),
        (["08/11/2018", "in March 2011"], None, None),
    ],
)
def test_the_order_of_a_date_in_figures_needs_evidence(texts, language, first):
    assert day_comes_first(texts, language=language) is first


def test_only_agencies_are_credited():
    names = ["AFP", "Ada Byron", "our desk", "stringer", "Coast News Agency", "pool"]
    assert agencies_among(names) == ["AFP", "Coast News Agency"]
