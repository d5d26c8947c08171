"""The headline of a page: what most of its shown and stated titles agree on."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kronika.intake.meta_jsonld import Node, text_in
from kronika.intake.meta_tags import first_of

__all__ = ["choose_headline", "same_words"]

_OPEN_GRAPH = ("og:title", "dc.title", "parsely-title", "sailthru.title", "headline", "title")
_CUT = re.compile(r"\s+(?:[|–—•·»]|-{1,2}|::?)\s+|\s*[|｜：ㅣ]\s*|--")
_WORD = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]|[^\W\u2e80-\u9fff\uac00-\ud7af]+")
_LONGEST = 400
_SITE_WORDS = 5
_SHOWN, _STRUCTURED, _STATED, _SHORTENED, _TITLE = 1.5, 1.2, 1.0, 0.3, 0.5
"""How much each source counts: what readers see most, copies of another source least."""


def choose_headline(
    tags: Mapping[str, list[str]], nodes: Sequence[Node], *, shown: Sequence[str], title: str | None
) -> str | None:
    """The title that gathers most votes among shown h1 lines, JSON-LD and the head.

    A title with the site's name behind a dash or bar votes for what stands before it too. A
    shown h1 that agrees with nothing in the head is the name of the site, not the headline.
    """
    votes = _votes(tags, nodes, title=title)
    stated = [words for words, _ in votes]
    lines = [line for line in shown if len(line) <= _LONGEST]
    kept = [line for line in lines if any(_agrees(line, said) for said in stated)]
    votes += [(line, _SHOWN) for line in (kept or ([] if stated else lines[:1]))[:1]]
    candidates = [*kept, *stated, *(part for words in stated for part in _bare(words))]
    scored = {
        c: sum(w for said, w in votes if _is_head(c, said)) for c in dict.fromkeys(candidates)
    }
    best = max(scored, key=lambda words: scored[words], default=None)
    if best is None or best in kept:
        return best or next(iter(lines), None)
    return _without_site(best, [*lines, first_of(tags, ("og:site_name", "application-name")) or ""])


def _without_site(title: str, sites: Sequence[str]) -> str:
    """A title without its tail, where that is a name that the page gives its site."""
    names = {_folded(site) for site in sites if site}
    for cut in _CUT.finditer(title):
        if _folded(title[cut.end() :]) in names and title[: cut.start()].strip():
            return title[: cut.start()].strip()
    return title


def _votes(
    tags: Mapping[str, list[str]], nodes: Sequence[Node], *, title: str | None
) -> list[tuple[str, float]]:
    structured = next((words for node in nodes if (words := text_in(node.get("headline")))), None)
    said = (
        (structured, _STRUCTURED), (first_of(tags, _OPEN_GRAPH), _STATED),
        (first_of(tags, ("twitter:title",)), _SHORTENED), (title, _TITLE),
    )  # fmt: skip
    return [(words, weight) for words, weight in said if words and len(words) <= _LONGEST]


def same_words(left: str, right: str) -> float:
    """Share of the words of the shorter that the longer has too (0 to 1).

    Example:
        >>> same_words("Fleet leaves port", "Fleet leaves port | Harbour News")
        1.0
    """
    a, b = set(_WORD.findall(left.casefold())), set(_WORD.findall(right.casefold()))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _agrees(line: str, said: str) -> bool:
    """Whether a shown line is the title in other words: much shared, and enough to share."""
    tails = (said[cut.end() :] for cut in _CUT.finditer(said))
    if any(_folded(tail) == _folded(line) for tail in tails):
        return False
    words = len(_WORD.findall(line))
    return same_words(line, said) * min(1.0, words / 3) >= 0.5 and 3 * len(line) >= len(said)


def _heads(words: str) -> Iterator[str]:
    """A title whole, and what stands before each of its dashes and bars."""
    yield words
    for cut in _CUT.finditer(words):
        head = words[: cut.start()].strip()
        if len(head) >= 0.4 * len(words):
            yield head


def _bare(words: str) -> Iterator[str]:
    """A title without the few words of a site or section behind its last mark."""
    for head in _heads(words):
        if len(_WORD.findall(words[len(head) :])) <= _SITE_WORDS:
            yield head


def _is_head(candidate: str, said: str) -> bool:
    folded = _folded(candidate)
    return any(folded == _folded(head) for head in _heads(said))


def _folded(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()
