"""A chronicle cut down to the events that are meant, with what belongs to them."""

from collections.abc import Collection
from dataclasses import replace

from kronika.model.records import Chronicle


def narrowed(chronicle: Chronicle, events: Collection[str]) -> Chronicle:
    """The named events, the claims about them, the entities in them and their designations."""
    kept = tuple(e for e in chronicle.events if e.id in events)
    kept_ids = {e.id for e in kept}
    told = {e.claim_id for e in kept}
    claims = tuple(c for c in chronicle.claims if c.id in told or not kept_ids.isdisjoint(c.about))
    named = {p.entity_id for e in kept for p in e.participants} | {c.speaker_id for c in claims}
    return replace(
        chronicle,
        events=kept,
        claims=claims,
        entities=tuple(e for e in chronicle.entities if e.id in named),
        designations=tuple(d for d in chronicle.designations if d.entity_id in named),
    )
