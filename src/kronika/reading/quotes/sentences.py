"""One unit read: its attributions become drafts, each with its content."""

from collections.abc import Sequence

from kronika.codebook.speech import Speech, SpeechVerb
from kronika.reading.quotes.attributions import attributions
from kronika.reading.quotes.contents import Span, backward, directness, forward, trimmed
from kronika.reading.quotes.cues import Cue
from kronika.reading.quotes.drafts import Attribution, Draft, Found
from kronika.reading.quotes.grammar import COMMAS, CONJUNCTIONS, MARKS, PREPOSITIONS, PRONOUNS
from kronika.reading.quotes.marks import Quotation
from kronika.reading.quotes.paragraphs import Word
from kronika.reading.quotes.speakers import Finder


class UnitReader:
    """Reads units of one document with its quotations at hand."""

    def __init__(self, quoted: Sequence[Quotation], speech: Speech) -> None:
        self.quoted = quoted
        self.speech = speech

    def __call__(self, words: Sequence[Word], finder: Finder) -> Found:
        """The drafts of one unit, and the attribution that ends in a colon, if any."""
        found = attributions(words, finder, self.speech)
        result = Found()
        floor = 0
        for index, attribution in enumerate(found):
            following = found[index + 1] if index + 1 < len(found) else None
            drafts = self._drafts(words, attribution, floor=floor, following=following)
            result.drafts.extend(drafts)
            if not drafts and following is None and result.drafts:
                drafts = self._carrying(words, attribution, inner=result.drafts)
                result.drafts.extend(drafts)
            if drafts:
                floor = max(floor, self._floor(words, drafts, attribution))
            elif following is None and self._colon(words, attribution):
                result.colon = attribution
        if result.colon is None and not result.drafts:
            result.colon = self._announced(words, found, finder=finder)
        return result

    def _carrying(
        self, words: Sequence[Word], found: Attribution, *, inner: Sequence[Draft]
    ) -> list[Draft]:
        """As in "A vowed to wait, and said all was well, B reported": B carries the words of A."""
        if found.cue.form == "according":
            self._carried_by(words, found, inner=inner)
            return []
        span = None
        if found.cue.form == "finite" and not found.shared:
            span = backward(words, found, floor=0, speech=self.speech)
        draft = self._draft(words, span, found=found) if span else None
        if draft is None or draft.directness == "direct":
            return []
        for told in inner:
            told.quoted_by = told.quoted_by or draft.speaker
        return [draft]

    def _carried_by(
        self, words: Sequence[Word], found: Attribution, *, inner: Sequence[Draft]
    ) -> None:
        """As in "A said, according to B" at the end: B carries what A said."""
        tail = trimmed(words, found.last, len(words))
        if tail[0] >= tail[1] and inner[-1].speaker is not None:
            inner[-1].quoted_by = inner[-1].quoted_by or found.speaker

    def _floor(
        self, words: Sequence[Word], drafts: Sequence[Draft], attribution: Attribution
    ) -> int:
        end = max(max(d.end for d in drafts), words[attribution.last - 1].end)
        return next((i for i, w in enumerate(words) if w.start >= end), len(words))

    def _drafts(
        self, words: Sequence[Word], found: Attribution, *, floor: int,
        following: Attribution | None,
    ) -> list[Draft]:  # fmt: skip
        ahead = forward(words, found, following=following, speech=self.speech)
        back = None
        if found.cue.form in {"finite", "according", "by", "quoted"} and not found.shared:
            back = backward(words, found, floor=floor, speech=self.speech)
        if found.cue.form == "by":
            ahead = None
        if back and ahead and not self._both(words, back, ahead):
            back, ahead = self._better(words, back, ahead, found=found)
        spans = [s for s in (back, ahead) if s is not None]
        return [d for s in spans if (d := self._draft(words, s, found=found)) is not None]

    def _both(self, words: Sequence[Word], back: Span, ahead: Span) -> bool:
        """As in "“A,” X said, “B.”": two quotations of one speaker."""
        return directness(words, back) == "direct" and directness(words, ahead) == "direct"

    def _better(
        self, words: Sequence[Word], back: Span, ahead: Span, *, found: Attribution
    ) -> tuple[Span | None, Span | None]:
        if directness(words, back) != "indirect":
            return back, None
        if found.cue.form == "according":
            return (None, ahead) if found.first <= 1 else (back, None)
        behind = words[found.last].lower if found.last < len(words) else ""
        loose = words[ahead[0]].lower in _OF_SETTING and words[ahead[0] - 1].lower != "that"
        whole = words[back[0]].lower not in PREPOSITIONS | CONJUNCTIONS
        if found.inverted or behind in COMMAS or (loose and whole):
            return back, None
        return None, ahead

    def _draft(self, words: Sequence[Word], span: Span, *, found: Attribution) -> Draft | None:
        how = directness(words, span)
        start, end = self._edges(words, span, direct=how == "direct")
        bare = words[span[0]].lower in PRONOUNS and span[1] - span[0] == 1
        if bare or end - start < 2:
            return None
        cue = found.cue
        return Draft(
            start, end, words[cue.first].start, words[cue.last - 1].end, cue.words,
            cue.verb.stance, cue.verb.takes, how, f"{cue.form}/{how}",
            speaker=found.speaker, quoted_by=found.quoted_by,
        )  # fmt: skip

    def _edges(self, words: Sequence[Word], span: Span, *, direct: bool) -> tuple[int, int]:
        """Code points of the content: a direct quotation without its marks."""
        first, last = span
        if direct:
            inner = [i for i in range(first, last) if words[i].quote is not None]
            return words[inner[0]].start, words[inner[-1]].end
        while (
            last > first + 1
            and words[last - 1].lower in MARKS
            and not self._balanced(words, first, last)
        ):
            last -= 1
        return words[first].start, words[last - 1].end

    def _balanced(self, words: Sequence[Word], first: int, last: int) -> bool:
        return (
            any(w.quote is not None for w in words[first:last])
            or sum(w.lower in MARKS for w in words[first:last]) % 2 == 0
        )

    def _colon(self, words: Sequence[Word], found: Attribution) -> bool:
        """Whether the unit ends with the attribution and a colon ("X said on Monday:")."""
        tail = trimmed(words, found.last, len(words))
        return words[-1].lower in {":", "："} and tail[1] - tail[0] < 12

    def _announced(
        self, words: Sequence[Word], found: Sequence[Attribution], *, finder: Finder
    ) -> Attribution | None:
        """As in "X released the following statement today:": the words follow."""
        if not words or words[-1].lower not in {":", "："}:
            return None
        if found:
            return found[-1]
        at = next((i for i, w in enumerate(words) if w.lower in _RELEASING), None)
        if at is None or "following" not in {w.lower for w in words}:
            return None
        left = at - 1
        while left > 0 and words[left].lower in {"has", "have", "today", "also"}:
            left -= 1
        speaker = finder.before(left)
        cue = Cue(
            at, at + 1, SpeechVerb("say", "asserts", "clause"), "finite", left, words[at].text
        )
        return Attribution(cue, speaker) if speaker else None


_OF_SETTING = frozenset("of at in during held after before for by from here".split())
"""Words that go on telling where something was said, not what ("said in his speech of …")."""
_RELEASING = frozenset("released issued provided made gave delivered published posted".split())
