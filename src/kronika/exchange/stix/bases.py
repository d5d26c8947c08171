"""What all our objects begin with, and the extensions that several of them bear."""

from collections.abc import Iterable, Mapping
from typing import Any

from kronika.exchange.stix.definitions import AUTHOR_ID
from kronika.exchange.stix.marks import MARKING_IDS, Granular

Made = dict[str, Any]
"""An object without `created` and `modified`, which `versions` adds."""


def base(type_: str, id_: str, label: str) -> Made:
    """The common properties (STIX 2.1 section 3.2) of an object that Kronika makes."""
    return {
        "type": type_,
        "spec_version": "2.1",
        "id": id_,
        "created_by_ref": AUTHOR_ID,
        "object_marking_refs": [MARKING_IDS[label]],
    }


def marked(label: str) -> tuple[str, ...]:
    """What a label adds to the key of an object: the same name under two labels is two objects."""
    return () if label == "TLP:CLEAR" else (label,)


def with_granular(made: Made, marks: Granular) -> Made:
    """The object with its granular marks, when it has any."""
    if marks.selectors:
        made["granular_markings"] = list(marks.listed())
    return made


def property_extension(**values: Any) -> dict[str, Any]:  # noqa: ANN401
    """The content of a property extension, without what is unknown.

    Example:
        >>> property_extension(role="target", country=None)
        {'extension_type': 'property-extension', 'role': 'target'}
    """
    return {"extension_type": "property-extension", **given(values)}


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """Only what is known: no None and no empty list, which STIX does not allow (section 2).

    Example:
        >>> given({"a": 0, "b": None, "c": [], "d": ""})
        {'a': 0}
    """
    return {name: one for name, one in values.items() if one or one == 0}


def addresses(urls: Iterable[str | None]) -> str | None:
    """The first address that a reader may open: http or https alone, of sane length.

    Example:
        >>> addresses([None, "javascript:alert(1)", "https://example.org/a"])
        'https://example.org/a'
    """
    for url in urls:
        if url and url.startswith(("http://", "https://")) and len(url) <= 2000:
            return url
    return None
