"""`kronika export misp`: MISP events in the form that MISP's own export has."""

from collections.abc import Iterator
from typing import IO

import msgspec

from kronika.exchange.misp.events import event
from kronika.exchange.misp.told import Told
from kronika.exchange.parcel import Format, Option, Options, Parcel, Written


def encoded(parcel: Parcel) -> Iterator[bytes]:
    """The events as JSON, one each; the pages are gone through first."""
    told = Told.of(parcel.pages())
    encode = msgspec.json.Encoder().encode
    for record in parcel.records():
        yield encode(event(record, told))


def write(parcel: Parcel, file: IO[bytes], options: Options) -> Written:
    """All events in one answer, or with `lines` one a line."""
    lines = bool(options.get("lines"))
    count, before = 0, b"" if lines else b'{"response":[\n'
    for one in encoded(parcel):
        file.write(before + one)
        before, count = b"\n" if lines else b",\n", count + 1
    if lines:
        file.write(b"\n" if count else b"")
    else:
        file.write((b"\n" if count else before) + b"]}\n")
    return Written({"MISP events": count})


FORMAT = Format(
    "misp",
    "MISP events: objects, tags from TLP, claims as analyst data",
    to_file=write,
    options=(Option("lines", "One event a line.", switch=True),),
)
