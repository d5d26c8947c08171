"""What the actors of a telling are known by, as far as two pages can share it."""

from collections.abc import Iterable

from kronika.model.tellings import Actor

STATE_LIKE = frozenset({"state", "agency", "force", "unit"})
_LEAST_NAME = 3


def keys(actors: Iterable[Actor]) -> frozenset[str]:
    """What actors are known by: the state of a state's own, the names of all others."""
    found: set[str] = set()
    for one in actors:
        if one.country and one.kind in STATE_LIKE:
            found.add(one.country)
        elif one.named:
            found.update(n for n in one.names if len(n) >= _LEAST_NAME)
            if one.kind == "person":
                found.update(surnames(one))
    return frozenset(found)


def surnames(person: Actor) -> Iterable[str]:
    """The last word of each name of a person, when it can tell somebody apart.

    Example:
        >>> list(surnames(Actor(("jens stoltenberg",), "NO", "person")))
        ['… stoltenberg']
    """
    for name in person.names:
        last = name.rsplit(" ", 1)[-1]
        if len(last) > _LEAST_NAME:
            yield f"… {last}"


def is_whole_name(key: str, actors: Iterable[Actor]) -> bool:
    """Whether a key is the name of a person in two words or more.

    Example:
        >>> ana = Actor(("ana souza",), None, "person")
        >>> is_whole_name("ana souza", [ana]), is_whole_name("… souza", [ana])
        (True, False)
    """
    two = " " in key and not key.startswith("…")
    return two and any(one.kind == "person" and key in one.names for one in actors)


def said(shared: frozenset[str]) -> str:
    """Shared keys for people, the shortest list of names."""
    names = sorted(k for k in shared if not k.startswith("… ")) or sorted(shared)
    return ", ".join(names[:4])


def is_name(words: str) -> bool:
    """Whether words name somebody: the last of them is capitalised, or the script has no capitals.

    Example:
        >>> is_name("Lake Front"), is_name("al-Shabaab"), is_name("Norwegian ambassador")
        (True, True, False)
    """
    last = words.rsplit(" ", 1)[-1]
    return any(c.isupper() or ord(c) > _HAN for c in last)


_HAN = 0x2E80
"""From here on, scripts do not tell names by capitals."""
