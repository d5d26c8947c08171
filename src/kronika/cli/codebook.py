"""`kronika codebook`: show and check the data files that say what is an event."""

import typer


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    group = typer.Typer(help="Show and check the codebook.", no_args_is_help=True)
    app.add_typer(group, name="codebook")
