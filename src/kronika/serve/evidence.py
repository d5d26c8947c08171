"""The spans of a page that its records rest on, by kind, each with where it is shown."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from kronika.model.assertions import Assertion
from kronika.model.records import Chronicle
from kronika.serve.highlights import Span
from kronika.serve.words import label

_OF_EVENT = {
    "type": "trigger", "start": "date", "end": "date", "date_precision": "date",
    "place": "place", "participant": "participant", "number": "number", "name": "name",
    "action": "trigger",
}  # fmt: skip
_OF_OTHERS = {
    ("cl", "content"): "claim", ("cl", "speaker"): "speaker", ("en", "name"): "entity",
    ("de", "as_said"): "designation", ("de", "name_as_listed"): "designation",
    ("de", "action"): "designation",
}  # fmt: skip
MOST = 20_000
"""So many spans of one page are shown; a page that has more says how many it has."""


def anchor(record_id: str) -> str:
    """The address, on the same page, of what the side says of a record."""
    return f"#r-{quote(record_id, safe='')}"


def kind_of(assertion: Assertion) -> str | None:
    """How the words of an assertion are shown, None where they say nothing by themselves."""
    about = assertion.subject[:2]
    if about == "ev":
        return _OF_EVENT.get(assertion.field)
    return _OF_OTHERS.get((about, assertion.field))


def spans(page: Chronicle, standing: Iterable[Assertion]) -> Iterator[Span]:
    """One span for each assertion that counts and whose words say something by themselves."""
    titles = dict(_titles(page))
    for assertion in standing:
        kind = kind_of(assertion)
        title = titles.get(assertion.subject)
        if kind is not None and title is not None:
            said = assertion.evidence
            what = title if kind in ("claim", "entity") else f"{label(assertion.field)}: {title}"
            yield Span(said.start, said.end, kind, anchor(assertion.subject), what)


def _titles(page: Chronicle) -> Iterator[tuple[str, str]]:
    yield from ((e.id, e.name or label(e.type)) for e in page.events)
    yield from ((c.id, c.speaker or "somebody") for c in page.claims)
    yield from ((e.id, e.name) for e in page.entities)
    yield from ((d.id, f"{d.authority}, {d.action}") for d in page.designations)


def by_field(standing: Iterable[Assertion]) -> Mapping[str, Mapping[str, list[Assertion]]]:
    """The assertions by their record and field, in order of the page."""
    found: dict[str, dict[str, list[Assertion]]] = {}
    for one in sorted(standing, key=lambda a: (a.evidence.start, a.evidence.end)):
        found.setdefault(one.subject, {}).setdefault(one.field, []).append(one)
    return found
