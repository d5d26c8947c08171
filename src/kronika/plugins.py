"""Readers by name: ours and those of other packages, registered through the same entry points.

A package offers a reader in its `pyproject.toml`:

    [project.entry-points."kronika.readers"]
    mine = "my_package.reader:components"
"""

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import Any

from kronika.errors import UsageError

READERS = "kronika.readers"


def reader_names() -> tuple[str, ...]:
    """Names of all readers that are installed, in order of the alphabet.

    Example:
        >>> "rules" in reader_names()
        True
    """
    return tuple(sorted({entry.name for entry in entry_points(group=READERS)}))


def load_reader(name: str) -> Callable[..., Any]:
    """What is registered as a reader under `name`.

    Raises:
        UsageError: no such reader, or one that cannot be imported.
    """
    found = next(iter(entry_points(group=READERS, name=name)), None)
    if found is None:
        known = ", ".join(reader_names()) or "none"
        raise UsageError(
            f"no reader is called {name!r}; installed are: {known}. "
            f"Another package adds one under the entry point group {READERS!r}"
        )
    try:
        loaded: Callable[..., Any] = found.load()
    except (ImportError, AttributeError) as error:
        raise UsageError(
            f"the reader {name!r} ({found.value}) cannot be loaded: {error}; "
            "install or repair the package that offers it"
        ) from error
    return loaded
