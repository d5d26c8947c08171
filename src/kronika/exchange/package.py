"""The description of a release's tables: `datapackage.json` (Frictionless Data Package).

Written for version 1 and readable as version 2: every CSV file is a resource with its columns,
its key and what its columns point at. The same tables as Parquet carry their own schema.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kronika import __version__
from kronika.exchange.parcel import Parcel
from kronika.exchange.schema import TABLES, Column, Table

_TYPES = {
    "string": "string", "integer": "integer", "number": "number", "boolean": "boolean",
    "day": "date", "list": "string", "json": "object",
}  # fmt: skip
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
"""The licence of a release unless another is named; the quoted words remain their publishers'."""


def package(
    parcel: Parcel, *, version: str, title: str, counts: Mapping[str, int],
    files: Mapping[str, tuple[int, str]], licence: Mapping[str, str],
) -> dict[str, Any]:  # fmt: skip
    """The descriptor; `files` maps each file's path to its size and SHA-256."""
    said: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "kronika-release", "title": title, "version": version,
        "description": (
            "Events told by news pages: every value with the exact words that it rests on, who "
            "says it, and who says otherwise."
        ),
        "licenses": [dict(licence)],
        "keywords": ["event data", "news", "provenance"],
        "kronika": {
            "version": __version__,
            "codebook": {
                "version": parcel.codebook.version, "sha256": parcel.codebook.sha256,
                "path": "codebook/",
            },
        },
    }  # fmt: skip
    if parcel.stamp:
        said["created"] = parcel.stamp
    said["resources"] = [
        resource(name, TABLES[Path(name).stem], rows=counts[Path(name).stem], file=files[name])
        for name in files
        if Path(name).stem in TABLES and name.startswith("csv/")
    ]
    return said


def resource(path: str, table: Table, *, rows: int, file: tuple[int, str]) -> dict[str, Any]:
    """One file of a table."""
    said: dict[str, Any] = {
        "path": path, "description": table.about, "bytes": file[0], "hash": f"sha256:{file[1]}",
        "kronika:rows": rows,
    }  # fmt: skip
    return {
        "name": table.name, "profile": "tabular-data-resource", **said, "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": schema(table),
    }  # fmt: skip


def schema(table: Table) -> dict[str, Any]:
    """The columns of a table with its key and what they point at (Table Schema).

    Example:
        >>> from kronika.exchange.schema import NAMES
        >>> schema(NAMES)["foreignKeys"][1]["reference"]
        {'resource': 'entities', 'fields': ['entity_id']}
    """
    said: dict[str, Any] = {"fields": [_field(one, table) for one in table.columns]}
    if table.name != "refused":  # its rows are named by what may be empty
        said["primaryKey"] = list(table.key)
    said["missingValues"] = [""]
    said["foreignKeys"] = [
        {
            "fields": list(columns),
            "reference": {"resource": other, "fields": list(TABLES[other].key)},
        }
        for columns, other in table.refers.items()
    ]
    return said


def _field(column: Column, table: Table) -> dict[str, Any]:
    about = column.about
    if column.kind == "list":
        about += "; several with ` | ` between them"
    said: dict[str, Any] = {"name": column.name, "type": _TYPES[column.kind], "description": about}
    if column.name in table.key and table.name != "refused":
        said["constraints"] = {"required": True}
        if len(table.key) == 1:
            said["constraints"]["unique"] = True
    return said
