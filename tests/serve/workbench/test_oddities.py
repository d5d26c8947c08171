from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.serve.oddities import HIDDEN, mixed_words
from kronika.serve.rendering import marked, plain, said


class Seen(HTMLParser):
    """The elements and the text that a browser would make of it."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.words = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.words.append(data)


@given(st.text())
def test_no_words_of_a_page_become_an_element_or_a_hidden_control(words):
    html = str(said(words))
    assert set(Seen(html).tags) <= {"bdi", "span"}
    assert not HIDDEN.search(html)


@given(st.text(st.characters(exclude_categories=["C"]), max_size=60), st.data())
def test_marking_words_changes_no_character_of_them(words, data):
    at = sorted(data.draw(st.lists(st.integers(0, len(words)), min_size=2, max_size=2)))
    seen = Seen(str(marked(words, ((at[0], at[1]),))))
    assert "".join(seen.words) == words
    assert ("mark" in seen.tags) == (at[0] < at[1])


@given(st.text())
def test_a_title_is_one_line_without_hidden_characters(words):
    assert "\n" not in plain(words)
    assert not HIDDEN.search(plain(words))


@pytest.mark.parametrize(
    "words",
    ["Rеuters", "Τhe Post", "Ваnк of Osh", "The НАТО Post ВВС", "paypаl"],
)
def test_words_that_only_look_latin_are_marked(words):
    assert mixed_words(words)
    assert "more than one script" in said(words)


@pytest.mark.parametrize(
    "words",
    ["Учения в Урумчи", "联合演习 2007", "Мирная миссия – 2007", "التمرين المشترك", "Reuters",
     "ВВС России", "Škoda Ğ", "می‌خواهم"],
)  # fmt: skip
def test_honest_words_of_any_script_carry_no_mark(words):
    assert not mixed_words(words)
    assert str(said(words)) == f"<bdi>{words}</bdi>"


def test_a_turned_word_cannot_turn_what_stands_beside_it():
    html = str(said("Harbour \u202etsoP\u202c"))
    assert html.startswith("<bdi>")
    assert html.endswith("</bdi>")
    assert "RLO" in html
    assert "\u202e" not in html
