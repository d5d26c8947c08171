"""How one value of a field stands to another: why both may be true, or that they cannot be."""

from rapidfuzz.distance import JaroWinkler

from kronika.codebook.gazetteer.folding import fold
from kronika.model.tellings import Site
from kronika.resolving.actors import is_name
from kronika.resolving.days import apart, first_day, last_day
from kronika.resolving.families import family, is_lasting
from kronika.resolving.figures import compatible
from kronika.resolving.reports import Offer
from kronika.resolving.series import series_of, spelled_alike
from kronika.resolving.where import km

_ALIKE = 0.88
_NEAR_KM = 60.0
_AGENTS = ("participant perpetrator", "participant striker", "participant attacker")
_WEEKS = 45
MANY = ("place", "participant")
"""Fields that hold several values side by side."""


def may_both_be(a: Offer, b: Offer, *, type_: str) -> str | None:
    """Why two values of one field may both be true, None when they cannot.

    An empty reason means that the field holds both beside each other.
    """
    kind = a.field.split(" ", maxsplit=1)[0]
    if kind in ("start", "end"):
        return _dates(a, b, type_)
    if kind == "name":
        return _names(a.shown, b.shown)
    if kind == "number":
        return _numbers(a, b)
    if kind == "place":
        return _places(a, b, type_)
    if a.field in _AGENTS and family(type_) == "violence":
        return _actors(a, b)
    if kind == "type":
        return "neighbouring types" if family(a.key) == family(b.key) else None
    return None if kind in ("ordinal", "action") else ""


def _dates(a: Offer, b: Offer, type_: str) -> str | None:
    first, second = _span(a.key), _span(b.key)
    if first is None or second is None:
        return "a date that cannot be read"
    if not apart(first, second):
        return "the one is the more exact date"
    if a.field == "end" and not is_lasting(type_):
        return "a last day, of what is told by its first"
    if is_lasting(type_) and (a.one_day or b.one_day) and apart(first, second) <= _WEEKS:
        return "a day of what goes on for longer"
    return None


def _span(value: str) -> tuple[int, int] | None:
    first, last = first_day(value), last_day(value)
    return None if first is None or last is None else (first, last)


def _names(a: str, b: str) -> str | None:
    left, right = series_of(a) or fold(a), series_of(b) or fold(b)
    if left == right:
        return "the same name, with and without its number"
    if left in right or right in left:
        return "the one is a part of the other name"
    if left.isascii() != right.isascii():
        return "names in two scripts"
    return "spellings of one name" if spelled_alike(left, right) else None


def _numbers(a: Offer, b: Offer) -> str | None:
    if a.figure is None or b.figure is None:
        return "words that hold no figure"
    return compatible(a.figure, b.figure)


def _places(a: Offer, b: Offer, type_: str) -> str | None:
    if is_lasting(type_) or a.place is None or b.place is None:
        return ""
    distance = km(_site(a), _site(b))
    if a.place[2] != "point" or b.place[2] != "point" or distance is None:
        return ""
    if distance <= _NEAR_KM:
        return f"{distance:.0f} km from each other"
    return "spellings of one name" if JaroWinkler.similarity(a.key, b.key) >= _ALIKE else None


def _site(offer: Offer) -> Site:
    lat, lon, precision = offer.place or (None, None, "unknown")
    return Site(offer.key, None, None, lat, lon, precision)


def _actors(a: Offer, b: Offer) -> str | None:
    if not (is_name(a.shown) and is_name(b.shown)):
        return "a description, which may be of the other"
    if a.key in b.key or b.key in a.key or _initials(a.key, b.key) or _initials(b.key, a.key):
        return "names of one actor"
    alike = len(a.key) > 2 and len(b.key) > 2 and JaroWinkler.similarity(a.key, b.key) >= _ALIKE
    return "spellings of one name" if alike else None


def _initials(short: str, full: str) -> bool:
    words = full.split()
    return len(short) > 2 and short == "".join(w[0] for w in words)
