"""Actors, places and pages of an event as objects, each tied to the event by its role."""

from collections.abc import Mapping
from typing import Any

from kronika.exchange.misp.templates import (
    AGENCY,
    ORGANIZATION,
    PERSON,
    PLACE,
    REPORT,
    filled,
    refer,
)
from kronika.exchange.misp.told import Told
from kronika.exchange.titles import state_name
from kronika.model.listing import EventRecord
from kronika.model.merged import FieldValue, Said

MAX_QUOTE = 200


def words(said: Said) -> str:
    """The page, the place in it and the words, in one line.

    Example:
        >>> words(Said("ev", "d_1", "w", "Post", None, None, None, "a raid", 3, 9))
        'Post, d_1#char=3,9: “a raid”'
    """
    quote = said.quote[:MAX_QUOTE]
    where = f"{said.document_id}#char={said.start},{said.end}"
    return f"{said.outlet or 'unnamed outlet'}, {where}: “{quote}”"


def quoted(value: FieldValue) -> str:
    """The words of all pages that give a value, as far as a comment holds them."""
    return " | ".join(words(said) for said in value.said[:5])


def add(
    record: EventRecord, main: dict[str, Any], told: Told, *, timestamp: str
) -> list[dict[str, Any]]:
    """The objects around the main object of an event; `main` gets a reference to each."""
    made: dict[str, dict[str, Any]] = {}
    for field in record.merged.fields:
        for value in field.values:
            one = _party(field.field, value, record.id, timestamp)
            if one is not None:
                one = made.setdefault(one["uuid"], one)
                refer(main, one, _role(field.field, value), quoted(value))
    for document_id in record.merged.documents:
        for one, role in _pages(document_id, record.id, told, timestamp):
            one = made.setdefault(one["uuid"], one)
            refer(main, one, role)
    return list(made.values())


def _role(field: str, value: FieldValue) -> str:
    if field == "place":
        return "located-at"
    role = str(value.parts.get("role") or "participant")
    return f"{role}, disputed" if value.relation == "conflict" else role


def _party(field: str, value: FieldValue, record_id: str, timestamp: str) -> dict[str, Any] | None:
    if field.startswith("participant") and value.parts:
        return _actor(value.parts, record_id, timestamp)
    return _place(value.parts, record_id, timestamp) if field == "place" else None


def _actor(parts: Mapping[str, Any], record_id: str, timestamp: str) -> dict[str, Any] | None:
    name, kind, country = (parts.get(one) for one in ("name", "kind", "country"))
    if not isinstance(name, str) or not name.strip() or kind == "place":
        return None
    if kind == "state" and isinstance(country, str):
        name = state_name(country) or name
    key = (record_id, kind, country, name)
    if kind == "person":
        return filled(PERSON, key, [("full-name", name, "")], timestamp=timestamp)
    values: list[tuple[str, str | None, str]] = [
        ("name", name, ""),
        ("type-of-organization", str(kind) if kind else None, ""),
    ]
    return filled(ORGANIZATION, key, values, timestamp=timestamp)


def _place(parts: Mapping[str, Any], record_id: str, timestamp: str) -> dict[str, Any] | None:
    """A position only for a point; a place that nobody can place keeps its words alone."""
    name, country = parts.get("name"), parts.get("country")
    precision = parts.get("precision")
    if not isinstance(name, str) or not isinstance(country, str):
        return None
    if precision not in ("point", "admin1", "country"):
        return None
    values: list[tuple[str, str | None, str]] = [
        ("text", name, f"precision: {precision}"),
        ("countrycode", country, ""),
        ("region", str(parts["admin1"]) if parts.get("admin1") else None, ""),
    ]
    lat, lon = parts.get("lat"), parts.get("lon")
    if precision == "point" and isinstance(lat, int | float) and isinstance(lon, int | float):
        values += [("latitude", f"{lat:g}", ""), ("longitude", f"{lon:g}", "")]
    return filled(PLACE, (record_id, name, country, precision), values, timestamp=timestamp)


def _pages(
    document_id: str, record_id: str, told: Told, timestamp: str
) -> list[tuple[dict[str, Any], str]]:
    page = told.pages.get(document_id)
    if page is None:
        return []
    values: list[tuple[str, str | None, str]] = [
        ("title", page.headline or f"Page {page.id}", page.published or ""),
        ("link", page.url, ""),
        ("type", "Press", ""),
    ]
    made = [(filled(REPORT, (record_id, page.id), values, timestamp=timestamp), "described-by")]
    if page.outlet:
        key = (record_id, page.outlet)
        agency = filled(AGENCY, key, [("name", page.outlet, "")], timestamp=timestamp)
        made.append((agency, "reported-by"))
    return made
