"""Words of saying: verbs with their stance, "according to", nouns of saying, kinds of speakers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from kronika.errors import CodebookError

FILE = "speech.yaml"
STANCES = frozenset(
    "asserts denies accuses praises condemns predicts calls_for doubts".split()
)  # fmt: skip
TAKES = frozenset({"clause", "that", "object", "quote", "stance"})
FORMS = ("base", "s", "past", "participle", "ing")
_VOWELS = "aeiou"
_DOUBLED = frozenset({"admit", "rebut", "quip", "plan", "refer", "dub"})


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb of saying: its stance, what it takes, what must and what must not follow it."""

    lemma: str
    stance: str
    takes: str
    after: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One inflected form; `forms` are those of `FORMS` that it may be, `rest` its further words."""

    verb: SpeechVerb
    forms: frozenset[str]
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """Words of saying of one language.

    `verbs` is keyed by the first word, in lower case; where a word has several readings, the
    first whose further words fit is meant.
    """

    language: str
    verbs: Mapping[str, tuple[VerbForm, ...]]
    that: frozenset[str]
    told: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    linking: frozenset[str]
    speakers: Mapping[str, str]
    unnamed_turns: frozenset[str]
    modality: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


def inflect(verb: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing form of a regular English verb.

    Example:
        >>> inflect("deny")
        ('deny', 'denies', 'denied', 'denied', 'denying')
    """
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + "es" if verb.endswith(("s", "sh", "ch", "x")) else verb + "s"
    return verb, third, stem + "ed", stem + "ed", stem + "ing"


@lru_cache(maxsize=8)
def speech(language: str = "en") -> Speech:
    """The words of saying of a language; English where the codebook has none of it.

    Example:
        >>> speech("en").verbs["denied"][0].verb.stance
        'denies'
    """
    data = _load()
    chosen = language if language in data["languages"] else "en"
    rows, modality = data["languages"][chosen], data.get("modality", {}).get(chosen, {})
    states = rows.get("states") or {}
    return Speech(
        chosen,
        dict(_verbs(rows.get("verbs") or (), inflected=chosen == "en")),
        frozenset(rows.get("that") or ()),
        frozenset(rows.get("told") or ()),
        tuple(tuple(phrase.split()) for phrase in rows.get("according") or ()),
        _keyed(rows.get("nouns")),
        _keyed(states.get("adjectives")),
        frozenset(states.get("linking") or ()),
        _keyed(rows.get("speakers")),
        frozenset(rows.get("unnamed_turns") or ()),
        {name: tuple(tuple(w.split()) for w in words) for name, words in modality.items()},
    )


def validate(data: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the data of the file, one sentence each."""
    for language, rows in data.get("languages", {}).items():
        for group in rows.get("verbs") or ():
            if group.get("stance") not in STANCES:
                yield f"{language}: stance {group.get('stance')!r} is none of {sorted(STANCES)}"
            words = [w for part in ("after", "unless", "lemmas") for w in group.get(part, ())]
            yield from (
                f"{language}: {w!r} is no text: put it in quotes"
                for w in words
                if not isinstance(w, str)
            )
            if group.get("takes") not in TAKES:
                yield f"{language}: takes {group.get('takes')!r} is none of {sorted(TAKES)}"
        for part in (rows.get("nouns") or {}, (rows.get("states") or {}).get("adjectives") or {}):
            yield from (f"{language}: stance {s!r} is unknown" for s in part if s not in STANCES)
    for name in ("source", "date", "languages"):
        if not data.get(name):
            yield f"{name} is missing"


@lru_cache(maxsize=1)
def _load() -> dict[str, Any]:
    text = files("kronika.codebook").joinpath("data", FILE).read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    wrong = list(validate(data))
    if wrong:
        raise CodebookError(FILE, wrong[0])
    return data


def _keyed(groups: Mapping[str, Iterable[str]] | None) -> dict[str, str]:
    return {word: name for name, words in (groups or {}).items() for word in words}


def _verbs(
    groups: Iterable[Mapping[str, Any]], *, inflected: bool
) -> Iterator[tuple[str, tuple[VerbForm, ...]]]:
    found: dict[str, dict[tuple[SpeechVerb, tuple[str, ...]], set[str]]] = {}
    for group in groups:
        for row in group["lemmas"]:
            after = frozenset(group.get("after") or ())
            lemma, forms = _forms(row) if inflected else _listed(row)
            unless = frozenset(group.get("unless") or ())
            verb = SpeechVerb(lemma, group["stance"], group["takes"], after, unless)
            for name, form in forms:
                first, *rest = form.split()
                readings = found.setdefault(first, {})
                readings.setdefault((verb, tuple(rest)), set()).add(name)
    for first, readings in found.items():
        yield first, tuple(VerbForm(v, frozenset(n), rest) for (v, rest), n in readings.items())


def _forms(row: str) -> tuple[str, Iterator[tuple[str, str]]]:
    """Lemma and forms of one row of an inflected language."""
    lemma, colon, listed = row.partition(":")
    if not colon:
        return lemma, zip(FORMS, inflect(lemma), strict=True)
    given = listed.split("|") if "|" in listed else listed.split()
    return lemma, zip(FORMS, (lemma, *(g.strip() for g in given)), strict=True)


def _listed(row: str) -> tuple[str, Iterator[tuple[str, str]]]:
    """Lemma and forms of one row of a language whose forms are all listed."""
    forms = row.split()
    return forms[0], ((name, form) for form in forms for name in ("s", "past"))
