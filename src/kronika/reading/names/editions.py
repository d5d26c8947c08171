"""Known exercise series with their edition: a plain word is a series only beside a number."""

from kronika.codebook.name_words import NameWords
from kronika.reading.names.lines import Line, is_hyphen
from kronika.reading.names.tries import Entry

_EXERCISE = frozenset(
    "exercise exercises drill drills manoeuvres maneuvers wargames codenamed dubbed named".split()
)
_NEAR = 4


def editions(
    line: Line, hits: dict[int, tuple[int, Entry]], words: NameWords
) -> dict[int, tuple[int, Entry]]:
    """The hits, series taken with their number, and dropped where nothing says exercise."""
    for index in [i for i, hit in hits.items() if hit[1].kind == "exercise"]:
        last, entry = hits[index]
        longer = numbered(line, last)
        if longer > last or _told(line, index, last) or not _plain(line, index, last, words):
            hits[index] = (longer, entry)
        else:
            del hits[index]
    return hits


def numbered(line: Line, last: int) -> int:
    """The end of the number that follows a series: -2016, 2016, 16."""
    at = last
    if at + 1 < len(line) and is_hyphen(line.words[at]) and line.glued(at):
        at += 1
    if at < len(line) and line.words[at].isdigit() and len(line.words[at]) in {2, 4}:
        return at + 1
    return last


def _told(line: Line, first: int, last: int) -> bool:
    near = line.folds[max(0, first - _NEAR) : first] + line.folds[last : last + _NEAR]
    return bool(_EXERCISE & set(near))


def _plain(line: Line, first: int, last: int, words: NameWords) -> bool:
    keys = [key for key in line.folds[first:last] if key and key[0].isalpha()]
    return len(keys) == 1 or all(key in words.common for key in keys)
