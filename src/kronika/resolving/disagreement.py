"""All values of one field: which heads it, which go with it, and which contradict it.

The headline value is the one that a reviewer accepted, then that of more independent witnesses,
then the one published later, then the surer one. A plan never heads what was told afterwards.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kronika.model.merged import FieldValue, FieldValues, Relation, Rule, Said
from kronika.resolving.relations import MANY, may_both_be
from kronika.resolving.reports import Offer

_TWO_THINGS = "one page gives both, of different things"
_NAMED_BESIDE = "one page names both"
Rank = tuple[bool, bool, int, str, float]
_RULES: tuple[Rule, ...] = ("reviewer", "later", "witnesses", "later", "confidence")


def field_values(offered: Sequence[Offer], *, type_: str) -> FieldValues:
    """The values of one field; `offered` holds at least one and is of that field alone."""
    groups = _grouped(offered)
    groups.sort(key=lambda group: (_Falling(_rank(group)), group[0].key))
    head, rest = groups[0], groups[1:]
    values = [FieldValue(_shown(head), _saids(head), "headline", "", _parts(head))]
    others: list[list[Offer]] = []
    for group in rest:
        relation, why = _relation(head, group, offered, type_=type_)
        if why == _TWO_THINGS:
            against = [_relation(one, group, offered, type_=type_) for one in others]
            others.append(group)
            relation, why = next((r for r in against if r[0] == "conflict"), (relation, why))
        values.append(FieldValue(_shown(group), _saids(group), relation, why, _parts(group)))
    return FieldValues(offered[0].field, tuple(values), _rule(groups))


def _grouped(offered: Iterable[Offer]) -> list[list[Offer]]:
    found: dict[str, list[Offer]] = {}
    for one in offered:
        found.setdefault(one.key, []).append(one)
    return list(found.values())


def _saids(group: Iterable[Offer]) -> tuple[Said, ...]:
    said = dict.fromkeys(one.said for one in group)
    return tuple(sorted(said, key=lambda s: (s.published or "", s.document_id, s.start)))


def _shown(group: Sequence[Offer]) -> str:
    """The value as the most pages write it."""
    shown = [one.shown for one in group]
    return min(shown, key=lambda words: (-shown.count(words), words))


def _parts(group: Sequence[Offer]) -> Mapping[str, Any]:
    """The parts of the value from the offer that is shown, the surest of them."""
    shown = _shown(group)
    alike = [one for one in group if one.shown == shown]
    return max(alike, key=lambda o: (o.said.confidence, o.said.document_id)).parts


def _rank(group: Sequence[Offer]) -> Rank:
    by_person = any("@" not in one.said.made_by for one in group)
    told_as_fact = any(not one.said.planned for one in group)
    witnesses = len({one.said.witness for one in group})
    latest = max(one.said.published or "" for one in group)
    return by_person, told_as_fact, witnesses, latest, max(one.said.confidence for one in group)


class _Falling:
    """Turns the order round, so that more comes first."""

    def __init__(self, rank: Rank) -> None:
        self.rank = rank

    def __lt__(self, other: "_Falling") -> bool:
        return self.rank > other.rank

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Falling) and self.rank == other.rank

    __hash__ = None  # type: ignore[assignment]


def _rule(groups: Sequence[Sequence[Offer]]) -> Rule:
    """The first rule by which the headline value stands before the next."""
    if len(groups) < 2:
        return "only"
    first, second = _rank(groups[0]), _rank(groups[1])
    for rule, a, b in zip(_RULES, first, second, strict=True):
        if a != b:
            return rule
    return "confidence"


def _relation(
    head: Sequence[Offer], group: Sequence[Offer], offered: Sequence[Offer], *, type_: str
) -> tuple[Relation, str]:
    """How the values of a group stand to the headline value, and why."""
    reasons = [may_both_be(a, b, type_=type_) for a in _firm(head) for b in _firm(group)]
    if any(reason == "" for reason in reasons):
        return "beside", ""
    agreed = next((reason for reason in reasons if reason), None)
    if agreed is not None:
        return "compatible", agreed
    updated = _updated(head, group)
    if updated is not None:
        return "updated", updated
    beside = _beside(head, group, offered)
    if beside is not None:
        return "compatible", beside
    return "conflict", f"{_shown(head)} and {_shown(group)} cannot both be true"


def _firm(group: Sequence[Offer]) -> Sequence[Offer]:
    """The offers that state the value as such, not as some day of what lasts, if there are any."""
    return [one for one in group if not one.one_day] or group


def _updated(head: Sequence[Offer], group: Sequence[Offer]) -> str | None:
    """A plan that was carried out otherwise, or a figure that its own outlet replaced."""
    if all(one.said.planned for one in group) and not all(one.said.planned for one in head):
        return "a plan; the headline value was told afterwards"
    latest: dict[str, str] = {}
    for one in head:
        day = one.said.published or ""
        latest[one.said.witness] = max(day, latest.get(one.said.witness, ""))
    replaced = all((one.said.published or "~") < latest.get(one.said.witness, "") for one in group)
    return "an earlier report of the same outlet" if replaced else None


def _beside(head: Sequence[Offer], group: Sequence[Offer], offered: Sequence[Offer]) -> str | None:
    """Why two values of one page are not two answers to one question."""
    if not group[0].field.startswith("number"):
        return _NAMED_BESIDE if _one_voice(head, group) else None
    if _adds_up(head, group, offered):
        return "parts that add up to a total"
    return _TWO_THINGS if _in_one_breath(head, group) else None


def _in_one_breath(head: Sequence[Offer], group: Sequence[Offer]) -> bool:
    """Whether one page gives both values and does not leave them to two speakers."""
    return any(
        a.said.document_id == b.said.document_id and not _two_speakers(a.said, b.said)
        for a in head
        for b in group
    )


def _two_speakers(a: Said, b: Said) -> bool:
    return bool(a.speaker and b.speaker and a.speaker != b.speaker)


def _one_voice(head: Sequence[Offer], group: Sequence[Offer]) -> bool:
    """Whether whoever names the one actor or place names the other too, on the same page."""
    if not several(group[0].field):
        return False
    voices = {(one.said.document_id, one.said.speaker) for one in head}
    return all((one.said.document_id, one.said.speaker) in voices for one in group)


def _adds_up(head: Sequence[Offer], group: Sequence[Offer], offered: Sequence[Offer]) -> bool:
    """Whether the two, or one of them and a third of the same page, make a total."""
    total, part = _value(head[0]), _value(group[0])
    own = _beside_on_page(group, offered)
    others = own | _beside_on_page(head, offered)
    low, high = sorted((total, part))
    told = {_value(o) for o in offered}
    return (
        (high - low) in others - {low, high}
        or (low + high) in told
        or any(part + other in told for other in own - {part, 0.0})
    )


def _beside_on_page(group: Sequence[Offer], offered: Sequence[Offer]) -> set[float]:
    """The values of the field on the pages of a group."""
    pages = {one.said.document_id for one in group}
    return {_value(one) for one in offered if one.said.document_id in pages}


def _value(offer: Offer) -> float:
    return offer.figure.value if offer.figure else 0.0


def several(field: str) -> bool:
    """Whether a field holds several values side by side."""
    return field.split(" ", maxsplit=1)[0] in MANY
