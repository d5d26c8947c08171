"""Highlights: whatever spans come, the text stays whole and the elements nest."""

import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from kronika.serve.highlights import KINDS, MOST_OVER_ONE, Span, html, stretches

TEXT = "Навесная <b>演习</b> & “drill” \u202e\u05e9\u05dc\u05d5\u05dd\r\n\x00 end 😀 of it"
SPANS = st.lists(
    st.builds(
        Span, st.integers(-3, len(TEXT) + 3), st.integers(-3, len(TEXT) + 3),
        st.sampled_from(KINDS), st.sampled_from(["#a", "#b", ""]), st.sampled_from(["<i>", '"x']),
    ),
    max_size=25,
)  # fmt: skip


class Words(HTMLParser):
    """What a browser shows: the words in their order, and whether all elements nest."""

    def __init__(self):
        super().__init__()
        self.text, self.open, self.skipping, self.chips, self.depth = "", [], 0, [], 0

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.open.append((tag, "data-skip" in attrs, attrs.get("class") == "ctl"))
        self.depth = max(self.depth, len(self.open))
        if attrs.get("class") == "ctl":
            name = attrs["title"].removeprefix("hidden character ")
            self.text += {"RLO": "\u202e", "U+0000": "\x00"}[name]

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if not any(skip or chip for _, skip, chip in self.open):
            self.text += data


def parsed(markup):
    words = Words()
    words.feed(str(markup))
    assert words.open == []
    return words


@settings(max_examples=60, deadline=None)
@given(SPANS)
def test_every_character_is_shown_once_and_in_order_whatever_overlaps(found):
    cut = list(stretches(found, 0, len(TEXT)))
    assert "".join(TEXT[s.start : s.end] for s in cut) == TEXT
    shown = parsed(html(TEXT, cut))
    assert shown.text == TEXT
    assert shown.depth <= 3, "no element of a highlight stands in another"


@settings(max_examples=40, deadline=None)
@given(SPANS)
def test_a_stretch_has_exactly_the_spans_that_cover_it(found):
    for one in stretches(found, 0, len(TEXT)):
        covering = {s for s in found if s.start <= one.start and one.end <= s.end}
        assert set(one.over) == covering if len(covering) <= MOST_OVER_ONE else one.more


def test_words_of_a_page_and_labels_are_never_markup():
    hostile = '"><script>alert(1)</script>'
    found = [Span(0, len(hostile), "date", "#x", hostile), Span(0, 9, "claim", "#y", hostile)]
    made = str(html(hostile, list(stretches(found, 0, len(hostile)))))
    assert "<script" not in made
    assert re.findall(r'="[^"]*<', made) == []


def test_ten_thousand_spans_one_in_another_stay_a_page():
    text = "a" * 20_001
    nested = [Span(i, 20_000 - i, "date", f"#{i}") for i in range(10_000)]
    cut = list(stretches(nested, 0, len(text)))
    assert max(len(s.over) for s in cut) == MOST_OVER_ONE
    assert len(cut) <= 20_001
    assert parsed(html(text, cut)).text == text


def test_the_words_that_a_link_names_bear_its_anchor():
    cut = list(stretches([Span(3, 7, "at"), Span(3, 5, "date", "#d")], 0, 10))
    made = str(html("0123456789", cut, anchor=3))
    assert made.count('id="w3"') == 1
    assert '<a data-at="3" id="w3" class="hl k-at k-date" title="" href="#d">34</a>' in made
