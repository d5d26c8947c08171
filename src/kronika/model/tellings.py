"""What is compared when two pages may tell of one event: a small value made of an `Event`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A participant as it is compared: folded names, ISO country, kind, and whether it is named."""

    names: tuple[str, ...]
    country: str | None
    kind: str
    named: bool = True


@dataclass(frozen=True, slots=True)
class Site:
    """A place as it is compared: folded name, ISO country, degrees where they are known."""

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one document tells it.

    `first` and `last` are the days it covers as said (proleptic ordinals, inclusive; None where
    the page gives none) and `precision` is that of the event; `published` is the day of the
    page. `series` and `edition` are the folded name without its number and the year it bears.
    `words` are hashes of the words around each telling: equal where the text is the same.
    `further` is True where the page itself calls it another, a second, a new one. `headline` are
    the telling words of the page's headline where this is what the page mainly reports; `story` are
    checksums of the words that tell what the page is about, the same for all its events.
    """

    id: str
    document_id: str
    type: str
    outlet: str | None = None
    published: int | None = None
    first: int | None = None
    last: int | None = None
    precision: str | None = None
    series: str | None = None
    edition: int | None = None
    ordinal: str | None = None
    sites: tuple[Site, ...] = ()
    agents: tuple[Actor, ...] = ()
    patients: tuple[Actor, ...] = ()
    others: tuple[Actor, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    lifecycle: str = "concluded"
    factuality: str = "reported"
    action: str | None = None
    words: tuple[int, ...] = ()
    further: bool = False
    headline: tuple[str, ...] = ()
    story: tuple[int, ...] = ()

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All participants, whatever their role."""
        return self.agents + self.patients + self.others
