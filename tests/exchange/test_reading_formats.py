"""The report and the annotations: what is read beside the page."""

import base64
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from parcels import call_record, drill_record, pages, parcel
from store_pages import drill
from told_strategies import events

from kronika.exchange import annotations, report
from kronika.exchange.annotations import selectors, target_of
from kronika.exchange.parcel import Parcel
from kronika.exchange.sentences import around
from kronika.model.documents import Document
from kronika.model.merged import FieldValue, FieldValues


def made(module, given_parcel, **options):
    file = io.BytesIO()
    module.write(given_parcel, file, options)
    return file.getvalue()


def told():
    return json.loads(made(annotations, parcel()))


def test_the_annotations_are_one_page_of_the_web_annotation_model():
    said = told()
    assert said["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert said["type"] == "AnnotationPage"
    given_parcel = parcel()
    assert [one["id"] for one in said["items"]] == [
        f"urn:kronika:{a.id}"
        for d in ("d_drill", "d_other", "d_call")
        for a in given_parcel.assertions(d)
    ]
    for one in said["items"]:
        assert one["type"] == "Annotation"
        assert [body["purpose"] for body in one["body"]] == ["identifying", "tagging", "describing"]


def test_the_selectors_point_at_the_words():
    texts = {f"urn:kronika:{p.document.id}": p.document.text for p in pages() if p.document}
    for one in told()["items"]:
        text = texts[one["target"]["state"]["id"]]
        place, words = one["target"]["selector"]
        assert text[place["start"] : place["end"]] == words["exact"]
        beside = words["prefix"] + words["exact"] + words["suffix"]
        at = place["start"] - len(words["prefix"])
        assert text[at : at + len(beside)] == beside


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.data())
def test_a_quote_with_its_sides_stands_where_the_position_says(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place, words = selectors(text, start, end)
    assert text[place["start"] : place["end"]] == words["exact"]
    before = text[: place["start"]]
    assert before.endswith(words["prefix"])
    assert text[place["end"] :].startswith(words["suffix"])


def test_a_target_is_an_address_or_the_hash_of_the_bytes():
    raw = bytes(range(32))
    page = Document("d_1", "", (), capture_id=f"c_{raw.hex()}")
    assert target_of(replace(page, url="https://example.org/")) == "https://example.org/"
    name = target_of(replace(page, url="javascript:alert(1)")).removeprefix("ni:///sha-256;")
    assert base64.urlsafe_b64decode(f"{name}=") == raw
    assert target_of(replace(page, capture_id="c_short")) == "urn:kronika:d_1"


def test_the_report_shows_each_value_with_its_sentence():
    page = html.fromstring(made(report, parcel(), title="Drills").decode())
    assert page.findtext(".//h1") == "Drills"
    first = page.get_element_by_id("ev_d_drill")
    sentences = ["".join(one.itertext()) for one in first.iter("blockquote")]
    assert any("opened the exercise Quiet Harbour near" in one for one in sentences)
    assert next(one.text for one in first.iter("mark")) == "Quiet Harbour"
    texts = {p.document.text for p in pages() if p.document}
    assert all(any(one in text for text in texts) for one in sentences)


def test_values_that_clash_stand_side_by_side():
    page = html.fromstring(made(report, parcel()).decode())
    (clash,) = page.find_class("clash")
    assert [one.text_content() for one in clash.iter("b")] == ["1200", "900"]
    assert "900 is no rounding of 1200" in clash.text_content()
    assert "published later" in clash.text_content()
    assert "told beforehand" in clash.text_content()


def test_the_sources_are_numbered_with_their_hashes():
    page = html.fromstring(made(report, parcel()).decode())
    links = {link.get("href") for link in page.iter("a") if link.get("href").startswith("#")}
    assert links == {f"#{one.get('id')}" for one in page.iter("li")}
    assert "sha256" in page.text_content()


@settings(max_examples=15, deadline=None)
@given(events(), st.text(max_size=40))
def test_no_words_become_markup(record, words):
    document = replace(drill("d_1"), text=f"<b>{words}", url="javascript:alert(1)", headline="<i>x")
    given_parcel = replace(Parcel.of([record]), document=lambda _: document)
    page = html.fromstring(made(report, given_parcel, title="<u>").decode())
    allowed = set(
        "html head meta title style body header h1 h2 p main article dl div dt dd b bdi span "
        "blockquote mark a section ol li br code footer".split()
    )
    assert {one.tag for one in page.iter()} <= allowed
    assert not [one for one in page.iter("a") if not one.get("href").startswith("#")]
    for one in page.iter():
        assert not [name for name in one.keys() if name.startswith("on")]  # noqa: SIM118


def test_the_report_fetches_nothing_and_runs_nothing():
    raw = made(report, parcel()).decode()
    page = html.fromstring(raw)
    assert not list(page.iter("script", "img", "link", "iframe", "object"))
    assert "default-src 'none'" in raw
    assert "url(" not in raw
    assert "@import" not in raw


def test_words_that_steer_text_lose_their_power():
    evil = replace(call_record(), name="\u202eevil\x00\ufeff")
    assert "\u202e" not in made(report, Parcel.of([evil])).decode()


def test_an_empty_report_says_so():
    assert b"No events are in this selection." in made(report, Parcel.of())


def test_words_that_are_no_longer_there_are_quoted_alone():
    moved = replace(Parcel.of([drill_record()]), document=lambda _: replace(drill(), text="Other."))
    page = html.fromstring(made(report, moved).decode())
    assert "Quiet Harbour" in ["".join(one.itertext()) for one in page.iter("blockquote")]


def test_a_value_that_many_pages_say_is_quoted_some_times_and_counted():
    record = drill_record()
    (said,) = record.merged.fields[0].values[0].said
    many = tuple(replace(said, document_id=f"d_{n}", start=n, end=n + 1) for n in range(20))
    fields = (FieldValues("name", (FieldValue("Quiet Harbour", many),)),)
    told = replace(record, merged=replace(record.merged, fields=fields))
    page = html.fromstring(made(report, Parcel.of([told])).decode())
    assert len(list(page.iter("blockquote"))) == report.MOST_WORDS
    assert f"said {20 - report.MOST_WORDS} more times" in page.text_content()


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("It rained. The drill began. Nobody came.", "drill", "The drill began."),
        ("Headline\nThe drill", "Head", "Headline"),
        ("演习结束了。军队回家。", "军队", "军队回家。"),
        ("“It began.” He left.", "He", "He left."),
        ("a" * 1000, "a", "a" * 401),
    ],
)
def test_a_sentence_is_cut_around_the_words(text, words, sentence):
    start = text.index(words)
    assert "".join(around(text, start, start + len(words))) == sentence


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.data())
def test_the_words_are_always_whole(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, words, after = around(text, start, end)
    assert words == text[start:end]
    assert text[start - len(before) : end + len(after)] == before + words + after
