"""What holds for quotes of any text, however odd."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kronika.model.documents import Block, Document, trimmed
from kronika.model.readings import Mention, Reading
from kronika.reading.quotes import Quotes
from kronika.reading.quotes.marks import quotations
from kronika.reading.quotes.paragraphs import paragraphs
from kronika.reading.tokens import Sentences

NAMES = ["Ana Ruiz", "Oman", "reporters", "he", "we", "We", "the ministry", "Lt. Gen.", "who"]
SAYING = [
    "said",
    "that",
    "told",
    "according to",
    "claimed",
    "as saying",
    "quoted",
    "condemns",
    "表示",
]
WORDS = ["By", "by", "must", "leave", "the attack", "and", "not", "if", "calls", "is", "clear"]
PARTS = [*',.:“”"‘’«»„-()?，…', "\n", "\n\n", "’s", "MINISTER RUIZ:"]
PIECES = st.sampled_from([*NAMES, *SAYING, *WORDS, *PARTS])
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map(" ".join)


def page(text):
    blocks, start = [], 0
    for part in text.split("\n"):
        blocks.append(Block("body", start, start + len(part)))
        start += len(part) + 1
    document = Document("d1", text, trimmed(text, blocks), language="en")
    reading = Sentences()(document, Reading("d1"))
    mentions = [
        Mention(at, at + len(words), kind, chain)
        for chain, (words, kind) in enumerate([("Ana Ruiz", "person"), ("Oman", "state")])
        for at in range(len(text))
        if text.startswith(words, at)
    ]
    return document, replace(reading, mentions=tuple(sorted(mentions, key=lambda m: m.start)))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_a_quote_slices_one_block_and_points_at_mentions(text):
    document, reading = page(text)
    found = Quotes()(document, reading)
    assert found.mentions[: len(reading.mentions)] == reading.mentions
    for quote in found.quotes:
        words = text[quote.start : quote.end]
        assert words
        assert words == words.strip()
        assert document.block_at(quote.start) == document.block_at(quote.end - 1) is not None
        assert 0 <= quote.cue_start < quote.cue_end <= len(text)
        for index in (quote.speaker, quote.quoted_by):
            assert index is None or 0 <= index < len(found.mentions)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_same_page_gives_the_same_quotes_in_order(text):
    document, reading = page(text)
    first, second = Quotes()(document, reading), Quotes()(document, reading)
    assert first.quotes == second.quotes
    assert [q.start for q in first.quotes] == sorted(q.start for q in first.quotes)
    assert len({(q.start, q.end) for q in first.quotes}) == len(first.quotes)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_quotations_stand_in_order_inside_their_paragraph_and_never_overlap(text):
    document, _ = page(text)
    lines = paragraphs(document)
    last = 0
    for quotation in quotations(text, lines):
        line = lines[quotation.paragraph]
        assert line.start <= quotation.first < quotation.start < quotation.end
        assert quotation.end <= quotation.last <= line.end
        assert last <= quotation.first
        last = quotation.end


def test_a_page_of_marks_alone_is_read_without_harm():
    document, reading = page("“" * 3000 + "x" + "”" * 3000)
    assert Quotes()(document, reading).quotes == ()


def test_a_page_without_story_has_no_quotes():
    document = Document("d1", "Ana said no.", (Block("nav", 0, 12),))
    assert Quotes()(document, Reading("d1")).quotes == ()
