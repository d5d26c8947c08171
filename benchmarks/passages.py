"""How many edited copies of news texts the passage index ties to their source, and how fast.

Data: JSON lines with `body` or `text` (`--data`, a file or a folder that holds `gold.jsonl`);
each text of at least 120 words gets one edited copy, the kinds taken in turn: `pickup` (wire
story, first and last sentence changed), `cut` (first 35 %), `doubled` (as much foreign text
behind it), `edited` (8 % of the words replaced), `reused` (30 % inside a foreign story). The
edits are random with a fixed seed. Foreign text is of another outlet's story of the same
data. It does not show: translated or reworded stories, and corpora of millions.
"""

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

from kronika.intake.passages import PassageIndex
from kronika.model.documents import Block, Document

KINDS = ("pickup", "cut", "doubled", "edited", "reused")
MIN_WORDS = 120


def texts(data: Path) -> list[list[str]]:
    """The words of each text that is long enough."""
    path = data / "gold.jsonl" if data.is_dir() else data
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found = [(row.get("body") or row.get("text") or "").split() for row in rows]
    return [words for words in found if len(words) >= MIN_WORDS]


def edited(words: list[str], foreign: list[str], kind: str, luck: random.Random) -> list[str]:
    """A copy of the words as the kind edits them."""
    size = len(words)
    if kind == "pickup":
        return foreign[:8] + words[8:-8] + foreign[-8:]
    if kind == "cut":
        return words[: int(0.35 * size)]
    if kind == "doubled":
        return words + (foreign * (1 + size // len(foreign)))[:size]
    if kind == "edited":
        changed = set(luck.sample(range(size), int(0.08 * size)))
        return [luck.choice(foreign) if i in changed else w for i, w in enumerate(words)]
    start = luck.randrange(size - int(0.3 * size))
    half = len(foreign) // 2
    return foreign[:half] + words[start : start + int(0.3 * size)] + foreign[half:]


def document(name: str, words: list[str]) -> Document:
    """A document of one body block."""
    text = " ".join(words)
    return Document(name, text, (Block("body", 0, len(text)),))


def figures(data: Path) -> dict[str, object]:
    """Recall by kind, pairs beyond those made, grades, and documents a second."""
    luck = random.Random(13)
    whole = texts(data)
    pages, kinds, sources = [], {}, {}
    for i, words in enumerate(whole):
        kind = KINDS[i % len(KINDS)]
        other = (i + len(whole) // 2) % len(whole)
        foreign = whole[other]
        sources |= {f"s{i}": {i}, f"c{i}": {i, other}}
        pages += [document(f"s{i}", words), document(f"c{i}", edited(words, foreign, kind, luck))]
        kinds[f"s{i}", f"c{i}"] = kind
    luck.shuffle(pages)
    index = PassageIndex()
    started = time.process_time()
    found = [shared for page in pages for shared in index.add(page)]
    seconds = time.process_time() - started
    met = {tuple(sorted((one.left, one.right), reverse=True)): one for one in found}
    hits = Counter(kind for pair, kind in kinds.items() if pair in met)
    grades = Counter((kinds[pair], one.grade) for pair, one in met.items() if pair in kinds)
    made = Counter(kinds.values())
    return {
        "documents": len(pages),
        "recall": {kind: round(hits[kind] / made[kind], 3) for kind in KINDS},
        "grades": {f"{kind} {grade}": count for (kind, grade), count in sorted(grades.items())},
        "pairs_without_common_source": sum(
            not sources[left] & sources[right] for left, right in met
        ),
        "documents_per_second": round(len(pages) / seconds, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true", help="print figures as one line of JSON")
    asked = parser.parse_args()
    found = figures(asked.data)
    if not asked.json:
        for name, value in found.items():
            print(f"{name:>22}  {value}")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
