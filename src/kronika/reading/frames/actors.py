"""A verb whose subject is that of a verb before it, past the name that stands between."""

from kronika.codebook.verbs import verb_forms
from kronika.reading.frames.sentence import Row
from kronika.reading.frames.words import PREPOSITIONS


def same_actor(row: Row, verb: int) -> int | None:
    """The verb before whose subject acts here too: "X called Y to offer", "X calls Y, offers"."""
    joint, near = row.word(verb - 1), verb - 2
    if row.mention(near) is None or joint not in ("to", ","):
        return None
    if joint == "to":
        behind = range(near - 1, max(0, near - _TITLES), -1)
        return next((p for p in behind if row.word(p) in _CONTACTS), None)
    listed = row.headline and row.word(verb).endswith("s") and row.mention(near - 2) is not None
    plain = row.mention(near - 1) is None and row.word(near - 1).endswith("s")
    return near - 1 if listed and plain and row.word(near - 1) not in PREPOSITIONS else None


_TITLES = 5
_CONTACTS = frozenset(
    f
    for lemma in ("call", "telephone", "phone", "ring", "meet", "visit", "contact", "cable", "join")
    for f in verb_forms(lemma)
)
