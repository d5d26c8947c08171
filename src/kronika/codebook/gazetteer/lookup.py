"""Names of places to where they are, as far as that can be told."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from kronika.codebook.gazetteer import unpacking
from kronika.codebook.gazetteer.folding import fold
from kronika.codebook.gazetteer.index import Hit, Index
from kronika.codebook.gazetteer.inflections import nominatives
from kronika.codebook.gazetteer.phrases import GENERIC, Phrase, readings
from kronika.codebook.gazetteer.ranking import Context, Decision, decide
from kronika.codebook.gazetteer.supplement import Row, Supplement
from kronika.codebook.states import States
from kronika.model.protocols import PlaceCandidate
from kronika.model.records import Place

_REMEMBERED = 4096
_MOST_NEAR = 12
_ACRONYM = 3
_PLAIN = Context()


class PlaceFinder:
    """The gazetteer of the codebook: implements `kronika.model.protocols.Gazetteer`.

    Example:
        >>> finder = open_gazetteer()
        >>> place = finder.locate("Diyala Province")
        >>> place.country, place.admin1, place.precision
        ('IQ', 'Diyala', 'admin1')
    """

    def __init__(self, index: Index, supplement: Supplement) -> None:
        self._index, self._supplement = index, supplement
        self._locate = lru_cache(maxsize=_REMEMBERED)(self._decide)

    def candidates(self, name: str) -> tuple[PlaceCandidate, ...]:
        """All places of that name, best known first; empty when there is none.

        Words such as "province" or "northern" are taken off only when the name is not known
        with them.
        """
        for phrase in readings(name):
            row = self._supplement.rows.get(phrase.key)
            hits = self._hits(phrase)
            if row or hits:
                first = (row.candidate(),) if row else ()
                return first + tuple(dict.fromkeys(hit.place for hit in hits))
        return ()

    def locate(
        self, name: str, *, countries: Iterable[str] = (), near: Iterable[str] = ()
    ) -> Place:
        """The place meant, given the ISO countries and the other place names beside it.

        `Place.name` is the name as given. The precision says how much is known: point, admin1
        and country; area (a side of a place, or something in or by it); region (of the
        supplement); ambiguous, unconfirmed and unknown carry no country and no position.
        The middle of a country or a province is a marker, not a position.
        """
        beside = tuple(dict.fromkeys(n for n in near if n != name))[:_MOST_NEAR]
        return self._locate(name, frozenset(countries), beside)

    def sources(self) -> dict[str, str]:
        """What the database says of itself: sources, licence, date."""
        return self._index.meta()

    def close(self) -> None:
        """Give the database back; the next look-up opens it again."""
        self._index.close()

    def _decide(self, name: str, countries: frozenset[str], near: tuple[str, ...]) -> Place:
        unsettled: Place | None = None
        for phrase in () if _is_no_place(name) else readings(name):
            row = self._supplement.rows.get(phrase.key)
            if row is not None:
                return _from_row(name.strip(), row, phrase)
            hits = self._hits(phrase)
            if not hits:
                continue
            context = self._context(countries, near, phrase.within)
            decision = decide(hits, context, kind=phrase.kind)
            if decision.hit is not None:
                return _from_hit(name.strip(), decision.hit, phrase)
            unsettled = unsettled or _open_answer(name, decision)
        return unsettled or Place(name.strip(), precision="unknown")

    def _context(
        self, countries: frozenset[str], near: Sequence[str], within: Sequence[str]
    ) -> Context:
        beside = [hit for other in near if (hit := self._plainly(other))]
        holding = [hit for other in within if (hit := self._plainly(other))]
        states = {hit.place.country for hit in beside if hit.place.country}
        return Context(
            countries | states,
            frozenset(hit.admin1_code for hit in beside if hit.admin1_code),
            frozenset(
                hit.place.country or "" if hit.admin1_code is None else hit.admin1_code
                for hit in holding
            ),
        )

    def _plainly(self, name: str) -> Hit | None:
        """What a name means with nothing beside it, or None."""
        for phrase in () if _is_no_place(name) else readings(name):
            decision = decide(self._hits(phrase), _PLAIN, kind=phrase.kind)
            if decision.hit is not None:
                return decision.hit
        return None

    def _hits(self, phrase: Phrase) -> tuple[Hit, ...]:
        code = self._supplement.admin1.get(phrase.key)
        named = self._index.admin1(code) if code else None
        hits = self._index.hits(phrase.key)
        if not hits and named is None:
            hits = next((h for key in nominatives(phrase.key) if (h := self._known(key))), ())
        if named is None:
            return hits
        return (named, *(hit for hit in hits if hit.place != named.place))

    def _known(self, key: str) -> tuple[Hit, ...]:
        code = self._supplement.admin1.get(key)
        named = self._index.admin1(code) if code else None
        return (named,) if named else self._index.hits(key)


def _is_no_place(name: str) -> bool:
    """True for people ("Canadian"), short acronyms of no state ("EU") and bare directions."""
    word = name.strip()
    named = States.load().all_by_name(word)
    if named:
        return all(entry.form == "demonym" for entry in named)
    return (word.isascii() and word.isupper() and len(word) <= _ACRONYM) or fold(word) in GENERIC


def open_gazetteer(
    packed: Path | None = None, *, supplement: Path | None = None, cache_dir: Path | None = None
) -> PlaceFinder:
    """The gazetteer of the package, or one from the files named.

    The first use unpacks the database into the user's cache folder (or `cache_dir`); where
    nothing can be written it is kept in memory.

    Raises:
        CodebookError: a file cannot be read or is not what it should be.
    """
    if packed is None and supplement is None and cache_dir is None:
        return _packaged()
    return _opened(packed, supplement, cache_dir)


@cache
def _packaged() -> PlaceFinder:
    return _opened(None, None, None)


def _opened(packed: Path | None, supplement: Path | None, cache_dir: Path | None) -> PlaceFinder:
    if packed is None:
        packed = Path(str(resources.files("kronika.codebook") / "data" / "gazetteer.sqlite.xz"))
    file = packed
    index = Index(lambda: unpacking.connect(file, cache_dir=cache_dir))
    return PlaceFinder(index, Supplement.load(supplement))


def _from_row(name: str, row: Row, phrase: Phrase) -> Place:
    place = Place(name, country=row.country, lat=row.lat, lon=row.lon, precision=row.precision)
    if row.contested_with and not row.admin1_code and len(row.countries) != 1:
        place = replace(place, country=None)
    if phrase.side and phrase.kind != "part":
        return replace(place, precision="area", lat=None, lon=None)
    return place


def _from_hit(name: str, hit: Hit, phrase: Phrase) -> Place:
    found = hit.place
    precision = {"city": "point", "admin1": "admin1", "country": "country"}[found.feature]
    place = Place(name, found.country, found.admin1, found.lat, found.lon, precision)
    if phrase.side and precision != "point":
        return replace(place, precision="area", lat=None, lon=None)
    if phrase.side or (phrase.kind == "admin" and precision == "point"):
        return replace(place, precision="area")
    return place


def _open_answer(name: str, decision: Decision) -> Place:
    return Place(name.strip(), precision=decision.reason)
