"""The part of an object that is a statement of whoever sent it, and how far that part may travel.

Of an object with our evidence extension that is the items that rest on pages of the sender; all
else in it was made from all items together. Other objects are taken whole.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kronika.exchange.incoming import Marks
from kronika.exchange.stix import own
from kronika.exchange.stix.definitions import EVIDENCE
from kronika.exchange.stix.shapes import ShapeError, shaped
from kronika.exchange.stix.ties import Object, bears_evidence, items
from kronika.model.documents import Document

STATED = "dp"
"""Ids of statements begin so: whoever gets one from us knows that it is no page of ours."""
READ_HERE = "rests on a page that was read here too: no second witness"
RELAYED = "rests on what another store stated: pull it from there"
OTHER_KIND = "an item of evidence is about another kind of thing"
_LIST = f"extensions.{EVIDENCE}.evidence"
_KEPT = ("id", "type", "source_ref", "target_ref", "lang")
_UNTOLD = frozenset({"claim", "about", "entity_id"})
"""Fields that name things of the sender's store."""


@dataclass(frozen=True, slots=True)
class Known:
    """What this store holds itself.

    `pages` are ids and addresses of pages that were read here, `ours` ids of objects that it laid
    out, `reports` the partner's reports by their id, `plain` marking definitions that limit nobody.
    """

    pages: Collection[str] = ()
    ours: Collection[str] = ()
    reports: Mapping[str, Object] = field(default_factory=dict)
    plain: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """What is left of an object, the rank of its narrowest label, and whether it still says any."""

    object: Object
    level: int
    says: bool = True


def own_part(one: Object, known: Known, refused: Counter[str]) -> Part:
    """The sender's own part of an object; what is left out is counted in `refused`.

    Example:
        >>> own_part({"type": "incident", "id": "incident--1"}, Known(), Counter()).level
        9
    """
    marks = Marks(known.plain)
    level = marks.rank(_strings(one.get("object_marking_refs")))
    granular = list(_granular(one, marks))
    if not bears_evidence(one):
        return Part(one, max([level, *(rank for rank, _ in granular)]))
    kept = [
        (place, item) for place, item in enumerate(items(one))
        if _is_own(item, str(one.get("type")), known, refused)
    ]  # fmt: skip
    further = ("object_refs",) if one.get("type") == "note" else ()
    named = {name: one[name] for name in (*_KEPT, *further) if name in one}
    if "name" in one and not any(_covers(s, "name") for _, some in granular for s in some):
        named["name"] = one["name"]
    paths = [*named, *(f"{_LIST}.[{place}]" for place, _ in kept)]
    narrower = (
        rank for rank, some in granular if any(_covers(s, path) for s in some for path in paths)
    )
    evidence = {EVIDENCE: {"evidence": [item for _, item in kept]}}
    return Part({**named, "extensions": evidence}, max([level, *narrower]), bool(kept))


def _granular(one: Object, marks: Marks) -> Iterator[tuple[int, list[str]]]:
    """The rank of each granular mark, and what it covers: everything where that is unclear."""
    entries = one.get("granular_markings")
    for entry in entries if isinstance(entries, list) else ():
        if not isinstance(entry, dict) or "marking_ref" not in entry:
            continue
        found = entry.get("selectors")
        listed = _strings(found)
        clear = isinstance(found, list) and bool(listed) and len(listed) == len(found)
        yield marks.rank([str(entry["marking_ref"])]), listed if clear else [""]


def _covers(selector: str, path: str) -> bool:
    """Whether a selector covers a path, or something in it."""
    return not selector or any(
        left == right or left.startswith(f"{right}.")
        for left, right in ((selector, path), (path, selector))
    )


def _is_own(item: Any, type_: str, known: Known, refused: Counter[str]) -> bool:  # noqa: ANN401
    why = _foreclosed(item, type_, known)
    if why:
        refused[why] += 1
    return why is None


def _foreclosed(item: Any, type_: str, known: Known) -> str | None:  # noqa: ANN401
    """Why an item is no statement of the sender's own; empty where it says nothing to us."""
    try:
        said = own.assertion(item)
        shaped(said.field, said.value)
    except (own.NotEvidenceError, ShapeError) as error:
        return str(error)
    if said.subject[:3] not in (("cl_", "de_") if type_ == "note" else ("ev_",)):
        return OTHER_KIND
    if said.field in _UNTOLD:
        return ""
    page = said.evidence.document_id
    if page.startswith(f"{STATED}_"):
        return RELAYED
    report = known.reports.get(str(item.get("report_ref")))
    same = page in known.pages or any(a in known.pages for a in addresses(report))
    return READ_HERE if same else None


def _strings(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def page_of(report: Object | None) -> Document | None:
    """The page that a report of ours stands for."""
    return None if report is None else own.page(report)


def addresses(report: Object | None) -> Iterator[str]:
    """Where the page of a report stands: compared, never opened."""
    references = report.get("external_references") if report else None
    for one in references if isinstance(references, list) else ():
        url = one.get("url") if isinstance(one, dict) else None
        if isinstance(url, str) and len(url) <= 2000:
            yield url


def pages_named(objects: Sequence[Object]) -> tuple[set[str], set[str]]:
    """Ids and addresses of the pages that objects and reports of a partner rest on."""
    ids = {
        str(item.get("document_id"))
        for one in objects for item in items(one) if isinstance(item, dict)
    }  # fmt: skip
    return ids, {url for one in objects if one.get("type") == "report" for url in addresses(one)}
