"""Noun phrases: whom the words of a phrase name or describe."""

from collections.abc import Sequence
from dataclasses import dataclass

from kronika.codebook.speech import Speech
from kronika.model.readings import Mention
from kronika.reading.quotes.grammar import (
    ABBREVIATIONS,
    ADVERBS,
    COMMAS,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    LINKS,
    MARKS,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
)
from kronika.reading.quotes.paragraphs import Word

SPEAKING = frozenset("state agency force unit group person igo organisation company media".split())
_FOLLOWING = frozenset("familiar close aware present involved briefed knowledgeable".split())
_SOME = frozenset("one two three four some several many most all both another".split())
_MAX_NAME = 4
_NO_NAME = (
    CONJUNCTIONS
    | PREPOSITIONS
    | DETERMINERS
    | ADVERBS
    | PRONOUNS
    | frozenset(
        "nobody everyone everybody someone others none there sometimes nothing something "
        "monday tuesday wednesday thursday friday saturday sunday january february march april "
        "june july august september october november december today not yes".split()
    )
)
_MAX_PHRASE = 16


@dataclass(frozen=True, slots=True)
class Speaker:
    """Words `first`..`last` (half-open, indices of a unit) that name or describe a speaker.

    `start`..`end` is the best span of the text for the speaker; `mention` its index, or None
    for words that are no mention yet; `kind` is a kind of entity or "pronoun" or "document".
    """

    first: int
    last: int
    start: int
    end: int
    mention: int | None
    kind: str


class Phrases:
    """Reads the noun phrases of one unit; indices are those of its words."""

    def __init__(self, words: Sequence[Word], mentions: Sequence[Mention], speech: Speech) -> None:
        self.words = words
        self.mentions = mentions
        self.speech = speech
        self.posts = self._in_posts()

    def _in_posts(self) -> frozenset[int]:
        """Indices of words that belong to the post beside a name ("Lt. Gen.")."""
        held = {w.mention for w in self.words if w.mention is not None}
        spans = [post for m in held if (post := self.mentions[m].post) is not None]
        return frozenset(
            i for i, w in enumerate(self.words) if any(a <= w.start < b for a, b in spans)
        )

    def stops(self, at: int) -> bool:
        """Whether a word ends a clause; the stop of an abbreviation does not."""
        lower = self.words[at].lower
        if lower not in STOPS - {"-"} or at in self.posts or self.words[at].mention is not None:
            return False
        return lower != "." or not at or self.words[at - 1].lower not in ABBREVIATIONS

    def opening(self, left: int) -> int:
        """Index of the bracket that opens the words closed by the one at `left`."""
        at = left
        while at > 0 and self.words[at].lower not in {"(", "["}:
            at -= 1
        return at

    def extent(self, first: int) -> int:
        """Index behind the last word of the noun phrase that begins at `first`."""
        stop = first
        while stop < len(self.words) and stop < first + _MAX_PHRASE and self.inside(stop):
            stop += 1
        return stop

    def trim(self, first: int, last: int) -> int:
        """Drops leading links ("of", "and"), which belong to what stands before the phrase."""
        for at in range(last - 1, first, -1):
            word, before = self.words[at], self.words[at - 1].lower
            fresh = word.mention is None and word.lower in DETERMINERS
            if fresh and before not in LINKS | DETERMINERS and before not in {"'s", "’s"}:
                first = at
                break
        while (
            first < last
            and self.words[first].mention is None
            and (self.words[first].lower in LINKS | PREPOSITIONS | {"'s", "’s"})
        ):
            first += 1
        return first

    def inside(self, at: int) -> bool:
        """Whether a word may stand inside a noun phrase."""
        word = self.words[at]
        if word.quote is not None:
            return False
        if word.mention is not None or at in self.posts:
            return True
        lower = word.lower
        if lower in COMMAS or self.stops(at) or lower in MARKS or lower in "()[]":
            return False
        if lower in LINKS or lower in {"'s", "’s", "'", "’"}:
            return True
        if lower in CONJUNCTIONS or lower in FINITE or lower in PREPOSITIONS or lower in PRONOUNS:
            return False
        verb = self.speech.verbs.get(lower)
        return verb is None or not verb[0].forms & {"past"}

    def best(self, first: int, last: int) -> Speaker | None:
        """The speaker that the phrase `first`..`last` names or describes."""
        if first >= last or self.words[first].lower in {"no", "neither", "none", "nobody"}:
            return None
        head = self.head(first, last)
        person = self.last_person(first, last)
        if person is not None and (head is None or head < person):
            return self.named(first, last, at=person)
        together = self._together(first, last, head=head)
        if together:
            return together
        if head is None:
            return None
        index = self.words[head].mention
        if index is not None and self._is_scene(first, index):
            return None
        if index is not None and self.speaks(index):
            longer = None
            if (
                not self.mentions[index].named
                and self.words[first].start < self.mentions[index].start
            ):
                longer = self._described_speaker(first, last, head=head)
            return longer or self.named(first, last, at=head)
        return self._described_speaker(first, last, head=head)

    def head(self, first: int, last: int) -> int | None:
        """The last word before the first preposition of the phrase."""
        at, start = self._chosen(first, last), first
        while at < last:
            word = self.words[at]
            if word.lower in LINKS - {"and", "&"} and at > start and self._links(at):
                break
            if (
                at > start
                and word.lower.endswith("ed")
                and self.words[at - 1].lower in self.speech.speakers
            ):
                break
            at += 1
        head = at - 1
        while head >= start and self.words[head].lower in {"'s", "’s", "'", "’", "here", "today"}:
            head -= 1
        return head if head >= start else None

    def _chosen(self, first: int, last: int) -> int:
        """Behind "one of the" in "one of the officials"."""
        if first + 2 < last and self.words[first + 1].lower == "of":
            some = self.words[first].lower in _SOME and self.words[first].mention is None
            if some and self.words[first + 2].lower in DETERMINERS:
                return first + 3
        return first

    def _links(self, at: int) -> bool:
        """A preposition outside a name, or behind a post that a name swallowed."""
        before = self.words[at - 1].lower
        return self.words[at].mention is None or self.speech.speakers.get(before) == "person"

    def last_person(self, first: int, last: int) -> int | None:
        """A person named at the end of the phrase, not as the object of a preposition."""
        at = last - 1
        found = self.words[at].mention
        if found is None or self.mentions[found].kind != "person":
            return self._first_person(first, last)
        start = at
        while start > first and self.words[start - 1].mention == found:
            start -= 1
        post = self.mentions[found].post
        while start > first and post and self.words[start - 1].start >= post[0]:
            start -= 1
        before = self.words[start - 1].lower if start > first else ""
        if before in {"of", "for", "from", "to", "with", "and", "'s", "’s", "by"} and start > first:
            return None if before != "and" else self._first_person(first, last)
        return at

    def _first_person(self, first: int, last: int) -> int | None:
        """A person at the very beginning of the phrase ("Ana Ruiz of the institute")."""
        for at in range(first, last):
            found = self.words[at].mention
            if found is None and self.words[at].lower in LINKS:
                return None
            if found is not None and self.mentions[found].kind == "person":
                after = self.words[at + 1].lower if at + 1 < last else ""
                if (
                    after in {"'s", "’s", "and"}
                    or self.words[min(at + 1, last - 1)].mention == found
                ):
                    continue
                return at if after in LINKS else None
        return None

    def speaks(self, mention: int | None) -> bool:
        """Whether a mention may say something (places may: they are often persons or states)."""
        if mention is None:
            return False
        found = self.mentions[mention]
        return found.kind in SPEAKING or found.kind == "place"

    def _is_scene(self, first: int, mention: int) -> bool:
        """Whether a place only says where: "a statement (by both) in Sydney stressed"."""
        before = self.words[first - 1].lower if first else ""
        return before in {"in", "at", "near"} and self.mentions[mention].kind == "place"

    def named(self, first: int, last: int, *, at: int) -> Speaker:
        """The mention at word `at` as the speaker of the phrase."""
        index = self.words[at].mention
        mention = self.mentions[index or 0]
        first = self._titled(first)
        return Speaker(first, last, mention.start, mention.end, index, mention.kind)

    def _titled(self, first: int) -> int:
        """Where the titles begin that stand before a name ("Col. (ret)")."""
        while first > 0:
            before = self.words[first - 1].lower
            if before == ")":
                first = self.opening(first - 1)
            elif first - 1 in self.posts or before in ABBREVIATIONS:
                first -= 1
            elif before == "." and first > 1 and self.words[first - 2].lower in ABBREVIATIONS:
                first -= 2
            else:
                break
        return first

    def _together(self, first: int, last: int, *, head: int | None) -> Speaker | None:
        """As in "Oman and Qatar", "the army and police of Oman": one collective speaker."""
        ands = [i for i in range(first + 1, last - 1) if self._joins(i)]
        if not ands or head is None:
            return None
        left, right = self.best(first, ands[0]), self.best(ands[-1] + 1, last)
        if left is None or right is None or "pronoun" in {left.kind, right.kind}:
            return None
        if left.mention is not None and left.mention == right.mention:
            return None
        return Speaker(first, last, left.start, right.end, None, right.kind)

    def _joins(self, at: int) -> bool:
        word = self.words[at]
        return word.lower in {"and", "&"} and word.mention is None

    def _described_speaker(self, first: int, last: int, *, head: int) -> Speaker | None:
        """As in "A spokesman for the ministry", "US officials": words that are no name."""
        lower = self.words[head].lower
        kind = self.speech.speakers.get(lower)
        if kind is None and head > first and lower in _FOLLOWING:
            head, lower = head - 1, self.words[head - 1].lower
            kind = self.speech.speakers.get(lower)
        if kind is None and self.words[head].mention is not None:
            kind = self.speech.speakers.get(lower.rstrip("s"))
        if kind is None:
            return self._unknown_name(first, last)
        start = first
        chosen = self._chosen(first, last) > first
        while not chosen and start < head and self.words[start].lower in DETERMINERS | {"-"}:
            start += 1
        if kind == "document" and last < len(self.words) and self.words[last].lower == "by":
            return self.best(last + 1, self.extent(last + 1))
        if kind == "document":
            return self._issuer(start, last) or Speaker(
                first, last, self.words[start].start, self.words[head].end, None, kind
            )
        end = self._phrase_end(head, last)
        return Speaker(first, last, self.words[start].start, self.words[end - 1].end, None, kind)

    def _unknown_name(self, first: int, last: int) -> Speaker | None:
        """Capitals right before a verb of saying are somebody's name, known or not."""
        start = last
        while start > first and self._capital(start - 1):
            start -= 1
        if start == last or last - start > _MAX_NAME:
            return None
        words = self.words
        return Speaker(first, last, words[start].start, words[last - 1].end, None, "name")

    def _capital(self, at: int) -> bool:
        word = self.words[at]
        plain = word.mention is None and word.text[:1].isupper() and len(word.text) > 1
        return plain and word.text.isalpha() and word.lower not in _NO_NAME

    def _phrase_end(self, head: int, last: int) -> int:
        """A described speaker keeps what tells whose he is ("of the ministry")."""
        after = self.words[head + 1].lower if last > head + 1 else ""
        if after in {"of", "for", "at", "from"} | _FOLLOWING:
            end = last
            while end > head + 1 and self.words[end - 1].lower in {"'s", "’s"} | LINKS:
                end -= 1
            return end
        return head + 1

    def _issuer(self, first: int, last: int) -> Speaker | None:
        """Who stands in the name of a document: "a navy statement", "the report by X"."""
        found: int | None = None
        for at in range(last - 1, first - 1, -1):
            index = self.words[at].mention
            if index is not None and self.speaks(index):
                before = self.words[at - 1].lower if at > first else ""
                if self.mentions[index].form != "demonym" and before not in {"on", "about"}:
                    if not self._is_owner(at, first):
                        return self.named(first, last, at=at)
                    found = at if found is None else found
        return None if found is None else self.named(first, last, at=found)

    def _is_owner(self, at: int, first: int) -> bool:
        """Whether the name at a word owns another before it: "the division of the army"."""
        index = self.words[at].mention
        while at > first and (
            self.words[at - 1].mention == index or self.words[at - 1].lower in DETERMINERS
        ):
            at -= 1
        return (
            at - 1 > first
            and self.words[at - 1].lower == "of"
            and (self.words[at - 2].mention is not None and self.speaks(self.words[at - 2].mention))
        )
