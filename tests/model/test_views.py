"""Records are views: they add nothing, and a person's word comes first."""

from kronika.model.assertions import Assertion
from kronika.model.documents import Block, Document
from kronika.model.evidence import Evidence
from kronika.model.views import chronicle

TEXT = "Oman and Fiji trained with 300 soldiers, said Oman; Fiji said 500."
PAGE = Document("d", TEXT, (Block("body", 0, len(TEXT)),))


def told(subject, field, value, words, *, made_by="rules@1", confidence=0.5):
    start = TEXT.index(words)
    evidence = Evidence.of(TEXT, start, start + len(words), document_id="d")
    return Assertion.make(subject, field, value, evidence, made_by=made_by, confidence=confidence)


def number(value):
    return {"what": "soldiers", "value": value, "low": None, "high": None, "as_said": value}


def test_two_figures_stay_side_by_side_each_with_its_words():
    view = chronicle(PAGE, [
        told("ev_1", "type", "joint_exercise", "trained"),
        told("ev_1", "number", number("300"), "300 soldiers"),
        told("ev_1", "number", number("500"), "500"),
    ])  # fmt: skip
    (event,) = view.events
    assert [n.value for n in event.numbers] == ["300", "500"]
    assert {w.quote for w in event.evidence if w.field == "number"} == {"300 soldiers", "500"}


def test_what_a_person_says_outranks_what_a_component_says():
    view = chronicle(PAGE, [
        told("ev_1", "type", "meeting_visit", "trained", confidence=0.9),
        told("ev_1", "type", "joint_exercise", "trained", made_by="Ada", confidence=0.5),
    ])  # fmt: skip
    assert view.events[0].type == "joint_exercise"


def test_the_order_of_assertions_changes_nothing():
    found = [
        told("ev_1", "type", "joint_exercise", "trained"),
        told("ev_1", "number", number("300"), "300 soldiers"),
        told("ev_1", "lifecycle", "concluded", "trained"),
        told("en_1", "name", {"name": "Oman", "kind": "name"}, "Oman"),
    ]
    assert chronicle(PAGE, found) == chronicle(PAGE, found[::-1])


def test_an_event_without_a_type_is_no_event():
    assert chronicle(PAGE, [told("ev_1", "lifecycle", "ongoing", "trained")]).events == ()


def test_equal_content_has_the_equal_id():
    left = told("ev_1", "number", number("300"), "300 soldiers", confidence=0.2)
    right = told("ev_1", "number", number("300"), "300 soldiers", confidence=0.9)
    assert left.id == right.id
