"""`kronika exchange`: lay out the chronicle for partners, and let them come."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kronika.cli.marking import mark
from kronika.cli.options import DEFAULT_DB, Db, Quiet
from kronika.cli.pulling import COMMANDS

if TYPE_CHECKING:
    import uvicorn

_LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    group = typer.Typer(help="Share the chronicle over TAXII 2.1.", no_args_is_help=True)
    group.command(epilog="Example: kronika exchange publish")(publish)
    group.command(epilog="Example: kronika exchange serve --port 8351")(serve)
    group.command(epilog="Example: kronika exchange mark d_4f1c AMBER")(mark)
    for example, command in COMMANDS:
        group.command(epilog=f"Example: {example}")(command)
    app.add_typer(group, name="exchange")


def publish(
    collection: Annotated[
        str | None, typer.Argument(metavar="[COLLECTION]", help="One; all of ours if absent.")
    ] = None,
    *,
    marking: Annotated[
        str, typer.Option(help="The label of what was read from public pages.")
    ] = "TLP:CLEAR",
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Fill the collections with the chronicle as it is now.

    What did not change keeps its version; what is no more is withdrawn.
    """
    from kronika.cli.output import note
    from kronika.cli.settling import settled
    from kronika.errors import UsageError
    from kronika.exchange.stix.marks import Marks, rank
    from kronika.serve.publishing import publish_view
    from kronika.store import open_store

    rank(marking)
    with open_store(db, create=False) as store:
        settled(store)
        shelf = store.shelf()
        chosen = (shelf.collection(collection),) if collection else shelf.collections()
        ours = [one for one in chosen if one.profile is not None]
        if not ours:
            raise UsageError("there is nothing to fill: `kronika collection add NAME` makes one")
        for one in ours:
            marks = Marks.of_pages(store.marks(), default=marking)
            done = publish_view(store, shelf, one, marks)
            note(
                f"{one.alias or one.title}: {done.new} new, {done.changed} changed, "
                f"{done.unchanged} unchanged, {done.withdrawn} withdrawn", quiet=quiet,
            )  # fmt: skip


def serve(
    *,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free one.")] = 8351,
    tls_cert: Annotated[Path | None, typer.Option(help="Certificate chain, PEM.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="Its private key, PEM.")] = None,
    plain_http: Annotated[
        bool, typer.Option("--plain-http", help="Let keys go over the network unencrypted.")
    ] = False,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Serve the collections alone, without the workbench.

    `kronika serve` has them too, under /taxii2/. Behind a proxy on this machine that speaks TLS,
    listen on 127.0.0.1 and let it set X-Forwarded-For and X-Forwarded-Proto.
    """
    import uvicorn

    from kronika.cli.output import note
    from kronika.serve.taxii import Taxii
    from kronika.store import open_store

    _check(host, tls_cert, tls_key, plain_http=plain_http)
    with open_store(db, create=False) as store:
        config = uvicorn.Config(
            Taxii(store.shelf(), plain_http=plain_http), host=host, port=port,
            log_level="warning", access_log=False, server_header=False,
            ssl_certfile=tls_cert, ssl_keyfile=tls_key, timeout_graceful_shutdown=5,
        )  # fmt: skip
        scheme = "https" if tls_cert else "http"
        note(f"the exchange is at {scheme}://{host}:{port}/taxii2/ (Ctrl+C ends it)", quiet=quiet)
        _run(config)


def _run(config: "uvicorn.Config") -> None:
    import uvicorn

    from kronika.errors import UsageError

    try:
        uvicorn.Server(config).run()
    except SystemExit:
        raise UsageError(
            f"cannot listen on {config.host} port {config.port}: name another"
        ) from None


def _check(
    host: str, certificate: Path | None, key: Path | None, *, plain_http: bool
) -> None:  # fmt: skip
    """Refuse what would send keys over a network in the clear."""
    from kronika.errors import UsageError

    if (certificate is None) != (key is None):
        raise UsageError("TLS needs both: --tls-cert FILE and --tls-key FILE")
    for file in (certificate, key):
        if file is not None and not file.is_file():
            raise UsageError(f"there is no file {file}")
    if certificate is None and host not in _LOCAL and not plain_http:
        raise UsageError(
            f"on {host} keys would go over the network unencrypted: give --tls-cert and --tls-key, "
            "or listen on 127.0.0.1 behind a proxy that speaks TLS, or say --plain-http"
        )
