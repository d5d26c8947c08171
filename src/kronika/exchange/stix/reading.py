"""STIX read back: from our own objects their assertions, from others' what can be said of them.

    read(raw)             a bundle, one object, or JSON lines
    read_objects(bodies)  the bytes of single objects, as a TAXII collection holds them

Input is hostile: nothing that it holds raises. What is not understood is counted with its reason.
Nothing is fetched, whatever an object names.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from kronika.exchange.incoming import incoming
from kronika.exchange.stix import foreign, own
from kronika.exchange.stix.foreign import Foreign
from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.readings import Refusal
from kronika.model.sharing import Fault

COMPONENT = "stix"
MAX_OBJECT = 8_000_000
"""Bytes of one object; more is not looked at."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What objects say.

    `assertions` of our own objects rest on the pages of whoever exported them, those of foreign
    ones on `documents`, whose text is the object's canonical JSON. `sources` names for each
    assertion, by its id, the object and the JSON pointer in it (of foreign objects alone).
    `pages` are those that reports of ours name, without text. `revoked` are ids of objects that
    their maker took back. `refused` counts what was not understood.
    """

    assertions: tuple[Assertion, ...] = ()
    documents: tuple[Document, ...] = ()
    pages: tuple[Document, ...] = ()
    sources: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    revoked: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()


class _Bundle(msgspec.Struct):
    type: str
    objects: list[msgspec.Raw] = []


def read(raw: bytes) -> Understood:
    r"""What a bundle, an object, or lines of objects say.

    Example:
        >>> read(b'{"type":"bundle","objects":[{"type":"tool"}]}').refused[0].count
        1
        >>> read(b"\xff\xfe").refused[0].reason
        'this is no JSON in UTF-8: expected a STIX bundle, an object, or one object a line'
    """
    bodies = _bodies(raw)
    if bodies is None:
        reason = "this is no JSON in UTF-8: expected a STIX bundle, an object, or one object a line"
        return Understood(refused=(Refusal(COMPONENT, reason),))
    return read_objects(bodies)


def _bodies(raw: bytes) -> Sequence[bytes] | None:
    try:
        found = msgspec.json.decode(raw, type=_Bundle)
        return [bytes(one) for one in found.objects] if found.type == "bundle" else [raw]
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        pass
    lines = [line for line in raw.split(b"\n") if line.strip()]
    looks_right = lines and all(line.lstrip()[:1] == b"{" for line in lines)
    return lines if looks_right else None


@dataclass(slots=True)
class _Pile:
    """What has been understood so far."""

    assertions: dict[str, Assertion] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    pages: dict[str, Document] = field(default_factory=dict)
    sources: dict[str, tuple[str, str]] = field(default_factory=dict)
    revoked: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    known: dict[str, Foreign] = field(default_factory=dict)

    def keep(self, found: Foreign, pointer: str, made: Assertion) -> None:
        """One assertion of a foreign object, with the document that it rests on."""
        self.assertions.setdefault(made.id, made)
        self.documents[found.document.id] = found.document
        self.sources.setdefault(made.id, (str(found.one["id"]), pointer))


def read_objects(bodies: Iterable[bytes]) -> Understood:
    """What single objects say together: relationships tie those that come with them."""
    pile = _Pile()
    for body in bodies:
        one = _checked(body, pile)
        if one is not None:
            _take(one, pile)
    _foreign(pile)
    return Understood(
        tuple(pile.assertions.values()),
        tuple(pile.documents.values()),
        tuple(pile.pages.values()),
        pile.sources,
        tuple(pile.revoked),
        tuple(Refusal(COMPONENT, reason, n) for reason, n in sorted(pile.refused.items())),
    )


def _checked(body: bytes, pile: _Pile) -> dict[str, Any] | None:
    """An object of sane size, depth, id and dates."""
    if len(body) > MAX_OBJECT:
        pile.refused[f"an object is larger than {MAX_OBJECT} bytes"] += 1
        return None
    try:
        fault = incoming([body])[0]
        if isinstance(fault, Fault):
            pile.refused[_reason(fault.message)] += 1
            return None
        one: dict[str, Any] = msgspec.json.decode(body, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError, TypeError) as error:
        pile.refused[f"no STIX object: {type(error).__name__}"] += 1
        return None
    return one


def _reason(message: str) -> str:
    """The kind of fault: words of the object itself are no part of a reason."""
    return message.split(" - at `")[0].split(" '")[0][:120]


def _take(one: dict[str, Any], pile: _Pile) -> None:
    if one.get("revoked") is True:
        pile.revoked.append(one["id"])
    elif own.is_own(one):
        for made in own.assertions(one):
            if isinstance(made, Assertion):
                pile.assertions.setdefault(made.id, made)
            else:
                pile.refused[str(made)] += 1
        page = own.page(one)
        if page is not None:
            pile.pages[page.id] = page
    elif one["type"] in foreign.TYPES:
        try:
            pile.known[one["id"]] = Foreign.of(one)
        except (UnicodeError, ValueError, RecursionError) as error:
            pile.refused[f"no STIX object: {type(error).__name__}"] += 1
    else:
        pile.refused[f"objects of type {one['type'][:60]} are not understood"] += 1


def _foreign(pile: _Pile) -> None:
    """What foreign objects say: by themselves first, then those that tie others together."""
    for found in pile.known.values():
        type_ = found.one["type"]
        said = list(_said(found, pile))
        for source, pointer, made in said:
            pile.keep(source, pointer, made)
        if type_ == "report":
            pile.documents[found.document.id] = found.document
        elif not said and type_ != "location":
            pile.refused[f"nothing could be said of an object of type {type_}"] += 1


def _said(found: Foreign, pile: _Pile) -> Iterator[tuple[Foreign, str, Assertion]]:
    if found.one["type"] == "relationship":
        tie = foreign.between(found.one, pile.known)
        if tie is not None:
            yield tie
        return
    for pointer, made in foreign.alone(found):
        yield found, pointer, made
    if found.one["type"] == "note":
        for pointer, made in foreign.about(found, pile.known):
            yield found, pointer, made
