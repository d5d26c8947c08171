"""Tellings of events: trigger words with who, where, when and how many."""

from kronika.reading.frames.component import Frames

__all__ = ["Frames"]
