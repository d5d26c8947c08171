"""One decision as a form sends it: who, about which value, with which words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kronika.errors import UsageError
from kronika.model.assertions import Assertion
from kronika.model.corrections import Action, Correction, standing
from kronika.model.documents import Document
from kronika.model.records import Chronicle
from kronika.serve.proposals import DATES, Asked, proposed, replaced
from kronika.serve.settling import settled
from kronika.store import SqlStore

if TYPE_CHECKING:
    from kronika.codebook.book import Codebook

MAX_NOTE = 500


@dataclass(frozen=True, slots=True)
class Ground:
    """A page with all that is said of it: what a decision stands on."""

    view: Chronicle
    assertions: tuple[Assertion, ...]

    @property
    def standing(self) -> tuple[Assertion, ...]:
        """The assertions that count."""
        return standing(self.assertions)

    def find(self, assertion_id: str | None) -> Assertion | None:
        """One assertion that counts, by its id."""
        return next((a for a in self.standing if a.id == assertion_id), None)


def ground(store: SqlStore, document_id: str) -> Ground:
    """What is said of a document.

    Raises:
        StoreError: there is none.
    """
    (view,) = store.chronicles([document_id])
    return Ground(view, store.assertions(document_id))


def decide(
    store: SqlStore, codebook: "Codebook", form: Mapping[str, str], *, document_id: str, by: str
) -> Correction:
    """Keep what the form says, and bring the list of events up to date.

    Raises:
        UsageError: the form asks for nothing that can be decided.
        StaleDecisionError: what it was decided on is no more.
    """
    right: tuple[Assertion, ...]
    wrong: tuple[Assertion, ...]
    known = ground(store, document_id)
    target = known.find(form.get("target"))
    action = form.get("action", "")
    if action in ("accept", "reject"):
        if target is None:
            raise UsageError("the value is no longer there: somebody decided about it, look again")
        right, wrong = ((target,), ()) if action == "accept" else ((), _whole(known, target))
        subject = target.subject
    elif action in ("correct", "add"):
        asked = _asked(form)
        if asked.subject not in {a.subject for a in known.assertions}:
            raise UsageError("choose a record of this page: there is no record of that id on it")
        right = proposed(asked, _page(known), known.view, codebook)
        subject = asked.subject
        wrong = replaced(right, known.standing, target) if action == "correct" else ()
    else:
        raise UsageError("a decision is one of: accept, correct, add, reject")
    kept: Action = action  # type: ignore[assignment]
    made = store.decide(
        kept, subject, document_id=document_id, by=by, right=right, wrong=wrong,
        seen=form.get("seen") or None, note=form.get("note", "")[:MAX_NOTE],
    )  # fmt: skip
    settled(store)
    return made


def _whole(known: Ground, target: Assertion) -> tuple[Assertion, ...]:
    """The value with what goes with it: a rejected date takes its last day and precision along."""
    if target.field not in DATES:
        return (target,)
    same = (a for a in known.standing if a.subject == target.subject and a.field in DATES)
    return tuple({(a.field, str(a.value)): a for a in same}.values())


def seen_fields(field: str) -> tuple[str, ...]:
    """The fields whose state a decision about one of them rests on."""
    return DATES if field in DATES or field == "date" else (field,)


def _page(known: Ground) -> Document:
    document = known.view.document
    if document is None:
        raise UsageError("this page could not be read: there is nothing to correct")
    return document


def _asked(form: Mapping[str, str]) -> Asked:
    more = {k: form[k] for k in ("role", "kind", "country", "what") if form.get(k)}
    subject, _, field = form.get("of", "").partition(" ")
    return Asked(
        subject or form.get("subject", ""), field or form.get("field", ""), form.get("value", ""),
        form.get("quote", ""), _number(form.get("start")), _number(form.get("end")), more,
    )  # fmt: skip


def _number(raw: str | None) -> int | None:
    return int(raw) if raw and raw.isascii() and raw.isdigit() and len(raw) < 12 else None
