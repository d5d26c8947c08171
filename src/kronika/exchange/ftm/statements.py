"""One value of one property of one entity, with the outlet that prints it and its characters.

The columns are those of FollowTheMoney 4.11 (`ftm statements`). `dataset` is the outlet, so that
values on which outlets disagree stand side by side; `origin` is the address of the page with the
half-open code points of its text: `https://example.org/a#char=12,20` (RFC 5147, where `char` counts
positions between characters).
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

OWN = "kronika"
"""The dataset of values that Kronika itself gives: names it made, links between entities."""
COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin",
    "lang", "original_value", "external", "first_seen", "last_seen", "id",
)  # fmt: skip
_TYPES = {
    "name": "name", "country": "country", "date": "date", "startDate": "date", "endDate": "date",
    "publishedAt": "date", "modifiedAt": "date", "listingDate": "date", "summary": "text",
    "description": "text", "notes": "text", "reason": "text", "language": "language",
    "sourceUrl": "url", "involved": "entity", "organizer": "entity", "proof": "entity",
    "document": "entity", "entity": "entity", "resolved": "entity", "subject": "entity",
    "object": "entity", "addressEntity": "entity", "contextCountry": "country",
    "location": "address", "full": "address", "latitude": "number", "longitude": "number",
}  # fmt: skip
LONGEST = {"name": 384, "text": 60_000, "string": 1024, "address": 512, "url": 4096}
"""The longest value of a type, in code points, no longer than FollowTheMoney takes."""


@dataclass(frozen=True, slots=True)
class Statement:
    """`prop` of the entity is `value`, as `dataset` prints it at `origin`.

    `seen` is the publication date of the page, where it is known; `lang` is ISO 639-3. Ids are
    written with hyphens: FollowTheMoney drops references whose ids hold an underscore.

    Example:
        >>> Statement("ln_1", "UnknownLink", "subject", "ac_1").value
        'ac-1'
    """

    entity_id: str
    schema: str
    prop: str
    value: str
    dataset: str = OWN
    origin: str | None = None
    seen: str | None = None
    lang: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "entity_id", self.entity_id.replace("_", "-"))
        if self.prop_type == "entity":
            object.__setattr__(self, "value", self.value.replace("_", "-"))

    @property
    def prop_type(self) -> str:
        """The type of the property in FollowTheMoney.

        Example:
            >>> Statement("ev_1", "Event", "startDate", "2016-04").prop_type
            'date'
        """
        return _TYPES.get(self.prop, "string")

    @property
    def id(self) -> str:
        """A key of its content, place included: two sentences that say the same are two rows."""
        words = f"{self.dataset}.{self.entity_id}.{self.prop}.{self.value}@{self.origin or ''}"
        return hashlib.sha1(words.encode("utf-8", "backslashreplace")).hexdigest()  # noqa: S324


def clipped(value: str, prop: str) -> str:
    r"""A value without line ends, no longer than its type may be.

    Example:
        >>> clipped("one\ntwo ", "name")
        'one two'
    """
    longest = LONGEST.get(_TYPES.get(prop, "string"), 1024)
    return " ".join(value.split())[:longest].strip()


@lru_cache(maxsize=4096)
def dataset(outlet: str | None) -> str:
    """The name of the dataset that stands for an outlet: small letters, digits, underscores.

    Example:
        >>> dataset("Harbour Post"), dataset("新华社"), dataset(None)
        ('harbour_post', 'xinhuashe', 'unnamed_outlet')
    """
    plain = re.sub(r"[^a-z0-9]+", "_", anyascii(outlet or "").lower()).strip("_")
    return plain[:100] or "unnamed_outlet"


def rows(statements: Iterable[Statement]) -> Iterator[tuple[str, ...]]:
    """The rows of the statement table, in the order of `COLUMNS`."""
    for one in statements:
        seen = one.seen or ""
        yield (
            one.entity_id, one.entity_id, one.prop, one.prop_type, one.schema, one.value,
            one.dataset, one.origin or "", one.lang or "", "", "f", seen, seen, one.id,
        )  # fmt: skip


def csv_lines(statements: Iterable[Statement]) -> Iterator[bytes]:
    r"""The table as CSV in UTF-8, every value in quotation marks, as `ftm` reads and writes it.

    Example:
        >>> next(csv_lines([]))[:28]
        b'"canonical_id","entity_id","'
    """
    words = io.StringIO(newline="")
    writer = csv.writer(words, dialect=csv.unix_dialect)
    writer.writerow(COLUMNS)
    for row in rows(statements):
        writer.writerow(row)
        if words.tell() > 1 << 16:
            yield words.getvalue().encode("utf-8", "backslashreplace")
            words.seek(0)
            words.truncate()
    yield words.getvalue().encode("utf-8", "backslashreplace")
