"""Are events of many pages joined rightly, and are exactly the true disagreements shown?

Data: `--data examples` holds pages of our own, `events.jsonl` with the events that they tell
(each with the cluster it belongs to) and `disagreements.jsonl` with the values that do and do not
contradict each other. Two runs over the same pages: `told`, where the events are those of
`events.jsonl`, shows merging and disagreement alone; `read`, where they are what the reader
finds, shows what a user sees. Figures: `b3_f1` of events (in `read` of the found events that
have their like in `events.jsonl`), `planted_shown` of planted disagreements in numbers, ordinals,
dates and names of events, `false_shown` of those that are none, `unplanned` shown beside these;
`asked` are missed ones of whose event two tellings are a question for `kronika review`.
It does not show how merging fares on pages that nobody wrote for it.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kronika.codebook.book import Codebook, load_codebook
from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.evidence import Evidence
from kronika.model.merged import MergedEvent
from kronika.model.records import Chronicle, Event
from kronika.pipeline import Source, merged_event, read, resolve_page
from kronika.plugins import load_reader
from kronika.scoring.bcubed import b_cubed
from kronika.store import SqlStore, open_store

COMPARED = ("number", "ordinal", "date", "name")
NO_FIELDS = frozenset(
    "person;group;group name;held responsible;part of;event;leader of FARC-EP;commander;"
    "Russian ships;proposed election date;action".split(";")
)
"""Rows about persons, groups and parts of a text: no field of an event holds them."""
Row = dict[str, Any]
Words = dict[tuple[str, str, str], str]


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def pages(
    data: Path, book: Codebook, store: SqlStore, reader: str = "rules"
) -> dict[str, Chronicle]:
    """What the reader makes of each page, by file name."""
    source = Source([str(data / "pages")])
    found = read(source, codebook=book, reader=load_reader(reader)(book), store=store)
    return {Path(p.document.path or "").name: p for p in found if p.document is not None}


def told(
    row: Row, document: Document, book: Codebook, as_said: Words
) -> Iterator[tuple[str, Assertion]]:
    """The events of `events.jsonl` for one page as assertions, each with its cluster."""
    words = Evidence.of(document.text, 0, 20, document_id=document.id)
    for number, event in enumerate(row["events"]):
        subject = f"ev_{document.id}_{number:02}"
        for field, value in values(event | {"file": row["file"]}, book, as_said):
            yield (
                event["cluster"],
                Assertion.make(subject, field, value, words, made_by="events@0", confidence=0.9),
            )


def values(event: Row, book: Codebook, words: Words) -> Iterator[tuple[str, Any]]:
    """The fields of one event, as an event of a page has them."""
    for field in ("type", "start", "end", "lifecycle", "factuality", "action"):
        if event.get(field):
            yield field, event[field]
    if event.get("name"):
        yield "name", event["name"].split("|")[0]
    if event.get("start"):
        yield "date_precision", "day" if len(event["start"]) == 10 else "month"
    for place in event["places"]:
        found = book.gazetteer.locate(place.split("|")[0])
        yield "place", {
            "name": found.name or place.split("|")[0], "country": found.country,
            "admin1": found.admin1, "lat": found.lat, "lon": found.lon,
            "precision": found.precision, "role": "at",
        }  # fmt: skip
    for one in event["participants"]:
        name = one["name"].split("|")[0]
        state = book.states.by_name(name)
        yield "participant", {
            "name": name, "kind": one.get("kind", "state"), "role": one.get("role", ""),
            "country": state.iso if state else None, "entity_id": None,
        }  # fmt: skip
    for row in event["numbers"]:
        yield number(row, words.get((event["file"], event["cluster"], row["value"])))


def number(row: Row, said: str | None) -> tuple[str, Row]:
    """A number of an event; `said` are its words where the data give them."""
    what = row["what"].removesuffix(" planned")
    if "ordinal" in what:
        what, said = "ordinal", f"exercise number {row['value']}"
    said = said or f"{row['value']} {what}"
    low = row["value"] if "more than" in said.casefold() else None
    return "number", {"what": what, "value": row["value"], "low": low, "high": None,
                      "as_said": said}  # fmt: skip


def run_told(data: Path, book: Codebook, read_pages: dict[str, Chronicle]) -> Row:
    """Merging and disagreement where the events of each page are given."""
    gold: dict[str, str] = {}
    as_said = {
        (page, row["event"], value["value"]): words
        for row in rows(data / "disagreements.jsonl")
        for value in row["values"]
        for page, words in zip(value["pages"], value["as_said"], strict=False)
        if row["kind"] == "number"
    }
    with open_store(":memory:") as store:
        for row in rows(data / "events.jsonl"):
            document = read_pages[row["file"]].document
            if document is None:
                continue
            found = list(told(row, document, book, as_said))
            gold |= {a.subject: cluster for cluster, a in found}
            store.put(document, [a for _, a in found])
        return figures(store, book, gold, data)


def run_read(data: Path, book: Codebook, store: SqlStore, found: dict[str, Chronicle]) -> Row:
    """What a user gets: the events that the reader finds, merged."""
    gold: dict[str, str] = {}
    for row in rows(data / "events.jsonl"):
        page = found.get(row["file"])
        if page is not None:
            gold |= like(page.events, row["events"])
    return figures(store, book, gold, data)


def like(events: Iterable[Event], gold: list[Row]) -> dict[str, str]:
    """The cluster of each found event that has its like among the events given for its page."""
    pairs = sorted(
        ((alike(event, row), event.id, i) for event in events for i, row in enumerate(gold)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    matched: dict[str, str] = {}
    taken: set[int] = set()
    for score, event_id, i in pairs:
        if score > 1 and event_id not in matched and i not in taken:
            matched[event_id] = gold[i]["cluster"]
            taken.add(i)
    return matched


def alike(event: Event, row: Row) -> float:
    """How like two events of one page are: type, then name, date and place."""
    other_act = event.action and row.get("action") not in (None, event.action)
    if event.type != row["type"] or other_act:
        return 0.0
    places = {p.name.casefold() for p in event.places}
    named = {name.casefold() for place in row["places"] for name in place.split("|")}
    same_name = bool(event.name and row.get("name") and event.name[:8] in row["name"])
    start = bool(event.start and row.get("start") and event.start[:7] == row["start"][:7])
    day = bool(event.start and event.start == row.get("start"))
    historical = (event.factuality == "historical") == (row.get("factuality") == "historical")
    return 1 + same_name + start + 0.5 * day + 0.5 * bool(places & named) + 0.5 * historical


def figures(store: SqlStore, book: Codebook, gold: dict[str, str], data: Path) -> Row:
    """Join the events of a store, and hold records and disagreements against the data."""
    near = store.neighbourhood()
    for page in list(store.chronicles()):
        resolve_page(page, near, codebook=book)
    records = near.record_ids(gold)
    score = b_cubed(records, gold)
    merged = dict(merged_events(store, sorted(set(records.values()))))
    counts = {"planted": 0, "planted_shown": 0, "not_planted": 0, "false_shown": 0}
    missed, asked, false = [], [], []
    questions = {(j.left, j.right) for j in near.judgements(gold) if j.verdict == "unsure"}
    for row in rows(data / "disagreements.jsonl"):
        if row["kind"] not in COMPARED or row["field"] in NO_FIELDS:
            continue
        own = {records[e] for e, cluster in gold.items() if cluster == row["event"]}
        shown = any(holds(merged[one], row) for one in own)
        kind = "planted" if row["is_disagreement"] else "not_planted"
        counts[kind] += 1
        counts["planted_shown" if row["is_disagreement"] else "false_shown"] += shown
        if row["is_disagreement"] and not shown:
            missed.append(f"{row['event']} {row['field']}")
            if any(
                {gold.get(left), gold.get(right)} == {row["event"]} for left, right in questions
            ):
                asked.append(f"{row['event']} {row['field']}")
        if shown and not row["is_disagreement"]:
            false.append(f"{row['event']} {row['field']}")
    listed = [(e, d) for e in merged.values() for d in e.disagreements]
    planted = [r for r in rows(data / "disagreements.jsonl") if r["is_disagreement"]]
    unplanned = [
        f"{e.type} {d.field}: {' / '.join(v.value for v in d.values)}"
        for e, d in listed
        if not any(holds(e, row, field=d.field) for row in planted)
    ]
    return {
        "events": len(gold), "b3_precision": round(score.precision, 4),
        "b3_recall": round(score.recall, 4), "b3_f1": round(score.f1, 4), **counts,
        "missed": missed, "asked": asked, "false": false, "shown": len(listed),
        "unplanned": unplanned,
    }  # fmt: skip


def merged_events(store: SqlStore, ids: Iterable[str]) -> Iterator[tuple[str, MergedEvent]]:
    for one in ids:
        found = store.get(one)
        tellings = []
        for other in (found, *(store.get(also) for also in found.also)):
            page = other.chronicle.document
            if page is not None:
                tellings.append((other.record.id, page, store.assertions(page.id)))
        yield one, merged_event(tellings)


def holds(event: MergedEvent, row: Row, *, field: str | None = None) -> bool:
    """Whether one disagreement of the event holds at least two of the row's values."""
    wanted = [str(v["value"]).casefold() for v in row["values"]]
    for one in event.disagreements:
        if field in (None, one.field) and fits(one.field, row["kind"]):
            shown = [
                f"{value.value} {value.parts.get('value', '')}".casefold().replace(",", "").strip()
                for value in one.values
            ]
            if sum(any(same(w, s) for s in shown) for w in wanted) > 1:
                return True
    return False


def same(wanted: str, shown: str) -> bool:
    return wanted == shown or wanted in shown.split()


def fits(field: str, kind: str) -> bool:
    """Whether a field of an event is of the kind that a row of the data is about."""
    kinds = {"start": "date", "end": "date"}
    return kinds.get(field, field.split(" ")[0]) == kind


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("examples"))
    parser.add_argument("--reader", default="rules", help="rules or learned")
    parser.add_argument("--json", action="store_true", help="only the line of figures")
    options = parser.parse_args()
    book = load_codebook()
    with open_store(":memory:") as store:
        found = pages(options.data, book, store, options.reader)
        result = {"read": run_read(options.data, book, store, found)}
        result["told"] = run_told(options.data, book, found)
    if not options.json:
        for name, row in result.items():
            for key, value in row.items():
                print(f"{name:5} {key:14} {value}")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
