"""What `kronika verify` asks of a file of STIX objects: three opinions on each.

The validator of OASIS (`stix2-validator`) holds it against the standard's schemas and musts, the
`stix2` library parses it, and our own checks ask what neither knows: whether ids of our objects are
those that their content gives, whether marks name definitions that are known, whether evidence is
well formed. The two packages come with the extra `verify`.
"""

import importlib
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from kronika.errors import UsageError
from kronika.exchange.incoming import incoming
from kronika.exchange.stix import own
from kronika.exchange.stix.definitions import CLAIM, DESIGNATION, EVENT, EVIDENCE, PAGE, ROLE
from kronika.exchange.stix.identifiers import identifier
from kronika.model.sharing import Fault
from kronika.model.tlp import RANK_OF_ID


@dataclass(frozen=True, slots=True)
class Problem:
    """An error in one object: `path` names the property, empty for the whole object."""

    object_id: str
    path: str
    message: str
    by: str


def problems(bodies: Iterable[bytes], *, sample: int | None = None) -> Iterator[Problem]:
    """All errors in objects, in their order; `sample` is how many the validator looks at, at most.

    Raises:
        UsageError: the extra `verify` is not installed.
    """
    validate, parse = _validator(), _parser()
    definitions, marked, count = set(RANK_OF_ID), [], 0
    versions: set[tuple[str, object]] = set()
    for body in bodies:
        one = _object(body)
        if isinstance(one, Problem):
            yield one
            continue
        count += 1
        if one["type"] == "marking-definition":
            definitions.add(one["id"])
        marked += [(one["id"], path, ref) for path, ref in _marks(one)]
        yield from _ours(one, versions)
        if sample is None or count <= sample:
            yield from validate(one)
        yield from parse(one)
    for id_, path, ref in marked:
        if ref not in definitions:
            yield Problem(
                id_, path, f"no marking definition {ref} in this file or in TLP", "kronika"
            )


def _object(body: bytes) -> dict[str, Any] | Problem:
    fault = incoming([body])[0]
    if isinstance(fault, Fault):
        return Problem(fault.id or "(no id)", "", fault.message, "kronika")
    found: dict[str, Any] = msgspec.json.decode(body, type=dict[str, Any])
    return found


def _marks(one: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for number, ref in enumerate(one.get("object_marking_refs", ())):
        yield f"object_marking_refs.[{number}]", ref
    for number, entry in enumerate(one.get("granular_markings", ())):
        if "marking_ref" in entry:
            yield f"granular_markings.[{number}]", entry["marking_ref"]


def _ours(one: Mapping[str, Any], versions: set[tuple[str, object]]) -> Iterator[Problem]:
    """Versions once, dates in order; of our own objects also id and evidence."""
    key = (one["id"], one.get("modified"))
    if key in versions:
        yield Problem(
            one["id"], "modified", "the same version stands twice in this file", "kronika"
        )
    versions.add(key)
    if str(one.get("created", "")) > str(one.get("modified", "9")):
        yield Problem(one["id"], "modified", "is before created", "kronika")
    expected = expected_id(one)
    if expected is not None and expected != one["id"]:
        message = f"the content of this object gives the id {expected}"
        yield Problem(one["id"], "id", message, "kronika")
    extensions = one.get("extensions")
    if isinstance(extensions, dict) and EVIDENCE in extensions:
        for number, made in enumerate(own.assertions(one)):
            if isinstance(made, own.NotEvidenceError):
                path = f"extensions.{EVIDENCE}.evidence.[{number}]"
                yield Problem(one["id"], path, str(made), "kronika")


def expected_id(one: Mapping[str, Any]) -> str | None:
    """The id that the content of one of our objects gives; None where that cannot be told.

    Example:
        >>> expected_id({"type": "report", "extensions": {PAGE: {"document_id": "d_1"}}})
        'report--...'
    """
    extensions = one.get("extensions")
    if not isinstance(extensions, dict):
        return None
    type_ = str(one.get("type"))
    for extension, name in _KEYS:
        part = extensions.get(extension)
        if isinstance(part, dict) and isinstance(part.get(name), str):
            return identifier(type_, part[name])
    role = extensions.get(ROLE)
    if type_ == "relationship" and isinstance(role, dict):
        return identifier(type_, one.get("source_ref"), role.get("role"), one.get("target_ref"))
    return None


_KEYS = (
    (PAGE, "document_id"),
    (EVENT, "record_id"),
    (CLAIM, "claim_id"),
    (DESIGNATION, "designation_id"),
)


def _module(name: str) -> Any:  # noqa: ANN401 (untyped packages)
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UsageError(
            f"verifying needs {error.name}, which is not installed: pip install 'kronika[verify]'"
        ) from error


def _validator() -> Any:  # noqa: ANN401 (a function of one object)
    package = _module("stix2validator")
    logging.getLogger("stix2validator").setLevel(logging.ERROR)
    options = package.ValidationOptions(version="2.1")

    def validate(one: dict[str, Any]) -> Iterator[Problem]:
        for error in package.validate_instance(one, options).errors or ():
            path = ".".join(str(step) for step in getattr(error, "path", ()) or ())
            yield Problem(one["id"], path, _plain(error), "stix2-validator")

    return validate


def _parser() -> Any:  # noqa: ANN401 (a function of one object)
    package = _module("stix2")

    def parse(one: dict[str, Any]) -> Iterator[Problem]:
        try:
            package.parse(one, allow_custom=True)
        except Exception as error:
            yield Problem(one["id"], "", f"{type(error).__name__}: {_plain(error)}", "stix2")

    return parse


def _plain(error: object) -> str:
    return " ".join(str(error).split())[:500]
