"""Entities are found under any name, and what joins them can be taken back."""

import pytest

from kronika.errors import StoreError
from kronika.model.assertions import Assertion
from kronika.model.documents import Block, Document
from kronika.model.evidence import Evidence
from kronika.model.judgements import Judgement
from kronika.store import open_store

AT = "2026-01-01T00:00:00Z"


def _put(store, number, name, record):
    document = Document(f"d_{number}", f"{name} left.", (Block("body", 0, len(name) + 6),))
    words = Evidence.of(document.text, 0, len(name), document_id=document.id, block=0)
    subject = f"en_{number}"
    fields = (("name", {"name": name, "kind": "name"}), ("kind", "group"), ("record", record))
    made = [Assertion.make(subject, f, v, words, made_by="entities@2") for f, v in fields]
    store.put(document, made)


@pytest.fixture
def store():
    with open_store(":memory:") as opened:
        _put(opened, 1, "Dell Front", "er_1")
        _put(opened, 2, "Dell Vanguard", "er_2")
        _put(opened, 3, "Daesh", "er_3")
        yield opened


def _ids(store, name):
    return [found.record.id for found in store.bearers(name)]


def test_an_entity_is_found_by_its_name_its_id_and_its_record(store):
    assert _ids(store, "dell front") == _ids(store, "en_1") == _ids(store, "er_1") == ["en_1"]


def test_an_entity_is_found_by_a_name_that_only_the_codebook_gives_it(store):
    assert _ids(store, "Islamic State") == ["en_3"]
    assert store.get("Islamic State").record.id == "en_3"


def test_a_name_that_nobody_bears_is_said_so(store):
    with pytest.raises(StoreError):
        store.bearers("Nobody")


def test_a_judgement_joins_records_and_taking_it_back_parts_them(store):
    store.judge(Judgement("er_1", "er_2", "same", "Ada", AT))
    assert _ids(store, "Dell Vanguard") == ["en_1", "en_2"]
    assert {store.get(one).record.record_id for one in ("en_1", "en_2")} == {"er_1"}
    assert store.get("en_2").also == ("en_1",)
    store.judge(Judgement("er_1", "er_2", "same", "Ada", AT, retracted_at=AT))
    assert _ids(store, "Dell Vanguard") == ["en_2"]
    assert store.get("en_2").record.record_id == "er_2"


def test_an_unsure_pair_is_asked_and_joins_nothing(store):
    store.judge(Judgement("er_1", "er_2", "unsure", "entities@2", AT, 0.9))
    assert [j.left for _, j in store.questions()] == ["er_1"]
    assert store.get("en_2").also == ()
