"""Make the tables that stories are compared by, from the training topics of ECB+.

ECB+ (Cybulska and Vossen 2014) is licensed CC BY 3.0. Written are
`src/kronika/resolving/data/background.tsv` (in how many of its texts a feature stands) and, on the
screen, the weights of `Weights` in `resolving/story_pairs.py`: logistic regression over all pairs
of documents of the training topics, same seminal event or not. The penalty for days apart is not
fitted: these texts have no publication dates.

    python training/stories.py --data ../shared/data/ecbplus
"""

import argparse
import math
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from kronika.resolving.story_pairs import Told
from kronika.resolving.story_profiles import FIELDS, Profile, profile
from kronika.resolving.story_vectors import Vocabulary, cosine, packed, weighted

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from _stories import ecb, read  # type: ignore[import-not-found]

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    asked = parser.parse_args()
    labelled = ecb(asked.data, "train")
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
