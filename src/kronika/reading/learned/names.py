"""Names that the rules found, held against the model, and names that only the model sees."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from kronika.codebook.states import StateName, States
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
        self,
        pages: Pages,
        doubts: Doubts,
        *,
        states: States,
        common: frozenset[str] = frozenset(),
    ) -> None:
        self._pages, self._common, self._states = pages, common, states
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
        chains |= {m.country: m.chain for m in reading.mentions if m.kind == "state" and m.country}
        free = max((m.chain for m in reading.mentions), default=-1) + 1
        starts = {s.start for s in reading.sentences}
        for span in self._new(self._pages.answers(document), taken):
            text = document.text[span.start : span.end]
            state = self._state(text, span.label)
            words = state.iso if state else text.casefold()
            if state is None and self._is_word(text, span, starts):
                continue
            if words not in chains:
                chains[words] = free
                free += 1
            made = Mention(span.start, span.end, span.label, chains[words], rule="model")
            yield made if state is None else _of_state(made, state)

    def _state(self, text: str, label: str) -> StateName | None:
        found = self._states.by_name(text) if label in ("state", "place") else None
        if found is None or found.form == "metonym" or (found.ambiguous and label == "place"):
            return None
        return found

    def _is_word(self, text: str, span: Span, starts: set[int]) -> bool:
        """Whether any word may have a capital there, or it is no state ("all NATO Allies")."""
        if span.label == "person" and set(text.casefold().split()) <= self._common:
            return True  # "Major Defence Partner"
        return text.casefold() in self._common and (span.start in starts or span.label == "state")

    def _new(self, answers: list[Answer], taken: list[tuple[int, int]]) -> Iterator[Span]:
        for answer in answers:
            for span in answer.spans("names"):
                meets = any(s < span.end and span.start < e for s, e in taken)
                if span.score >= self._doubts.add_name and not meets:
                    yield span


def _of_state(mention: Mention, state: StateName) -> Mention:
    return replace(mention, kind="state", form=state.form, country=state.iso)
