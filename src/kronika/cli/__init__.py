"""The command line: parse, call one library function, print."""

import os
import sys

import typer

from kronika.cli.output import note
from kronika.errors import KronikaError

TRACEBACK = "KRONIKA_TRACEBACK"
"""The environment variable that shows where in the code a defect lies."""

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

    Exit codes: 0 all went well, 1 some pages were refused, a record was not found or a store
    cannot be used, 2 the command was used wrongly, 130 it was interrupted.
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
    except OSError as error:
        note(f"kronika: {_of_the_system(error)}")
        raise SystemExit(1) from None
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        note(f"kronika: {_of_our_own(error)}")
        raise SystemExit(1) from None


def _of_the_system(error: OSError) -> str:
    """What the system refused, and about which file."""
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}: see that it is there, may be used and has room"


def _of_our_own(error: Exception) -> str:
    """A failure that nobody foresaw: our defect, not the user's."""
    return (
        f"a defect of Kronika ({type(error).__name__}: {error}): the store keeps what was written "
        f"before; {TRACEBACK}=1 shows where, for a report to those who keep Kronika"
    )
