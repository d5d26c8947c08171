import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_pages import call, drill, said, told_of_call, told_of_drill

from kronika.errors import UsageError
from kronika.exchange.jsonl import decode, document_block, encode, line
from kronika.model.documents import Block, Document
from kronika.model.readings import Refusal
from kronika.model.records import Chronicle
from kronika.model.views import chronicle

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "read-output.schema.json").read_text(encoding="utf-8")
)
KEYS = ["document", "events", "claims", "entities", "designations", "refused"]
EVENT_KEYS = [
    "id", "record_id", "type", "name", "start", "end", "date_precision", "places", "participants",
    "numbers", "lifecycle", "factuality", "action", "claim_id", "confidence", "evidence",
]  # fmt: skip


def _full() -> Chronicle:
    document = drill()
    listed = [
        said(document, "de_1", "name_as_listed", "Quiet Harbour", "Quiet Harbour"),
        said(document, "de_1", "authority", "Chile", "Chile"),
        said(document, "ev_d_drill", "weapon", "ships", "ships"),
    ]
    refused = (Refusal("records", "a date without evidence", 2),)
    return chronicle(document, [*told_of_drill(document), *listed], refused)


def pages() -> list[Chronicle]:
    return [
        _full(),
        chronicle(call(), told_of_call(call())),
        chronicle(Document("d_empty", "", ()), ()),
        Chronicle(None, "lost.html", refused=(Refusal("intake", "the file is empty"),)),
    ]


@pytest.mark.parametrize("page", pages(), ids=["full", "call", "empty", "unread"])
def test_every_line_is_of_the_published_shape(page):
    validator = jsonschema.Draft202012Validator(SCHEMA)
    assert [e.message for e in validator.iter_errors(json.loads(encode(page)))] == []


def test_the_schema_is_one_itself():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda said: said.pop("events"),
        lambda said: said["events"][0].pop("evidence"),
        lambda said: said["events"][0].update(type="A riot"),
        lambda said: said["events"][0].update(start="May 2019"),
        lambda said: said["events"][0].update(evidence=[]),
        lambda said: said["document"].update(more=1),
        lambda said: said["claims"][0].update(directness="shouted"),
        lambda said: said["document"]["blocks"][0].update(first_line=0),
    ],
)
def test_the_schema_refuses_what_is_of_another_shape(spoil):
    said = json.loads(encode(_full()))
    spoil(said)
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(said)


def test_a_line_is_one_line_with_the_keys_in_their_order():
    raw = encode(_full())
    assert b"\n" not in raw
    said = json.loads(raw)
    assert list(said) == KEYS
    assert list(said["events"][0]) == [*EVENT_KEYS, "fields"]
    assert list(json.loads(encode(pages()[1]))["events"][0]) == EVENT_KEYS


def test_an_unread_page_says_only_why():
    assert json.loads(encode(pages()[3])) == {
        "document": None,
        "path": "lost.html",
        "refused": [{"component": "intake", "reason": "the file is empty", "count": 1}],
    }


@pytest.mark.parametrize("page", pages(), ids=["full", "call", "empty", "unread"])
def test_a_line_gives_the_chronicle_back_but_for_the_text(page):
    back = decode(encode(page))
    document = page.document and replace(
        page.document, text="", capture_id=None, made_by="", authors=(), modified=None
    )
    assert back == replace(page, document=document)
    assert encode(replace(back, document=page.document)) == encode(page)


@pytest.mark.parametrize("raw", ["", "{}", "[]", "null", '{"document": 3}', "{", '{"document":{}}'])
def test_a_line_of_another_kind_is_refused(raw):
    with pytest.raises(UsageError, match="no line of"):
        decode(raw)


@pytest.mark.parametrize(
    ("text", "block", "lines"),
    [
        ("a\nb\nc", Block("body", 0, 5), (1, 3)),
        ("a\nb\nc", Block("body", 2, 3), (2, 2)),
        ("a\r\nb", Block("body", 3, 4), (2, 2)),
        ("a\u2028b\x0cc\x85d", Block("body", 6, 7), (1, 1)),
        ("a\nb\n", Block("body", 2, 4), (2, 2)),
    ],
)
def test_lines_are_counted_by_line_feeds_alone(text, block, lines):
    (said,) = document_block(Document("d", text, (block,)))["blocks"]
    assert (said["first_line"], said["last_line"]) == lines


@given(st.text(alphabet="ab\n\r \u2028", min_size=1, max_size=60), st.data())
def test_the_lines_of_a_block_hold_its_first_and_last_character(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (said,) = document_block(Document("d", text, (Block("body", start, end),)))["blocks"]
    assert said["first_line"] == text[:start].count("\n") + 1
    assert said["last_line"] == text[: end - 1].count("\n") + 1


def test_line_and_encode_say_the_same():
    assert json.loads(encode(_full())) == json.loads(json.dumps(line(_full())))
