"""Blocks are trimmed parts of a text that never changes."""

from hypothesis import given
from hypothesis import strategies as st

from kronika.model.documents import Block, Document, trimmed

blocks = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)))


@given(st.text(max_size=40), blocks)
def test_trimmed_blocks_have_no_white_space_at_their_edges(text, spans):
    for block in trimmed(text, [Block("body", min(s), max(s)) for s in spans]):
        words = text[block.start : block.end]
        assert words == words.strip() != ""


def test_only_blocks_of_the_story_are_read_as_news():
    page = Document("d", "Menu Talks open Ada spoke.", (
        Block("nav", 0, 4), Block("headline", 5, 15), Block("body", 16, 26)))  # fmt: skip
    assert [page.slice(b) for _, b in page.story()] == ["Talks open", "Ada spoke."]
    assert page.block_at(17) == 2
    assert page.block_at(4) is None
