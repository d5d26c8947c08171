"""What the words around settle: capitals that speak for their state, and posts of persons."""

from collections.abc import Iterable

from kronika.codebook.name_words import NameWords
from kronika.reading.names.found import Found
from kronika.reading.names.lines import Line
from kronika.reading.names.posts import Posts

_RELATIONS = frozenset("relations ties talks cooperation tensions between alliance".split())
_POST = 24


def settle(found: Iterable[Found], made: list[Line], words: NameWords) -> None:
    """Decide metonyms, and give persons their post and country."""
    posts = Posts(words)
    found = list(found)
    for item in found:
        line = made[item.line]
        if item.form == "metonym" and item.rule == "row:capital":
            _metonym(item, line, words)
        elif item.kind == "person":
            _person(item, line, posts)
    for item in found:
        if item.kind == "person" and item.post is not None:
            _absorb(item, made[item.line])


def _absorb(item: Found, line: Line) -> None:
    """The adjective of a state inside a post is part of the post."""
    begin, end = item.post or (0, 0)
    near = line.busy[max(0, item.first - _POST) : item.last + _POST]
    for other in near:
        if other is not None and other.form == "demonym" and begin <= other.start < end:
            other.kind = "gone"


def _metonym(item: Found, line: Line, words: NameWords) -> None:
    """A capital is a place unless it acts, is addressed, or stands in a pair of powers."""
    if not acts(item, line, words):
        item.kind, item.form, item.row = "place", "name", None
        item.rule = "capital"


def acts(item: Found, line: Line, words: NameWords) -> bool:
    """Whether a capital stands for the government.

    "Oslo has said" and "accused Oslo of" do; "in Oslo" and "from Oslo" do not.
    """
    before, after = line.fold_at(item.first - 1), line.fold_at(item.last)
    if before in {"-", "‐"} and line.fold_at(item.first - 2) in {"pro", "anti"}:
        return True
    if before in words["locatives"] or (before in {"from", "to"} and after not in {"to"}):
        return before == "to" and line.fold_at(item.first - 2) in _RELATIONS
    if after in words["state_verbs"] and before not in {"of", ","}:
        return True
    if before in {"with", "between"} or line.fold_at(item.first - 3) == "between":
        return (
            bool(_RELATIONS & set(line.folds[max(0, item.first - 6) : item.first]))
            or before == "between"
        )
    if before in {
        "accused",
        "accuses",
        "urged",
        "urges",
        "blamed",
        "pressed",
        "by",
        "against",
        "warned",
    }:
        return True
    if after == "and":
        other = line.busy[item.last + 1] if item.last + 1 < len(line) else None
        verb = line.fold_at(other.last) if other else ""
        return verb in words["state_verbs"]
    return after in {"'s", "s"} and line.fold_at(item.last + 1) in _RELATIONS | {
        "position",
        "policy",
    }


def _person(item: Found, line: Line, posts: Posts) -> None:
    first = _post_start(item, line, posts)
    behind = posts.after(line, item.last) if item.named else None
    if first is not None and (behind is None or not posts.only_rank(line, first, item.first)):
        item.post = (line.starts[first], line.ends[_last_before(line, item.first)])
        item.country = item.country or country(line, first, item.first)
    elif behind is not None and behind[1] > behind[0]:
        item.post = (line.starts[behind[0]], line.ends[behind[1] - 1])
        item.country = item.country or country(line, *behind)


def _post_start(item: Found, line: Line, posts: Posts) -> int | None:
    if item.post is not None:
        inside = [
            i
            for i in range(max(0, item.first - _POST), item.first)
            if line.starts[i] >= item.post[0]
        ]
        return posts.back(line, inside[0]) if inside else None
    return posts.before(line, item.first) if item.named else None


def _last_before(line: Line, first: int) -> int:
    """The last word of a post that ends before `first`: a comma is not part of it."""
    last = first - 1
    while last > 0 and line.words[last] in {",", "-", "–"}:
        last -= 1
    return last


def country(line: Line, first: int, last: int) -> str | None:
    """The first state that stands in a stretch of words."""
    return next((line.states[i][1] for i in range(first, last) if i in line.states), None)
