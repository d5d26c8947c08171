"""Every failure that Kronika names.

    KronikaError
    ├── IntakeError          a page that cannot become a document (carries the path)
    ├── QuoteMismatchError   evidence that does not read as its document does
    ├── CodebookError        a data file of the codebook that is not valid
    ├── ModelError           a trained model that is missing or damaged
    ├── RightsError          something that a partner may not do
    ├── ExchangeError        a partner's server that gives no answer which can be used
    ├── StoreError           a store that cannot be opened, or a record that is not there
    ├── StaleDecisionError   a decision about what somebody else decided meanwhile
    └── UsageError           a command that asks for something impossible

Each has a fixed `code`, says what was found, what was expected and what to do next.
"""


class KronikaError(Exception):
    """Root of all errors that Kronika raises on purpose."""

    code = "kronika"


class IntakeError(KronikaError):
    """A page that cannot become a document.

    `component` names the reader that refused, `reason` is one sentence for people.
    """

    code = "intake"

    def __init__(self, path: str, reason: str, *, component: str = "intake") -> None:
        self.path, self.reason, self.component = path, reason, component
        super().__init__(f"{path}: {reason}")


class QuoteMismatchError(KronikaError):
    """A quote that its document does not hold at the place it names."""

    code = "quote_mismatch"

    def __init__(self, document_id: str, start: int, end: int, quote: str, found: str) -> None:
        self.document_id, self.start, self.end = document_id, start, end
        self.quote, self.found = quote, found
        super().__init__(
            f"document {document_id} reads {found[:80]!r} at {start}..{end}, not {quote[:80]!r}: "
            "read the document again and take the quote from its text"
        )


class CodebookError(KronikaError):
    """A data file of the codebook that does not hold what the codebook needs."""

    code = "codebook"

    def __init__(self, file: str, reason: str) -> None:
        self.file, self.reason = file, reason
        super().__init__(f"{file}: {reason}; `kronika codebook validate` checks all files")


class ModelError(KronikaError):
    """A trained model that cannot be used: missing, damaged, or without what runs it."""

    code = "model"

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}; `--reader rules` reads without it")


class StoreError(KronikaError):
    """A store that cannot be used as asked."""

    code = "store"


class RightsError(KronikaError):
    """Something that a partner may not do here."""

    code = "rights"


class ExchangeError(KronikaError):
    """A partner's server that gives no answer which can be used; `passing` where it may yet."""

    code = "exchange"

    def __init__(self, words: str, *, passing: bool = False) -> None:
        self.passing = passing
        super().__init__(words)


class StaleDecisionError(KronikaError):
    """A decision that was made on the sight of a state which is no more.

    Nothing was written: whoever decides looks at what stands now, and decides again.
    """

    code = "stale_decision"


class UsageError(KronikaError):
    """A command that asks for something that does not exist or does not fit together."""

    code = "usage"
