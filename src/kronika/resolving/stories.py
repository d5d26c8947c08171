"""Stories: documents grouped by what they mainly report, whatever its type.

    Document, Reading -> Profile -> Told (vectors) -> scored pairs -> groups

The groups are a pure function of the documents and of the vocabulary that says how common a
feature is: the order of arrival changes nothing. `StoryIndex` takes documents one by one and
touches only those that share a telling feature with the new one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kronika.model.documents import Document
from kronika.model.readings import Reading
from kronika.resolving.linkage import MILLION, Linkage, component, components, groups
from kronika.resolving.story_pairs import Told, Weights, keys, likeness, millionths
from kronika.resolving.story_profiles import Profile, profile
from kronika.resolving.story_vectors import Vocabulary, Weighted, packed, vocabulary, weighted


@dataclass(frozen=True, slots=True)
class StorySettings:
    """How stories are found.

    Documents are compared when they share `shared_keys` of their `keys` most telling features; what
    more than `most_texts` texts have is no key, so the work for one document does not grow with
    their number. Pairs below `least` are forgotten.
    """

    weights: Weights = field(default_factory=Weights)
    linkage: Linkage = field(default_factory=Linkage)
    keys: int = 60
    shared_keys: int = 3
    most_texts: int = 300
    least: float = 0.02


@dataclass(frozen=True, slots=True)
class Story:
    """Documents that mainly report the same: their ids, sorted, and how alike they are (0 to 1)."""

    document_ids: tuple[str, ...]
    cohesion: float | None = None


def stories(
    pages: Iterable[tuple[Document, Reading | None]], *, settings: StorySettings | None = None
) -> tuple[Story, ...]:
    """The stories among documents, each document in one; sorted by their first document.

    Example:
        >>> from kronika.model.documents import Block
        >>> def page(name, text):
        ...     return Document(name, text, (Block("headline", 0, len(text)),)), None
        >>> found = stories([
        ...     page("a", "Fleet of Ruritania fires rockets near Strelsau"),
        ...     page("b", "Grain harvest in Illyria breaks records"),
        ...     page("c", "Rockets fired near Strelsau by Ruritania's fleet"),
        ... ])
        >>> [story.document_ids for story in found]
        [('a', 'c'), ('b',)]
    """
    profiles = [profile(document, reading) for document, reading in pages]
    index = StoryIndex(vocabulary(profiles), settings=settings)
    for one in profiles:
        index.add(one)
    return index.stories()


class StoryIndex:
    """Documents seen so far, ready to be compared with the next one.

    The vocabulary is fixed for the life of the index: with the same vocabulary the stories are the
    same whatever the order of arrival. A store makes a new one now and then (`vocabulary`).
    """

    def __init__(self, known: Vocabulary, *, settings: StorySettings | None = None) -> None:
        self._known = known
        self._settings = settings or StorySettings()
        self._told: dict[str, Told] = {}
        self._postings: dict[tuple[int, str], list[str]] = {}
        self._edges: dict[str, dict[str, int]] = {}

    def __len__(self) -> int:
        return len(self._told)

    def add(self, page: Profile) -> None:
        """Compare one document with those that share telling features with it.

        A document that is already there changes nothing.
        """
        if page.document_id in self._told:
            return
        fields = weighted(page, self._known)
        told = Told(page.document_id, tuple(map(packed, fields)), page.day)
        found = self._keys(fields)
        self._edges[told.document_id] = {}
        for other in self._neighbours(found):
            score = millionths(
                likeness(told, self._told[other], weights=self._settings.weights).score
            )
            if score >= self._settings.least * MILLION:
                self._edges[told.document_id][other] = score
                self._edges[other][told.document_id] = score
        self._told[told.document_id] = told
        for key in found:
            self._postings.setdefault(key, []).append(told.document_id)

    def stories(self) -> tuple[Story, ...]:
        """All stories, sorted by their first document."""
        found = [story for part in components(self._edges) for story in self._grouped(part)]
        return tuple(sorted(found, key=lambda story: story.document_ids))

    def around(self, document_id: str) -> tuple[Story, ...]:
        """The stories of all documents that hang together with one: what its arrival may change.

        Raises:
            KeyError: no such document was added.
        """
        return tuple(self._grouped(component(self._edges, document_id)))

    def edges(self) -> Mapping[str, Mapping[str, int]]:
        """For each document those like it, with the score of the pair in millionths."""
        return self._edges

    def _keys(self, fields: Sequence[Weighted]) -> list[tuple[int, str]]:
        return [
            (at, feature)
            for at, feature in keys(fields, most=self._settings.keys)
            if self._known.counts[at].get(feature, 0) <= self._settings.most_texts
        ]

    def _neighbours(self, found: Iterable[tuple[int, str]]) -> list[str]:
        shared: dict[str, int] = {}
        for key in found:
            for other in self._postings.get(key, ()):
                shared[other] = shared.get(other, 0) + 1
        return sorted(o for o, count in shared.items() if count >= self._settings.shared_keys)

    def _grouped(self, part: list[str]) -> list[Story]:
        found = groups(part, self._edges, rule=self._settings.linkage)
        return [Story(tuple(one), self._cohesion(one)) for one in found]

    def _cohesion(self, members: list[str]) -> float | None:
        size = len(members)
        if size < 2:
            return None
        both_ways = sum(self._edges[a].get(b, 0) for a in members for b in members)
        return round(both_ways / MILLION / (size * (size - 1)), 4)
