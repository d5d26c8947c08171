"""The command line: parse, call one library function, print."""

import os
import sys

import typer

from kronika.cli.output import note
from kronika.errors import KronikaError

app = typer.Typer(
    name="kronika",
    help="Reads news pages about security affairs between states and writes a sourced chronicle.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _register() -> None:
    """Each command file adds its own commands."""
    from kronika.cli import (
        audits,
        codebook,
        collections,
        correct,
        demo,
        exchanging,
        export,
        naming,
        partners,
        read,
        records,
        resolve,
        review,
        search,
        serve,
        stories,
        undoing,
        upkeep,
        verify,
    )

    for module in (
        read,
        demo,
        records,
        search,
        serve,
        stories,
        naming,
        resolve,
        review,
        correct,
        undoing,
        export,
        verify,
        upkeep,
        codebook,
        collections,
        partners,
        audits,
        exchanging,
    ):
        module.register(app)


def main() -> None:
    """Run the command line; every known failure is one line on standard error.

    Exit codes: 0 all went well, 1 some pages were refused or a record was not found,
    2 the command was used wrongly.
    """
    if not app.registered_commands:
        _register()
    try:
        app()
    except KronikaError as error:
        note(f"kronika: {error}")
        raise SystemExit(2 if error.code == "usage" else 1) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
