"""The whole codebook as one value that is handed to the stages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kronika.codebook.events import EventType, load_event_types
from kronika.codebook.gazetteer import open_gazetteer
from kronika.codebook.names import NameBook
from kronika.codebook.states import States
from kronika.model.protocols import Gazetteer


@dataclass(frozen=True, slots=True)
class Codebook:
    """Event types, states, other names, and places."""

    events: Mapping[str, EventType]
    states: States
    names: NameBook
    gazetteer: Gazetteer


@lru_cache(maxsize=4)
def load_codebook(path: str | Path | None = None) -> Codebook:
    """The codebook of a folder, or the packaged one.

    Raises:
        CodebookError: a data file is missing or not valid.
    """
    return Codebook(
        events=load_event_types(path),
        states=States.load(),
        names=NameBook.load(),
        gazetteer=open_gazetteer(),
    )
