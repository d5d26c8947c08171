"""Hold corpus files against the guideline: every annotated string stands in its text.

    python training/corpus/check.py [FILE.yaml ...]     all files of this folder by default

Prints one line for each mistake and a summary; exit code 1 when something is wrong.
"""

import re
import sys
from pathlib import Path

import yaml

from kronika.codebook.events import load_event_types
from kronika.model.readings import KINDS
from kronika.model.records import FACTUALITIES, LIFECYCLES

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


def problems(doc: dict) -> list[str]:
    """What is wrong with one text."""
    found = [f"no `{k}`" for k in ("id", "style", "facts", "text") if not doc.get(k)]
    if found:
        return found
    text = flat(doc["text"])
    missing = lambda what, words: [  # noqa: E731
        f"{what} {w!r} does not stand in the text" for w in words if not spans(text, w)
    ]
    if doc["style"] not in STYLES:
        found.append(f"unknown style {doc['style']}")
    for e in doc.get("entities") or []:
        found += [] if e.get("kind") in KINDS else [f"unknown kind {e.get('kind')}"]
        found += missing("name", strings(e.get("names") or []))
        found += missing("post", strings(e.get("post") or []))
    for e in doc.get("events") or []:
        found += _event_problems(e, missing)
    for c in doc.get("claims") or []:
        found += [] if c.get("stance", "asserts") in STANCES else [f"unknown stance {c['stance']}"]
        for part in ("speaker", "cue", "content"):
            found += missing(part, [str(c[part])]) if c.get(part) else [f"claim without {part}"]
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


def main() -> int:
    """Check all files and print what is wrong."""
    files = [Path(a) for a in sys.argv[1:]] or sorted(Path(__file__).parent.glob("*.yaml"))
    wrong = texts = lines = events = claims = 0
    seen: set[str] = set()
    for path in files:
        for doc in load(path):
            said = problems(doc) + (["id used twice"] if doc.get("id") in seen else [])
            seen.add(doc.get("id"))
            texts, lines = texts + 1, lines + sentences(doc.get("text") or "")
            events, claims = (
                events + len(doc.get("events") or []),
                claims + len(doc.get("claims") or []),
            )
            wrong += len(said)
            for line in said:
                print(f"{path.name}: {doc.get('id')}: {line}")
    print(f"{texts} texts, {lines} sentences, {events} events, {claims} claims, {wrong} mistakes")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
