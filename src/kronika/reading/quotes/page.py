"""One page read from top to bottom: units, statements over paragraphs, the page's own voice."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kronika.codebook.speech import Speech
from kronika.model.documents import Document
from kronika.model.readings import Quote, Reading
from kronika.reading.quotes import chinese
from kronika.reading.quotes.drafts import Draft
from kronika.reading.quotes.grammar import ABBREVIATIONS, FIRST, PRONOUNS
from kronika.reading.quotes.issuers import first_person, issuer, titled
from kronika.reading.quotes.marks import Quotation, is_scare, quotations
from kronika.reading.quotes.modality import modality
from kronika.reading.quotes.paragraphs import Unit, Word, paragraphs, units
from kronika.reading.quotes.phrases import Speaker
from kronika.reading.quotes.salience import Salience
from kronika.reading.quotes.sentences import UnitReader
from kronika.reading.quotes.speakers import Finder
from kronika.reading.quotes.statements import Statement, drafts_of, in_first_person, run_end, turns

_LONG_QUOTATION = 12
_LEAD = 3
_CARRIED = frozenset({"clause", "that"})


class PageReader:
    """Reads the attributions of one page; `salience` holds what it learnt of the speakers."""

    def __init__(self, document: Document, reading: Reading, words: Speech) -> None:
        self.text = document.text
        self.speech = words
        self.lines = paragraphs(document)
        marks = quotations(document.text, self.lines)
        self.marks = tuple(q for q in marks if not is_scare(document.text, q))
        spans = [(q.start, q.end) for q in self.marks]
        self.units = units(document, reading, lines=self.lines, quoted=spans)
        self.salience = Salience(document.text, reading.mentions, words)
        self.reader = UnitReader(self.marks, words)
        self.spans: list[Statement] = []
        self._spoken: dict[int, Statement] = {}
        self.drafts: list[Draft] = []
        self._last: tuple[Unit, Draft] | None = None

    def quotes(self) -> tuple[Quote, ...]:
        """All quotes of the page, in order."""
        self._statements()
        self._chinese()
        for unit in self.units:
            inside = self._statement_at(unit)
            if inside is not None:
                words = tuple(w._replace(quote=None) for w in unit.words)
                self._inner(words, unit.paragraph, speaker=inside.speaker)
            else:
                self._unit(unit)
        for statement in self.spans:
            self.drafts.extend(drafts_of(self.text, statement, self.lines))
        self._own_voice()
        return self._finished()

    def _chinese(self) -> None:
        if self.speech.language != "zh":
            return
        known = self.salience.mentions[: self.salience.known]
        for draft in chinese.drafts(
            self.text, self.lines, mentions=known, marks=self.marks, speech=self.speech
        ):
            resolved = self._resolved(draft)
            if resolved is not None:
                self.drafts.append(resolved)

    def _statements(self) -> None:
        whole = titled(self.text, self.lines, salience=self.salience)
        found = turns(self.text, self.lines, salience=self.salience, speech=self.speech)
        for statement in [whole] if whole and not found else found:
            self._add(statement)

    def _statement_at(self, unit: Unit) -> Statement | None:
        return self._spoken.get(unit.paragraph)

    def _add(self, statement: Statement) -> None:
        self.spans.append(statement)
        for paragraph in range(statement.first, statement.last):
            self._spoken.setdefault(paragraph, statement)

    def _finder(self, unit: Unit) -> Finder:
        return Finder(unit.words, self.salience.mentions, self.speech)

    def _unit(self, unit: Unit) -> None:
        found = self.reader(unit.words, self._finder(unit))
        resolved = [d for draft in found.drafts if (d := self._resolved(draft)) is not None]
        for draft in self._told_inside(resolved):
            self._keep(unit, draft)
        if found.colon is not None and found.colon.speaker is not None:
            self._colon(unit, found.colon.speaker, cue=found.colon.cue.first)
        elif resolved:
            self._inline(unit, resolved[-1])
        elif not found.drafts:
            self._goes_on(unit)

    def _told_inside(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Drafts without the positions that are only told inside another's words.

        What one says that another said keeps the one who carries it.
        """
        kept: list[Draft] = []
        for draft in drafts:
            outer = next((k for k in kept if k.start <= draft.cue_start < k.end), None)
            if outer is None or outer.resolved is None:
                kept.append(draft)
            elif self._others(draft, outer.resolved) and self._carried(draft):
                draft.carried = outer.resolved if draft.carried is None else draft.carried
                kept.append(draft)
        return kept

    def _others(self, draft: Draft, speaker: int) -> bool:
        return draft.resolved is not None and not self._same(draft.resolved, speaker)

    def _keep(self, unit: Unit, draft: Draft) -> None:
        self.drafts.append(draft)
        if draft.carried is not None and not self._is_headline(unit):
            self.salience.spoke(draft.carried, draft.cue_start)
        if draft.resolved is not None and not self._is_headline(unit):
            self.salience.spoke(draft.resolved, draft.cue_start)
            self._last = (unit, draft)
        if draft.directness != "indirect" and draft.resolved is not None:
            self._nested(unit, draft)

    def _is_headline(self, unit: Unit) -> bool:
        return self.lines[unit.paragraph].kind == "headline"

    def _nested(self, unit: Unit, draft: Draft) -> None:
        """What others are said to say inside a long quotation."""
        words = [w._replace(quote=None) for w in unit.words if draft.start <= w.start < draft.end]
        if len(words) < _LONG_QUOTATION or draft.resolved is None:
            return
        self._inner(words, unit.paragraph, speaker=draft.resolved)

    def _inner(self, words: Sequence[Word], paragraph: int, *, speaker: int) -> None:
        for sentence in _sentences(words):
            inner = Unit(sentence[0].start, sentence[-1].end, paragraph, sentence)
            self._within(inner, speaker=speaker)

    def _within(self, unit: Unit, *, speaker: int) -> None:
        """Attributions to others inside the words of `speaker`."""
        found = self.reader(unit.words, self._finder(unit))
        for draft in found.drafts:
            if not self._carried(draft):
                continue
            inner = self._resolved(draft)
            if inner is None or inner.resolved is None or self._same(inner.resolved, speaker):
                continue
            inner.carried = speaker if inner.carried is None else inner.carried
            self.drafts.append(inner)

    def _carried(self, draft: Draft) -> bool:
        """Whether words inside another's words are surely somebody else's claim."""
        if draft.speaker is None or draft.speaker.kind == "pronoun" or draft.takes == "stance":
            return draft.takes == "stance" and "clear" in draft.verb and draft.speaker is not None
        if draft.takes == "object" and draft.speaker.kind == "person":
            return True
        return draft.takes in _CARRIED or draft.verb.startswith("claim") or "noun/" in draft.rule

    def _same(self, left: int, right: int) -> bool:
        mentions = self.salience.mentions
        return left == right or mentions[left].chain == mentions[right].chain

    def _resolved(self, draft: Draft) -> Draft | None:
        """The draft with its speakers resolved; None where words are nobody's."""
        if draft.speaker is not None:
            draft.resolved = self.salience.resolve(draft.speaker)
        if draft.quoted_by is not None:
            draft.carried = self.salience.resolve(draft.quoted_by)
        if draft.resolved is None and self._own(draft):
            draft.rule = "own voice"
            return draft
        return draft if draft.resolved is not None or draft.directness == "direct" else None

    def _own(self, draft: Draft) -> bool:
        speaker = draft.speaker
        if speaker is None or speaker.kind != "pronoun":
            return False
        return self.text[speaker.start : speaker.end].casefold() in FIRST

    def _colon(self, unit: Unit, speaker: Speaker, *, cue: int) -> None:
        """The paragraphs behind "X said:"."""
        resolved = self.salience.resolve(speaker)
        first = unit.paragraph + 1
        if resolved is None or first >= len(self.lines):
            return
        word = unit.words[cue]
        self._statement(first, resolved, word.start, word.end, verb=word.lower)

    def _statement(self, first: int, speaker: int, start: int, end: int, *, verb: str) -> None:
        last = self._statement_end(first, speaker)
        if last > first:
            self._add(Statement(first, last, speaker, start, end, verb, "colon"))
            self.salience.spoke(speaker, self.lines[last - 1].start)

    def _third_person(self, speaker: int) -> frozenset[tuple[int, int]]:
        """Spans that name the speaker: where one stands, he does not speak himself."""
        mentions = self.salience.mentions
        chain = mentions[speaker].chain
        return frozenset(
            (m.start, m.end) for m in mentions
            if m.chain == chain and self.text[m.start : m.end].casefold() not in PRONOUNS
        )  # fmt: skip

    def _inline(self, unit: Unit, draft: Draft) -> None:
        """As in "X said: we …" in one paragraph of a page that goes on in X's own words."""
        before = self.text[max(0, draft.start - 3) : draft.start].rstrip()
        if draft.directness == "direct" or before[-1:] not in {":", "："} or draft.resolved is None:
            return
        following, last = unit.paragraph + 1, unit.paragraph + 1
        if following < len(self.lines) and in_first_person(self.text, self.lines[following]):
            last = self._statement_end(following, draft.resolved)
        self.drafts.remove(draft)
        self._add(
            Statement(
                unit.paragraph, last, draft.resolved, draft.cue_start, draft.cue_end, draft.verb,
                "colon", start=draft.start,
            )
        )  # fmt: skip

    def _statement_end(self, first: int, speaker: int) -> int:
        holder = self._third_person(speaker)
        return run_end(self.text, self.lines, first=first, holder=holder)

    def _goes_on(self, unit: Unit) -> None:
        """A quotation without a cue of its own that goes on from the one before."""
        quotes = {w.quote for w in unit.words if w.quote is not None}
        bare = [w for w in unit.words if w.quote is None and w.text.isalnum()]
        if len(quotes) != 1 or bare or self._last is None:
            return
        mark = self.marks[quotes.pop() or 0]
        line = self.lines[unit.paragraph]
        whole = mark.first == line.start and mark.last >= line.end - 1
        before, last = self._last
        if last.directness == "indirect" and before.paragraph == unit.paragraph:
            return
        if before.paragraph != unit.paragraph and not whole:
            return
        if last.resolved is None or not self._follows(before, unit):
            return
        self._keep(unit, self._continued(mark, last))

    def _follows(self, before: Unit, unit: Unit) -> bool:
        """Whether no other unit stands between two."""
        at = bisect_left(self.units, unit.start, key=lambda u: u.start)
        return at > 0 and self.units[at - 1] is before

    def _continued(self, mark: Quotation, last: Draft) -> Draft:
        return Draft(
            mark.start, mark.end, last.cue_start, last.cue_end, last.verb, last.stance, last.takes,
            "direct", "continued", resolved=last.resolved, carried=last.carried,
        )  # fmt: skip

    def _own_voice(self) -> None:
        """Gives "we" and "I" of the page's own voice to the body that the page names."""
        outside = [
            u for u in self.units
            if self._statement_at(u) is None and self.lines[u.paragraph].kind == "body"
        ]  # fmt: skip
        speaker = issuer(self.drafts, outside, salience=self.salience)
        taken = [(d.start, d.end) for d in self.drafts if d.rule == "own voice"]
        for unit in outside if speaker is not None else ():
            draft = first_person(unit)
            if draft and not any(unit.start <= a < unit.end for a, _ in taken):
                draft.resolved = speaker
                self.drafts.append(draft)
        for draft in self.drafts:
            if draft.rule == "own voice":
                draft.resolved = speaker

    def _finished(self) -> tuple[Quote, ...]:
        headline = [line for line in self.lines if line.kind == "headline"]
        kept = [d for d in self.drafts if d.resolved is not None or d.directness == "direct"]
        body = [d for d in kept if not any(h.start <= d.start < h.end for h in headline)]
        body = [d for d in body if not self._bare_title(d)] or body
        seen: dict[tuple[int, int], Quote] = {}
        for draft in sorted(body or kept, key=lambda d: (d.start, -d.end, d.cue_start)):
            seen.setdefault((draft.start, draft.end), self._quote(draft))
        return tuple(seen.values())

    def _bare_title(self, draft: Draft) -> bool:
        """A lead that names only a post ("Foreign minister welcomes …") repeats the story."""
        if draft.resolved is None or self.salience.mentions[draft.resolved].named:
            return False
        mention = self.salience.mentions[draft.resolved]
        leads = (line.start for line in self.lines[:_LEAD])
        return mention.kind == "person" and mention.start in leads

    def _quote(self, draft: Draft) -> Quote:
        words = self.text[draft.start : draft.end].casefold().replace("n't", " not").split()
        return Quote(
            draft.start, draft.end, draft.cue_start, draft.cue_end, draft.resolved, draft.verb,
            draft.directness, draft.stance, modality(words, self.speech), draft.carried, draft.rule,
        )  # fmt: skip


def _sentences(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """The sentences of a quotation."""
    begin = 0
    for i, word in enumerate(words):
        ends = word.lower in {".", "!", "?", "。", "！", "？"} and word.mention is None
        if ends and not (i and words[i - 1].lower in ABBREVIATIONS):
            yield tuple(words[begin : i + 1])
            begin = i + 1
    if begin < len(words):
        yield tuple(words[begin:])
