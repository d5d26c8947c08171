"""`kronika serve`: the workbench in a browser, on this machine unless a token guards it."""

import gc
import socket
import threading
import webbrowser
from typing import TYPE_CHECKING, Annotated

import typer

from kronika.cli.options import DEFAULT_DB, Db, Quiet
from kronika.cli.output import note
from kronika.errors import UsageError

if TYPE_CHECKING:
    from kronika.serve.options import ServeOptions


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kronika serve --db demo.db --open --as 'Ada Lovelace'")(serve)


def serve(
    *,
    db: Db = DEFAULT_DB,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free one.")] = 8350,
    person: Annotated[
        str | None, typer.Option("--as", help="The name that judgements made here carry.")
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="KRONIKA_TOKEN",
            help="What a browser must enter once; needed for other addresses than this machine.",
        ),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    quiet: Quiet = False,
) -> None:
    """Read, search, see and check the chronicle in a browser; nothing leaves this machine."""
    from kronika.serve.options import ServeOptions, checked
    from kronika.serve.people import checked_name

    name = checked_name(person) if person is not None else None
    checked(ServeOptions(host, port, name, token))
    with _listening(host, port) as listening:
        at = ServeOptions(host, listening.getsockname()[1], name, token)
        _run(db, at, listening, open_=open_, quiet=quiet)


def _run(
    db: str, options: "ServeOptions", listening: socket.socket, *, open_: bool, quiet: bool
) -> None:
    gc.disable()  # a collection in the middle of the imports only costs time
    import uvicorn

    from kronika.serve.app import create_app
    from kronika.serve.mounting import with_exchange
    from kronika.serve.taxii import Taxii

    workbench = create_app(db, options)
    exchange = Taxii(workbench.state["store"].shelf())
    config = uvicorn.Config(
        with_exchange(workbench, exchange), log_level="warning", server_header=False,
        access_log=False, lifespan="on", h11_max_incomplete_event_size=64 * 1024,
        timeout_graceful_shutdown=2,
    )  # fmt: skip
    gc.freeze()
    gc.enable()
    note(f"the workbench is at {options.url} (Ctrl+C ends it)", quiet=quiet)
    if open_:
        threading.Timer(0.3, webbrowser.open, [options.url]).start()
    uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises:
        UsageError: the address is not of this machine, or another program has the port.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        raise UsageError(
            f"cannot listen on {host} port {port} ({error}): name another with --port, "
            "0 takes any free one"
        ) from error
    return listening
