"""Bytes become documents: readers of page formats, block labels, metadata."""
