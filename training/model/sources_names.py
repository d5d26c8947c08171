"""Public sets of names: each label is mapped to our kinds where that is certain, else to all
kinds that it may be."""

# ruff: noqa: ANN001, ANN202, B023

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from examples import ANY, Example, joined

ORG = "agency|force|unit|group|igo|organisation|company|media"
LOC = "state|place"
NOTHING = "exercise"  # what sets without such a label leave outside
MAP = {
    "PER": ("person", "PER"), "person": ("person", "PER"), "politician": ("person", "PER"),
    "ORG": (ORG, "ORG"), "organisation": (ORG, "ORG"), "group": (ANY, "ORG|MISC"),
    "politicalparty": ("organisation|group", "ORG"),
    "corporation": ("company|media|organisation", "ORG"),
    "LOC": (LOC, "LOC"), "location": ("place", "LOC"), "country": ("state", "LOC"),
    "researcher": ("person", "PER"), "scientist": ("person", "PER"), "writer": ("person", "PER"),
    "musicalartist": ("person", "PER"), "university": ("organisation", "ORG"),
    "band": ("organisation|group", "ORG"), "product": (ANY, "MISC"), "creative-work": (ANY, "MISC"),
}  # fmt: skip
MISC = (ANY, "MISC")


def conll(path: Path, *, column: int = 0, tag: int = -1) -> Iterator[tuple[list[str], list[str]]]:
    """Sentences of a column file as words and tags."""
    words, tags = [], []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = re.split(r"[\t ]+", line.strip()) if "\t" not in line else line.split("\t")
        if line.startswith("# "):
            continue
        if len(cells) < 2 or not line.strip():
            if words:
                yield words, tags
            words, tags = [], []
            continue
        words.append(cells[column])
        tags.append(cells[tag])


def chunks(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """Half-open runs of tags in IOB1 or BIO."""
    start, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        label = tag[2:] if tag != "O" else ""
        if kind and (label != kind or tag[0] == "B"):
            yield start, i, kind
            kind = ""
        if label and not kind:
            start, kind = i, label


def named(words: list[str], spans, *, misc: bool, kinds: bool = True) -> Example:
    text, places = joined(words)
    ours, four = [], []
    for first, last, label in spans:
        kind, broad = MAP.get(label, MISC)
        at = (places[first][0], places[last - 1][1])
        ours.append((*at, kind))
        four.append((*at, broad))
    outside = {"names": NOTHING} | ({} if misc else {"names4": "MISC"})
    made = {"names4": four} | ({"names": ours} if kinds else {})
    return Example(text, made, outside)


def crossner(data: Path, *, part: str = "train") -> Iterator[Example]:
    for words, tags in conll(data / f"crossner-politics/{part}.txt"):
        yield named(words, chunks(tags), misc=True)


def crossner_others(data: Path) -> Iterator[Example]:
    for path in sorted((data / "crossner-politics/other-domains").glob("*/*.txt")):
        for words, tags in conll(path):
            yield named(words, chunks(tags), misc=True)


def uner(data: Path, *, part: str = "dev") -> Iterator[Example]:
    path = data / f"uner-ewt/en_ewt-ud-{part}.iob2"
    for words, tags in conll(path, column=1, tag=2):
        yield named(words, chunks(tags), misc=False)


def wikigold(data: Path) -> Iterator[Example]:
    for words, tags in conll(data / "wikigold/wikigold.conll.txt"):
        yield named(words, chunks(tags), misc=True)


def wnut(data: Path) -> Iterator[Example]:
    for name in ("wnut17train.conll",):
        for words, tags in conll(data / "wnut17" / name):
            yield named(words, chunks(tags), misc=True)


def btc(data: Path) -> Iterator[Example]:
    for part in "eh":
        for words, tags in conll(data / f"btc/{part}.conll"):
            yield named(words, chunks(tags), misc=False)


def re3d(data: Path, kept_apart: list[str]) -> Iterator[Example]:
    """Spans of re3d are long: those that are all capitalised words count, the rest say nothing."""
    for folder in sorted(p for p in (data / "re3d").iterdir() if p.is_dir()):
        read = lambda name: [  # noqa: E731
            json.loads(line)
            for line in (folder / name).read_text(encoding="utf-8-sig").splitlines()
            if line.strip()
        ]
        entities: dict[str, list] = {}
        for e in read("entities.json"):
            entities.setdefault(e["documentId"], []).append(e)
        for doc in read("documents.json"):
            if shares_text(doc["text"], kept_apart):
                continue
            yield from _re3d_lines(doc["text"], entities.get(doc["_id"], []))


def _re3d_lines(text: str, entities: list[dict]) -> Iterator[Example]:
    kinds = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
    for line in re.finditer(r"[^\n]+", text):
        ours, four = [], []
        for e in entities:
            start, end = e["begin"], e["end"]
            if not line.start() <= start < end <= line.end():
                continue
            words = text[start:end]
            lead = re.match(r"(?:[Tt]he|[Aa]n?)\s+", words)
            start += lead.end() if lead else 0
            at = (start - line.start(), end - line.start())
            clean = re.fullmatch(r"(?:[A-Z][\w.’'-]*|of|the|and|for|al-\w+|\s)+", text[start:end])
            label = kinds.get(e["type"])
            sure = clean and label and e["confidence"] >= 0.5 and "'" not in words
            ours.append((*at, MAP[label][0] if sure else ANY))
            four.append((*at, MAP[label][1] if sure else ANY))
        if ours:
            ours.sort(key=lambda s: (s[2] != ANY, -(s[1] - s[0])))
            four.sort(key=lambda s: (s[2] != ANY, -(s[1] - s[0])))
            outside = {"names": NOTHING, "names4": "MISC"}
            yield Example(line.group(), {"names": ours, "names4": four}, outside)


def shares_text(text: str, others: list[str], *, size: int = 8) -> bool:
    """Whether a text shares a run of words with one that is kept apart."""
    words = re.findall(r"\w+", text.lower())
    grams = {tuple(words[i : i + size]) for i in range(0, len(words) - size, 3)}
    for other in others:
        theirs = re.findall(r"\w+", other.lower())
        hits = sum(tuple(theirs[i : i + size]) in grams for i in range(len(theirs) - size))
        if hits >= 5:
            return True
    return False


NC_GENRES = {"essay", "fiction", "letter", "podcast", "whow"}
TITLES = set(
    "mr mrs ms dr president minister general colonel captain secretary senator sir professor king "
    "queen prince princess pope bishop chancellor governor judge justice ambassador chairman"
    "".split()
)


def gum(data: Path, kept_apart: list[str]) -> Iterator[Example]:
    with gzip.open(data / "gum/train.conllu.gz", "rt", encoding="utf-8") as lines:
        doc: list[list[list[str]]] = []
        sentence: list[list[str]] = []
        keep = False
        for line in [*lines, "# newdoc id = GUM_end_"]:
            if line.startswith("# newdoc"):
                if keep and not shares_text(" ".join(r[1] for s in doc for r in s), kept_apart):
                    yield from _gum_document(doc)
                keep = line.split("GUM_")[1].split("_")[0] not in NC_GENRES
                doc = []
            elif line[:1].isdigit():
                cells = line.rstrip("\n").split("\t")
                if cells[0].isdigit():
                    sentence.append(cells)
            elif not line.strip() and sentence:
                doc.append(sentence)
                sentence = []


def _gum_document(doc) -> Iterator[Example]:
    opened: list[tuple[str, str, int, int]] = []
    for n, rows in enumerate(doc):
        mentions, opened = _gum_mentions(rows, opened, n)
        yield _gum_example(rows, mentions)


def _gum_mentions(rows, opened, n):
    mentions = []
    for i, cells in enumerate(rows):
        entity = next((m[7:] for m in cells[9].split("|") if m.startswith("Entity=")), "")
        for part in re.findall(r"\([^()]+\)|\([^()]+|[^()]+\)|\)", entity):
            if part.startswith("("):
                body = part.strip("()").split("-")
                item = (body[0], body[1] if len(body) > 1 else "", n, i)
                if part.endswith(")"):
                    mentions.append((i, i + 1, item[1]))
                else:
                    opened.append(item)
            else:
                key = part.rstrip(")").split("-")[0]
                at = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][0] == key), None)
                if at is not None:
                    _, kind, sentence, first = opened.pop(at)
                    if sentence == n:
                        mentions.append((first, i + 1, kind))
    return mentions, opened


def _gum_example(rows, mentions) -> Example:
    text, places = "", []
    for cells in rows:
        places.append((len(text), len(text) + len(cells[1])))
        text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
    labels = {"person": "PER", "organization": "ORG", "place": "LOC"}
    taken: dict[int, bool] = {}
    ours, four = [], []
    proper = [c[3] == "PROPN" for c in rows]
    for first, last, kind in sorted(mentions, key=lambda m: m[1] - m[0]):
        heads = [
            i
            for i in range(first, last)
            if not first < int(rows[i][6]) <= last or int(rows[i][6]) == 0
        ]
        head = heads[0] if heads else first
        if not proper[head] or taken.get(head):
            continue
        lo = hi = head
        while lo > first and proper[lo - 1] and not taken.get(lo - 1):
            lo -= 1
        while hi + 1 < last and proper[hi + 1] and not taken.get(hi + 1):
            hi += 1
        while lo < hi and rows[lo][1].lower().strip(".") in TITLES:
            taken[lo] = True
            lo += 1
        taken.update(dict.fromkeys(range(lo, hi + 1), True))
        at = (places[lo][0], places[hi][1])
        label = labels.get(kind)
        ours.append((*at, MAP[label][0] if label else ANY))
        four.append((*at, label or "MISC"))
    for i, is_proper in enumerate(proper):
        if is_proper and not taken.get(i):
            ours.append((*places[i], ANY))
            four.append((*places[i], ANY))
    return Example(text.rstrip(), {"names": ours, "names4": four}, {"names": NOTHING})
