"""Values of records as one line for people."""

from collections.abc import Mapping
from typing import Any

from kronika.serve.words import day, label, number

_HIDDEN = frozenset({"entity_id", "lat", "lon", "as_said", "low", "high"})


def shown(field: str, value: object) -> str:
    """The value of a field as people read it.

    Example:
        >>> shown("start", "2007-08-09"), shown("number", {"what": "troops", "value": "1100"})
        ('9 August 2007', '1\u202f100 troops')
        >>> shown("place", {"name": "Osh", "country": "KG", "precision": "ambiguous"})
        'Osh, KG (ambiguous)'
    """
    if isinstance(value, Mapping):
        return _of_parts(field, value)
    words = str(value)
    if field in ("start", "end", "on"):
        return day(words)
    if field in ("type", "lifecycle", "factuality", "kind", "stance", "modality", "directness"):
        return label(words)
    return words.replace("_", " ") if field == "action" else words


def _of_parts(field: str, value: Mapping[str, Any]) -> str:
    if field == "number":
        bound = {(True, False): "at least ", (False, True): "at most "}.get(
            (bool(value.get("low")), bool(value.get("high"))), ""
        )
        return f"{bound}{number(value.get('value', ''))} {value.get('what', '')}".strip()
    name, country = str(value.get("name", "")), value.get("country")
    parts = [name, str(country)] if country and value.get("precision") != "country" else [name]
    more = ""
    if field == "place" and value.get("precision") not in ("point", "country", None):
        more = f" ({value['precision']})"
    if field == "participant" and value.get("role") not in ("", "participant", "party", None):
        more = f" ({str(value['role']).replace('_', ' ')})"
    if field == "name" and value.get("kind") not in ("name", None):
        more = f" ({value['kind']})"
    return ", ".join(parts) + more


def field_label(field: str) -> str:
    """The name of a field or of the fields of one decision for people.

    Example:
        >>> field_label("start end date_precision"), field_label("place")
        ('Date', 'Place')
    """
    names = field.split()
    if set(names) & {"start", "end", "date_precision"}:
        return "Date"
    return label(names[0]) if names else ""
