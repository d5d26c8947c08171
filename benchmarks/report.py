"""The table of figures in README.md: runs each benchmark and prints one row a figure.

    .venv/bin/python benchmarks/report.py [--data ../shared] [--only NAME ...]

Every row names the command that prints it alone. Figures come from development data that was seen
while Kronika was written: on other pages expect less. Rows whose data is not there are left out.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Figures = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One row of the table: what is measured, how it is run, and how its figures are told."""

    name: str
    what: str
    script: str
    data: str
    extra: tuple[str, ...]
    tell: Callable[[Figures], str]


def _f1(*names: str) -> Callable[[Figures], str]:
    def tell(figures: Figures) -> str:
        return " / ".join(f"{_find(figures, name):.3f}" for name in names)

    return tell


def _find(figures: Any, name: str) -> float:  # noqa: ANN401
    """The first figure of a name anywhere in the object."""
    queue = [figures]
    while queue:
        here = queue.pop(0)
        if isinstance(here, dict):
            if name in here:
                value = here[name]
                return float(value["f1"] if isinstance(value, dict) and "f1" in value else value)
            queue += list(here.values())
    raise KeyError(name)


def _speed(figures: Figures) -> str:
    rows = [(k, v["per_s_warm"], v["mb"]) for k, v in figures.items()]
    return "; ".join(f"{k} {rate:.0f}/s, {mb:.0f} MB" for k, rate, mb in rows)


def _dumps(figures: Figures) -> str:
    own = next(v for k, v in figures["figures"].items() if "kronika" in k or "labeller" in k)
    return f"{own['aeb']['f1']:.3f} / {own['fundus']['f1']:.3f}"


PAGES = ("events", "statement_speakers", "names")
GOLD = ("events", "events_strict", "statement_speakers", "names")
OWN = ("events", "participants", "claim speakers", "names with kind")
ROWS = (
    Row("pages", "two saved pages: events / speakers / names F1, default reader", "pages.py",
        "pages", ("--reader", "learned"), _f1(*PAGES)),
    Row("pages rules", "the same, rules alone", "pages.py", "pages", (), _f1(*PAGES)),
    Row("gold", "20 public pages that the model never saw: events / with their facts / speakers / "
        "names F1", "pages.py", "data/goldpages", ("--reader", "learned", "--apart"), _f1(*GOLD)),
    Row("gold rules", "the same, rules alone", "pages.py", "data/goldpages", ("--apart",),
        _f1(*GOLD)),
    Row("own", "66 texts of our own, set aside: events / participants / speakers / names with kind "
        "F1", "corpus.py", "", ("--reader", "learned"), _f1(*OWN)),
    Row("layout", "kinds of lines of the two saved pages, accuracy", "pages.py", "pages", (),
        _f1("line_accuracy")),
    Row("dumps", "saved text, shipped weights (they saw these pages): body F1 aeb / fundus",
        "dumps.py", "data/htmlpages", ("--shipped",), _dumps),
    Row("intake", "html, shipped weights (they saw these pages): body F1 aeb / fundus", "intake.py",
        "data/htmlpages", (), _f1("aeb_body_f1_kronika", "fundus_body_f1_kronika")),
    Row("trafilatura", "the same, trafilatura alone", "intake.py",
        "data/htmlpages", (), _f1("aeb_body_f1_trafilatura", "fundus_body_f1_trafilatura")),
    Row("metadata", "fundus: instant with zone / headline exact", "intake.py",
        "data/htmlpages", (), _f1("instant_exact", "headline_exact")),
    Row("timex", "dates of GUM news and interviews: right / right of answered", "timex.py",
        "data/gum", (), _f1("share_right", "right_of_answered")),
    Row("clusters", "stories, newsclusters: B-cubed F1 all / world", "clusters.py",
        "data/newsclusters", (), _f1("b3_f1", "b3_f1_world")),
    Row("ecb", "stories, ECB+ development topics: B-cubed F1", "clusters.py", "data/ecbplus",
        ("--ecb",), _f1("b3_f1")),
    Row("names", "478 name pairs of our own: recall at precision 0.95, with / without rows",
        "names.py", "", (), _f1("recall_p95_kronika", "recall_p95_kronika_without_rows")),
    Row("speed", "pages per second warm, peak memory, rules alone", "speed.py", "data", (), _speed),
)  # fmt: skip


def run(row: Row, shared: Path) -> Figures | None:
    """The figures that a benchmark prints in its last line, or None when it cannot run here."""
    data = ["--data", str(shared / row.data)] if row.data else []
    command = [sys.executable, str(HERE / row.script), *data, *row.extra, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout.strip():
        print(f"{row.name}: not run: {done.stderr.strip()[-200:]}", file=sys.stderr)
        return None
    found: Figures = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def lines(rows: tuple[Row, ...], shared: Path) -> Iterator[str]:
    """The table as Markdown."""
    yield "| what | figure | command |"
    yield "| --- | --- | --- |"
    for row in rows:
        figures = run(row, shared)
        if figures is not None:
            data = f" --data ../shared/{row.data}" if row.data else ""
            extra = "".join(f" {e}" for e in row.extra)
            yield f"| {row.what} | {row.tell(figures)} | `benchmarks/{row.script}{data}{extra}` |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--only", nargs="*", default=[])
    args = parser.parse_args()
    rows = tuple(r for r in ROWS if not args.only or r.name in args.only)
    for line in lines(rows, args.data):
        print(line, flush=True)


if __name__ == "__main__":
    main()
