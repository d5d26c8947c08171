"""What a partner states of one event: a document of its own, beside the pages that were read.

The text of the document is canonical JSON of what is taken of the objects, one line for each thing
that is said, so every value rests on characters that the partner sent. The partner is its outlet:
all that one partner states is one witness. Where all of it rests on pages of one outlet, the
partner credits that outlet and both are one witness.

Three things are no statement of the partner, and are refused with their count: what rests on a page
that was read here too, what rests on a statement that another store sent (circular reporting: take
it from there), and an object of other tools that we laid out ourselves.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kronika.exchange.stix import foreign, own
from kronika.exchange.stix.foreign import MADE_BY
from kronika.exchange.stix.instants import stamp
from kronika.exchange.stix.parts import STATED, Known, own_part, page_of
from kronika.exchange.stix.shapes import ShapeError, shaped
from kronika.exchange.stix.sheets import Sheet
from kronika.exchange.stix.ties import Object, bears_evidence, items
from kronika.model.assertions import Assertion, Value, content_id
from kronika.model.documents import Document
from kronika.model.readings import Refusal
from kronika.model.tlp import UNMARKED

COMPONENT = "stix"
MAX_TEXT, MAX_OBJECTS = 8_000_000, 5_000
OURS = "an object of ours that came back: no second witness"


def document_id(partner: str, root: str) -> str:
    """The id of what a partner states of the thing that an object stands for.

    Example:
        >>> document_id("desk", "incident--1").startswith("dp_")
        True
    """
    return content_id(STATED, partner, root)


@dataclass(frozen=True, slots=True)
class Statement:
    """A document with what it asserts; None where nothing was left to state.

    `level` is the rank of the narrowest label of what stands in it.
    """

    document: Document | None
    assertions: tuple[Assertion, ...] = ()
    refused: tuple[Refusal, ...] = ()
    level: int = UNMARKED


def statement(partner: str, objects: Sequence[Object], known: Known) -> Statement:
    """What a partner states in objects that belong together, the one that they are about first.

    Example:
        >>> made = statement("desk", [{"type": "incident", "id": "incident--1", "name": "Blast"}],
        ...     Known())
        >>> [(a.field, a.value, a.evidence.quote) for a in made.assertions]
        [('type', 'other', 'incident'), ('name', 'Blast', 'Blast')]
        >>> made.document.outlet
        'desk'
    """
    refused: Counter[str] = Counter()
    if len(objects) > MAX_OBJECTS:
        beyond = f"objects about one event beyond the first {MAX_OBJECTS}"
        refused[beyond] = len(objects) - MAX_OBJECTS
        objects = objects[:MAX_OBJECTS]
    parts = [own_part(one, known, refused) for one in objects]
    kept = [part for n, part in enumerate(parts) if n == 0 or part.says]
    made = _Statement(partner, [one.object for one in kept], known, refused)
    if made.sheet.length > MAX_TEXT:
        reason = f"an event with all that is said of it is longer than {MAX_TEXT} characters"
        return Statement(None, refused=(Refusal(COMPONENT, reason),))
    made.read()
    told = made.tells()
    left = tuple(Refusal(COMPONENT, why, n) for why, n in sorted(refused.items()))
    if not told:
        return Statement(None, refused=left)
    level = max(one.level for one in kept)
    return Statement(made.document(), tuple(made.kept.values()), left, level)


@dataclass(slots=True)
class _Statement:
    partner: str
    objects: Sequence[Object]
    known: Known
    refused: Counter[str]
    kept: dict[str, Assertion] = field(default_factory=dict)
    sources: dict[str, frozenset[str]] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    sheet: Sheet = field(default_factory=Sheet)
    text: str = ""

    def __post_init__(self) -> None:
        """Write the objects down."""
        for number, one in enumerate(self.objects):
            self.sheet.write(number, one)
        self.text = self.sheet.text

    @property
    def root(self) -> Object:
        return self.objects[0]

    @property
    def id(self) -> str:
        return document_id(self.partner, str(self.root["id"]))

    def subject(self, one: Object, kind: str) -> str:
        """The id of what an object stands for, in this store."""
        return content_id(kind, self.partner, one["id"])

    def read(self) -> None:
        """Take all that the objects say."""
        for number, one in enumerate(self.objects):
            if bears_evidence(one):
                self._own(number, one)
            elif one["id"] in self.known.ours:
                self.refused[OURS] += 1
            elif one["type"] in foreign.EVENTS and number == 0:
                self._alone(number, one, "ev")
            elif one["type"] == "note":
                self._alone(number, one, "cl")
            elif one["type"] == "relationship":
                self._between(one)
            if one["type"] == "note":
                self._about(number, one)

    def tells(self) -> bool:
        """Whether a record can be made of what was taken."""
        needed = {"ev": "type", "cl": "content", "de": "name_as_listed"}
        told = [a for a in self.kept.values() if a.field == needed.get(a.subject[:2])]
        if self.kept and not told:
            self.refused["values of which nothing says what they are about"] += 1
        return bool(told)

    def _own(self, number: int, one: Object) -> None:
        """The items of our evidence extension that `own_part` left."""
        for place, item in enumerate(items(one)):
            said = own.assertion(item)
            kind = said.subject[:2]
            at = (number, f"/evidence/{place}/quote")
            subject = self.subject(self.root if kind == "ev" else one, kind)
            value = shaped(said.field, said.value)
            self._keep(subject, said.field, value, at, said.confidence)
            self._remember(item, said)

    def _remember(self, item: Mapping[str, Any], said: Assertion) -> None:
        names = (item.get(name) for name in ("outlet", "agency"))
        found = frozenset(n for n in names if isinstance(n, str) and n.strip() and len(n) <= 1000)
        self.sources.setdefault(said.evidence.document_id, found)
        page = page_of(self.known.reports.get(str(item.get("report_ref"))))
        if page and page.published:
            self.dates.append(page.published)

    def _alone(self, number: int, one: Object, kind: str) -> None:
        for name, value, pointer in foreign.said_by(one):
            self._try(self.subject(one, kind), name, value, (number, pointer))
        if (created := stamp(str(one.get("created", "")))) and number == 0:
            self.dates.append(created[:10])

    def _between(self, link: Object) -> None:
        """Who takes part and where it is, as a relationship to another object says."""
        at = {str(one["id"]): i for i, one in enumerate(self.objects)}
        ends = [str(link.get(f"{end}_ref")) for end in ("source", "target")]
        other = next((at[end] for end in ends if end in at and at[end] != 0), None)
        if other is None or self.root["id"] not in ends:
            return
        said = foreign.tied(self.objects[other], link)
        if said is not None:
            name, value, pointer = said
            self._try(self.subject(self.root, "ev"), name, value, (other, pointer))

    def _about(self, number: int, note: Object) -> None:
        """That a claim is about the event, where it was taken and says so."""
        claim = self.subject(note, "cl")
        listed = note.get("object_refs")
        if number == 0 or not isinstance(listed, list) or self.root["id"] not in listed:
            return
        if any(a.subject == claim and a.field == "content" for a in self.kept.values()):
            place = listed.index(self.root["id"])
            event = self.subject(self.root, "ev")
            self._keep(claim, "about", event, (number, f"/object_refs/{place}"), 0.5)

    def _try(self, subject: str, name: str, value: Value, at: tuple[int, str]) -> None:
        try:
            self._keep(subject, name, shaped(name, value), at, 0.5)
        except ShapeError as error:
            self.refused[str(error)] += 1

    def _keep(
        self, subject: str, name: str, value: Value, at: tuple[int, str], confidence: float
    ) -> None:
        words = self.sheet.words(*at, document_id=self.id, text=self.text)
        if words is None:
            self.refused["an item of evidence has no words"] += 1
            return
        made = Assertion.make(subject, name, value, words, made_by=MADE_BY, confidence=confidence)
        self.kept.setdefault(made.id, made)

    def document(self) -> Document:
        """The objects as a document of the partner."""
        name, language = self.root.get("name"), self.root.get("lang")
        named = isinstance(name, str) and 0 < len(name.strip()) <= foreign.MAX_NAME
        shared = frozenset.intersection(*self.sources.values()) if self.sources else frozenset()
        published = min(self.dates, default=None)
        return Document(
            self.id, self.text, tuple(self.sheet.blocks),
            path=f"partner:{self.partner}/{self.root['id']}",
            headline=str(name) if named else None,
            published=published, published_basis="metadata" if published else None,
            language=language if isinstance(language, str) and len(language) == 2 else None,
            outlet=self.partner, credits=tuple(sorted(shared)), made_by=MADE_BY,
        )  # fmt: skip
