"""What an attribution holds before its speaker is known for sure."""

from dataclasses import dataclass, field
from typing import Literal

from kronika.reading.quotes.cues import Cue
from kronika.reading.quotes.phrases import Speaker

Directness = Literal["direct", "indirect", "mixed"]


@dataclass(slots=True)
class Draft:
    """Content `start`..`end` (code points), its cue and its speakers, not yet resolved."""

    start: int
    end: int
    cue_start: int
    cue_end: int
    verb: str
    stance: str
    takes: str
    directness: Directness
    rule: str
    speaker: Speaker | None = None
    quoted_by: Speaker | None = None
    resolved: int | None = None
    carried: int | None = None


@dataclass(slots=True)
class Attribution:
    """A cue with the speaker found for it, in word indices of one unit."""

    cue: Cue
    speaker: Speaker | None
    quoted_by: Speaker | None = None
    inverted: bool = False
    shared: bool = False

    @property
    def first(self) -> int:
        """Index of the first word of cue and speaker together."""
        if self.speaker is None or self.shared or self.cue.form in {"participle", "by"}:
            return self.cue.first
        carrier = self.quoted_by.first if self.quoted_by else self.cue.first
        return min(self.cue.first, self.speaker.first, carrier)

    @property
    def last(self) -> int:
        """Index behind the last word of cue and speaker together."""
        if self.speaker is None or self.shared:
            return self.cue.last
        return max(self.cue.last, self.speaker.last)


@dataclass(slots=True)
class Found:
    """What one unit gives: its drafts, and the speaker of words that follow it after a colon."""

    drafts: list[Draft] = field(default_factory=list)
    colon: Attribution | None = None
