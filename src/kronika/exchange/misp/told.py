"""What the pages of an export say beside its events: where they stand, and their claims."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kronika.model.documents import Document
from kronika.model.records import Chronicle, Claim


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page stands; its text stays there."""

    id: str
    headline: str | None
    url: str | None
    outlet: str | None
    published: str | None
    language: str | None

    @classmethod
    def of(cls, document: Document) -> "Page":
        """What is kept of a document."""
        urls = (document.url, document.canonical_url)
        url = next((u for u in urls if u and u.startswith(("http://", "https://"))), None)
        return cls(
            document.id, document.headline, url, document.outlet, document.published,
            document.language,
        )  # fmt: skip


@dataclass(slots=True)
class Told:
    """The pages by document id, and the claims about each event by its record id."""

    pages: dict[str, Page] = field(default_factory=dict)
    claims: dict[str, list[tuple[Claim, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, chronicles: Iterable[Chronicle]) -> "Told":
        """Go through the pages once."""
        told = cls()
        for chronicle in chronicles:
            if chronicle.document is not None:
                told.pages[chronicle.document.id] = Page.of(chronicle.document)
                told._add_claims(chronicle, chronicle.document.id)
        return told

    def _add_claims(self, chronicle: Chronicle, document_id: str) -> None:
        records: Mapping[str, str] = {event.id: event.record_id for event in chronicle.events}
        for claim in chronicle.claims:
            for record_id in {records[one]: None for one in claim.about if one in records}:
                self.claims.setdefault(record_id, []).append((claim, document_id))
