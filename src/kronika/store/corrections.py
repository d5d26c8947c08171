"""What people decide about values, as a part of the store."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import replace

from sqlalchemy import Connection

from kronika.errors import StaleDecisionError, StoreError, UsageError
from kronika.model.assertions import Assertion
from kronika.model.corrections import ACTIONS, Action, Correction, is_person
from kronika.model.judgements import Judgement
from kronika.model.records import Chronicle
from kronika.store import decisions, doubts, judging, lookup, stale
from kronika.store.doubts import Doubt, DoubtKind
from kronika.store.index import drop_index, reindex
from kronika.store.rows import instant


class Corrections:
    """The part of a store that keeps what people say of values.

    Nothing is rewritten or deleted: see `kronika.model.corrections`.
    """

    def _transaction(self, *, writing: bool = False) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def _view(self, connection: Connection, number: int) -> Chronicle:
        raise NotImplementedError

    def decide(
        self, action: Action, subject: str, *, document_id: str, by: str,
        right: Iterable[Assertion] = (), wrong: Iterable[Assertion] = (), field: str | None = None,
        seen: str | None = None, note: str = "",
    ) -> Correction:  # fmt: skip
        """Keep one decision of a person about fields of one record, with the time.

        `right` are assertions whose values the person stands for, `wrong` those whose values
        the words do not give; whoever made them, what is written carries the person's name.
        `seen` is the `state` that the person saw; None decides whatever was seen.

        Raises:
            UsageError: the name is a component's, or nothing is decided.
            QuoteMismatchError: the words do not stand where an assertion says.
            StaleDecisionError: somebody decided meanwhile; nothing was written.
            StoreError: there is no such document.
        """
        if action not in ACTIONS or action == "undo" or not by.strip() or not is_person(by):
            raise UsageError(f"a decision has an action and a person's name, not {action} by {by}")
        asserted = tuple(_own(a, by, stance="asserts") for a in right)
        denied = tuple(_own(a, by, stance="denies") for a in wrong)
        fields = " ".join(dict.fromkeys(a.field for a in (*asserted, *denied)))
        if not fields or any(a.subject != subject for a in (*asserted, *denied)):
            raise UsageError("a decision is about at least one value of one record")
        made = Correction(
            0, action, by, instant(), document_id, subject, field or fields, asserted, denied, note
        )
        with self._transaction(writing=True) as connection:
            number = lookup.number_of(connection, document_id)
            page = lookup.document(connection, number)
            for assertion in (*asserted, *denied):
                assertion.evidence.check(page.text)
            decisions.check_seen(connection, number, made, seen)
            return self._written(connection, number, made)

    def undo(self, number: int, *, by: str) -> Correction:
        """Take back the decision of that number, or an undo, whatever was decided since.

        Raises:
            StoreError: there is none, or it is taken back already.
        """
        if not by.strip() or not is_person(by):
            raise UsageError(f"an undo carries a person's name, not {by}")
        with self._transaction(writing=True) as connection:
            document, was = decisions.one(connection, number)
            if not was.stands:
                raise StoreError(
                    f"decision {number} is taken back already, by number {was.undone_by}: undo "
                    "that one to have it again"
                )
            made = Correction(
                0, "undo", by, instant(), was.document_id, was.subject, was.field, undoes=number
            )
            return self._written(connection, document, made)

    def corrections(
        self, document_id: str | None = None, *, since: str | None = None,
        before: int | None = None, limit: int = 100,
    ) -> tuple[Correction, ...]:  # fmt: skip
        """What people decided about one document, or about all since an instant, newest first.

        Decisions that were taken back are among them, and say by which number.
        """
        with self._transaction() as connection:
            if document_id is not None:
                number = lookup.number_of(connection, document_id)
                return decisions.corrections(connection, decisions.of(number))[::-1]
            asked = decisions.since(since) if since else decisions.latest(limit, before=before)
            return decisions.corrections(connection, asked)

    def state(self, document_id: str, subject: str, fields: Iterable[str]) -> str:
        """A short name of what stands for fields of a record: another once anything changed."""
        with self._transaction() as connection:
            number = lookup.number_of(connection, document_id)
            return decisions.state(connection, number, subject, fields)

    def pair_state(self, left: str, right: str) -> str:
        """A short name of what is judged of two records: another once anybody judged."""
        with self._transaction() as connection:
            return decisions.pair_state(connection, left, right)

    def judge_seen(self, judgement: Judgement, *, seen: str | None) -> int:
        """Keep a person's judgement of two records, and give its number.

        Raises:
            StaleDecisionError: `seen` is no longer their `pair_state`; nothing was written.
        """
        with self._transaction(writing=True) as connection:
            left, right = judgement.left, judgement.right
            if seen is not None and seen != decisions.pair_state(connection, left, right):
                raise StaleDecisionError(
                    "somebody judged the two meanwhile: nothing was lost and nothing written. "
                    "Look at what stands now, and judge again"
                )
            judging.write_all(connection, (judgement,))
            return decisions.number_of_judgement(connection, judgement)

    def doubts(
        self, kind: DoubtKind, *, after: str | None = None, limit: int = 50
    ) -> tuple[Doubt, ...]:
        """Values that nobody has decided about and somebody should, the least trusted first.

        `kind` is `place` (it means several places, or nothing supports it) or `confidence` (the
        reader hardly believes it); `after` is the id of a doubt to go on behind.
        """
        with self._transaction() as connection:
            return doubts.doubts(connection, kind, after=after, limit=limit)

    def doubt(self, assertion_id: str) -> Doubt | None:
        """The open doubt about one assertion, None when there is none or it is decided."""
        with self._transaction() as connection:
            return doubts.doubt(connection, assertion_id)

    def open_doubts(self) -> dict[str, int]:
        """How many doubts of each kind are open; `doubts.MOST` + 1 stands for more."""
        with self._transaction() as connection:
            return doubts.open_doubts(connection)

    def _written(self, connection: Connection, number: int, made: Correction) -> Correction:
        """The decision once it is in the log, and everything that follows from it."""
        before = set(lookup.event_ids(connection, number))
        own = decisions.append(connection, number, made)
        decisions.settle(connection, number, by=made.by)
        drop_index(connection, number)
        view = self._view(connection, number)
        reindex(connection, number, chronicle=view)
        now = {event.id for event in view.events}
        judging.refresh(connection, now | before)
        stale.mark(connection, before - now)
        stale.changed(connection)  # a page without events says something else now, too
        return replace(made, number=own)


def _own(assertion: Assertion, by: str, *, stance: str) -> Assertion:
    """The same value and words under a person's name; a person is sure."""
    return Assertion.make(
        assertion.subject, assertion.field, assertion.value, assertion.evidence, made_by=by,
        claim_id=assertion.claim_id, confidence=1.0, stance=stance,
    )  # fmt: skip
