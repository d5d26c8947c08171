"""The bytes of each page, to be had again once its document has come through the flow."""

from collections import deque
from collections.abc import Iterable, Iterator

from kronika.model.documents import Capture, Document


class Alongside:
    """A stream of captures that remembers those whose document has not come yet.

    Documents come in the order of their captures, and some never do; what is remembered is
    never more than lies between the two.

    Example:
        >>> passed = Alongside([Capture("c_1", b"?"), Capture("c_2", b"It rained.")])
        >>> len(list(passed)), passed.of(Document("d", "It rained.", (), capture_id="c_2")).body
        (2, b'It rained.')
    """

    def __init__(self, captures: Iterable[Capture]) -> None:
        self._captures, self._waiting = captures, deque[Capture]()

    def __iter__(self) -> Iterator[Capture]:
        for capture in self._captures:
            self._waiting.append(capture)
            yield capture

    def of(self, document: Document, *, max_bytes: int | None = None) -> Capture | None:
        """The capture of a document, once; None where it is larger than `max_bytes`, or gone."""
        while self._waiting:
            capture = self._waiting.popleft()
            if capture.id == document.capture_id:
                too_large = max_bytes is not None and len(capture.body) > max_bytes
                return None if too_large else capture
        return None
