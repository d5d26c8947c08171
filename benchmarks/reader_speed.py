"""Words per second of a reader on one core, part by part, and its peak memory.

    .venv/bin/python benchmarks/reader_speed.py [--reader NAME]
        [--data ../shared/data/newsclusters] [--json]

Data: 189 real articles of many outlets (title and extracted text). Every installed reader, or the
one named, runs in a process of its own, bound to one core: it is opened, warmed with one article,
then all components (tokenising, all heads, decoding) run over all articles once. CPU seconds of
the process are counted, so a busy machine matters less; what ran in other threads counts too.

Figures: `reading_words_per_s` (all components), each component's share of that time,
`read_words_per_s` and `read_articles_per_s` (intake, reading and records: the whole of `kronika
read`, on the same articles), `open_s` (opening codebook, gazetteer and model, imports left out),
`peak_mb` (resident set). A word is what white space parts.

It does not show: web pages (`speed.py` has those), a store, or more than one core. Rates are
those of this machine at this moment; compare readers within a run.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from _readers import NoReaderError, Reader, open_reader, options, run
from kronika.intake.captures import captures
from kronika.intake.dispatch import documents
from kronika.model.documents import Document
from kronika.model.readings import Reading
from kronika.plugins import reader_names
from kronika.settings import Limits

_CHILD = "--child"


def cpu() -> float:
    """CPU seconds of this process so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def articles(data: Path) -> list[Document]:
    """The articles as intake makes pages of them."""

    def failed(_stage: str, _item: object, error: Exception) -> None:
        raise error

    caught = captures([str(data / "articles.jsonl")], limits=Limits(), on_error=failed)
    return list(documents(caught, on_error=failed, limits=Limits()))


def words(pages: list[Document]) -> int:
    """How many words the pages have."""
    return sum(len(one.text.split()) for one in pages)


def by_component(reader: Reader, pages: list[Document]) -> dict[str, float]:
    """CPU seconds of each component over all pages."""
    spent: dict[str, float] = defaultdict(float)
    for one in pages:
        reading = Reading(one.id)
        for component in reader.components:
            before = cpu()
            reading = component(one, reading)
            spent[component.name] += cpu() - before
    return dict(spent)


def whole(reader: Reader, data: Path) -> tuple[int, float]:
    """Articles read by the whole pipeline, and its CPU seconds."""
    from kronika.pipeline import Source, read

    source = Source((str(data / "articles.jsonl"),))
    before = cpu()
    found = sum(1 for _ in read(source, codebook=reader.codebook, reader=reader.components))
    return found, cpu() - before


def child(name: str, data: Path, model: Path | None) -> None:
    """One measured run; prints one JSON object."""
    before = cpu()
    try:
        reader = open_reader(name, model=model)
    except NoReaderError as error:
        print(json.dumps({"not_measured": str(error)}))
        return
    reader.codebook.gazetteer.locate("Nairobi")
    opened = cpu() - before
    pages = articles(data)
    reader.read(pages[0])
    spent = by_component(reader, pages)
    count, seconds = whole(reader, data)
    size, reading = words(pages), sum(spent.values())
    print(
        json.dumps(
            {
                "articles": count,
                "words": size,
                "open_s": round(opened, 2),
                "reading_words_per_s": round(size / reading),
                "read_words_per_s": round(size / seconds),
                "read_articles_per_s": round(count / seconds, 1),
                "components": {k: round(v / reading, 3) for k, v in spent.items()},
                "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            }
        )
    )


def measured(name: str, data: Path, model: Path | None = None) -> dict[str, Any]:
    """One run in a process of its own, bound to one core where the system can."""
    env = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    command = [sys.executable, __file__, _CHILD, name, str(data), *([str(model)] if model else [])]
    bind = [sys.executable, "-c", _BOUND, *command] if hasattr(os, "sched_setaffinity") else command
    done = subprocess.run(bind, capture_output=True, text=True, env=env, check=False)
    if done.returncode:
        raise NoReaderError(f"reader {name!r} failed: {done.stderr.strip().splitlines()[-1:]}")
    return json.loads(done.stdout.splitlines()[-1])


_BOUND = (
    "import os, sys; os.sched_setaffinity(0, {max(os.sched_getaffinity(0))}); "
    "os.execv(sys.argv[1], sys.argv[1:])"
)


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """The readers on the first articles, or on all."""
    lines = (args.data / "articles.jsonl").read_text("utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder)
        (kept / "articles.jsonl").write_text("\n".join(lines[: args.limit]) + "\n", "utf-8")
        return compare(args, kept)


def compare(args: argparse.Namespace, data: Path) -> dict[str, Any]:
    """Every reader in turn; those that cannot run say why."""
    figures: dict[str, Any] = {}
    for name in [args.reader] if args.reader else reader_names():
        row = figures[name] = measured(name, data, args.model if name == "learned" else None)
        if "not_measured" in row:
            print(f"not measured: {row['not_measured']}")
            continue
        print(
            f"{name:10} reading {row['reading_words_per_s']:7} words/s  whole read"
            f" {row['read_words_per_s']:7} words/s  {row['read_articles_per_s']:6} articles/s"
            f"  open {row['open_s']} s  peak {row['peak_mb']} MB"
        )
        print("           " + "  ".join(f"{k} {v:.0%}" for k, v in row["components"].items()))
    if all("not_measured" in row for row in figures.values()):
        raise NoReaderError("; ".join(row["not_measured"] for row in figures.values()))
    return figures


if __name__ == "__main__":
    if _CHILD in sys.argv:
        child(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]) if sys.argv[4:] else None)
    else:
        parser = options(__doc__, data=Path("../shared/data/newsclusters"))
        parser.set_defaults(reader=None)
        parser.add_argument("--limit", type=int, help="only the first articles (for a quick look)")
        raise SystemExit(run(parser, measure))
