"""`kronika export FORMAT`: one command a format, each with the filters and its own options.

The commands are made when they are asked for, so that no other command loads the formats.
"""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from kronika.cli.options import (
    DEFAULT_DB,
    Db,
    Disputed,
    Factuality,
    Lifecycle,
    Outlet,
    ParticipantName,
    PlaceName,
    Quiet,
    Reviewed,
    Series,
    Since,
    Type,
    Until,
    selection,
)  # fmt: skip
from kronika.errors import UsageError

if TYPE_CHECKING:
    from kronika.exchange.parcel import Format, Option

_FILTERS = (
    "type_", "since", "until", "place", "participant", "outlet", "series", "lifecycle",
    "factuality", "review", "disagreement",
)  # fmt: skip
Where = Annotated[
    str | None, typer.Argument(metavar="[OUT]", help="The file or folder to write; - for output.")
]
Out = Annotated[str | None, typer.Option(help="The same by name.")]
Stamp = Annotated[
    str | None,
    typer.Option(
        envvar="SOURCE_DATE_EPOCH",
        help="The moment the files name as theirs (2026-01-31T12:00:00Z); none unless given.",
    ),
]
Codebook = Annotated[
    str | None, typer.Option(help="The codebook folder that the pages were read with.")
]


class Formats(TyperGroup):
    """The formats as commands, loaded when they are listed or called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 (typer's own)
        """Our formats, those of other packages, and what else stands beside them."""
        from kronika.exchange.formats import format_names

        return [*format_names(), *self.commands]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        """The command of a format.

        Raises:
            UsageError: there is none of that name.
        """
        from kronika.exchange.formats import load_format

        if cmd_name in self.commands:
            return super().get_command(ctx, cmd_name)
        return _command(load_format(cmd_name))


def register(app: typer.Typer) -> None:
    """Add the group to the application."""
    group = typer.Typer(
        cls=Formats, no_args_is_help=True, rich_markup_mode=None, subcommand_metavar="FORMAT",
        help="Write records in the formats that other tools load.",
        epilog="Example: kronika export csv --type attack --since 2016 --out attacks",
    )  # fmt: skip
    group.callback()(_formats)
    group.command("diff", epilog="Example: kronika export diff release-1/ release-2/")(diff)
    app.add_typer(group, name="export")


def _formats() -> None:
    """Write records in the formats that other tools load."""


def diff(
    old: Annotated[Path, typer.Argument(help="The older release, or folder of CSV tables.")],
    new: Annotated[Path, typer.Argument(help="The newer one.")],
    *,
    out: Annotated[
        str | None, typer.Option(help="A CSV file for every row and cell; - for output.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Say what differs between two releases, row by row and column by column."""
    from kronika.cli.exporting import tell_changes

    tell_changes(old, new, out=out, quiet=quiet)


def _shared(
    *,
    where: Where = None,
    out: Out = None,
    type_: Type = None,
    since: Since = None,
    until: Until = None,
    place: PlaceName = None,
    participant: ParticipantName = None,
    outlet: Outlet = None,
    series: Series = None,
    lifecycle: Lifecycle = None,
    factuality: Factuality = None,
    review: Reviewed = None,
    disagreement: Disputed = None,
    stamp: Stamp = None,
    codebook: Codebook = None,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """The options that every format takes."""


def _command(format_: "Format") -> Any:  # noqa: ANN401 (a command of typer's own kind)
    """The command of one format: its own options, then those that all take."""
    own = [_parameter(option) for option in format_.options]
    names = {parameter.name: parameter.name for parameter in own}
    run = _runner(format_, set(names))
    shared = inspect.signature(_shared).parameters.values()
    run.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    said = f"{format_.about[0].upper()}{format_.about[1:]}."
    example = f"Example: kronika export {format_.name} --since 2016"
    app.command(format_.name, help=said, short_help=format_.about, epilog=example)(run)
    return typer.main.get_command(app)


def _parameter(option: "Option") -> inspect.Parameter:
    flag = f"--{option.name}"
    kind: Any = bool if option.switch else str if option.required else str | None
    default: Any = False if option.switch else None
    if option.required:
        default = inspect.Parameter.empty
    return inspect.Parameter(
        option.name.replace("-", "_"), inspect.Parameter.KEYWORD_ONLY, default=default,
        annotation=Annotated[kind, typer.Option(flag, help=option.about)],
    )  # fmt: skip


def _runner(format_: "Format", own: set[str]) -> Callable[..., None]:
    def run(**given: Any) -> None:  # noqa: ANN401 (as the signature says)
        from kronika.cli.exporting import export
        from kronika.cli.parcels import opened

        where, out = given["where"], given["out"]
        if where and out and where != out:
            raise UsageError(f"{where!r} and --out {out!r} are two places: name one")
        meant = selection(**{name: given[name] for name in (*_FILTERS, "codebook")})
        options = {name.replace("_", "-"): given[name] for name in own}
        with opened(given["db"], meant, stamp=given["stamp"], codebook=given["codebook"]) as parcel:
            export(format_, parcel, options=options, out=out or where, quiet=given["quiet"])

    return run
