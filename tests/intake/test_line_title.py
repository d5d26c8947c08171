import pytest

from kronika.intake.dumps import read_text
from kronika.intake.line_title import NAMES, TitleModel
from kronika.model.documents import Capture

STORY = [
    "Coast guards of Ghana and Togo searched two trawlers off Lome on Friday, officials said.",
    "The trawlers had fished inside the zone of Togo for a week, the coast guard said.",
    "Ghana sent a patrol boat, and both crews were taken to the port of Lome for questions.",
]
TITLE = "Coast guards of Ghana and Togo search trawlers off Lome"


def headline(*head):
    text = "\n".join(head) + "\n\n" + "\n\n".join(STORY)
    return read_text(Capture("c_t", b""), text).headline


@pytest.mark.parametrize(
    "head",
    [
        ["The Shore Gazette", "Home News Harbour Markets About us", "", TITLE],
        ["The Shore Gazette", "A paper for both banks of the river", "", TITLE, "By Ama Doe"],
        ["Menu", "World", TITLE, "Two crews are held in port", "5 May 2021 10:30 GMT"],
        ["World", TITLE, "", "Both crews of the trawlers are held", "By Ama Doe", "5 May 2021"],
        ["• Rain floods markets in the north", "• Minister opens a bridge", "", TITLE],
        ["Skip to content", "Home > World > Africa", TITLE, "Share Copy link Print"],
    ],
)
def test_the_line_whose_words_the_story_repeats_is_the_headline(head):
    assert headline(*head) == TITLE


def test_a_date_or_a_menu_alone_above_the_story_is_no_headline():
    assert headline("5 May 2021 10:30 GMT") not in ("5 May 2021 10:30 GMT", "")
    assert headline("Menu", "Sign in") not in ("Menu", "Sign in")


def test_of_no_lines_none_is_chosen():
    assert TitleModel((0.0,) * len(NAMES), 0.0).choose({}) is None
