"""Ids of the records of one document, made from content."""

from kronika.model.assertions import content_id


def entity_id(document_id: str, chain: int) -> str:
    """The id of the entity that a chain of mentions names.

    Example:
        >>> entity_id("d_1", 0).startswith("en_")
        True
    """
    return content_id("en", document_id, chain)


def event_id(document_id: str, type_: str, start: int) -> str:
    """The id of the event that is first told at code point `start`."""
    return content_id("ev", document_id, type_, start)


def claim_id(document_id: str, start: int, end: int) -> str:
    """The id of the claim whose content stands at `start`..`end`."""
    return content_id("cl", document_id, start, end)
