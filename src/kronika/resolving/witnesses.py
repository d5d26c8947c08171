"""Which pages are one witness: shared text, one agency's text, one outlet."""

from collections.abc import Iterable, Mapping, Sequence

from kronika.codebook.gazetteer.folding import fold
from kronika.model.documents import Document
from kronika.model.passages import SharedPassage

MIN_CONTAINMENT = 0.5
"""From this share of its text on, a page repeats another and witnesses nothing by itself."""


def witnesses(
    documents: Sequence[Document], shared: Iterable[SharedPassage] = ()
) -> Mapping[str, str]:
    """The witness of each document, named by the least id of the documents that are one.

    Pages are one witness that share their text, are printed by one outlet, or credit one agency;
    an agency's own page belongs to those that credit it.

    Example:
        >>> from kronika.model.documents import Document
        >>> wire = Document("a", "…", (), outlet="Wire")
        >>> reprint = Document("b", "…", (), outlet="Post", credits=("Wire",))
        >>> witnesses([reprint, wire, Document("c", "…", (), outlet="Courier")])
        {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    parent = {document.id: document.id for document in documents}

    def root(one: str) -> str:
        while parent[one] != one:
            one = parent[one]
        return one

    def join(left: str, right: str) -> None:
        low, high = sorted((root(left), root(right)))
        parent[high] = low

    for members in _by_source(documents).values():
        for other in members[1:]:
            join(members[0], other)
    for passage in shared:
        if passage.left in parent and passage.right in parent and _is_copy(passage):
            join(passage.left, passage.right)
    return {one: root(one) for one in sorted(parent)}


def _is_copy(passage: SharedPassage) -> bool:
    most = max(passage.left_containment, passage.right_containment)
    return passage.grade != "shares_passages" or most >= MIN_CONTAINMENT


def _by_source(documents: Iterable[Document]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for document in documents:
        for name in dict.fromkeys(filter(None, map(fold, sources(document)))):
            found.setdefault(name, []).append(document.id)
    return found


_OWN_STAFF = frozenset(
    "desk staff stringer correspondent correspondents newsroom editor editors editorial agencies "
    "reporter reporters bureau own our web online team combined redaction редакция корреспондент "
    "记者 编辑 本报".split()
)


def sources(document: Document) -> tuple[str, ...]:
    """Who a page says it comes from: its outlet and those it credits.

    Its authors, and words for somebody's own staff, are no source that two outlets could share.

    Example:
        >>> sources(Document("d", "…", (), outlet="Post", credits=("Wire", "our desk")))
        ('Post', 'Wire')
    """
    authors = set(map(fold, document.authors))
    credited = (c for c in document.credits if fold(c) not in authors and not _is_staff(c))
    return (*((document.outlet,) if document.outlet else ()), *credited)


def _is_staff(name: str) -> bool:
    return not _OWN_STAFF.isdisjoint(fold(name).split())


def agency(document: Document) -> str | None:
    """The agency that a page credits beside its own outlet, None when it credits none.

    A page that credits its own outlet is that outlet's own text.
    """
    found = list(map(fold, sources(document)))
    own = fold(document.outlet) if document.outlet else (found[0] if found else None)
    if found.count(own or "") > (1 if document.outlet else 0) and document.outlet:
        return None
    return next((name for name in sources(document) if fold(name) != own), None)


def outlet(document: Document) -> str | None:
    """Who printed a page: its outlet, or without one the first that it credits."""
    return document.outlet or next(iter(sources(document)), None)
