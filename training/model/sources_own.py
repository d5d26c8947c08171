"""Texts in our own guideline: the corpus, and pages of public bodies with gold."""

# ruff: noqa: ANN001, ANN202, B023

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from examples import ANY, Example
from labels import codebook

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C, ten times faster
CORPUS = Path(__file__).parents[1] / "corpus"
PAGES = Path(__file__).parents[1] / "pages"
LONGEST_CONTENT = 1200  # code points of a claim that is given by its first and last words
FOUR = {"person": "PER", "state": "LOC", "place": "LOC", "exercise": "MISC"}


def flat(text: str) -> str:
    parts = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(" ".join(p.split()) for p in parts)


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Where an annotated string stands (`words@2`: the second time only)."""
    match = re.fullmatch(r"(.+)@(\d+)", str(words), re.S)
    wanted, number = (match.group(1), int(match.group(2))) if match else (str(words), 0)
    wanted = " ".join(wanted.split())
    found = [m.span() for m in re.finditer(r"(?<!\w)" + re.escape(wanted) + r"(?!\w)", text)]
    return found[number - 1 : number] if number else found


def listed(value: object) -> list[str]:
    if value is None:
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


def texts() -> Iterator[dict]:
    """All texts of the corpus that can be read, in order."""
    return (one for one in _rows(CORPUS) if one.get("text"))


def _rows(folder: Path) -> Iterator[dict]:
    for path in sorted(folder.glob("*.yaml")):
        try:
            docs = list(yaml.load_all(path.read_text(encoding="utf-8"), LOADER))
        except yaml.YAMLError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            continue
        for doc in docs:
            for one in doc if isinstance(doc, list) else [doc]:
                if isinstance(one, dict):
                    yield one


def set_aside(doc: dict) -> bool:
    """A fifth of the texts is never trained on: those whose id has a hash that 5 divides."""
    return sum(str(doc["id"]).encode()) * 7919 % 5 == 0


def corpus(*, aside: bool = False) -> Iterator[Example]:
    """One example a text, read in passages: names, events, claims."""
    for doc in texts():
        if set_aside(doc) == aside:
            yield of_text(doc)


def of_text(doc: dict) -> Example:
    text = flat(doc["text"])
    names = _names(doc, text)
    events, life, fact, tellings = _events(doc, text)
    spans = {
        "names": names,
        "names4": [(s, e, FOUR.get(k, "ORG")) for s, e, k in names],
        "events": events,
        "claims": _claims(doc, text),
    }
    classes = {"lifecycle": life, "factuality": fact}
    return Example(text, spans, classes=classes, tellings=tellings, paragraphs=True)


def _free(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Longer spans win over those inside them."""
    kept: list[tuple[int, int, str]] = []
    for s, e, x in sorted(set(spans), key=lambda v: (v[0] - v[1], v[0])):
        if not any(a < e and s < b for a, b, _ in kept):
            kept.append((s, e, x))
    return sorted(kept)


def _names(doc: dict, text: str) -> list[tuple[int, int, str]]:
    exact, loose = [], []
    for row in doc.get("entities") or []:
        if row.get("named") is False:
            continue
        for name in listed(row.get("names")):
            to = exact if re.search(r"@\d+$", name) else loose
            to += [(s, e, str(row.get("kind"))) for s, e in places(text, name)]
    taken = {(s, e) for s, e, _ in exact}
    return _free(exact + [v for v in loose if (v[0], v[1]) not in taken])


def _events(doc: dict, text: str):
    types, known = codebook()
    events, life, fact, tellings = [], [], [], []
    for row in doc.get("events") or []:
        if row.get("type") not in types:
            continue
        for word in listed(row.get("trigger")):
            for s, e in places(text, word):
                events.append((s, e, row["type"]))
                if row.get("lifecycle"):
                    life.append((s, e, row["lifecycle"]))
                if row.get("factuality"):
                    fact.append((s, e, row["factuality"]))
                tellings.append(((s, e), {"roles": _roles(row, text, (s, e), known)}))
    return _free(events), life, fact, tellings


def _roles(row: dict, text: str, at: tuple[int, int], known) -> list[tuple[int, int, str]]:
    """The nearest string of each value, those of the trigger's paragraph first; other places
    of it say nothing."""
    lo = text.rfind("\n", 0, at[0]) + 1
    hi = text.find("\n", at[1])
    hi = len(text) if hi < 0 else hi
    far = lambda p: (  # noqa: E731
        not (lo <= p[0] and p[1] <= hi),
        min(abs(p[0] - at[1]), abs(p[1] - at[0])),
    )
    spans: list[tuple[int, int, str]] = []
    other: list[tuple[int, int, str]] = []
    for role, values in (row.get("roles") or {}).items():
        if role not in known:
            continue
        for value in listed(values):
            found = sorted(places(text, value), key=far)
            spans += [(*p, role) for p in found[:1]]
            other += [(*p, ANY) for p in found[1:]]
    kept = _free(spans)
    return [o for o in other if not any(o[0] < e and s < o[1] for s, e, _ in kept)] + kept


def _claims(doc: dict, text: str) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for row in doc.get("claims") or []:
        content = places_loose(text, str(row.get("content") or ""))
        if not content:
            continue
        s, e = content[0]
        lo = text.rfind("\n", 0, s) + 1
        hi = text.find("\n", e)
        hi = len(text) if hi < 0 else hi
        near = lambda p: 0 if s <= p[0] < e else min(abs(p[0] - e), abs(p[1] - s))  # noqa: E731
        out = [(s, e, "content")]
        for key, label in (("cue", "cue"), ("speaker", "source")):
            spots = [
                p
                for w in listed(row.get(key))
                for p in places(text, w)
                if lo <= p[0] and p[1] <= hi
            ]
            spots = [p for p in spots if not (s <= p[0] and p[1] <= e)]
            if spots:
                out.append((*min(spots, key=near), label))
        found += [p for p in out if not any(p[0] < y and x < p[1] for x, y, _ in found)]
    return sorted(found)


def places_loose(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand as a whole, whatever quotation marks they are given with; else anywhere."""
    match = re.fullmatch(r"(.+)@(\d+)", words, re.S)
    words, number = (match.group(1), int(match.group(2))) if match else (words, 1)
    first, gap, last = words.partition(" … ")
    if gap:
        return _from_to(text, first, last, number)
    wanted = " ".join(words.split()).strip('"“”‘’')
    if not wanted:
        return []
    whole = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text)]
    at = text.find(wanted)
    return whole[number - 1 : number] or ([(at, at + len(wanted))] if at >= 0 else [])


def _from_to(text: str, first: str, last: str, number: int) -> list[tuple[int, int]]:
    """Where a passage stands of which the first and the last words are given."""
    first, last = (" ".join(x.split()).strip('"“”‘’') for x in (first, last))
    starts = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(first)}", text)]
    for start in starts[number - 1 : number]:
        at = text.find(last, start + len(first), start + LONGEST_CONTENT)
        if at >= 0:
            return [(start, at + len(last))]
    return []


def held_pages(data: Path) -> set[str]:
    """Every third page, in sorted order, is set apart."""
    names = sorted(json.loads(line)["file"] for line in (data / "goldpages/gold.jsonl").open())
    return set(names[2::3])


def goldpages(data: Path, *, apart: bool = False) -> Iterator[Example]:
    """Pages of public bodies: annotated in full in `training/pages`, or set apart, with the names
    of their gold."""
    held = held_pages(data)
    full = {row["page"]: row for row in _rows(PAGES) if row.get("page")}
    for line in (data / "goldpages/gold.jsonl").open(encoding="utf-8"):
        page = json.loads(line)
        text = (data / "goldpages/pages" / page["file"]).read_text(encoding="utf-8")
        if page["file"] in held and apart:
            yield _named(page, text)
        elif page["file"] in full and not apart:
            yield of_text(full[page["file"]] | {"text": text})


def _named(page: dict, text: str) -> Example:
    names = []
    for row in page["names"]:
        forms = [f for x in [row["name"], *row["aliases"]] for f in str(x).split("|")]
        names += [(s, e, row["kind"]) for form in forms for s, e in places(text, form)]
    names = _free(names)
    four = [(s, e, FOUR.get(k, "ORG")) for s, e, k in names]
    made = {"names": names, "names4": four}
    return Example(text, made, {"names": "exercise"}, paragraphs=True)
