"""Objects that somebody sends: checked one by one, each with the marks that it bears.

What is checked is what keeps a collection whole: that the object has an id of its own type,
instants that exist, and a depth that every reader can take. Everything else is the sender's
(TAXII 2.1 section 3.7): the bytes are kept as they came.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from kronika.exchange.withholding import forms
from kronika.model.instants import instant
from kronika.model.sharing import Fault, Item
from kronika.model.tlp import RANK_OF_ID, UNMARKED

MAX_DEPTH = 64
"""Lists and objects inside one another; a STIX object with evidence needs about ten."""
_ID = re.compile(
    r"([a-z][a-z0-9-]{2,249})--"
    r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
)
_SPEC = re.compile(r"2\.\d")
_TOKENS = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)
_DEFINITION = "marking-definition"


class Head(msgspec.Struct):
    """What is read of an object; all else stays bytes."""

    id: str
    type: str
    spec_version: str | None = None
    created: str | None = None
    modified: str | None = None
    definition_type: str | None = None
    object_marking_refs: list[str] = []
    granular_markings: list[dict[str, Any]] = []


_HEAD = msgspec.json.Decoder(Head)


@dataclass(frozen=True, slots=True)
class Marks:
    """How marking definitions rank: those of TLP, and `plain` ones that limit nobody.

    `default` is the rank of what bears no label.
    """

    plain: frozenset[str] = frozenset()
    default: int = UNMARKED

    def rank(self, refs: Sequence[str]) -> int:
        """The rank of the narrowest label; an unknown definition is above every ceiling."""
        ranks = [
            RANK_OF_ID.get(ref, UNMARKED) for ref in refs if ref not in self.plain
        ]  # fmt: skip
        return max(ranks, default=self.default)


def incoming(bodies: Sequence[bytes], marks: Marks = Marks()) -> list[Item | Fault]:
    """Each object as an item that can be kept, or what is wrong with it.

    Statements of licence that come along limit nobody: `definition_type` `statement`.

    Example:
        >>> incoming([b'{"type": "note", "id": "note--1"}'])[0].message
        'id is none: it must be the type, two hyphens and a UUID'
    """
    heads = [_head(body) for body in bodies]
    sent = {h.id for h in heads if isinstance(h, Head) and _is_statement(h)}
    known = Marks(marks.plain | sent, marks.default) if sent else marks
    return [
        head if isinstance(head, Fault) else _item(head, body, known)
        for head, body in zip(heads, bodies, strict=True)
    ]


def _is_statement(head: Head) -> bool:
    return head.type == _DEFINITION and head.definition_type == "statement"


def _head(body: bytes) -> Head | Fault:
    if _depth(body) > MAX_DEPTH:
        return Fault("", f"lists and objects are more than {MAX_DEPTH} deep")
    try:
        head = _HEAD.decode(body)
    except (msgspec.MsgspecError, RecursionError) as error:
        return Fault(_claimed_id(body), f"no STIX object: {str(error)[:200]}")
    wrong = _wrong(head)
    return Fault(head.id[:300], wrong) if wrong else head


def _depth(body: bytes) -> int:
    """How deep an object is, at most; counted exactly only where it could be too deep."""
    if body.count(b"{") + body.count(b"[") <= MAX_DEPTH:
        return MAX_DEPTH
    depth = deepest = 0
    for token in _TOKENS.finditer(body):
        sign = token[0][:1]
        if sign in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in b"]}":
            depth -= 1
    return deepest


def _claimed_id(body: bytes) -> str:
    try:
        loose = msgspec.json.decode(body, type=dict[str, Any])
    except (msgspec.MsgspecError, RecursionError):
        return ""
    claimed = loose.get("id")
    return claimed[:300] if isinstance(claimed, str) else ""


def _wrong(head: Head) -> str | None:
    match = _ID.fullmatch(head.id)
    if match is None:
        return "id is none: it must be the type, two hyphens and a UUID"
    if match[1] != head.type:
        return f"id and type disagree: the type is {head.type[:100]!r}"
    if head.spec_version is not None and not _SPEC.fullmatch(head.spec_version):
        return f"spec_version {head.spec_version[:40]!r} is none: it must be 2.1"
    for name, given in (("created", head.created), ("modified", head.modified)):
        if given is not None and instant(given) is None:
            return f"{name} {given[:60]!r} is no instant in UTC that exists"
    return None


def _item(head: Head, body: bytes, marks: Marks) -> Item | Fault:
    version = head.modified or head.created
    spec = head.spec_version or ("2.0" if version else "2.1")
    granular = _granular(head.granular_markings)
    if granular is None:
        return Fault(head.id, "granular_markings have selectors or marking_ref of a wrong kind")
    level = marks.rank(head.object_marking_refs)
    if head.type == _DEFINITION and not head.object_marking_refs:
        level = 0  # a definition says what marks mean: STIX 2.1 section 7.2.1 marks none
    fields = [(marks.rank([ref]), selectors) for ref, selectors in granular]
    return Item(
        head.id, head.type, spec, version, None if version is None else instant(version),
        forms(body, level=level, fields=fields),
    )  # fmt: skip


def _granular(given: Sequence[Mapping[str, Any]]) -> list[tuple[str, list[str]]] | None:
    """The marking and the selectors of each; entries that give a language are no marks."""
    found = []
    for one in given:
        selectors, ref = one.get("selectors"), one.get("marking_ref")
        if ref is None and isinstance(one.get("lang"), str):
            continue
        if not isinstance(ref, str) or not isinstance(selectors, list) or not selectors:
            return None
        if not all(isinstance(selector, str) for selector in selectors):
            return None
        found.append((ref, selectors))
    return found
