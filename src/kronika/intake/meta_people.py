"""Who wrote a page: names in JSON-LD, in the head, and in the byline that is shown."""

import re
from collections.abc import Iterable, Mapping, Sequence

from kronika.intake.agencies import is_agency
from kronika.intake.meta_jsonld import Node, names_in

__all__ = ["choose_authors", "names_of_byline"]

_TAGS = (
    "author", "article:author", "article:author_name", "dc.creator", "dcterms.creator",
    "dc.contributor", "byl", "parsely-author", "sailthru.author", "twitter:data1",
    "citation_author", "og:article:author",
)  # fmt: skip
_LEAD = re.compile(
    r"^(?:(?:written|posted|published|reported|story|text|words|author|autor(?:en|in|es)?|auteur)\s*:?\s+)?"
    r"(?:by|von|par|por|di|da|av|af|door|od|przez|от|автор|yazan)?\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:[,;|/&•·]|\s(?:and|und|et|y|e|og|och|en|und|и|ve|a|i)\s)\s*", re.IGNORECASE
)
_NOISE = re.compile(r"https?:|www\.|@|\d|[{}<>=]")
_MAX_NAME = 60
_DESK = re.compile(r"(?:from )?(?:our|the) [\w ]{0,30}(?:services?|desk|staff|team|wires?)$", re.I)


def choose_authors(
    tags: Mapping[str, list[str]],
    nodes: Sequence[Node],
    *,
    shown: Iterable[str],
    outlet: str | None,
) -> tuple[str, ...]:
    """The authors, each once, in the order given: JSON-LD first, then the head, then the page.

    The outlet's own name is not an author, unless nobody else is named.
    """
    structured = [name for node in nodes[:1] for name in names_in(node.get("author"))]
    tagged = [value for tag in _TAGS for value in tags.get(tag, ())]
    for given in (structured, tagged, list(shown)):
        names = [name for raw in given for name in names_of_byline(raw)]
        people = [name for name in dict.fromkeys(names) if not _is_outlet(name, outlet)]
        if people:
            return tuple(people)
    return tuple(name for raw in structured[:1] for name in names_of_byline(raw))


def names_of_byline(raw: str) -> list[str]:
    """The names that a byline holds, without "by" and what is no name.

    Example:
        >>> names_of_byline("By Ada Byron and Grace Hopper")
        ['Ada Byron', 'Grace Hopper']
        >>> names_of_byline("https://news.example/authors/ada")
        []
    """
    words = " ".join(raw.split())
    if not words or len(words) > 400 or _NOISE.search(words):
        return []
    words = _LEAD.sub("", words)
    words = re.sub(r"\s*\([^()]{0,40}\)", "", words)
    parts = (part.strip(" .,-–—()[]") for part in _BETWEEN.split(words))
    kept = (part for part in parts if 2 <= len(part) <= _MAX_NAME and not part.islower())
    return [part for part in kept if not _DESK.match(part)]


def _is_outlet(name: str, outlet: str | None) -> bool:
    return bool(outlet) and name.casefold() == (outlet or "").casefold() and not is_agency(name)
