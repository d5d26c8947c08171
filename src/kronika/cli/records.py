"""`kronika show` and `kronika explain`: a record, and where each of its values comes from."""

from itertools import islice
from typing import Annotated, Any

import typer

from kronika.cli.options import DEFAULT_DB, Db, FormatChoice, Quiet, lines_wanted

Id = Annotated[
    str, typer.Argument(metavar="ID", help="An id, or so much of one that no other begins so.")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(epilog="Example: kronika show ev_3f29")(show)
    app.command(epilog="Example: kronika explain ev_3f29 --format jsonl | jq .sentence")(explain)


def show(
    record_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="An event, claim, entity, designation or "
                                   "document; without it all events are listed.")
    ] = None,
    *,
    limit: Annotated[int, typer.Option(min=1, help="How many events at most.")] = 200,
    db: Db = DEFAULT_DB,
    format_: FormatChoice = None,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Show a record, or list all events, latest first."""
    from kronika.cli.claims import as_screen as claim_screen
    from kronika.cli.claims import claim_json, claim_of
    from kronika.cli.merging import as_screen as merged_screen
    from kronika.cli.merging import merged_of
    from kronika.cli.output import note, screen, write_json
    from kronika.cli.settling import settled
    from kronika.cli.showing import as_json, as_screen, record_json
    from kronika.cli.tables import records_table
    from kronika.exchange.merged import line as merged_json
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        settled(store)
        if record_id is not None:
            found = store.get(record_id)
            merged = merged_of(store, found) if found.kind == "event" and found.also else None
            claim = claim_of(store, found)
            if lines_wanted(format_):
                said = as_json(found) | ({"merged": merged_json(merged[0])} if merged else {})
                write_json([said | ({"merged": claim_json(claim)} if claim else {})])
            else:
                screen().print(as_screen(found))
                if merged:
                    screen().print(merged_screen(*merged))
                if claim:
                    screen().print(claim_screen(claim))
            return
        events = list(islice(store.all_records(), limit))
    if lines_wanted(format_):
        write_json([record_json(one) for one in events])
    elif events:
        screen().print(records_table(events))
        note("`kronika explain ID` says where each value comes from", quiet=quiet)
    if not events:
        note(f"no events in {db}", quiet=quiet)


def explain(
    record_id: Id, *, db: Db = DEFAULT_DB, format_: FormatChoice = None, quiet: Quiet = False
) -> None:
    """Say where each value of a record comes from, with the sentence that says it."""
    from kronika.cli.claims import claim_of
    from kronika.cli.explaining import as_screen, reasons
    from kronika.cli.merging import judged, merged_of, reasons_table
    from kronika.cli.output import note, screen, write_json
    from kronika.cli.settling import settled
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        settled(store)
        found = store.get(record_id)
        # An entity of a large store stands in thousands of pages: only events are told whole.
        alike = [store.get(other) for other in found.also] if found.kind == "event" else []
        merged = merged_of(store, found)[0] if alike else None
        claim = claim_of(store, found)
        alike += [store.get(one) for one in (claim.claims if claim else ()) if one != record_id]
    everything = [found, *alike]
    said: list[dict[str, Any]] = [reason for one in everything for reason in reasons(one)]
    if lines_wanted(format_):
        write_json([*said, *(judged(merged) if merged is not None else ())])
        return
    screen().print(as_screen(everything))
    if merged is not None:
        screen().print(reasons_table(merged))
    if not said:
        note("nothing was read from this page", quiet=quiet)
