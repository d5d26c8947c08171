"""A page as text with everything that rests on it, and the form that corrects it."""

from typing import Annotated, Any

from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect, Response, Template

from kronika.errors import QuoteMismatchError, StaleDecisionError, StoreError, UsageError
from kronika.model.assertions import Assertion
from kronika.serve.deciding import Ground, decide, ground, seen_fields
from kronika.serve.dependencies import TheCodebook, ThePerson, TheStore
from kronika.serve.links import document_url
from kronika.serve.pages.entering import inside
from kronika.serve.people import who
from kronika.serve.proposals import CHOICES, DATES, fields_of
from kronika.serve.reader import ReaderView, reader_view
from kronika.serve.rendering import page
from kronika.serve.settling import settled
from kronika.serve.values import field_label, shown
from kronika.store import SqlStore

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


@get("/documents/{document_id:str}", sync_to_thread=True)
def reader(
    store: TheStore, document_id: FromPath[str], at: FromQuery[str | None] = None,
    fix: FromQuery[str | None] = None, add: FromQuery[str | None] = None,
    done: FromQuery[int | None] = None,
) -> Template:  # fmt: skip
    """The page at the words that `at` names; `fix` opens the form for one value."""
    known = ground(store, document_id)
    target = known.find(fix)
    return _page(store, known, at=at, target=target, subject=add, done=done)


@get("/documents/{document_id:str}/raw", sync_to_thread=True)
def raw(store: TheStore, document_id: FromPath[str]) -> Response[bytes]:
    """The bytes of the page as received, to be saved; a browser is never to open them here.

    Raises:
        StoreError: only their hash is kept.
    """
    capture = store.capture(document_id)
    if capture is None:
        raise StoreError(
            f"the bytes of {document_id} are not kept, only their hash: read the page once more "
            "without --no-raw"
        )
    headers = {
        "Content-Disposition": f'attachment; filename="{capture.id[2:18]}.page"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(capture.body, media_type="application/octet-stream", headers=headers)


@post("/documents/{document_id:str}/decide", status_code=303, sync_to_thread=True)
def decided(
    store: TheStore, codebook: TheCodebook, person: ThePerson, document_id: FromPath[str],
    data: Form,
) -> Redirect | Template:  # fmt: skip
    """Keep what the form says; show the form again, with what was typed, where it cannot be."""
    try:
        by, cookies = who(person, data)
        made = decide(store, codebook, data, document_id=document_id, by=by)
    except (UsageError, QuoteMismatchError, StaleDecisionError) as error:
        known = ground(store, document_id)
        status = 409 if isinstance(error, StaleDecisionError) else 400
        return _page(
            store, known, at=data.get("at"), target=known.find(data.get("target")),
            subject=data.get("subject"), problem=str(error), typed=data, status=status,
        )  # fmt: skip
    said = (made.asserted or made.denied)[0].evidence
    back = data.get("back")
    if back:
        return Redirect(inside(back), cookies=cookies, status_code=303)
    where = f"{document_url(document_id)}?at={said.start}-{said.end}&done={made.number}"
    return Redirect(f"{where}#w{said.start}", cookies=cookies, status_code=303)


@post("/decisions/{number:int}/undo", status_code=303, sync_to_thread=True)
def undone(
    store: TheStore, person: ThePerson, number: FromPath[int], data: Form
) -> Redirect:  # fmt: skip
    """Take one decision back, whatever was decided since."""
    by, cookies = who(person, data)
    made = store.undo(number, by=by)
    settled(store)
    back = inside(data.get("back") or document_url(made.document_id))
    return Redirect(back, cookies=cookies, status_code=303)


def _page(
    store: SqlStore, known: Ground, *, at: str | None, target: Assertion | None = None,
    subject: str | None = None, done: int | None = None, problem: str | None = None,
    typed: dict[str, str] | None = None, status: int = 200,
) -> Template:  # fmt: skip
    document_id = known.view.document.id if known.view.document else ""
    log = store.corrections(document_id)
    if target is not None and at is None:
        at = f"{target.evidence.start}-{target.evidence.end}"
    view = reader_view(known, log, at=at)
    return page(
        "reader.html", status=status, view=view, form=form(store, view, target, subject, typed),
        problem=problem, done=next((c for c in log if c.number == done), None), shown=shown,
        field_label=field_label, refused=known.view.refused,
        raw=store.raw(document_id) if document_id else None,
    )  # fmt: skip


def form(
    store: SqlStore, view: ReaderView, target: Assertion | None, subject: str | None,
    typed: dict[str, str] | None,
) -> dict[str, Any]:  # fmt: skip
    """What stands in the form: the value that is corrected, or what was typed before."""
    records = [*view.events, *view.claims, *view.entities, *view.designations]
    of = target.subject if target else subject
    field = target.field if target else ""
    field = "date" if field in DATES else field
    fields = seen_fields(field) if field else ()
    seen = store.state(view.document.id, target.subject, fields) if target else ""
    parts = target.value if target is not None and not isinstance(target.value, str) else {}
    value = _typable(target) if target else ""
    kept = {
        "value": value, "quote": target.evidence.quote if target else "",
        "start": str(target.evidence.start) if target else "",
        "end": str(target.evidence.end) if target else "",
        "role": str(parts.get("role") or ""), "kind": str(parts.get("kind") or ""),
        "country": str(parts.get("country") or ""), "what": str(parts.get("what") or ""),
        "of": f"{of} {field or fields_of(of)[0]}" if of and fields_of(of) else "",
    }  # fmt: skip
    if view.at and not target:
        kept |= {
            "quote": view.document.text[slice(*view.at)], "start": str(view.at[0]),
            "end": str(view.at[1]),
        }  # fmt: skip
    return {
        "target": target, "field": field, "seen": seen, "open": bool(target or subject or typed),
        "kept": kept | {k: v for k, v in (typed or {}).items() if k in kept},
        "choices": CHOICES,
        "records": [(r, [(f, f"{r.id} {f}") for f in fields_of(r.id)]) for r in records],
    }  # fmt: skip


def _typable(target: Assertion) -> str:
    if isinstance(target.value, str):
        return target.value
    return str(target.value.get("value") or target.value.get("name") or "")


HANDLERS = (reader, raw, decided, undone)
