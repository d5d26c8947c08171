"""The list of documents, and the list of claims with their sentences."""

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from kronika.codebook.speech import STANCES
from kronika.errors import UsageError
from kronika.serve.bearers import Said, said_in
from kronika.serve.dependencies import TheStore
from kronika.serve.links import with_query
from kronika.serve.rendering import page
from kronika.store import SqlStore

CLAIMS_A_PAGE = 50
MOST_LOOKED_AT = 400
_STEP = 40


@get("/documents", sync_to_thread=True)
def documents(
    store: TheStore, outlet: FromQuery[str] = "", after: FromQuery[str | None] = None
) -> Template:
    """The pages, the latest first, with what was found and refused on each."""
    rows = store.documents_listed(outlet or None, after=after, limit=100)
    more = with_query("/documents", _pairs(outlet=outlet, after=rows[-1].cursor if rows else ""))
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
    if stance and stance not in STANCES:
        raise UsageError(f"a stance is one of: {', '.join(sorted(STANCES))}")
    found, cursor, looked_at = _found(store, speaker, outlet, stance, verb, after)
    pairs = _pairs(speaker=speaker, outlet=outlet, stance=stance, verb=verb, after=cursor or "")
    return page(
        "claims.html", found=found, speaker=speaker, outlet=outlet, stance=stance, verb=verb,
        stances=sorted(STANCES), outlets=store.outlets(), looked_at=looked_at,
        more=with_query("/claims", pairs) if cursor else None,
    )  # fmt: skip


def _found(
    store: SqlStore, speaker: str, outlet: str, stance: str, verb: str, after: str | None
) -> tuple[list[Said], str | None, int]:
    """Claims that fit, the place to go on at, and how many pages were looked at."""
    found: list[Said] = []
    looked_at = 0
    while True:
        rows = store.documents_listed(outlet or None, after=after, limit=_STEP)
        for row, view in zip(rows, store.chronicles([r.id for r in rows]), strict=True):
            if len(found) >= CLAIMS_A_PAGE or looked_at >= MOST_LOOKED_AT:
                return found, after, looked_at
            looked_at, after = looked_at + 1, row.cursor
            found += [
                said_in(view, c) for c in view.claims
                if speaker.casefold() in c.speaker.casefold()
                and (not stance or c.stance == stance)
                and verb.casefold() in c.verb.casefold().replace("_", " ")
            ]  # fmt: skip
        if len(rows) < _STEP:
            return found, None, looked_at


def _pairs(**given: str) -> list[tuple[str, str]]:
    return [(name, value) for name, value in given.items() if value]


HANDLERS = (documents, claims)
