"""Public sets of names as sentences with spans, folded to PER, ORG, LOC and MISC."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from _scores import Span

FOLDED = {
    "PER": "PER", "person": "PER", "politician": "PER",
    "ORG": "ORG", "organisation": "ORG", "politicalparty": "ORG", "corporation": "ORG",
    "group": "ORG",
    "LOC": "LOC", "location": "LOC", "country": "LOC",
    "MISC": "MISC", "event": "MISC", "election": "MISC", "misc": "MISC", "product": "MISC",
    "creative-work": "MISC",
}  # fmt: skip
"""Labels of the public sets to the four folded ones."""
KINDS = {
    "person": "PER", "state": "LOC", "place": "LOC", "exercise": "MISC",
    **dict.fromkeys(
        ("agency", "force", "unit", "group", "igo", "organisation", "company", "media"), "ORG"
    ),
}  # fmt: skip
"""Our kinds to the folded ones; a demonym ("Kenyan") is MISC whatever its kind."""


@dataclass(frozen=True)
class Sentence:
    """A sentence in print, with its names as half-open code points and folded labels."""

    text: str
    names: tuple[Span, ...]


@dataclass(frozen=True)
class Tagged:
    """A set: where it lies, its columns, which labels it knows, who was trained on it."""

    path: str
    word: int = 0
    tag: int = -1
    labels: tuple[str, ...] = ("PER", "ORG", "LOC", "MISC")
    seen_by: tuple[str, ...] = ()


SETS = {
    "crossner politics dev": Tagged("crossner-politics/dev.txt"),
    "uner ewt test": Tagged("uner-ewt/en_ewt-ud-test.iob2", 1, 2, ("PER", "ORG", "LOC")),
    "wnut17 dev": Tagged("wnut17/emerging.dev.conll"),
    "wikigold": Tagged("wikigold/wikigold.conll.txt", seen_by=("learned",)),
}


def sentences(data: Path, tagged: Tagged) -> Iterator[Sentence]:
    """The sentences of a set."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*(data / tagged.path).read_text("utf-8").split("\n"), ""]:
        if line.startswith(("# ", "-DOCSTART-")):
            continue
        cells = re.split(r"\t" if "\t" in line else " ", line.strip())
        if len(cells) > 1:
            words.append(cells[tagged.word])
            tags.append(cells[tagged.tag])
        elif words:
            yield sentence(words, tags)
            words, tags = [], []


def sentence(words: Sequence[str], tags: Sequence[str]) -> Sentence:
    """Words and tags as one sentence with folded spans."""
    text, places = printed(words)
    names = tuple(
        (places[first][0], places[last - 1][1], FOLDED[label])
        for first, last, label in runs(tags)
        if label in FOLDED
    )
    return Sentence(text, names)


def runs(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Half-open runs of words with one label, in BIO or IOB1.

    Example:
        >>> list(runs(["I-PER", "I-PER", "B-PER", "O", "B-LOC"]))
        [(0, 2, 'PER'), (2, 3, 'PER'), (4, 5, 'LOC')]
    """
    first, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        new = tag[2:] if tag[:2] in ("B-", "I-") else ""
        if label and (new != label or tag[0] == "B"):
            yield first, i, label
            label = ""
        if new and not label:
            first, label = i, new


def printed(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Words with the spaces that print would have, and where each stands.

    Example:
        >>> printed(["Ada", "(", "PhD", ")", "'s", "cat", "."])[0]
        "Ada (PhD)'s cat."
    """
    text, places, glued, quoted = "", [], True, False
    for word in words:
        opens = word in ("(", "[", "``", "$", "£") or (word == '"' and not quoted)
        closes = bool(re.fullmatch(r"[.,;:!?%)\]]+|''|n't|['’](s|re|ve|ll|d|m)?", word))
        closes = closes or (word == '"' and quoted)
        quoted ^= word == '"'
        if not (glued or closes):
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        glued = opens
    return text, places
