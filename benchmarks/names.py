"""How well names of one bearer are told from names of two: recall at precision 0.95.

Data: JSON lines `{"a", "b", "type", "same"}`. The pairs in `benchmarks/data/name_pairs.jsonl` were
written for development by the authors of the rules, half of them hard (two brothers, two editions,
a force and its navy); the rules were corrected in sight of them, so their figure is an upper
estimate. Measured beside Kronika in the same run: rapidfuzz (token_sort_ratio, WRatio, each with
and without anyascii) and nomenklatura's LogicV2, in this environment or in one named by
`--nomenklatura PYTHON`; it is left out, with a printed reason, where it is not installed.

`recall` is the largest share of the same pairs that some threshold finds while at least 95 % of
what it finds is right; pairs of equal score stand or fall together. `vetoed_merges` counts
different pairs that Kronika would join without asking a person.

What it does not show: how entities join in running text, where country and post are known too.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz

from kronika.codebook.identity import NameIndex
from kronika.resolving.names import Names

DATA = Path(__file__).parent / "data" / "name_pairs.jsonl"
PRECISION = 0.95
Pair = dict[str, str | bool]

LOGIC = """
import json, sys
from nomenklatura.matching.logic_v2.model import LogicV2
from nomenklatura.matching import get_algorithm
from followthemoney import model
from followthemoney.proxy import EntityProxy
schema = {"person": "Person", "company": "Company", "igo": "PublicBody", "agency": "PublicBody"}
config = LogicV2.default_config()
for number, line in enumerate(sys.stdin):
    row = json.loads(line)
    kind = schema.get(row["type"], "Organization" if row["type"] != "place" else "LegalEntity")
    made = []
    for side in "ab":
        proxy = model.make_entity(kind)
        proxy.id = f"{side}{number}"
        proxy.add("name", row[side])
        made.append(proxy)
    print(json.dumps(LogicV2.compare(made[0], made[1], config).score), flush=True)
"""


def recall_at(scores: list[float], same: list[bool], precision: float = PRECISION) -> float:
    """The best recall of any threshold whose precision is at least so high."""
    groups: dict[float, list[bool]] = defaultdict(list)
    for score, truth in zip(scores, same, strict=True):
        groups[round(score, 6)].append(truth)
    found = right = 0
    best = 0.0
    for score in sorted(groups, reverse=True):
        if score <= 0:
            break
        found += len(groups[score])
        right += sum(groups[score])
        if right / found >= precision:
            best = max(best, right / sum(same))
    return best


def nomenklatura(pairs: list[Pair], python: str) -> list[float] | None:
    """The scores of LogicV2, or None with a printed reason."""
    lines = "\n".join(json.dumps(p) for p in pairs)
    try:
        run = subprocess.run(
            [python, "-c", LOGIC], input=lines, capture_output=True, text=True, timeout=600
        )
    except OSError as error:
        print(f"nomenklatura left out: {error}")
        return None
    if run.returncode:
        print(f"nomenklatura left out: {run.stderr.strip().splitlines()[-1]}")
        return None
    return [float(line) for line in run.stdout.split()]


def ours(pairs: list[Pair], index: NameIndex) -> tuple[list[float], int]:
    """The scores of Kronika, and how many different pairs it would join unasked."""
    names = Names(index)
    said = [names.compare(p["a"], p["b"], kind=p["type"]) for p in pairs]
    joined = sum(c.verdict == "same" and not p["same"] for c, p in zip(said, pairs, strict=True))
    return [c.score for c in said], joined


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--nomenklatura", default=sys.executable, metavar="PYTHON")
    parser.add_argument("--errors", action="store_true", help="print the pairs that stand wrong")
    args = parser.parse_args()
    pairs = [json.loads(line) for line in args.data.read_text("utf-8").splitlines() if line]
    same = [bool(p["same"]) for p in pairs]
    with_rows, joined = ours(pairs, NameIndex.packaged())
    without, joined_bare = ours(pairs, NameIndex.empty())
    scores: dict[str, list[float]] = {"kronika": with_rows, "kronika_without_rows": without}
    peers: dict[str, Callable[[str, str], float]] = {
        "rapidfuzz_token_sort": fuzz.token_sort_ratio,
        "rapidfuzz_wratio": fuzz.WRatio,
        "rapidfuzz_token_sort_anyascii": lambda a, b: fuzz.token_sort_ratio(
            anyascii(a).lower(), anyascii(b).lower()
        ),
        "rapidfuzz_wratio_anyascii": lambda a, b: fuzz.WRatio(
            anyascii(a).lower(), anyascii(b).lower()
        ),
    }
    for name, measure in peers.items():
        scores[name] = [measure(str(p["a"]), str(p["b"])) for p in pairs]
    logic = nomenklatura(pairs, args.nomenklatura)
    if logic is not None:
        scores["nomenklatura_logic_v2"] = logic
    figures: dict[str, object] = {"pairs": len(pairs), "same": sum(same)}
    figures |= {f"recall_p95_{name}": round(recall_at(s, same), 3) for name, s in scores.items()}
    best = max((recall_at(s, same) for n, s in scores.items() if "kronika" not in n), default=0)
    figures["times_best_library"] = round(recall_at(with_rows, same) / best, 2) if best else None
    figures |= {"vetoed_merges": joined, "vetoed_merges_without_rows": joined_bare}
    for name, figure in figures.items():
        print(f"{name:45} {figure}")
    if args.errors:
        for score, pair in sorted(zip(with_rows, pairs, strict=True), key=lambda x: -x[0]):
            if (score >= 0.6) != pair["same"]:
                print(score, pair["type"], pair["a"], "|", pair["b"], "|", pair["same"])
    if args.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
