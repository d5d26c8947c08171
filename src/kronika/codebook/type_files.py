"""Where the event types of a codebook stand: one file each, which bears the name of its type."""

from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from kronika.codebook.files import folder
from kronika.errors import CodebookError


def type_files(path: str | Path | None = None) -> list[Traversable]:
    """The files of the event types of a codebook folder, by name.

    Raises:
        CodebookError: there are none.
    """
    events = folder(path) / "events"
    inside = events.iterdir() if events.is_dir() else ()
    found = [one for one in inside if one.name.endswith((".yaml", ".yml"))]
    if not found:
        reason = "holds no event type; a codebook has one YAML file for each in its folder events/"
        raise CodebookError(str(path), reason)
    return sorted(found, key=lambda one: one.name)


@cache
def type_names(path: str | Path | None = None) -> tuple[str, ...]:
    """The event types of a codebook folder (the packaged one when None); no file is read.

    Example:
        >>> "attack" in type_names(), type_names()[-1]
        (True, 'sanctions')
    """
    return tuple(one.name.rpartition(".")[0] for one in type_files(path))
