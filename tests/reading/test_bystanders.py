"""Who condemns, welcomes or looks into an event, and who is only near it, takes no part in it."""

import pytest
from tests.pages import page, records

from kronika.model.documents import Document
from kronika.model.readings import Frame, Mention, Role
from kronika.reading.learned.reach import Reach

BESIDE = [
    ("The United States strongly condemns the terrorist attack in Nairobi today.", "United States"),
    ("Kenya welcomed the agreement that Chad and Niger signed in Lome on Monday.", "Kenya"),
    ("Kenya said the results of the Goma airstrike investigation are due on Monday.", "Kenya"),
    ("Rebels began their offensive on Goma, Congo, on Monday.", "Congo"),
    ("Envoys held intra-Sudanese talks in Juba on Monday.", "Sudan"),
    (
        'Minister Ana Silva said: "I very much welcome the agreement of Chad and Niger."',
        "Ana Silva",
    ),
]


def names(*paragraphs):
    return {p.name for e in records(page(*paragraphs)).events for p in e.participants}


@pytest.mark.parametrize(("sentence", "beside"), BESIDE)
def test_who_stands_beside_an_event_takes_no_part_in_it(sentence, beside):
    assert records(page(sentence)).events
    assert beside not in names(sentence)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Boko Haram's Iron Brigade attacked a post near Diffa on Monday.", {"Iron Brigade"}),
        ("Hamas’s Qassam Brigades fired rockets at Ashkelon on Monday.", {"Qassam Brigades"}),
    ],
)
def test_a_group_acts_and_not_whom_it_belongs_to(sentence, who):
    assert names(sentence) == who


def test_condolences_in_the_first_person_come_from_who_speaks():
    view = records(page(
        "The United States condemns the attack in Nairobi claimed by Al-Shabaab.",
        "We extend our deepest condolences to the families.",
    ))  # fmt: skip
    sent = [e for e in view.events if e.type == "call_condolence"]
    assert [p.name for e in sent for p in e.participants] == ["United States"]


def test_a_headline_calls_by_the_post_whom_the_story_names():
    told = names(
        "Defence Minister holds talks with Kenyan Foreign Minister",
        "Defence Minister Ana Silva held talks with the Kenyan Foreign Minister, Peter Otieno.",
    )
    assert told == {"Ana Silva", "Peter Otieno"}


TEXT = "Chad hosted talks. Troops shelled Goma while Mali sent aid to Togo."
FILLERS = [
    ("Chad", True, True, "a name elsewhere"),
    ("Troops", False, False, "a description, another telling between"),
    ("Mali", True, True, "before its trigger"),
    ("Goma", True, False, "a town"),
]


@pytest.mark.parametrize(("word", "named", "held", "why"), FILLERS)
def test_a_telling_reaches_names_but_no_towns_and_nobody_past_another_telling(
    word, named, held, why
):
    at = TEXT.index(word)
    kind = "place" if word == "Goma" else "force"
    sent, shelled = TEXT.index("aid"), TEXT.index("shelled")
    told = Frame(sent, sent + 3, "aid", 1)
    reach = Reach(
        Document("d", TEXT, ()), [(0, 18), (19, len(TEXT))],
        [Frame(shelled, shelled + 7, "battle", 1), told],
    )  # fmt: skip
    mention = Mention(at, at + len(word), kind, 0, named=named)
    assert reach.holds(told, Role("giver", 0), mention) is held, why
