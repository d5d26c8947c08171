"""Whether a capital stands for its government: "Oslo has said", not "in Oslo"."""

from kronika.codebook.name_words import NameWords
from kronika.reading.names.found import Found
from kronika.reading.names.lines import Line

_RELATIONS = frozenset("relations ties talks cooperation tensions between alliance".split())
_ADDRESSED = frozenset(
    "accused accuses urged urges blamed blaming accusing urging pressed by against warned warns "
    "with thanked thanks asked asks whom".split()
)
_SENT = frozenset(
    "condolences message messages letter letters note protest greetings sympathy telegrams "
    "warning signal apology request reply ultimatum support pressure approval permission backing "
    "orders response silence reaction comment answer nudge".split()
)
_CLAUSE = frozenset({"", ";", ":", "that", "what", "which", "while", "whether", '"', "“", "‘"})
_GONE_TO = frozenset({"visited", "arrived", "signed", "reported"})
_WITHIN = frozenset("and the this a".split())
_AUXILIARY = frozenset("has had have will would is was does did do can could may must".split())
_CITY = frozenset(
    "attack attacks siege court police metro summit residents mayor talks conference text bombing "
    "airports streets suburbs share stock outskirts centre center old declaration daily office "
    "bureau university residence time based born".split()
)
_OWN = frozenset({"'s", "’s"})


class Powers:
    """Reads the words around a capital."""

    def __init__(self, words: NameWords) -> None:
        self._words = words
        self._told = (words["says"] | words["governs"]) - _GONE_TO
        self._verbs = words["state_verbs"] | words["says"]
        places = {key for key, kind in words.heads.items() if kind == "place"}
        self._city = frozenset(places) | _CITY

    def acts(self, item: Found, line: Line) -> bool:
        """Whether it acts, is addressed, owns what governments own, or is paired with a state."""
        before, after = line.fold_at(item.first - 1), line.fold_at(item.last)
        if before in {"-", "‐"} and line.fold_at(item.first - 2) in {"pro", "anti"}:
            return True
        if before in self._words["locatives"]:
            return False
        if before in {"from", "to"}:
            near = line.folds[max(0, item.first - 4) : item.first - 1]
            tied = before == "to" and near[-1:] and near[-1] in _RELATIONS
            return bool(tied) or not _SENT.isdisjoint(near)
        return (
            self._addressed(item, line, before)
            or self._paired(item, line, before, after)
            or self._subject(item, line, before, after)
        )

    def _addressed(self, item: Found, line: Line, before: str) -> bool:
        told = before.endswith("ed") and before in self._told
        near = line.folds[max(0, item.first - 6) : item.first - 1]
        return (
            before in _ADDRESSED or told or (before == "between" and bool(_RELATIONS & set(near)))
        )

    def _paired(self, item: Found, line: Line, before: str, after: str) -> bool:
        """Riyadh and Tehran: what the one is, the other is."""
        if before == "and" and item.first > 1:
            other = line.busy[item.first - 2]
            return other is not None and other.kind == "state" and other.form != "demonym"
        if after != "and" or item.last + 1 >= len(line):
            return False
        other = line.busy[item.last + 1]
        return other is not None and self._verb(line, other.last, loose=True)

    def _subject(self, item: Found, line: Line, before: str, after: str) -> bool:
        if before == "of":
            return False
        if line.words[item.last : item.last + 1] and line.words[item.last] in _OWN:
            return line.fold_at(item.last + 1) not in self._city and before != "the"
        if before in _CLAUSE and after == "," and line.fold_at(item.last + 1) in {"which", "whose"}:
            return True
        comma = before == "and" and line.fold_at(item.first - 2) == ","
        loose = comma or before not in self._words["weak_locatives"] | _WITHIN
        return self._verb(line, item.last, loose=loose)

    def _verb(self, line: Line, at: int, *, loose: bool) -> bool:
        """Whether the word at `at` is what a government does; loose: any form of a verb."""
        key = line.fold_at(at)
        if key in self._verbs:
            return True
        if not loose or key in self._city or not (key.isalpha() and line.words[at].islower()):
            return False
        verb = key.endswith(("ed", "s")) and key not in self._words["function"]
        return verb or key in _AUXILIARY
