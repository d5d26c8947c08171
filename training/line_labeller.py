"""Makes `src/kronika/intake/data/line_labeller.json` again, from public news pages.

    python training/line_labeller.py --data ../shared/data/htmlpages [--out FILE]

Each HTML page is turned into saved text (resiliparse, nothing removed); a line is story when at
least half of its word 4-grams stand in the gold body. Every page is learned in three shapes: as
it is; with other blank lines, indents and bullets and a part of its furniture missing; and as
the bare story. One judge is logistic, one is boosted trees; the seed is fixed.
"""

import argparse
import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from kronika.intake.line_features import NAMES, features, split_lines

WORD = re.compile(r"\w+")
SEED = 20
OUT = Path(__file__).parents[1] / "src/kronika/intake/data/line_labeller.json"


@dataclass(frozen=True)
class Page:
    id: str
    part: str
    host: str
    text: str
    body: str
    headline: str


def load(folder: Path) -> list[Page]:
    """The pages of a folder as saved text, with the gold body of each."""
    pages = []
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        html = gzip.decompress((folder / "pages" / f"{row['id']}.html.gz").read_bytes())
        tree = HTMLTree.parse_from_bytes(html, "utf-8")
        host = (urlsplit(row["url"]).hostname or "").removeprefix("www.")
        text = extract_plain_text(tree, main_content=False)
        pages.append(
            Page(row["id"], row["set"], host, text, row["body"], row.get("headline") or "")
        )
    return pages


def fold(host: str, folds: int = 5) -> int:
    """The fold of a host: pages of one outlet never stand on both sides."""
    return int(hashlib.sha256(host.encode()).hexdigest(), 16) % folds


def gold_lines(texts: Iterable[str], body: str) -> list[bool]:
    """Which lines stand in the body: half of the 4-grams, or the whole of a shorter line."""
    words = WORD.findall(body)
    grams = {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
    joined = f" {' '.join(words)} "
    out = []
    for text in texts:
        own = WORD.findall(text)
        if len(own) >= 4:
            mine = [tuple(own[i : i + 4]) for i in range(len(own) - 3)]
            out.append(sum(gram in grams for gram in mine) * 2 >= len(mine))
        else:
            long = len(own) > 1 or len(text) > 15
            out.append(bool(own) and long and f" {' '.join(own)} " in joined)
    return out


def shapes(page: Page, rng: random.Random) -> Iterator[tuple[str, list[bool], float]]:
    """The page in its shapes: text, gold of its lines, weight."""
    lines = [line.text for line in split_lines(page.text)]
    gold = gold_lines(lines, page.body)
    yield page.text, gold, 1.0
    story = [line for line, keep in zip(lines, gold, strict=True) if keep]
    if not story:
        return
    yield _disturbed(lines, gold, rng)
    head = [page.headline] if page.headline and "\n" not in page.headline else []
    blank = rng.choice(["\n", "\n\n", "\n\n"])
    yield blank.join([*head, *story]), [False] * len(head) + [True] * len(story), 0.25


def _disturbed(
    lines: list[str], gold: list[bool], rng: random.Random
) -> tuple[str, list[bool], float]:
    """The page without bullets, with other indents and blank lines, some furniture gone."""
    cut = rng.choice([0.0, 0.3, 0.6])
    start = rng.randrange(len(lines))
    gone = range(start, start + int(cut * len(lines)))
    indent = rng.choice(["", "", "    "])
    spread = rng.choice([0.0, 0.5, 1.0])
    text, kept = [], []
    for i, (line, keep) in enumerate(zip(lines, gold, strict=True)):
        bare = re.sub(r"^[•*\-]\s+", "", line)
        if (i in gone and not keep) or not bare.strip():
            continue
        text.append(indent + bare + ("\n" if keep or rng.random() < spread else ""))
        kept.append(keep)
    return "\n".join(text), kept, 0.4


def rows(pages: Iterable[Page]) -> tuple[Any, Any, Any]:
    """Features, gold and weights of all lines; a page counts once, its lines by their words."""
    rng = random.Random(SEED)
    xs, ys, ws = [], [], []
    for page in pages:
        for text, gold, weight in shapes(page, rng):
            lines = split_lines(text)
            if not lines or len(lines) != len(gold):
                continue
            size = np.array([min(150, len(WORD.findall(line.text))) + 4.0 for line in lines])
            xs.append(np.array(features(lines)))
            ys.append(np.array(gold))
            ws.append(size / size.sum() * weight)
    weights = np.concatenate(ws)
    return np.vstack(xs), np.concatenate(ys), weights * len(weights) / weights.sum()


def _tree(nodes: Any, at: int) -> Any:  # noqa: ANN401
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 4)
    threshold = float(f"{float(node['num_threshold']):.7g}")
    return [
        int(node["feature_idx"]), threshold,
        _tree(nodes, int(node["left"])), _tree(nodes, int(node["right"])),
    ]  # fmt: skip


def fit(pages: Iterable[Page], *, threshold: float = 0.55, share: float = 0.65) -> dict[str, Any]:
    """The weights learned from pages, in the form of the JSON file."""
    x, y, weight = rows(pages)
    scaler = StandardScaler().fit(x)
    line = LogisticRegression(C=0.02, max_iter=400).fit(scaler.transform(x), y, weight)
    weights = line.coef_[0] / scaler.scale_
    bias = float(line.intercept_[0] - (weights * scaler.mean_).sum())
    trees, base = [], 0.0
    seeds = (1, 2)
    for seed in seeds:
        boosted = HistGradientBoostingClassifier(
            max_iter=140, max_leaf_nodes=8, learning_rate=0.07, min_samples_leaf=60,
            l2_regularization=20.0, max_features=0.3, random_state=seed, early_stopping=False,
        ).fit(x, y, weight)  # fmt: skip
        base += float(np.ravel(boosted._baseline_prediction)[0]) / len(seeds)  # noqa: SLF001
        trees += [_scaled(_tree(p[0].nodes, 0), 1 / len(seeds)) for p in boosted._predictors]  # noqa: SLF001
    return {
        "names": list(NAMES),
        "bias": round(bias, 6),
        "weights": [round(float(w), 6) for w in weights],
        "base": round(base, 6),
        "trees": trees,
        "share": share,
        "threshold": threshold,
    }


def _scaled(node: Any, factor: float) -> Any:  # noqa: ANN401
    if isinstance(node, float):
        return round(node * factor, 5)
    return [node[0], node[1], _scaled(node[2], factor), _scaled(node[3], factor)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/htmlpages"))
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    pages = load(given.data)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(fit(pages), separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{given.out}: {given.out.stat().st_size} bytes from {len(pages)} pages")


if __name__ == "__main__":
    main()
