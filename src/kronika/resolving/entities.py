"""Who is one bearer across documents: what texts state joins, what only sounds alike is asked.

Records that share a sourced row or a normalised name are one already (`kronika.codebook.identity`).
Here two more ties are found between different records: a name that a text states as a second name
of a bearer (`same`, with the words), and names that sound alike (`unsure`, for a person).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kronika.codebook.identity import normal, says_too_little
from kronika.model.judgements import Judgement
from kronika.model.linking import pair
from kronika.model.records import Chronicle, Entity
from kronika.resolving.names import Names
from kronika.resolving.names_letters import is_acronym, spelled_by
from kronika.resolving.names_parts import parts, tokens
from kronika.resolving.names_vetoes import veto
from kronika.resolving.transliteration import latin, script, skeleton, syllables

MADE_BY = "entities@2"
_STATED = frozenset({"alias", "acronym", "former"})
_LARGEST_BLOCK = 40
_STATED_SCORE = 0.95
_UNCOMPARED = frozenset({"state", "place"})


@dataclass(frozen=True, slots=True)
class Bearer:
    """One record as documents name it: every name with its form, the best one first."""

    record_id: str
    kind: str
    country: str | None
    names: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The best name."""
        return self.names[0][0]


def bearers(pages: Iterable[Chronicle]) -> list[Bearer]:
    """The records of all pages, each with all names that any page gives it, in order of ids."""
    found: dict[str, list[Entity]] = defaultdict(list)
    for page in pages:
        for entity in page.entities:
            found[entity.record_id].append(entity)
    return [_bearer(record, found[record]) for record in sorted(found)]


def _bearer(record: str, entities: list[Entity]) -> Bearer:
    ordered = sorted(entities, key=lambda e: (-len(e.name), e.name, e.id))
    names: dict[tuple[str, str], None] = {(ordered[0].name, "name"): None}
    for entity in ordered:
        names |= {(name.name, name.kind): None for name in entity.names}
    country = next((e.country for e in ordered if e.country), None)
    return Bearer(record, ordered[0].kind, country, tuple(names))


def propose(found: Iterable[Bearer], names: Names, *, at: str) -> list[Judgement]:
    """What ties different records: `same` where a text states it, `unsure` where names sound alike.

    The result does not depend on the order of the records. `at` is ISO 8601 UTC.
    """
    ordered = sorted(found, key=lambda b: b.record_id)
    said = {(j.left, j.right): j for j in _stated(ordered, at)}
    for left, right in _neighbours(ordered):
        if (left.record_id, right.record_id) not in said:
            judged = _sounding(left, right, names, at)
            if judged is not None:
                said[judged.left, judged.right] = judged
    return [said[key] for key in sorted(said)]


def _stated(found: list[Bearer], at: str) -> Iterator[Judgement]:
    """A record that is only known by a name which a text gives as another's second name."""
    second: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
    for bearer in found:
        for name, form in bearer.names:
            if form in _STATED and (form != "acronym" or spelled_by(name, bearer.name)):
                second[_family(bearer), normal(name)].append(bearer)
    for bearer in found:
        owners = [
            o for o in second.get((_family(bearer), normal(bearer.name)), ()) if o is not bearer
        ]
        if len(owners) == 1 and not _apart(bearer, owners[0]):
            left, right = pair(bearer.record_id, owners[0].record_id)
            why = f"a text gives “{bearer.name}” as another name of “{owners[0].name}”"
            yield Judgement(left, right, "same", MADE_BY, at, _STATED_SCORE, (why,))


def _family(bearer: Bearer) -> str:
    return bearer.kind if bearer.kind in {"person", "place", "exercise", "state"} else "body"


def _apart(a: Bearer, b: Bearer) -> bool:
    if a.country and b.country and a.country != b.country:
        return True
    return _family(a) == "body" and veto(parts(a.name), parts(b.name)) is not None


def _neighbours(found: list[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    """Pairs of records that share a key; crowded keys say too little and are left out."""
    blocks: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
    for bearer in found:
        if bearer.kind not in _UNCOMPARED and not says_too_little(
            bearer.name, kind=bearer.kind, country=bearer.country
        ):
            for key in sorted(keys(bearer.name)):
                blocks[_family(bearer), key].append(bearer)
    seen: set[tuple[str, str]] = set()
    for block in sorted(blocks):
        if len(blocks[block]) <= _LARGEST_BLOCK:
            for left, right in combinations(blocks[block], 2):
                at = (left.record_id, right.record_id)
                if at not in seen:
                    seen.add(at)
                    yield left, right


def keys(name: str) -> set[str]:
    """What names that sound alike share: the sounds of their longer words, and their initials.

    Example:
        >>> bool(keys("Сергей Лавров") & keys("Sergei Lavrov"))
        True
        >>> bool(keys("王毅") & keys("Wang Yi"))
        True
    """
    if script(name) == "han":
        return {"".join(syllables(name))}
    words = tokens(name)
    found = {skeleton(word) for word in words if len(word) > 2}
    found |= {"".join(map(latin, words))}
    if is_acronym(name):
        found.add(latin(name))
    elif len(words) > 2:
        found.add("".join(latin(word)[:1] for word in words if word[:1].isupper()))
    return {key for key in found if len(key) > 2}


def _sounding(left: Bearer, right: Bearer, names: Names, at: str) -> Judgement | None:
    if _apart(left, right):
        return None
    best = max(
        (names.compare(one, other, kind=left.kind) for one in _few(left) for other in _few(right)),
        key=lambda compared: compared.score,
    )
    if best.verdict == "different":
        return None
    first, second = pair(left.record_id, right.record_id)
    why = (f"“{left.name}” and “{right.name}”", *best.reasons)
    return Judgement(first, second, "unsure", MADE_BY, at, best.score, why)


def _few(bearer: Bearer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name, _ in bearer.names))[:6]
