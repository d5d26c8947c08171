"""Names of states and territories: what news call them, in several languages.

Two data files: `states.yaml`, kept by hand (English names, adjectives, people, capitals, seats of
government, Russian adjective stems, Chinese short forms), and `states_cldr.json`, the territory
names of CLDR in ten languages (made by `training/gazetteer.py`). Being listed says that news use
the name, not that anyone recognises the state.

Case matters: "us" is a pronoun and "turkey" a bird. A surface matches as it is written, or wholly
in capitals; surfaces that begin small ("mainland China", Russian adjectives) also match with a
first capital. In a line that is all capitals "US" may still be the pronoun: the caller must see.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from kronika.codebook.states_russian import adjective_forms, noun_forms
from kronika.errors import CodebookError

__all__ = ["StateName", "States"]

_MAX_NAME = 80
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " "})
_ACRONYM_MAX = 6


@dataclass(frozen=True, slots=True)
class StateName:
    """One name of one state.

    `form` is name, acronym, demonym or metonym (a capital or a seat that stands for the
    government); `kind` says more of a metonym: capital, seat, ministry, legislature, side.
    `canonical` is the usual English name. `ambiguous` is True where the words often mean
    something else (a person, a city abroad, another state).
    """

    iso: str
    form: str
    canonical: str
    surface: str
    language: str = "en"
    ambiguous: bool = False
    kind: str | None = None


class States:
    """All names of all states of a codebook."""

    def __init__(self, names: Iterable[StateName], *, source: str = "", date: str = "") -> None:
        self.source, self.date = source, date
        self._names = _shared_are_ambiguous(dict.fromkeys(names))
        self._canonical = {entry.iso: entry.canonical for entry in self._names}
        self._exact: dict[str, list[StateName]] = {}
        self._upper: dict[str, list[StateName]] = {}
        for entry in self._names:
            self._index(entry)

    @classmethod
    def load(cls, path: Path | None = None, *, cldr: Path | None = None) -> "States":
        """The states of the codebook in the package, or of the files named.

        With a `path` of your own, CLDR names are added only for the states that it lists. An
        empty file gives no states, and everything else goes on.

        Raises:
            CodebookError: a file cannot be read or does not hold what is needed.

        Example:
            >>> States.load().by_name("Russians").iso
            'RU'
        """
        if path is None and cldr is None:
            return _packaged()
        return _load(path, cldr)

    def by_name(self, text: str) -> StateName | None:
        """The one state that the words name, or None for none and for more than one.

        Example:
            >>> states = States.load()
            >>> states.by_name("U.S.").canonical, states.by_name("us"), states.by_name("Congolese")
            ('United States', None, None)
        """
        found = self.all_by_name(text)
        return found[0] if found and len({entry.iso for entry in found}) == 1 else None

    def all_by_name(self, text: str) -> tuple[StateName, ...]:
        """Every state that the words may name, in the order of the codebook."""
        if not text or len(text) > _MAX_NAME:
            return ()
        words = " ".join(text.translate(_QUOTES).split())
        found = self._find(words)
        if not found and words[:4] in {"the ", "The ", "THE "}:
            found = self._find(words[4:])
        english = [entry for entry in found if entry.language == "en"]
        return tuple(english or found)

    def name(self, iso: str) -> str | None:
        """The usual English name of an ISO 3166-1 alpha-2 code, or None if it is not listed."""
        return self._canonical.get(iso)

    def isos(self) -> tuple[str, ...]:
        """The codes of all listed states, in the order of the codebook."""
        return tuple(self._canonical)

    def surfaces(self, *, languages: Iterable[str] | None = None) -> Iterator[StateName]:
        """Every name with its surface form, for a matcher; all languages unless some are named."""
        wanted = None if languages is None else frozenset(languages)
        return (e for e in self._names if wanted is None or e.language in wanted)

    def __len__(self) -> int:
        return len(self._canonical)

    def __iter__(self) -> Iterator[StateName]:
        return iter(self._names)

    def _index(self, entry: StateName) -> None:
        surface = entry.surface.translate(_QUOTES)
        self._exact.setdefault(surface, []).append(entry)
        if surface[:1].islower():
            self._exact.setdefault(surface[:1].upper() + surface[1:], []).append(entry)
        if surface.upper() != surface:
            self._upper.setdefault(surface.upper(), []).append(entry)

    def _find(self, words: str) -> list[StateName]:
        found = self._exact.get(words)
        return found if found is not None else self._upper.get(words, [])


def _shared_are_ambiguous(names: Iterable[StateName]) -> tuple[StateName, ...]:
    """The names, those that two states share marked as ambiguous."""
    owners: dict[str, set[str]] = {}
    names = tuple(names)
    for entry in names:
        owners.setdefault(entry.surface, set()).add(entry.iso)
    return tuple(
        replace(e, ambiguous=True) if len(owners[e.surface]) > 1 and not e.ambiguous else e
        for e in names
    )


@cache
def _packaged() -> States:
    return _load(None, None)


def _load(path: Path | None, cldr: Path | None) -> States:
    data = resources.files("kronika.codebook") / "data"
    table = _yaml(path or data / "states.yaml")
    extra = _json(cldr or data / "states_cldr.json")
    rows = table.get("states") or []
    names: list[StateName] = []
    for row in rows:
        names.extend(_row(row))
    known = {entry.iso: entry.canonical for entry in names}
    names.extend(_metonym(entry, known) for entry in table.get("metonyms") or ())
    for language, terms in extra.items():
        names.extend(_cldr(language, terms, known))
    return States(names, source=str(table.get("source", "")), date=str(table.get("date", "")))


def _row(row: object) -> Iterator[StateName]:
    if not isinstance(row, dict) or not isinstance(row.get("iso"), str) or not row.get("name"):
        raise CodebookError("states.yaml", f"each state needs iso and name, found {str(row)[:80]}")
    iso, canonical = row["iso"], row["name"]
    unsure = frozenset(row.get("ambiguous") or ())

    def entry(surface: str, form: str, language: str = "en", kind: str | None = None) -> StateName:
        single = language == "zh" and len(surface) == 1
        return StateName(iso, form, canonical, surface, language, single or surface in unsure, kind)

    for surface in (canonical, row.get("official"), *(row.get("variants") or ())):
        if surface:
            yield entry(surface, "acronym" if _is_acronym(surface) else "name")
    for surface in (*(row.get("adjectives") or ()), *(row.get("people") or ())):
        yield entry(surface, "demonym")
    for surface in row.get("capitals") or ():
        yield entry(surface, "metonym", kind="capital")
    for language, surface, form, kind in _foreign(row):
        yield entry(surface, form, language, kind)


def _foreign(row: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str | None]]:
    for stem in row.get("ru") or ():
        yield from (("ru", form, "demonym", None) for form in adjective_forms(stem))
    for short in row.get("zh") or ():
        yield "zh", short, "acronym" if len(short) == 1 else "name", None
        if len(short) == 1:
            yield "zh", short + "方", "metonym", "side"
    for key, kind in (("native", None), ("capitals_native", "capital")):
        for language, surfaces in (row.get(key) or {}).items():
            for surface in surfaces:
                form = "metonym" if kind else "acronym" if _is_acronym(surface) else "name"
                for inflected in noun_forms(surface) if language == "ru" else (surface,):
                    yield language, inflected, form, kind


def _metonym(entry: Mapping[str, Any], known: Mapping[str, str]) -> StateName:
    try:
        iso, surface, kind = entry["iso"], entry["name"], entry["kind"]
    except (KeyError, TypeError) as error:
        raise CodebookError("states.yaml", f"a metonym lacks {error}") from error
    language, unsure = entry.get("language", "en"), bool(entry.get("ambiguous"))
    return StateName(iso, "metonym", known.get(iso, surface), surface, language, unsure, kind)


def _cldr(language: str, terms: Mapping[str, str], known: Mapping[str, str]) -> Iterator[StateName]:
    for iso, surface in terms.items():
        if iso in known:
            for inflected in noun_forms(surface) if language == "ru" else (surface,):
                yield StateName(iso, "name", known[iso], inflected, language)


def _is_acronym(surface: str) -> bool:
    letters = surface.replace(".", "").replace(" ", "")
    return len(letters) <= _ACRONYM_MAX and letters.isupper() and letters.isalpha()


def _yaml(path: Path | Traversable) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        table = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 (both are safe)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CodebookError(str(path), f"cannot be read ({error})") from error
    if table is not None and not isinstance(table, dict):
        raise CodebookError(str(path), "expected a mapping with `states`")
    return table or {}


def _json(path: Path | Traversable) -> dict[str, dict[str, str]]:
    try:
        text = path.read_text("utf-8")
        names = json.loads(text).get("names", {}) if text.strip() else {}
    except (OSError, ValueError, AttributeError) as error:
        raise CodebookError(str(path), f"cannot be read ({error})") from error
    return dict(names)
