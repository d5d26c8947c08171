"""Statements over several paragraphs: after a colon, in a transcript, "Statement by X"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kronika.codebook.speech import Speech
from kronika.reading.quotes.drafts import Draft
from kronika.reading.quotes.paragraphs import Paragraph
from kronika.reading.quotes.salience import Salience

_CLOSING = re.compile(
    r"(?i)(notes? (to|for) editors|further information|background\b|media "
    r"(enquiries|contact|inquiries)"
    r"|ends\b|contact\b|for (more|further|media)|follow\b|read more|see also|related\b"
    r"|the full (report|text|statement|transcript)|end of|###|\*\*\*|view |photo)"
)
_LABEL = re.compile(r"([^\W\d_][\w.,’' \-()]{0,60}?)\s?:\s+(?=\S)")
_FIRST_PERSON = re.compile(r"(?i)\b(we|i|our|us|my|i['’]m|we['’]re|we['’]ve|i['’]ve)\b")
_TITLES = frozenset("mr mrs ms dr sir mr. mrs. ms. dr.".split())
_MIN_TURN = 6


@dataclass(frozen=True, slots=True)
class Statement:
    """Paragraphs that one speaker speaks: `first`..`last` are indices of paragraphs, half-open.

    `start` is where the words begin when the first paragraph holds more than them.
    """

    first: int
    last: int
    speaker: int
    cue_start: int
    cue_end: int
    verb: str
    rule: str
    start: int | None = None


def in_first_person(text: str, line: Paragraph) -> bool:
    """Whether the words of a paragraph say "we", "I" or "our"."""
    return _FIRST_PERSON.search(text, line.start, line.end) is not None


def run_end(
    text: str, lines: Sequence[Paragraph], *, first: int, holder: frozenset[tuple[int, int]]
) -> int:
    """Where a statement ends that begins with paragraph `first`.

    `holder` are the spans of the page that name its speaker in the third person.
    A statement in marks ends with them; one without ends before a closing line, another kind
    of block, or a paragraph that tells of the speaker from outside.
    """
    if first >= len(lines):
        return first
    marked = text[lines[first].start] in '"“„«'
    at = first
    while at < len(lines) and lines[at].kind == lines[first].kind:
        line = lines[at]
        if _CLOSING.match(text, line.start, line.end):
            break
        if marked and text[line.start] not in '"“„«':
            break
        if not marked and any(line.start <= a and b <= line.end for a, b in holder):
            break
        if at > first and not marked and _says(text, line):
            break
        at += 1
    return at


_SAYS = re.compile(r"(?i)\b(said|says|added|told|according to)\b")


def _says(text: str, line: Paragraph) -> bool:
    return _SAYS.search(text, line.start, line.end) is not None


def turns(
    text: str, lines: Sequence[Paragraph], *, salience: Salience, speech: Speech
) -> list[Statement]:
    """The turns of a transcript ("MINISTER RUIZ: …") whose speaker has a name."""
    labels = [(i, m) for i, line in enumerate(lines) if (m := _label(text, line)) is not None]
    found = []
    for at, (index, match) in enumerate(labels):
        last = labels[at + 1][0] if at + 1 < len(labels) else len(lines)
        speaker = _turn_speaker(match, salience=salience, speech=speech)
        size = len(text[match.end() : lines[last - 1].end].split())
        if speaker is not None and size >= _MIN_TURN and lines[index].kind == "body":
            found.append(
                Statement(index, last, speaker, match.start(1), match.end(1), "said", "turn")
            )
    return found


def _label(text: str, line: Paragraph) -> re.Match[str] | None:
    match = _LABEL.match(text, line.start, line.end)
    if match is None or len(match.group(1).split()) > 6:
        return None
    words = match.group(1)
    return match if words.isupper() or words.casefold() in {"question", "answer"} else None


def _turn_speaker(match: re.Match[str], *, salience: Salience, speech: Speech) -> int | None:
    label = match.group(1)
    low = label.casefold()
    if low in speech.unnamed_turns or low.split()[0] in speech.unnamed_turns:
        return None
    for index, mention in enumerate(salience.mentions[: salience.known]):
        if (
            mention.kind == "person"
            and match.start(1) <= mention.start
            and mention.end <= match.end(1)
        ):
            return index
    first = low.split()[0]
    titled = first in _TITLES or speech.speakers.get(first) == "person"
    if titled and len(low.split()) > 1:
        return salience.describe(match.start(1), match.end(1), kind="person")
    return None


def drafts_of(text: str, statement: Statement, lines: Sequence[Paragraph]) -> list[Draft]:
    """One draft for each paragraph of a statement."""
    found = []
    for index in range(statement.first, statement.last):
        line = lines[index]
        start = line.start
        if index == statement.first and line.start <= statement.cue_start < line.end:
            start = _behind(text, statement.start or statement.cue_end, line.end)
        start, end, direct = _unmarked(text, start, line.end)
        if end - start > 1:
            found.append(
                Draft(
                    start, end, statement.cue_start, statement.cue_end, statement.verb, "asserts",
                    "clause", "direct", statement.rule if not direct else f"{statement.rule}/marks",
                    resolved=statement.speaker,
                )
            )  # fmt: skip
    return found


def _behind(text: str, position: int, end: int) -> int:
    while position < end and (text[position].isspace() or text[position] in ":：)"):
        position += 1
    return position


def _unmarked(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """The paragraph without the marks that open and close it."""
    direct = start < end and text[start] in '"“„«'
    if direct:
        start += 1
        while start < end and (text[start].isspace() or text[start] in "\u200e\u200f"):
            start += 1
        while end > start and text[end - 1] in '"”»“':
            end -= 1
    return start, end, direct
