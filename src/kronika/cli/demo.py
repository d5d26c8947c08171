"""`kronika demo`: read the example pages and say what to type next."""

import typer


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(hidden=True)(demo)


def demo() -> None:
    """Read the example pages of the repository and print their chronicle."""
