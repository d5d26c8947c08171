"""One claim that several pages carry, on the screen and as plain values."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec
from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kronika.cli.output import cell
from kronika.errors import StoreError
from kronika.model.listing import EventRecord
from kronika.model.merged_claims import ClaimSaid, MergedClaim
from kronika.model.records import Chronicle, Claim
from kronika.pipeline import merged_claims
from kronika.store import SqlStore
from kronika.store.base import Found

_SEVERAL = 2
MAX_PAGES = 300
"""Of a matter that more pages tell, so many are held against each other."""


def claim_of(store: SqlStore, found: Found) -> MergedClaim | None:
    """The claim with every page that carries it; None for a record that is no claim."""
    if not isinstance(found.record, Claim) or found.chronicle.document is None:
        return None
    own = found.chronicle.document.id
    near = islice(dict.fromkeys(_pages(store, found.chronicle)), MAX_PAGES)
    pages = store.chronicles(sorted({own, *near}))
    wanted = found.record.id
    return next((one for one in merged_claims(pages) if wanted in one.claims), None)


def _pages(store: SqlStore, page: Chronicle) -> Iterator[str]:
    """The pages that tell an event of this page too."""
    for event in page.events:
        try:
            yield from store.record(event.id).merged.documents
        except StoreError:
            continue


def carried(store: SqlStore, records: Iterable[EventRecord]) -> Iterator[MergedClaim]:
    """The claims of the pages of these events that more than one page carries, each once."""
    seen: set[str] = set()
    for record in records:
        pages = record.merged.documents[:MAX_PAGES]
        if len(pages) < _SEVERAL:
            continue
        for claim in merged_claims(store.chronicles(pages)):
            if claim.reports >= _SEVERAL and claim.id not in seen:
                seen.add(claim.id)
                yield claim


def claim_json(claim: MergedClaim) -> dict[str, Any]:
    """The claim as plain values, with its counts."""
    said: dict[str, Any] = msgspec.to_builtins(claim)
    counts = {"reports": claim.reports, "witnesses": claim.witnesses, "posts": list(claim.posts)}
    return {"record": "merged_claim", **said, **counts}


def as_screen(claim: MergedClaim) -> RenderableType:
    """The wording of each page, with the chain by which it came there."""
    plural = "" if claim.reports == 1 else "s"
    several = "" if claim.witnesses == 1 else "es"
    counts = (
        f"{claim.speaker}: carried by {claim.reports} report{plural}, "
        f"{claim.witnesses} independent witness{several}"
    )
    table = Table(box=SIMPLE_HEAD)
    for name in ("Carried by", "Post", "In these words", "Claim"):
        table.add_column(name, overflow="fold")
    for said in claim.said:
        table.add_row(
            cell(_chain(said)),
            cell(said.post or ""),
            cell(said.content),
            cell(said.claim_id, "dim"),
        )
    parts: list[RenderableType] = [Text(f"one claim {claim.id}", style="bold"), cell(counts, "dim")]
    parts.append(table)
    if claim.perhaps:
        parts.append(cell(f"perhaps the same: {', '.join(claim.perhaps)}", "dim"))
    return Group(*parts)


def _chain(said: ClaimSaid) -> str:
    day = f", {said.published[:10]}" if said.published else ""
    return " < ".join(filter(None, (said.outlet, said.agency))) + day
