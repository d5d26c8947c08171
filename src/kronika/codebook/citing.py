"""A codebook as one citable thing: its version, its hash, and its files as they were used."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from kronika.codebook.files import folder, load

UNVERSIONED = "unversioned"
"""The version of a codebook whose folder holds no `codebook.yaml` with one."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A codebook by version and content.

    `sha256` (hex) is taken over the names and bytes of its YAML files in order of name, so that
    two folders with the same rows have the same hash. `files` are those files, names with `/`
    between folders.
    """

    version: str
    sha256: str
    files: tuple[tuple[str, bytes], ...] = ()


def cite(path: str | Path | None = None) -> Cited:
    """The codebook of a folder, or the packaged one, as a citation.

    Raises:
        CodebookError: the folder is not there, or `codebook.yaml` is not YAML.

    Example:
        >>> cite().sha256 == cite().sha256, len(cite().sha256)
        (True, 64)
    """
    root = folder(path)
    files = tuple(sorted(_yaml_files(root, "")))
    digest = hashlib.sha256()
    for name, body in files:
        digest.update(f"{name}\0{len(body)}\0".encode())
        digest.update(body)
    return Cited(_version(root), digest.hexdigest(), files)


def _version(root: Traversable) -> str:
    said = root / "codebook.yaml"
    found = load(said) if said.is_file() else None
    version = found.get("version") if isinstance(found, dict) else None
    return str(version) if version else UNVERSIONED


def _yaml_files(at: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for one in at.iterdir():
        if one.is_dir() and not above:
            yield from _yaml_files(one, f"{one.name}/")
        elif one.name.endswith((".yaml", ".yml")):
            yield f"{above}{one.name}", one.read_bytes()
