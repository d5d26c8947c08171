"""Marks on objects and on single values: TLP 2.0 by the ids of OASIS.

An object bears the label of its record. Where one of its pages bears a narrower one, each value
that rests on such pages alone, and everything that was counted or made from all pages, bears that
label as a granular mark (STIX 2.1 section 7.2.3); a value that a wider page gives too stays as
wide as that page. An object all of whose pages are narrower is as narrow as the widest of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from kronika.errors import UsageError
from kronika.model.sharing import Mark
from kronika.model.tlp import UNMARKED, label_of

TLP_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
LABELS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
"""From the widest to the narrowest."""
MARKING_IDS = {
    "TLP:CLEAR": "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
    "TLP:GREEN": "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "TLP:AMBER": "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "TLP:AMBER+STRICT": "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
    "TLP:RED": "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
}
LABEL_OF_ID = {found: label for label, found in MARKING_IDS.items()}


def rank(label: str) -> int:
    """How narrow a label is: 0 for TLP:CLEAR to 4 for TLP:RED.

    Raises:
        UsageError: it is no label of TLP 2.0.

    Example:
        >>> rank("TLP:AMBER")
        2
    """
    try:
        return LABELS.index(label)
    except ValueError:
        raise UsageError(f"{label!r} is no TLP 2.0 label: use one of {', '.join(LABELS)}") from None


def narrowest(labels: Iterable[str]) -> str:
    """The most restrictive of some labels; TLP:CLEAR of none.

    Example:
        >>> narrowest(["TLP:GREEN", "TLP:AMBER", "TLP:CLEAR"])
        'TLP:AMBER'
    """
    return LABELS[max(map(rank, labels), default=0)]


def definition(label: str) -> dict[str, Any]:
    """The marking definition of a label, as OASIS published it.

    Example:
        >>> definition("TLP:CLEAR")["extensions"][TLP_EXTENSION]["tlp_2_0"]
        'clear'
    """
    return {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": MARKING_IDS[label],
        "created": "2022-10-01T00:00:00.000Z",
        "name": label,
        "extensions": {
            TLP_EXTENSION: {
                "extension_type": "property-extension",
                "tlp_2_0": label.removeprefix("TLP:").lower(),
            }
        },
    }


@dataclass(frozen=True, slots=True)
class Marks:
    """Which label each page bears: by document id, and `default` for all others.

    Pages in `withheld` bear no label that can be read: they go to nobody. `rights` is what
    the owner of a page says of its use.
    """

    by_document: Mapping[str, str] = field(default_factory=dict)
    default: str = "TLP:CLEAR"
    withheld: frozenset[str] = frozenset()
    rights: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of_pages(cls, marks: Mapping[str, Mark], *, default: str = "TLP:CLEAR") -> Self:
        """The labels of pages as a store keeps them.

        Example:
            >>> made = Marks.of_pages({"d_1": Mark(2), "d_2": Mark(UNMARKED)})
            >>> made.of("d_1"), made.of("d_2"), made.withheld
            ('TLP:AMBER', 'TLP:RED', frozenset({'d_2'}))
        """
        return cls(
            {page: label_of(one.level) for page, one in marks.items()},
            default,
            frozenset(page for page, one in marks.items() if one.level >= UNMARKED),
            {page: one.rights for page, one in marks.items() if one.rights},
        )

    def of(self, document_id: str) -> str:
        """The label of a page.

        Example:
            >>> Marks({"d_1": "TLP:GREEN"}).of("d_2")
            'TLP:CLEAR'
        """
        return self.by_document.get(document_id, self.default)

    def of_items(self, own: str, items: Iterable[Mapping[str, Any]]) -> str:
        """The label of what items of evidence tell, as `of_record`."""
        if not self.by_document and self.default == own:
            return own
        return self.of_record(own, [one["document_id"] for one in items])

    def of_record(self, own: str, document_ids: Sequence[str]) -> str:
        """The label of what several pages tell: its own, but no wider than the widest page.

        Example:
            >>> Marks({"a": "TLP:RED", "b": "TLP:GREEN"}).of_record("TLP:CLEAR", ["a", "b"])
            'TLP:GREEN'
        """
        if not self.by_document and self.default == own:
            return own
        widest = min((rank(self.of(one)) for one in document_ids), default=0)
        return LABELS[max(rank(own), widest)]

    def narrow(self, label: str, document_ids: Iterable[str]) -> str | None:
        """The narrowest label of the pages where that is narrower than `label`, else None."""
        if not self.by_document and self.default == label:
            return None
        found = narrowest(self.of(one) for one in document_ids)
        return found if rank(found) > rank(label) else None


@dataclass(slots=True)
class Granular:
    """The granular marks of one object while it is made."""

    selectors: dict[str, list[str]] = field(default_factory=dict)

    def add(self, label: str, *selectors: str) -> None:
        """Mark single values."""
        self.selectors.setdefault(label, []).extend(selectors)

    def listed(self) -> Iterator[dict[str, Any]]:
        """The entries of `granular_markings`, the widest label first.

        Example:
            >>> marks = Granular()
            >>> marks.add("TLP:RED", "name")
            >>> [entry["selectors"] for entry in marks.listed()]
            [['name']]
        """
        for label in sorted(self.selectors, key=rank):
            yield {"marking_ref": MARKING_IDS[label], "selectors": sorted(self.selectors[label])}
