"""Our events as MUC-4 templates: which incident, and which words fill its five roles.

The task description of 1992 decides: an incident is an attack on civilians, officials or
property, or by guerrillas on anyone; arrests, exercises, statements and warfare between armies
are none. Incidents of long ago, denied ones and general talk are left out. Events of one type in
a document are one template.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kronika.model.documents import Document
from kronika.model.readings import Reading
from kronika.model.records import Chronicle, Event, Participant

ROLES = ("perp_ind", "perp_org", "target", "victim", "weapon")
_TOLD = {"attack": "attack", "battle": "attack", "air_strike": "bombing"}
_SORTS = (
    ("kidnapping", r"kidnap|abduct|hostage|hijack"),
    ("arson", r"arson|set (?:\w+ ){0,4}(?:on )?fire|burn(?:ed|t|ing)?\b|torch(?:ed|ing)"),
    ("robbery", r"\brob(?:bed|bery|beries|bing)?\b|\bstole\b|\bstolen\b|holdup"),
    ("bombing", r"bomb|explo[sd]|dynamit|blew up|blown up|blast|detonat|grenade|\bmines?\b|rocket"),
)  # fmt: skip
_WEAPON = re.compile(
    r"\b(?:(?:car|truck|time|fire|petrol|gasoline|incendiary|letter|home-?made|powerful|explosive|"
    r"high-?powered|dynamite|fragmentation|hand|rifle|machine|sub-?machine|assault|automatic|"
    r"anti-?tank|anti-?personnel|land|AK-47|M-16|[\d.]+-?(?:mm|caliber|kg|kilogram|pound))[ -])*"
    r"(?:bombs?|dynamite|explosives?|explosive (?:charges?|devices?)|grenades?|mines?|rockets?|"
    r"mortars?|missiles?|machine-?guns?|submachine-?guns?|guns?|rifles?|pistols?|shotguns?|"
    r"revolvers?|molotov cocktails?|firebombs?|AK-47s?|M-16s?|knives|machetes?)\b",
    re.I,
)
_ORGANISED = frozenset("group force unit agency state igo organisation company media".split())
_ARTICLE = re.compile(r"^(?:the|an?|his|her|their|its|some|several)\s+", re.I)
_LEFT_OUT = frozenset(("historical", "denied", "negated", "hypothetical", "future"))


def templates(page: Document, reading: Reading, records: Chronicle) -> list[dict[str, Any]]:
    """The templates of one document."""
    made: dict[str, dict[str, Any]] = {}
    for event in records.events:
        kind = incident(page, reading, event)
        if kind is not None:
            found = made.setdefault(kind, {"incident_type": kind, **{r: [] for r in ROLES}})
            _fill(found, fillers(event))
            _fill(found, (("weapon", w) for w in weapons(page, reading, event)))
    return list(made.values())


def _fill(made: dict[str, Any], found: Iterable[tuple[str, str]]) -> None:
    for role, words in found:
        if [words] not in made[role]:
            made[role].append([words])


def incident(page: Document, reading: Reading, event: Event) -> str | None:
    """The MUC-4 type of an event of ours, by the words of its sentences; None for no incident."""
    if event.type not in _TOLD or event.factuality in _LEFT_OUT:
        return None
    if event.type != "attack" and not irregular(event):
        return None
    trigger = " ".join(page.text[s:e] for s, e in spots(event))
    told = " ".join(page.text[s:e] for s, e in sentences(reading, event))
    for words in (trigger, told):
        for kind, pattern in _SORTS:
            if re.search(pattern, words, re.I):
                return kind
    return _TOLD[event.type]


def irregular(event: Event) -> bool:
    """Whether somebody other than a state's forces acts: warfare between armies is no incident."""
    actors = [p for p in event.participants if p.role in ("attacker", "striker")]
    return any(p.kind == "group" for p in actors)


def spots(event: Event) -> list[tuple[int, int]]:
    """Where the triggers stand."""
    return [(w.start, w.end) for w in event.evidence if w.field == "type"]


def sentences(reading: Reading, event: Event) -> list[tuple[int, int]]:
    """The sentences that hold a trigger."""
    return [
        (s.start, s.end)
        for s in reading.sentences
        if any(s.start <= start < s.end for start, _ in spots(event))
    ]


def fillers(event: Event) -> Iterator[tuple[str, str]]:
    """Roles of MUC-4 with their words; victims only by name, as in its keys."""
    for one in event.participants:
        role = _role(one)
        words = _ARTICLE.sub("", " ".join(one.name.split()))
        if role and words:
            yield role, words


def _role(one: Participant) -> str | None:
    if one.role in ("perpetrator", "claimant", "attacker", "striker"):
        return "perp_org" if one.kind in _ORGANISED and one.name[:1].isupper() else "perp_ind"
    if one.kind == "person" and one.role in ("victim", "target"):
        return "victim" if all(w[:1].isupper() for w in one.name.split()[-1:]) else None
    if one.role in ("victim", "target"):
        return "target" if one.kind not in ("group", "state") else None
    return None


def weapons(page: Document, reading: Reading, event: Event) -> Iterator[str]:
    """Weapons in the sentences that tell of the event."""
    for start, end in sentences(reading, event):
        for found in _WEAPON.finditer(page.text, start, end):
            yield found.group()
