"""Incidents by the MUC-4 codebook: types and role fillers of a whole text, as templates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kronika.reading.learned.answers import Answer
from kronika.reading.learned.model import Model

ROLES = ("perp_ind", "perp_org", "target", "victim", "weapon")
LONGEST = 1100
_SENTENCE = re.compile(r"[.!?][\"')]*\s+")
_ARTICLE = re.compile(r"^(?:the|an?|his|her|their|its|some|several)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Settings:
    """Chances from which on something is kept (0 to 1)."""

    relevant: float = 0.6
    type: float = 0.45
    filler: float = 0.6
    shared: float = 0.5
    boost: float = 1.0


@dataclass(slots=True)
class Filler:
    """One entity of a role: its strings with their chances, and the types that it goes with."""

    role: str
    mentions: list[tuple[str, float]] = field(default_factory=list)
    types: dict[str, float] = field(default_factory=dict)

    @property
    def score(self) -> float:
        """The chance of its surest mention."""
        return max(score for _, score in self.mentions)

    @property
    def best(self) -> str:
        """The string with the greatest sum of chances; the longer one when equal."""
        sums: dict[str, float] = {}
        for words, score in self.mentions:
            sums[words] = sums.get(words, 0.0) + score
        return max(sums, key=lambda w: (sums[w], len(w)))


def chunks(text: str, *, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """Whole paragraphs together, up to `longest` code points; longer ones are cut at sentences."""
    open_at, end = -1, -1
    for first, last in _parts(text, longest):
        if open_at >= 0 and last - open_at > longest:
            yield open_at, end
            open_at = first
        open_at = first if open_at < 0 else open_at
        end = last
    if open_at >= 0:
        yield open_at, end


def _parts(text: str, longest: int) -> Iterator[tuple[int, int]]:
    for paragraph in re.finditer(r"\S[^\n]*", text):
        start, end = paragraph.span()
        if end - start > longest:
            for mark in _SENTENCE.finditer(text, start, end):
                if mark.end() - start > longest * 0.7:
                    yield start, mark.end()
                    start = mark.end()
        if start < end:
            yield start, end


def templates(model: Model, text: str, *, settings: Settings | None = None) -> list[dict[str, Any]]:
    """One template for each type of incident that the text tells, with its role fillers.

    Types and roles are those of the MUC-4 codebook, the form that of its scorer.
    """
    answers = model.read([(text[s:e], s) for s, e in chunks(text)])
    return assemble(text, answers, settings=settings or Settings())


def assemble(text: str, answers: list[Answer], *, settings: Settings) -> list[dict[str, Any]]:
    """Templates from the answers for the chunks of a text."""
    told = _told(answers)
    if told.pop("relevant", 0.0) < settings.relevant or not told:
        return []
    fillers = [f for f in _fillers(text, answers, settings.boost) if f.score >= settings.filler]
    types = [t for t, chance in told.items() if chance >= settings.type]
    types = types or [max(told, key=lambda t: told[t])]
    return [_template(t, fillers, types=types, settings=settings) for t in types]


def _told(answers: list[Answer]) -> dict[str, float]:
    told: dict[str, float] = {}
    for answer in answers:
        for label, chance in answer.several("muc_types").items():
            told[label] = max(told.get(label, 0.0), chance)
    return told


def _template(
    label: str, fillers: list[Filler], *, types: list[str], settings: Settings
) -> dict[str, Any]:
    made: dict[str, Any] = {"incident_type": label, **{role: [] for role in ROLES}}
    for filler in fillers:
        own = {t: filler.types.get(t, 0.0) for t in types}
        if own[label] >= settings.shared or own[label] == max(own.values()):
            made[filler.role].append([filler.best])
    return made


def _fillers(text: str, answers: list[Answer], boost: float) -> list[Filler]:
    found: list[Filler] = []
    for answer in answers:
        for span in answer.spans("muc", boost=boost):
            words = " ".join(_ARTICLE.sub("", text[span.start : span.end]).split())
            chances = answer.log_chances("muc_filler")[answer.rows(span.start, span.end)][0]
            filler = next((f for f in found if f.role == span.label and _same(f, words)), None)
            if filler is None:
                filler = Filler(span.label)
                found.append(filler)
            filler.mentions.append((words, span.score))
            for label, chance in zip(answer.labels("muc_filler"), chances.tolist(), strict=True):
                filler.types[label] = max(filler.types.get(label, 0.0), 2.718281828**chance)
    return found


def _same(filler: Filler, words: str) -> bool:
    own = words.casefold().split()
    for other, _ in filler.mentions:
        theirs = other.casefold().split()
        short, long = sorted((own, theirs), key=len)
        if short and (long[-len(short) :] == short or long[: len(short)] == short):
            return True
    return False
