"""One sentence as a row of words and mentions, which is what the frame rules walk over."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kronika.model.documents import Document
from kronika.model.readings import Mention, Reading, Sentence


@dataclass(frozen=True, slots=True)
class Item:
    """A word, or a mention of one or more words; `word` is folded to lower case.

    `start` and `end` are code points of the document; `mention` is an index into
    `Reading.mentions`, or None for a plain word.
    """

    word: str
    start: int
    end: int
    mention: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The items of one sentence, in order, with what the rules need to know about them."""

    index: int
    sentence: Sentence
    items: tuple[Item, ...]
    words: frozenset[str]
    kinds: dict[int, Mention]
    headline: bool = False

    def mention(self, position: int) -> Mention | None:
        """The mention at a position of the row, or None for a plain word or no position."""
        if not 0 <= position < len(self.items):
            return None
        found = self.items[position].mention
        return None if found is None else self.kinds[found]

    def word(self, position: int) -> str:
        """The folded word at a position, empty outside the row."""
        return self.items[position].word if 0 <= position < len(self.items) else ""

    def at(self, offset: int) -> int:
        """The position of the item that holds a code point of the document, or the next one."""
        return bisect_left([item.end for item in self.items], offset + 1)


def rows(document: Document, reading: Reading) -> Iterator[Row]:
    """The sentences of a reading as rows; of overlapping mentions the longest counts."""
    outer = _outermost(_without_posts(reading.mentions), reading.mentions)
    starts = [reading.mentions[i].start for i in outer]
    token_starts = [t.start for t in reading.tokens]
    for index, sentence in enumerate(reading.sentences):
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        inside = outer[first:last]
        a, b = bisect_left(token_starts, sentence.start), bisect_left(token_starts, sentence.end)
        whole = {i: _with_post(i, inside, reading, document.text) for i in inside}
        kept = [i for i in inside if not _swallowed(i, whole, reading)]
        told = _items(document.text, reading, range(a, b), spans={i: whole[i] for i in kept})
        items = tuple(_without_remarks(list(_first_person(told, reading))))
        words = frozenset(w for item in items for w in item.word.split())
        kinds = {i.mention: reading.mentions[i.mention] for i in items if i.mention is not None}
        title = document.blocks[sentence.block].kind == "headline"
        yield Row(index, sentence, items, words, kinds, headline=title)


def _first_person(items: Iterable[Item], reading: Reading) -> Iterator[Item]:
    """Inside a quotation "we" and "I" are its speaker."""
    for item in items:
        speaker = _speaker(item, reading) if item.word in _FIRST_PERSON else None
        yield item if speaker is None else replace(item, mention=speaker)


def _without_remarks(items: list[Item]) -> Iterator[Item]:
    """The items without short brackets that name nobody new: "(R)", or an acronym "(SADC)"."""
    position = 0
    while position < len(items):
        close = _remark_end(items, position)
        if close is None:
            yield items[position]
        position = position + 1 if close is None else close + 1


def _remark_end(items: list[Item], position: int) -> int | None:
    if items[position].word not in ("(", "["):
        return None
    beside = items[position - 1].mention if position else None
    for here in range(position + 1, min(position + 5, len(items))):
        if items[here].mention is not None and (beside is None or here > position + 1):
            return None
        if items[here].word in (")", "]"):
            return here
    return None


_FIRST_PERSON = frozenset(["we", "i"])


def _speaker(item: Item, reading: Reading) -> int | None:
    holding = (q for q in reading.quotes if q.start <= item.start and item.end <= q.end)
    return next((q.speaker for q in holding), None)


def _without_posts(mentions: tuple[Mention, ...]) -> list[int]:
    """Indices of the mentions that are not words of somebody's post."""
    posts = sorted(m.post for m in mentions if m.post is not None and m.named)
    starts = [p[0] for p in posts]

    def inside(mention: Mention) -> bool:
        near = bisect_right(starts, mention.start) - 1
        return near >= 0 and mention.end <= posts[near][1] and not mention.post

    return [i for i, m in enumerate(mentions) if not inside(m)]


def _outermost(indices: list[int], mentions: tuple[Mention, ...]) -> list[int]:
    """Indices of mentions that no longer mention holds, in order of the page."""
    kept: list[int] = []
    reach = -1
    for i in sorted(indices, key=lambda i: (mentions[i].start, -mentions[i].end)):
        if mentions[i].start >= reach:
            kept.append(i)
            reach = mentions[i].end
    return kept


def _with_post(index: int, inside: list[int], reading: Reading, text: str) -> tuple[int, int]:
    """A named person's span, from the description before it ("the envoy to X, ...").

    "Ambassador to X Ada Ito" is one person: the words before the name are her post.
    """
    mention = reading.mentions[index]
    start = mention.start
    if mention.post is not None and mention.post[0] < start:
        start = mention.post[0]
    elif mention.kind == "person" and mention.named:
        for other in (reading.mentions[i] for i in inside):
            between = text[other.end : mention.start]
            if (
                other.kind == "person" and not other.named and other.end <= mention.start
                and len(between) <= _POST_CHARS and _POST_TAIL.fullmatch(between)
            ):  # fmt: skip
                start = min(start, other.start)
    return start, mention.end


_POST_CHARS = 60
_POST_TAIL = re.compile(r"\s+(?:(?:to|of|for|in|at)\s+[^,.;:()\"“”]{1,50})?")


def _swallowed(index: int, whole: dict[int, tuple[int, int]], reading: Reading) -> bool:
    """Whether a mention stands inside the post of another."""
    mention = reading.mentions[index]
    return any(
        i != index and start <= mention.start and mention.end <= end and end - start > 0
        and (start, end) != (mention.start, mention.end)
        for i, (start, end) in whole.items()
    )  # fmt: skip


def _items(
    text: str, reading: Reading, tokens: range, *, spans: dict[int, tuple[int, int]]
) -> Iterator[Item]:
    queue = sorted(spans, key=lambda i: spans[i])
    covered = -1
    for t in tokens:
        token = reading.tokens[t]
        while queue and spans[queue[0]][0] < token.end:
            start, end = spans[queue[0]]
            yield Item(text[start:end].casefold(), start, end, queue.pop(0))
            covered = end
        if token.start >= covered:
            word = text[token.start : token.end]
            folded = word if word == "May" else word.casefold()  # the month is no modal verb
            yield Item(folded, token.start, token.end)
