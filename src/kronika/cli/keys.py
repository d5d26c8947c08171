"""Where the key to a partner's server is: a variable of the environment or a file, never typed."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kronika.errors import UsageError

MAX_KEY_BYTES = 4_096


@dataclass(frozen=True, slots=True)
class Asked:
    """How a partner's server is asked: all that is remembered of it, and no key."""

    server: str
    key_env: str | None = None
    key_file: str | None = None
    user: str | None = None
    private: bool = False
    plain_http: bool = False

    def words(self) -> str:
        """As JSON, to be kept.

        Example:
            >>> Asked.of(Asked("https://example.org/taxii2/", "KEY").words()).key_env
            'KEY'
        """
        return msgspec.json.encode(self).decode()

    @classmethod
    def of(cls, words: str) -> "Asked":
        """From what `words` gave."""
        return msgspec.json.decode(words, type=cls)

    def key(self) -> str:
        """The key itself.

        Raises:
            UsageError: it is not where it should be, or others can read its file.
        """
        if self.key_file is not None:
            return _of_file(Path(self.key_file))
        if self.key_env is None:
            raise UsageError("where is the key? --key-env NAME of a variable, or --key-file FILE")
        found = os.environ.get(self.key_env, "")
        if not found.strip():
            raise UsageError(f"the variable {self.key_env} holds no key: set it, or use --key-file")
        return found


def _of_file(path: Path) -> str:
    try:
        mode = path.stat().st_mode
        with path.open("rb") as file:
            found = file.read(MAX_KEY_BYTES)
    except OSError as error:
        raise UsageError(f"the key file {path} cannot be read: {error.strerror}") from None
    if os.name == "posix" and mode & (stat.S_IRGRP | stat.S_IROTH):
        raise UsageError(f"others can read the key file {path}: `chmod 600 {path}`")
    return found.decode("utf-8", "replace")
