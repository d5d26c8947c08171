"""The list of merged events brought up to date, before it is shown and after every change."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kronika.store import SqlStore


def settled(store: "SqlStore") -> None:
    """Make anew what waits; the codebook is only loaded where something does."""
    if store.waiting():
        from kronika.codebook.book import load_codebook
        from kronika.pipeline import settle

        settle(store, load_codebook())
