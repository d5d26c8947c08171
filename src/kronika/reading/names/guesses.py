"""Open runs decided by all places of the document where the same words stand."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from kronika.codebook.name_words import NameWords
from kronika.model.protocols import Gazetteer, PlaceCandidate
from kronika.reading.names.clues import Clues
from kronika.reading.names.editions import numbered
from kronika.reading.names.found import Found
from kronika.reading.names.pieces import Open
from kronika.reading.names.posts import Posts

_KNOWN_PLACE = 100_000
_ENOUGH = 2
_LONG = 5
_SHORT = 3
_WITH = frozenset({"with", "by", "against", "between", "under", "told", "met", "former"})
_CACHE = 20_000


class Guesses:
    """Decides open runs; one for the life of a reader, so that places are looked up once."""

    def __init__(self, words: NameWords, gazetteer: Gazetteer) -> None:
        self._words = words
        self._gazetteer = gazetteer
        self._clues = Clues(words, Posts(words))
        self._places: dict[str, tuple[PlaceCandidate, ...]] = {}

    def decide(self, pending: Iterable[Open], found: Iterable[Found]) -> list[Found]:
        """Mentions for the runs that the document decides; the others are left out."""
        groups: dict[str, list[Open]] = defaultdict(list)
        for run in pending:
            groups[run.key].append(run)
        known = {f.key: f.kind for f in found if f.named and f.kind in {"person", "place"}}
        tails = tail_names(f.key for f in found if f.kind == "person" and f.named)
        made: list[Found] = []
        ordered = sorted(groups.items(), key=lambda item: -item[0].count(" "))
        for key, runs in ordered:
            kind = known.get(key) or self._kind(key, runs, tails)
            if kind is None:
                continue
            if kind == "person" and " " in key:
                tails |= tail_names([key])
            known[key] = kind
            made += [self._made(run, kind) for run in runs if run.line.free(run.first, run.last)]
        return made

    def _made(self, run: Open, kind: str) -> Found:
        last = numbered(run.line, run.last) if kind == "exercise" else run.last
        return run.line.found(run.first, last, kind, rule=f"guess:{kind}", sure=False)

    def _kind(self, key: str, runs: list[Open], tails: frozenset[str]) -> str | None:
        scores: Counter[str] = Counter()
        for run in runs:
            per_run: Counter[str] = Counter()
            for kind, points in self._clues.around(run):
                per_run[kind] += points
            for kind, points in per_run.items():
                scores[kind] = max(scores[kind], points)
        single = " " not in key
        if single and _plain_acronym(runs[0], self._words):
            return None
        if single and key in tails and scores["place"] < _ENOUGH + 1:
            return "person"
        scores["place"] += self._place_points(runs[0], single=single, scores=scores)
        if single and runs[0].line.words[runs[0].first].isupper() and len(key) > 1:
            scores["place"] -= 1
        kind, points = max(
            scores.items(), key=lambda item: (item[1], item[0] == "person"), default=("", 0)
        )
        if points >= _ENOUGH:
            return kind
        return self._default(key, runs, scores, single=single)

    def _place_points(self, run: Open, *, single: bool, scores: Counter[str]) -> int:
        person, told = scores["person"], scores["place"] > 0
        text = " ".join(w for w in run.line.words[run.first : run.last])
        text = text.replace(" - ", "-")
        found = self._lookup(text)
        if not found:
            return 0
        best = found[0]
        large = best.feature in {"country", "admin1", "region"} or best.population >= _KNOWN_PLACE
        if not large and person >= _ENOUGH:
            return 0
        if large and (told or run.key not in self._words.given):
            return 2
        known = single and run.key not in self._words.common and best.population > 15_000
        return 2 if known and told and not person else int(not single)

    def _lookup(self, name: str) -> tuple[PlaceCandidate, ...]:
        if name not in self._places:
            if len(self._places) >= _CACHE:
                self._places.clear()
            self._places[name] = tuple(self._gazetteer.candidates(name))
        return self._places[name]

    def _like_surname(self, key: str, runs: list[Open]) -> bool:
        """A word that no list knows, without an article, with or against which one acts."""
        alone = len(key) > _SHORT and not self._words.plain(key)
        articles = any(run.line.fold_at(run.first - 1) in {"the", "a", "an"} for run in runs)
        inside = any(run.line.fold_at(run.first - 1) in _WITH for run in runs)
        spaced = all(run.line.words[run.first][1:].islower() for run in runs)
        return alone and not articles and inside and spaced and not self._lookup(key.title())

    def _default(
        self, key: str, runs: list[Open], scores: Counter[str], *, single: bool
    ) -> str | None:
        run = runs[0]
        words = run.line.words[run.first : run.last]
        steady = [r for r in runs if not r.line.shouting]
        if not steady:
            return None
        if single:
            acronym = (
                key.isalpha()
                and len(key) in range(2, 9)
                and words[0].isupper()
                and not run.line.upper
            )
            if not acronym:
                return "person" if self._like_surname(key, steady) else None
            told = any(_acts(run) for run in steady)
            return "organisation" if acronym and told and scores["person"] >= 0 else None
        parts = key.split()
        if run.last - 1 in run.line.states:
            return "organisation"
        plain = sum(
            p in self._words.common
            and p not in self._words.given
            and p not in self._words["family_first"]
            for p in parts
        )
        if any(len(w) > 1 and w.isupper() for w in words):
            return "organisation" if not plain else None
        if len(parts) in {2, 3} and not plain and scores["person"] >= 0:
            return "person" if scores["place"] < 1 else "place"
        return "person" if scores["person"] > scores["place"] else None


def _acts(run: Open) -> bool:
    """Whether an acronym stands where a body does: the X, X's, of X, X said."""
    before, after = run.line.fold_at(run.first - 1), run.line.fold_at(run.last)
    titled = run.line.busy[run.first - 2] if run.first > 1 else None
    if before == "(" and titled is not None and titled.kind == "person":
        return False
    bracketed = before in {"(", "["} and after in {")", "]"}
    return (
        bracketed
        or before in {"the", "of", "from", "by", "with", "against", "for"}
        or after in {"s", "said", "says", "has", "was", "is"}
    )


def _plain_acronym(run: Open, words: NameWords) -> bool:
    """A common word in capitals is a word."""
    word = run.line.words[run.first]
    return word.isupper() and (run.key in words.common or run.key in words["function"])


def tail_names(keys: Iterable[str]) -> frozenset[str]:
    """The words by which persons may be called again.

    Example:
        >>> sorted(tail_names(["ada quist", "kim jong un"]))
        ['kim', 'quist', 'un']
    """
    tails: set[str] = set()
    for key in keys:
        parts = key.split()
        tails.add(parts[-1])
        if len(parts) == 3:
            tails.add(parts[0])
    return frozenset(tails)
