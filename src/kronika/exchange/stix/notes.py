"""Claims and designations as notes: what somebody says, and what an authority did to a name.

A note is about the event that it speaks of, or else about its speaker. A designation is about the
one designated and the authority; neither says anything of our own.
"""

from collections.abc import Iterable, Mapping

from kronika.exchange.carried import of_claim, of_designation
from kronika.exchange.stix.bases import Made, base, given, property_extension, with_granular
from kronika.exchange.stix.definitions import CLAIM, DESIGNATION, EVIDENCE
from kronika.exchange.stix.evidence import extension, of_assertions
from kronika.exchange.stix.identifiers import identifier
from kronika.exchange.stix.identities import identity
from kronika.exchange.stix.marks import Granular, Marks
from kronika.model.documents import Document
from kronika.model.records import Claim, Designation, Entity

MAX_CONTENT = 10_000


def note_id(record_id: str) -> str:
    """The id of the note that stands for a claim or a designation."""
    return identifier("note", record_id)


def speaker(claim: Claim, entities: Mapping[str, Entity], *, label: str) -> Made | None:
    """The identity of who speaks, as the page knows it."""
    known = entities.get(claim.speaker_id or "")
    if known is not None:
        return identity(known.name, known.kind, known.country, label=label)
    return identity(claim.speaker, "person", label=label)


def claim_note(
    claim: Claim,
    page: Document,
    *,
    about: Iterable[str],
    speaker_id: str | None,
    label: str,
    marks: Marks,
) -> Made | None:
    """The note of a claim; None where it has neither content nor anything to be about.

    `about` are ids of the events that it speaks of.
    """
    refs = list(dict.fromkeys([*about, *([speaker_id] if speaker_id else [])]))
    if not claim.content.strip() or not refs:
        return None
    made = base("note", note_id(claim.id), label)
    granular = Granular()
    who = ", ".join(filter(None, (claim.speaker, claim.post, claim.affiliation)))
    made |= given({"abstract": f"{who}: {claim.verb}"[:500] if who else None})
    made |= {"content": claim.content[:MAX_CONTENT], "object_refs": refs}
    made |= given({"authors": [page.outlet] if page.outlet else []})
    made["labels"] = list(dict.fromkeys(("claim", claim.stance, claim.modality)))
    if page.language:
        made["lang"] = page.language
    said = property_extension(
        claim_id=claim.id,
        speaker=claim.speaker,
        speaker_ref=speaker_id,
        post=claim.post,
        affiliation=claim.affiliation,
        verb=claim.verb,
        directness=claim.directness,
        stance=claim.stance,
        modality=claim.modality,
        quoted_by=claim.quoted_by,
        about=list(claim.about),
    )
    made["extensions"] = {CLAIM: said}
    if items := of_assertions(of_claim(claim, page.id)):
        made["extensions"][EVIDENCE] = extension(items, marks, label=label, granular=granular)
    return with_granular(made, granular)


def designation_parties(
    one: Designation, entities: Mapping[str, Entity], *, label: str
) -> tuple[Made | None, Made | None]:
    """The identities of the one designated and of the authority."""
    bearer = entities.get(one.entity_id)
    name, kind = (bearer.name, bearer.kind) if bearer else (one.name_as_listed, "group")
    country = bearer.country if bearer else None
    authority = next((e for e in entities.values() if e.name == one.authority), None)
    who = (
        identity(authority.name, authority.kind, authority.country, label=label)
        if authority
        else identity(one.authority, "agency", label=label)
    )
    return identity(name, kind, country, label=label), who


def designation_note(
    one: Designation, page: Document, *, refs: Iterable[str], label: str, marks: Marks
) -> Made:
    """The note of a designation: whose act, upon which name, in which words of the page."""
    made = base("note", note_id(one.id), label)
    granular = Granular()
    words = f"{one.authority}: {one.action} “{one.name_as_listed}”"
    made |= {
        "abstract": (words + (f", {one.on}" if one.on else ""))[:500],
        "content": (one.as_said or words)[:MAX_CONTENT],
        "object_refs": list(dict.fromkeys(refs)),
        "labels": ["designation", one.action],
    }
    made |= given({"authors": [page.outlet] if page.outlet else []})
    act = property_extension(
        designation_id=one.id,
        authority=one.authority,
        action=one.action,
        name_as_listed=one.name_as_listed,
        as_said=one.as_said,
        on=one.on,
    )
    items = of_assertions(of_designation(one, page.id))
    made["extensions"] = {
        DESIGNATION: act,
        EVIDENCE: extension(items, marks, label=label, granular=granular),
    }
    return with_granular(made, granular)
