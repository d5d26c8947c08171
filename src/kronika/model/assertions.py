"""The atom of the chronicle: one value of one field, with the words that say it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kronika.model.evidence import Evidence

Value = str | Mapping[str, Any]


def content_id(prefix: str, *parts: object) -> str:
    """A short id made from content: equal parts give the equal id.

    Example:
        >>> content_id("ev", "d1", 3) == content_id("ev", "d1", 3)
        True
    """
    raw = json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str)
    return f"{prefix}_{hashlib.sha256(raw.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class Assertion:
    """`field` of `subject` is `value`, because the document says `raw` at `evidence`.

    `subject` is the id of an event (`ev_`), claim (`cl_`), entity (`en_`) or designation
    (`de_`) of one document. `value` is a string, or a mapping of strings for values with parts
    (a participant, a place, a number). `stance` is `asserts` or `denies`; `claim_id` is the
    claim it is told in; `confidence` runs from 0 to 1; `made_by` is component@version or a
    person's name.
    """

    id: str
    subject: str
    field: str
    value: Value
    evidence: Evidence
    raw: str
    made_by: str
    stance: str = "asserts"
    claim_id: str | None = None
    confidence: float = 0.5

    @classmethod
    def make(
        cls, subject: str, field: str, value: Value, evidence: Evidence, *, made_by: str,
        confidence: float = 0.5, claim_id: str | None = None, stance: str = "asserts",
    ) -> "Assertion":  # fmt: skip
        """An assertion whose id is the hash of its content.

        Example:
            >>> words = Evidence("d1", 0, 5, "China")
            >>> Assertion.make("ev_1", "participant", {"name": "China"}, words, made_by="r@1").raw
            'China'
        """
        span = (evidence.document_id, evidence.start, evidence.end)
        key = content_id("as", subject, field, value, span, stance, claim_id, made_by)
        return cls(
            key,
            subject,
            field,
            value,
            evidence,
            evidence.quote,
            made_by,
            stance,
            claim_id,
            confidence,
        )
