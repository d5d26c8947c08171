"""Stories: how well documents are grouped by what they mainly report, beside TF-IDF + time.

Data (`--data`): a folder with `articles.jsonl` (news articles of many outlets labelled with the
event they report) or, with `--ecb`, a folder of ECB+ (`--split`, default `dev`: documents of the
development topics, each clustered by its seminal event, the subtopic). Names and days are read by
the rule reader; gold is only used for scoring. The weights of pairs and the background table were
made from the training topics of ECB+ (`training/stories.py`), so `--split train` flatters.

Figures: B-cubed F1 over all documents (`b3_f1`), over those of category world (`b3_f1_world`,
clustered among all), `without` (F1 without each part in turn), `sensitivity` (F1 over a range of
the linkage threshold), and `baseline`:
TF-IDF (words and pairs of words, small words left out) mixed with an exponential of the days apart,
average linkage, weights and threshold tuned on the very data that is scored, so it is the
best that the method could show. It does not show other languages, nor roundups that report several
stories, nor collections of many thousand documents (`resolve_speed.py`).
"""

import argparse
import itertools
import json
import math
import time
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from _stories import Labelled, ecb, newsclusters, read
from kronika.model.documents import Document
from kronika.model.readings import Reading
from kronika.resolving.linkage import Linkage
from kronika.resolving.stories import StorySettings, stories
from kronika.resolving.story_pairs import Weights
from kronika.resolving.story_profiles import FIELDS, published_day
from kronika.scoring.bcubed import b_cubed

THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
WORLD = "world"
Pages = list[tuple[Document, Reading | None]]
Groups = dict[str, int]


def ours(pages: Pages, *, settings: StorySettings | None = None) -> Groups:
    """Which story each document is in."""
    found = stories(pages, settings=settings)
    return {name: i for i, story in enumerate(found) for name in story.document_ids}


def scored(found: Groups, labelled: list[Labelled]) -> dict[str, float]:
    """The figures of one grouping."""
    gold = {one.document.id: one.story for one in labelled}
    whole = b_cubed(found, gold)
    figures = {"b3_f1": whole.f1, "b3_precision": whole.precision, "b3_recall": whole.recall}
    world = [one.document.id for one in labelled if one.category == WORLD]
    if world:
        figures["b3_f1_world"] = b_cubed(found, gold, over=world).f1
    return {name: round(value, 4) for name, value in figures.items()}


def baseline(labelled: list[Labelled]) -> dict[str, object]:
    """TF-IDF and time with average linkage: its best figures on this data."""
    best: dict[str, object] = {"b3_f1": 0.0}
    documents = [one.document for one in labelled]
    dated = any(published_day(document) for document in documents)
    times = [(0.0, 1.0)] + [(w, d) for w in (0.1, 0.2) for d in (10.0, 100.0) if dated]
    for pairs, lead in itertools.product((False, True), (1, 3)):
        words = _tfidf(documents, pairs=pairs, headline=lead)
        for weight, scale in times:
            for cut, found in _cuts(_mixed(words, documents, weight, scale), documents):
                figures = scored(found, labelled)
                if figures["b3_f1"] > best["b3_f1"]:  # type: ignore[operator]
                    tuned = {"pairs": pairs, "headline": lead, "time": weight, "days": scale}
                    best = {**figures, "tuned": {**tuned, "threshold": cut}}
    return best


def _tfidf(documents: list[Document], *, pairs: bool, headline: int):  # noqa: ANN202
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [" ".join([(d.headline or "")] * (headline - 1) + [d.text]) for d in documents]
    matrix = TfidfVectorizer(
        sublinear_tf=True, stop_words="english", ngram_range=(1, 2 if pairs else 1)
    ).fit_transform(texts)
    return (matrix @ matrix.T).toarray()


def _mixed(words, documents: list[Document], weight: float, scale: float):  # noqa: ANN001, ANN202
    if not weight:
        return words
    days = [published_day(document) for document in documents]
    mixed = words * (1 - weight)
    for i, left in enumerate(days):
        for j, right in enumerate(days):
            near = 1.0 if None in (left, right) else math.exp(-abs(left - right) / scale)  # type: ignore[operator]
            mixed[i, j] += weight * near
    return mixed


def _cuts(likeness, documents: list[Document]):  # noqa: ANN001, ANN202
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    apart = np.clip(1 - likeness, 0, 1)
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart, checks=False), "average")
    for cut in range(3, 60):
        labels = fcluster(tree, 1 - cut / 100, "distance")
        yield cut / 100, {d.id: int(label) for d, label in zip(documents, labels, strict=True)}


def sensitivity(pages: Pages, labelled: list[Labelled]) -> dict[str, dict[str, float]]:
    """F1 over a range of the threshold, the rest as it ships."""
    found = {}
    for threshold in THRESHOLDS:
        settings = StorySettings(linkage=Linkage(threshold=threshold))
        figures = scored(ours(pages, settings=settings), labelled)
        found[str(threshold)] = {k: v for k, v in figures.items() if k.startswith("b3_f1")}
    return found


def without(pages: Pages, labelled: list[Labelled]) -> dict[str, float]:
    """F1 without each part in turn, the rest as it ships."""
    weights = Weights()
    settings = {
        "stragglers": StorySettings(linkage=Linkage(straggler_size=0)),
        "veto": StorySettings(linkage=Linkage(cohesion=0.0)),
        "publication": StorySettings(weights=replace(weights, gap=0.0)),
    }
    for i, name in enumerate(FIELDS):
        fields = (*weights.fields[:i], 0.0, *weights.fields[i + 1 :])
        settings[name] = StorySettings(weights=replace(weights, fields=fields))
    return {n: scored(ours(pages, settings=s), labelled)["b3_f1"] for n, s in settings.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--ecb", action="store_true", help="the folder holds ECB+")
    parser.add_argument("--split", default="dev", help="split of ECB+ (default dev)")
    parser.add_argument("--without", action="store_true", help="without each part in turn, too")
    parser.add_argument("--no-baseline", action="store_true")
    parser.add_argument("--json", action="store_true", help="print figures as one line of JSON")
    asked = parser.parse_args()
    labelled = ecb(asked.data, asked.split) if asked.ecb else newsclusters(asked.data)
    pages: Pages = list(read(labelled))
    started = time.process_time()
    found = ours(pages)
    seconds = time.process_time() - started
    figures: dict[str, object] = {
        "documents": len(pages),
        "stories": len({one.story for one in labelled}),
        "found": len(set(found.values())),
        **scored(found, labelled),
        "seconds": round(seconds, 2),
        "sensitivity": sensitivity(pages, labelled),
    }
    if asked.without:
        figures["without"] = without(pages, labelled)
    if asked.no_baseline or find_spec("sklearn"):
        figures["baseline"] = None if asked.no_baseline else baseline(labelled)
    else:
        print("baseline not measured: it needs scikit-learn (pip install -e '.[train]')")
    if not asked.json:
        for name, value in figures.items():
            print(f"{name:>14}  {value}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
