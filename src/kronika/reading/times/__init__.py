"""Time expressions in running text, resolved to half-open intervals (docs/times.md)."""

from kronika.reading.times.component import Times, anchor_of, resolve

__all__ = ["Times", "anchor_of", "resolve"]
