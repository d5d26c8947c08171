import pytest

from kronika.intake.line_features import NAMES, features, split_lines
from kronika.intake.line_model import LineModel, shipped_model
from kronika.intake.line_page import furniture_heading, same_words
from kronika.intake.line_runs import best_run
from kronika.intake.line_story import is_photo_credit
from kronika.intake.line_words import LOGIN, RULES_TEXT, is_all, plain


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Related:", "related"), ("Lesen Sie auch", "related"), ("Читайте также:", "related"),
        ("Tags:", "tags"), ("Topics: navy, ports", "tags"), ("标签：", "tags"),
        ("12 comments", "comment"), ("Leave a reply", "comment"), ("Комментарии (3)", "comment"),
        ("Community standardsDiscussion", "comment_rules"),
        ("Netiquette", "comment_rules"),
        ("Share on Facebook", "share"), ("Log inRegister", "form"),
        ("Mot de passe oublié ?", "form"),
        ("Topics of the talks were ports and tariffs", None), ("Ministers discussed tags", None),
        ("Related crimes rose in the region last year", None), ("The fleet left port.", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_heading_is_told_by_all_of_its_words(words, part):
    assert furniture_heading(words) == part


@pytest.mark.parametrize(
    ("words", "credit"),
    [
        ("© AFP 2014/ POOL/ J. NAME", True), ("Photo: J. Name/Reuters", True),
        ("© 2014 The Harbour. Terms of use", False), ("The fleet left the port.", False),
    ],
)  # fmt: skip
def test_a_photo_credit_is_no_foot_of_a_site(words, credit):
    assert is_photo_credit(words) is credit


def test_a_login_label_is_not_read_into_a_sentence():
    assert is_all(LOGIN, "Log inSign up")
    assert not is_all(LOGIN, "Register of ships was closed")


@pytest.mark.parametrize(
    "words", ["Comments will be deleted if they insult others.", "Moderators decide alone."]
)
def test_a_sentence_about_comments_is_known(words):
    assert RULES_TEXT.search(words)


def test_a_sentence_about_war_is_no_rule():
    assert not RULES_TEXT.search("Rebels used violence and threatened the users of the road.")


def test_bullets_and_hard_spaces_are_left_out_of_a_label():
    assert plain("• Leave\u00a0a  reply »") == "Leave a reply"


def test_words_are_the_same_whatever_their_quotes():
    assert same_words("Peru’s “new” ship") == same_words('peru\'s  "new" ship')


def test_lines_keep_their_place_in_the_text():
    text = "One\r\n\r\n  two \n\u2028three"
    for line in split_lines(text):
        assert text[line.start : line.end] == line.text
    assert [line.number for line in split_lines(text)] == [1, 3, 4]


def test_each_row_has_a_number_for_each_name():
    rows = features(split_lines("Home\nNews\n\nTwo fleets met off the coast on Monday.\n©"))
    assert [len(row) for row in rows] == [len(NAMES)] * 4
    assert all(isinstance(value, float) for row in rows for value in row)


def test_the_run_of_scores_below_zero_is_the_best_single_one():
    assert best_run([-3.0, -1.0, -2.0]) == (1, 1)


def test_weights_for_other_features_are_refused():
    with pytest.raises(ValueError, match="other features"):
        LineModel.of({"names": ["words"]})


def test_the_shipped_weights_fit_the_features():
    assert len(shipped_model().weights) == len(NAMES)
