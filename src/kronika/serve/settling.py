"""The list of events kept up to date: at the start, after every judgement, when something waits."""

import logging
import threading

from kronika.errors import KronikaError
from kronika.store import SqlStore

_log = logging.getLogger("kronika.serve")


class Settler:
    """Brings the list up to date in the background, one run at a time."""

    def __init__(self, store: SqlStore) -> None:
        self._store, self._running, self._leaving = store, threading.Lock(), threading.Event()
        self._thread: threading.Thread | None = None

    def soon(self, *, after_s: float = 0.0) -> None:
        """Start a run in the background unless one is under way.

        `after_s` leaves so many seconds to whoever wrote what waits: a program that reads pages
        settles them itself, and two at it would do the work twice.
        """
        if self._running.acquire(blocking=False):
            self._thread = threading.Thread(
                target=self._run, args=(after_s,), name="settle", daemon=True
            )
            self._thread.start()

    def _run(self, after_s: float) -> None:
        try:
            self._leaving.wait(after_s)
            settled(self._store)
        except KronikaError as error:
            _log.warning("the list of events is not up to date: %s", error)
        finally:
            self._running.release()

    def join(self) -> None:
        """Wait for the run that is under way; one that has not begun begins at once."""
        self._leaving.set()
        if self._thread is not None:
            self._thread.join(timeout=30)
        self._leaving.clear()


def settled(store: SqlStore) -> None:
    """Bring the list up to date before the answer goes out; the flow is loaded when it has to."""
    if store.waiting():
        from kronika.codebook.book import load_codebook
        from kronika.pipeline import settle

        settle(store, load_codebook())
