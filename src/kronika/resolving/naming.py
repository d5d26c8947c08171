"""The naming register: which outlet, or which speaker, uses which word for whom.

A word counts where it stands beside a name of the entity: directly before it ("the separatist X"),
or behind it with a few small words between ("X, a separatist group", "X fighters"). What stands in
a claim is the speaker's word, everything else the outlet's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kronika.codebook.labels import Labels
from kronika.model.records import Chronicle, Claim, Entity

_BEFORE = re.compile(
    r"^[\s\-–—“\"'‘«的]*(?:(?:of|from|in|the|group|groups|organi[sz]ation|movement|militia|"
    r"группировк\w*|организаци\w*|из|组织|武装|团体)[\s\-–—“\"'‘«,]*){0,4}$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"^[\s,(\-–—”\"'’»]*(?:(?:is|was|are|were|as|a|an|the|which|considered|called|designated|banned|"
    r"outlawed|armed|islamist|islamic|organi[sz]ation|group|movement|это|является|как|是|被|列为|"
    r"称为|视为)[\s,\-–—“\"']*){0,5}$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?…。！？]|\n\s*\n")
_LETTER = r"[^\W\u3400-\u9fff]"
"""A letter of a script that puts spaces between words."""
_REACH = 60
_MOST_TEXT = 400_000


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a word for a bearer, by whom, with its sentence.

    `by` is the speaker where the words stand in a claim, else the outlet; `start` and `end` are
    half-open code points of the document's text and cover the word.
    """

    label: str
    word: str
    by: str
    by_speaker: bool
    document_id: str
    outlet: str | None
    published: str | None
    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Count:
    """How often one outlet or speaker uses one word, in how many documents."""

    by: str
    by_speaker: bool
    label: str
    uses: tuple[Use, ...]

    @property
    def documents(self) -> int:
        """The number of different documents."""
        return len({use.document_id for use in self.uses})


def uses(page: Chronicle, entity: Entity, labels: Labels) -> Iterator[Use]:
    """Every use of a label beside a name of the entity on its page, in order of the page."""
    document = page.document
    if document is None:
        return
    text = document.text[:_MOST_TEXT]
    names = _spans(text, {entity.name, *(name.name for name in entity.names)})
    story = [(block.start, block.end) for _, block in document.story()]
    for label, start, end in sorted(labels.found(text), key=lambda found: found[1:]):
        block = next(((a, b) for a, b in story if a <= start < b), None)
        if block is not None and any(
            block[0] <= name[0] < block[1] and _beside(text, (start, end), name) for name in names
        ):
            claim = _claim_at(page.claims, start)
            by = claim.speaker if claim is not None and claim.speaker else None
            first, last = _sentence(text, start)
            yield Use(
                label, text[start:end], by or document.outlet or document.path or document.id,
                by is not None, document.id, document.outlet, document.published,
                " ".join(text[first:last].split()), start, end,
            )  # fmt: skip


def register(found: Iterable[Use]) -> list[Count]:
    """The uses counted by user and word, most frequent first.

    Example:
        >>> one = Use("rebel", "rebels", "The Post", False, "d1", "The Post", None, "", 0, 6)
        >>> [(c.by, c.label, len(c.uses)) for c in register([one, one])]
        [('The Post', 'rebel', 1)]
    """
    ordered = sorted(set(found), key=_key)
    counts = [
        Count(by, spoken, label, tuple(group))
        for (by, spoken, label), group in groupby(ordered, key=lambda u: _key(u)[:3])
    ]
    return sorted(counts, key=lambda c: (-len(c.uses), c.by, c.label))


def _key(use: Use) -> tuple[str, bool, str, str, str, int]:
    return use.by, use.by_speaker, use.label, use.published or "", use.document_id, use.start


def _spans(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where the names stand, longer ones first so that a short one is not counted in them."""
    kept = sorted({name for name in names if len(name) > 1}, key=lambda n: (-len(n), n))
    if not kept:
        return []
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in kept)
    pattern = rf"(?<!{_LETTER})(?:{words})(?!{_LETTER})"
    return [match.span() for match in re.finditer(pattern, text)]


def _beside(text: str, word: tuple[int, int], name: tuple[int, int]) -> bool:
    """Whether nothing but small words stands between a label and a name of one sentence."""
    if word[0] < name[1] and name[0] < word[1]:
        return False
    before = word[1] <= name[0]
    between = text[word[1] : name[0]] if before else text[name[1] : word[0]]
    if len(between) > _REACH or _STOP.search(between):
        return False
    return bool((_BEFORE if before else _BEHIND).match(between))


def _sentence(text: str, at: int) -> tuple[int, int]:
    """The sentence around a code point, as the marks of its end show it; at most 400 letters."""
    before = [m.end() for m in _STOP.finditer(text, max(0, at - 300), at)]
    behind = _STOP.search(text, at, at + 300)
    return (before[-1] if before else max(0, at - 300)), (behind.end() if behind else at + 100)


def _claim_at(claims: Iterable[Claim], at: int) -> Claim | None:
    """The claim whose content holds a code point, the shortest one."""
    holding = [
        (witness.end - witness.start, claim.id, claim)
        for claim in claims
        for witness in claim.evidence
        if witness.field == "content" and witness.start <= at < witness.end
    ]
    return min(holding, key=lambda one: one[:2])[2] if holding else None
