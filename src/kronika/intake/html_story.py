"""Which lines are the story, from their scores and from how stories begin and end."""

import re
from collections.abc import Mapping

from kronika.intake.credits import credit_line
from kronika.intake.html_zones import FURNITURE
from kronika.intake.line_cues import cues, tells_reader
from kronika.intake.side_matter import Layout, live_zones

__all__ = ["story_lines"]

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONG = 66
_LEAST = 0.5
_CLOSING = 4
_ADDRESS = re.compile(r"\b[\w.+-]{1,60}@\w[\w-]{0,60}\.\w")
_FINAL = re.compile(r"[.!?…。！？।॥؟۔:;,\"”»]$")


def story_lines(layout: Layout, scores: Mapping[int, float]) -> dict[int, str]:
    """The lines that the labeller takes for the story, with their kinds: most are `body`.

    Lines within that only credit somebody are `credit`, pointers to other stories
    `related_link`, a name above the first paragraph and notes on the author below the last
    `byline`, pleas to the reader below the last `other`.
    """
    kept = [i for i, score in sorted(scores.items()) if score >= _LEAST]
    kinds = {i: _within(layout, i) for i in kept}
    body = [i for i in kept if kinds[i] == "body"]
    _furniture(layout, body, kinds)
    body = [i for i in body if kinds[i] == "body"]
    if len(body) > 2:
        _opening(layout, body, kinds)
        _closing(layout, body, kinds)
    return kinds


def _within(layout: Layout, index: int) -> str:
    words = layout.words(index)
    if credit_line(words) is not None:
        return "credit"
    return "related_link" if cues(words)[1] and _linked(layout, index) >= 0.3 else "body"


def _linked(layout: Layout, index: int) -> float:
    line = layout.lines[index]
    return line.linked / max(1, line.end - line.start)


def _furniture(layout: Layout, body: list[int], kinds: dict[int, str]) -> None:
    """Lines at the edges of the story that stand in a named part of the furniture leave it."""
    zones = [[zone.name for zone in around] for around in live_zones(layout)]
    for edge in (body[:_CLOSING], body[::-1][:_CLOSING]):
        for i in edge:
            named = next((FURNITURE[zone] for zone in zones[i] if zone in FURNITURE), None)
            if named is None:
                break
            kinds[i] = named
    first = next((i for i in body if kinds[i] == "body"), None)
    if first is not None and "standfirst" in zones[first] and _is_described(layout, first):
        kinds[first] = "standfirst"


def _is_described(layout: Layout, index: int) -> bool:
    """Whether a line is most of what the head says the page is about."""
    letters, said = _letters(layout.words(index)), _letters(layout.description)
    return bool(said) and (letters in said or letters.startswith(said[:60]))


def _opening(layout: Layout, body: list[int], kinds: dict[int, str]) -> None:
    """A line of nothing but capitalised words above the first paragraph names the author."""
    first, second = body[0], body[1]
    words = layout.words(first)
    parts = [part for part in re.split(r"[\s/,&]+", words) if part]
    named = 2 <= len(parts) <= 8 and all(part[0].isupper() for part in parts)
    follows = len(layout.words(second)) > _LONG
    bare = layout.lines[first].tag not in _HEADINGS and not _FINAL.search(words)
    if named and follows and bare and not any(map(str.isdigit, words)):
        kinds[first] = "dateline" if words.isupper() and "," in words else "byline"


def _closing(layout: Layout, body: list[int], kinds: dict[int, str]) -> None:
    """Notes on the author, and pleas to the reader with a link or an address, end no story."""
    authors = [letters for name in layout.authors if len(letters := _letters(name)) >= 6]
    for at, i in enumerate(body[-_CLOSING:]):
        if _letters(layout.words(i)).startswith(tuple(authors)) and authors:
            kinds.update(dict.fromkeys(body[-_CLOSING:][at:], "byline"))
            break
    for i in reversed(body[-_CLOSING:]):
        if kinds[i] != "body":
            continue
        words = layout.words(i)
        asks = tells_reader(words) or any(cues(words))
        if not _ADDRESS.search(words) and not (asks and _linked(layout, i) >= 0.2):
            break
        kinds[i] = "other"


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()
