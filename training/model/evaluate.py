"""Development figures of a model: names, MUC-4, events, attributions of the texts set aside.

python training/model/evaluate.py --data ../shared/data [--model DIR] [--json]
"""

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path

import sources_events
import sources_names
import sources_own
from examples import Example, Spans

from kronika.reading.learned import muc_templates, open_model
from kronika.reading.learned.answers import Answer
from kronika.reading.learned.model import Model

Read = list[tuple[list[Answer], Spans]]


def plain(model: Model, examples: list[Example], head: str) -> Read:
    """For each example what the model answers, read as the reader reads pages, and what is true."""
    if examples and examples[0].paragraphs:
        return [(model.lines(e.text), e.spans[head]) for e in examples]
    answers = model.read([(e.text, 0) for e in examples])
    return [([a], e.spans[head]) for a, e in zip(answers, examples, strict=True)]


def marked(model: Model, examples: list[Example], head: str) -> Read:
    """For each trigger what the model answers around it, and what is true."""
    found = []
    for e in examples:
        page = model.page([(m.group(), m.start()) for m in re.finditer(r"\S[^\n]*", e.text)])
        answers = page.marked([at for at, _ in e.tellings])
        found += [([answers[at]], spans[head]) for at, spans in e.tellings if at in answers]
    return found


def f1(right: int, said: int, gold: int) -> float:
    return round(200 * right / max(said + gold, 1), 1)


def spans_f1(read: Read, head: str, labels: set[str] | None = None) -> dict:
    """Strict span F1 of a head; a gold label of several is right by any of them."""
    right, said, gold = Counter(), Counter(), Counter()
    loose = 0
    for answers, gold_spans in read:
        found = [s for answer in answers for s in answer.spans(head)]
        mine = [s for s in found if labels is None or s.label in labels]
        true = [t for t in gold_spans if t[2] != "?" and (labels is None or t[2] in labels)]
        unsure = [t for t in gold_spans if t[2] == "?"]
        for s in mine:
            if any(a < s.end and s.start < b for a, b, _ in unsure):
                continue
            said[s.label] += 1
            hit = any((s.start, s.end) == (a, b) and s.label in x.split("|") for a, b, x in true)
            right[s.label] += hit
            loose += any(s.start < b and a < s.end and s.label in x.split("|") for a, b, x in true)
        for *_, x in true:
            gold[x] += 1
    total = f1(sum(right.values()), sum(said.values()), sum(gold.values()))
    over = f1(loose, sum(said.values()), sum(gold.values()))
    each = {k: f1(right[k], said[k], gold[k]) for k in sorted(gold)}
    return {"f1": total, "overlap": over, "each": each}


def muc_predictions(model: Model, data: Path, out: Path, *, part: str = "dev") -> None:
    with out.open("w") as lines:
        for row in (data / f"muc4/{part}.jsonl").read_text().splitlines():
            doc = json.loads(row)
            made = muc_templates(model, doc["text_truecased"])
            lines.write(json.dumps({"docid": doc["docid"], "templates": made}) + "\n")


def classes_right(model: Model, examples: list, head: str) -> float:
    right = total = 0
    for e in examples:
        answers = model.lines(e.text)
        for start, end, label in e.classes.get(head, ()):
            told = (answer.best(head, start, end) for answer in answers)
            best = next((b for b in told if b), None)
            right += bool(best and best[0] == label)
            total += 1
    return round(100 * right / max(total, 1), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--muc", type=Path, default=Path("/tmp/muc-dev.jsonl"))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    began = time.perf_counter()
    model = open_model(args.model)
    print("load", round(time.perf_counter() - began, 2), "s")
    first = list(sources_own.corpus(aside=True))
    pages = list(sources_own.goldpages(args.data, apart=True))
    bank = list(sources_events.propbank(args.data, part="dev"))[:500]
    politics = list(sources_names.crossner(args.data, part="dev"))
    uner = list(sources_names.uner(args.data, part="test"))
    three = {"PER", "ORG", "LOC"}
    tests = {
        "politics": lambda: spans_f1(plain(model, politics, "names4"), "names4"),
        "uner": lambda: spans_f1(plain(model, uner, "names4"), "names4", three),
        "propbank": lambda: spans_f1(marked(model, bank, "propbank"), "propbank"),
        "own_names": lambda: spans_f1(plain(model, first, "names"), "names"),
        "own_events": lambda: spans_f1(plain(model, first, "events"), "events"),
        "own_claims": lambda: spans_f1(plain(model, first, "claims"), "claims"),
        "own_roles": lambda: spans_f1(marked(model, first, "roles"), "roles"),
        "own_lifecycle": lambda: classes_right(model, first, "lifecycle"),
        "own_factuality": lambda: classes_right(model, first, "factuality"),
        "goldpages_names": lambda: spans_f1(plain(model, pages, "names"), "names"),
        "muc": lambda: muc_predictions(model, args.data, args.muc),
    }
    found = {}
    for name, run in tests.items():
        if not args.only or name in args.only.split(","):
            found[name] = run()
            print(name, found[name], round(time.perf_counter() - began, 1), flush=True)
    if args.json:
        print(json.dumps(found))


if __name__ == "__main__":
    main()
