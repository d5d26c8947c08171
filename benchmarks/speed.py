"""Pages per second and peak memory of `kronika read`, beside trafilatura alone on the same pages.

    .venv/bin/python benchmarks/speed.py [--data ../shared/data] [--json]

Two runs, each in a process of its own on one core: the articles of `newsclusters` (texts that are
already extracted, so this is the reader's speed) and the pages of `htmlpages` (intake and reading),
there with trafilatura's `extract` over the same pages beside it. "cold" counts the whole process
with imports and the opening of codebook and gazetteer, "warm" only the pages. Figures are those
of this machine at this moment: compare the ratio, not the rates. Peak memory is the resident
set of the process. It does not show a store: nothing is kept.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

_CHILD = "--child"


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def read_pages(paths: list[str]) -> tuple[int, float]:
    """How many pages were read, and the CPU seconds that the pages alone took."""
    from kronika.codebook.book import load_codebook
    from kronika.pipeline import Source, read
    from kronika.plugins import load_reader

    codebook = load_codebook()
    reader = load_reader("rules")(codebook)
    codebook.gazetteer.locate("Nairobi")
    before = _cpu()
    pages = sum(1 for _ in read(Source(tuple(paths)), codebook=codebook, reader=reader))
    return pages, _cpu() - before


def extract_pages(paths: list[str]) -> tuple[int, float]:
    """The same for trafilatura alone."""
    import gzip

    from trafilatura import extract

    files = sorted(f for p in paths for f in Path(p).rglob("*.html.gz"))
    before = _cpu()
    for file in files:
        extract(gzip.decompress(file.read_bytes()).decode("utf-8", "replace"))
    return len(files), _cpu() - before


def child(what: str, paths: list[str]) -> None:
    """One measured run; prints one JSON object."""
    run = {"read": read_pages, "trafilatura": extract_pages}[what]
    pages, seconds = run(paths)
    print(json.dumps({"pages": pages, "warm_s": seconds, "cold_s": _cpu(), "mb": _peak_mb()}))


def measured(what: str, paths: list[str]) -> dict[str, float]:
    """One run in a process of its own, on one core."""
    env = dict(os.environ, OMP_NUM_THREADS="1")
    command = [sys.executable, __file__, _CHILD, what, *paths]
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    found = json.loads(done.stdout.splitlines()[-1])
    found["wall_s"] = time.perf_counter() - begun
    found["per_s_warm"] = round(found["pages"] / found["warm_s"], 1)
    found["per_s_cold"] = round(found["pages"] / found["cold_s"], 1)
    return found


def main() -> None:
    """Run all and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    articles, pages = (
        args.data / "newsclusters" / "articles.jsonl",
        args.data / "htmlpages" / "pages",
    )
    rows = {
        "read, articles": measured("read", [str(articles)]),
        "read, html": measured("read", [str(pages)]),
        "trafilatura, html": measured("trafilatura", [str(pages)]),
    }
    for name, row in rows.items():
        print(
            f"{name:20} {row['pages']:5.0f} pages  {row['per_s_warm']:7.1f}/s warm  "
            f"{row['per_s_cold']:7.1f}/s cold  {row['mb']:6.0f} MB peak"
        )
    if args.json:
        print(json.dumps(rows))


if __name__ == "__main__":
    if _CHILD in sys.argv:
        child(sys.argv[2], sys.argv[3:])
    else:
        main()
