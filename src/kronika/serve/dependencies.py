"""What a handler may ask for: an argument of that name, annotated with the type given here."""

from typing import TYPE_CHECKING, Any

from litestar import Request
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide

from kronika.serve import people
from kronika.store import SqlStore

TheStore = NamedDependency[SqlStore]
if TYPE_CHECKING:
    from kronika.codebook.book import Codebook

    TheCodebook = NamedDependency[Codebook]
else:  # the codebook is loaded when a page asks for it, not when the server starts
    TheCodebook = NamedDependency[Any]
ThePerson = NamedDependency[str | None]
"""The name under which this browser judges, None when it was not asked yet."""


def _store(state: State) -> SqlStore:
    found: SqlStore = state.store
    return found


def _person(request: Request[Any, Any, Any]) -> str | None:
    return people.person_of(request)


def _codebook() -> Any:  # noqa: ANN401  see TheCodebook
    from kronika.codebook.book import load_codebook

    return load_codebook()


DEPENDENCIES = {
    "store": Provide(_store, sync_to_thread=False),
    "codebook": Provide(_codebook, sync_to_thread=True),
    "person": Provide(_person, sync_to_thread=False),
}
