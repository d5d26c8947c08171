"""Public sets of events, roles and attributions: ECB+, PropBank on EWT, MUC-4."""

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from examples import ANY, Example, Telling, joined
from labels import MUC_ROLES, MUC_TYPES

from kronika.reading.learned.muc import chunks

ECB_LABELS = {"ACTION": "action", "NEG": "negated", "HUMAN": "human", "NON": "thing",
              "LOC": "place", "TIME": "time"}  # fmt: skip
REPORTING = set(
    "say tell claim announce state add warn accuse report deny confirm declare note explain insist "
    "condemn urge promise suggest argue proclaim acknowledge admit allege assert mention predict "
    "reply respond stress emphasize reveal pledge vow estimate indicate write describe".split()
)
NOT_SAID = {"add.01", "add.03", "report.02", "claim.02", "note.02", "tell.02", "write.03"}
UNSURE = {"think", "believe", "call", "ask", "know", "hope", "expect", "recall", "quote"}


def _rows(path: Path) -> Iterator[dict]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def ecb(data: Path) -> Iterator[Example]:
    for doc in _rows(data / "ecbplus/train.jsonl.gz"):
        for n in doc["selected_sents"]:
            text, places = joined(doc["sents"][n])
            spans = []
            for m in doc["mentions"]:
                if m["sent"] == n and m["toks"]:
                    label = ECB_LABELS[m["type"].split("_")[0]]
                    spans.append((places[min(m["toks"])][0], places[max(m["toks"])][1], label))
            spans.sort(key=lambda s: -(s[1] - s[0]))
            yield Example(text, {"ecb": spans})


ROLE_OF = {"ARG0": "ARG0", "ARG1": "ARG1", "ARG2": "ARG2", "ARGM-TMP": "TMP", "ARGM-LOC": "LOC",
           "ARGM-MNR": "MNR", "ARGM-PRP": "PRP", "ARGM-PNC": "PRP"}  # fmt: skip
LIGHT = {"be", "have", "do", "get", "go", "can", "will", "would", "could", "should"}


def propbank(data: Path, *, part: str = "train") -> Iterator[Example]:
    for n, s in enumerate(_rows(data / f"propbank-ewt/{part}.jsonl.gz")):
        if part == "train" and n % 3:
            continue
        text, places = joined(s["tokens"])
        tellings: list[Telling] = []
        for p in s["preds"]:
            if p["roleset"].split(".")[0] not in LIGHT and p["args"]:
                spans = [
                    (places[a][0], places[b][1], ROLE_OF[r])
                    for a, b, r in p["args"]
                    if r in ROLE_OF
                ]
                tellings.append((places[p["i"]], {"propbank": spans}))
        if tellings:
            yield Example(text, tellings=tellings)


def reporting(data: Path) -> Iterator[Example]:
    chance = random.Random(7)
    for s in _rows(data / "propbank-ewt/train.jsonl.gz"):
        verbs = {p["roleset"].split(".")[0] for p in s["preds"]}
        said = [p for p in s["preds"] if p["roleset"].split(".")[0] in REPORTING
                and p["roleset"] not in NOT_SAID]  # fmt: skip
        if not said and (verbs & UNSURE or len(s["tokens"]) < 6 or chance.random() > 0.15):
            continue
        text, places = joined(s["tokens"])
        spans: list[tuple[int, int, str]] = []
        used: set[int] = set()
        wide = lambda p: -sum(b - a for a, b, _ in p["args"])  # noqa: E731
        for p in sorted(said, key=wide):
            roles = {"ARG0": "source", "ARG1": "content", "C-ARG1": "content"}
            parts = [(a, b, roles[r]) for a, b, r in p["args"] if r in roles]
            parts.append((p["i"], p["i"], "cue"))
            whole = [x for a, b, _ in parts for x in range(a, b + 1)]
            labels = {label for *_, label in parts}
            if used & set(whole) or "content" not in labels:
                continue
            used |= set(whole)
            spans += [(places[a][0], places[b][1], label) for a, b, label in parts]
        yield Example(text, {"claims": spans})


def muc(data: Path, *, part: str = "train") -> Iterator[Example]:
    """Chunks of the documents."""
    chance = random.Random(11)
    for doc in _rows(data / f"muc4/{part}.jsonl"):
        text = doc["text"] if chance.random() < 0.3 else doc["text_truecased"]
        taken = _muc_fillers(doc)
        types = {x for t in doc["templates"] for x in t["incident_type"].split(" / ")}
        for n, (lo, hi) in enumerate(chunks(doc["text"])):
            inside = [(s - lo, e - lo, r, t) for s, e, r, t in taken if lo <= s and e <= hi]
            yield Example(
                text[lo:hi],
                {"muc": [(s, e, r) for s, e, r, _ in inside]},
                classes={"muc_filler": [(s, e, t) for s, e, _, t in inside]},
                several={"muc_types": _muc_said(types, inside, first=n == 0)},
            )


Fillers = list[tuple[int, int, str, str]]


def _muc_fillers(doc: dict) -> Fillers:
    """Every place where a filler's string stands, with its role and the types it goes with."""
    found: dict[tuple[int, int], tuple[str, set[str]]] = {}
    for t in doc["templates"]:
        types = set(t["incident_type"].split(" / "))
        mentions = ((role, m) for role in MUC_ROLES for entity in t[role] for m, _ in entity)
        for role, mention in mentions:
            words = r"\s+".join(map(re.escape, mention.split()))
            for m in re.finditer(rf"(?<!\w){words}(?!\w)", doc["text"]):
                old = found.get(m.span())
                found[m.span()] = (old[0], old[1] | types) if old else (role, set(types))
    taken: Fillers = []
    for (start, end), (role, types) in sorted(found.items(), key=lambda f: f[0][0] - f[0][1]):
        if not any(s < end and start < e for s, e, *_ in taken):
            taken.append((start, end, role, "|".join(sorted(types))))
    return taken


def _muc_said(types: set[str], inside: Fillers, *, first: bool) -> dict[str, int]:
    """What a chunk says of each type: told here, not told in the whole document, or open."""
    here = {x for *_, t in inside for x in t.split("|")}
    said = {
        t: int(t in types)
        for t in MUC_TYPES
        if t in here or t not in types or (first and t in types)
    }
    if inside or first or not types:
        said["relevant"] = int(bool(types))
    return said


__all__ = ["ANY", "ecb", "muc", "propbank", "reporting"]
