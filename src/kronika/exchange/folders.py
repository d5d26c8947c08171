"""A folder whose files change their names only once all of them are whole."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kronika.errors import UsageError

_PARTIAL = ".partial"


@contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """A folder to write into; what is there at the end replaces files of those names in `folder`.

    When the block fails, `folder` stays as it was.

    Raises:
        UsageError: `folder` is a file, or cannot be made.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file: name a folder with --out")
    inside = folder / _PARTIAL
    try:
        shutil.rmtree(inside, ignore_errors=True)
        inside.mkdir(parents=True)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be made ({error.strerror}): name another folder with --out"
        ) from error
    try:
        yield inside
        for made in sorted(p for p in inside.rglob("*") if p.is_file()):
            target = folder / made.relative_to(inside)
            target.parent.mkdir(parents=True, exist_ok=True)
            made.replace(target)
    finally:
        shutil.rmtree(inside, ignore_errors=True)
