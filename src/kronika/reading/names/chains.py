"""Which mentions of a document mean the same: evidence and codebook rows, never likeness alone."""

from collections import Counter, defaultdict

from kronika.codebook.names import NameBook
from kronika.reading.names.found import Found
from kronika.reading.names.lines import Line
from kronika.reading.names.links import Stated
from kronika.reading.names.recalls import Recalls
from kronika.reading.names.same import bodies, initials, persons
from kronika.reading.names.sets import Sets


class Chains:
    """Numbers the chains of a document."""

    def __init__(self, book: NameBook) -> None:
        self._words = book.words
        self._recalls = Recalls(book.words)

    def join(self, found: list[Found], made: list[Line], stated: list[Stated]) -> None:
        """Give each mention its chain; names that stand for nothing longer become descriptions."""
        order = sorted(found, key=lambda f: f.start)
        sets = Sets(order)
        _by_row(order, sets)
        _by_key(order, sets)
        for item in stated:
            if item.same and item.right is not None:
                sets.join(item.left, item.right)
        persons(order, sets, self._words)
        initials(order, sets)
        bodies(order, sets)
        _drop_short(order, sets)
        self._recalls.join(order, made, sets)
        sets.number()
        _agree(order)


def _by_row(found: list[Found], sets: Sets) -> None:
    first: dict[str, Found] = {}
    for item in found:
        if item.row is not None:
            sets.join(first.setdefault(item.row, item), item)


def _by_key(found: list[Found], sets: Sets) -> None:
    """Equal words mean the same bearer, if named and not a place beside a state of that name."""
    by_key: dict[tuple[str, bool], list[Found]] = defaultdict(list)
    for item in found:
        if item.named and item.form != "demonym":
            by_key[item.key, item.kind == "state"].append(item)
    for items in by_key.values():
        _vote(items)
        for item in items[1:]:
            sets.join(items[0], item)


def _vote(items: list[Found]) -> None:
    """Mentions of equal words take the kind of the surest among them."""
    sure = [f.kind for f in items if f.row or f.sure] or [f.kind for f in items]
    kind = Counter(sure).most_common(1)[0][0]
    for item in items:
        if item.row is None:
            item.kind = kind


def _drop_short(found: list[Found], sets: Sets) -> None:
    """A lone head noun is a name only in a chain with a longer name."""
    whole = {sets.root(item) for item in found if item.named and not item.short}
    for item in found:
        if item.short and sets.root(item) not in whole:
            item.named, item.form = False, "description"


def _agree(found: list[Found]) -> None:
    """One kind and country for a chain: those of its surest names."""
    chains: dict[int, list[Found]] = defaultdict(list)
    for item in found:
        chains[item.chain].append(item)
    for items in chains.values():
        named = [f for f in items if f.named]
        if not named or {f.kind for f in named} == {"state"}:
            continue
        kind = Counter(f.kind for f in named if f.row or f.sure) or Counter(f.kind for f in named)
        country = next((f.country for f in named if f.country), None)
        for item in items:
            item.kind = kind.most_common(1)[0][0]
            item.country = item.country or country
