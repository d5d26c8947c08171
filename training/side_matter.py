"""Make the weights of the side-matter labeller again.

    python training/side_matter.py --data ../shared/data/htmlpages [--write]

Trains boosted trees on layout features (`kronika.intake.side_matter.NAMES`) of real pages whose
article body is marked: a line is story when at least half of its word 4-grams stand in the marked
body. Prints body F1 by 4-gram shingles, five-fold by host, beside trafilatura; with `--write` it
trains on all pages and writes src/kronika/intake/data/side_matter.json. No words of the pages are
kept.
"""

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from kronika.intake.html import page_layout
from kronika.intake.html_story import story_lines
from kronika.intake.html_tree import parse
from kronika.intake.metadata import read_metadata
from kronika.intake.side_matter import NAMES, Layout, features

WORD = re.compile(r"\w+")
FOLDS = 5
OUTSIDE = 6
WEIGHTS = Path(__file__).parents[1] / "src/kronika/intake/data/side_matter.json"
SETTINGS = {
    "n_estimators": 200, "max_depth": 4, "learning_rate": 0.06, "subsample": 0.7,
    "min_samples_leaf": 20, "max_features": 0.4, "random_state": 1,
}  # fmt: skip


@dataclass
class Page:
    """One page with its candidate lines."""

    id: str
    set: str
    fold: int
    gold: str
    known: str | None
    layout: Layout
    low: int
    rows: list[list[float]]
    labels: list[int]
    weights: list[float]
    plain: str


def shingles(text: str, n: int = 4) -> Counter[tuple[str, ...]]:
    """Word n-grams of a text with their counts; the whole text when it is shorter."""
    words = WORD.findall(text)
    starts = range(max(1, len(words) - n + 1)) if words else range(0)
    return Counter(tuple(words[i : i + n]) for i in starts)


def fold_of(url: str) -> int:
    """The fold of a host: pages of one host are never apart."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return int(hashlib.sha256(host.encode()).hexdigest(), 16) % FOLDS


def is_story(line: str, gold: Counter[tuple[str, ...]], gold_lines: set[str]) -> int:
    """Whether a line is marked as body; a line of under four words only as a whole."""
    own = shingles(line)
    if len(WORD.findall(line)) < 4:
        return int(" ".join(WORD.findall(line)) in gold_lines)
    return int(sum((own & gold).values()) >= 0.5 * sum(own.values()))


def make_page(record: dict, markup: str) -> Page:
    root = parse(markup)
    layout = page_layout(root, read_metadata(root, url=record["url"]), url=record["url"])
    first, last = layout.span()
    low, high = max(0, first - OUTSIDE), min(len(layout.lines), last + OUTSIDE)
    high = low if first == last else high
    gold = shingles(record["body"])
    gold_lines = {" ".join(WORD.findall(line)) for line in record["body"].split("\n")}
    lines = [layout.words(i) for i in range(low, high)]
    labels = [is_story(line, gold, gold_lines) for line in lines]
    return Page(
        record["id"], record["set"], fold_of(record["url"]), record["body"],
        record["body_with_standfirst"] if is_english(record) else None, layout, low,
        features(layout, low, high) if lines else [], labels,
        [1.0 + min(60, len(WORD.findall(line))) ** 0.5 for line in lines], _trafilatura(layout),
    )  # fmt: skip


def is_english(record: dict) -> bool:
    """Whether a page of the fundus set is in English, by its commonest words."""
    words = Counter(WORD.findall(record["body"].casefold()))
    common = words["the"] + words["and"] + words["of"]
    return record["set"] == "fundus" and common > 0.06 * sum(words.values())


def has_foreign(text: str, gold: str) -> bool:
    """Whether a text has a paragraph with under half of its 4-grams in the gold."""
    known, words = shingles(gold), set(WORD.findall(gold))
    for line in text.split("\n"):
        own = shingles(line)
        short = len(WORD.findall(line)) < 4
        if short and not set(WORD.findall(line)) <= words:
            return True
        if not short and sum((own & known).values()) < 0.5 * sum(own.values()):
            return True
    return False


def _trafilatura(layout: Layout) -> str:
    kept = (i for i, share in enumerate(layout.covered) if share >= 0.5)
    return "\n".join(layout.words(i) for i in kept)


def f1(pairs: list[tuple[str, str]]) -> float:
    """The scorer of the article-extraction benchmark: means of precision and recall by page."""
    precision, recall = [], []
    for said, gold in pairs:
        a, b = shingles(said), shingles(gold)
        both = sum((a & b).values())
        precision.append(both / sum(a.values()) if a else float(not b))
        recall.append(both / sum(b.values()) if b else 1.0)
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return 2 * p * r / (p + r) if p + r else 0.0


def train(pages: list[Page]) -> GradientBoostingClassifier:
    rows = np.array([row for page in pages for row in page.rows])
    labels = np.array([label for page in pages for label in page.labels])
    weights = np.array([weight for page in pages for weight in page.weights])
    return GradientBoostingClassifier(**SETTINGS).fit(rows, labels, sample_weight=weights)


def story_of(page: Page, scores: Sequence[float]) -> str:
    """The body that these scores give, one paragraph a line."""
    by_line = {page.low + i: float(score) for i, score in enumerate(scores)}
    kinds = story_lines(page.layout, by_line)
    return "\n".join(page.layout.words(i) for i, kind in sorted(kinds.items()) if kind == "body")


def cross_validate(pages: list[Page]) -> dict[str, float]:
    said: dict[str, str] = {}
    for fold in range(FOLDS):
        model = train([page for page in pages if page.fold != fold])
        for page in pages:
            if page.fold == fold:
                scores = model.predict_proba(np.array(page.rows))[:, 1] if page.rows else []
                said[page.id] = story_of(page, scores)
    figures = {}
    for name in sorted({page.set for page in pages}):
        own = [page for page in pages if page.set == name]
        figures[name] = f1([(said[page.id], page.gold) for page in own])
        figures[f"{name}_trafilatura"] = f1([(page.plain, page.gold) for page in own])
    english = [page for page in pages if page.known is not None]
    foreign = [has_foreign(said[page.id], page.known or "") for page in english]
    figures["foreign_pages"] = sum(foreign) / max(1, len(english))
    return figures


def dump(model: GradientBoostingClassifier) -> dict:
    """The trees as rows (feature, threshold, left, right) or (-1, value)."""
    trees = []
    for (stage,) in model.estimators_:
        t = stage.tree_
        trees.append([node(t, i, model.learning_rate) for i in range(t.node_count)])
    prior = model.init_.class_prior_[1]
    return {
        "features": list(NAMES),
        "bias": round(float(np.log(prior / (1 - prior))), 5),
        "trees": trees,
    }


def node(tree: object, i: int, rate: float) -> list[float]:
    if tree.feature[i] < 0:
        return [-1, round(float(tree.value[i][0][0]) * rate, 5)]
    split = round(float(tree.threshold[i]), 5)
    return [int(tree.feature[i]), split, int(tree.children_left[i]), int(tree.children_right[i])]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    records = [json.loads(line) for line in (options.data / "gold.jsonl").open(encoding="utf-8")]
    pages = []
    for record in records:
        raw = gzip.decompress((options.data / "pages" / f"{record['id']}.html.gz").read_bytes())
        pages.append(make_page(record, raw.decode("utf-8", "replace")))
    print(len(pages), "pages", sum(len(page.rows) for page in pages), "lines")
    print(json.dumps(cross_validate(pages)))
    if options.write:
        WEIGHTS.parent.mkdir(exist_ok=True)
        WEIGHTS.write_text(json.dumps(dump(train(pages)), separators=(",", ":")), encoding="utf-8")
        print("written", WEIGHTS, WEIGHTS.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
