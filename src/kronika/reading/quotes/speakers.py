"""Who stands before or after a cue: a name, a pronoun, a described speaker, several together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
_MAX_APPOSITION = 30


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


class Finder:
    """Finds speakers in one unit."""

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

    def _stops(self, at: int) -> bool:
        """Whether a word ends a clause; the stop of an abbreviation does not."""
        lower = self.words[at].lower
        if lower not in STOPS - {"-"} or at in self.posts or self.words[at].mention is not None:
            return False
        return lower != "." or not at or self.words[at - 1].lower not in ABBREVIATIONS

    def before(self, left: int) -> Speaker | None:
        """The speaker whose words end at word `left`, appositions included."""
        while left >= 0 and self.words[left].lower in {")", "]"}:
            left = self._opening(left) - 1
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

    def after(self, right: int, *, limit: int = 14) -> Speaker | None:
        """The speaker whose words begin at word `right` ("said X, post")."""
        if right >= len(self.words) or self.words[right].quote is not None:
            return None
        while right < len(self.words) and self.words[right].lower == ".":
            right += 1  # a stray stop after the verb
        if right < len(self.words) and self.words[right].lower in PRONOUNS:
            return self._pronoun(right)
        stop = right
        while stop < len(self.words) and stop < right + limit and self._inside(stop):
            stop += 1
        return self._apposed(stop) or self._best(right, stop)

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
        return self._named(stop + 1, last, at=stop + 1) if person else None

    def _pronoun(self, at: int) -> Speaker:
        word = self.words[at]
        return Speaker(at, at + 1, word.start, word.end, word.mention, "pronoun")

    def _opening(self, left: int) -> int:
        at = left
        while at > 0 and self.words[at].lower not in {"(", "["}:
            at -= 1
        return at

    def _before_apposition(self, comma: int) -> Speaker | None:
        """As in "X, deputy head of Y," and "X, who met Y on Monday,": X."""
        opening = {"—", "–"} if self._dash(comma) else COMMAS
        for at in range(comma - 1, max(-1, comma - _MAX_APPOSITION), -1):
            if self.words[at].quote is not None or (self._stops(at) and not self._dash(at)):
                return None
            if self.words[at].lower not in opening or not at:
                continue
            named = self._name_in_apposition(at + 1, comma)
            if named:
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

    def _name_in_apposition(self, first: int, last: int) -> Speaker | None:
        """As in "The force's commander, Gen. Ana Ruiz,": the person between the commas."""
        person = self._last_person(first, last)
        if person is None or self.words[last - 1].mention != self.words[person].mention:
            return None
        start = person
        while start > first and self.words[start - 1].mention == self.words[person].mention:
            start -= 1
        post = self.mentions[self.words[person].mention or 0].post
        if start > first and not (post and post[0] <= self.words[first].start):
            return None
        return self._named(first, last, at=person)

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
        return kind == "person" or self.words[first].text.isdigit() or opening in {"a", "an", "the"}

    def _phrase_before(self, left: int) -> Speaker | None:
        """The noun phrase that ends at word `left`."""
        if left < 0 or self.words[left].quote is not None:
            return None
        if self.words[left].lower in {")", "]"}:
            left = self._opening(left) - 1
        first = left + 1
        while first > 0 and left - first < _MAX_PHRASE and self._inside(first - 1):
            first -= 1
        first = self._trim(first, left + 1)
        return self._holder(first, left + 1) or self._best(first, left + 1)

    def _holder(self, first: int, last: int) -> Speaker | None:
        """As in "Ana Ruiz, head of the navy said": the person whose post the phrase is."""
        if (
            first < 2
            or self.words[first - 1].lower not in COMMAS
            or self.words[first].mention is not None
        ):
            return None
        head = self._head(first, last)
        person = self.words[first - 2].mention
        if head is None or person is None or self.mentions[person].kind != "person":
            return None
        opens = self.words[first].lower not in DETERMINERS - {"the", "a", "an", "its", "his", "her"}
        if opens and self.speech.speakers.get(self.words[head].lower) == "person":
            found = self._named(first, last, at=first - 2)
            start = first - 2
            while start > 0 and self.words[start - 1].mention == person:
                start -= 1
            return Speaker(start, last, found.start, found.end, person, "person")
        return None

    def _trim(self, first: int, last: int) -> int:
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

    def _inside(self, at: int) -> bool:
        """Whether a word may stand inside a noun phrase."""
        word = self.words[at]
        if word.quote is not None:
            return False
        if word.mention is not None or at in self.posts:
            return True
        lower = word.lower
        if lower in COMMAS or self._stops(at) or lower in MARKS or lower in "()[]":
            return False
        if lower in LINKS or lower in {"'s", "’s", "'", "’"}:
            return True
        if lower in CONJUNCTIONS or lower in FINITE or lower in PREPOSITIONS or lower in PRONOUNS:
            return False
        verb = self.speech.verbs.get(lower)
        return verb is None or not verb[0].forms & {"past"}

    def _best(self, first: int, last: int) -> Speaker | None:
        """The speaker that the phrase `first`..`last` names or describes."""
        if first >= last or self.words[first].lower in {"no", "neither", "none", "nobody"}:
            return None
        head = self._head(first, last)
        person = self._last_person(first, last)
        if person is not None and (head is None or head < person):
            return self._named(first, last, at=person)
        together = self._together(first, last, head=head)
        if together:
            return together
        if head is None:
            return None
        index = self.words[head].mention
        if index is not None and self._speaks(index):
            longer = None
            if (
                not self.mentions[index].named
                and self.words[first].start < self.mentions[index].start
            ):
                longer = self._described_speaker(first, last, head=head)
            return longer or self._named(first, last, at=head)
        return self._described_speaker(first, last, head=head)

    def _head(self, first: int, last: int) -> int | None:
        """The last word before the first preposition of the phrase."""
        at, start = first, first
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

    def _links(self, at: int) -> bool:
        """A preposition outside a name, or behind a post that a name swallowed."""
        before = self.words[at - 1].lower
        return self.words[at].mention is None or self.speech.speakers.get(before) == "person"

    def _last_person(self, first: int, last: int) -> int | None:
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

    def _speaks(self, mention: int | None) -> bool:
        if mention is None:
            return False
        found = self.mentions[mention]
        return found.kind in SPEAKING or found.kind == "place"

    def _named(self, first: int, last: int, *, at: int) -> Speaker:
        index = self.words[at].mention
        mention = self.mentions[index or 0]
        first = self._titled(first)
        return Speaker(first, last, mention.start, mention.end, index, mention.kind)

    def _titled(self, first: int) -> int:
        """Where the titles begin that stand before a name ("Col. (ret)")."""
        while first > 0:
            before = self.words[first - 1].lower
            if before == ")":
                first = self._opening(first - 1)
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
        left, right = self._best(first, ands[0]), self._best(ands[-1] + 1, last)
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
        while start < head and self.words[start].lower in DETERMINERS | {"-"}:
            start += 1
        if kind == "document" and last < len(self.words) and self.words[last].lower == "by":
            return self.after(last + 1)
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
        for at in range(last - 1, first - 1, -1):
            index = self.words[at].mention
            if index is not None and self._speaks(index):
                before = self.words[at - 1].lower if at > first else ""
                if self.mentions[index].form != "demonym" and before not in {"on", "about"}:
                    return self._named(first, last, at=at)
        return None
