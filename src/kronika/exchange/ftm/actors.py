"""Who takes part, as entities: the schema follows the kind, and says no more than the kind does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kronika.exchange.ftm.statements import Statement, clipped
from kronika.exchange.titles import state_name
from kronika.model.assertions import content_id

SCHEMAS = {
    "person": "Person", "state": "PublicBody", "agency": "PublicBody", "force": "PublicBody",
    "unit": "Organization", "igo": "Organization", "organisation": "Organization",
    "company": "Company", "media": "Organization",
}  # fmt: skip
OTHER = "LegalEntity"
"""For groups and everything else of which a page does not say what it is."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One entity: the same name, kind and country is the same; a state is its country."""

    id: str
    schema: str
    name: str
    country: str | None

    def statements(self) -> Iterator[Statement]:
        """Its name, kind and country; that a page names it is told by mentions."""
        yield Statement(self.id, self.schema, "name", self.name)
        if self.country:
            yield Statement(self.id, self.schema, "country", self.country.lower())


def actor(name: str, kind: str, country: str | None) -> Actor | None:
    """The entity of a name, None for one without a name or that is a place.

    Example:
        >>> actor("Russians", "state", "RU")
        Actor(id='ac_...', schema='PublicBody', name='Russia', country='RU')
        >>> actor("Boko Haram", "group", None).schema
        'LegalEntity'
    """
    plain = clipped(name, "name")
    if not plain or kind in ("place", "exercise"):
        return None
    if kind == "state" and country and (usual := state_name(country)):
        return Actor(content_id("ac", "state", country), SCHEMAS["state"], usual, country)
    schema = SCHEMAS.get(kind, OTHER)
    return Actor(content_id("ac", kind, country, plain), schema, plain, country)


def of_parts(parts: Mapping[str, Any]) -> Actor | None:
    """The entity of a participant's value."""
    name, kind, country = (parts.get(one) for one in ("name", "kind", "country"))
    if not isinstance(name, str) or not isinstance(kind, str):
        return None
    return actor(name, kind, country if isinstance(country, str) else None)
