"""Answers to who, what, when and where are right by words in common or by the day."""

import pytest

import fivew1h
from _answers import Answers, of_event, of_page
from _readers import open_reader

ROW = {
    "id": "x",
    "title": "Gunmen attack bus in Garissa",
    "description": "",
    "published": "2021-05-04T00:00:00",
    "text": "Gunmen attacked a bus in Garissa on Monday, police said.\n\nNobody was hurt.",
    "gold": {
        "who": [{"text": "the gunmen"}, {}],
        "what": [{"text": "attack bus"}],
        "when": [{"parsed": "2021-05-03"}],
        "where": [{"text": None}],
    },
}


@pytest.mark.parametrize(
    ("question", "answers", "right"),
    [
        ("who", Answers(who="gunmen"), True),
        ("who", Answers(who="unknown masked young gunmen"), False),
        ("who", Answers(), False),
        ("when", Answers(day="2021-05-03"), True),
        ("when", Answers(when="Monday", day="2021-05-04"), False),
        ("when", Answers(when="Monday"), False),
    ],
)
def test_half_the_words_or_the_same_day(question, answers, right):
    assert fivew1h.right(ROW, question, answers) is right


def test_a_question_without_a_gold_answer_is_not_asked():
    assert [fivew1h.asked(ROW, q) for q in fivew1h.QUESTIONS] == [True, True, True, False]


def test_without_reading_the_day_of_publication_is_the_answer():
    answers = fivew1h.plain(fivew1h.article(ROW))
    assert (answers.what, answers.day, answers.who) == (ROW["title"], "2021-05-04", None)


def test_the_main_event_answers_and_the_page_fills_what_it_lacks():
    reader = open_reader("rules")
    page = fivew1h.article(ROW)
    reading = reader.read(page)
    records = reader.records(page, reading)
    event, whole = of_event(page, records), of_page(page, reading, records)
    assert event.who is not None
    assert "unmen" in event.who
    assert event.where == whole.where == "Garissa"
    assert event.day == "2021-05-03"


def test_a_page_without_events_is_answered_from_its_names_and_its_day():
    row = ROW | {"title": "Ada Nolan opens a shop", "text": "President Ada Nolan is in Nairobi."}
    reader = open_reader("rules")
    page = fivew1h.article(row)
    reading = reader.read(page)
    records = reader.records(page, reading)
    assert of_event(page, records) == Answers()
    answers = of_page(page, reading, records)
    assert answers.who is not None
    assert "Nolan" in answers.who
    assert answers.day == "2021-05-04"
