"""Names that the rules found, held against the model, and names that only the model sees."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from kronika.model.documents import Document
from kronika.model.readings import KINDS, Mention, Reading
from kronika.reading.learned.answers import Answer, Span
from kronika.reading.learned.doubts import Doubts
from kronika.reading.learned.pages import Pages

_GUESS = "guess:"


class LearnedNames:
    """Drops guesses that the model takes for no name, corrects their kinds, adds new names.

    What the codebook, the gazetteer or a title says stays as it is.
    """

    name = "learned_names"
    requires = frozenset({"sentences", "mentions"})
    assigns = frozenset({"mentions"})

    def __init__(
        self, pages: Pages, doubts: Doubts, *, common: frozenset[str] = frozenset()
    ) -> None:
        self._pages, self._common = pages, common
        self._doubts = doubts
        self.version = pages.model.version

    def __call__(self, document: Document, reading: Reading) -> Reading:
        """The reading with its mentions as model and rules together see them."""
        votes = self._votes(document, reading)
        linked = {c for link in reading.links for c in (link.left, link.right)}
        mentions = []
        for mention in reading.mentions:
            chances = votes.get(mention.chain)
            if chances is None or mention.chain in linked:
                mentions.append(mention)
            elif sum(chances.values()) >= self._doubts.keep_guess:
                mentions.append(self._kind(mention, chances))
        mentions += self._added(document, reading)
        mentions.sort(key=lambda m: (m.start, -m.end))
        return replace(reading, mentions=tuple(mentions))

    def _kind(self, mention: Mention, chances: dict[str, float]) -> Mention:
        best = max(KINDS, key=lambda k: chances.get(k, 0.0))
        if best == mention.kind or chances.get(best, 0.0) < self._doubts.new_kind:
            return mention
        return replace(mention, kind=best, rule=f"{mention.rule}>model")

    def _votes(self, document: Document, reading: Reading) -> dict[int, dict[str, float]]:
        """Mean chances of the kinds for each chain that is nothing but guesses."""
        chains: dict[int, list[Mention]] = defaultdict(list)
        for mention in reading.mentions:
            chains[mention.chain].append(mention)
        votes = {}
        for chain, members in chains.items():
            if not all(m.rule.startswith(_GUESS) for m in members):
                continue
            told = [
                answer.chances("names", m.start, m.end)
                for m in members
                if (answer := self._pages.answer_at(document, m.start)) is not None
            ]
            told = [t for t in told if t]
            if told:
                votes[chain] = {k: sum(t[k] for t in told) / len(told) for k in told[0]}
        return votes

    def _added(self, document: Document, reading: Reading) -> Iterator[Mention]:
        taken = sorted((m.start, m.end) for m in reading.mentions)
        chains = {document.text[m.start : m.end].casefold(): m.chain for m in reading.mentions}
        free = max((m.chain for m in reading.mentions), default=-1) + 1
        starts = {s.start for s in reading.sentences}
        for span in self._new(self._pages.answers(document), taken):
            words = document.text[span.start : span.end].casefold()
            if words in self._common and span.start in starts:
                continue  # "Allies meet": any word has a capital there
            if words not in chains:
                chains[words] = free
                free += 1
            yield Mention(span.start, span.end, span.label, chains[words], rule="model")

    def _new(self, answers: list[Answer], taken: list[tuple[int, int]]) -> Iterator[Span]:
        for answer in answers:
            for span in answer.spans("names"):
                meets = any(s < span.end and span.start < e for s, e in taken)
                if span.score >= self._doubts.add_name and not meets:
                    yield span
