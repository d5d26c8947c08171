"""The texts of a release that people read first: README and CITATION.cff."""

from collections.abc import Mapping
from typing import Any

import msgspec

from kronika import __version__
from kronika.exchange.comparing import Summary
from kronika.exchange.parcel import Parcel
from kronika.exchange.schema import TABLES


def readme(
    parcel: Parcel, package: Mapping[str, Any], counts: Mapping[str, int], changes: Summary | None
) -> str:
    """What the folder holds, how many rows of each, and how to use it."""
    book = parcel.codebook
    lines = [
        f"# {package['title']}", "",
        f"Version {package['version']}. {package['description']}", "",
        f"Made with Kronika {__version__} and its codebook {book.version} (SHA-256 of its files "
        f"{book.sha256}), which is in `codebook/`.", "",
        "| table | rows | key | what it holds |", "| --- | ---: | --- | --- |",
    ]  # fmt: skip
    for name, table in TABLES.items():
        lines.append(f"| {name} | {counts[name]:,} | {', '.join(table.key)} | {table.about} |")
    lines += ["", *_REST]
    if changes is not None:
        lines += ["", "## What changed since the previous release", "", *changes.table()]
        lines += ["", "`changes/changes.csv` lists every row and every cell."]
    return "\n".join(lines) + "\n"


_REST = (
    "Every table is in `csv/` (UTF-8, RFC 4180) and, typed, in `parquet/`. `datapackage.json` says",
    "what each column holds, which columns name a row and what points where. `SHA256SUMS` holds",
    "the hash of every file: `sha256sum -c SHA256SUMS` checks them.",
    "",
    "Read before use:",
    "",
    "- A row of `events` gives the values that head each field. Other values that pages give stand",
    "  in `values`, with the reason; `relation` = `conflict` means that both cannot be true.",
    "- `witnesses` counts independent ones: a wire text printed by five outlets counts once.",
    "- `lifecycle` and `factuality` say whether something happened, is planned, claimed or denied.",
    "  Count events only after you chose among them.",
    "- An empty cell means that no page says it. Dates are as precise as they are told;",
    "  `first_day` and `last_day` bound them.",
    "- In CSV a cell that a spreadsheet would run as a formula has an apostrophe in front; lists",
    "  have ` | ` between their items. Parquet holds both as they are.",
    "- `quote`, `start` and `end` are words of the pages and belong to their publishers; they are",
    "  cited as evidence. The texts of the pages are not part of the release.",
    "- `documents.path` is the name of the file alone, not its place on the machine that read it.",
)


def citation(package: Mapping[str, Any]) -> str:
    """How to cite the release (Citation File Format 1.2.0)."""
    lines = [
        "cff-version: 1.2.0",
        "message: If you use this data set, please cite it as below.",
        f"title: {_quoted(package['title'])}",
        "type: dataset",
        "authors:",
        '  - name: "The compilers of this chronicle"',
        f"version: {_quoted(package['version'])}",
    ]
    if "created" in package:
        lines.append(f'date-released: "{package["created"][:10]}"')
    lines += [
        f"license: {_quoted(package['licenses'][0]['name'])}",
        "keywords:", *(f"  - {_quoted(word)}" for word in package["keywords"]),
        "references:",
        "  - type: software",
        '    title: "Kronika"',
        f'    version: "{__version__}"',
        "    authors:",
        '      - name: "The Kronika developers"',
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    """Words as a YAML string in double quotes: JSON strings are such."""
    return msgspec.json.encode(words).decode()
