"""The exact words of one document that a value rests on."""

from dataclasses import dataclass

from kronika.errors import QuoteMismatchError


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters of one document, with the words that stand there.

    `start` and `end` count Unicode code points of `Document.text`, half-open, so
    `text[start:end] == quote` holds once `check` has passed. `block` is the index
    of the block of the document that holds `start`, or None when it is not known.

    Example:
        >>> Evidence.of("Ada met Grace.", 8, 13, document_id="d1").quote
        'Grace'
    """

    document_id: str
    start: int
    end: int
    quote: str
    block: int | None = None

    @classmethod
    def of(
        cls, text: str, start: int, end: int, *, document_id: str, block: int | None = None
    ) -> "Evidence":
        """Evidence for `text[start:end]`; the quote is taken from the text itself."""
        return cls(document_id, start, end, text[start:end], block)

    def check(self, text: str) -> None:
        """Hold the quote against the text it claims to come from.

        Raises:
            QuoteMismatchError: the text reads otherwise at `start`..`end`, or the span is empty.

        Example:
            >>> Evidence("d1", 8, 13, "Grace").check("Ada met Grace.")
        """
        found = text[self.start : self.end]
        if found != self.quote or not 0 <= self.start < self.end:
            raise QuoteMismatchError(self.document_id, self.start, self.end, self.quote, found)
