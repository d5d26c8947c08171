"""Event types: what counts as an event, its fields, and the words that tell of it.

Each type is one YAML file in `data/events/`; adding a type is adding a file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kronika.codebook.files import load
from kronika.codebook.type_files import type_files
from kronika.codebook.verbs import noun_forms, verb_forms
from kronika.errors import CodebookError
from kronika.model.readings import KINDS


@dataclass(frozen=True, slots=True)
class Grammar:
    """How the nouns, or the verbs, of one type take their participants.

    `slots` maps a place beside the trigger (subject, object, by, with, possessive, modifier …) to
    a role, or to several of which the first that allows the kind of the mention is taken; `own`
    maps a lemma to slots of its own ("visit" has a visitor and a host); `place_slots` are slots
    that hold a place; `transitive` are verbs that are never without an object, so that "ten killed
    in" is a passive. A weak trigger needs one of the `near` words in its sentence; `not_before`
    are words that spoil a noun, `not_object` words that spoil a verb; `needs` is a role without
    which nothing is told. `light` are forms of verbs whose subject acts in the noun ("hold
    talks"); `governed` maps a role to verb forms whose subject fills it ("claimed the attack").
    """

    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    own: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    place_slots: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_object: frozenset[str] = frozenset()
    needs: str | None = None
    transitive: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    governed: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def roles(self, lemma: str, slot: str) -> tuple[str, ...]:
        """The roles that a slot beside a trigger may have, the best first."""
        if slot in self.governed:
            return (slot,)
        own = self.own.get(lemma, {})
        return own[slot] if slot in own else self.slots.get(slot, ())


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an event: `tag` is noun, base, s, past, participle or ing.

    In `words`, `~` stands for a few other words, `list|register` for either word, and a last `*`
    for any ending. A trigger with
    `if_told` counts only on pages that tell of its type with strong words elsewhere. A verb with
    `objects` counts only where its object holds one of these words ("sent 300 soldiers"), a noun
    with them where they stand behind its "of" or before it ("release of two hostages"), a verb
    with `subjects` only where its subject does ("troops entered"); `@place` among them stands for
    any name of that kind ("took Bria"). One with `unless_leading` counts only on pages that do not
    open with an event of those types.
    """

    words: tuple[str, ...]
    type: str
    tag: str
    lemma: str
    strong: bool
    if_told: bool = False
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    unless_leading: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Accidents:
    """What tells an accident from a deed; words may end in `*` for any ending.

    `causes` do harm by themselves ("earthquake", "gas leak"), `unless` names doers and weapons;
    sentences with a word of `bare` ("explosion") tell of a deed only on pages with one of `unless`.
    """

    causes: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of the codebook; `roles` maps each role to the kinds that may fill it.

    `bare_actors` allows one-word descriptions ("gunmen") as participants; `lasts` is False for what
    is over in a moment; `counts` are what its
    figures count, wherever the page tells them. `aftermath` are triggers ("killed") that only say
    what another event did where one of the types of `aftermath_of` is told beside them. `agents`
    are the roles that count as the agent when tellings are joined. `rehearsed` types are what
    drills play: where a page says so, nothing was done. `accidents` tell what nobody did.
    """

    type: str
    label: str
    definition: str
    fields: Mapping[str, str]
    crosswalk: Mapping[str, Any]
    roles: Mapping[str, frozenset[str]]
    noun: Grammar
    verb: Grammar
    triggers: tuple[Trigger, ...]
    agent: str | None = None
    agents: frozenset[str] = frozenset()
    patient: str | None = None
    merge_within: str | None = None
    named: str | None = None
    actions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    bare_actors: bool = False
    lasts: bool = True
    rehearsed: bool = False
    accidents: Accidents | None = None
    counts: frozenset[str] = frozenset()
    aftermath: frozenset[str] = frozenset()
    aftermath_of: frozenset[str] = frozenset()

    def grammar(self, tag: str) -> Grammar:
        """The grammar for triggers of a tag."""
        return self.noun if tag == "noun" else self.verb


def load_event_types(path: str | Path | None = None) -> dict[str, EventType]:
    """The event types of a codebook folder (the packaged one when None), by name.

    Raises:
        CodebookError: a file does not hold an event type, or there are none.
    """
    kinds = (event_type(file.name, load(file)) for file in type_files(path))
    return {kind.type: kind for kind in kinds}


def event_type(name: str, row: Any) -> EventType:  # noqa: ANN401 (checked here)
    """An event type from the content of its file.

    Raises:
        CodebookError: a part is missing or names something unknown.
    """
    _check(name, row)
    merge = row.get("merge", {})
    return EventType(
        type=row["type"],
        label=row["label"],
        definition=" ".join(row["definition"].split()),
        fields=row.get("fields", {}),
        crosswalk=row.get("crosswalk", {}),
        roles={role: frozenset(kinds) for role, kinds in row["roles"].items()},
        noun=_grammar(row.get("noun", {})),
        verb=_grammar(row.get("verb", {})),
        triggers=tuple(_triggers(row)),
        agent=merge.get("agent"),
        agents=frozenset([merge["agent"]] if "agent" in merge else []) | set(merge.get("also", ())),
        patient=merge.get("patient"),
        merge_within=merge.get("within"),
        named=row.get("named"),
        actions={k: frozenset(v) for k, v in row.get("actions", {}).items()},
        bare_actors=bool(row.get("bare_actors", False)),
        lasts=bool(row.get("lasts", True)),
        rehearsed=bool(row.get("rehearsed", False)),
        accidents=_accidents(row.get("accident")),
        counts=frozenset(row.get("counts", ())),
        aftermath=frozenset(row.get("aftermath", {}).get("verbs", ())),
        aftermath_of=frozenset(row.get("aftermath", {}).get("of", ())),
    )


def _accidents(row: Mapping[str, Any] | None) -> Accidents | None:
    return None if row is None else Accidents(**{part: tuple(row[part]) for part in row})


def _check(name: str, row: Any) -> None:  # noqa: ANN401
    """Every part that the reader relies on is there and names known things."""
    if not isinstance(row, dict):
        raise CodebookError(name, "should hold a mapping with type, label, definition, roles")
    for part in ("type", "label", "definition", "roles"):
        if part not in row:
            raise CodebookError(name, f"has no `{part}`")
    if row["type"] != name.rpartition(".")[0]:
        raise CodebookError(name, f"holds the type {row['type']!r}: a file bears its type's name")
    for role, kinds in row["roles"].items():
        unknown = set(kinds) - set(KINDS)
        if unknown:
            raise CodebookError(
                name,
                f"role {role} allows unknown kinds {sorted(unknown)}; known: {', '.join(KINDS)}",
            )
    for part in ("noun", "verb"):
        _check_slots(name, part, row)
        _check_pairs(name, part, row)


def _check_pairs(name: str, part: str, row: Mapping[str, Any]) -> None:
    for pair in row.get(part, {}).get("pairs", ()):
        if not pair.get(f"{part}s") or not (pair.get("objects") or pair.get("subjects")):
            raise CodebookError(name, f"a pair needs `{part}s` and their `objects` or `subjects`")


def _check_slots(name: str, part: str, row: Mapping[str, Any]) -> None:
    loose = {"topic", "list", "label"}
    grammar = row.get(part, {})
    tables = [grammar.get("slots", {}), *(own["slots"] for own in grammar.get("own", ()))]
    for slot, roles in (item for table in tables for item in table.items()):
        for role in _as_list(roles):
            if role not in row["roles"] and role not in loose:
                raise CodebookError(
                    name, f"{part} slot {slot} names the role {role}, which has no row"
                )


def _grammar(row: Mapping[str, Any]) -> Grammar:
    return Grammar(
        slots=_slots(row.get("slots", {})),
        own={lemma: _slots(o["slots"]) for o in row.get("own", ()) for lemma in o["verbs"]},
        place_slots=frozenset(row.get("place_slots", ())),
        near=frozenset(row.get("near", ())),
        not_before=frozenset(row.get("not_before", ())),
        not_after=frozenset(row.get("not_after", ())),
        not_object=frozenset(row.get("not_object", ())),
        transitive=frozenset(row.get("transitive", ())),
        needs=row.get("needs"),
        light=_all_forms(row.get("light", ())),
        governed={role: _all_forms(lemmas) for role, lemmas in row.get("governed", {}).items()},
    )


def _slots(row: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {slot: tuple(_as_list(roles)) for slot, roles in row.items()}


def _as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _all_forms(lemmas: Iterable[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma))


def _triggers(row: Mapping[str, Any]) -> Iterator[Trigger]:
    for part in ("noun", "verb"):
        for strength in ("strong", "weak", "if_told"):
            for entry in row.get(part, {}).get(strength, ()):
                for trigger in _spelled(row["type"], part, entry.casefold()):
                    strong, if_told = strength == "strong", strength == "if_told"
                    yield replace(trigger, strong=strong, if_told=if_told)
        for pair in row.get(part, {}).get("pairs", ()):
            yield from _paired(row["type"], part, pair)


def _paired(type_: str, part: str, pair: Mapping[str, Any]) -> Iterator[Trigger]:
    """Words that tell of the type only with certain objects, or only of certain subjects."""
    objects, subjects = frozenset(pair.get("objects", ())), frozenset(pair.get("subjects", ()))
    if_told = bool(pair.get("if_told", False))
    for entry in pair[f"{part}s"]:
        for trigger in _spelled(type_, part, entry.casefold()):
            yield replace(
                trigger,
                strong=not if_told,
                if_told=if_told,
                objects=objects,
                subjects=subjects,
                unless_leading=frozenset(pair.get("unless_leading", ())),
            )


def _spelled(type_: str, part: str, entry: str) -> Iterator[Trigger]:
    """All forms of one entry: the last noun or the first verb is inflected."""
    words = split(entry)
    if entry.endswith("*") or not entry.isascii():
        yield Trigger(words, type_, "noun" if part == "noun" else "past", entry, strong=False)
    elif part == "noun":
        for form in noun_forms(words[-1]):
            yield Trigger((*words[:-1], form), type_, "noun", entry, strong=False)
    else:
        for form, tag in verb_forms(words[0]).items():
            yield Trigger((form, *words[1:]), type_, tag, entry, strong=False)


def split(entry: str) -> tuple[str, ...]:
    """The tokens of a trigger as the tokenizer cuts them: hyphens and Han characters apart.

    Example:
        >>> split("air-strike"), split("军演")
        (('air', '-', 'strike'), ('军', '演'))
    """
    words: list[str] = []
    for word in entry.replace("-", " - ").split():
        han = any("\u3400" <= c <= "\u9fff" for c in word)
        words += list(word) if han else [word]
    return tuple(words)
