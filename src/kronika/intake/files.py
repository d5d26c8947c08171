"""Names that a person gives become files: paths, folders, patterns; in a stable order."""

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from kronika.errors import IntakeError
from kronika.intake.kinds import PAGE_SUFFIXES, foreign, glance, looks_like_html
from kronika.model.protocols import OnError
from kronika.settings import Limits


def shown(path: Path) -> str:
    """A path as it is printed and kept: always encodable, whatever bytes the name holds."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def files(name: str, *, limits: Limits, on_error: OnError) -> Iterator[Path]:
    """The files that one name means; a name that exists is taken literally, `[1]` and all.

    Raises:
        IntakeError: nothing is there.
    """
    path = Path(name).expanduser()
    if _kind(path) == "folder":
        yield from _folder(path, limits=limits, on_error=on_error)
    elif os.path.lexists(path):
        yield path
    elif glob.has_magic(name):
        yield from _pattern(name, limits=limits, on_error=on_error)
    else:
        raise IntakeError(name, _absent(name))


def _absent(name: str) -> str:
    """Why nothing is read under a name that is no file, folder or pattern."""
    scheme, colon, _ = name.partition("://")
    if colon and scheme.isalpha():
        return f"{scheme} addresses are not read: give one with https, or save the page"
    return "no such file or folder: check the name and the current folder"


def _pattern(name: str, *, limits: Limits, on_error: OnError) -> Iterator[Path]:
    found = sorted(glob.glob(str(Path(name).expanduser()), recursive=True))  # noqa: PTH207 absolute patterns
    if not found:
        raise IntakeError(
            name, "no file matches this pattern: check it, and quote it for the shell"
        )
    # "**" gives folders and what is in them: the folders themselves would give it twice.
    whole = "**" not in name
    for path in map(Path, found):
        if _kind(path) != "folder":
            yield path
        elif whole:
            yield from _folder(path, limits=limits, on_error=on_error)


def _folder(folder: Path, *, limits: Limits, on_error: OnError) -> Iterator[Path]:
    count = 0
    for path in _walk(folder, limits=limits, on_error=on_error, above=()):
        count += 1
        yield path
    if not count:
        raise IntakeError(
            shown(folder),
            "a folder without pages: files such as .html, .txt, .pdf, .mhtml, .warc.gz, .csv or "
            ".jsonl were expected; name other files one by one to have them read",
        )


def _walk(
    folder: Path, *, limits: Limits, on_error: OnError, above: tuple[str, ...]
) -> Iterator[Path]:
    real = os.path.realpath(folder)
    if real in above:
        return  # a link back to a folder that we are in: its pages are read already
    if len(above) >= limits.max_depth:
        on_error("intake", shown(folder), IntakeError(shown(folder), _too_deep(limits)))
        return
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        on_error("intake", shown(folder), IntakeError(shown(folder), unreadable(error)))
        return
    for name in names:
        path = folder / name
        if name.startswith(".") or _is_companion(path, names):
            continue
        if _kind(path) == "folder":
            yield from _walk(path, limits=limits, on_error=on_error, above=(*above, real))
        elif is_page(path):
            yield path


def _too_deep(limits: Limits) -> str:
    return (
        f"folders deeper than the limit of {limits.max_depth} levels are not read; "
        "name the folder itself, or set KRONIKA_MAX_DEPTH higher"
    )


def _kind(path: Path) -> str:
    try:
        return "folder" if path.is_dir() else "file" if path.is_file() else "other"
    except (OSError, ValueError):
        return "other"


def _is_companion(path: Path, beside: list[str]) -> bool:
    """Whether a browser made this folder to keep the pictures and frames of a saved page."""
    stem = path.name.removesuffix("_files")
    return stem != path.name and (f"{stem}.html" in beside or f"{stem}.htm" in beside)


def is_page(path: Path) -> bool:
    """Whether a file in a folder is read: by its suffix, else only if it begins as HTML or text.

    A file that cannot be looked at counts as a page, so that it is refused aloud.
    """
    name = path.name.lower().removesuffix(".gz")
    suffix = Path(name).suffix
    if suffix in PAGE_SUFFIXES:
        return True
    if _kind(path) != "file":
        return _kind(path) == "other" and path.is_symlink()
    try:
        with path.open("rb") as stream:
            head = stream.read(2048)
    except OSError:
        return True
    plain = not suffix and bool(head.strip()) and b"\x00" not in head and not foreign(head)
    return plain or looks_like_html(glance(head))


def unreadable(error: OSError) -> str:
    """The sentence that refuses a path which the system does not let us read."""
    if isinstance(error, PermissionError):
        return "cannot be read: permission denied; change the permissions of the file"
    if isinstance(error, FileNotFoundError):
        return "cannot be read: it is gone, or a link to something that is gone; leave it out"
    return f"cannot be read ({error.strerror or error}); check the disk or leave it out"
