"""What people say of values: accepted, corrected, added or rejected, by whom and when.

A decision never rewrites a value. A person's value is an assertion beside the machine's, a
rejection is an assertion that denies; views leave out what is denied, the store keeps both.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kronika.model.assertions import Assertion

Action = Literal["accept", "correct", "add", "reject", "undo"]
ACTIONS: tuple[Action, ...] = ("accept", "correct", "add", "reject", "undo")
Key = tuple[str, str, str]

_PARTS: Mapping[str, tuple[str, ...]] = {
    "participant": ("name", "role", "kind", "country"), "speaker": ("name",), "name": ("name",),
    "place": ("name", "role", "country", "admin1", "precision"),
    "number": ("what", "value", "low", "high"),
}  # fmt: skip
"""The parts that make one value of such a field another than the next: what a component adds
to them (a position, an id) may change without making it another value."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision of one person about one field of one record of one document.

    `number` orders decisions and names them; `at` is ISO 8601 UTC. `asserted` are the values
    that the person says the words give, `denied` those that the person says they do not. For
    `undo`, `undoes` is the number that is taken back. `undone_by` is the number of the undo
    that took this one back, None while it stands; `retracted_by` and `retracted_at` are the
    person and the time of that undo.
    """

    number: int
    action: Action
    by: str
    at: str
    document_id: str
    subject: str
    field: str
    asserted: tuple[Assertion, ...] = ()
    denied: tuple[Assertion, ...] = ()
    note: str = ""
    undoes: int | None = None
    undone_by: int | None = None
    retracted_by: str | None = None
    retracted_at: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it counts: it was not taken back."""
        return self.undone_by is None


def is_person(made_by: str) -> bool:
    """Whether a name is a person's: components sign as name@version.

    Example:
        >>> is_person("Ada"), is_person("rules.frames@1")
        (True, False)
    """
    return "@" not in made_by


def key_of(assertion: Assertion) -> Key:
    """Subject, field and value: equal where two assertions give the same value.

    Example:
        >>> from kronika.model.evidence import Evidence
        >>> words = Evidence("d", 0, 3, "Osh")
        >>> one, two = {"name": "Osh", "role": "at", "lat": 40.5}, {"name": "Osh", "role": "at"}
        >>> a, b = (Assertion.make("ev_1", "place", v, words, made_by="r@1") for v in (one, two))
        >>> key_of(a) == key_of(b)
        True
    """
    return assertion.subject, assertion.field, shown(assertion.field, assertion.value)


def shown(field: str, value: str | Mapping[str, Any]) -> str:
    """The parts of a value that make it this value, in one line."""
    if not isinstance(value, Mapping):
        return str(value)
    names = _PARTS.get(field, tuple(sorted(value)))
    return "\x1f".join(str(value.get(name) or "") for name in names)


def standing(assertions: Iterable[Assertion]) -> tuple[Assertion, ...]:
    """The assertions that count: without denials, and without the values that they deny.

    Example:
        >>> from kronika.model.evidence import Evidence
        >>> words = Evidence("d", 0, 4, "2016")
        >>> told = Assertion.make("ev_1", "start", "2016", words, made_by="rules@1")
        >>> wrong = Assertion.make("ev_1", "start", "2016", words, made_by="Ada", stance="denies")
        >>> standing([told, wrong])
        ()
    """
    found = tuple(assertions)
    denied = {key_of(a) for a in found if denies(a)}
    if not denied:
        return found
    return tuple(a for a in found if not denies(a) and key_of(a) not in denied)


def denies(assertion: Assertion) -> bool:
    """Whether a person says here that the words do not give the value."""
    return assertion.stance == "denies" and is_person(assertion.made_by)


def undone(corrections: Iterable[Correction]) -> dict[int, int]:
    """The number of each decision that is taken back, with that of the undo which did it.

    An undo can itself be taken back: the decision then stands again.

    Example:
        >>> def act(number, action, undoes=None):
        ...     return Correction(number, action, "Ada", "", "d", "ev_1", "start", undoes=undoes)
        >>> undone([act(1, "accept"), act(2, "undo", 1)])
        {1: 2}
        >>> undone([act(1, "accept"), act(2, "undo", 1), act(3, "undo", 2)])
        {2: 3}
    """
    back: dict[int, int] = {}
    for one in sorted(corrections, key=lambda c: -c.number):
        if one.undoes is not None and one.number not in back:
            back[one.undoes] = one.number
    return back


def counted(corrections: Iterable[Correction]) -> set[str]:
    """The ids of the assertions of people that count, after all decisions in their order.

    The latest word on one value counts: a rejection ends earlier acceptances of that value, an
    acceptance ends earlier rejections.
    """
    acts = sorted(corrections, key=lambda c: c.number)
    back = undone(acts)
    by_key: dict[Key, dict[str, str]] = {}
    for one in acts:
        if one.number not in back:
            for assertion in (*one.denied, *one.asserted):
                kept = by_key.setdefault(key_of(assertion), {})
                same = {i: s for i, s in kept.items() if s == assertion.stance}
                by_key[key_of(assertion)] = {**same, assertion.id: assertion.stance}
    return {one for kept in by_key.values() for one in kept}
