"""What a drill plays is not done: mock raids, sieges in a scenario, attacks that are rehearsed.

Violence of a type that the codebook marks as `rehearsed` becomes hypothetical where its sentence,
or the scenario that the paragraph goes on with, says that it is played.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kronika.codebook.events import EventType
from kronika.model.documents import Document
from kronika.model.readings import Frame, Reading, Sentence

_MADE_UP = (
    r"(?:simulated|mock|notional|imaginary|imagined|fictional|fictitious|make-believe|pretend)"
)
_DRILL = (
    r"(?:exercises?|drills?|man(?:oeu|eu)vers?|manoeuvres?|war[- ]?games?|simulations?|rehearsals?)"
)
_CLAUSE = (
    r"(?:(?!\b(?:after|before|when|while|although|though|but|because|since|hours?|days?|weeks?|ago)"
    r"\b|[;:]).)*$"
)
_PLAYING = (
    r"(?:simulat(?:e|es|ed|ing)|(?:rehears|re-?enact|imitat|mimic|role-play)(?:e|es|s|ed|ing|ked|king)?"
    r"|practi[sc]ed|practises?|practi[sc]ing(?!\s+[A-Z])"
    r"|(?:to|will|would|can|forces|troops|soldiers|they|and)\s+practi[sc]e"
    r"|playing\s+the\s+(?:role|part)\s+of)"
)
_TRAINED = (
    r"\btrain(?:s|ed|ing)?\s+(?:[\w,-]+\s+){0,3}"
    r"(?:to\s+(?:\w+ly\s+)?|(?:for|in|on|against)\s+(?:an?\s+|possible\s+|future\s+)?)$"
)
_IN = r"(?:during|in|as\s+part\s+of|at|for)\s+(?:the|this|these|their|its|both|a|an|one|another)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE | re.DOTALL)


_MADE_UP_BEFORE = _any(
    rf"\b{_MADE_UP}\s+(?:[\w-]+\s+){{0,3}}$",
    rf"\b{_MADE_UP}\s+(?!{_DRILL}|executions?|drowning|burials?){_CLAUSE}",
    _TRAINED,
)
_MADE_UP_AFTER = _any(
    rf"(?:(?!\b(?:after|before|when|while|but)\b)[^.;])*"
    rf"\b{_MADE_UP}\s+(?!{_DRILL}|executions?|drowning|burials?)",
    r"[^.;:,]{0,80}?\b(?:was|were|is|are|be|being|been)\s+(?:\w+ly\s+|also\s+)?simulated\b",
)
_SCENARIO_BEFORE = _any(r"\b(?:scenarios?|storylines?)\b[^;]*$", rf"\b{_PLAYING}\b{_CLAUSE}")
_SCENARIO_AFTER = _any(
    rf"\s+(?:{_DRILL}|scenarios?)\b",
    r"[^.;]{0,120}\b(?:according\s+to|under|in|as\s+part\s+of)\s+(?:the|this|a)\s+"
    r"(?:\w+\s+){0,2}scenario",
    r"[^.;:,]{0,80}?\b(?:was|were|is|are|be|being|been)\s+(?:\w+ly\s+|also\s+)?"
    r"(?:rehearsed|practi[sc]ed|re-?enacted|role-played)\b",
)
_IN_DRILL_BEFORE = _any(
    rf"^\W*{_IN}\s+(?:[\w'’-]+\s+){{0,3}}{_DRILL}\b(?!\s+(?:areas?|sites?|grounds?|zones?))",
    rf"^\W*(?:[\w'’,-]+\s+){{0,6}}{_DRILL}\b[^,.;]{{0,60}}?\s"
    r"(?:sees?|saw|seen|feature[sd]?|include[sd]?|involve[sd]?|(?:began|begins?|opens?|opened|ends?"
    r"|ended|culminat\w+)\s+(?:with|in)|depict\w*|portray\w*|envisag\w+|envision\w+)\b",
)
_IN_DRILL_AFTER = _any(
    rf"[^.;]{{0,120}}\bas\s+part\s+of\s+(?:the|this|these|their|a)\s+(?:[\w'’-]+\s+){{0,3}}{_DRILL}\b"
)
_SAME_CLAUSE = _any(_CLAUSE)
_HURT = _any(
    r"\b(?:kill(?:s|ed|ing)|wound(?:s|ed|ing)|injur(?:es|ed|ing|ies)|dead|died|casualties)\b"
)
_TELLS_OF_DRILL = _any(rf"\b(?:{_DRILL}|training)\b")
_PLAYED = _any(
    rf"scenario|storyline|{_MADE_UP}|simulat|rehears|practi[sc]|mimic|imitat|enact|role|train|{_DRILL}"
)
_GOES_ON = 3
"""Sentences of a paragraph for which a scenario goes on without a new word of it."""
HYPOTHETICAL = "hypothetical"


def rehearsed(
    document: Document, reading: Reading, frames: Iterable[Frame], types: Mapping[str, EventType]
) -> Iterator[Frame]:
    """The frames, in order, those that a drill only plays told as hypothetical."""
    played: Sentence | None = None
    last = reach = 0
    drills = bool(_TELLS_OF_DRILL.search(document.text))
    for frame in frames:
        if types[frame.type].rehearsed:
            sentence = reading.sentences[frame.sentence]
            told = document.text[sentence.start : sentence.end]
            at = (frame.start - sentence.start, frame.end - sentence.start)
            if _is_played(told, at, drills=drills):
                played, last, reach = sentence, frame.sentence, at[1]
            elif played is None or not (
                _goes_on(frame, last, told, sentence.block == played.block)
                or (sentence is played and _SAME_CLAUSE.match(told, reach, at[0]))
            ):
                yield frame
                continue
            frame = replace(frame, factuality=HYPOTHETICAL, lifecycle="planned")
        yield frame


def _is_played(told: str, at: tuple[int, int], *, drills: bool) -> bool:
    """Whether a sentence says that its trigger, at half-open `at`, is played.

    `drills` is whether the page tells of drills at all: without them a scenario or a rehearsal
    may be anybody's.
    """
    before, after = told[: at[0]], told[at[1] :]
    if not _PLAYED.search(told):
        return False
    if _MADE_UP_BEFORE.search(before) or _MADE_UP_AFTER.match(after):
        return True
    if drills and (_SCENARIO_BEFORE.search(before) or _SCENARIO_AFTER.match(after)):
        return True
    inside = _IN_DRILL_BEFORE.search(before) or _IN_DRILL_AFTER.match(after)
    return bool(inside) and not _HURT.search(told)


def _goes_on(frame: Frame, last: int, told: str, same_block: bool) -> bool:  # noqa: FBT001
    """Whether a telling goes on with a scenario told in the sentences before it, up to `last`.

    A day of its own, or people hurt, make it something that happened.
    """
    near = same_block and 0 < frame.sentence - last <= _GOES_ON
    return near and not frame.times and not _HURT.search(told)
