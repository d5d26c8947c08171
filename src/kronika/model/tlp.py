"""The Traffic Light Protocol: how far what is marked may travel.

Labels are those of TLP 2.0 (FIRST, August 2022); ids those of its STIX 2.1 marking definitions
(OASIS) and of the four TLP 1.0 definitions that STIX 2.1 section 7.2.1.4 fixes.
"""

from typing import Literal

Label = Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
LABELS: tuple[Label, ...] = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
"""From the widest to the narrowest; the rank of a label is its place here."""
UNMARKED = 9
"""The rank of what bears no label, or one that nobody can read: above every ceiling."""
NO_CEILING = 99
"""Above every rank."""

_IDS = {
    "94868c89-83c2-464b-929b-a1a8aa3c8487": 0,
    "bab4a63c-aed9-4cf5-a766-dfca5abac2bb": 1,
    "55d920b0-5e8b-4f79-9ee9-91f868d9b421": 2,
    "939a9414-2ddd-4d32-a0cd-375ea402b003": 3,
    "e828b379-4e03-4974-9ac4-e53a884c97c1": 4,
    "613f2e26-407d-48c7-9eca-b8e91df99dc9": 0,  # TLP 1.0 WHITE
    "34098fce-860f-48ae-8e50-ebd3cc5e41da": 1,
    "f88d31f6-486f-44da-b317-01333bde0b82": 2,
    "5e57c739-391a-4eb3-b6be-7d15ca92d5ed": 4,
}
RANK_OF_ID = {f"marking-definition--{uuid}": rank for uuid, rank in _IDS.items()}
"""The rank of each marking definition that names a label."""


def label_of(rank: int) -> Label:
    """The label of a rank; what bears none that can be read is as narrow as the narrowest.

    Example:
        >>> label_of(2), label_of(UNMARKED)
        ('TLP:AMBER', 'TLP:RED')
    """
    return LABELS[min(max(rank, 0), len(LABELS) - 1)]


def rank(label: str) -> int | None:
    """The rank of a label, with or without `TLP:`; None when it is none.

    Example:
        >>> rank("TLP:AMBER"), rank("amber+strict"), rank("WHITE"), rank("secret")
        (2, 3, 0, None)
    """
    name = label.strip().upper().removeprefix("TLP:")
    name = {"WHITE": "CLEAR"}.get(name, name)
    return next((i for i, known in enumerate(LABELS) if known == f"TLP:{name}"), None)
