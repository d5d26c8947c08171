"""Shorter and longer names of one bearer, with the vetoes that keep two bearers apart."""

from collections import defaultdict
from collections.abc import Iterable

from kronika.codebook.name_words import NameWords
from kronika.reading.names.found import Found
from kronika.reading.names.sets import Sets

_BODIES = frozenset(
    {"agency", "force", "unit", "group", "igo", "organisation", "company", "media", "exercise"}
)
_TAILS = frozenset(
    {
        "group",
        "front",
        "movement",
        "militia",
        "militias",
        "militants",
        "brigade",
        "forces",
        "newspaper",
        "agency",
        "news agency",
    }
)
_MOST = 400


def persons(found: Iterable[Found], sets: Sets, words: NameWords) -> None:
    """A shorter name of a person joins the one longer name that it can come from."""
    people = [f for f in found if f.kind == "person" and f.named][:_MOST]
    by_key: dict[tuple[str, ...], Found] = {}
    for item in people:
        by_key.setdefault(tuple(item.key.split()), item)
    keys = sorted(by_key, key=len)
    for index, key in enumerate(keys):
        longer = [k for k in keys[index + 1 :] if len(k) > len(key) and _person_fits(key, k, words)]
        bearers = {sets.root(by_key[k]) for k in longer}
        if len(bearers) == 1:
            sets.join(by_key[longer[0]], by_key[key])
        elif bearers and len(key) == 1:
            _nearest(key, longer, people, sets)


def _nearest(
    key: tuple[str, ...], longer: list[tuple[str, ...]], people: list[Found], sets: Sets
) -> None:
    """Two bearers of one surname: each short mention means nobody in particular, save in line."""
    for item in people:
        if tuple(item.key.split()) != key:
            continue
        same = [
            f
            for f in people
            if f.line == item.line and f.end <= item.start and tuple(f.key.split()) in longer
        ]
        if len({sets.root(f) for f in same}) == 1:
            sets.join(same[0], item)


def _person_fits(short: tuple[str, ...], long: tuple[str, ...], words: NameWords) -> bool:
    """Whether a short name of a person can stand for the long one."""
    if len(short) == 1:
        return (
            short[0] == long[-1]
            or (short[0] == long[0] and long[0] in words["family_first"])
            or (len(long) == 2 and short[0] == long[0] and short[0] in words.given)
        )
    if short == long[-len(short) :]:
        return True
    initials = len(short) == 2 and short[0] == long[0] and short[-1] == long[-1]
    return initials and all(len(part) <= 2 or part in words.given for part in long[1:-1])


def bodies(found: Iterable[Found], sets: Sets) -> None:
    """A shorter name of a body joins the one longer name whose end (or beginning) it is."""
    named = [f for f in found if f.kind in _BODIES and f.named][:_MOST]
    by_key: dict[str, Found] = {}
    for item in named:
        by_key.setdefault(item.key, item)
    ends: dict[str, set[str]] = defaultdict(set)
    for key in by_key:
        parts = key.split()
        for size in range(1, len(parts)):
            ends[" ".join(parts[-size:])].add(key)
            shouted = by_key[key].form == "acronym"
            if (
                shouted
                or " ".join(parts[size:]) in _TAILS
                or parts[size] in {"of", "to", "against", "for"}
            ):
                ends[" ".join(parts[:size])].add(key)
    for key, item in by_key.items():
        fits = [by_key[k] for k in ends.get(key, ()) if _body_fits(item, by_key[k])]
        if len({sets.root(f) for f in fits}) == 1:
            sets.join(fits[0], item)


def _body_fits(short: Found, long: Found) -> bool:
    """Vetoes: another kind, another country, a number that only one of them bears."""
    if short.kind != long.kind and short.kind in {"exercise", "unit"}:
        return False
    if short.country and long.country and short.country != long.country:
        return False
    if short.row and long.row and short.row != long.row:
        return False
    return not (any(p[0].isdigit() for p in long.key.split()) and short.kind == "unit")


def initials(found: Iterable[Found], sets: Sets) -> None:
    """An acronym of three letters or more joins the one body of the text whose initials it is."""
    bodies_ = [f for f in found if f.kind in _BODIES and f.named][:_MOST]
    short = {
        f.key: f
        for f in bodies_
        if f.row is None and f.rule in _GUESSED and " " not in f.key.strip()
    }
    numbered = {f.key: f for f in bodies_ if f.rule == "ordinal"}
    for key, item in {**short, **numbered}.items():
        fits = [f for f in bodies_ if f.key != key and _initials(f.key) == key.replace(" ", "")]
        if len({sets.root(f) for f in fits}) == 1 and len(key) > 2:
            item.kind, item.form = fits[0].kind, "acronym"
            sets.join(fits[0], item)


_GUESSED = frozenset({"guess:organisation", "guess:group", "guess:media", "guess:company"})


def _initials(key: str) -> str:
    parts = [
        p
        for p in key.split()
        if p not in {"of", "the", "and", "for", "in", "on", "to", "th", "st", "nd", "rd"}
    ]
    suffix = [p for p in key.split() if p in {"th", "st", "nd", "rd"}]
    if parts and parts[0].isdigit() and suffix:
        return parts[0] + suffix[0] + "".join(p[0] for p in parts[1:])
    return "".join(p[0] for p in parts)
