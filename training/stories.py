"""Make the tables that stories are compared by, from the training topics of ECB+.

ECB+ (Cybulska and Vossen 2014) is licensed CC BY 3.0. Written are
`src/kronika/resolving/data/background.tsv` (in how many of its texts a feature stands) and, on the
screen, the weights of `Weights` in `resolving/story_pairs.py`: logistic regression over all pairs
of documents of the training topics, same seminal event or not. The penalty for days apart is not
fitted: these texts have no publication dates.

    python training/stories.py --data ../shared/data/ecbplus
    python training/stories.py --data ../shared/data/ecbplus --parts 5

With `--parts` nothing is written: the weights are fitted on all parts of the topics but one and
B-cubed F1 is taken on that one. The background table is that of the package, counted on all topics
(without gold), and the constants of the linkage were chosen in sight of them, so it flatters.
"""

import argparse
import math
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from kronika.resolving.stories import StorySettings, stories
from kronika.resolving.story_pairs import Told, Weights
from kronika.resolving.story_profiles import FIELDS, Profile, profile
from kronika.resolving.story_vectors import Vocabulary, cosine, packed, weighted
from kronika.scoring.bcubed import b_cubed

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from _stories import Labelled, ecb, read  # type: ignore[import-not-found]

TABLE = Path(__file__).parents[1] / "src/kronika/resolving/data/background.tsv"
LEAST = 3
HEADER = """\
# In how many of the news texts a feature stands, by field, without what fewer than 3 stories tell.
# Counted in the training topics of ECB+ (Cybulska and Vossen 2014), CC BY 3.0.
# First line: how many texts. Then field, count, features with that count.
"""


def table(profiles: list[Profile]) -> Vocabulary:
    """In how many documents each feature stands."""
    counts = [Counter(f for p in profiles for f in p.fields[i]) for i in range(len(FIELDS))]
    return Vocabulary(len(profiles), tuple(counts))


def general(known: Vocabulary, profiles: list[Profile], gold: list[str]) -> Vocabulary:
    """The table without what only one or two stories speak of."""
    kept = []
    for i, counts in enumerate(known.counts):
        told = {(f, story) for p, story in zip(profiles, gold, strict=True) for f in p.fields[i]}
        spread = Counter(feature for feature, _ in told)
        kept.append({f: c for f, c in counts.items() if spread[f] >= LEAST})
    return Vocabulary(known.documents, tuple(kept))


def write(known: Vocabulary) -> None:
    """Write the background table."""
    lines = [str(known.documents)]
    for name, counts in zip(FIELDS, known.counts, strict=True):
        for count in sorted(set(counts.values()), reverse=True):
            features = sorted(f for f, c in counts.items() if c == count)
            lines.append(f"{name}\t{count}\t{'|'.join(features)}")
    TABLE.write_text(HEADER + "\n".join(lines) + "\n", "utf-8")


def fitted(profiles: list[Profile], gold: list[str], known: Vocabulary) -> list[float]:
    """Base and weights from all pairs."""
    told = [Told(p.document_id, tuple(map(packed, weighted(p, known))), None) for p in profiles]
    rows, same = [], []
    for i, left in enumerate(told):
        for j in range(i):
            right = told[j]
            rows.append(
                [math.sqrt(cosine(a, b)) for a, b in zip(left.vectors, right.vectors, strict=True)]
            )
            same.append(gold[i] == gold[j])
    model = LogisticRegression(C=1.0, max_iter=2000).fit(np.array(rows), np.array(same))
    return [float(model.intercept_[0]), *(float(w) for w in model.coef_[0])]


def held_out(labelled: list[Labelled], parts: int) -> list[float]:
    """F1 on each part of the topics, weights fitted on the others; topics are dealt in turn."""
    pages = list(read(labelled))
    profiles = [profile(document, reading) for document, reading in pages]
    topics = sorted({one.category for one in labelled}, key=int)
    found = []
    for part in range(parts):
        own = set(topics[part::parts])
        rest = [i for i, one in enumerate(labelled) if one.category not in own]
        told = [profiles[i] for i in rest]
        base, *weights = fitted(told, [labelled[i].story for i in rest], table(told))
        settings = StorySettings(weights=Weights(base, tuple(weights)))
        seen = [p for p, one in zip(pages, labelled, strict=True) if one.category in own]
        groups = {
            name: i
            for i, story in enumerate(stories(seen, settings=settings))
            for name in story.document_ids
        }
        gold = {one.document.id: one.story for one in labelled if one.category in own}
        found.append(b_cubed(groups, gold).f1)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--parts", type=int, help="parts of the topics, each held out in turn")
    asked = parser.parse_args()
    labelled = ecb(asked.data, "train")
    if asked.parts:
        found = held_out(labelled, asked.parts)
        print("parts", *(f"{f1:.3f}" for f1 in found))
        print(f"mean  {sum(found) / len(found):.3f}")
        return
    profiles = [profile(document, reading) for document, reading in read(labelled)]
    gold = [one.story for one in labelled]
    known = table(profiles)
    write(general(known, profiles, gold))
    base, *weights = fitted(profiles, gold, known)
    print("base", round(base, 2))
    for name, weight in zip(FIELDS, weights, strict=True):
        print(f"{name:>10} {weight:.2f}")


if __name__ == "__main__":
    main()
