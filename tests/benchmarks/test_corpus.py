"""Records are held against the gold of a text: type and role, who, and who says it."""

import pytest

import corpus
from _own import OwnText, Told
from _readers import open_reader
from _scores import Counts
from kronika.model.records import Chronicle, Claim, Event, Participant, Witness

GOLD = Told(
    "attack",
    ((10, 18, "attack"),),
    (("perpetrator", ("Blue Front", "BF")),),
    ((0, 9, "perpetrator"), (30, 36, "place"), (40, 46, "time")),
    "concluded",
    "reported",
)


def event(kind="attack", *, who=(), at=()):
    people = tuple(Participant(name, "group", role) for name, role in who)
    words = tuple(Witness(field, start, end, "") for field, start, end in at)
    return Event("ev_1", "ev_1", kind, participants=people, evidence=words)


@pytest.mark.parametrize(
    ("said", "right"),
    [
        (event(who=[("Blue Front", "perpetrator")]), True),
        (event(who=[("Blue Front", "victim")]), False),
        (event(who=[("Red Front", "perpetrator")]), False),
        (event("battle", who=[("Blue Front", "perpetrator")]), False),
        (event(at=[("place", 32, 36)]), True),
        (event(at=[("place", 40, 46)]), False),
        (event(at=[("start", 40, 46)]), True),
        (event(at=[("type", 10, 18)]), False),
    ],
)
def test_an_event_needs_its_type_and_one_role(said, right):
    assert corpus.one_role(GOLD, said) is right


def test_a_gold_event_without_roles_is_right_at_its_trigger():
    bare = Told("attack", GOLD.triggers, (), (), "concluded", "reported")
    assert corpus.one_role(bare, event(at=[("type", 12, 18)]))
    assert not corpus.one_role(bare, event(at=[("type", 30, 36)]))


def test_who_takes_part_counts_apart_from_the_role():
    said = (event(who=[("Blue Front", "victim")]),)
    assert corpus.people((GOLD,), said, in_role=False) == Counts(1, 1, 1)
    assert corpus.people((GOLD,), said, in_role=True) == Counts(0, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "right"), [(0, 40, True), (30, 90, False), (41, 60, False)]
)
def test_a_claim_is_found_when_half_of_the_shorter_content_is_shared(start, end, right):
    row = {"id": "x", "text": "a " * 50, "claims": [{"content": ("a " * 20).strip()}]}
    (gold,) = OwnText(row).claims
    claim = Claim("cl_1", "Ada", evidence=(Witness("content", start, end, ""),))
    assert corpus.says(gold, claim) is right


def test_the_rule_reader_gets_an_easy_text_right():
    told = "Kenya and Uganda opened a joint exercise near Mombasa on 3 May 2021."
    text = f"Kenya and Uganda open drill\n\n{told}"
    row = {
        "id": "x",
        "text": text,
        "published": "2021-05-03",
        "entities": [{"kind": "state", "names": ["Kenya"]}, {"kind": "state", "names": ["Uganda"]},
                     {"kind": "place", "names": ["Mombasa"]}],
        "events": [{"type": "joint_exercise", "trigger": ["joint exercise", "exercise"],
                    "roles": {"participant": ["Kenya", "Uganda"], "place": ["Mombasa"]}}],
    }  # fmt: skip
    counts, shares, types = corpus.scored(open_reader("rules"), [OwnText(row)])
    assert counts["events"] == [Counts(1, 1, 1)]
    assert counts["participants in their role"] == [Counts(2, 2, 2)]
    assert counts["names with kind"] == [Counts(3, 3, 3)]
    assert shares["lifecycle"][1] == 1
    assert set(types) == {"joint_exercise"}


def test_descriptions_are_left_out_of_the_named_participants():
    row = {
        "id": "x",
        "text": "Kenya and gunmen met.",
        "entities": [{"kind": "state", "names": ["Kenya"]},
                     {"kind": "group", "names": ["gunmen"], "named": False}],
        "events": [{"type": "attack", "trigger": ["met"],
                    "roles": {"perpetrator": ["gunmen"], "target": ["Kenya"]}}],
    }  # fmt: skip
    one = OwnText(row)
    page = Chronicle(None, events=(event(who=[("Kenya", "target"), ("gunmen", "perpetrator")]),))
    assert corpus.people(one.events, page.events, in_role=True) == Counts(2, 2, 2)
    assert corpus.named_people(one, page) == Counts(0, 0, 1)
