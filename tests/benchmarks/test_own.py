"""Texts of our own become pages with gold spans, and the fifth set aside is the trainer's."""

import ast
from pathlib import Path

import pytest

from _own import OwnText, places, set_aside, texts

TRAINER = Path(__file__).parents[2] / "training" / "model" / "sources_own.py"
ROW = {
    "id": "x-001",
    "published": "2021-05-03",
    "text": """
        Kenya and Uganda open drill

        BUSIA, May 3 - Kenya opened a drill near Busia, the
        Kenyan Ministry of Defence said.

        "We train for floods," Jane Otieno said. Otieno left. Kenya said nothing.
    """,
    "entities": [
        {"kind": "state", "names": ["Kenya", "Kenyan"]},
        {"kind": "state", "names": ["Uganda"]},
        {"kind": "place", "names": ["Busia"]},
        {"kind": "agency", "names": ["Kenyan Ministry of Defence", "Kenya@3"]},
        {"kind": "person", "names": ["Jane Otieno", "Otieno"]},
        {"kind": "group", "names": ["floods"], "named": False},
    ],
    "events": [
        {
            "type": "joint_exercise",
            "trigger": ["drill"],
            "lifecycle": "ongoing",
            "roles": {"participant": ["Kenya", "Kenyan", "Uganda"], "place": ["Busia"]},
        }
    ],
    "claims": [
        {"speaker": "Kenyan Ministry of Defence", "cue": "said",
         "content": "Kenya opened a drill near Busia"},
        {"speaker": "Jane Otieno", "cue": "said", "content": '"We train for floods,"',
         "directness": "direct"},
        {"speaker": "Jane Otieno", "cue": "said", "content": "words that stand nowhere"},
    ],
}  # fmt: skip


@pytest.fixture
def own():
    return OwnText(ROW)


def test_the_texts_set_aside_are_those_of_the_trainer():
    tree = ast.parse(TRAINER.read_text(encoding="utf-8"))
    rule = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "set_aside")
    space = {}
    exec(compile(ast.Module([rule], []), str(TRAINER), "exec"), space)
    ids = [one.id for one in texts(aside=None)]
    assert ids
    assert [set_aside(i) for i in ids] == [space["set_aside"]({"id": i}) for i in ids]
    assert {one.id for one in texts()} == {i for i in ids if set_aside(i)}


def test_the_first_paragraph_is_the_headline_and_lines_are_joined(own):
    page = own.document
    assert page.text == own.text
    assert [b.kind for b in page.blocks] == ["headline", "body", "body"]
    assert page.headline == "Kenya and Uganda open drill"
    assert "near Busia, the Kenyan Ministry" in page.text
    assert page.published == "2021-05-03"


def test_longer_names_win_numbered_ones_come_first_and_descriptions_stay_out(own):
    found = [(own.text[s:e], kind) for s, e, kind in own.names]
    assert ("Kenyan Ministry of Defence", "agency") in found
    assert ("Kenyan", "state") not in found
    assert ("Jane Otieno", "person") in found
    assert ("Otieno", "person") in found
    assert not any(name == "floods" for name, _ in found)
    assert [kind for name, kind in found if name == "Kenya"] == ["state", "state", "agency"]


def test_two_names_of_one_entity_are_one_participant(own):
    (event,) = own.events
    assert event.who == (
        ("participant", ("Kenya", "Kenyan")),
        ("participant", ("Uganda",)),
    )
    assert {own.text[s:e] for s, e, _ in event.triggers} == {"drill"}
    assert [role for *_, role in event.spans].count("place") == 1


def test_a_claim_has_its_nearest_cue_and_loses_its_quotation_marks(own):
    told, quoted = own.claims
    assert own.text[slice(*quoted.content[:2])] == "We train for floods,"
    assert own.text.startswith(" Jane Otieno said", quoted.content[1] + 1)
    assert quoted.cue[0] > quoted.content[1]
    assert quoted.cue[0] < own.text.index("Otieno left")
    assert told.cue[0] < quoted.content[0]
    assert (told.quoted, quoted.quoted) == (False, True)
    assert quoted.speaker == ("Jane Otieno", "Otieno")


@pytest.mark.parametrize(
    ("written", "count"), [("drill", 2), ("drill@2", 1), ("drill@3", 0), ("dril", 0), ("Ken", 0)]
)
def test_a_string_stands_as_whole_words_only(own, written, count):
    assert len(places(own.text, written)) == count
