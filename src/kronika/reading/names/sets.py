"""Mentions in sets that can be joined."""

from kronika.reading.names.found import Found


class Sets:
    """Disjoint sets of mentions."""

    def __init__(self, found: list[Found]) -> None:
        self._found = found
        self._place = {id(item): i for i, item in enumerate(found)}
        self._parent = list(range(len(found)))

    def _root(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def root(self, item: Found) -> int:
        """The set of a mention, as a number that later joins may change."""
        return self._root(self._place[id(item)])

    def join(self, left: Found, right: Found) -> None:
        """Put two mentions into one set; the earlier set keeps its number."""
        a, b = sorted((self.root(left), self.root(right)))
        self._parent[b] = a

    def number(self) -> None:
        """Write the numbers of the sets, counted from nought, into the mentions."""
        numbers: dict[int, int] = {}
        for index, item in enumerate(self._found):
            item.chain = numbers.setdefault(self._root(index), len(numbers))
