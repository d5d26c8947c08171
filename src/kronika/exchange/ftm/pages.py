"""A page as an Article, its claims as Notes, designations told in it as Sanctions.

A Sanction here is what a page says of an authority's act, not the list itself: `publisher` and
`sourceUrl` name the page, `recordId` our record.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from kronika.exchange.ftm.actors import Actor, actor
from kronika.exchange.ftm.languages import iso_639_3
from kronika.exchange.ftm.sources import Sources
from kronika.exchange.ftm.statements import Statement, clipped, dataset
from kronika.model.documents import Document
from kronika.model.records import Chronicle, Claim, Designation, Entity, Witness

Group = list[Statement]


def groups(page: Chronicle, sources: Sources) -> Iterator[Group]:
    """The entities of one page, one at a time; none of a page that could not be read."""
    if page.document is None:
        return
    document = page.document
    yield list(_article(document, sources))
    entities = {one.id: one for one in page.entities}
    records = {event.id: event.record_id for event in page.events}
    for claim in page.claims:
        who = _speaker(claim, entities)
        if who is not None:
            yield list(who.statements())
        about = [records[one] for one in claim.about if one in records]
        yield _note(claim, document, sources, about=about, who=who)
    for one in page.designations:
        bearer = _bearer(one, entities)
        if bearer is not None:
            yield list(bearer.statements())
            yield _sanction(one, document, sources, bearer=bearer)


def _article(document: Document, sources: Sources) -> Iterator[Statement]:
    own = dataset(document.outlet)
    address = sources.origin(document.id, 0, 0).split("#")[0]
    published = (document.published or "")[:10] or None
    said = {
        "title": [document.headline],
        "author": document.authors,
        "publishedAt": [in_utc(document.published)],
        "modifiedAt": [in_utc(document.modified)],
        "language": [iso_639_3(document.language)],
        "sourceUrl": [address if address.startswith("http") else None],
        "publisher": [document.outlet],
        "generator": document.credits,
    }
    yield Statement(
        document.id, "Article", "name", clipped(document.headline or document.id, "name")
    )
    for prop, values in said.items():
        for value in values:
            if value and (plain := clipped(value, prop)):
                yield Statement(document.id, "Article", prop, plain, own, address, published)


def in_utc(words: str | None) -> str | None:
    """A date as it is; an instant with a zone in UTC and without it, as FollowTheMoney wants.

    Example:
        >>> in_utc("2016-07-04"), in_utc("2016-07-04T04:57+03:00")
        ('2016-07-04', '2016-07-04T01:57:00')
    """
    if not words or "T" not in words:
        return words
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        return words[:10]
    at = at.astimezone(UTC) if at.tzinfo else at
    return at.replace(tzinfo=None).isoformat(timespec="seconds")


def _at(
    id_: str,
    schema: str,
    prop: str,
    value: str,
    *,
    document: Document,
    sources: Sources,
    words: Witness,
) -> Statement:
    return Statement(
        id_, schema, prop, clipped(value, prop), dataset(document.outlet),
        sources.origin(document.id, words.start, words.end),
        (document.published or "")[:10] or None,
        iso_639_3(document.language) if prop in ("description", "summary", "reason") else None,
    )  # fmt: skip


def _speaker(claim: Claim, entities: dict[str, Entity]) -> Actor | None:
    known = entities.get(claim.speaker_id or "")
    if known is not None:
        return actor(known.name, known.kind, known.country)
    return actor(claim.speaker, "person", None) if claim.speaker else None


def _note(
    claim: Claim, document: Document, sources: Sources, *, about: list[str], who: Actor | None
) -> Group:
    """A claim: what is said, by whom, of which events."""
    words = next((w for w in claim.evidence if w.field == "content"), Witness("content", 0, 0, ""))
    said = ", ".join(filter(None, (claim.speaker, claim.post, claim.affiliation)))
    made = [Statement(claim.id, "Note", "entity", one) for one in about]
    if who is not None:
        made.append(Statement(claim.id, "Note", "entity", who.id))
    told = {
        "description": claim.content,
        "summary": f"{said}: {claim.verb} ({claim.stance}, {claim.modality})",
        "publisher": document.outlet,
    }
    made += [
        _at(claim.id, "Note", prop, value, document=document, sources=sources, words=words)
        for prop, value in told.items()
        if value
    ]
    made.append(Statement(claim.id, "Note", "proof", document.id))
    return [one for one in made if one.value]


def _bearer(one: Designation, entities: dict[str, Entity]) -> Actor | None:
    known = entities.get(one.entity_id)
    if known is not None:
        return actor(known.name, known.kind, known.country)
    return actor(one.name_as_listed, "group", None)


def _sanction(one: Designation, document: Document, sources: Sources, *, bearer: Actor) -> Group:
    address = sources.origin(document.id, 0, 0).split("#")[0]
    told = {
        "authority": one.authority,
        "status": one.action,
        "reason": one.as_said,
        "listingDate": one.on if one.action == "listed" else None,
        "date": one.on,
        "publisher": document.outlet,
        "sourceUrl": address if address.startswith("http") else None,
    }
    made = [
        Statement(one.id, "Sanction", "entity", bearer.id),
        Statement(one.id, "Sanction", "recordId", one.id),
        Statement(one.id, "Sanction", "proof", document.id),
    ]
    made += [
        _at(one.id, "Sanction", prop, value, document=document, sources=sources, words=one.evidence)
        for prop, value in told.items()
        if value
    ]
    summary = f"listed as “{one.name_as_listed}”"
    made.append(
        _at(
            one.id,
            "Sanction",
            "summary",
            summary,
            document=document,
            sources=sources,
            words=one.evidence,
        )
    )
    return [one for one in made if one.value]
