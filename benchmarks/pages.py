"""Block labels and records of pages with gold.

    python benchmarks/pages.py --data ../shared/pages [--json]
    python benchmarks/pages.py --data ../shared/data/goldpages [--reader NAME] [--apart] [--json]

Where the folder has a `layout.json` (the kind of each line), measures the share of lines whose
longest block has the right kind, and counts lines that are no news and were labelled `body`.
Where the `kronika` command works, reads the pages with it and scores events, claims and names
with `tools/score_pages.py` beside the data (`expected.json` or `gold.jsonl` is the gold).

`--apart` takes every third page only (sorted by name): those that the trained reader never saw.

Two or sixty pages: a difference of a few points is noise, and nothing here shows other languages.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from kronika.intake.dumps import read_text
from kronika.model.documents import Capture, Document


def line_kinds(document: Document) -> dict[int, str]:
    """The kind of the longest block on each line; lines count from 1 and end at a line feed."""
    longest: dict[int, tuple[int, str]] = {}
    for block in document.blocks:
        number = document.text.count("\n", 0, block.start) + 1
        at = block.start
        for piece in document.slice(block).split("\n"):
            if piece.strip() and len(piece) > longest.get(number, (0, ""))[0]:
                longest[number] = (len(piece), block.kind)
            at += len(piece) + 1
            number += 1
    return {number: kind for number, (_, kind) in longest.items()}


def layout_figures(folder: Path) -> dict[str, Any]:
    layout = json.loads((folder / "layout.json").read_text(encoding="utf-8"))
    names = layout["_about"]["block_kinds"]
    right: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    false_body = []
    for name, gold in layout.items():
        if name.startswith("_"):
            continue
        raw = (folder / name).read_bytes()
        document = read_text(Capture("c_" + name, raw, path=name), raw.decode("utf-8"))
        found = line_kinds(document)
        for number, label in gold["line_labels"].items():
            kind = names.get(label, label)
            if kind == "blank":
                continue
            lines[name] += 1
            right[name] += found.get(int(number)) == kind
            if found.get(int(number)) == "body" and kind != "body":
                false_body.append(f"{name}:{number}")
    return {
        "line_accuracy": round(right.total() / max(1, lines.total()), 4),
        "by_page": {name: round(right[name] / lines[name], 4) for name in lines},
        "lines": lines.total(),
        "furniture_read_as_body": false_body,
    }


def record_figures(folder: Path, *, reader: str, apart: bool) -> dict[str, Any] | None:
    command = Path(sys.executable).with_name("kronika")
    scorer = next((p for p in _scorers(folder) if p.exists()), None)
    gold = next((p for p in (folder / "gold.jsonl", folder / "expected.json") if p.exists()), None)
    if not command.exists() or scorer is None or gold is None:
        print("no records scored: kronika, score_pages.py or the gold is missing", file=sys.stderr)
        return None
    pages = sorted((folder / "pages" if (folder / "pages").is_dir() else folder).glob("*.txt"))
    if apart:
        pages = pages[2::3]
    read = subprocess.run(
        [str(command), "read", "--reader", reader, "--format", "jsonl", "--no-store",
         *map(str, pages)],
        capture_output=True, check=False,
    )  # fmt: skip
    if not read.stdout:
        print("no records scored:", read.stderr.decode(errors="replace")[-400:], file=sys.stderr)
        return None
    with tempfile.TemporaryDirectory() as temporary:
        output, figures = Path(temporary, "read.jsonl"), Path(temporary, "figures.json")
        output.write_bytes(read.stdout)
        gold = _of_pages(gold, pages, Path(temporary)) if apart else gold
        told = subprocess.run(
            [sys.executable, str(scorer), str(gold), str(output), "--json", str(figures)],
            capture_output=True, check=False, text=True,
        )  # fmt: skip
        print(told.stdout or told.stderr[-400:])
        return json.loads(figures.read_text()) if figures.exists() else None


def _of_pages(gold: Path, pages: list[Path], folder: Path) -> Path:
    """The gold of these pages alone."""
    names = {page.name for page in pages}
    lines = gold.read_text(encoding="utf-8").splitlines()
    kept = folder / gold.name
    kept.write_text("\n".join(x for x in lines if x and json.loads(x)["file"] in names))
    return kept


def _scorers(folder: Path) -> list[Path]:
    return [up / "tools" / "score_pages.py" for up in folder.resolve().parents]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/pages"))
    parser.add_argument("--reader", default="rules")
    parser.add_argument("--apart", action="store_true", help="pages set apart from training")
    parser.add_argument("--json", action="store_true", help="figures as JSON on the last line")
    given = parser.parse_args()
    figures: dict[str, Any] = {}
    if (given.data / "layout.json").exists():
        figures["layout"] = layout_figures(given.data)
        print(json.dumps(figures["layout"], indent=1))
    figures["records"] = record_figures(given.data, reader=given.reader, apart=given.apart)
    if given.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
