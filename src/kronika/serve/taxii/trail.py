"""The audit log's waiting room: entries of reads are written a moment later, together.

What changes the store is logged in the transaction that changes it; what only reads must not
wait for a writer. Where the log cannot be written for long, the server stops answering.
"""

import threading
from collections.abc import Sequence

from kronika.errors import KronikaError
from kronika.model.sharing import Entry
from kronika.store.sharing.shelf import Shelf

EVERY_S = 0.25
MOST = 20_000


class Trail:
    """Entries on their way into the audit log."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._waiting: list[Entry] = []
        self._used: set[str] = set()
        self._guard = threading.Lock()
        self._writing = threading.Lock()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def full(self) -> bool:
        """True when so much waits that no more may be done unlogged."""
        return len(self._waiting) >= MOST

    def add(self, entry: Entry) -> None:
        """Log one entry within `EVERY_S` seconds."""
        with self._guard:
            self._waiting.append(entry)
            if entry.key_id and entry.partner:
                self._used.add(entry.key_id)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="audit", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while not self._ended.wait(EVERY_S):
            self.flush()

    def flush(self) -> None:
        """Write what waits; it goes on waiting where the store cannot be written."""
        with self._writing:
            with self._guard:
                entries, self._waiting = self._waiting, []
                used, self._used = sorted(self._used), set()
            if entries and not self._written(entries, used):
                with self._guard:
                    self._waiting = entries + self._waiting
                    self._used.update(used)

    def _written(self, entries: Sequence[Entry], used: Sequence[str]) -> bool:
        try:
            self._shelf.audit(entries, used=used)
        except KronikaError:
            return False
        return True

    def close(self) -> None:
        """Write what waits, and stop."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join(timeout=5)
        self.flush()
