"""Kronika reads news pages and writes a sourced chronicle.

Example:
    >>> import kronika
    >>> kronika.read(["no such page.html"]).refused[0].path
    'no such page.html'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kronika.notebook import Chronicles, read

__version__ = "0.1.0"
__all__ = ["Chronicles", "__version__", "read"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 (the module's own names)
    """The public names, imported when they are first used."""
    if name in ("read", "Chronicles"):
        return getattr(import_module("kronika.notebook"), name)
    raise AttributeError(f"module 'kronika' has no attribute {name!r}")
