"""Checking every file of a codebook, each by itself, so that one mistake hides no other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path

from kronika.codebook.events import event_type
from kronika.codebook.files import load
from kronika.codebook.type_files import type_files
from kronika.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found in one file: `says` is a count when it is in order, else what is wrong."""

    file: str
    ok: bool
    says: str


def validate(path: Path | None = None) -> list[Finding]:
    """The findings for each file of a codebook folder (the packaged one when None).

    Raises:
        CodebookError: the path is not a folder, or one without event types.
    """
    found = list(_event_files(path))
    found += [_checked(name, check) for name, check in _lists(path)]
    return found


def _event_files(path: Path | None) -> Iterator[Finding]:
    for file in type_files(path):
        yield _checked(f"events/{file.name}", partial(_event, file))


def _event(file: Traversable) -> str:
    kind = event_type(file.name, load(file))
    return f"{len({t.lemma for t in kind.triggers})} words, {len(kind.roles)} roles"


def _lists(path: Path | None) -> Iterator[tuple[str, Callable[[], str]]]:
    """The lists of names and places, each with the loader that checks it."""
    from kronika.codebook.concepts import load_concepts
    from kronika.codebook.designations import Ledger
    from kronika.codebook.labels import load_labels
    from kronika.codebook.names import NameBook
    from kronika.codebook.states import States

    yield "names", lambda: f"{len(NameBook.load(path))} rows"
    if path is None:
        yield "designations.yaml", lambda: f"{len(Ledger.packaged())} entries"
        yield "labels.yaml", lambda: f"{len(load_labels().patterns)} labels"
        yield "name_concepts.yaml", lambda: f"{len(load_concepts().group)} concepts"
        yield "states.yaml", lambda: f"{len(list(States.load()))} names"


def _checked(name: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(name, ok=True, says=check())
    except CodebookError as error:
        return Finding(name, ok=False, says=error.reason)
