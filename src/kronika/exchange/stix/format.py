"""`kronika export stix`: a bundle in a stream, or one object a line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import msgspec

from kronika.errors import UsageError
from kronika.exchange.parcel import Format, Option, Options, Parcel, Written
from kronika.exchange.stix.bundles import bundle
from kronika.exchange.stix.events import PROFILES, Profile
from kronika.exchange.stix.objects import objects
from kronika.exchange.stix.versions import Ledger, revoked
from kronika.model.listing import EventRecord


def write(parcel: Parcel, file: IO[bytes], options: Options) -> Written:
    """All objects of a profile; with `previous`, versions go on from that export."""
    profile = _profile(options.get("profile"))
    counts: Counter[str] = Counter()
    encoded = _encoded(_objects(parcel, profile, options.get("previous")), counts)
    if options.get("lines"):
        file.writelines(one + b"\n" for one in encoded)
    else:
        file.writelines(bundle(encoded))
    return Written(dict(counts))


def _profile(said: object) -> Profile:
    chosen = next((one for one in PROFILES if one == (said or PROFILES[0])), None)
    if chosen is None:
        raise UsageError(f"there is no profile {said!r}: choose one of {', '.join(PROFILES)}")
    return chosen


def _objects(parcel: Parcel, profile: Profile, previous: object) -> Iterator[dict[str, Any]]:
    marks = parcel.marks
    if not isinstance(previous, str):
        yield from objects(_records(parcel), parcel.pages(), profile, marks=marks)
        return
    before = Path(previous)
    ledger = Ledger.of(earlier(before))
    yield from objects(_records(parcel), parcel.pages(), profile, marks=marks, ledger=ledger)
    yield from revoked(earlier(before), ledger)


def _records(parcel: Parcel) -> Iterable[EventRecord]:
    """The events; where pages bear labels, their values are marked one by one, not the whole."""
    marks = parcel.marks
    if not marks.by_document:
        return parcel.records()
    return (replace(one, marking=marks.default) for one in parcel.records())


def _encoded(found: Iterable[Mapping[str, Any]], counts: Counter[str]) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    for one in found:
        counts[one["type"]] += 1
        yield encode(one)


def earlier(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of an earlier export of ours, read line by line.

    Raises:
        UsageError: the file cannot be read, or is no such export.
    """
    try:
        with path.open("rb") as file:
            for line in file:
                words = line.strip().removesuffix(b",")
                if words.startswith(b'{"type":') and not words.startswith(b'{"type":"bundle"'):
                    yield msgspec.json.decode(words, type=dict[str, Any])
                elif words and not words.startswith((b'{"type":"bundle"', b'],"id":')):
                    raise UsageError(f"{path} is no export of `kronika export stix`: name one")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except msgspec.MsgspecError as error:
        raise UsageError(f"{path} is no export of `kronika export stix`: {error}") from error


FORMAT = Format(
    "stix",
    "STIX 2.1: a bundle in the portable or the full profile",
    to_file=write,
    options=(
        Option("profile", "portable (the standard's own types, the default) or full."),
        Option("previous", "An earlier export: created and modified go on from it."),
        Option("lines", "One object a line instead of a bundle.", switch=True),
    ),
)
