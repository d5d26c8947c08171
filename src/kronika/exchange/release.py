"""A citable release: one folder with all tables, their meaning, a citation, and all hashes.

`csv/` and `parquet/` hold the tables, `codebook/` the codebook as it was used, `datapackage.json`
the meaning of every column, `README.md` the counts, `CITATION.cff` the citation, `SHA256SUMS` the
hash of every file. With an older release, `changes/` holds what differs, row by row.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from kronika.errors import UsageError
from kronika.exchange.comparing import Summary, compare, write_changes
from kronika.exchange.csv_tables import CsvTables
from kronika.exchange.folders import whole
from kronika.exchange.package import LICENCE, package
from kronika.exchange.parcel import Format, Option, Options, Parcel, Written
from kronika.exchange.parquet import ParquetTables
from kronika.exchange.release_texts import citation, readme
from kronika.exchange.rows import Row, parcel_rows
from kronika.exchange.schema import TABLES

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z._+-]{0,63}")
SUMS = "SHA256SUMS"


def write(parcel: Parcel, folder: Path, options: Options) -> Written:
    """One release into `folder`, which must be new or empty.

    Raises:
        UsageError: the version is none, `folder` holds something, or `previous` is no release.
    """
    version, previous = str(options.get("version") or ""), options.get("previous")
    if not _VERSION.fullmatch(version):
        raise UsageError(
            f"{version!r} is no version: letters, digits and . _ + - alone, as --version 2026.1"
        )
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty: a release goes into a new folder, name one")
    title = str(options.get("title") or "A sourced chronicle of events")
    with whole(folder) as inside:
        counts = _tables(parcel, inside)
        _codebook(parcel, inside)
        changes = _changes(inside, Path(str(previous)) if previous else None)
        files = {name: sized(inside / name) for name in _names(inside)}
        said = package(
            parcel, version=version, title=title, counts=counts, files=files,
            licence=_licence(options),
        )  # fmt: skip
        (inside / "datapackage.json").write_bytes(
            msgspec.json.format(msgspec.json.encode(said), indent=2) + b"\n"
        )
        texts = {
            "README.md": readme(parcel, said, counts, changes), "CITATION.cff": citation(said),
        }  # fmt: skip
        for name, text in texts.items():
            (inside / name).write_bytes(text.encode())
        sums = "".join(f"{sized(inside / name)[1]}  {name}\n" for name in _names(inside))
        (inside / SUMS).write_bytes(sums.encode())
    return Written(counts, tuple(changes.lines()) if changes else ())


def _tables(parcel: Parcel, inside: Path) -> dict[str, int]:
    (inside / "parquet").mkdir()
    with (
        CsvTables(inside / "csv") as as_csv,
        ParquetTables(inside / "parquet", parcel) as as_parquet,
    ):
        for name, row in map(public, parcel_rows(parcel)):
            as_csv.add(name, row)
            as_parquet.add(name, row)
    return as_csv.counts


_PATHS = {name: TABLES[name].header.index("path") for name in ("documents", "refused")}


def public(row: Row) -> Row:
    """A row without the folders of the machine on which a page was read: its file's name alone.

    Example:
        >>> public(("refused", (None, "/home/ada/pages/a.html", "intake", "empty", 1)))[1][1]
        'a.html'
    """
    name, cells = row
    at = _PATHS.get(name)
    if at is None or not cells[at] or "://" in cells[at]:
        return row
    return name, (*cells[:at], re.split(r"[/\\]", cells[at])[-1], *cells[at + 1 :])


def _codebook(parcel: Parcel, inside: Path) -> None:
    for name, body in parcel.codebook.files:
        target = inside / "codebook" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)


def _changes(inside: Path, previous: Path | None) -> Summary | None:
    if previous is None:
        return None
    (inside / "changes").mkdir()
    with (inside / "changes" / "changes.csv").open("wb") as file:
        summary = write_changes(compare(previous, inside), file)
    text = "".join(f"{line}\n" for line in ("# What changed", "", *summary.table()))
    (inside / "changes" / "CHANGES.md").write_bytes(text.encode())
    return summary


def _licence(options: Options) -> Mapping[str, str]:
    name = options.get("licence")
    return {"name": str(name)} if name else LICENCE


def _names(inside: Path) -> Iterator[str]:
    """The files of a folder by their paths in it, in order, but for the list of hashes."""
    found = (path.relative_to(inside).as_posix() for path in inside.rglob("*") if path.is_file())
    return iter(sorted(name for name in found if name != SUMS))


def sized(path: Path) -> tuple[int, str]:
    """The size of a file in bytes and its SHA-256 in hex."""
    with path.open("rb") as file:
        digest: Any = hashlib.file_digest(file, "sha256")
    return path.stat().st_size, digest.hexdigest()


FORMAT = Format(
    "release",
    "a citable folder: all tables, codebook, data package, citation, hashes",
    to_folder=write,
    options=(
        Option("version", "The version of the release, as 2026.1.", required=True),
        Option("previous", "The folder of an older release: what changed since is written too."),
        Option("title", "The title of the data set."),
        Option("licence", "An SPDX licence name instead of CC-BY-4.0."),
    ),
)
