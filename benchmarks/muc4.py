"""Incident templates on MUC-4: who attacked whom, with what.

    .venv/bin/python benchmarks/muc4.py [--reader rules|learned] [--via events|model]
        [--data ../shared/data/muc4/dev.jsonl] [--out PRED.jsonl] [--json]

Data: MUC-4 dev (TST1 and TST2: 200 news items on Latin America, 1988 to 1991), read in the
guessed mixed case (`text_truecased`, 95 % of words right). Predictions are written and scored
with `tools/score_muc4.py` beside the data: `gtt` (templates), `ree` (role fillers of the
document), `rme_phi3` (mentions), `type` and `relevant` (is there any incident), with 95 %
intervals from documents drawn anew. The baseline that takes every document for relevant is
printed beside.

`--via events` maps the reader's events to templates (`_muc.py`): attacks, and battles and air
strikes by groups; bombing, kidnapping, arson and robbery by the words of the sentence; one
template a type. `--via model` (the default for the learned reader) takes the templates of its own
MUC-4 heads.

It does not show: exercises, visits, statements, cooperation, which are most of what Kronika
reads; dates and places of incidents; or the test half, where figures run up to ten points higher.
Much of this score is the habit of its annotators (which incident counts, where a string ends),
which the rule reader has never seen.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from _muc import templates
from _readers import NoReaderError, Reader, dated, open_heads, open_reader, options, page, run
from _scores import Counts
from kronika.reading.learned import muc_templates

HEADS = ("gtt/all", "ree/all", "rme_phi3/all", "type/all", "relevant/all")
Row = dict[str, Any]


def by_events(reader: Reader) -> Callable[[Row], list[Row]]:
    """Templates from the events of any reader."""

    def predict(row: Row) -> list[Row]:
        parts = [("body", words) for words in row["text_truecased"].split("\n\n")]
        document = page(parts, name=row["docid"], **dated(row["date"]))
        reading = reader.read(document)
        return templates(document, reading, reader.records(document, reading))

    return predict


def by_model(model: Any) -> Callable[[Row], list[Row]]:  # noqa: ANN401
    """Templates from the model's own heads."""
    return lambda row: muc_templates(model, row["text_truecased"])


def always(rows: Iterable[Row]) -> Counts:
    """`relevant` of saying yes to every document."""
    told = [bool(row["templates"]) for row in rows]
    return Counts(sum(told), len(told), sum(told))


def scored(gold: Path, said: Path) -> dict[str, Any]:
    """The figures of the scorer beside the data."""
    scorer = gold.resolve().parents[2] / "tools" / "score_muc4.py"
    if not scorer.exists():
        raise NoReaderError(f"no scorer at {scorer}")
    command = [sys.executable, str(scorer), str(gold), str(said), "--json", "--bootstrap", "500"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoReaderError(f"{scorer.name}: {done.stderr.strip().splitlines()[-1]}")
    return json.loads(done.stdout)["scores"]


def write(rows: Iterable[Row], predict: Callable[[Row], list[Row]], out: Path) -> None:
    """One line of predictions a document."""
    with out.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps({"docid": row["docid"], "templates": predict(row)}) + "\n")


def predictor(args: argparse.Namespace) -> Callable[[Row], list[Row]]:
    """The way from a document to templates that was asked for."""
    if args.via == "events" or (args.via is None and args.reader != "learned"):
        return by_events(open_reader(args.reader, model=args.model))
    model = open_heads(args.reader, model=args.model)
    if model is None:
        raise NoReaderError(f"reader {args.reader!r} has no MUC-4 heads; take --via events")
    return by_model(model)


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """Predicts, scores and prints."""
    rows = [json.loads(line) for line in args.data.read_text("utf-8").splitlines() if line]
    predict = predictor(args)
    with tempfile.TemporaryDirectory() as folder:
        out = args.out or Path(folder) / "pred.jsonl"
        write(rows, predict, out)
        found = scored(args.data, out)
    base = always(rows)
    for name, row in found.items():
        ends = "  [{:.1f}, {:.1f}]".format(*row["f1_95"]) if "f1_95" in row else ""
        print(f"{name:28} P {row['p']:5.1f}  R {row['r']:5.1f}  F1 {row['f1']:5.1f}{ends}")
    yes = f"P {100 * base.precision:5.1f}  R 100.0  F1 {100 * base.f1:5.1f}"
    print(f"{'relevant, always yes':28} {yes}")
    figures = {name: found[name] for name in found if name in HEADS}
    return {
        "documents": len(rows), "via": args.via or "default", **figures,
        "always_yes_relevant_f1": round(100 * base.f1, 2),
        "all": {name: row["f1"] for name, row in found.items()},
    }  # fmt: skip


if __name__ == "__main__":
    parser = options(__doc__, data=Path("../shared/data/muc4/dev.jsonl"))
    parser.add_argument("--via", choices=("events", "model"), help="how templates are made")
    parser.add_argument("--out", type=Path, help="keep the predictions here")
    raise SystemExit(run(parser, measure))
