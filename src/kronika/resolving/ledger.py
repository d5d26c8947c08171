"""What lists say of a bearer on a day, and what a page says of lists held against them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kronika.codebook.designations import Act, Entry, Ledger
from kronika.codebook.states import States
from kronika.model.records import Chronicle, Designation, Entity

Status = Literal["listed", "suspended", "removed", "not yet listed", "unknown"]
Check = Literal["agrees", "disagrees", "unknown"]
_AFTER: dict[str, Status] = {
    "listed": "listed", "reinstated": "listed", "suspended": "suspended", "removed": "removed",
    "expired": "removed",
}  # fmt: skip
_UNIONS = {"european union": "EU", "eu": "EU", "united nations": "UN", "un": "UN",
           "shanghai cooperation organization": "SCO"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """A page's words on a list, held against the ledger at the page's date.

    `result` is `agrees` where an authority of that state or union had the bearer listed that
    day, `disagrees` where its entries say otherwise, `unknown` where the ledger holds none or
    the date is not known well enough.
    """

    result: Check
    reason: str
    entries: tuple[Entry, ...] = ()


def status_on(entry: Entry, date: str) -> Status:
    """What the entry says on a day, from its acts alone; `date` is a partial ISO date.

    The day of an act counts as after it. An act or a date that is known only to the month or
    the year leaves the status unknown where it matters.

    Example:
        >>> entry = next(e for e in Ledger.packaged() if e.name_as_listed == "Движение Талибан")
        >>> [status_on(entry, day) for day in ("2001-01-01", "2016-07-04", "2025-05-01")]
        ['not yet listed', 'listed', 'suspended']
        >>> status_on(entry, "2025")
        'unknown'
    """
    first, last = _at(entry, _first(date)), _at(entry, _last(date))
    return first if first == last else "unknown"


def _at(entry: Entry, day: str) -> Status:
    """The status on a whole day; unknown where an act may lie on either side of it."""
    status: Status = "not yet listed"
    for act in entry.acts:
        after = _status_after(act, status)
        if _last(act.on) <= day:
            status = after
        elif _first(act.on) <= day and after != status:
            return "unknown"
    return status


def _status_after(act: Act, before: Status) -> Status:
    """An amendment shows that the entry stood, even where its listing is not on record."""
    if act.action in _AFTER:
        return _AFTER[act.action]
    return "listed" if before == "not yet listed" else before


def _first(date: str) -> str:
    return date[:10] + "-01-01"[len(date[:10]) - 4 :] if len(date) < 10 else date[:10]


def _last(date: str) -> str:
    return date[:10] + "-12-31"[len(date[:10]) - 4 :] if len(date) < 10 else date[:10]


def check(
    said: Designation, bearer: Entity, *, on: str | None, ledger: Ledger, states: States
) -> Checked:
    """A page's aside ("outlawed in X") against the entries of X's authorities.

    `on` is the page's date, as precise as it is known.
    """
    names = [said.name_as_listed, *(name.name for name in bearer.names)]
    jurisdiction = jurisdiction_of(said.authority, states)
    entries = tuple(
        e for e in ledger.of(names, bearer.kind) if e.authority.jurisdiction == jurisdiction
    )
    if not entries:
        return Checked("unknown", "the ledger holds no entry of that authority for this bearer")
    if on is None:
        return Checked("unknown", "the page bears no date", entries)
    statuses = {status_on(entry, on) for entry in entries}
    if "listed" in statuses:
        listed = next(e for e in entries if status_on(e, on) == "listed")
        return Checked("agrees", f"listed as {listed.name_as_listed}", entries)
    if "unknown" in statuses:
        return Checked("unknown", "the dates are not known to the day", entries)
    return Checked("disagrees", f"on that day: {', '.join(sorted(statuses))}", entries)


def answers(page: Chronicle, *, ledger: Ledger, states: States) -> dict[str, tuple[str, str]]:
    """What the ledger answers to each aside of a page: the result and the reason, by its id."""
    bearers = {one.id: one for one in page.entities}
    on = page.document.published if page.document else None
    return {
        said.id: (found.result, found.reason)
        for said in page.designations
        if (bearer := bearers.get(said.entity_id)) is not None
        and (found := check(said, bearer, on=on or None, ledger=ledger, states=states))
    }


def jurisdiction_of(authority: str, states: States) -> str | None:
    """The ISO code of the state that is named, or UN, EU, SCO; None for what is neither.

    Example:
        >>> jurisdiction_of("Russia", States.load()), jurisdiction_of("the EU", States.load())
        ('RU', 'EU')
    """
    state = states.by_name(authority)
    if state is not None:
        return state.iso
    return _UNIONS.get(authority.casefold().removeprefix("the ").strip())


def by_authority(entries: Iterable[Entry], on: str) -> list[tuple[Entry, Status]]:
    """The entries with their status on a day, authorities together, earliest act first."""
    ordered = sorted(entries, key=lambda e: (e.authority.jurisdiction, e.acts[0].on))
    return [(entry, status_on(entry, on)) for entry in ordered]
