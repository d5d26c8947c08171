"""Accidents and disasters that tell of the dead and hurt in the words of an attack.

"Fireworks exploded, killing 30" tells of no attack: nothing says that somebody did it. The words
that name such causes, and those that name a doer or a weapon, are the codebook's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from kronika.codebook.events import Accidents, EventType
from kronika.model.documents import Document
from kronika.model.readings import Frame, Reading

_DIRECT = 6
"""Words between a cause and what it does ("the crash of a bus near Cali killed nine")."""


def without_accidents(
    document: Document, reading: Reading, frames: Iterable[Frame], types: Mapping[str, EventType]
) -> Iterator[Frame]:
    """The frames but those that only tell what an accident did."""
    done: dict[str, bool] = {}
    for frame in frames:
        kind = types[frame.type]
        if kind.accidents is None or _has_doer(frame, kind):
            yield frame
            continue
        if frame.type not in done:
            done[frame.type] = _named(kind.accidents.unless).search(document.text) is not None
        sentence = reading.sentences[frame.sentence]
        told = document.text[sentence.start : sentence.end]
        at = (frame.start - sentence.start, frame.end - sentence.start)
        if not _is_accident(told, at, kind.accidents, done=done[frame.type]):
            yield frame


def _has_doer(frame: Frame, kind: EventType) -> bool:
    return any(role.role in (kind.agent, "claimant") for role in frame.roles)


def _is_accident(told: str, at: tuple[int, int], words: Accidents, *, done: bool) -> bool:
    """Whether the trigger at half-open `at` of a sentence tells of an accident.

    `done` is whether the page names a doer or a weapon anywhere.
    """
    trigger = told[slice(*at)]
    unless, causes = _named(words.unless), _named(words.causes)
    if causes.search(trigger) or _direct(words.causes).search(told[: at[0]]):
        return not unless.search(trigger)
    if not unless.search(told) and causes.search(told):
        return True
    return not done and _named(words.bare).search(told) is not None


@lru_cache(maxsize=64)
def _named(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(words)})\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def _direct(words: tuple[str, ...]) -> re.Pattern[str]:
    """A cause as the subject or the first half of what follows."""
    between = rf"(?:\s+(?!that|which|who|when|after|and|but)[\w'’-]+){{0,{_DIRECT}}}\s+$"
    return re.compile(rf"\b(?:{_either(words)}){between}", re.IGNORECASE)


def _either(words: tuple[str, ...]) -> str:
    spelled = (re.escape(w).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for w in words)
    return "|".join(spelled) or r"(?!)"
