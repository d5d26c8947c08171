"""Attributions: spans lose their marks, relations are found at their cue."""

import pytest

import attribution
from _gum import Said
from _own import OwnText
from _readers import open_reader, page
from _scores import Counts
from attribution import Found


@pytest.mark.parametrize(
    ("text", "span", "words"),
    [
        ('"We train," he said', (0, 11), "We train"),
        ("“Never.”", (0, 8), "Never"),
        ("said so", (0, 7), "said so"),
        ('""', (0, 2), ""),
    ],
)
def test_marks_at_the_ends_do_not_count(text, span, words):
    start, end, label = attribution.unquoted(text, (*span, "content"))
    assert (text[start:end], label) == (words, "content")


@pytest.mark.parametrize(
    ("cue", "content", "source", "right"),
    [
        ((10, 14), (20, 40), (0, 4), (1, 1, 1)),
        ((10, 14), (50, 60), (0, 4), (1, 0, 1)),
        ((10, 14), (20, 40), (60, 64), (1, 1, 0)),
        ((15, 18), (20, 40), (0, 4), (0, 0, 0)),
    ],
)
def test_a_relation_is_found_at_its_cue(cue, content, source, right):
    gold = Said((0, 18), ((10, 14),), ((0, 4),), (20, 40))
    found = Found((*source, "source"), (*cue, "cue"), (*content, "content"))
    counts = attribution.relations([gold], [found])
    assert counts["found"] == Counts(right[0], 1, 1)
    assert (counts["content"].right, counts["source"].right) == right[1:]


def test_a_source_that_is_a_pronoun_is_left_out():
    gold = Said((0, 18), ((10, 14),), ((0, 2),), (20, 40), pronoun=True)
    found = Found((60, 64, "source"), (10, 14, "cue"), (20, 40, "content"))
    assert attribution.relations([gold], [found])["source"].gold == 0


def test_the_source_is_the_speakers_mention_nearest_to_the_cue():
    find = attribution.by_reader(open_reader("rules"))
    text = 'Minister Jane Otieno came to Nairobi on Monday.\n\n"We train for floods," Otieno said.'
    (found,) = find(page([("body", p) for p in text.split("\n\n")], name="d"))
    assert text[slice(*found.source[:2])] == "Otieno"
    assert found.source[0] > text.index("\n")
    assert "Jane Otieno" in found.speaker


def test_a_speaker_is_right_by_any_of_its_names_and_only_where_it_speaks():
    row = {
        "id": "x",
        "text": "Rain will come, Otieno said.",
        "entities": [{"kind": "person", "names": ["Jane Otieno", "Otieno"]}],
        "claims": [{"speaker": "Otieno", "cue": "said", "content": "Rain will come"}],
    }
    claims = OwnText(row).claims
    here, there = (0, 14, "content"), (20, 24, "content")
    assert attribution.speakers(claims, [Found(None, None, here, ("Jane Otieno",))]) == [True]
    assert attribution.speakers(claims, [Found(None, None, here, ("Ada Nolan",))]) == [False]
    assert attribution.speakers(claims, [Found(None, None, there, ("Jane Otieno",))]) == [False]
