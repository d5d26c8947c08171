"""Kronika's TAXII server on a free port of this machine, in a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Self

from kronika.model.tlp import rank
from kronika.store import open_store
from kronika.store.sharing.partners import Terms

SCRIPT = """
import sys, uvicorn
from kronika.serve.taxii import ServerLimits, Taxii
from kronika.store import open_store
store = open_store(sys.argv[1], create=False)
many = ServerLimits(requests_per_s=1e9, bytes_per_s=1e12)
uvicorn.run(Taxii(store.shelf(), limits=many), port=int(sys.argv[2]), log_level="warning",
            access_log=False)
"""


class Server:
    """A store with four collections, a partner with a key, and a worker that serves it."""

    def __init__(self, folder: Path | None = None, *, target: str | None = None) -> None:
        own = folder is None and target is None
        self._own = tempfile.TemporaryDirectory(ignore_cleanup_errors=True) if own else None
        self.file = target or (folder or Path(self._own.name if self._own else ".")) / "shared.db"
        self.store = open_store(self.file)
        self.shelf = self.store.shelf()
        self.ids = {}
        self.shelf.add_partner("probe", ceiling=rank("AMBER") or 0)
        for name, read, write in (
            ("box", True, True), ("shelf", True, False), ("slot", False, True),
            ("hidden", False, False),
        ):  # fmt: skip
            made = self.shelf.add_collection(
                name, alias=name, can_read=read, can_write=write, description=f"the {name}"
            )
            self.ids[name] = made.id
            self.shelf.grant("probe", made, ("read", "write"))
        self.key = self.shelf.add_key("probe", Terms())
        self.hidden = self.ids["hidden"]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/taxii2/"
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self.store.close()
        if self._own:
            self._own.cleanup()

    def start(self) -> None:
        """Run the worker, and wait until it answers."""
        command = [sys.executable, "-c", SCRIPT, str(self.file), str(self.port)]
        self.process = subprocess.Popen(command, env=os.environ)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(self.url, timeout=5)
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the server did not start within a minute")

    def stop(self, sign: int = signal.SIGTERM) -> None:
        """End the worker, as a shutdown or as a kill."""
        if self.process is not None:
            self.process.send_signal(sign)
            self.process.wait(30)
            self.process = None
