"""One event of the chronicle as a row of a list: headline values, without what stands behind."""

from dataclasses import dataclass

from kronika.model.listing import EventHead


@dataclass(frozen=True, slots=True)
class Told:
    """The ids of the tellings that are one event, and of the documents that hold them."""

    events: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventRow(EventHead):
    """An event of which `merged` says only who tells it.

    Example:
        >>> EventRow("e", "aid", Told(("e",), ("d",)), start="2016").merged.documents
        ('d',)
    """

    merged: Told
