"""What the labelled lines of a saved page say of it: its dates, its authors, its outlet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kronika.intake.line_features import Line
from kronika.intake.line_words import BYLINE, plain
from kronika.intake.printed import printed_instant

__all__ = ["Dates", "authors", "dates", "outlet"]

_UPDATED = re.compile(
    r"(?:last )?(?:updated|modified|edited|aktualisiert|mis à jour|modifié|actualizado|atualizado"
    r"|aggiornato|güncellen\w+|обновлено|изменено|оновлено|آخر تحديث|更新)",
    re.IGNORECASE,
)
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

    The first timestamp that is not one of a change counts. Figures such as `3/4/2016` are
    read day first outside English, and not at all in English.
    """
    day_first = None if language in (None, "en") else True
    published = raw = modified = None
    for line in of_kind(lines, kinds, "timestamp"):
        for words in _parts(line.text[:300]):
            found = printed_instant(words, day_first=day_first)
            if found is None:
                continue
            if _UPDATED.search(words[: found.start]):
                modified = modified or found.iso
            elif raw is None:
                published, raw = found.iso, words[found.start : found.end]
    clocks = (printed_instant(line.text) for line in of_kind(lines, kinds, "page_clock"))
    clock = next((found.iso for found in clocks if found and found.iso), None)
    return Dates(published, raw, modified, clock)


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


def outlet(lines: Sequence[Line], kinds: Sequence[str]) -> str | None:
    """The site's name where the page states it: beside the headline, or as owner of all rights."""
    headline = next((line.text for line in of_kind(lines, kinds, "headline")), "")
    for line in lines[:3]:
        rest = line.text[len(headline) : len(headline) + 60] if headline else ""
        cut = re.fullmatch(r"\s*[|–—-]\s*(?P<name>[^\W\d_][\w.&'’ -]{2,40})", rest)
        if cut and line.text.startswith(headline) and line.text != headline:
            return cut["name"].strip()
    for line in lines[-60:]:
        owner = _OWNER.search(line.text[:300])
        if owner:
            return owner["name"].strip()
    return None
