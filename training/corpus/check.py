"""Hold corpus files against the guideline: every annotated string stands in its text.

    python training/corpus/check.py [FILE.yaml ...]     all files of this folder by default
    python training/corpus/check.py --pages ../shared/data/goldpages/pages

With `--pages` the files of `training/pages` are checked, whose texts lie in the folder named.
Prints one line for each mistake and a summary; exit code 1 when something is wrong.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from kronika.codebook.events import load_event_types
from kronika.model.readings import KINDS
from kronika.model.records import FACTUALITIES, LIFECYCLES

PAGES = Path(__file__).parents[1] / "pages"
LONGEST = 1200  # code points of a content that is given by its first and last words
STANCES = ("asserts", "denies", "accuses", "praises", "condemns", "predicts", "calls_for", "doubts")
STYLES = ("wire", "broadcaster", "release", "local", "translated")
COMMON_ROLES = {"place", "time", "number", "instrument"}
TYPES = load_event_types()


def flat(text: str) -> str:
    """The text with each paragraph on one line, paragraphs parted by one empty line."""
    parts = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(" ".join(p.split()) for p in parts)


def spans(text: str, words: str) -> list[tuple[int, int]]:
    """Where an annotated string stands: all whole-word occurrences, or the one after `@`."""
    match = re.fullmatch(r"(.+)@(\d+)", words, re.S)
    wanted, number = (match.group(1), int(match.group(2))) if match else (words, 0)
    wanted = " ".join(wanted.split())
    found = [
        (m.start(), m.end()) for m in re.finditer(r"(?<!\w)" + re.escape(wanted) + r"(?!\w)", text)
    ]
    return found[number - 1 : number] if number else found


def strings(row: object) -> list[str]:
    """A value that may be one string or a list of them."""
    return [str(v) for v in row] if isinstance(row, list) else [str(row)]


def from_to(text: str, words: str) -> list[tuple[int, int]]:
    """Where a content stands that may be given by its first and last words ("The two … so far")."""
    first, gap, last = words.partition(" … ")
    starts = spans(text, first)
    if not gap or not starts:
        return starts
    ends = [e for _, e in spans(text, last) if 0 < e - starts[0][1] <= LONGEST]
    return [(starts[0][0], ends[0])] if ends else []


def problems(doc: dict) -> list[str]:
    """What is wrong with one text."""
    needed = ("page", "text") if "page" in doc else ("id", "style", "facts", "text")
    found = [f"no `{k}`" for k in needed if not doc.get(k)]
    if found:
        return found
    text = flat(doc["text"])
    missing = lambda what, words: [  # noqa: E731
        f"{what} {w!r} does not stand in the text" for w in words if not spans(text, w)
    ]
    if "page" not in doc and doc["style"] not in STYLES:
        found.append(f"unknown style {doc['style']}")
    for e in doc.get("entities") or []:
        found += [] if e.get("kind") in KINDS else [f"unknown kind {e.get('kind')}"]
        found += missing("name", strings(e.get("names") or []))
        found += missing("post", strings(e.get("post") or []))
    for e in doc.get("events") or []:
        found += _event_problems(e, missing)
    for c in doc.get("claims") or []:
        found += [] if c.get("stance", "asserts") in STANCES else [f"unknown stance {c['stance']}"]
        for part in ("speaker", "cue"):
            if c.get(part):
                found += missing(part, [str(c[part])])
            elif "page" not in doc:  # on pages the page itself may speak
                found.append(f"claim without {part}")
        if not from_to(text, str(c.get("content") or "")):
            found.append(f"content {c.get('content')!r} does not stand in the text")
    return found


def _event_problems(e: dict, missing) -> list[str]:  # noqa: ANN001
    kind = TYPES.get(e.get("type"))
    if kind is None:
        return [f"unknown type {e.get('type')}"]
    found = (
        missing("trigger", strings(e.get("trigger") or []))
        if e.get("trigger")
        else ["event without trigger"]
    )
    found += (
        []
        if e.get("lifecycle", "concluded") in LIFECYCLES
        else [f"unknown lifecycle {e['lifecycle']}"]
    )
    found += (
        []
        if e.get("factuality", "reported") in FACTUALITIES
        else [f"unknown factuality {e['factuality']}"]
    )
    for role, values in (e.get("roles") or {}).items():
        if role not in kind.roles and role not in COMMON_ROLES:
            found.append(f"{kind.type} has no role {role}; it has {sorted(kind.roles)}")
        found += missing(f"{role} of {kind.type}", strings(values))
    return found


def load(path: Path) -> list[dict]:
    """The texts of one file."""
    return [d for d in yaml.safe_load_all(path.read_text(encoding="utf-8")) if d]


def sentences(text: str) -> int:
    """How many sentences a text has, roughly."""
    return sum(
        max(1, len(re.findall(r"[.!?][\"'”’)]*(?=\s|$)", p))) for p in flat(text).split("\n\n")
    )


def texts(args: argparse.Namespace) -> Iterator[tuple[Path, dict]]:
    """The texts to check, each with its file; those of pages with their text put in."""
    folder = PAGES if args.pages else Path(__file__).parent
    for path in args.files or sorted(folder.glob("*.yaml")):
        for doc in load(path):
            page = (args.pages or Path()) / str(doc.get("page") or "")
            yield path, doc | {"text": page.read_text("utf-8")} if page.is_file() else doc


def main() -> int:
    """Check all files and print what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pages", type=Path)
    wrong: list[str] = []
    read: list[dict] = []
    seen: set[str] = set()
    for path, doc in texts(parser.parse_args()):
        name = str(doc.get("id") or doc.get("page"))
        said = problems(doc) + (["id used twice"] if name in seen else [])
        seen.add(name)
        read.append(doc)
        wrong += [f"{path.name}: {name}: {line}" for line in said]
    for line in wrong:
        print(line)
    lines = sum(sentences(d.get("text") or "") for d in read)
    events, claims = (sum(len(d.get(k) or []) for d in read) for k in ("events", "claims"))
    print(
        f"{len(read)} texts, {lines} sentences, {events} events, {claims} claims,"
        f" {len(wrong)} mistakes"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
