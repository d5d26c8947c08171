"""The kind that the words of a capitalised name give it, by its head noun."""

from collections.abc import Sequence

from kronika.codebook.name_words import NameWords

_JOINERS = frozenset({"of", "for", "on", "against", "to", "in"})
_UNITED = frozenset({"un", "united", "international", "world", "interparliamentary", "eu", "nato"})
_TALKS = frozenset({"contact", "support", "working", "small", "minsk", "monitoring", "core"})
_FORMATIONS = frozenset("battle strike task combat carrier tactical army expeditionary".split())
_MATTERS = frozenset(
    "defence defense security military trade peace border policy sanctions government".split()
)
_REGIONAL = frozenset("arab arabs asian african european american".split())
_AIRCRAFT = frozenset({("air", "force", "one"), ("air", "force", "two")})
_NUMBERS = frozenset("one two three four five six seven eight nine ten i ii iii iv v vi".split())
_SINGLE = frozenset(
    "coalition parliament senate congress pentagon kremlin peshmerga duma knesset cabinet "
    "gulf".split()
)

_REBEL = frozenset(
    "liberation salvation redemption restoration caliphate resistance revolutionary peasant free "
    "rule anticommunist".split()
)


def _armed(key: str, before: Sequence[str]) -> str:
    """Coast guards are agencies, like police; armies of liberation are groups; others forces."""
    if key == "army":
        return "force" if _REBEL.isdisjoint(before) else "group"
    return "agency" if {"coast", "police"} & set(before) else "force"


class Kinds:
    """Reads the kind off the head noun of a name."""

    def __init__(self, words: NameWords) -> None:
        self._words = words

    def of(self, folds: Sequence[str]) -> str | None:
        """The kind, `skip` for what names no actor or place, None where no word tells.

        Example:
            >>> from kronika.codebook.name_words import load_words
            >>> kinds = Kinds(load_words())
            >>> kinds.of(["ministry", "of", "defence"]), kinds.of(["peace", "treaty"])
            ('agency', 'skip')
        """
        head = self.head(folds)
        if head is None:
            return None
        key = folds[head]
        if tuple(folds) in _AIRCRAFT or (head and folds[-1] in _REGIONAL):
            return "skip"
        if " ".join(folds[:2]) == "islamic state":
            return "group"
        if key in {"government", "regime"}:
            return "government"
        kind = self._kind(key, folds, head)
        return self._united(kind, folds, key)

    def head(self, folds: Sequence[str]) -> int | None:
        """Where the head noun stands: before the first "of", else at the end."""
        for at in range(1, len(folds)):
            if folds[at] in _JOINERS and folds[at - 1] in self._words["of_heads"]:
                return at - 1
        last = len(folds) - 1
        while last > 0 and (
            folds[last].isdigit() or folds[last] in _NUMBERS or not folds[last][:1].isalnum()
        ):
            last -= 1
        return last if last >= 0 else None

    def _kind(self, key: str, folds: Sequence[str], head: int) -> str | None:
        words = self._words
        before_of = head + 1 < len(folds) and folds[head + 1] in _JOINERS
        if before_of and key in words.prefixes:
            return words.prefixes[key]
        if key in words["skip"] or list(folds[:2]) == ["new", "year"]:
            return "skip"
        if key in words.heads:
            kind = words.heads[key]
            if kind == "company" and head and folds[0] in words["directions"]:
                return "place"
            if key in {"guard", "command", "army"}:
                return _armed(key, folds[:head])
            if kind == "company" and key == "group" and folds[head - 1] in _FORMATIONS:
                return "unit"
            if kind == "company" and key == "group" and _TALKS & set(folds[:head]):
                return "igo"
            return kind
        prefix = words.prefixes.get(folds[0]) if head and not before_of else None
        if prefix and folds[0] == "new" and folds[1] in _UNITED | _MATTERS:
            prefix = None  # a headline's "New Defence Pact"
        if prefix in {"place", "media"} or (prefix == "group" and folds[0] not in words.common):
            return prefix
        tasked = "task force" in " ".join(folds[1:])
        return "force" if tasked else words.prefixes.get(" ".join(folds[:2]))

    def _united(self, kind: str | None, folds: Sequence[str], key: str) -> str | None:
        if kind in {"agency", "organisation", "company", "unit"} and folds[0] in _UNITED:
            return (
                "igo"
                if folds[0] != "international"
                or key
                in {"court", "agency", "tribunal", "organization", "organisation", "commission"}
                else kind
            )
        if kind == "organisation" and key in {"organization", "organisation"}:
            return "igo" if {"cooperation", "treaty", "states"} & set(folds) else kind
        return kind

    def may_stand_alone(self, key: str) -> bool:
        """Whether one capitalised head noun is a name by itself: Parliament, Coalition."""
        return key in _SINGLE
