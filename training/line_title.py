"""Makes `src/kronika/intake/data/line_title.json` again, from public news pages.

    python training/line_title.py --data ../shared/data/htmlpages [--out FILE] [--folds]

Each page with a marked headline is turned into saved text as for the line labeller, in several
shapes: as it is; with other blank lines, some furniture gone and menus run into single lines; and
as the bare story. The weights are those under which the marked line is most likely chosen among
the lines that may title a story (a conditional logit, with a penalty on large weights). `--folds`
prints how often the choice is right in five folds by host, and writes nothing.
"""

import argparse
import json
import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from kronika.intake.line_features import split_lines
from kronika.intake.line_labels import story_page
from kronika.intake.line_title import NAMES, title_rows
from line_labeller import Page as Source
from line_labeller import fold, gold_lines, load

SEED = 7
PENALTY = 0.6
OUT = Path(__file__).parents[1] / "src/kronika/intake/data/line_title.json"


def folded(words: str) -> str:
    plain = unicodedata.normalize("NFKC", words or "").casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def shapes(page: Source, rng: random.Random) -> Iterator[str]:
    """The page's text in its shapes."""
    yield page.text
    lines = [line.text for line in split_lines(page.text)]
    gold = gold_lines(lines, page.body)
    for _ in range(2):
        yield "\n".join(_disturbed(page, lines, gold, rng))
    story = [line for line, keep in zip(lines, gold, strict=True) if keep]
    if story and "\n" not in page.headline.strip():
        yield "\n\n".join([page.headline.strip(), *story])


def _disturbed(
    page: Source, lines: list[str], gold: list[bool], rng: random.Random
) -> Iterator[str]:
    """Lines with other blank lines between; menus run together, some of the furniture gone."""
    wanted = folded(page.headline)
    cut, spread = rng.choice([0.0, 0.3, 0.7]), rng.choice([0.0, 0.4, 1.0])
    stopless, near = rng.random() < 0.5, 0
    run: list[str] = []
    for line, keep in zip(lines, gold, strict=True):
        bare = line.lstrip("•*- ")
        titled = folded(bare) == wanted
        if not keep and not titled and len(bare.split()) <= 3:
            run.append(bare)
            continue
        if run:
            join = rng.random() < 0.7
            yield from ([" ".join(run[-8:])] if join else run[-8:])
            run = []
        near = max(0, near - 1)
        if titled:
            near = 3
        elif near and not keep and stopless and len(bare.split()) >= 5:
            bare = bare.rstrip(".")  # many sites set standfirsts without a full stop
        elif not keep and rng.random() < cut:
            continue
        yield bare + ("\n" if keep or rng.random() < spread else "")


def choices(pages: list[Source]) -> list[tuple[int, Any, Any]]:
    """For each shape of a page that shows its title: fold, numbers, where the title is."""
    rng = random.Random(SEED)
    found = []
    for page in pages:
        wanted = folded(page.headline)
        if not wanted or not page.text.strip():
            continue
        for number, text in enumerate(shapes(page, rng)):
            lines = split_lines(text)
            if not lines:
                continue
            judged, _ = story_page(lines)
            rows = title_rows(judged)
            right = [k for k, i in enumerate(rows) if folded(judged.words[i]) == wanted]
            if right and len(rows) > 1:
                weight = 1.0 if number == 0 else 0.4
                found.append(
                    (fold(page.host), np.array(list(rows.values())), (right, weight, number))
                )
    return found


def fit(data: list[tuple[int, Any, Any]]) -> np.ndarray:
    """The weights that make the marked lines most likely."""
    scale = np.vstack([rows for _, rows, _ in data]).std(axis=0) + 1e-6

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = PENALTY * float(weights @ weights), 2 * PENALTY * weights
        for _, rows, (right, weight, _) in data:
            odds = (rows / scale) @ weights
            odds -= odds.max()
            chance = np.exp(odds) / np.exp(odds).sum()
            mass = chance[right].sum() + 1e-12
            total -= weight * np.log(mass)
            share = np.zeros(len(odds))
            share[right] = chance[right] / mass
            slope = slope - weight * ((share - chance) @ (rows / scale))
        return total, slope

    start = np.zeros(len(NAMES))
    return minimize(loss, start, jac=True, method="L-BFGS-B").x / scale


def right_share(
    data: list[tuple[int, Any, Any]], weights: np.ndarray, number: int
) -> tuple[int, int]:
    own = [(rows, right) for _, rows, (right, _, shape) in data if shape == number]
    return sum(int(np.argmax(rows @ weights)) in right for rows, right in own), len(own)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/htmlpages"))
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--folds", action="store_true", help="print figures of five folds only")
    given = parser.parse_args()
    data = choices(load(given.data))
    if given.folds:
        for shape, name in enumerate(("as it is", "disturbed", "disturbed", "bare")):
            counts = [
                right_share(
                    [d for d in data if d[0] == k], fit([d for d in data if d[0] != k]), shape
                )
                for k in range(5)
            ]
            print(f"{name:10} {sum(r for r, _ in counts)} of {sum(n for _, n in counts)} right")
        return
    weights = fit(data)
    sums = [max((rows @ weights)[right]) for _, rows, (right, _, _) in data]
    least = float(np.quantile(sums, 0.01)) - 0.5
    found = {
        "names": list(NAMES), "weights": [round(float(w), 4) for w in weights],
        "least": round(least, 3),
    }  # fmt: skip
    given.out.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{given.out}: {len(data)} choices, {right_share(data, weights, 0)} right as it is")
    for name, weight in zip(NAMES, weights, strict=True):
        print(f"{name:16} {weight:8.3f}")


if __name__ == "__main__":
    main()
