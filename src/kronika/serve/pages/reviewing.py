"""The review queue over HTTP: one question, its answers, the next; every answer can be undone."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Template

from kronika.errors import QuoteMismatchError, StaleDecisionError, UsageError
from kronika.model.judgements import Judgement
from kronika.serve import review
from kronika.serve.deciding import decide, ground
from kronika.serve.dependencies import TheCodebook, ThePerson, TheStore
from kronika.serve.links import with_query
from kronika.serve.pages.entering import inside
from kronika.serve.people import who
from kronika.serve.rendering import page
from kronika.serve.review import KINDS, NAMES, Kind
from kronika.serve.settling import settled
from kronika.serve.values import field_label, shown
from kronika.store import SqlStore
from kronika.store.rows import instant

if TYPE_CHECKING:
    from kronika.codebook.book import Codebook

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


@get("/review", sync_to_thread=True)
def queue(
    store: TheStore, codebook: TheCodebook, kind: FromQuery[str | None] = None,
    item: FromQuery[str | None] = None, after: FromQuery[str | None] = None,
    done: FromQuery[str | None] = None,
) -> Template:  # fmt: skip
    """The question that is next, or the one that was asked for."""
    return _page(store, codebook, kind=kind, key=item, after=after, done=done)


@post("/review/decide", status_code=303, sync_to_thread=True)
def decided(
    store: TheStore, codebook: TheCodebook, person: ThePerson, data: Form
) -> Redirect | Template:
    """Keep one answer and go on to the next question."""
    kind, key = _kind(data.get("kind")), data.get("item", "")
    try:
        by, cookies = who(person, data)
        done = _kept(store, codebook, kind, key, data, by)
    except (UsageError, QuoteMismatchError, StaleDecisionError) as error:
        status = 409 if isinstance(error, StaleDecisionError) else 400
        return _page(store, codebook, kind=kind, key=key, problem=str(error), status=status)
    next_ = data.get("next") or ""
    pairs = [("kind", kind), *([("item", next_)] if next_ else []), ("done", done)]
    return Redirect(with_query("/review", pairs), cookies=cookies, status_code=303)


@post("/review/undo", status_code=303, sync_to_thread=True)
def undone(store: TheStore, person: ThePerson, data: Form) -> Redirect:
    """Take any decision back, of values or of merges."""
    by, cookies = who(person, data)
    _undo(store, data.get("done", ""), by)
    return Redirect(inside(data.get("back") or "/review"), cookies=cookies, status_code=303)


@get("/review/decisions", sync_to_thread=True)
def decisions(store: TheStore, before: FromQuery[int | None] = None) -> Template:
    """What people decided, the latest first, each with its undo."""
    log = store.corrections(before=before, limit=100)
    merges = store.decisions(taken_back=True)[:100] if before is None else ()
    return page(
        "decisions.html", log=log, merges=merges, shown=shown, field_label=field_label,
        last=log[-1].number if len(log) == 100 else None,
    )  # fmt: skip


def _kept(
    store: SqlStore, codebook: "Codebook", kind: Kind, key: str, data: Mapping[str, str], by: str
) -> str:
    """Write the answer; a short name of it for its undo."""
    if kind == "merge":
        return _judged(store, key, data, by)
    if kind == "disagreement":
        return _headed(store, codebook, key, data, by)
    found = store.doubt(key)
    if found is None:
        raise StaleDecisionError("somebody decided about it meanwhile: nothing was written")
    document_id = found.assertion.evidence.document_id
    form = {**data, "target": key}
    return f"d{decide(store, codebook, form, document_id=document_id, by=by).number}"


def _judged(store: SqlStore, key: str, data: Mapping[str, str], by: str) -> str:
    asked = review.judged(store, key)
    if asked is None:
        raise StaleDecisionError("somebody decided about the two meanwhile: nothing was written")
    verdicts = {"accept": "same", "reject": "different", "unsure": "unsure"}
    verdict = verdicts.get(data.get("action", ""))
    if verdict is None:
        raise UsageError("an answer is one of: accept, reject, unsure")
    one = asked[1]
    made = Judgement(
        one.left, one.right, verdict, by, instant(), reasons=("decided in review",)  # type: ignore[arg-type]
    )  # fmt: skip
    number = store.judge_seen(made, seen=data.get("seen") or None)
    settled(store)
    return f"j{number}"


def _headed(
    store: SqlStore, codebook: "Codebook", key: str, data: Mapping[str, str], by: str
) -> str:
    """The chosen value stands for the field, or leaves it on every page that gives it."""
    found = review.disputed(store, key)
    if found is None or (data.get("seen") and data["seen"] != review.seen_of(found[1])):
        raise StaleDecisionError(
            "the field is no longer as it was shown: look at what stands now. Nothing was written"
        )
    values = {v.value: v for v in found[1].values}
    chosen = values.get(data.get("value", ""))
    action = data.get("action")
    if chosen is None or action not in ("accept", "reject"):
        raise UsageError("choose one of the values that pages give, and accept or reject it")
    numbers: list[int] = []
    for said in chosen.said[: 1 if action == "accept" else None]:
        known = ground(store, said.document_id)
        for target in list(review.targets(known, said, found[1].field))[:1]:
            form = {"action": action, "target": target.id}
            made = decide(store, codebook, form, document_id=said.document_id, by=by)
            numbers.append(made.number)
    if not numbers:
        raise StaleDecisionError("the words of that value are no longer there: look again")
    return "d" + "-".join(map(str, numbers))


def _undo(store: SqlStore, done: str, by: str) -> None:
    numbers = done[1:].split("-")
    if done[:1] not in ("d", "j") or not all(n.isascii() and n.isdigit() for n in numbers):
        raise UsageError("name the decision that is taken back: the list of decisions has them")
    for number in numbers[:200]:
        if done[0] == "d":
            store.undo(int(number), by=by)
        else:
            store.take_back(int(number), at=instant(), by=by)
    settled(store)


def _kind(kind: str | None) -> Kind:
    found: Kind | None = next((k for k in KINDS if k == kind), None)
    if found is None:
        raise UsageError(f"the queue has: {', '.join(KINDS)}")
    return found


def _page(
    store: SqlStore, codebook: "Codebook", *, kind: str | None, key: str | None = None,
    after: str | None = None, done: str | None = None, problem: str | None = None,
    status: int = 200,
) -> Template:  # fmt: skip
    made = review.progress(store)
    first: Kind = next((k for k in KINDS if made.open[k]), "merge")
    chosen = first if kind is None else _kind(kind)
    rows = review.entries(store, chosen, after=after)
    key = key or (rows[0].key if rows else None)
    item = review.item(store, codebook, chosen, key) if key else None
    gone = key is not None and item is None
    if gone and rows:
        item = review.item(store, codebook, chosen, rows[0].key)
    own = item.key if item else key
    behind = review.entries(store, chosen, after=own, limit=12) if own else rows
    behind = [one for one in behind if one.key != own]
    valid = done if done and done[1:].replace("-", "").isdigit() else None
    return page(
        "review.html", status=status, progress=made, kinds=KINDS, names=NAMES, kind=chosen,
        item=item, rows=behind, next=behind[0].key if behind else None, done=valid,
        problem=problem, gone=gone and not problem and not done, shown=shown,
        field_label=field_label,
    )  # fmt: skip


HANDLERS = (queue, decided, undone, decisions)
