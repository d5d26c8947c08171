"""What we lay out for partners: the chronicle as STIX objects, for each ceiling its own.

A partner sees the chronicle as made only from pages at or under its ceiling: the objects are made
once for each label that any page bears, and a form that is the same for several ceilings is kept
once. What did not change keeps its version; what is no more is withdrawn, without its words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from kronika.errors import UsageError
from kronika.exchange.incoming import Marks, incoming
from kronika.exchange.stix.events import Profile
from kronika.exchange.stix.marks import Marks as PageMarks
from kronika.exchange.stix.versions import digest
from kronika.exchange.withdrawing import withdrawn
from kronika.model.instants import instant, written
from kronika.model.sharing import Band, Collection, Fault, Item
from kronika.model.tlp import NO_CEILING
from kronika.serve.levels import levels, selection_of
from kronika.store import SqlStore
from kronika.store.sharing.publishing import Held, Place
from kronika.store.sharing.shelf import Shelf

Object = dict[str, Any]
_BATCH = 500
_MILLISECOND = 1000


@dataclass(frozen=True, slots=True)
class Form:
    """An object as ceilings from `level` up to but not including `below` may have it.

    `gone` is True where it ends there: its last version, without words.
    """

    level: int
    below: int
    made: Object
    digest: str
    gone: bool = False


@dataclass(slots=True)
class Published:
    """How many objects are new, changed, unchanged, withdrawn."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0


def publish(
    shelf: Shelf, collection: Collection, levels: Sequence[tuple[int, Iterable[Object]]]
) -> Published:  # fmt: skip
    """Lay out objects in a collection: for each level, from the widest, those of its pages."""
    laying = _Laying(shelf, collection)
    for id_, forms in _forms(levels):
        laying.take(id_, forms)
    laying.withdraw()
    laying.write()
    return laying.done


def publish_view(
    store: SqlStore, shelf: Shelf, collection: Collection, marks: PageMarks
) -> Published:  # fmt: skip
    """Lay out what a collection's saved view means now, in its profile.

    Raises:
        UsageError: partners write into the collection; nothing is published there.
    """
    if collection.profile is None:
        raise UsageError(f"{collection.title} holds what partners send: nothing is published there")
    profile: Profile = "full" if collection.profile == "full" else "portable"
    selection = selection_of(collection.view or "")
    return publish(shelf, collection, levels(store, selection, profile, marks))


def _forms(levels: Sequence[tuple[int, Iterable[Object]]]) -> Iterator[tuple[str, list[Form]]]:
    """The forms of each object; with one level they are given as they come."""
    if len(levels) == 1:
        level, objects = levels[0]
        for made in objects:
            yield made["id"], [Form(level, NO_CEILING, made, digest(made).hex())]
        return
    found: dict[str, list[Form]] = defaultdict(list)
    for level, objects in levels:
        here = {made["id"]: Form(level, NO_CEILING, made, digest(made).hex()) for made in objects}
        for id_ in dict.fromkeys((*found, *here)):
            found[id_] = _with(found[id_], here.get(id_), level)
    yield from found.items()


def _with(forms: list[Form], here: Form | None, level: int) -> list[Form]:
    """The forms of one object once it is known how it is at a level, if it is there."""
    if not forms:
        return [] if here is None else [here]
    last = forms[-1]
    if here is None:
        if last.gone or last.below != NO_CEILING:
            return forms
        return [*forms[:-1], replace(last, below=level), *_gone(last, level)]
    if last.below == NO_CEILING and here.digest == last.digest:
        return forms
    closed = replace(last, below=level) if last.below == NO_CEILING else last
    return [*forms[:-1], closed, here]


def _gone(last: Form, level: int) -> Iterator[Form]:
    """What a higher ceiling gets of an object that is another one there: its end.

    Who was let see more finds the record under the id that all its pages give it; without this
    the id of the pages below would stay with him for ever.
    """
    if "modified" not in last.made:
        return
    at = instant(last.made["modified"]) or 0
    body = withdrawn(msgspec.json.encode(last.made), modified=_stamp(at + _MILLISECOND))
    made: Object = msgspec.json.decode(body)
    yield Form(level, NO_CEILING, made, digest(made).hex(), gone=True)


@dataclass(slots=True)
class _Laying:
    """One collection while it is filled."""

    shelf: Shelf
    collection: Collection
    done: Published = field(default_factory=Published)
    held: dict[str, dict[Place, Held]] = field(default_factory=lambda: defaultdict(dict))
    gone: list[int] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    plain: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Learn what is laid out now."""
        for place, row in self.shelf.published(self.collection).items():
            self.held[place[0]][place] = row

    def take(self, id_: str, forms: Sequence[Form]) -> None:
        """Lay out an object, unless it is there already."""
        before = self.held.pop(id_, {})
        floor = max((row.version_us for row in before.values()), default=None)
        wanted: dict[Place, tuple[Item, Band]] = {}
        for form in forms:
            item = self._item(form, floor)
            for band in item.bands:
                wanted[id_, band.level, band.below] = (item, band)
        kept = {p for p, (_, band) in wanted.items()
                if p in before and before[p].digest == band.digest}  # fmt: skip
        self.gone += [row.number for place, row in before.items() if place not in kept]
        new = [pair for place, pair in wanted.items() if place not in kept]
        self.items += _merged(new)
        if not new and len(kept) == len(before):
            self.done.unchanged += 1
        elif before:
            self.done.changed += 1
        else:
            self.done.new += 1
        self._write_some()

    def _item(self, form: Form, floor: int | None) -> Item:
        """The object as it may be seen in its form's band, newer than what is there."""
        made = form.made
        if made.get("definition_type") == "statement":
            self.plain.add(made["id"])
        at = instant(made["modified"]) if "modified" in made else None
        if at is not None and floor is not None and at <= floor:
            made = {**made, "modified": _stamp(floor + _MILLISECOND)}
        body = msgspec.json.encode(made)
        (item,) = incoming([body], Marks(frozenset(self.plain), default=0))
        if isinstance(item, Fault):
            raise ValueError(f"an object of ours is none: {item.message}")
        bands = (
            replace(band, level=max(band.level, form.level), below=min(band.below, form.below),
                    digest=form.digest)
            for band in item.bands
        )  # fmt: skip
        return replace(item, bands=tuple(band for band in bands if band.level < band.below))

    def withdraw(self) -> None:
        """Take back all that was laid out and did not come again."""
        for forms in self.held.values():
            living = {place: row for place, row in forms.items() if row.digest is not None}
            pairs = [self._last(place, row) for place, row in living.items()]
            self.gone += [row.number for row in living.values()]
            self.items += _merged([pair for pair in pairs if pair is not None])
            self.done.withdrawn += bool(living)
            self._write_some()

    def _last(self, place: Place, row: Held) -> tuple[Item, Band] | None:
        body = self.shelf.published_body(row.number)
        if b'"modified"' not in body:
            return None  # a definition has no versions: it goes
        last = withdrawn(body, modified=_stamp(row.version_us + _MILLISECOND))
        (item,) = incoming([last], Marks(default=0))
        if isinstance(item, Fault):
            return None
        return item, Band(place[1], last, place[2])

    def _write_some(self) -> None:
        if len(self.items) + len(self.gone) >= _BATCH:
            self.write()

    def write(self) -> None:
        """Hand over what was gathered."""
        if self.items or self.gone:
            self.shelf.exchange(self.collection, gone=self.gone, items=self.items)
        self.gone, self.items = [], []


def _merged(pairs: Iterable[tuple[Item, Band]]) -> list[Item]:
    """One item for each version, with all its bands."""
    found: dict[str | None, Item] = {}
    for item, band in pairs:
        before = found.get(item.version)
        found[item.version] = replace(item, bands=(*(before.bands if before else ()), band))
    return list(found.values())


def _stamp(at_us: int) -> str:
    """An instant with milliseconds, rounded up, as STIX objects of ours are dated."""
    return f"{written(-(-at_us // _MILLISECOND) * _MILLISECOND)[:23]}Z"
