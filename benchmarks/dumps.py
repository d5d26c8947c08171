"""How well the story is found in saved plain text.

    python benchmarks/dumps.py --data ../shared/data/htmlpages [--shipped] [--json]

Measures F1 of the lines labelled `body` against the gold body, by 4-gram shingles with counts,
precision and recall averaged over pages. Data: news pages as HTML, turned into text by
resiliparse with nothing removed. The line judge is learned anew in five folds, no host on both
sides of a fold; `--shipped` scores the weights in the package instead, which have seen these
pages. Beside it: keeping all lines, the line rules of C4, and the best run of prose.

It does not show how well other kinds of lines are told apart (see `pages.py`), nor how well
the rules hold on text saved by other programs.
"""

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from kronika.intake.line_features import (
    NAMES,
    features,
    split_lines,
)
from kronika.intake.line_labels import label_lines
from kronika.intake.line_model import LineModel, shipped_model
from kronika.intake.line_runs import best_run
from line_labeller import WORD, Page, fit, fold, load

FOLDS = 5
PARTS = ("aeb", "fundus")
_C4_END = tuple('.!?"”')
_C4_NOT = (
    "lorem ipsum",
    "terms of use",
    "privacy policy",
    "cookie policy",
    "use cookies",
    "javascript",
)
Selector = Callable[[Page], str]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    if len(words) < 4:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


def precision_recall(gold: str, found: str) -> tuple[float, float]:
    want, have = shingles(gold), shingles(found)
    hits = (want & have).total()
    if not want or not have:
        same = float(not want and not have)
        return (same, same)
    return hits / have.total(), hits / want.total()


def f1(pairs: Sequence[tuple[float, float]]) -> dict[str, float]:
    precision = statistics.mean(p for p, _ in pairs)
    recall = statistics.mean(r for _, r in pairs)
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"f1": round(both, 4), "precision": round(precision, 4), "recall": round(recall, 4)}


def keep_all(page: Page) -> str:
    return page.text


def c4_lines(page: Page) -> str:
    kept = (
        line.text
        for line in split_lines(page.text)
        if line.text.endswith(_C4_END) and len(line.text.split()) >= 5
        and not any(words in line.text.lower() for words in _C4_NOT)
    )  # fmt: skip
    return "\n".join(kept)


def prose_run(page: Page) -> str:
    lines = split_lines(page.text)
    if not lines:
        return ""
    column = NAMES.index("prose")
    first, last = best_run([row[column] for row in features(lines)])
    return "\n".join(line.text for line in lines[first : last + 1])


def kronika(models: Sequence[LineModel]) -> Selector:
    def select(page: Page) -> str:
        lines = split_lines(page.text)
        kinds = label_lines(lines, models[fold(page.host, FOLDS)])
        return "\n".join(
            line.text for line, kind in zip(lines, kinds, strict=True) if kind == "body"
        )

    return select


def learned(pages: Sequence[Page]) -> list[LineModel]:
    models = []
    for number in range(FOLDS):
        print(f"learning without fold {number + 1} of {FOLDS}", file=sys.stderr)
        models.append(LineModel.of(fit([p for p in pages if fold(p.host, FOLDS) != number])))
    return models


def score(pages: Sequence[Page], select: Selector) -> dict[str, object]:
    started = time.process_time()
    found = [(page, select(page)) for page in pages]
    spent = time.process_time() - started
    result: dict[str, object] = {"pages_per_s": round(len(pages) / max(spent, 1e-9), 1)}
    for part in PARTS:
        pairs = [precision_recall(page.body, text) for page, text in found if page.part == part]
        if pairs:
            result[part] = f1(pairs)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data/htmlpages"))
    parser.add_argument("--shipped", action="store_true", help="score the weights in the package")
    parser.add_argument("--json", action="store_true", help="figures as JSON on the last line")
    given = parser.parse_args()
    pages = load(given.data)
    models = [shipped_model()] * FOLDS if given.shipped else learned(pages)
    figures = {
        "keep all": score(pages, keep_all),
        "C4 line rules": score(pages, c4_lines),
        "run of prose": score(pages, prose_run),
        "kronika": score(pages, kronika(models)),
    }
    for name, result in figures.items():
        print(f"{name:14}", *(f"{part} {result[part]}" for part in PARTS if part in result))
    if given.json:
        kind = "shipped weights" if given.shipped else f"{FOLDS} folds by host"
        print(json.dumps({"pages": len(pages), "weights": kind, "figures": figures}))


if __name__ == "__main__":
    main()
