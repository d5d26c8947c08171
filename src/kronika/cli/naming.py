"""`kronika naming`: who uses which word for whom, with the sentences."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kronika.cli.options import DEFAULT_DB, Db, FormatChoice, Quiet, lines_wanted

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kronika.resolving.naming import Count

_SHOWN = 160


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kronika naming 'Free Syrian Army' --format jsonl | jq .label")(
        naming
    )


def naming(
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="Any of its names, or its id.")],
    *,
    db: Db = DEFAULT_DB,
    format_: FormatChoice = None,
    quiet: Quiet = False,
) -> None:
    """Count which outlet or speaker uses which word for an entity, with the sentences."""
    from kronika.cli.output import note, screen, write_json
    from kronika.codebook.labels import load_labels
    from kronika.model.records import Entity
    from kronika.resolving.naming import register as counted
    from kronika.resolving.naming import uses
    from kronika.store import open_store

    labels = load_labels()
    with open_store(db, create=False) as store:
        found = store.bearers(entity)
    told = [
        use
        for one in found
        if isinstance(one.record, Entity)
        for use in uses(one.chronicle, one.record, labels)
    ]
    counts = counted(told)
    if lines_wanted(format_):
        write_json([_line(count) for count in counts])
    elif counts:
        screen().print(_table(entity, counts))
    if not counts:
        note(f"no page here has one of the words of the codebook beside {entity}", quiet=quiet)


def _line(count: "Count") -> dict[str, Any]:
    import msgspec

    uses: list[dict[str, Any]] = msgspec.to_builtins(count.uses)
    return {
        "by": count.by, "by_speaker": count.by_speaker, "label": count.label,
        "uses": len(count.uses), "documents": count.documents, "sentences": uses,
    }  # fmt: skip


def _table(entity: str, counts: "list[Count]") -> "RenderableType":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from kronika.cli.output import cell

    table = Table(title=f"Words used for {entity}", title_justify="left", box=SIMPLE_HEAD)
    for name in ("Who", "Word", "Uses", "Pages", "For example"):
        table.add_column(name, overflow="fold", max_width=70)
    for count in counts:
        first = count.uses[0]
        who = f"{count.by} (speaking)" if count.by_speaker else count.by
        words = ", ".join(dict.fromkeys(use.word.casefold() for use in count.uses))
        table.add_row(
            cell(who, "bold"), cell(f"“{words}”"), cell(len(count.uses)), cell(count.documents),
            cell(first.sentence[:_SHOWN]),
        )  # fmt: skip
    return table
