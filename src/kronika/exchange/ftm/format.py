"""`kronika export ftm`: entities as JSON lines, or statements as CSV."""

from collections.abc import Iterator
from typing import IO

from kronika.exchange.ftm import entities
from kronika.exchange.ftm.sources import Sources
from kronika.exchange.ftm.statements import Statement, csv_lines
from kronika.exchange.parcel import Format, Option, Options, Parcel, Written


def write(parcel: Parcel, file: IO[bytes], options: Options) -> Written:
    """Entities, or with `statements` the statements that they are made of."""
    sources = Sources.of(parcel.pages())
    if options.get("statements"):
        return _statements(parcel, file, sources)
    count = 0
    for line in entities.lines(parcel.records(), parcel.pages(), sources):
        file.write(line + b"\n")
        count += 1
    return Written({"entities": count})


def _statements(parcel: Parcel, file: IO[bytes], sources: Sources) -> Written:
    count = 0

    def counted() -> Iterator[Statement]:
        nonlocal count
        for one in entities.statements(parcel.records(), parcel.pages(), sources):
            count += 1
            yield one

    file.writelines(csv_lines(counted()))
    return Written({"statements": count})


FORMAT = Format(
    "ftm",
    "FollowTheMoney entities as JSON lines, or statements as CSV",
    to_file=write,
    options=(Option("statements", "The statements behind the entities, as CSV.", switch=True),),
)
