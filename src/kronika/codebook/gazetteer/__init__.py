"""The gazetteer: names of places, what they may mean, and when that cannot be told."""

from kronika.codebook.gazetteer.lookup import PlaceFinder, open_gazetteer

__all__ = ["PlaceFinder", "open_gazetteer"]
