"""The list of documents, and the list of claims with their sentences."""

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from kronika.codebook.speech import STANCES
from kronika.serve.dependencies import TheStore
from kronika.serve.links import with_query
from kronika.serve.rendering import page
from kronika.serve.statements import ClaimsAsked, some


@get("/documents", sync_to_thread=True)
def documents(
    store: TheStore, outlet: FromQuery[str] = "", after: FromQuery[str | None] = None
) -> Template:
    """The pages, the latest first, with what was found and refused on each."""
    rows = store.documents_listed(outlet or None, after=after, limit=100)
    pairs = [("outlet", outlet), ("after", rows[-1].cursor if rows else "")]
    more = with_query("/documents", [pair for pair in pairs if pair[1]])
    return page(
        "documents.html", rows=rows, outlet=outlet, outlets=store.outlets(),
        more=more if len(rows) == 100 else None, unread=store.unread() if not after else (),
    )  # fmt: skip


@get("/claims", sync_to_thread=True)
def claims(
    store: TheStore, speaker: FromQuery[str] = "", outlet: FromQuery[str] = "",
    stance: FromQuery[str] = "", verb: FromQuery[str] = "", after: FromQuery[str | None] = None,
) -> Template:  # fmt: skip
    """What somebody says, page by page, the latest first."""
    asked = ClaimsAsked(speaker, outlet, stance, verb)
    found, cursor, looked_at = some(store, asked, after=after)
    return page(
        "claims.html", found=found, speaker=speaker, outlet=outlet, stance=stance, verb=verb,
        stances=sorted(STANCES), outlets=store.outlets(), looked_at=looked_at,
        more=with_query("/claims", asked.pairs(after=cursor)) if cursor else None,
        formats=[(name, with_query(f"/claims.{name.lower()}", asked.pairs()))
                 for name in ("JSON", "CSV")],
    )  # fmt: skip


HANDLERS = (documents, claims)
