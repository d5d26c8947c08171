"""Pages of our own for tests of stores: small, in several scripts, with known assertions."""

from collections.abc import Iterator
from dataclasses import replace

from kronika.model.assertions import Assertion
from kronika.model.documents import Block, Document
from kronika.model.evidence import Evidence

DRILL = (
    "Navies meet off Osh Bay\n"
    "Chile and Peru opened the exercise Quiet Harbour near Valparaíso on 3 May 2019, with about "
    "1,200 troops. Admiral Mevlüt Altıntaş said that the ships would stay a week.\n"
    "Читайте также: Цзиньпин в Москве. 莫斯科的演习结束了。"
)
CALL = (
    "Presidents speak by telephone\n"
    "The presidents of Kenya and Ghana spoke by telephone on 8 June 2020, and agreed to meet in "
    "Accra. “We will meet soon,” the spokesman said."
)


def page(document_id: str, text: str, **more: object) -> Document:
    """A document with a headline line and body lines."""
    first = text.index("\n") if "\n" in text else 0
    blocks = [Block("headline", 0, first)] if first else []
    start = first + 1 if first else 0
    for line in text[start:].split("\n"):
        blocks.append(Block("body", start, start + len(line)))
        start += len(line) + 1
    made = Document(document_id, text, tuple(blocks), headline=text[:first] or None)
    return replace(made, made_by="test@1", **more)


def said(
    document: Document, subject: str, field: str, value: object, quote: str,
    *, made_by: str = "rules.test@1", confidence: float = 0.5,
) -> Assertion:  # fmt: skip
    start = document.text.index(quote)
    words = Evidence.of(
        document.text, start, start + len(quote), document_id=document.id,
        block=document.block_at(start),
    )  # fmt: skip
    return Assertion.make(
        subject, field, value, words, made_by=made_by, confidence=confidence
    )  # fmt: skip


def drill(document_id: str = "d_drill") -> Document:
    return page(
        document_id, DRILL, path=f"pages/{document_id}.txt", published="2019-05-04",
        published_basis="printed", outlet="El Diario del Sûr", language="en",
        capture_id="c_shared",
    )  # fmt: skip


def call(document_id: str = "d_call") -> Document:
    return page(document_id, CALL, path=f"pages/{document_id}.txt", published="2020-06-09")


def told_of_drill(document: Document, *, made_by: str = "rules.test@1") -> list[Assertion]:
    n = document.id

    def one(subject: str, field: str, value: object, quote: str) -> Assertion:
        return said(document, f"{subject}_{n}", field, value, quote, made_by=made_by)

    def who(name: str, country: str) -> dict[str, str]:
        return {
            "name": name, "kind": "state", "role": "participant", "country": country,
            "entity_id": f"en_{country}_{n}",
        }  # fmt: skip

    admiral = {"name": "Mevlüt Altıntaş", "entity_id": f"en_MA_{n}"}
    return [
        one("ev", "type", "joint_exercise", "exercise"),
        one("ev", "name", "Quiet Harbour", "Quiet Harbour"),
        one("ev", "start", "2019-05-03", "3 May 2019"),
        one("ev", "place", {"name": "Valparaíso", "country": "CL"}, "Valparaíso"),
        one("ev", "participant", who("Chile", "CL"), "Chile"),
        one("ev", "participant", who("Peru", "PE"), "Peru"),
        one("ev", "number", {"what": "troops", "value": "1200", "as_said": "about 1,200"}, "1,200"),
        one("en_CL", "name", {"name": "Chile", "kind": "name"}, "Chile"),
        one("en_CL", "kind", "state", "Chile"),
        one("en_CL", "country", "CL", "Chile"),
        one("en_PE", "name", {"name": "Peru", "kind": "name"}, "Peru"),
        one("en_PE", "kind", "state", "Peru"),
        one("en_MA", "name", {"name": "Mevlüt Altıntaş", "kind": "name"}, "Mevlüt Altıntaş"),
        one("en_MA", "kind", "person", "Mevlüt Altıntaş"),
        one("cl", "content", "the ships would stay a week", "the ships would stay a week"),
        one(
            "cl",
            "speaker",
            admiral,
            "Mevlüt Altıntaş",
        ),
        one("cl", "about", f"ev_{n}", "the ships"),
    ]


def told_of_call(document: Document) -> list[Assertion]:
    n = document.id
    kenya = {"name": "Kenya", "kind": "state", "role": "participant", "country": "KE"}
    return [
        said(document, f"ev_{n}", "type", "call_condolence", "spoke by telephone"),
        said(document, f"ev_{n}", "start", "2020-06-08", "8 June 2020"),
        said(document, f"ev_{n}", "participant", kenya, "Kenya"),
    ]


def many(count: int) -> Iterator[tuple[Document, list[Assertion]]]:
    for number in range(count):
        document = drill(f"d_{number:04}")
        yield document, told_of_drill(document)
