"""The component that finds who and what a document names."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from kronika.codebook.names import NameBook
from kronika.codebook.states import States
from kronika.model.documents import Document
from kronika.model.protocols import Gazetteer
from kronika.model.readings import Mention, Reading
from kronika.reading.names.chains import Chains
from kronika.reading.names.descriptions import Descriptions
from kronika.reading.names.editions import editions
from kronika.reading.names.found import Found
from kronika.reading.names.guesses import Guesses
from kronika.reading.names.lines import Line, habits, lines
from kronika.reading.names.links import Links
from kronika.reading.names.parts import Parts
from kronika.reading.names.pieces import Hit, Hits, Open, Work, known
from kronika.reading.names.places import settle
from kronika.reading.names.rivals import Rivals
from kronika.reading.names.runs import Runs
from kronika.reading.names.tries import Trie, build

_ALWAYS = ("en", "ru", "zh", "ar")
_SIDES = frozenset("north south east west central latin northern southern eastern western".split())


class Names:
    """Finds named and described actors and places, joins them, and reads stated aliases.

    Works on any codebook, an empty one included: head nouns, titles, given names and the
    words around a name decide what no row knows.
    """

    name = "names"
    version = "1"
    requires = frozenset({"sentences", "tokens"})
    assigns = frozenset({"mentions", "links"})

    def __init__(self, names: NameBook, states: States, gazetteer: Gazetteer) -> None:
        self._book = names
        self._states = states
        self._tries: dict[str, Trie] = {}
        self._runs = Runs(names.words)
        self._parts = Parts(names.words)
        self._guesses = Guesses(names.words, gazetteer)
        self._descriptions = Descriptions(names)
        self._rivals = Rivals(names)
        self._links = Links(self._rivals)
        self._chains = Chains(names)

    def __call__(self, document: Document, reading: Reading) -> Reading:
        """The reading with its mentions and alias links."""
        made = lines(document, reading)
        found = self._found(made, document.language)
        settle(found, made, self._book.words)
        found = [item for item in found if item.kind != "gone"]
        self._rivals.choose(found)
        links = self._links.read(found, made)
        self._chains.join(found, made, links)
        order = sorted(found, key=lambda f: (f.start, -f.end))
        mentions = tuple(_mention(f) for f in order)
        return replace(reading, mentions=mentions, links=tuple(self._links.values(links, made)))

    def _found(self, made: list[Line], language: str | None) -> list[Found]:
        seen = habits(made, self._book.words)
        trie = self._trie(language)
        found: list[Found] = []
        pending: list[Open] = []
        all_hits: list[dict[int, Hit]] = []
        for line in made:
            hits: dict[int, Hit] = editions(line, trie.hits(line), self._book.words)
            hits = {i: hit for i, hit in hits.items() if not _is_part_of_world(line, i, hit)}
            line.states = {
                i: (h[0], h[1].country or "") for i, h in hits.items() if h[1].kind == "state"
            }
            all_hits.append(hits)
            work = Work(line, hits)
            for span in self._runs.of(line, seen, hits):
                self._parts.read(work, span)
            found += work.found
            pending += work.open
        held = {(run.line.index, at) for run in pending for at in range(run.first, run.last)}
        for line, hits in zip(made, all_hits, strict=True):
            found += _outside(line, hits, held)
        found += self._guesses.decide(pending, found)
        for line, hits in zip(made, all_hits, strict=True):
            found += _outside(line, hits, frozenset())
        for line in made:
            found += self._descriptions.read(line)
        return found

    def _trie(self, language: str | None) -> Trie:
        own = language if language and language not in _ALWAYS else ""
        if own not in self._tries:
            languages = (*_ALWAYS, own) if own else _ALWAYS
            self._tries[own] = build(self._book, self._states, languages)
        return self._tries[own]


def _outside(line: Line, hits: Hits, held: AbstractSet[tuple[int, int]]) -> list[Found]:
    """Known names that no run took in: sentence starts, small letters, other scripts.

    Words in `held` wait for the decision about their run.
    """
    found: list[Found] = []
    index = 0
    while index < len(line):
        hit = hits.get(index) if (line.index, index) not in held else None
        if hit and line.free(index, hit[0]) and _plausible(line, index, hits):
            found.append(known(line, index, hit[0], hit[1]))
            index = hit[0]
        else:
            index += 1
    return found


def _plausible(line: Line, index: int, hits: Hits) -> bool:
    last, entry = hits[index]
    if not entry.unsure:
        return True
    if last - index == 1 and len(line.words[index]) == 1 and not line.words[index].isascii():
        beside = (hits.get(index - 1), hits.get(last))
        return any(hit is not None and hit[1].kind == "state" for hit in beside)
    return entry.form in {"name", "demonym"}


def _is_part_of_world(line: Line, index: int, hit: Hit) -> bool:
    """As in "North America", where America is no state."""
    before = index and line.caps[index - 1] and line.fold_at(index - 1) in _SIDES
    if index and line.words[index - 1] == "New":
        return hit[1].kind == "state" and hit[1].form == "name"  # New Jersey is not Jersey
    return bool(before) and hit[1].kind == "state" and hit[1].unsure


def _mention(found: Found) -> Mention:
    return Mention(
        found.start, found.end, found.kind, found.chain, found.form, found.named, found.country,
        found.post, found.rule,
    )  # fmt: skip
