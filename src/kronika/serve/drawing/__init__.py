"""Drawings: pure functions from events to SVG, with all that they show as values for tables.

Nothing here knows of requests, templates or stores. The same events in any order give the
same drawing; what is not drawn is counted.
"""
