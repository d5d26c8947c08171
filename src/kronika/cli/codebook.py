"""`kronika codebook`: show, check and compare the data files that say what is an event."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from kronika.codebook.events import EventType, load_event_types
from kronika.codebook.validate import Finding, validate
from kronika.errors import UsageError

Folder = Annotated[Path | None, typer.Option("--codebook", help="A codebook folder of your own.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    group = typer.Typer(help="Show, check and compare codebooks.", no_args_is_help=True)
    group.command(epilog="Example: kronika codebook show joint_exercise")(show)
    group.command("validate", epilog="Example: kronika codebook validate my-codebook/")(check)
    group.command(epilog="Example: kronika codebook diff my-codebook/")(diff)
    app.add_typer(group, name="codebook")


def show(
    type_: Annotated[str | None, typer.Argument(metavar="[TYPE]", help="One event type.")] = None,
    *,
    codebook: Folder = None,
) -> None:
    """List the event types, or print one with its fields, roles and crosswalks."""
    types = load_event_types(codebook)
    if type_ is not None and type_ not in types:
        raise UsageError(f"no event type is called {type_!r}; known: {', '.join(types)}")
    if not sys.stdout.isatty():
        for kind in types.values() if type_ is None else (types[type_],):
            typer.echo(json.dumps(_row(kind), ensure_ascii=False))
    elif type_ is None:
        _list(list(types.values()))
    else:
        _print(types[type_])


def _row(kind: EventType) -> dict[str, object]:
    return {
        "type": kind.type,
        "label": kind.label,
        "definition": kind.definition,
        "fields": dict(kind.fields),
        "roles": {role: sorted(kinds) for role, kinds in kind.roles.items()},
        "crosswalk": dict(kind.crosswalk),
        "words": sorted({t.lemma for t in kind.triggers}),
    }


def _list(types: list[EventType]) -> None:
    table = Table("type", "meaning", "PLOVER", "CAMEO", "ACLED", title="Event types")
    for kind in types:
        walk = kind.crosswalk
        cameo = ", ".join(walk.get("cameo") or ())
        table.add_row(
            kind.type, kind.definition, walk.get("plover") or "", cameo, walk.get("acled") or ""
        )
    Console().print(table)


def _print(kind: EventType) -> None:
    console = Console(highlight=False)
    console.print(f"{kind.type}: {kind.label}\n{kind.definition}\n", markup=False)
    table = Table("field", "meaning")
    for name, meaning in kind.fields.items():
        table.add_row(name, meaning)
    console.print(table)
    roles = Table("role", "who may fill it")
    for role, kinds in kind.roles.items():
        roles.add_row(role, ", ".join(sorted(kinds)))
    console.print(roles)
    console.print(f"told by: {', '.join(sorted({t.lemma for t in kind.triggers}))}", markup=False)


def check(
    folder: Annotated[
        Path | None, typer.Argument(help="The packaged codebook if left out.")
    ] = None,
) -> None:
    """Check every file of a codebook; exit code 1 when something is wrong."""
    findings = validate(folder)
    for finding in findings:
        typer.echo(_line(finding))
    wrong = sum(not f.ok for f in findings)
    typer.echo(f"{len(findings)} files checked, {wrong} wrong", err=True)
    raise typer.Exit(1 if wrong else 0)


def _line(finding: Finding) -> str:
    return f"{'ok   ' if finding.ok else 'wrong'} {finding.file}: {finding.says}"


def diff(
    folder: Annotated[Path, typer.Argument(help="The codebook to compare with the packaged one.")],
) -> None:
    """Print what another codebook adds, takes away and changes in its event types."""
    ours, theirs = load_event_types(), load_event_types(folder)
    for name in sorted(set(ours) | set(theirs)):
        if name not in ours:
            typer.echo(f"+ {name}")
        elif name not in theirs:
            typer.echo(f"- {name}")
        else:
            for line in _changes(_row(ours[name]), _row(theirs[name])):
                typer.echo(f"~ {name}: {line}")


def _changes(left: dict[str, object], right: dict[str, object]) -> list[str]:
    return [
        f"{part}: {json.dumps(left[part], ensure_ascii=False)} -> "
        f"{json.dumps(right[part], ensure_ascii=False)}"
        for part in left
        if left[part] != right[part]
    ]
