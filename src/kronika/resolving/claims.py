"""Claims of many pages become one claim each: one speaker, one matter, the same thing said.

Nothing here depends on the order of pages. Two claims are one only when one speaker says them
within a week of each other, with one stance, on pages that tell one event or in nearly the same
words, without different numbers, and both or neither with a negation. What is less sure stays
apart, and is named.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kronika.model.documents import Document
from kronika.model.merged_claims import ClaimSaid, MergedClaim
from kronika.model.passages import SharedPassage
from kronika.model.records import Chronicle, Claim
from kronika.resolving.claim_words import DESCRIBED, Gist, alike, gist_of, speaker_keys
from kronika.resolving.days import first_day
from kronika.resolving.witnesses import agency, outlet, witnesses

NEAR_DAYS = 7
"""A speaker who says the same more than a week later says it once more."""
SAME, UNSURE, LESS_TIED = 0.65, 0.5, 0.85
"""Shares of the shorter claim's words that the other holds."""
_NEVER = 2.0


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim of one page as it is compared."""

    claim: Claim
    document: Document
    speakers: frozenset[str]
    gist: Gist
    about: frozenset[str]
    told: frozenset[str]
    day: int | None


def merged_claims(
    pages: Iterable[Chronicle], *, shared: Iterable[SharedPassage] = ()
) -> tuple[MergedClaim, ...]:
    """The claims of the pages, those that are one joined, in the order of their ids.

    Events and entities of the pages bear their record ids (`kronika.pipeline.joined`, or pages of a
    store); `shared` is the text that the pages have in common.
    """
    by_id = {page.document.id: page for page in pages if page.document is not None}
    ordered = [by_id[one] for one in sorted(by_id)]
    told = [one for page in ordered for one in _told(page)]
    witness = witnesses([p.document for p in ordered if p.document is not None], shared)
    groups, perhaps = _grouped(told)
    found = [_merged(group, witness, perhaps) for group in groups]
    return tuple(sorted(found, key=lambda one: one.id))


def _told(page: Chronicle) -> Iterable[_Told]:
    document = page.document
    if document is None:
        return
    entities = {e.id: e for e in page.entities}
    records = {e.id: e.record_id for e in page.events}
    for claim in page.claims:
        about = frozenset(records.get(one, one) for one in claim.about)
        entity = entities.get(claim.speaker_id or "")
        yield _Told(
            claim, document, speaker_keys(claim.speaker, entity), gist_of(claim.content),
            about, frozenset(records.values()), first_day(document.published),
        )  # fmt: skip


def _grouped(told: Sequence[_Told]) -> tuple[list[list[_Told]], Mapping[str, set[str]]]:
    """Groups in which every two may be one claim, the likest joined first; and what is unsure."""
    scores: dict[tuple[int, int], float] = {}
    perhaps: dict[str, set[str]] = {}
    for i, j in _meeting(told):
        score = likeness(told[i], told[j])
        if score is not None:
            scores[i, j] = score
    group = {i: {i} for i in range(len(told))}
    for (i, j), score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])):
        if score >= _needed(told[i], told[j]) and group[i] is not group[j]:
            pairs = ((min(a, b), max(a, b)) for a in group[i] for b in group[j])
            if all(scores.get(p, 0.0) >= UNSURE for p in pairs):
                joint = group[i] | group[j]
                group |= dict.fromkeys(joint, joint)
    for (i, j), score in scores.items():
        if score >= UNSURE and group[i] is not group[j]:
            left, right = told[i].claim.id, told[j].claim.id
            perhaps.setdefault(left, set()).add(right)
            perhaps.setdefault(right, set()).add(left)
    distinct = {id(found): found for found in group.values()}
    return [[told[i] for i in sorted(one)] for one in distinct.values()], perhaps


def _meeting(told: Sequence[_Told]) -> Iterable[tuple[int, int]]:
    """Pairs with a speaker in common, each once."""
    by_speaker: dict[str, list[int]] = {}
    for number, one in enumerate(told):
        for key in one.speakers:
            by_speaker.setdefault(key, []).append(number)
    return sorted({two for found in by_speaker.values() for two in combinations(found, 2)})


def likeness(left: _Told, right: _Told) -> float | None:
    """The share of words in common, from 0 to 1; None where they cannot be one claim."""
    if left.speakers.isdisjoint(right.speakers) or left.claim.stance != right.claim.stance:
        return None
    if left.claim.modality != right.claim.modality:
        return None
    if left.day is not None and right.day is not None and abs(left.day - right.day) > NEAR_DAYS:
        return None
    return alike(left.gist, right.gist)


def _needed(left: _Told, right: _Told) -> float:
    """How much two claims must share: more where no event or no name ties them together."""
    tied = left.document.id == right.document.id or not left.told.isdisjoint(right.told)
    named = any(not key.startswith(DESCRIBED) for key in left.speakers & right.speakers)
    if tied and named:
        return SAME
    return LESS_TIED if tied or named else _NEVER


def _merged(
    group: Sequence[_Told], witness: Mapping[str, str], perhaps: Mapping[str, set[str]]
) -> MergedClaim:
    own = {one.claim.id for one in group}
    names = [one.claim.speaker for one in group]
    said = sorted((_said(one, witness) for one in group), key=_order)
    others = {other for one in own for other in perhaps.get(one, ())} - own
    return MergedClaim(
        id=min(own),
        speaker=min(names, key=lambda name: (-names.count(name), -len(name), name)),
        stance=group[0].claim.stance,
        said=tuple(said),
        about=tuple(sorted({event for one in group for event in one.about})),
        perhaps=tuple(sorted(others)),
    )


def _order(said: ClaimSaid) -> tuple[str, str, int, str]:
    return said.published or "", said.document_id, said.start, said.claim_id


def _said(told: _Told, witness: Mapping[str, str]) -> ClaimSaid:
    claim, document = told.claim, told.document
    words = next((w for w in claim.evidence if w.field == "content"), None)
    words = words or next(iter(claim.evidence), None)
    return ClaimSaid(
        claim.id, document.id, witness.get(document.id, document.id), outlet(document),
        agency(document), document.published, claim.post, claim.content,
        words.start if words else 0, words.end if words else 0,
    )  # fmt: skip
