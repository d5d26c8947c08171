"""Components in a row: each takes a document and a reading and gives a fuller reading."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kronika.errors import UsageError
from kronika.model.documents import Document
from kronika.model.protocols import Component, OnError
from kronika.model.readings import Reading


def check(components: Sequence[Component]) -> None:
    """Hold the order of the components against what each one requires.

    Raises:
        UsageError: a component stands before the one that assigns what it requires.
    """
    known: set[str] = set()
    for component in components:
        missing = sorted(component.requires - known)
        if missing:
            raise UsageError(
                f"component {component.name} requires {', '.join(missing)}, which no component "
                "before it assigns: put it later, or add the one that assigns them"
            )
        known |= component.assigns


def read(document: Document, components: Sequence[Component]) -> Reading:
    """What the components, in order, find in one document."""
    reading = Reading(document.id)
    for component in components:
        reading = component(document, reading)
    made_by = tuple(f"{c.name}@{c.version}" for c in components)
    return replace(reading, made_by=made_by)


def readings(
    documents: Iterable[Document], components: Sequence[Component], *, on_error: OnError
) -> Iterator[tuple[Document, Reading]]:
    """The reading of each document; one that fails goes to `on_error` and the stream goes on."""
    check(components)
    for document in documents:
        try:
            reading = read(document, components)
        except Exception as error:  # one bad page never stops the rest
            on_error("reading", document, error)
        else:
            yield document, reading
