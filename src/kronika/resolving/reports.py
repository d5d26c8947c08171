"""What each page says of a merged event, value by value, ready to be held against the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as value_of
from typing import Any

from kronika.codebook.gazetteer.folding import fold
from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.merged import Said
from kronika.resolving.counted import kind_of, whose
from kronika.resolving.days import first_day
from kronika.resolving.figures import Figure, figure
from kronika.resolving.witnesses import agency, outlet


@dataclass(frozen=True, slots=True)
class Report:
    """One page's telling: the assertions about its event, and who speaks in its claims.

    `claims` are the ids of the page's claims about the event.
    """

    event_id: str
    document: Document
    assertions: tuple[Assertion, ...]
    speakers: Mapping[str, str]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """One value that one page gives for a field; `key` is equal where values are the same."""

    field: str
    key: str
    shown: str
    said: Said
    figure: Figure | None = None
    place: tuple[float | None, float | None, str] | None = None
    one_day: bool = False
    parts: Mapping[str, Any] = value_of(default_factory=dict)


_SINGLE = ("name", "start", "end", "action", "type")
_OF_ONE_SIDE = frozenset({"deployment", "aid", "arrest_raid", "sanctions", "designation"})
"""Types in which one side acts: whose people are counted goes without saying."""
_AHEAD = frozenset(
    "planned promised pledged expected scheduled will would планируется ожидается 计划 预计".split()
)
_PLAIN_ROLES = ("", "participant", "party")


def offers(reports: Iterable[Report], witness: Mapping[str, str]) -> Iterator[Offer]:
    """All values of all pages, in the order of the pages."""
    for report in reports:
        yield from _Page(report, witness).offers()


_EDITIONS = frozenset(
    "exercise exercises drill drills edition editions iteration manoeuvres maneuvers wargames such "
    "учение учения учений 次 届 回".split()
)

_TAKING_PLACE = (" held", " staged", " hosted", " conducted")


def is_of_another_thing(number: Assertion) -> bool:
    """Whether an ordinal counts something else than the event: the first units, the first time.

    Example:
        >>> from kronika.model.evidence import Evidence
        >>> words = Evidence("d", 0, 11, "first units")
        >>> value = {"what": "ordinal", "value": "1", "as_said": "first units"}
        >>> is_of_another_thing(Assertion.make("ev", "number", value, words, made_by="r@1"))
        True
    """
    value = dict(number.value) if isinstance(number.value, Mapping) else {}
    said = str(value.get("as_said") or number.raw).casefold()
    known = any(word in said if not word.isascii() else word in said.split() for word in _EDITIONS)
    known |= " time " in said and said.endswith(_TAKING_PLACE)
    return value.get("what") == "ordinal" and not known and not _bears_a_name(said, number)


def _bears_a_name(said: str, number: Assertion) -> bool:
    """Whether the counted words are a name: the second Peace Mission."""
    words = number.raw.split()[1:]
    return bool(words) and all(word[:1].isupper() for word in words) and bool(said)


class _Page:
    """The values of one report."""

    def __init__(self, report: Report, witness: Mapping[str, str]) -> None:
        self._report = report
        self._witness = witness.get(report.document.id, report.document.id)
        by_field: dict[str, list[Assertion]] = {}
        for assertion in report.assertions:
            by_field.setdefault(assertion.field, []).append(assertion)
        self._by_field = by_field
        self._planned = self._tells_plans()

    def offers(self) -> Iterator[Offer]:
        """One offer an assertion that can be compared."""
        for name in _SINGLE:
            yield from map(self._plain, self._by_field.get(name, ()))
        yield from map(self._place, self._parts("place"))
        yield from map(self._participant, self._parts("participant"))
        for a in self._parts("number"):
            if not is_of_another_thing(a):
                yield self._number(a)

    def _parts(self, name: str) -> Sequence[Assertion]:
        return [a for a in self._by_field.get(name, ()) if isinstance(a.value, Mapping)]

    def _tells_plans(self) -> bool:
        """Whether the page tells what is to come, by its words or by its date."""
        if self._values("lifecycle") & {"planned"} or self._values("factuality") & {"future"}:
            return True
        published = first_day(self._report.document.published)
        start = min((first_day(v) or 0 for v in self._values("start")), default=0)
        return bool(published and start and published < start)

    def _values(self, name: str) -> set[str]:
        return {str(a.value) for a in self._by_field.get(name, ())}

    def _said(self, assertion: Assertion) -> Said:
        document, words = self._report.document, assertion.evidence
        speaker = self._report.speakers.get(assertion.claim_id or "")
        return Said(
            self._report.event_id, document.id, self._witness, outlet(document), agency(document),
            speaker, document.published, words.quote, words.start, words.end,
            assertion.confidence, assertion.made_by, self._planned,
        )  # fmt: skip

    def _plain(self, a: Assertion) -> Offer:
        shown = str(a.value)
        key = shown if a.field != "name" else fold(shown)
        one_day = self._values("start") == self._values("end")
        return Offer(a.field, key, shown, self._said(a), one_day=one_day)

    def _place(self, a: Assertion) -> Offer:
        value = dict(a.value) if isinstance(a.value, Mapping) else {}
        name, precision = str(value.get("name", "")), str(value.get("precision", "unknown"))
        country = value.get("country")
        key = str(country) if precision == "country" and country else fold(name)
        shown = f"{name}, {country}" if country and precision != "country" else name
        spot = (value.get("lat"), value.get("lon"), precision)
        return Offer("place", key, shown, self._said(a), place=spot, parts=value)

    def _participant(self, a: Assertion) -> Offer:
        value = dict(a.value) if isinstance(a.value, Mapping) else {}
        role, name = str(value.get("role", "")), str(value.get("name", ""))
        country, kind = value.get("country"), value.get("kind")
        key = str(country) if country and kind in ("state", "force", "agency") else fold(name)
        field = "participant" if role in _PLAIN_ROLES else f"participant {role}"
        return Offer(field, key, name, self._said(a), parts=value)

    def _number(self, a: Assertion) -> Offer:
        value = dict(a.value) if isinstance(a.value, Mapping) else {}
        what, words = str(value.get("what", "")), str(value.get("as_said") or a.raw)
        if what == "ordinal":
            return Offer("ordinal", str(value.get("value")), words, self._said(a), parts=value)
        kind, part = kind_of(what)
        owner = whose(f"{words} {what.title() if what.islower() else what}")
        if self._values("type") & _OF_ONE_SIDE:
            owner = None
        field = " ".join(filter(None, ("number", kind, part, owner)))
        number, low, high = (value.get(n) for n in ("value", "low", "high"))
        said = self._said(a)
        if not _AHEAD.isdisjoint(f"{words} {what}".casefold().split()):
            said = replace(said, planned=True)
        found = figure(str(number), low, high, as_said=words)
        return Offer(field, str(number), words, said, figure=found, parts=value)
