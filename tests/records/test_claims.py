"""Claims: every field of a claim rests on words of the page."""

from dataclasses import replace

from kronika.codebook.states import States
from kronika.model.documents import Block, Document
from kronika.model.readings import Mention, Quote, Reading
from kronika.model.views import chronicle
from kronika.records.claims import claims
from kronika.records.entities import Naming
from kronika.records.ids import entity_id

TEXT = "ONA quoted Ana Ruiz, captain of the Omani Navy, as saying “the ships must stay in port”."


def named(document, reading):
    return Naming(document, reading, States.load())


def at(words):
    start = TEXT.index(words)
    return start, start + len(words)


def page(quote=None):
    mentions = (
        Mention(*at("ONA"), "media", 0, country="OM"),
        Mention(*at("Ana Ruiz"), "person", 1, post=at("captain of the Omani Navy")),
        Mention(*at("Omani Navy"), "force", 2, country="OM"),
        Mention(*at("Omani"), "state", 3, form="demonym", country="OM"),
    )
    said = Quote(
        *at("the ships must stay in port"), *at("as saying"), 1, "say", "direct",
        modality="must", quoted_by=0,
    )  # fmt: skip
    document = Document("d1", TEXT, (Block("body", 0, len(TEXT)),))
    return document, Reading("d1", mentions=mentions, quotes=(quote or said,))


def test_a_claim_has_speaker_post_affiliation_and_carrier():
    document, reading = page()
    (claim,) = chronicle(document, claims(document, reading, named(document, reading))).claims
    assert claim.speaker == "Ana Ruiz"
    assert claim.speaker_id == entity_id("d1", 1)
    assert claim.post == "captain of the Omani Navy"
    assert claim.affiliation == "Omani Navy"
    assert claim.quoted_by == "ONA"
    assert claim.content == "the ships must stay in port"
    assert (claim.verb, claim.directness, claim.stance, claim.modality) == (
        "say", "direct", "asserts", "must",
    )  # fmt: skip


def test_every_assertion_of_a_claim_stands_in_the_text():
    document, reading = page()
    found = list(claims(document, reading, named(document, reading)))
    for assertion in found:
        assertion.evidence.check(TEXT)
        assert 0 < assertion.confidence <= 1
    assert {a.field for a in found} == {
        "content", "speaker", "post", "affiliation", "verb", "directness", "stance", "modality",
        "quoted_by",
    }  # fmt: skip


def test_a_quote_of_nobody_makes_no_claim():
    document, reading = page()
    nobody = replace(reading.quotes[0], speaker=None)
    assert (
        list(claims(document, replace(reading, quotes=(nobody,)), named(document, reading))) == []
    )


def test_a_weaker_rule_gives_a_lower_confidence():
    document, reading = page()
    weak = replace(reading.quotes[0], rule="first person")
    strong = max(a.confidence for a in claims(document, reading, named(document, reading)))
    assert (
        max(
            a.confidence
            for a in claims(document, replace(reading, quotes=(weak,)), named(document, reading))
        )
        < strong
    )
