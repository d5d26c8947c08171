import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronika.intake.dumps import read_text
from kronika.intake.line_features import split_lines
from kronika.intake.line_wraps import unwrapped
from kronika.model.documents import Capture

STORY = [
    "The navies of Peru and Chile opened a joint drill off Iquique on Tuesday, officials said. It"
    " runs until 14 June and takes in four ports along the coast of both countries.",
    "“We train so that our crews know each other,” Admiral Rosa Quispe told reporters in the port,"
    " where nine ships lay at anchor and a band played for the visitors.",
    "About 1,200 sailors and nine ships take part in the drill, the ministry said in a statement.",
]
TITLE = "Peru and Chile open a joint drill"


@pytest.mark.parametrize("width", [60, 68, 72, 76, 80])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_paragraph_broken_at_a_width_is_one_block(width, end):
    text = "\n\n".join([TITLE, "June 3, 2014", *(textwrap.fill(p, width) for p in STORY)])
    document = read_text(Capture("c_t", b""), text.replace("\n", end))
    told = [" ".join(document.slice(b).split()) for b in document.of_kind("body")]
    assert told == STORY
    assert (document.headline, document.published) == (TITLE, "2014-06-03")


@pytest.mark.parametrize(
    "text",
    ["\n".join(STORY), "Menu\nWorld\nSports\nSign in\nRegister\nHelp", "\n".join([TITLE] * 3)],
)
def test_lines_that_are_not_full_stay_apart(text):
    assert unwrapped(text, split_lines(text)) == split_lines(text)


@settings(deadline=None)
@given(st.text(alphabet="ab .\n\r\t", max_size=800))
def test_joined_lines_hold_the_characters_of_their_place(text):
    for line in unwrapped(text, split_lines(text)):
        assert line.text.split() == text[line.start : line.end].split()
        assert len(line.text) == line.end - line.start
