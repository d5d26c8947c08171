"""What the words around settle: capitals that speak for their state, and posts of persons."""

from collections.abc import Iterable

from kronika.codebook.name_words import NameWords
from kronika.reading.names.found import Found
from kronika.reading.names.lines import Line
from kronika.reading.names.posts import Posts
from kronika.reading.names.powers import Powers

_POST = 24


def settle(found: Iterable[Found], made: list[Line], words: NameWords) -> None:
    """Decide metonyms, and give persons their post and country."""
    posts, powers = Posts(words), Powers(words)
    found = list(found)
    for item in found:
        line = made[item.line]
        if item.form == "metonym" and item.rule == "row:capital":
            _metonym(item, line, powers)
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


def _metonym(item: Found, line: Line, powers: Powers) -> None:
    """A capital is a place unless it acts, is addressed, or stands in a pair of powers."""
    if not powers.acts(item, line):
        item.kind, item.form, item.row = "place", "name", None
        item.rule = "capital"


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
