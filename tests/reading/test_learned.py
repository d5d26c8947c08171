"""The trained reader: what it shares with the rules, and what it may not do."""

import shutil
from importlib.resources import files
from itertools import pairwise

import pytest

from kronika.codebook.book import Codebook, load_codebook
from kronika.codebook.events import load_event_types
from kronika.model.documents import Block, Document
from kronika.plugins import load_reader, reader_names
from kronika.reading import rules
from kronika.reading.components import check, read
from kronika.reading.learned import open_model
from kronika.reading.learned.answers import Span
from kronika.reading.learned.doubts import Doubts
from kronika.reading.learned.model import paired
from kronika.reading.learned.muc import chunks
from kronika.reading.learned.reader import components
from kronika.reading.learned.roles import role_spans

STORY = (
    "Norway and Sweden began a joint military exercise near Bodo on Monday with 3,000 troops, the "
    "Norwegian Ministry of Defence said.\n\n"
    '"We train for winter," Colonel Kari Lund told reporters in Oslo.\n\n'
    "Two policemen were killed on Sunday when gunmen attacked a checkpoint in Mardania, "
    "officials said."
)


def page(text, kind="body"):
    return Document("d1", text, (Block(kind, 0, len(text)),), published="2021-02-02", language="en")


@pytest.fixture(scope="module")
def book():
    return load_codebook()


@pytest.fixture(scope="module")
def reader(book):
    return components(book)


def test_the_reader_is_registered_and_its_components_fit_together(reader):
    assert "learned" in reader_names()
    assert callable(load_reader("learned"))
    check(reader)


def test_the_same_page_gives_the_same_reading_twice(reader):
    assert read(page(STORY), reader) == read(page(STORY), reader)


def test_every_frame_points_at_things_of_its_own_reading(reader):
    reading = read(page(STORY), reader)
    assert reading.frames
    for frame in reading.frames:
        assert all(0 <= r.mention < len(reading.mentions) for r in frame.roles)
        assert all(0 <= i < len(reading.mentions) for i in frame.places)
        assert all(0 <= i < len(reading.times) for i in frame.times)
        assert frame.quote is None or frame.quote < len(reading.quotes)


def test_the_model_says_which_version_read_the_page(reader):
    made_by = read(page(STORY), reader).made_by
    assert f"learned_frames@{open_model().version}" in made_by


@pytest.mark.parametrize("text", ["", " ", "x", "。" * 400, "a" * 5000, "A " * 3000])
def test_odd_pages_are_read_without_error(reader, text):
    document = Document("d2", text, (Block("body", 0, len(text)),) if text.strip() else ())
    assert read(document, reader).document_id == "d2"


def test_furniture_of_a_page_is_not_read(reader):
    reading = read(page(STORY, kind="nav"), reader)
    assert not reading.frames


def test_a_type_that_the_model_does_not_know_is_read_by_its_rules(tmp_path, book):
    shutil.copytree(str(files("kronika.codebook") / "data" / "events"), tmp_path / "events")
    (tmp_path / "events" / "parade.yaml").write_text(
        "type: parade\nlabel: Parade\ndefinition: Troops march before the public.\n"
        "crosswalk: {plover: null, cameo: [], acled: null}\nfields: {participant: who marches}\n"
        "roles: {participant: [state, force, person]}\n"
        "noun: {slots: {of: participant, modifier: participant}, strong: [military parade]}\n"
        "verb: {slots: {subject: participant}, strong: [parade]}\n"
    )
    own = Codebook(load_event_types(tmp_path), book.states, book.names, book.gazetteer)
    reading = read(page("A military parade was held in Oslo on Friday."), components(own))
    assert "parade" in {frame.type for frame in reading.frames}


def test_places_are_those_of_the_whole_text_when_it_has_paragraphs():
    model = open_model()
    for span in model.names(STORY):
        assert STORY[span.start : span.end].strip() == STORY[span.start : span.end]
        assert "\n" not in STORY[span.start : span.end]
        assert 0 < span.score <= 1


def test_the_model_names_people_and_places_of_plain_sentences():
    found = {STORY[s.start : s.end]: s.label for s in open_model().names(STORY)}
    assert found.get("Kari Lund") == "person"
    assert found.get("Oslo") == "place"


def test_roles_outside_a_text_are_none():
    assert open_model().roles("Short.", (400, 404)) == ()


def test_a_content_takes_the_nearest_cue_and_source():
    spans = [Span(0, 4, "source", 1.0), Span(5, 9, "cue", 1.0), Span(10, 40, "content", 0.9),
             Span(300, 310, "source", 1.0)]  # fmt: skip
    (one,) = paired(spans)
    assert (one.source.start, one.cue.start, one.content.end) == (0, 5, 40)


def test_two_parts_of_a_content_that_a_word_keeps_apart_are_one():
    spans = [Span(0, 12, "content", 0.9), Span(23, 60, "content", 0.8), Span(62, 70, "source", 1.0),
             Span(71, 75, "cue", 1.0), Span(80, 95, "content", 0.9)]  # fmt: skip
    assert [(a.content.start, a.content.end) for a in paired(spans)] == [(0, 60), (80, 95)]


@pytest.mark.parametrize("text", ["", "One line.", "a b. " * 900, "p\n\n" * 50 + "q" * 3000])
def test_chunks_of_a_text_are_in_order_and_lose_no_word(text):
    found = list(chunks(text, longest=200))
    assert all(a < b for a, b in found)
    assert all(x[1] <= y[0] for x, y in pairwise(found))
    covered = {i for a, b in found for i in range(a, b)}
    assert all(c.isspace() or i in covered for i, c in enumerate(text))


def test_a_model_that_is_believed_in_nothing_leaves_the_reading_of_the_rules(book):
    off = Doubts(keep_guess=0, new_kind=2, add_name=2, add_claim=2, keep_event=0, keep_weak=0,
                 add_event=2, add_role=2, add_place=2, status=2)  # fmt: skip
    text = (
        STORY + '\n\n"Ada Berg said: \'We leave\'," Ola Dahl said. The UN said: "Kari Lund claims '
    )
    text += 'that rebels attacked Oslo. We condemn it."'
    ours = read(page(text), components(book, doubts=off))
    theirs = read(page(text), rules.components(book))
    for part in ("mentions", "links", "times", "numbers", "quotes", "frames"):
        assert getattr(ours, part) == getattr(theirs, part)


@pytest.mark.parametrize("type_", ["attack", "battle", "meeting_visit", "designation"])
def test_the_second_pass_gives_only_roles_that_the_type_has(book, type_):
    text = "Rebels of the Northern Front attacked an army post near Tarsk on Monday, killing six."
    own = book.events[type_].roles
    start = text.index("attacked")
    trigger = (start, start + 8)
    found = role_spans(open_model().page([(text, 0)]).marked([trigger])[trigger], own)
    assert {s.label for s in found} <= {*own, "place", "time", "number", "instrument"}
    assert any(s.label == next(iter(own)) for s in found)


def test_pages_in_other_languages_are_left_to_the_rules(book):
    text = "Корабли Норвегии и Канады начали совместное учение у Тарска в понедельник."
    page = Document("d1", text, (Block("body", 0, len(text)),), language="ru")
    by_rules = read(page, rules.components(book))
    by_model = read(page, components(book))
    assert by_model.mentions == by_rules.mentions
    assert by_model.frames == by_rules.frames


def test_a_common_word_that_begins_a_sentence_is_no_name_for_the_model(book):
    text = "Allies of Norway met on Monday in Oslo. The fleet of the Allies stayed away."
    reading = read(page(text), components(book, doubts=Doubts(add_name=0.0)))
    assert 0 not in {m.start for m in reading.mentions}


def test_what_other_paragraphs_tell_fills_an_event_but_makes_none_of_a_bare_word(book):
    text = "Ghana and Togo open naval drill\n\nThe exercise lasted long{}."
    doubts = Doubts(add_role=0.0, add_far=0.0, add_description=2.0)
    reader = components(book, doubts=doubts)
    for more, filled in (("", False), (" in May", True)):
        reading = read(page(text.format(more)), reader)
        roles = [f.roles for f in reading.frames if f.start > text.index("\n")]
        assert any(roles) == filled
