"""Body text and metadata of real news pages, beside trafilatura and resiliparse in the same run.

    python benchmarks/intake.py --data ../shared/data/htmlpages --json

Data: `gold.jsonl` and `pages/<id>.html.gz`. Sets `aeb` (article-extraction benchmark) and `fundus`
(test pages of 177 publishers). Figures, for each set:

- `body_f1`: multiset 4-gram shingles of words against the marked body, mean precision and recall
  by page; ours are the blocks of kind body and dateline.
- `foreign_pages`: share of English fundus pages with at least one paragraph given as body of which
  under half of the 4-grams stand in body and standfirst of the gold.
- `headline`, `instant`, `authors`, `outlet` (fundus): exact after folding case, quotes and marks;
  an instant is right within two minutes and with a zone, over gold that has one.

What it does not show: the side-matter labeller was trained on these same pages, so `body_f1` and
`foreign_pages` of ours flatter it; `python training/side_matter.py` prints the same two, five-fold
by host. The gold of fundus comes from parsers that mostly read JSON-LD, which favours readers of
JSON-LD.
"""

import argparse
import gzip
import json
import logging
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import trafilatura

from kronika.errors import IntakeError
from kronika.intake.html import read_html
from kronika.model.documents import Capture, Document

WORD = re.compile(r"\w+")
TWO_MINUTES = 120
Record = dict[str, Any]


def shingles(text: str, n: int = 4) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    starts = range(max(1, len(words) - n + 1)) if words else range(0)
    return Counter(tuple(words[i : i + n]) for i in starts)


def precision_recall(said: str, gold: str) -> tuple[float, float]:
    a, b = shingles(said), shingles(gold)
    both = sum((a & b).values())
    return (both / sum(a.values()) if a else float(not b)), (both / sum(b.values()) if b else 1.0)


def foreign(paragraphs: list[str], gold: str) -> int:
    """How many paragraphs have under half of their 4-grams in the gold."""
    known = shingles(gold)
    known_words = set(WORD.findall(gold))
    count = 0
    for paragraph in paragraphs:
        own = shingles(paragraph)
        if len(WORD.findall(paragraph)) < 4:
            count += bool(own) and not set(WORD.findall(paragraph)) <= known_words
        else:
            count += sum((own & known).values()) < 0.5 * sum(own.values())
    return count


def kronika_read(record: Record, markup: str) -> Document | None:
    try:
        return read_html(Capture(record["id"], b"", path=record["id"], url=record["url"]), markup)
    except IntakeError:
        return None


def kronika_body(document: Document | None) -> list[str]:
    if document is None:
        return []
    paragraphs: list[str] = []
    dateline = ""
    for block in document.of_kind("dateline", "body"):
        if block.kind == "dateline":
            dateline = document.slice(block) + " "
        else:
            paragraphs.append(dateline + document.slice(block))
            dateline = ""
    return paragraphs


def trafilatura_body(record: Record, markup: str) -> list[str]:
    text = trafilatura.extract(markup, url=record["url"], include_comments=False) or ""
    return [line for line in text.split("\n") if line.strip()]


def resiliparse_body(_: Record, markup: str) -> list[str]:
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(markup, main_content=True, alt_texts=False)
    return [line for line in text.split("\n") if line.strip()]


def peers() -> dict[str, Callable[[Record, str], list[str]]]:
    found: dict[str, Callable[[Record, str], list[str]]] = {"trafilatura": trafilatura_body}
    try:
        import resiliparse  # noqa: F401
    except ImportError:
        return found
    return {**found, "resiliparse": resiliparse_body}


def fold(words: str | None) -> str:
    plain = unicodedata.normalize("NFKC", words or "").casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def same_instant(said: str | None, gold: str) -> bool:
    if not said or "T" not in said:
        return False
    found, wanted = datetime.fromisoformat(said), datetime.fromisoformat(gold)
    return found.tzinfo is not None and abs((found - wanted).total_seconds()) <= TWO_MINUTES


def metadata(document: Document | None, record: Record) -> Iterator[tuple[str, bool]]:
    """Each judged field with whether it is right."""
    yield "headline", document is not None and fold(document.headline) == fold(record["headline"])
    gold = record["published"]
    if gold and datetime.fromisoformat(gold).tzinfo is not None:
        yield "instant", document is not None and same_instant(document.published, gold)
    if record["authors"]:
        names = {fold(name) for name in (document.authors if document else ())}
        yield "authors", names == {fold(name) for name in record["authors"]}
    if record["outlet"]:
        said, wanted = fold(document.outlet if document else ""), fold(record["outlet"])
        yield "outlet", bool(said) and (said in wanted or wanted in said)


def is_english(record: Record) -> bool:
    words = Counter(WORD.findall(record["body"].casefold()))
    return words["the"] + words["and"] + words["of"] > 0.06 * sum(words.values())


def measure(data: Path) -> dict[str, float]:
    scores: dict[str, list[tuple[float, float]]] = defaultdict(list)
    shares: dict[str, list[bool]] = defaultdict(list)
    others = peers()
    for line in (data / "gold.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        raw = gzip.decompress((data / "pages" / f"{record['id']}.html.gz").read_bytes())
        markup = raw.decode("utf-8", "replace")
        document = kronika_read(record, markup)
        bodies = {"kronika": kronika_body(document)}
        bodies.update({name: read(record, markup) for name, read in others.items()})
        for name, body in bodies.items():
            pair = precision_recall("\n".join(body), record["body"])
            scores[f"{record['set']}_body_f1_{name}"].append(pair)
            if record["set"] == "fundus" and is_english(record):
                gold = record["body_with_standfirst"]
                shares[f"foreign_pages_{name}"].append(foreign(body, gold) > 0)
        if record["set"] == "fundus":
            for name, right in metadata(document, record):
                shares[f"{name}_exact"].append(right)
    figures = {name: f1(pairs) for name, pairs in scores.items()}
    figures.update({name: sum(values) / len(values) for name, values in shares.items()})
    figures["english_pages"] = len(shares["foreign_pages_kronika"])
    return {name: round(value, 4) for name, value in sorted(figures.items())}


def f1(pairs: list[tuple[float, float]]) -> float:
    p = sum(pair[0] for pair in pairs) / len(pairs)
    r = sum(pair[1] for pair in pairs) / len(pairs)
    return 2 * p * r / (p + r) if p + r else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true", help="last line is one JSON object")
    options = parser.parse_args()
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    figures = measure(options.data)
    for name, value in figures.items():
        print(f"{name:32} {value}")
    if options.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
