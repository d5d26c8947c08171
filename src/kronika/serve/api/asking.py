"""What a program asks for: the filters of the workbench, and how much of the answer it wants."""

from dataclasses import dataclass
from typing import Any

from litestar import Request

from kronika.errors import UsageError
from kronika.serve.filters import Filters, filters_of
from kronika.store import Selection
from kronika.store.facets import FACETS

MOST = 500
BASE = "/api/v1"
_FEW = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: `filters` as in the workbench, `limit` from 1 to 500, `facets` by name."""

    filters: Filters
    limit: int = _FEW
    facets: tuple[str, ...] = FACETS

    @property
    def selection(self) -> Selection:
        """The filters as the store takes them."""
        return self.filters.selection

    @property
    def q(self) -> str:
        """The words that are looked for."""
        return self.filters.q

    def next(self, cursor: str | None) -> str | None:
        """The address of the next page."""
        return self.filters.beyond(cursor) if cursor else None


def asked(request: Request[Any, Any, Any], *own: str) -> Asked:
    """What a request asks for; `own` are `limit` and `facet`, where the address takes them.

    Raises:
        UsageError: it asks for what there is not.
    """
    filters = filters_of(request.scope["query_string"], request.scope["path"], own=own)
    rest = dict(filters.rest)
    named = tuple(dict.fromkeys(value for name, value in filters.rest if name == "facet"))
    for one in named:
        if one not in FACETS:
            raise UsageError(f"there is no facet {one[:40]!r}: choose one of {', '.join(FACETS)}")
    return Asked(filters, _limit(rest.get("limit")), named or FACETS)


def _limit(said: str | None) -> int:
    if said is None:
        return _FEW
    if not (said.isascii() and said.isdecimal() and len(said) < 9 and 1 <= int(said) <= MOST):
        raise UsageError(f"limit cannot be {said[:40]!r}: give a number from 1 to {MOST}")
    return int(said)
