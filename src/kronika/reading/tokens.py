"""Sentences and tokens of the story, with their places in the document."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kronika.model.documents import Document
from kronika.model.readings import Reading, Sentence, Token

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov lt gen col maj capt cmdr cpl sgt pvt adm brig hon rev st jr sr "
    "rear vice fr msgr supt insp det pres amb sec dept dist no nos vol art para fig op cit vs etc "
    "al inc ltd co corp bros jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu "
    "thur thurs fri sat sun approx est ca e.g i.e a.m p.m u.s u.k u.n u.s.a d.c г гг им ул тыс млн"
    .split()
)  # fmt: skip
_CAN_END = frozenset("u.s u.k u.n u.s.a d.c a.m p.m etc inc ltd co corp jr sr".split())
_OPENERS = "\"'“‘«„([‎‏ "
_CLOSERS = "\"'”’»)]"
_BREAK = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？]+[”」』》]*|;\s*\n|\n\s*\n|\n(?=\s*[•·▪–-]\s)"
)
_TOKEN = re.compile(
    r"[A-Za-z](?:\.[A-Za-z])+\.?"  # U.S., a.m.
    r"|\d+(?:[.,:]\d+)*"
    r"|[\u3400-\u9fff]"
    r"|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*(?:[^\W_]+)*"
    r"|[^\W_]+"
    r"|\S"
)


def _starts_sentence(text: str) -> bool:
    """Whether what follows a full stop can open a sentence."""
    words = text.lstrip(_OPENERS + " \t\n\xa0•·▪")
    return not words or not words[0].islower()


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the mark found by `stop` closes the sentence that began at `start`."""
    if "\n" in stop.group() or stop.group()[0] in "。！？":
        return True
    if not _starts_sentence(text[stop.end() : stop.end() + 24]):
        return False
    if stop.group()[0] != "." or len(stop.group().rstrip(_CLOSERS)) > 1:
        return True
    word = text[max(start, stop.start() - 24) : stop.start()].rsplit(None, 1)[-1:] or [""]
    last = word[0].lstrip(_OPENERS).casefold()
    if last in _CAN_END:
        return _opens_clearly(text[stop.end() : stop.end() + 40])
    return not (last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()))


def _opens_clearly(rest: str) -> bool:
    """After an abbreviation that may end a sentence, only a plain opener starts a new one."""
    word = re.match(r"\s*[\"'“‘«(]*([A-Z][a-z]*)", rest)
    return bool(word) and word.group(1) in _PLAIN_OPENERS  # type: ignore[union-attr]


_PLAIN_OPENERS = frozenset(
    "The A An In On At It He She They We This That These Those But And However As After Before "
    "When While If For From His Her Their Its Our There Here Both Some Many Also Meanwhile".split()
)


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of `text[start:end]` as half-open spans without white space at the edges.

    Example:
        >>> words = "Lt. Gen. Ito met her in the U.S. on May 2. They spoke."
        >>> [words[a:b] for a, b in sentence_spans(words, 0, len(words))]
        ['Lt. Gen. Ito met her in the U.S. on May 2.', 'They spoke.']
    """
    begin = start
    for stop in _BREAK.finditer(text, start, end):
        if _ends_sentence(text, begin, stop):
            yield from _trim(text, begin, stop.end())
            begin = stop.end()
    yield from _trim(text, begin, end)


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = end - (len(words) - len(words.rstrip()))
    if first < last:
        yield first, last


def token_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Words, numbers and marks of `text[start:end]`; a possessive ending is its own token.

    Example:
        >>> words = "Oman's U.S. envoy"
        >>> [words[a:b] for a, b in token_spans(words, 0, len(words))]
        ['Oman', "'s", 'U.S.', 'envoy']
    """
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        tail = text[max(first, last - 2) : last]
        if last - first > 2 and tail[0] in "'’" and tail[1] in "sS":
            yield first, last - 2
            yield last - 2, last
        else:
            yield first, last


class Sentences:
    """The component that cuts the story blocks into sentences and tokens."""

    name = "sentences"
    version = "1"
    requires: frozenset[str] = frozenset()
    assigns = frozenset({"sentences", "tokens"})

    def __call__(self, document: Document, reading: Reading) -> Reading:
        """The reading with its sentences and tokens, in order of the page."""
        text = document.text
        sentences = tuple(
            Sentence(start, end, index)
            for index, block in document.story()
            for start, end in sentence_spans(text, block.start, block.end)
        )
        tokens = tuple(Token(a, b) for s in sentences for a, b in token_spans(text, s.start, s.end))
        return replace(reading, sentences=sentences, tokens=tokens)
