"""What a person types into the form of a correction, as assertions with checked words."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from kronika.codebook.type_files import type_names
from kronika.errors import UsageError
from kronika.model.assertions import Assertion, Value
from kronika.model.documents import Document
from kronika.model.evidence import Evidence
from kronika.model.readings import KINDS
from kronika.model.records import FACTUALITIES, LIFECYCLES, Chronicle, Entity
from kronika.serve.oddities import HIDDEN

if TYPE_CHECKING:
    from kronika.codebook.book import Codebook

DATES = ("start", "end", "date_precision")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "ev": ("date", "place", "participant", "number", "name", "type", "lifecycle", "factuality",
           "action"),
    "cl": ("speaker", "post", "affiliation", "stance", "verb"),
    "en": ("name", "kind", "country"),
    "de": ("authority", "action", "on"),
}  # fmt: skip
"""What can be said of a record, by the beginning of its id; `date` stands for `DATES`."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "type": type_names(), "lifecycle": LIFECYCLES, "factuality": FACTUALITIES, "kind": KINDS,
}  # fmt: skip
SEVERAL = frozenset({"place", "participant", "number", "name of entity"})
MAX_VALUE = 300
MAX_QUOTE = 2000
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_DIGITS = re.compile(r"\d[\d\u202f\u00a0 ,.']*")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form holds: the record, the field, the value, and the words that say it.

    `start` and `end` are half-open code points, None where the words came without their place;
    `more` holds role, kind, country and what is counted.
    """

    subject: str
    field: str
    value: str
    quote: str
    start: int | None = None
    end: int | None = None
    more: Mapping[str, str] | None = None


def fields_of(subject: str) -> tuple[str, ...]:
    """What can be said of a record."""
    return FIELDS.get(subject[:2], ())


def words(page: Document, quote: str, start: int | None, end: int | None = None) -> Evidence:
    """The chosen words as evidence: they stand at `start`..`end`, or only once on the page.

    White space and hidden characters may differ, for that is how words are copied; what is kept
    are the characters of the page.

    Raises:
        UsageError: they do not stand there, or stand in several places.

    Example:
        >>> words(Document("d", "It rained. It poured.", ()), "poured", None).start
        14
    """
    if not _bare(quote) or len(quote) > MAX_QUOTE:
        raise UsageError(f"choose the words that say it: 1 to {MAX_QUOTE} characters of the page")
    if start is None or end is None:
        start, end = _found(page, quote)
    elif not 0 <= start < end or _bare(page.text[start:end]) != _bare(quote):
        raise UsageError(
            "the page reads otherwise at that place: select the words again, or leave the place "
            "empty to look for them"
        )
    return Evidence.of(page.text, start, end, document_id=page.id, block=page.block_at(start))


def _bare(words_: str) -> str:
    return " ".join(HIDDEN.sub("", words_).split())


def _found(page: Document, quote: str) -> tuple[int, int]:
    pattern = r"\s+".join(map(re.escape, quote.split()))
    hits = list(islice(re.finditer(pattern, page.text), 50))
    if len(hits) != 1:
        found = f"stand in {len(hits)} places" if hits else "do not stand on this page"
        raise UsageError(f"these words {found}: copy more of the sentence, as the page writes it")
    return hits[0].span()


def proposed(
    asked: Asked, page: Document, view: Chronicle, codebook: "Codebook"
) -> tuple[Assertion, ...]:
    """The assertions that the form asks for; a date gives its first and last day and precision.

    Raises:
        UsageError: the record has no such field, the value is none of it, or the words are not
            on the page.
    """
    if asked.field not in fields_of(asked.subject):
        raise UsageError(f"a record of this kind has no field {asked.field or 'without a name'}")
    said = words(page, asked.quote, asked.start, asked.end)
    value = " ".join(asked.value.split())
    if len(value) > MAX_VALUE:
        raise UsageError(f"a value has at most {MAX_VALUE} characters: shorten it")
    if asked.field == "date":
        return tuple(_made(asked.subject, f, v, said) for f, v in _dates(value).items())
    if asked.field in CHOICES and value not in CHOICES[asked.field]:
        raise UsageError(f"{asked.field} is one of: {', '.join(CHOICES[asked.field])}")
    build = _WITH_PARTS.get((asked.subject[:2], asked.field))
    more = dict(asked.more or {})
    made: Value = build(value or said.quote, said, more, view, codebook) if build else value
    if not made:
        raise UsageError(f"type the value of {asked.field}: what the chosen words say")
    return (_made(asked.subject, asked.field, made, said),)


def _made(subject: str, field: str, value: Value, said: Evidence) -> Assertion:
    return Assertion.make(subject, field, value, said, made_by="person", confidence=1.0)


def _dates(value: str) -> dict[str, str]:
    """First and last day and precision of `2007-08-09`, `2007-08`, `2007-08-09/2007-08-17`."""
    parts = [part.strip() for part in re.split(r"\s*(?:/|–|\.\.|\bto\b)\s*", value) if part.strip()]
    if not 1 <= len(parts) <= 2 or not all(_DATE.fullmatch(part) for part in parts):
        raise UsageError(
            "a date is 2007-08-09, 2007-08 or 2007; from and to with a stroke between: "
            "2007-08-09/2007-08-17"
        )
    first, last = parts[0], parts[-1]
    if last < first[: len(last)]:
        raise UsageError(f"{last} lies before {first}: the first day comes first")
    grain = {4: "year", 7: "month", 10: "day"}[len(first)] if first == last else "range"
    return {"start": first, "end": last, "date_precision": grain}


Builder = Callable[[str, Evidence, Mapping[str, str], Chronicle, "Codebook"], Value]


def _place(
    name: str, _said: Evidence, more: Mapping[str, str], view: Chronicle, codebook: "Codebook"
) -> Value:
    country = _country(more)
    near = [p.name for e in view.events for p in e.places if p.name != name][:5]
    found = codebook.gazetteer.locate(name, countries=[country] if country else [], near=near)
    return {**asdict(found), "name": name, "role": more.get("role") or "at"}


def _participant(
    name: str, said: Evidence, more: Mapping[str, str], view: Chronicle, _codebook: "Codebook"
) -> Value:
    bearer = _bearer(name, said.quote, view.entities)
    kind = more.get("kind") or (bearer.kind if bearer else "organisation")
    if kind not in KINDS:
        raise UsageError(f"a participant is one of: {', '.join(KINDS)}")
    country = _country(more) or (bearer.country if bearer else None)
    role = "_".join((more.get("role") or "participant").split())[:60]
    return {
        "name": name, "kind": kind, "role": role, "country": country,
        "entity_id": bearer.id if bearer else None,
    }  # fmt: skip


def _number(
    value: str, said: Evidence, more: Mapping[str, str], _view: Chronicle, _codebook: "Codebook"
) -> Value:
    digits = _DIGITS.search(value)
    plain = re.sub(r"[^\d.]", "", digits[0].rstrip(" ,.'").replace(",", "")) if digits else ""
    if not re.fullmatch(r"\d{1,18}(\.\d{1,6})?", plain):
        raise UsageError("a number is written with digits: 1100, 2.5")
    what = " ".join((more.get("what") or "").split())[:80]
    if not what:
        raise UsageError("say what is counted: troops, killed, ships")
    return {"what": what, "value": plain, "low": None, "high": None, "as_said": said.quote}


def _speaker(
    name: str, said: Evidence, _more: Mapping[str, str], view: Chronicle, _codebook: "Codebook"
) -> Value:
    bearer = _bearer(name, said.quote, view.entities)
    return {"name": name, "entity_id": bearer.id if bearer else None}


def _name(
    name: str, _said: Evidence, _more: Mapping[str, str], _view: Chronicle, _codebook: "Codebook"
) -> Value:
    return {"name": name, "kind": "name"}


_WITH_PARTS: Mapping[tuple[str, str], Builder] = {
    ("ev", "place"): _place, ("ev", "participant"): _participant, ("ev", "number"): _number,
    ("cl", "speaker"): _speaker, ("en", "name"): _name,
}  # fmt: skip


def _bearer(name: str, quote: str, entities: Iterable[Entity]) -> Entity | None:
    wanted = {name.casefold(), quote.casefold()}
    return next((e for e in entities if wanted & {n.name.casefold() for n in e.names}), None)


def _country(more: Mapping[str, str]) -> str | None:
    country = (more.get("country") or "").strip().upper()
    if country and not re.fullmatch(r"[A-Z]{2}", country):
        raise UsageError("a country is its two letters: KG, FR (ISO 3166-1 alpha-2)")
    return country or None


def replaced(
    right: Sequence[Assertion], standing: Iterable[Assertion], target: Assertion | None
) -> tuple[Assertion, ...]:
    """What a correction denies: the value it replaces, all others of a field that holds one."""
    new = {(a.field, _plain(a.value)) for a in right}
    fields = {a.field for a in right}
    if target is not None and target.field in DATES:
        fields |= set(DATES)
    single = fields - SEVERAL
    out: dict[tuple[str, Any], Assertion] = {}
    subject = right[0].subject if right else (target.subject if target else "")
    for one in standing:
        same = one.subject == subject and (one.field, _plain(one.value)) not in new
        aimed = target is not None and (one.field, one.value) == (target.field, target.value)
        if same and (aimed or (one.field in single and not subject.startswith("en"))):
            out.setdefault((one.field, _plain(one.value)), one)
    return tuple(out.values())


def _plain(value: object) -> str:
    return repr(sorted(value.items(), key=str)) if isinstance(value, Mapping) else str(value)
