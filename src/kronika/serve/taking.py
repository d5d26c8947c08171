"""What partners gave becomes statements: one document for each event, beside the pages.

    objects of partners ─ touched ─> groups ─ statements ─> documents, assertions ─> judgements

What was read is remembered only once all of it is kept, so a run that is broken off is done again
from there, and the same objects give the same store however they came. A partner that takes an
object back, or narrows it, is followed: its older words do not stay here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import msgspec

from kronika.codebook.book import Codebook
from kronika.errors import StoreError
from kronika.exchange.stix.own import is_own
from kronika.exchange.stix.parts import READ_HERE, RELAYED, Known, pages_named
from kronika.exchange.stix.statements import OURS, Statement, document_id, statement
from kronika.exchange.stix.ties import ROOTS, events_of, is_root, refs, type_of
from kronika.model.readings import Refusal
from kronika.model.sharing import Mark
from kronika.pipeline import resolve_page, settle
from kronika.store import SqlStore
from kronika.store.sharing.inbox import Inbox, Sent

Object = dict[str, Any]
_BATCH = 100
MADE_BY = "stix@1"
MAX_RIGHTS = 2_000
ECHOES = frozenset({READ_HERE, RELAYED, OURS})
_SELDOM = frozenset({"note", "relationship"})


@dataclass(slots=True)
class Taken:
    """What became of it: documents that are new, changed or gone, and what was refused."""

    new: int = 0
    changed: int = 0
    same: int = 0
    gone: int = 0
    refused: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def wrong(self) -> bool:
        """Whether anything was refused but what only came back, or was read here too."""
        return any(reason not in ECHOES for _, reason in self.refused)

    def refuse(self, partner: str, refused: Iterable[Refusal]) -> None:
        """Count what was left out of a partner's objects."""
        for one in refused:
            self.refused[partner, one.reason] += one.count


def take(store: SqlStore, codebook: Codebook) -> Taken:
    """Make statements of all that partners gave since the last time."""
    inbox, done = store.inbox(), Taken()
    arrived, names = inbox.unread(), inbox.partners()
    given: dict[int, set[str]] = {}
    reached: dict[int, int] = {}
    for one in arrived:
        given.setdefault(one.poster, set()).add(one.id)
        reached[one.collection] = max(one.added_us, reached.get(one.collection, 0))
    for poster, ids in sorted(given.items()):
        desk = _Desk(store, inbox, codebook, done, poster, names.get(poster, f"partner {poster}"))
        desk.take(ids)
    inbox.read_up_to(reached)
    settle(store, codebook)
    return done


@dataclass(slots=True)
class _Desk:
    """The objects of one partner while they are read."""

    store: SqlStore
    inbox: Inbox
    codebook: Codebook
    done: Taken
    poster: int
    partner: str

    def take(self, ids: set[str]) -> None:
        """Read these objects, and whatever else of the partner belongs to them."""
        for some in _some(sorted(ids), 500):
            sent = self._newest(some)
            self.inbox.tie(self.poster, {id_: refs(one) for id_, (_, one) in sent.items()})
        self._not_understood(ids)
        marks = self.store.marks()
        for some in _some(sorted(self._touched(ids)), _BATCH):
            self._make(some, marks)

    def _not_understood(self, ids: set[str]) -> None:
        """Count the types that nothing is read of; reports and the like stand behind others."""
        known = ROOTS | {
            "note", "relationship", "report", "identity", "location", "opinion",
            "marking-definition", "extension-definition", "language-content",
        }  # fmt: skip
        for type_, count in Counter(map(type_of, ids)).items():
            if type_ not in known:
                reason = f"objects of type {type_[:60]} are not understood: kept as they came"
                self.done.refuse(self.partner, [Refusal("stix", reason, count)])

    def _touched(self, ids: set[str]) -> set[str]:
        """What is to be read anew because of these objects: roots, and notes by themselves."""
        wide = set(ids)
        for naming in self.inbox.naming(self.poster, ids).values():
            wide |= {one for one in naming if type_of(one) in ROOTS | _SELDOM}
        links = {one for one in wide if type_of(one) in _SELDOM}
        for named in self.inbox.named_by(self.poster, links).values():
            wide |= {one for one in named if type_of(one) in ROOTS}
        roots = {one for one in wide if type_of(one) in ROOTS}
        for naming in self.inbox.naming(self.poster, roots).values():
            wide |= {one for one in naming if type_of(one) == "note"}
        return {one for one in wide if type_of(one) in ROOTS | {"note"}}

    def _make(self, ids: Sequence[str], marks: Mapping[str, Mark]) -> None:
        """Read some roots and notes anew, each with what belongs to it."""
        near = self.inbox.naming(self.poster, ids)
        around = {*ids, *(one for some in near.values() for one in some)}
        ends = self.inbox.named_by(self.poster, around)
        sent = self._newest({*around, *(one for some in ends.values() for one in some)})
        outer = {one for one in sent if type_of(one) in ("report", "identity", "location")}
        further = self.inbox.named_by(self.poster, outer)
        sent |= self._newest({one for some in further.values() for one in some} - set(sent))
        objects = [one for _, one in sent.values()]
        pages, addresses = pages_named(objects)
        known = Known(
            self.store.own_pages(pages, addresses), self.inbox.ours(ids),
            {id_: one for id_, (_, one) in sent.items() if type_of(id_) == "report"},
            frozenset(id_ for id_, (_, one) in sent.items() if _rights(one)),
        )  # fmt: skip
        for id_ in ids:
            group = list(_group(id_, near.get(id_, set()), ends, sent))
            self._keep(id_, group, sent, known, marks)

    def _newest(self, ids: Iterable[str]) -> dict[str, tuple[Sent, Object]]:
        found = self.inbox.newest(self.poster, set(ids))
        return {id_: (one, msgspec.json.decode(one.body)) for id_, one in found.items()}

    def _keep(
        self, id_: str, group: Sequence[str], sent: Mapping[str, tuple[Sent, Object]],
        known: Known, marks: Mapping[str, Mark],
    ) -> None:  # fmt: skip
        """Keep what a group states, in place of what it stated before."""
        page = document_id(self.partner, id_)
        said = Statement(None)
        if group:
            said = statement(self.partner, [sent[one][1] for one in group], known)
        if said.document is None:
            self.done.refuse(self.partner, said.refused)
            if page in marks:
                self._forget(page)
            return
        self.done.refuse(self.partner, said.refused)
        mark = Mark(said.level, _rights_of(group, sent), self.partner)
        before = marks.get(page)
        if before is None or mark.level >= before.level:
            self.store.mark(page, mark)  # first the mark: nothing is there without one
        new = self._put(said)
        if before is not None and mark.level < before.level:
            self.store.mark(page, mark)
        if not new:
            self.done.same += 1
        elif before is None:
            self.done.new += 1
        else:
            self.done.changed += 1

    def _put(self, said: Statement) -> bool:
        if said.document is None:
            return False
        id_ = said.document.id
        try:
            new = self.store.put(said.document, said.assertions, said.refused, ran=(MADE_BY,))
        except StoreError as error:
            self.done.refuse(self.partner, [Refusal("stix", f"cannot be kept: {error}"[:200])])
            return False
        if new:
            self.store.drop_superseded(id_)
            (page,) = self.store.chronicles([id_])
            resolve_page(page, self.store.neighbourhood(), codebook=self.codebook)
        return new

    def _forget(self, page: str) -> None:
        with suppress(StoreError):  # a run that was broken off left the mark alone
            self.store.forget(page)
        self.store.mark(page, None)
        self.done.gone += 1


def _rights_of(group: Sequence[str], sent: Mapping[str, tuple[Sent, Object]]) -> str | None:
    """What the objects of a group and the reports of their pages say of rights."""
    behind = {*group, *(ref for one in group for ref in refs(sent[one][1]))}
    stated = (
        words for one in sorted(behind) if one in sent
        for ref in refs(sent[one][1]) if ref in sent and (words := _rights(sent[ref][1]))
    )  # fmt: skip
    return "\n".join(dict.fromkeys(stated))[:MAX_RIGHTS] or None


def _rights(one: Object) -> str | None:
    """The words of a statement of rights; None of any other object."""
    said = one.get("definition") if one.get("type") == "marking-definition" else None
    words = said.get("statement") if isinstance(said, dict) else None
    return words if isinstance(words, str) and words.strip() else None


def _group(
    id_: str, near: set[str], ends: Mapping[str, set[str]],
    sent: Mapping[str, tuple[Sent, Object]],
) -> Iterator[str]:  # fmt: skip
    """The objects that are read together, what they are about first; none where nothing is."""
    if id_ not in sent:
        return
    one = sent[id_][1]
    if type_of(id_) == "note":
        if one.get("revoked") is not True and not _event_of(one, sent):
            yield id_
        return
    if not is_root(one):
        return
    yield id_
    links = [
        other for other in sorted(near) if other in sent and _belongs(sent[other][1], id_, sent)
    ]
    yield from links
    foreigners = {
        end for link in links if type_of(link) == "relationship" and not is_own(sent[link][1])
        for end in ends.get(link, ()) if end in sent and type_of(end) in ("identity", "location")
        and sent[end][1].get("revoked") is not True
    }  # fmt: skip
    yield from sorted(foreigners)


def _belongs(one: Object, root: str, sent: Mapping[str, tuple[Sent, Object]]) -> bool:
    """Whether a relationship, or a note that is about this event before others, is read with it."""
    if one.get("revoked") is True or one.get("type") not in _SELDOM:
        return False
    return one["type"] == "relationship" or _event_of(one, sent) == root


def _event_of(note: Object, sent: Mapping[str, tuple[Sent, Object]]) -> str | None:
    """The first event that a note is about and that the partner told."""
    told = (ref for ref in events_of(note) if ref in sent and is_root(sent[ref][1]))
    return next(told, None)


def _some(values: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (values[i : i + size] for i in range(0, len(values), size))
