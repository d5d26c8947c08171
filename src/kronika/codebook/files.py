"""Reading the codebook's YAML files: plain values, no tricks, clear errors."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from kronika.errors import CodebookError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _PlainLoader(_Loader):  # type: ignore[misc]
    """YAML whose only booleans are `true` and `false`: "on" and "no" are words here."""


_PlainLoader.yaml_implicit_resolvers = {
    letter: [
        (tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:bool" or letter in "tTfF"
    ]
    for letter, rules in _Loader.yaml_implicit_resolvers.items()
}


def packaged() -> Traversable:
    """The folder of the codebook that comes with the package."""
    return files("kronika.codebook") / "data"


def folder(path: str | Path | None) -> Traversable:
    """The folder of a codebook: the packaged one unless a path is given.

    Raises:
        CodebookError: the path is not a folder.
    """
    if path is None:
        return packaged()
    found = Path(path)
    if not found.is_dir():
        raise CodebookError(str(path), "this is not a folder; a codebook is a folder of YAML files")
    return found


def load(file: Traversable) -> Any:  # noqa: ANN401 (YAML holds anything; callers check)
    """The content of one YAML file.

    Raises:
        CodebookError: the file is not there, or is not YAML.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise CodebookError(file.name, f"cannot be read ({error})") from error
    try:
        return yaml.load(text, Loader=_PlainLoader)  # noqa: S506 (a subclass of SafeLoader)
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f" in line {where.line + 1}" if where else ""
        raise CodebookError(file.name, f"is not valid YAML{line}") from error
