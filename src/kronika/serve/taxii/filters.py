"""The query of an address as filters (TAXII 2.1 section 3.4)."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl

from kronika.model.instants import instant
from kronika.model.sharing import Filters, Match
from kronika.serve.taxii.limits import ServerLimits
from kronika.serve.taxii.messages import RefusedError

_MATCHES: dict[str, tuple[str, ...]] = {
    "objects": ("id", "type", "version", "spec_version"),
    "manifest": ("id", "type", "version", "spec_version"),
    "object": ("version", "spec_version"),
    "versions": ("spec_version",),
}
_WORDS: dict[str, Match] = {"all": "all", "first": "first", "last": "last"}
_PRINTED = re.compile(r"[!-~]{1,300}")


def asked_filters(
    query: str, *, kind: str, limits: ServerLimits, default: Match = "last"
) -> tuple[Filters, str | None]:  # fmt: skip
    """The filters, and `next` where it is given; what this server does not know is ignored.

    Raises:
        RefusedError: 400, a filter that is malformed.
    """
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=limits.max_values)
    except ValueError:
        raise RefusedError(400, f"more than {limits.max_values} filters") from None
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    words = {
        name: _values(given.get(f"match[{name}]", ()), f"match[{name}]", limits)
        for name in _MATCHES[kind]
    }
    everything = "all" if kind == "versions" else default
    filters = Filters(
        ids=words.get("id", ()), types=words.get("type", ()),
        spec_versions=words.get("spec_version", ()),
        versions=_versions(words.get("version", ()) or (everything,)),
        after=_after(given.get("added_after", ())), limit=_limit(given.get("limit", ()), limits),
    )  # fmt: skip
    return filters, _one(given.get("next", ()), "next")


def _values(given: Iterable[str], name: str, limits: ServerLimits) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(part for value in given for part in value.split(",")))
    if len(values) > limits.max_values:
        raise RefusedError(400, f"{name} has more than {limits.max_values} values")
    if not all(_PRINTED.fullmatch(value) for value in values):
        raise RefusedError(400, f"{name} is empty, too long, or holds what no value can")
    return values


def _versions(words: tuple[str, ...]) -> tuple[Match | int, ...]:
    if "all" in words and len(words) > 1:
        raise RefusedError(400, "match[version]=all stands alone")
    return tuple(_version(word) for word in words)


def _version(word: str) -> Match | int:
    found = _WORDS.get(word) or instant(word)
    if found is None:
        raise RefusedError(400, "match[version] is all, first, last, or an instant in UTC")
    return found


def _one(given: Iterable[str], name: str) -> str | None:
    values = tuple(given)
    if len(values) > 1:
        raise RefusedError(400, f"{name} is given more than once")
    return values[0] if values else None


def _after(given: Iterable[str]) -> int | None:
    words = _one(given, "added_after")
    if words is None:
        return None
    at = instant(words)
    if at is None:
        raise RefusedError(400, "added_after is an instant in UTC as 2027-01-31T12:00:00.000000Z")
    return at


def _limit(given: Iterable[str], limits: ServerLimits) -> int:
    words = _one(given, "limit")
    if words is None:
        return limits.page
    if not re.fullmatch(r"0*[1-9][0-9]{0,17}", words, re.ASCII):
        raise RefusedError(400, "limit is a whole number above 0")
    return min(int(words), limits.page)
