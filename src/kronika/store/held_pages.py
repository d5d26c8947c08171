"""Which pages hold the words of a query: looked for once, then only among those that came since."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, func, select

from kronika.store import stale
from kronika.store.backends import Backend
from kronika.store.columns import Ints
from kronika.store.queries import Phrase, phrases
from kronika.store.tables import documents

MOST_KEPT = 64
"""So many queries are remembered, those asked last; each takes 8 bytes a page that it finds."""


@dataclass(frozen=True, slots=True)
class _Held:
    """The pages up to the number `last`, when texts of known pages had changed `texts` times."""

    texts: int
    last: int
    numbers: Ints


class HeldPages:
    """The answers of one store, remembered as long as no known page gets another text or goes."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._kept: OrderedDict[tuple[Phrase, ...], _Held] = OrderedDict()

    def numbers(self, connection: Connection, backend: Backend, query: str) -> Ints:
        """The numbers of the pages that hold all words of a query, in no order."""
        wanted = phrases(query)
        if not wanted:
            return np.empty(0, np.int64)
        texts = stale.changes(connection, "texts")
        last = int(connection.execute(select(func.max(documents.c.number))).scalar() or 0)
        with self._guard:
            kept = self._kept.get(wanted)
        if kept is None or kept.texts != texts:
            kept = _Held(texts, 0, np.empty(0, np.int64))
        if kept.last < last:
            new = backend.holding(connection, wanted, beyond=kept.last)
            kept = _Held(texts, last, np.concatenate((kept.numbers, new)))
        self._keep(wanted, kept)
        return kept.numbers

    def _keep(self, wanted: tuple[Phrase, ...], held: _Held) -> None:
        with self._guard:
            self._kept[wanted] = held
            self._kept.move_to_end(wanted)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
