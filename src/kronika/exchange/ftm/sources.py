"""The pages that values rest on: their addresses, for `origin`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kronika.exchange.ftm.languages import iso_639_3
from kronika.exchange.ftm.statements import Statement, clipped, dataset
from kronika.model.merged import Said
from kronika.model.records import Chronicle


@lru_cache(maxsize=1)
def _nowhere() -> Mapping[str, tuple[str, str | None]]:
    return {}


@dataclass(frozen=True, slots=True)
class Sources:
    """Address and language of each page, by document id."""

    pages: Mapping[str, tuple[str, str | None]] = field(default_factory=_nowhere)

    @classmethod
    def of(cls, pages: Iterable[Chronicle]) -> "Sources":
        """The addresses of pages; one without a web address is named by its id."""
        return cls(
            {
                d.id: (_address(d.url or d.canonical_url, d.id), iso_639_3(d.language))
                for page in pages
                if (d := page.document) is not None
            }
        )

    def origin(self, document_id: str, start: int, end: int) -> str:
        """A span of a page as an address.

        Example:
            >>> Sources().origin("d_1", 12, 20)
            'urn:kronika:d_1#char=12,20'
        """
        address = self.pages[document_id][0] if document_id in self.pages else _address(
            None, document_id
        )  # fmt: skip
        return f"{address}#char={start},{end}"

    def said(self, entity_id: str, schema: str, prop: str, value: str, said: Said) -> Statement:
        """A statement as one page says it."""
        page = self.pages.get(said.document_id)
        linguistic = prop in ("name", "summary", "description", "notes", "location")
        return Statement(
            entity_id, schema, prop, clipped(value, prop), dataset(said.outlet),
            self.origin(said.document_id, said.start, said.end),
            (said.published or "")[:10] or None,
            page[1] if page and linguistic else None,
        )  # fmt: skip


def _address(url: str | None, document_id: str) -> str:
    if url and url.startswith(("http://", "https://")):
        return url.split("#")[0]
    return f"urn:kronika:{document_id}"
