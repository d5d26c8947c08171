"""Who says what: speakers, words of saying and what is said, in running text.

    .venv/bin/python benchmarks/attribution.py [--reader rules|learned]
        [--data ../shared/data/gum] [--json]

Two sets. **Own**: the claims of the texts of `training/corpus` that are set aside (see
`corpus.py`): strict and overlap F1 for source, cue and content; `speaker` is the share of gold
claims whose content was found with a speaker whose name is right, direct and indirect speech
apart. **GUM**: the attribution relations of train and dev in the genres with open licences, which
no reader was trained on (their names were). A relation gives the unit that holds the cue, the cue
and source words where the annotators marked them, and the unit that is said. Found: a cue of ours
lies in the unit of the cue (on the marked words, where there are any). Then the share of the
found ones whose content touches the unit said, and whose source touches the marked source
(pronouns left out).

GUM attributes thoughts, findings and beliefs too ("I think", "was found"), which are no claims in
our guideline, so recall there runs low by design, most of all in talk; news is printed apart. It
annotates documents fully, so precision means what it says. With `--reader learned` the model's
attribution head alone is printed beside the reader.

It does not show: whether pronouns are resolved to the right name on GUM, or stance.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import _gum
from _own import CORPUS, OwnText, Saying, texts
from _readers import Reader, dated, open_heads, open_reader, options, page, run
from _scores import (
    Counts,
    Span,
    line,
    overlap,
    pairs,
    resampled,
    same_name,
    strict,
    total,
    touch,
    wilson,
)
from kronika.model.documents import Document
from kronika.model.readings import Quote, Reading

PARTS = ("source", "cue", "content")


@dataclass(frozen=True)
class Found:
    """A claim as found: spans, and the names that the speaker bears on the page.

    Of the speaker's mentions the source is the one nearest to the cue.
    """

    source: Span | None
    cue: Span | None
    content: Span
    speaker: tuple[str, ...] = ()

    def parts(self) -> list[Span]:
        """The spans that are there."""
        return [s for s in (self.source, self.cue, self.content) if s is not None]


Finder = Callable[[Document], list[Found]]


def by_reader(reader: Reader) -> Finder:
    """The quotes of all components."""

    def find(document: Document) -> list[Found]:
        reading = reader.read(document)
        return [_quote(document, reading, quote) for quote in reading.quotes]

    return find


def _quote(document: Document, reading: Reading, quote: Quote) -> Found:
    cue = (quote.cue_start, quote.cue_end, "cue") if quote.cue_start < quote.cue_end else None
    content = (quote.start, quote.end, "content")
    if quote.speaker is None:
        return Found(None, cue, content)
    chain = [m for m in reading.mentions if m.chain == reading.mentions[quote.speaker].chain]
    near = cue or content
    who = min(chain, key=lambda m: max(m.start - near[1], near[0] - m.end, 0))
    full = (m for m in chain if m.form != "pronoun")
    names = tuple(dict.fromkeys(document.text[m.start : m.end] for m in full))
    return Found((who.start, who.end, "source"), cue, content, names)


def by_head(model: Any) -> Finder:  # noqa: ANN401
    """The attribution head alone: the speaker is what stands there."""

    def find(document: Document) -> list[Found]:
        found = []
        for a in model.attributions(document.text):
            spans = [(s.start, s.end, p) if s else None for s, p in zip((a.source, a.cue), PARTS)]  # noqa: B905
            said = (document.text[a.source.start : a.source.end],) if a.source else ()
            content = (a.content.start, a.content.end, "content")
            found.append(Found(spans[0], spans[1], content, said))
        return found

    return find


def unquoted(text: str, span: Span) -> Span:
    """A span without quotation marks, commas and spaces at its ends.

    Example:
        >>> unquoted('"We train," he said', (0, 11, "content"))
        (1, 9, 'content')
    """
    start, end = span[:2]
    while start < end and text[start] in "\"'“”‘’«» ":
        start += 1
    while start < end and text[end - 1] in "\"'“”‘’«» ,.":
        end -= 1
    return start, end, span[2]


def own_figures(own: Iterable[OwnText], find: Finder) -> dict[str, Any]:
    """Spans and speakers on texts of our own."""
    exact: dict[str, list[Counts]] = defaultdict(list)
    wide: dict[str, list[Counts]] = defaultdict(list)
    shares: dict[str, list[bool]] = defaultdict(list)
    for one in own:
        found = find(one.document)
        gold = [s for c in one.claims for s in (c.source, c.cue, c.content) if s is not None]
        said = [s for f in found for s in f.parts()]
        for part in PARTS:
            true = {unquoted(one.text, s) for s in gold if s[2] == part}
            mine = {unquoted(one.text, s) for s in said if s[2] == part}
            exact[part].append(strict(true, mine))
            wide[part].append(overlap(true, mine))
        for claim, right in zip(one.claims, speakers(one.claims, found), strict=True):
            shares["direct" if claim.quoted else "indirect"].append(right)
            shares["all"].append(right)
    return {"strict": exact, "overlap": wide, "speaker": shares}


def speakers(gold: tuple[Saying, ...], found: list[Found]) -> list[bool]:
    """For each gold claim, whether its content was found with a right speaker."""

    def fits(i: int, j: int) -> bool:
        named = any(same_name(a, b) for a in found[j].speaker for b in gold[i].speaker)
        return named and touch(gold[i].content, found[j].content)

    held = pairs(len(gold), len(found), fits)
    return [i in held for i in range(len(gold))]


def gum_figures(papers: Iterable[_gum.Paper], find: Finder) -> dict[str, Any]:
    """Counts by group of genres: relations found, then contents and sources of those."""
    counts: dict[str, dict[str, list[Counts]]] = defaultdict(lambda: defaultdict(list))
    for paper in papers:
        parts = [("body", paper.text[s:e]) for s, e in paper.paragraphs]
        document = page(parts, name=paper.id, **dated(paper.created))
        found = [f for f in find(document) if f.cue is not None]
        for name, made in relations(_gum.attributions(paper), found).items():
            for group in ("all open genres", "news" if paper.genre == "news" else "others"):
                counts[group][name].append(made)
    return counts


def relations(gold: list[_gum.Said], found: list[Found]) -> dict[str, Counts]:
    """How many relations were found, and what of those is right."""

    def at(i: int, j: int) -> bool:
        spots = gold[i].cue or (gold[i].unit,)
        return any(touch(spot, found[j].cue) for spot in spots)

    held = [(gold[i], found[j]) for i, j in pairs(len(gold), len(found), at).items()]
    sourced = [(g, f) for g, f in held if g.source and not g.pronoun]
    contents = sum(touch(g.content, f.content) for g, f in held)
    sources = sum(
        f.source is not None and any(touch(s, f.source) for s in g.source) for g, f in sourced
    )
    return {
        "found": Counts(len(held), len(found), len(gold)),
        "content": Counts(contents, len(held), len(held)),
        "source": Counts(sources, len(sourced), len(sourced)),
    }


def show_own(which: str, found: dict[str, Any]) -> dict[str, Any]:
    """Prints the figures on texts of our own."""
    figures: dict[str, Any] = {}
    for way in ("strict", "overlap"):
        together = [sum(cs, Counts()) for cs in zip(*found[way].values(), strict=True)]
        for part, counts in {**found[way], "all": together}.items():
            interval = resampled(counts, draws=300)
            print(line(f"own, {which}: {part} {way}", total(counts), interval))
            kept = [round(x, 4) for x in interval]
            figures[f"{part}_{way}"] = total(counts).figures() | {"f1_95": kept}
    for kind, right in sorted(found["speaker"].items()):
        low, high = wilson(sum(right), len(right))
        print(f"own, {which}: speaker, {kind}  {sum(right)}/{len(right)}  [{low:.3f}, {high:.3f}]")
        figures[f"speaker_{kind}"] = {"right": sum(right), "of": len(right),
                                      "wilson_95": [round(low, 4), round(high, 4)]}  # fmt: skip
    return figures


def show_gum(which: str, found: dict[str, Any]) -> dict[str, Any]:
    """Prints the figures on GUM."""
    figures: dict[str, Any] = {}
    for group, parts in sorted(found.items()):
        print(line(f"gum {group}, {which}", total(parts["found"])))
        figures[group] = {"found": total(parts["found"]).figures()}
        for part in ("content", "source"):
            counts = total(parts[part])
            print(f"    {part} of those found: {counts.right}/{counts.gold} {counts.recall:.3f}")
            figures[group][part] = {"right": counts.right, "of": counts.gold}
    return figures


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """Both sets, with the reader and the bare head where there is one."""
    finders = {args.reader: by_reader(open_reader(args.reader, model=args.model))}
    model = open_heads(args.reader, model=args.model)
    if model is not None:
        finders["claims head"] = by_head(model)
    own = list(texts(args.corpus))
    papers = [p for p in _gum.papers(args.data, "train", "dev") if p.genre in _gum.OPEN_GENRES]
    figures: dict[str, Any] = {"own_texts": len(own), "gum_documents": len(papers)}
    for which, find in finders.items():
        figures[which] = {
            "own": show_own(which, own_figures(own, find)),
            "gum": show_gum(which, gum_figures(papers, find)),
        }
    return figures


if __name__ == "__main__":
    parser = options(__doc__, data=Path("../shared/data/gum"))
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="texts of our own")
    raise SystemExit(run(parser, measure))
