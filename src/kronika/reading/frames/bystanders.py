"""Who stands beside a telling without taking part in it: who condemns, welcomes or looks into it.

Also a state that only says where a town lies, or what other noun is meant ("the Syrian people").
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kronika.codebook.events import EventType
from kronika.model.documents import Document
from kronika.model.readings import Frame, Mention, Reading, Role
from kronika.reading.frames.words import PLACE_NOUNS

_ADVERBS = r"(?:\s*,)?\s+(?:(?:also|has|have|had|very|much|again|\w+ly)\s+){0,3}"
_ATTITUDE = (
    r"(?:condemn|denounc|deplor|decri|decry|welcom|applaud|prais|hail|commend|salut|congratulat|mourn|regret|lament|criticis"
    r"|criticiz)(?:s|es|ed|d|ing|e)?\b|(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:concerned|shocked|saddened"
    r"|appalled|encouraged|alarmed|outraged|horrified)\b|comment(?:s|ed)\s+on\b"
)
_HOLDS = re.compile(rf"{_ADVERBS}(?:{_ATTITUDE})", re.IGNORECASE)
_WE_HOLD = re.compile(rf"\b(?:I|[Ww]e)\s+(?:[\w’']+\s+){{0,3}}?(?:{_ATTITUDE})[^.;]*$")
_WE_ACT = re.compile(r"\b(?:I|[Ww]e)\s+(?:[\w’']+\s+){0,3}$")
_OWN = re.compile(r"\b(?:its|their|his|her|our|my)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_LOOKED_INTO = re.compile(
    r"(?:\s+[\w-]+)?\s+(?:investigations?|inquir(?:y|ies)|probes?|violations?|victims?|survivors?|anniversary"
    r"|memorials?|trials?)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\s+(?:people|peoples|civilians?|citizens?|nationals?|refugees?|famil(?:y|ies)|victims?|conflict|crisis|crises|civil"
    rf"|parties|side|sides|soil|territory|(?:{'|'.join(sorted(PLACE_NOUNS))})\s+of)\b",
    re.IGNORECASE,
)
_SERVICES = frozenset(
    "marines army navy infantry artillery paratroopers commandos military police".split()
) | {"air force", "coast guard", "marine corps", "armed forces", "special forces", "ground forces"}
"""Services that say nothing without their state, where they are written like a name."""
_ARMED = frozenset({"group", "unit", "force"})
_STANCES = frozenset({"condemns", "praises", "doubts", "accuses"})
_MEET = frozenset({"meeting_visit", "call_condolence"})
"""Types in which who welcomes or congratulates takes part."""


def without_bystanders(
    document: Document, reading: Reading, frames: Iterable[Frame], types: Mapping[str, EventType]
) -> Iterator[Frame]:
    """The frames with the roles of those alone who take part."""
    towns = {m.end for m in reading.mentions if m.kind == "place"}
    for frame in frames:
        beside = _Beside(document, reading, frame, kind=types[frame.type], towns=towns)
        yield replace(frame, roles=tuple(r for r in frame.roles if not beside.holds(r)))


class _Beside:
    """Judges the roles of one telling."""

    def __init__(
        self,
        document: Document,
        reading: Reading,
        frame: Frame,
        *,
        kind: EventType,
        towns: set[int],
    ) -> None:
        self._text, self._mentions, self._frame = document.text, reading.mentions, frame
        self._sentence = reading.sentences[frame.sentence]
        self._quote = None if frame.quote is None else reading.quotes[frame.quote]
        self._acting = kind.agents | {"claimant"}
        self._towns, self._bare_actors = towns, kind.bare_actors
        before = self._text[self._sentence.start : frame.start]
        self._we_act = bool(_WE_ACT.search(before))
        self._we_hold = bool(_WE_HOLD.search(before)) and not _OWN.search(before)

    def holds(self, role: Role) -> bool:
        """Whether who is named in a role only stands beside."""
        mention = self._mentions[role.mention]
        if self._locates(mention):
            return role.role != "host"
        if self._owns_actor(role, mention):
            return True
        return role.role in self._acting and (
            self._judges(role, mention)
            or self._is_of_others(mention)
            or self._looks_into(mention)
            or self._is_not_we(mention)
            or self._is_no_states(mention)
        )

    def _is_here(self, mention: Mention) -> bool:
        return self._sentence.start <= mention.start < self._sentence.end

    def _is_not_we(self, mention: Mention) -> bool:
        """In "We extend our condolences" nobody acts but who speaks."""
        if not self._we_act or self._is_here(mention):
            return False
        speaker = None if self._quote is None else self._quote.speaker
        return speaker is None or self._mentions[speaker].chain != mention.chain

    def _locates(self, mention: Mention) -> bool:
        """As the state in "Raqqah, Syria": the word before the comma is a town."""
        text = self._text
        if mention.kind != "state" or mention.form == "demonym":
            return False
        return text[mention.start - 2 : mention.start] == ", " and mention.start - 2 in self._towns

    def _owns_actor(self, role: Role, mention: Mention) -> bool:
        """As in "the Front's Iron Brigade": the brigade acts, not who it belongs to."""
        if mention.kind not in ("group", "organisation", "person"):
            return False
        owned = (self._mentions[r.mention] for r in self._frame.roles if r.role == role.role)
        return any(
            other.named
            and other.kind in _ARMED
            and mention.end < other.start
            and self._text[mention.end : other.start].strip() in ("'s", "’s", "'", "’")
            for other in owned
        )

    def _is_no_states(self, mention: Mention) -> bool:
        """As "Marines" alone: a service of no state that the page names beside it."""
        words = self._text[mention.start : mention.end].casefold()
        bare = mention.named or not self._bare_actors
        return bare and mention.country is None and words in _SERVICES

    def _judges(self, role: Role, mention: Mention) -> bool:
        """As in "The United States condemned the attack", "I welcome the agreement", X said."""
        if self._frame.type in _MEET:
            return False
        quote = self._quote
        if quote is not None and self._is_speaker(role):
            outside = not quote.start <= mention.start < quote.end
            if (outside and quote.stance in _STANCES) or self._we_hold:
                return True
        if not self._is_here(mention):
            return bool(_HOLDS.match(self._text, mention.end))
        if mention.end > self._frame.start:
            return False
        between = self._text[mention.end : self._frame.start]
        return bool(_HOLDS.match(between)) and not _OWN.search(between)

    def _is_speaker(self, role: Role) -> bool:
        speaker = None if self._quote is None else self._quote.speaker
        if speaker is None or self._mentions[role.mention].form == "pronoun":
            return False
        return self._mentions[speaker].chain == self._mentions[role.mention].chain

    def _is_of_others(self, mention: Mention) -> bool:
        """As the state in "the Syrian people" and in "intra-Syrian"."""
        if mention.form != "demonym" or self._frame.type == "call_condolence":
            return False
        intra = self._text[: mention.start].lower().endswith(("intra-", "inter-", "anti-"))
        return intra or bool(_OF_OTHERS.match(self._text, mention.end))

    def _looks_into(self, mention: Mention) -> bool:
        """As in "X will present the results of the strike investigation"."""
        start, end = self._sentence.start, self._frame.end
        noun = bool(_LOOKED_INTO.match(self._text, end))
        between = self._text[mention.end : self._frame.start]
        return noun and start <= mention.start and " the " in between
