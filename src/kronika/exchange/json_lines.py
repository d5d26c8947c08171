"""JSON lines: one record a line, events of the chronicle first, then each page with its records.

`record` is event, merged_claim (a claim that several pages carry), document, telling, claim,
entity, designation, assertion or unread. An event is an `EventRecord` with every value and its
witnesses; the other keys are those of
`kronika read --format jsonl`; a designation has `ledger` and `ledger_reason` too, the answer of the
codebook's ledger. `document_id` joins a record to its page.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

import msgspec

from kronika.errors import UsageError
from kronika.exchange.jsonl import document_block
from kronika.exchange.parcel import Format, Options, Parcel, Written
from kronika.model.assertions import Assertion
from kronika.model.listing import EventRecord
from kronika.model.merged_claims import MergedClaim
from kronika.model.records import Chronicle, Claim, Designation, Entity, Event

_OF_PAGE = {
    "telling": "events", "claim": "claims", "entity": "entities", "designation": "designations",
}  # fmt: skip
_TYPES: Mapping[str, Any] = {
    "event": EventRecord, "merged_claim": MergedClaim, "telling": Event, "claim": Claim,
    "entity": Entity, "designation": Designation, "assertion": Assertion,
}  # fmt: skip


def write(parcel: Parcel, file: IO[bytes], _options: Options) -> Written:
    """One line a record."""
    count = 0
    for line in lines(parcel):
        file.write(line)
        file.write(b"\n")
        count += 1
    return Written({"records": count})


def lines(parcel: Parcel) -> Iterator[bytes]:
    """The lines without their line feeds."""
    for record in parcel.records():
        yield _line("event", record)
    for claim in parcel.claims():
        yield _line("merged_claim", claim)
    for page in parcel.pages():
        yield from _page(page, parcel.answers(page))
        if page.document is not None:
            for one in parcel.assertions(page.document.id):
                yield _line("assertion", one)


def _page(page: Chronicle, answers: Mapping[str, tuple[str, str]]) -> Iterator[bytes]:
    if page.document is None:
        refused = msgspec.to_builtins(page.refused)
        said = {"record": "unread", "path": page.path or "", "refused": refused}
        yield msgspec.json.encode(said)
        return
    yield msgspec.json.encode({"record": "document", **document_block(page.document)})
    for kind, group in _OF_PAGE.items():
        for record in getattr(page, group):
            answer = answers.get(record.id) if kind == "designation" else None
            yield _line(kind, record, page.document.id, answer=answer)


def _line(
    kind: str, record: object, document_id: str | None = None,
    *, answer: tuple[str, str] | None = None,
) -> bytes:  # fmt: skip
    """A record with its kind in front: one object, without a second pass over its values."""
    head: dict[str, str] = {"record": kind}
    if document_id is not None:
        head["document_id"] = document_id
    if answer is not None:
        head["ledger"], head["ledger_reason"] = answer
    return msgspec.json.encode(head)[:-1] + b"," + msgspec.json.encode(record)[1:]


def read(raw: Iterable[bytes]) -> Iterator[tuple[str, Any]]:
    """The records of lines, each with its kind; documents and unread pages as plain mappings.

    Raises:
        UsageError: a line is of another shape.

    Example:
        >>> list(read([b'{"record":"unread","path":"lost.html","refused":[]}']))
        [('unread', {'path': 'lost.html', 'refused': []})]
    """
    for number, line in enumerate(raw, 1):
        try:
            said = msgspec.json.decode(line, type=dict[str, Any])
            kind = said.pop("record")
            if kind not in _TYPES:
                yield str(kind), said
                continue
            said.pop("document_id", None)
            yield kind, msgspec.convert(said, type=_TYPES[kind])
        except (msgspec.MsgspecError, KeyError, TypeError, UnicodeDecodeError) as error:
            raise UsageError(
                f"line {number} is no line of `kronika export jsonl`: {error}"
            ) from error


FORMAT = Format("jsonl", "every record as one line of JSON, with all values", to_file=write)
