"""Who stands before or after a cue: a name, a pronoun, a described speaker, several together."""

from collections.abc import Sequence
from dataclasses import replace

from kronika.codebook.speech import Speech
from kronika.model.readings import Mention
from kronika.reading.quotes.grammar import (
    COMMAS,
    CONJUNCTIONS,
    DETERMINERS,
    HAVE,
    MODALS,
    PRONOUNS,
)
from kronika.reading.quotes.paragraphs import Word
from kronika.reading.quotes.phrases import Phrases, Speaker

_MAX_PHRASE = 16
_MAX_APPOSITION = 30
_SELF = frozenset("also itself themselves already made led known run".split())
"""Words that open what is said of a body between commas ("X, itself a member, warned")."""
_OWNING = (["the"], ["a"], ["an"])


class Finder:
    """Finds speakers in one unit."""

    def __init__(self, words: Sequence[Word], mentions: Sequence[Mention], speech: Speech) -> None:
        self.words = words
        self.mentions = mentions
        self.speech = speech
        self.phrases = Phrases(words, mentions, speech)

    def before(self, left: int) -> Speaker | None:
        """The speaker whose words end at word `left`, appositions included."""
        while left >= 0 and self.words[left].lower in {")", "]"}:
            left = self.phrases.opening(left) - 1
        if left < 0 or self.words[left].quote is not None:
            return None
        word = self.words[left]
        if word.lower in CONJUNCTIONS - {"who", "which", "that"}:
            return None
        if word.lower in COMMAS or word.lower in {"—", "–"}:
            return self._before_apposition(left)
        if word.lower in {"who", "which", "that"}:
            return self.before(left - 1 - (self.words[max(0, left - 1)].lower in COMMAS))
        if word.lower in PRONOUNS:
            return self._pronoun(left)
        return self._phrase_before(left)

    def after(self, right: int) -> Speaker | None:
        """The speaker whose words begin at word `right` ("said X, post")."""
        if right >= len(self.words) or self.words[right].quote is not None:
            return None
        while right < len(self.words) and self.words[right].lower == ".":
            right += 1  # a stray stop after the verb
        if right < len(self.words) and self.words[right].lower in PRONOUNS:
            return self._pronoun(right)
        stop = self.phrases.extent(right)
        return self._apposed(stop) or self.phrases.best(right, stop)

    def _apposed(self, stop: int) -> Speaker | None:
        """A person right behind the comma at `stop` ("the team's coach, Ana Ruiz,")."""
        if stop + 1 >= len(self.words) or self.words[stop].lower not in COMMAS:
            return None
        index = self.words[stop + 1].mention
        if index is None or self.mentions[index].kind != "person" or stop - 1 < 0:
            return None
        held = self.words[stop - 1].mention
        if held is not None and self.mentions[held].kind == "person" and self.mentions[held].named:
            return None
        last = stop + 1
        while last < len(self.words) and self.words[last].mention == index:
            last += 1
        person = self.speech.speakers.get(self.words[stop - 1].lower) == "person"
        return self.phrases.named(stop + 1, last, at=stop + 1) if person else None

    def _pronoun(self, at: int) -> Speaker:
        word = self.words[at]
        return Speaker(at, at + 1, word.start, word.end, word.mention, "pronoun")

    def _before_apposition(self, comma: int) -> Speaker | None:
        """As in "X, deputy head of Y," and "X, who met Y on Monday,": X."""
        opening = {"—", "–"} if self._dash(comma) else COMMAS
        for at in range(comma - 1, max(-1, comma - _MAX_APPOSITION), -1):
            if self.words[at].quote is not None or (self.phrases.stops(at) and not self._dash(at)):
                return None
            if self.words[at].lower not in opening or not at:
                continue
            named = self._name_in_apposition(at + 1, comma)
            if named:
                related = self._relative_of(at, comma)
                if related is not None:
                    return related
                prior = self._phrase_before(at - 1)
                first = named.first if prior is None else prior.first
                return replace(named, first=first)
            found = self._phrase_before(at - 1)
            if found and self._accompanied(at + 1):
                return self._with_company(found, comma)
            if found and self._described(at + 1, comma, kind=found.kind):
                return Speaker(
                    found.first, comma, found.start, found.end, found.mention, found.kind
                )
        return self._phrase_before(comma - 1) if self._interrupted(comma) else None

    def _relative_of(self, inner: int, comma: int) -> Speaker | None:
        """As in "Ana Ruiz, the sister of the pilot, Juan Ruiz,": Ana, not whom she belongs to."""
        for outer in range(inner - 1, max(0, inner - _MAX_PHRASE), -1):
            if self.words[outer].lower not in COMMAS:
                continue
            between = [w.lower for w in self.words[outer + 1 : inner]]
            index = self.words[outer - 1].mention
            if index is None or between[:1] not in _OWNING or "of" not in between:
                return None
            person = self.mentions[index]
            found = self._phrase_before(outer - 1)
            if found is None or person.kind != "person" or not person.named:
                return None
            return Speaker(found.first, comma, found.start, found.end, found.mention, found.kind)
        return None

    def _name_in_apposition(self, first: int, last: int) -> Speaker | None:
        """As in "The force's commander, Gen. Ana Ruiz,": the person between the commas."""
        person = self.phrases.last_person(first, last)
        if person is None or self.words[last - 1].mention != self.words[person].mention:
            return None
        start = person
        while start > first and self.words[start - 1].mention == self.words[person].mention:
            start -= 1
        post = self.mentions[self.words[person].mention or 0].post
        if start > first and not (post and post[0] <= self.words[first].start):
            return None
        return self.phrases.named(first, last, at=person)

    def _accompanied(self, at: int) -> bool:
        """Whether "along with …" or "together with …" follows."""
        pair = [w.lower for w in self.words[at : at + 2]]
        return pair in (
            ["along", "with"],
            ["together", "with"],
            ["as", "well"],
            ["alongside", "the"],
        )

    def _with_company(self, found: Speaker, comma: int) -> Speaker:
        """As in "The opposition, along with Oman,": one collective speaker."""
        first, start = found.first, found.start
        if first > 1 and self.words[first - 1].lower in COMMAS:
            before = self._phrase_before(first - 2)
            if before is not None and before.first <= 1:
                first, start = before.first, before.start
        return Speaker(first, comma, start, self.words[comma - 1].end, None, found.kind)

    def _dash(self, at: int) -> bool:
        return self.words[at].lower in {"—", "–"}

    def _interrupted(self, comma: int) -> bool:
        return comma + 1 < len(self.words) and self.words[comma + 1].lower in {"however", "too"}

    def _described(self, first: int, last: int, *, kind: str) -> bool:
        """Whether the words between two commas tell who the speaker before them is."""
        if first >= last:
            return False
        opening = self.words[first].lower
        if opening in {
            "who",
            "whose",
            "which",
            "speaking",
            "however",
            "meanwhile",
            "too",
            "himself",
            "herself",
            "along",
            "together",
            "in",
            "on",
            "at",
            "citing",
            "quoting",
            "asked",
            "when",
            "by",
        }:
            return True
        if opening in {"and", "but", "while", "as", "that", "because", "although"}:
            return False
        if any(w.lower in self.speech.verbs and w.mention is None for w in self.words[first:last]):
            return kind == "person" and opening in {"the", "a", "an"}
        if opening in _SELF or (opening.endswith("ed") and self.words[first].mention is None):
            return True
        return kind == "person" or self.words[first].text.isdigit() or opening in {"a", "an", "the"}

    def _phrase_before(self, left: int) -> Speaker | None:
        """The noun phrase that ends at word `left`."""
        if left < 0 or self.words[left].quote is not None:
            return None
        if self.words[left].lower in {")", "]"}:
            left = self.phrases.opening(left) - 1
        first = left + 1
        while first > 0 and left - first < _MAX_PHRASE and self.phrases.inside(first - 1):
            first -= 1
        first = self._behind_verb(first, left)
        first = self.phrases.trim(first, left + 1)
        return self._holder(first, left + 1) or self.phrases.best(first, left + 1)

    def _behind_verb(self, first: int, left: int) -> int:
        """In "had joined the rebels and officials fear" the phrase begins behind "and"."""
        if not first or self.words[first - 1].lower not in HAVE | MODALS:
            return first
        for at in range(left, first, -1):
            if self.words[at].lower == "and" and self.words[at].mention is None:
                return at + 1 if at < left else first
        return first

    def _holder(self, first: int, last: int) -> Speaker | None:
        """As in "Ana Ruiz, head of the navy said": the person whose post the phrase is."""
        if (
            first < 2
            or self.words[first - 1].lower not in COMMAS
            or self.words[first].mention is not None
        ):
            return None
        head = self.phrases.head(first, last)
        person = self.words[first - 2].mention
        if head is None or person is None or self.mentions[person].kind != "person":
            return None
        opens = self.words[first].lower not in DETERMINERS - {"the", "a", "an", "its", "his", "her"}
        if opens and self.speech.speakers.get(self.words[head].lower) == "person":
            found = self.phrases.named(first, last, at=first - 2)
            start = first - 2
            while start > 0 and self.words[start - 1].mention == person:
                start -= 1
            return Speaker(start, last, found.start, found.end, person, "person")
        return None
