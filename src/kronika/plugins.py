"""Readers and formats by name: ours and those of other packages, through entry points.

A package offers a reader, or a format of `kronika export`, in its `pyproject.toml`:

    [project.entry-points."kronika.readers"]
    mine = "my_package.reader:components"

    [project.entry-points."kronika.formats"]
    mine = "my_package.mine:FORMAT"
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.metadata import entry_points
from os import environ
from typing import Any

from kronika.errors import UsageError

READERS = "kronika.readers"
FORMATS = "kronika.formats"
READER = "learned"
"""The reader where none is asked for; the environment variable `KRONIKA_READER` names another."""


def names_in(group: str) -> tuple[str, ...]:
    """Names of all that other packages offer under an entry point group, in order."""
    return tuple(sorted({entry.name for entry in entry_points(group=group)}))


def reader_names() -> tuple[str, ...]:
    """Names of all readers that are installed, in order of the alphabet.

    Example:
        >>> "rules" in reader_names()
        True
    """
    return names_in(READERS)


def default_reader(environment: Mapping[str, str] = environ) -> str:
    """The reader where none is asked for.

    Example:
        >>> default_reader({}), default_reader({"KRONIKA_READER": "rules"})
        ('learned', 'rules')
    """
    return environment.get("KRONIKA_READER") or READER


def load_reader(name: str) -> Callable[..., Any]:
    """What is registered as a reader under `name`.

    Raises:
        UsageError: no such reader, or one that cannot be imported.
    """
    loaded: Callable[..., Any] = load_entry(READERS, name, noun="reader")
    return loaded


def load_entry(group: str, name: str, *, noun: str) -> Any:  # noqa: ANN401 (callers check)
    """What is registered under `name` in an entry point group; `noun` is what people call it.

    Raises:
        UsageError: nothing of that name, or something that cannot be imported.
    """
    found = next(iter(entry_points(group=group, name=name)), None)
    if found is None:
        known = ", ".join(names_in(group)) or "none"
        raise UsageError(
            f"no {noun} is called {name!r}; installed are: {known}. "
            f"Another package adds one under the entry point group {group!r}"
        )
    try:
        return found.load()
    except (ImportError, AttributeError) as error:
        raise UsageError(
            f"the {noun} {name!r} ({found.value}) cannot be loaded: {error}; "
            "install or repair the package that offers it"
        ) from error


def load_dotted(where: str) -> Any:  # noqa: ANN401 (callers check)
    """The value at `package.module:NAME`.

    Example:
        >>> load_dotted("kronika.plugins:READERS")
        'kronika.readers'
    """
    module, name = where.split(":")
    return getattr(import_module(module), name)
