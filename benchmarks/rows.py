"""What the names listed in the codebook are worth: the same pages read with and without them.

    .venv/bin/python benchmarks/rows.py [--data ../shared/data/goldpages] [--json]

Data: a folder with `gold.jsonl` and `pages/`, scored by `tools/score_pages.py` two folders above.
"Without" reads with `NameBook.empty()`: the vocabulary of titles and head nouns stays, every listed
agency, force, group, outlet and exercise is gone. States and places are not taken away. The pages
were seen while the rules were written.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from kronika.codebook.book import Codebook, load_codebook
from kronika.codebook.names import NameBook
from kronika.exchange.jsonl import encode
from kronika.pipeline import Source, read
from kronika.plugins import load_reader

SHOWN = ("events", "statement_speakers", "names")


def scored(codebook: Codebook, data: Path) -> dict[str, float]:
    """F1 of events, claim speakers and names with one codebook."""
    reader = load_reader("rules")(codebook)
    source = Source((str(data / "pages"),))
    lines = [encode(page) for page in read(source, codebook=codebook, reader=reader)]
    with tempfile.TemporaryDirectory() as folder:
        told, report = Path(folder) / "told.jsonl", Path(folder) / "report.json"
        told.write_bytes(b"\n".join(lines))
        scorer = data.parents[1] / "tools" / "score_pages.py"
        command = [sys.executable, scorer, data / "gold.jsonl", told, "--json", report]
        subprocess.run(command, check=True, capture_output=True)
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return {name: found[name]["f1"] for name in SHOWN}


def main() -> None:
    """Print both readings."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data/goldpages"))
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    book = load_codebook()
    data = args.data.resolve()
    found = {
        "with rows": scored(book, data),
        "without rows": scored(replace(book, names=NameBook.empty()), data),
    }
    for name, figures in found.items():
        print(f"{name:14}", "  ".join(f"{k} {v:.3f}" for k, v in figures.items()))
    if args.json:
        print(json.dumps(found))


if __name__ == "__main__":
    main()
