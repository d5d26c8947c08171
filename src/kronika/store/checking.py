"""A store held against itself: the bytes against their hash, the values against their words."""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from kronika.errors import QuoteMismatchError
from kronika.model.documents import Document
from kronika.store.sql import SqlStore


@dataclass(frozen=True, slots=True)
class Checked:
    """One page that was looked at: `kept` is None where the store has only the hash of its bytes.

    `kept` counts the bytes as received, `values` the assertions that stand, and `faults` says
    in a sentence each what does not hold.
    """

    document_id: str
    kept: int | None
    values: int
    faults: tuple[str, ...] = ()


def checked(store: SqlStore) -> Iterator[Checked]:
    """Every page of a store, looked at one after the other.

    The bytes must have the SHA-256 under which they are known, and every value must stand on
    the characters that it names.
    """
    for document in store.documents():
        kept, wrong = _bytes(store, document)
        values = store.assertions(document.id)
        faults = [wrong] if wrong else []
        for one in values:
            try:
                one.evidence.check(document.text)
            except QuoteMismatchError as error:
                faults.append(f"{one.field} of {one.subject}: {error}")
        yield Checked(document.id, kept, len(values), tuple(faults))


def _bytes(store: SqlStore, document: Document) -> tuple[int | None, str]:
    """How many bytes are kept of a page, and what is wrong with them."""
    try:
        capture = store.capture(document.id)
    except zlib.error:
        return 0, "the bytes of the page cannot be unpacked"
    if capture is None:
        return None, ""
    found = f"c_{hashlib.sha256(capture.body).hexdigest()}"
    wrong = "" if found == capture.id else f"its bytes have the hash {found[2:]}, not its own"
    return len(capture.body), wrong
