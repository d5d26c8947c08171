"""What a handler may ask for: an argument of that name, annotated with the type given here."""

from typing import Any

from litestar import Request
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide

from kronika.codebook.book import Codebook, load_codebook
from kronika.serve import people
from kronika.store import SqlStore

TheStore = NamedDependency[SqlStore]
TheCodebook = NamedDependency[Codebook]
ThePerson = NamedDependency[str | None]
"""The name under which this browser judges, None when it was not asked yet."""


def _store(state: State) -> SqlStore:
    found: SqlStore = state.store
    return found


def _person(request: Request[Any, Any, Any]) -> str | None:
    return people.person_of(request)


def _codebook() -> Codebook:
    return load_codebook()


DEPENDENCIES = {
    "store": Provide(_store, sync_to_thread=False),
    "codebook": Provide(_codebook, sync_to_thread=True),
    "person": Provide(_person, sync_to_thread=False),
}
