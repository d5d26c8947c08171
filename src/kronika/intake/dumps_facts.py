"""What the labelled lines of a saved page say of it: its dates, its authors, its outlet."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kronika.intake.date_order import day_comes_first
from kronika.intake.line_features import Line
from kronika.intake.line_story import printed_only
from kronika.intake.line_words import BYLINE, CLOCK_LABEL, plain
from kronika.intake.outlets import outlet_at_head
from kronika.intake.printed import printed_instant

__all__ = ["Dates", "authors", "dates", "outlet"]

_UPDATED = re.compile(
    r"(?:last )?(?:updated|modified|edited|aktualisiert|mis à jour|modifié|actualizado|atualizado"
    r"|aggiornato|güncellen\w+|обновлено|изменено|оновлено|آخر تحديث|更新)",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"(?:^|[^\w]){CLOCK_LABEL.pattern}\b[^.!?]{{0,30}}(?:\d|$)", re.IGNORECASE)
_NO_STAMPS = frozenset(
    ("body", "caption", "page_clock", "comment", "comment_rules", "nav", "form", "credit")
)
_BELOW = 14
"""Lines below the headline in which its date is looked for."""

_AND = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bve\b|(?<=\s)и(?=\s)|、|，)\s*")
_PERSON = re.compile(
    r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}|[\u3400-\u9fff\uac00-\ud7a3]{2,4}"
)
_ROLE = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|desk|bureau|agenc\w+|news|press|chief"
    r"|reporting|service|team|redaktion|rédaction)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s?[-–—]\s?(?:(?:19"
    r"|20)\d\d))?,?\s*)?(?:by\s+)?"
    r"(?P<name>[^\W\d_][\w.&'’ -]{2,50}?)(?:,? (?:inc|ltd|llc|gmbh|plc)\b\.?)?(?:[.,|]\s*"
    r"|\s[-–—]\s|\s+)all rights reserved",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates a page prints, in ISO 8601 with the precision and the zone that were printed."""

    published: str | None = None
    published_raw: str | None = None
    modified: str | None = None
    page_clock: str | None = None


def dates(lines: Sequence[Line], kinds: Sequence[str], *, language: str | None) -> Dates:
    """When the page says it was published and changed, and what the site's clock showed.

    The first timestamp that is not one of a change counts; where no line is one, a date that a
    line beside the headline prints with hardly anything else. Figures such as `3/4/2016` are
    read by `day_comes_first`.
    """
    stamps = [line.text[:300] for line in of_kind(lines, kinds, "timestamp")]
    said = _Said(day_comes_first([line.text for line in lines], language=language))
    said.take(stamps)
    if said.published is None:
        said.take(_beside_headline(lines, kinds))
    clocks = (printed_instant(line.text) for line in of_kind(lines, kinds, "page_clock"))
    clock = next((found.iso for found in clocks if found and found.iso), None)
    return Dates(said.published, said.raw, said.modified, clock)


@dataclass(slots=True)
class _Said:
    """The dates found so far; `raw` is what `published` was read from."""

    day_first: bool | None
    published: str | None = None
    raw: str | None = None
    modified: str | None = None

    def take(self, stamps: Iterable[str]) -> None:
        """Read lines in order: the first date not of a change, and the first of a change."""
        for words in (part for stamp in stamps for part in _parts(stamp)):
            found = printed_instant(words, day_first=self.day_first)
            if found is None:
                continue
            if _UPDATED.search(words[: found.start]):
                self.modified = self.modified or found.iso
            elif self.raw is None:
                self.published, self.raw = found.iso, words[found.start : found.end]


def _beside_headline(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[str]:
    """Lines around the headline that print a date and little else, or say that it is one."""
    at = next((i for i, kind in enumerate(kinds) if kind == "headline"), None)
    if at is None:
        return
    for i in (*range(at + 1, min(at + _BELOW, len(lines))), *range(max(0, at - 3), at)):
        words = plain(lines[i].text) if len(lines[i].text) <= 160 else ""
        if kinds[i] in _NO_STAMPS or not words:
            continue
        bylined = kinds[i] == "byline" and printed_instant(words) is not None
        if bylined or printed_only(words) or _LABELLED.search(words):
            yield words


def _parts(words: str) -> list[str]:
    """A line of two dates (`Published … Updated …`) cut before the second label."""
    cuts = [found.start() for found in _UPDATED.finditer(words) if found.start() > 8]
    return [words[: cuts[0]], words[cuts[0] :]] if cuts else [words]


def of_kind(lines: Sequence[Line], kinds: Sequence[str], kind: str) -> Iterator[Line]:
    """The lines of one kind, in order."""
    return (line for line, found in zip(lines, kinds, strict=True) if found == kind)


def authors(lines: Sequence[Line], kinds: Sequence[str]) -> tuple[str, ...]:
    """The persons that bylines name, each once; desks, agencies and roles are left out."""
    names: dict[str, None] = {}
    for line in of_kind(lines, kinds, "byline"):
        words = plain(line.text)
        found = BYLINE.fullmatch(words)
        told = re.split(r"\s[|•·/–—-]\s", found["names"] if found else words)[0]
        for name in _AND.split(told):
            if _PERSON.fullmatch(name) and not _ROLE.search(name):
                names[name] = None
    return tuple(names)


def outlet(lines: Sequence[Line], kinds: Sequence[str], *, told: Sequence[str] = ()) -> str | None:
    """The site's name where the page states it: beside the headline, or as owner of all rights.

    Or a short line at the head of the page that its foot or a dateline (`told`) repeats.
    """
    headline = next((line.text for line in of_kind(lines, kinds, "headline")), "")
    for line in lines[:3]:
        rest = line.text[len(headline) : len(headline) + 60] if headline else ""
        cut = re.fullmatch(r"\s*[|–—-]\s*(?P<name>[^\W\d_][\w.&'’ -]{2,40})", rest)
        if cut and line.text.startswith(headline) and line.text != headline:
            return cut["name"].strip()
    above = next((i for i, kind in enumerate(kinds) if kind == "headline"), 0)
    named = outlet_at_head([line.text[:300] for line in lines], above=above, told=told)
    if named:
        return named
    for line in lines[-60:]:
        owner = _OWNER.search(line.text[:300])
        if owner:
            return owner["name"].strip()
    return None
