"""What each page says of a merged event, value by value, ready to be held against the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
    """One page's telling: the assertions about its event, and who speaks in its claims."""

    event_id: str
    document: Document
    assertions: tuple[Assertion, ...]
    speakers: Mapping[str, str]


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


_SINGLE = ("name", "start", "end", "action", "type")
_PLAIN_ROLES = ("", "participant", "party")


def offers(reports: Iterable[Report], witness: Mapping[str, str]) -> Iterator[Offer]:
    """All values of all pages, in the order of the pages."""
    for report in reports:
        yield from _Page(report, witness).offers()


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
        yield from map(self._number, self._parts("number"))

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
        return Offer("place", key, shown, self._said(a), place=spot)

    def _participant(self, a: Assertion) -> Offer:
        value = dict(a.value) if isinstance(a.value, Mapping) else {}
        role, name = str(value.get("role", "")), str(value.get("name", ""))
        country, kind = value.get("country"), value.get("kind")
        key = str(country) if country and kind in ("state", "force", "agency") else fold(name)
        field = "participant" if role in _PLAIN_ROLES else f"participant {role}"
        return Offer(field, key, name, self._said(a))

    def _number(self, a: Assertion) -> Offer:
        value = dict(a.value) if isinstance(a.value, Mapping) else {}
        what, words = str(value.get("what", "")), str(value.get("as_said") or a.raw)
        if what == "ordinal":
            return Offer("ordinal", str(value.get("value")), words, self._said(a))
        kind, part = kind_of(what)
        owner = whose(f"{words} {what.title() if what.islower() else what}")
        field = " ".join(filter(None, ("number", kind, part, owner)))
        number, low, high = (value.get(n) for n in ("value", "low", "high"))
        said = self._said(a)
        found = figure(str(number), low, high, as_said=words)
        return Offer(field, str(number), words, said, figure=found)
