"""Names of a reader against public sets, folded to PER, ORG, LOC and MISC.

    .venv/bin/python benchmarks/ner.py [--reader rules|learned] [--data ../shared/data] [--json]

Data: CrossNER politics dev (Wikipedia; nine types folded to four), the test file of Universal NER
for English EWT (web; it has no MISC, so our MISC is left out there), WNUT-17 dev (social media),
WikiGold (the learned reader was trained on it: printed, and marked `trained_on`), and the names
of GUM dev (mentions whose head is a proper noun, cut to the run of proper nouns, titles left
out), by document, in the genres whose texts are openly licensed.

A sentence is given as running text, with the reader's own tokenizer; its spans are compared as
characters. Figures: strict F1 (both ends and label equal), by label too, and overlap F1 (a shared
character, label equal). Our kinds are folded so: person PER; state, place LOC; agency, force,
unit, group, igo, organisation, company, media ORG; exercise MISC; every demonym ("Kenyan") MISC.
Where our mentions are nested the longest counts. With `--reader learned` the model's own
four-type head (`names4`) is printed beside the reader.

It does not show: nested names, our twelve kinds (see `corpus.py`), whole pages (all but GUM are
sentences without context, which a reader of pages needs for surnames and acronyms), or other
languages. Guidelines differ: demonyms, ships, sports teams and elections are annotated otherwise
in each set.
"""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import _gum
from _readers import Reader, open_heads, open_reader, options, page, run
from _scores import Counts, Span, by_label, flat, line, overlap, resampled, strict, total
from _tagged import KINDS, SETS, sentences
from kronika.model.readings import Reading

FORMS = frozenset(("name", "acronym", "alias", "former", "demonym", "metonym"))
Namer = Callable[[str], list[Span]]
Text = tuple[str, list[Span]]


def folded(reading: Reading) -> list[Span]:
    """The names of a reading, flat, with folded labels."""
    return flat(
        (m.start, m.end, "MISC" if m.form == "demonym" else KINDS[m.kind])
        for m in reading.mentions
        if m.named and m.form in FORMS
    )


def by_reader(reader: Reader) -> Namer:
    """Names by all components, each line of a text a paragraph."""

    def names(text: str) -> list[Span]:
        parts = [("body", words) for words in text.split("\n\n")]
        return folded(reader.read(page(parts, name="text")))

    return names


def by_head(model: Any) -> Namer:  # noqa: ANN401
    """Names by the four-type head alone."""
    return lambda text: flat((s.start, s.end, s.label) for s in model.names(text, head="names4"))


def score(texts: Iterable[Text], namer: Namer, labels: Iterable[str]) -> dict[str, Any]:
    """All figures of one set."""
    counted, wide, each = [], [], {label: Counts() for label in labels}
    for text, gold in texts:
        true = [g for g in gold if g[2] in each]
        said = [s for s in namer(text) if s[2] in each]
        counted.append(strict(true, said))
        wide.append(overlap(true, said))
        for label, counts in by_label(true, said).items():
            each[label] += counts
    return {
        "strict": total(counted), "overlap": total(wide), "by_label": each,
        "interval": resampled(counted, draws=300),
    }  # fmt: skip


def texts_of(data: Path) -> dict[str, tuple[list[Text], tuple[str, ...], tuple[str, ...]]]:
    """All sets: texts, labels, and the readers that were trained on them."""
    found = {}
    for name, tagged in SETS.items():
        if (data / tagged.path).exists():
            texts = [(s.text, list(s.names)) for s in sentences(data, tagged)]
            found[name] = (texts, tagged.labels, tagged.seen_by)
    if (data / "gum" / "dev.conllu.gz").exists():
        gum = [p for p in _gum.papers(data / "gum", "dev") if p.genre in _gum.OPEN_GENRES]
        four = ("PER", "ORG", "LOC", "MISC")
        found["gum names dev, open genres"] = ([(p.text, _gum.names(p)) for p in gum], four, ())
        news = [p for p in gum if p.genre in ("news", "speech", "interview")]
        found["gum names dev, news speech"] = ([(p.text, _gum.names(p)) for p in news], four, ())
    return found


def shown(name: str, found: dict[str, Any]) -> dict[str, Any]:
    """Prints one set and gives its figures for JSON."""
    print(line(name, found["strict"], found["interval"]))
    print(line("    overlap", found["overlap"]))
    for label, counts in found["by_label"].items():
        print(line(f"    {label}", counts))
    return {
        "strict": found["strict"].figures() | {"f1_95": [round(x, 4) for x in found["interval"]]},
        "overlap": found["overlap"].figures(),
        "by_label": {k: c.figures() for k, c in found["by_label"].items()},
    }


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """Every set with the reader, and with the bare head where there is one."""
    namers = {args.reader: by_reader(open_reader(args.reader, model=args.model))}
    model = open_heads(args.reader, model=args.model)
    if model is not None:
        namers["names4 head"] = by_head(model)
    figures: dict[str, Any] = {}
    for name, (texts, labels, seen_by) in texts_of(args.data).items():
        if args.only and args.only not in name:
            continue
        figures[name] = {"texts": len(texts)}
        if args.reader in seen_by:
            figures[name]["trained_on"] = True
        for which, namer in namers.items():
            note = " (trained on it)" if args.reader in seen_by else ""
            found = score(texts, namer, labels)
            figures[name][which] = shown(f"{name}, {which}{note}", found)
    return figures


if __name__ == "__main__":
    parser = options(__doc__, data=Path("../shared/data"))
    parser.add_argument("--only", help="only sets whose name holds this")
    raise SystemExit(run(parser, measure))
