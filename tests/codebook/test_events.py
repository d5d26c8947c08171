"""The codebook says what is an event, and says so when it is wrong."""

import shutil

import pytest

from kronika.codebook.events import event_type, load_event_types
from kronika.codebook.files import packaged
from kronika.codebook.type_files import type_names
from kronika.codebook.verbs import noun_forms, verb_forms
from kronika.errors import CodebookError

TYPES = load_event_types()


def test_the_files_say_which_types_there_are():
    assert tuple(TYPES) == type_names()


def test_a_file_bears_the_name_of_its_type():
    with pytest.raises(CodebookError, match="bears its type's name"):
        event_type("parades.yaml", {"type": "parade", "label": "Parade", "definition": "Troops "
                                    "march in public.", "roles": {}})  # fmt: skip


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda k: k.type)
def test_a_type_explains_itself_and_has_its_crosswalks(kind):
    assert len(kind.definition) > 40
    assert set(kind.crosswalk) == {"plover", "cameo", "acled"}
    assert kind.fields
    assert kind.triggers
    assert kind.agent in kind.roles


def test_adding_a_type_is_adding_one_file(tmp_path):
    folder = tmp_path / "book"
    (folder / "events").mkdir(parents=True)
    shutil.copy(str(packaged() / "events" / "aid.yaml"), folder / "events" / "aid.yaml")
    (folder / "events" / "parade.yaml").write_text(
        "type: parade\nlabel: Parade\ndefinition: Troops march in public.\n"
        "roles: {marching: [force]}\nnoun: {slots: {of: marching}, strong: [military parade]}\n"
    )
    found = load_event_types(folder)
    assert set(found) == {"aid", "parade"}
    assert {t.words for t in found["parade"].triggers} == {
        ("military", "parade"), ("military", "parades")}  # fmt: skip


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (["a list"], "should hold a mapping"),
        ({"type": "x", "label": "X", "roles": {}}, "has no `definition`"),
        ({"type": "x", "label": "X", "definition": "d", "roles": {"r": ["ghost"]}},
         "unknown kinds"),
        ({"type": "x", "label": "X", "definition": "d", "roles": {},
          "noun": {"slots": {"by": "nobody"}}}, "which has no row"),
        ({"type": "x", "label": "X", "definition": "d", "roles": {},
          "verb": {"pairs": [{"verbs": ["send"]}]}}, "a pair needs"),
    ],
)  # fmt: skip
def test_a_wrong_file_says_what_is_wrong(row, says):
    with pytest.raises(CodebookError, match=says):
        event_type("x.yaml", row)


@pytest.mark.parametrize(
    ("lemma", "form", "tag"),
    [
        ("strike", "struck", "past"), ("kidnap", "kidnapped", "past"), ("carry", "carries", "s"),
        ("seize", "seizing", "ing"), ("take", "taken", "participle"), ("agree", "agreeing", "ing"),
        ("destroy", "destroyed", "past"), ("ban", "banned", "past"), ("clash", "clashes", "s"),
        ("rob", "robbed", "past"), ("slam", "slamming", "ing"), ("ring", "rang", "past"),
    ],
)  # fmt: skip
def test_verb_forms_are_spelled_as_english_does(lemma, form, tag):
    assert verb_forms(lemma)[form] == tag


def test_a_listed_plural_stays_plural():
    assert noun_forms("hostilities") == ("hostilities",)
    assert noun_forms("embassy") == ("embassy", "embassies")


def test_a_pair_gives_every_form_of_its_verbs_with_their_objects():
    row = {
        "type": "x",
        "label": "X",
        "definition": "d",
        "roles": {"a": ["state"]},
        "verb": {"slots": {"subject": ["a"]}, "pairs": [{"verbs": ["send"], "objects": ["ships"]}]},
    }
    found = event_type("x.yaml", row)
    assert {t.words for t in found.triggers} == {("send",), ("sends",), ("sent",), ("sending",)}
    assert all(t.strong and t.objects == {"ships"} for t in found.triggers)
    assert found.verb.roles("send", "subject") == ("a",)


def test_a_pair_of_nouns_counts_with_the_words_that_it_is_of():
    row = {
        "type": "x",
        "label": "X",
        "definition": "d",
        "roles": {},
        "noun": {"pairs": [{"nouns": ["release"], "objects": ["hostages"]}]},
    }
    found = event_type("x.yaml", row).triggers
    assert {(t.words, t.tag) for t in found} == {(("release",), "noun"), (("releases",), "noun")}
    assert all(t.objects == {"hostages"} for t in found)


def test_a_verb_may_have_slots_of_its_own():
    row = {
        "type": "x",
        "label": "X",
        "definition": "d",
        "roles": {"a": ["state"], "b": ["state"]},
        "verb": {
            "slots": {"subject": "a"},
            "strong": ["meet", "visit"],
            "own": [{"verbs": ["visit"], "slots": {"subject": "b"}}],
        },
    }
    found = event_type("x.yaml", row)
    assert found.verb.roles("visit", "subject") == ("b",)
    assert found.verb.roles("meet", "subject") == ("a",)
