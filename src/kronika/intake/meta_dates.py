"""When a page was published and when it was changed, with the field that says so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from htmldate import find_date
from lxml.html import HtmlElement

from kronika.intake.instants import day_in_url, days_between, parse_instant
from kronika.intake.meta_jsonld import Node, text_in
from kronika.intake.meta_tags import first_of
from kronika.model.documents import DateBasis

__all__ = ["Stamp", "choose_modified", "choose_published", "precision", "tagged_instants"]

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "og:published_time", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    "publish-date", "publish_date", "published_time", "date.issued", "dc.date.issued",
    "dcterms.date", "dc.date", "dcterms.created", "date", "article.published",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "bt:pubdate", "iso-8601-publish-date", "rnews:datepublished",
    "originalpublicationdate", "citation_publication_date", "dc.date.created", "datecreated",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "lastmod",
    "last-modified", "dcterms.modified", "dc.date.modified", "article.updated", "modified_time",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stamp:
    """An instant as ISO 8601, the string it was read from, and where that stood."""

    iso: str
    raw: str
    basis: DateBasis


def tagged_instants(tags: Mapping[str, list[str]], nodes: Sequence[Node]) -> Iterator[Stamp]:
    """The publication instants that JSON-LD and the head give, best first."""
    raw = [text_in(node.get("datePublished")) for node in nodes]
    raw += [value for name in _PUBLISHED for value in tags.get(name, ())]
    raw += [text_in(node.get("dateCreated")) for node in nodes]
    for words in raw:
        iso = parse_instant(words) if words else None
        if words and iso:
            yield Stamp(iso, words, "metadata")


def choose_published(
    stamps: Sequence[Stamp], root: HtmlElement, *, url: str | None
) -> Stamp | None:
    """The publication instant: one with zone and clock before one without, never a zone added.

    Where htmldate, which reads the whole page, finds a day more than one day away from what
    the page's structured data say, its day is taken: on pages with both it is the one that
    holds more often.
    """
    day = _found_day(root, url)
    best = max(stamps, key=lambda stamp: precision(stamp.iso), default=None)
    if best is not None and (day is None or days_between(best.iso, day) <= 1):
        return best
    agreeing = [s for s in stamps if day is not None and days_between(s.iso, day) <= 1]
    if agreeing:
        return max(agreeing, key=lambda stamp: precision(stamp.iso))
    if day is None:
        return best
    if best is not None and day.endswith("-01-01"):
        return best
    basis: DateBasis = "url" if url and day_in_url(url) == day else "printed"
    return Stamp(day, day, basis)


def choose_modified(tags: Mapping[str, list[str]], nodes: Sequence[Node]) -> str | None:
    """When the page says it was last changed, as ISO 8601 with what it prints."""
    raw = [text_in(node.get("dateModified")) for node in nodes] + [first_of(tags, _MODIFIED)]
    return next((iso for words in raw if words and (iso := parse_instant(words))), None)


def precision(iso: str) -> int:
    """0 a day, 1 with a clock, 2 with clock and zone."""
    if "T" not in iso:
        return 0
    return 2 if iso[16:].rfind("+") >= 0 or iso[16:].rfind("-") >= 0 else 1


def _found_day(root: HtmlElement, url: str | None) -> str | None:
    try:  # a foreign date finder must not stop the intake
        return find_date(root, url=url, original_date=True, extensive_search=True)
    except Exception:
        return None
