"""The evidence extension: the words behind the values of an object.

One item a telling: who says it (`subject`, the id of the telling), `field` and `value`, the page
(`report_ref`, `document_id`), half-open code points `start` and `end` of the page's text, whose
hash the report bears, and the words themselves. No text of a page leaves beyond `MAX_QUOTE` code
points of a quotation; a longer one is cut and says so.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from kronika.exchange.carried import base_field, plain_value
from kronika.exchange.stix.definitions import EVIDENCE
from kronika.exchange.stix.identifiers import identifier
from kronika.exchange.stix.marks import Granular, Marks, rank
from kronika.model.assertions import Assertion, Value
from kronika.model.merged import FieldValue, Said

MAX_QUOTE = 200
_MARKED = ("value", "quote", "start", "end", "speaker", "outlet")

Item = dict[str, Any]


def of_value(field: str, value: FieldValue) -> list[Item]:
    """The items of one value of a merged event, one a telling.

    Each has what `kronika.exchange.carried` calls its assertion, and with it the telling's witness,
    whom it names as its source, and whether it looks ahead.
    """
    plain, name = plain_value(value), base_field(field, value)
    return [_of_telling(name, plain, said) for said in value.said]


def _of_telling(field: str, value: Value, said: Said) -> Item:
    words = said.quote
    item: Item = {
        "subject": said.event_id, "field": field, "value": value,
        "report_ref": report_id(said.document_id), "document_id": said.document_id,
        "start": said.start, "end": said.end, "quote": words[:MAX_QUOTE],
        "witness": said.witness,
    }  # fmt: skip
    if len(words) > MAX_QUOTE:
        item["cut"] = True
    if said.made_by:
        item["method"] = said.made_by
        item["score"] = said.confidence
    if said.outlet:
        item["outlet"] = said.outlet
    if said.agency:
        item["agency"] = said.agency
    if said.speaker:
        item["speaker"] = said.speaker
    if said.planned:
        item["planned"] = True
    return item


def of_assertions(assertions: Iterable[Assertion]) -> list[Item]:
    """The items of assertions about a claim or a designation."""
    return [_of_assertion(one) for one in assertions]


def _of_assertion(one: Assertion) -> Item:
    words = one.evidence
    item = {
        "subject": one.subject, "field": one.field, "value": one.value,
        "report_ref": report_id(words.document_id), "document_id": words.document_id,
        "start": words.start, "end": words.end, "quote": words.quote[:MAX_QUOTE],
    }  # fmt: skip
    if len(words.quote) > MAX_QUOTE:
        item["cut"] = True
    return item


@lru_cache(maxsize=65536)
def report_id(document_id: str) -> str:
    """The id of the report that stands for a page."""
    return identifier("report", document_id)


def extension(
    items: Sequence[Item], marks: Marks, *, label: str, granular: Granular
) -> dict[str, Any]:
    """The extension with its items; those of narrower pages are marked one by one."""
    if marks.by_document or marks.default != label:
        for number, item in enumerate(items):
            own = marks.of(item["document_id"])
            if rank(own) > rank(label):
                place = f"extensions.{EVIDENCE}.evidence.[{number}]."
                granular.add(own, *(place + name for name in _MARKED if name in item))
    made: dict[str, Any] = {"extension_type": "property-extension"}
    return made | {"evidence": list(items)} if items else made  # no empty list: STIX section 2
