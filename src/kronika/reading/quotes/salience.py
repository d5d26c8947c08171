"""Which entity a speaker's words mean: pronouns, posts, surnames, statements told before."""

import re
from collections import defaultdict
from collections.abc import Sequence

from kronika.codebook.speech import Speech
from kronika.model.readings import Mention
from kronika.reading.quotes.grammar import NEUTER, PLURAL, SINGULAR
from kronika.reading.quotes.phrases import Speaker

_KIN = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir)\s(?:mother|father|wife|husband|widow|son|daughter|brother|sister|"
    r"aunt|uncle|cousin|grandmother|grandfather)\b(?!,?\s[A-Z])"
)
_NAMING = {"name": 3, "alias": 2, "former": 1, "acronym": 2}
_LOOSE_BODIES = {
    "company": {"company", "organisation"},
    "firm": {"company", "organisation"},
    "bank": {"company", "organisation"},
    "group": {"group"},
    "organisation": {"organisation", "igo"},
    "organization": {"organisation", "igo"},
    "institution": {"organisation", "igo", "agency"},
    "bloc": {"igo"},
    "newspaper": {"media"},
    "network": {"media"},
    "agency": {"agency", "media"},
}
_SEVERAL = frozenset({"group", "state", "force", "unit"})
_NEAR = 1_500
"""Code points over which a pronoun may reach back to the last speaker."""


class Salience:
    """Remembers who spoke, and turns words into the mention they mean.

    New mentions are made for speakers who are described and never named; `added` holds them.
    """

    def __init__(self, text: str, mentions: Sequence[Mention], speech: Speech) -> None:
        self.text = text
        self.mentions = list(mentions)
        self.known = len(mentions)
        self.speech = speech
        self.spoken: list[tuple[int, int]] = []
        self._by_chain: dict[int, list[int]] = defaultdict(list)
        self._described: dict[str, int] = {}
        for index, mention in enumerate(mentions):
            self._by_chain[mention.chain].append(index)
        self._chains = max(self._by_chain, default=-1) + 1
        self._surnames, self._posts = self._people()

    @property
    def added(self) -> tuple[Mention, ...]:
        """Mentions that were made for described speakers."""
        return tuple(self.mentions[self.known :])

    def resolve(self, speaker: Speaker) -> int | None:
        """The index of the mention that the speaker's words mean, or None."""
        if speaker.kind == "pronoun":
            return self._pronoun(speaker)
        if speaker.mention is not None and self.mentions[speaker.mention].named:
            return self.fullest(speaker.mention)
        return self._description(speaker)

    def spoke(self, mention: int, position: int) -> None:
        """Remember that `mention` spoke at `position`."""
        self.spoken.append((position, mention))

    def last(self, position: int, *, kinds: frozenset[str] | None = None) -> int | None:
        """The last speaker before `position` of one of the kinds, not too far back.

        Several persons ("officials") are a group here, whatever their kind.
        """
        for at, mention in reversed(self.spoken):
            if position - at > _NEAR:
                return None
            if kinds is None or self._number(mention) in kinds:
                return mention
        return None

    def _number(self, index: int) -> str:
        mention = self.mentions[index]
        if mention.kind != "person" or mention.named:
            return mention.kind
        return "person" if self._one(self._words(index).casefold()) else "group"

    def _words(self, index: int) -> str:
        mention = self.mentions[index]
        return " ".join(self.text[mention.start : mention.end].split())

    def fullest(self, index: int) -> int:
        """The index of the fullest name of the entity, at or before the mention if there is one."""
        mention = self.mentions[index]
        named = [
            i for i in self._by_chain[mention.chain]
            if self.mentions[i].named and self.mentions[i].form in _NAMING
        ]  # fmt: skip
        if mention.kind == "person" and len(self._words(index).split()) == 1:
            namesake = self._surnames.get(self._words(index).casefold())
            named = [*named, namesake] if namesake is not None else named
        if mention.form == "metonym" or not named:
            return index
        if mention.kind != "person" and mention.form in _NAMING:
            return index
        return max(named, key=lambda i: (len(self._words(i).split()), i == index, -i))

    def _people(self) -> tuple[dict[str, int], list[tuple[str, int]]]:
        surnames: dict[str, int] = {}
        posts: list[tuple[str, int]] = []
        for index, mention in enumerate(self.mentions):
            if mention.kind != "person" or not mention.named:
                continue
            names = self._words(index).casefold().split()
            if len(names) > 1:
                surnames.setdefault(names[-1], index)
                surnames.setdefault(names[0], index)
            if mention.post:
                post = self.text[mention.post[0] : mention.post[1]]
                posts.append((" ".join(post.casefold().split()), index))
        return surnames, posts

    def _pronoun(self, speaker: Speaker) -> int | None:
        word = self.text[speaker.start : speaker.end].casefold()
        if word in SINGULAR and self._after_kin(speaker.start):
            return None
        if word in SINGULAR:
            return self._last_or_chain(speaker, kinds=frozenset({"person"}))
        if word in NEUTER:
            kinds = frozenset(
                "state agency force unit group igo organisation company media".split()
            )
            return self._last_or_chain(speaker, kinds=kinds)
        if word in PLURAL:
            return self._last_or_chain(speaker, kinds=_SEVERAL)
        return None

    def _after_kin(self, position: int) -> bool:
        """Whether somebody's unnamed mother or brother stands between: "she" is that one."""
        start = self.text.rfind("\n", 0, position) + 1
        return _KIN.search(self.text, start, position) is not None

    def _last_or_chain(self, speaker: Speaker, *, kinds: frozenset[str]) -> int | None:
        found = self.last(speaker.start, kinds=kinds)
        if found is not None or speaker.mention is None:
            return found
        chain = self.mentions[speaker.mention].chain
        named = [i for i in self._by_chain[chain] if self.mentions[i].named]
        return self.fullest(named[0]) if named else None

    def _description(self, speaker: Speaker) -> int | None:
        words = " ".join(self.text[speaker.start : speaker.end].split())
        low = words.casefold()
        definite = self._definite(speaker)
        if speaker.kind == "document":
            known = self._document(speaker, low) if definite else None
            return self._made(speaker, low) if known is None else known
        if speaker.kind == "name":
            known = self._namesake(low)
            return self._new_name(speaker, low) if known is None else known
        if speaker.kind == "person" and self._one(low):
            held = self._holder(low, speaker=speaker, definite=definite)
            if held is not None:
                return held
        elif definite and " " not in low:
            body = self._body(low, position=speaker.start)
            if body is not None:
                return body
        if speaker.mention is not None and self._chain_name(speaker.mention) is not None:
            return self._chain_name(speaker.mention)
        return self._made(speaker, low)

    def _document(self, speaker: Speaker, low: str) -> int | None:
        """In "the statement said" it is one that spoke before, else whoever spoke last."""
        for at, index in reversed(self.spoken):
            if speaker.start - at > _NEAR:
                break
            if self._words(index).casefold().split()[-1:] == low.split()[-1:]:
                return index
        return self.last(speaker.start)

    def _body(self, low: str, *, position: int) -> int | None:
        """The body that "the ministry" or "the company" points back to."""
        for at, index in reversed(self.spoken):
            if position - at > _NEAR:
                return None
            mention = self.mentions[index]
            last = self._words(index).casefold().split()[-1:]
            if last and self.speech.speakers.get(last[0]) == "document":
                continue  # "the agency" is no statement
            loose = mention.kind in _LOOSE_BODIES.get(low, ())
            if mention.kind != "person" and (loose or low in self._words(index).casefold().split()):
                return index
        return None

    def _namesake(self, low: str) -> int | None:
        """An earlier speaker or person whose last name the words are."""
        for _, index in reversed(self.spoken):
            if self._words(index).casefold().split()[-1:] == [low]:
                return index
        return self._surnames.get(low)

    def _new_name(self, speaker: Speaker, low: str) -> int:
        """A mention for a name that no list and no reader of names knew."""
        if low not in self._described:
            index = self.describe(speaker.start, speaker.end, kind="person", named=True)
            self._described[low] = index
        return self._described[low]

    def _chain_name(self, index: int) -> int | None:
        chain = self._by_chain[self.mentions[index].chain]
        named = [i for i in chain if self.mentions[i].named]
        return self.fullest(named[0]) if named else None

    def _definite(self, speaker: Speaker) -> bool:
        """Whether the words point back ("the minister") or are a title ("Foreign Secretary")."""
        before = self.text[max(0, speaker.start - 5) : speaker.start].casefold().split()
        words = self.text[speaker.start : speaker.end].split()
        capital = len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper()
        if before[-1:] in (["the"], ["this"], ["that"]):
            return True
        return capital and before[-1:] != ["a"] and speaker.kind != "document"

    def _one(self, low: str) -> bool:
        """Whether the words describe one person, not several."""
        head = low.split(" of ")[0].split()[-1]
        return self.speech.speakers.get(head, "person") != "group"

    def _holder(self, low: str, *, speaker: Speaker, definite: bool) -> int | None:
        """The person who holds the post that the words name."""
        if not definite:
            return None
        head = low.split()[-1] if " of " not in low else low.split(" of ")[0].split()[-1]
        holders = {self.fullest(i) for post, i in self._posts if _fits(low, post, head=head)}
        people = {self._words(i): i for i in holders}
        last = self.last(speaker.start, kinds=frozenset({"person"}))
        if last is not None and (self.fullest(last) in holders or (not people and " " not in low)):
            return self.fullest(last)
        return next(iter(people.values())) if len(people) == 1 else None

    def _made(self, speaker: Speaker, low: str) -> int:
        """A mention for words that describe a speaker nobody names."""
        if speaker.mention is not None:
            mention = self.mentions[speaker.mention]
            if (mention.start, mention.end) == (speaker.start, speaker.end):
                return speaker.mention
        if low in self._described:
            return self._described[low]
        lead = _LEAD.match(self.text, speaker.start, speaker.end)
        start = lead.end() if lead else speaker.start
        known = (i for i, m in enumerate(self.mentions) if (m.start, m.end) == (start, speaker.end))
        kind = {"document": "media", "pronoun": "group"}.get(speaker.kind, speaker.kind)
        found = next(known, None) if lead else None
        if found is None:
            found = self.describe(start, speaker.end, kind=kind)
        self._described[low] = found
        return found

    def describe(self, start: int, end: int, *, kind: str, named: bool = False) -> int:
        """The index of a new mention for the words `start`..`end`, an entity of its own."""
        form = "name" if named else "description"
        made = Mention(start, end, kind, self._chains, form=form, named=named, rule="speaker")
        self._chains += 1
        self.mentions.append(made)
        return len(self.mentions) - 1


_LEAD = re.compile(
    r"(?:(?:finally|later|then|also|meanwhile|recently|again|now|still|[a-z]+ly"
    r"|(?:last|this|next|late|early|on|in)\s+[a-z]*(?:day|week|month|year|night))\b[\s,]+)+",
    re.IGNORECASE,
)
"""Adverbs and dates before the words that name a speaker ("finally last week officials said")."""


def _fits(words: str, post: str, *, head: str) -> bool:
    """Whether the words of a description may mean the holder of a post."""
    if head not in post.split():
        return False
    told = [w for w in words.replace(",", " ").split() if w not in {"the", "of", "for", "and", "-"}]
    return all(w in post for w in told) or len(told) == 1
