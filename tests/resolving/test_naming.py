"""A word counts for a bearer where it stands beside its name, and belongs to who says it."""

import pytest

from kronika.codebook.labels import load_labels
from kronika.model.documents import Block, Document
from kronika.model.records import Chronicle, Claim, Entity, Name, Witness
from kronika.resolving.naming import register, uses


def _page(text, *, names=("Dell Front",), claims=()):
    document = Document("d_1", text, (Block("body", 0, len(text)),), outlet="The Post")
    found = tuple(Name(n, "name", Witness("name", 0, 1, "x")) for n in names)
    entity = Entity("en_1", "er_1", names[0], "group", None, found)
    return Chronicle(document, entities=(entity,), claims=claims), entity


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The separatist Dell Front left.", ["separatist"]),
        ("Dell Front, a separatist group, left.", ["separatist"]),
        ("Dell Front fighters left.", ["fighter"]),
        ("Rebels of the Dell Front left.", ["rebel"]),
        ("Dell Front is considered a terrorist organisation there.", ["terrorist"]),
        ("Dell Front left. Rebels stayed.", []),
        ("Rebels shot at the men of the Dell Front.", []),
        ("The army says rebels fled; Dell Front did not.", []),
        ("Боевики Dell Front ушли.", ["militant"]),
        ("恐怖组织Dell Front离开。", ["terrorist"]),
    ],
)
def test_a_word_counts_only_beside_the_name(text, labels):
    page, entity = _page(text)
    assert [use.label for use in uses(page, entity, load_labels())] == labels


def test_a_word_in_a_claim_is_the_speakers():
    text = 'The Dell Front left. "The rebel Dell Front has gone," Lind said.'
    start, end = text.index("The rebel"), text.index(",")
    words = Witness("content", start, end, text[start:end])
    page, entity = _page(text, claims=(Claim("cl_1", "Anna Lind", evidence=(words,)),))
    (use,) = uses(page, entity, load_labels())
    assert (use.by, use.by_speaker) == ("Anna Lind", True)
    assert text[use.start : use.end] == use.word == "rebel"


def test_words_are_counted_by_user():
    text = "The rebel Dell Front left. The rebel Dell Front came. Militant Dell Front men slept."
    page, entity = _page(text)
    counts = register(uses(page, entity, load_labels()))
    assert [(c.by, c.label, len(c.uses), c.documents) for c in counts] == [
        ("The Post", "rebel", 2, 1), ("The Post", "militant", 1, 1),
    ]  # fmt: skip


def test_text_outside_the_story_does_not_count():
    text = "The rebel Dell Front left."
    document = Document("d_1", text, (Block("comment", 0, len(text)),))
    page, entity = _page(text)
    assert list(uses(Chronicle(document, entities=page.entities), entity, load_labels())) == []
