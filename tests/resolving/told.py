"""Tellings and reports of our own for tests: short, dated and placed as each test needs them."""

from datetime import date

from kronika.model.assertions import Assertion
from kronika.model.documents import Block, Document
from kronika.model.evidence import Evidence
from kronika.model.tellings import Actor, Site, Telling
from kronika.resolving.reports import Report

SPOTS = {
    "osh": ("KG", "osh", 40.53, 72.80), "uzgen": ("KG", "osh", 40.77, 73.30),
    "naryn": ("KG", "naryn", 41.43, 75.99), "lima": ("PE", "lima", -12.05, -77.04),
}  # fmt: skip


def day(value: str) -> int:
    return date.fromisoformat(value).toordinal()


def site(name: str) -> Site:
    if len(name) == 2:
        return Site(name.lower(), name, None, None, None, "country")
    country, admin1, lat, lon = SPOTS[name]
    return Site(name, country, admin1, lat, lon, "point")


def actor(name: str) -> Actor:
    if len(name) == 2:
        return Actor((name.lower(),), name, "state")
    return Actor((name,), None, "person")


def telling(
    id_: str, type_: str = "attack", on: str | None = None, until: str | None = None,
    at: str = "", agents: str = "", patients: str = "", **more: object,
) -> Telling:  # fmt: skip
    first = day(on) if on else None
    more.setdefault("document_id", f"d_{id_}")
    return Telling(
        id_, type=type_, first=first, last=day(until) if until else first,
        sites=tuple(map(site, at.split())), agents=tuple(map(actor, agents.split())),
        patients=tuple(map(actor, patients.split())), **more,
    )  # fmt: skip


def report(
    id_: str, outlet: str, published: str, *said: tuple[str, object], credits_: str = "",
) -> Report:  # fmt: skip
    """One page's telling; each value rests on the whole short text."""
    text = f"{outlet} tells it on {published}."
    page = Document(
        f"d_{id_}", text, (Block("body", 0, len(text)),), outlet=outlet, published=published,
        credits=tuple(filter(None, [credits_])),
    )  # fmt: skip
    words = Evidence.of(text, 0, len(text), document_id=page.id)
    made = [
        Assertion.make(f"ev_{id_}", field, value, words, made_by="test@1") for field, value in said
    ]
    return Report(f"ev_{id_}", page, tuple(made), {})


def number(what: str, value: str, as_said: str = "", low: str | None = None) -> tuple[str, object]:
    said = as_said or f"{value} {what}"
    return "number", {"what": what, "value": value, "low": low, "high": None, "as_said": said}
