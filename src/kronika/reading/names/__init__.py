"""Names: who and what a document names, under which forms, and what it says of those names."""

from kronika.reading.names.component import Names

__all__ = ["Names"]
