"""GeoJSON (RFC 7946): one feature an event, for maps.

The geometry is the place that heads the event when it is known as a point or a first-level
division, or else a finer place in the same country; a country's middle is drawn only when asked
for, a region's never, and an event without a position has the geometry null: it is still in the
file. `place_precision` says what the point stands for.
"""

from collections.abc import Iterator
from typing import IO, Any

import msgspec

from kronika.exchange.parcel import Format, Option, Options, Parcel, Written
from kronika.exchange.titles import summary, title
from kronika.model.listing import EventRecord
from kronika.model.records import Place

DIGITS = 6
"""Decimals of a degree: about a tenth of a metre, finer than any place is known."""


def write(parcel: Parcel, file: IO[bytes], options: Options) -> Written:
    """One FeatureCollection, feature by feature."""
    drawn = {"point", "admin1"} | ({"country"} if options.get("country-points") else set())
    every = bool(options.get("every-place"))
    count = nowhere = 0
    file.write(b'{"type":"FeatureCollection","features":[')
    for record in parcel.records():
        for feature in features(record, drawn=drawn, every=every):
            nowhere += feature["geometry"] is None
            file.write(b",\n" if count else b"\n")
            file.write(msgspec.json.encode(feature))
            count += 1
    file.write(b"\n]}\n")
    said = "are told at no place precise enough for a point: their geometry is null"
    notes = (f"{nowhere} of {count} features {said}",) if nowhere else ()
    return Written({"features": count}, notes)


def features(record: EventRecord, *, drawn: set[str], every: bool) -> Iterator[dict[str, Any]]:
    """The feature of an event, or one for each of its places that can be drawn.

    Example:
        >>> from kronika.model.merged import MergedEvent
        >>> told = MergedEvent("ev_1", "aid", ("ev_1",), ("d_1",), 1, 1, ())
        >>> record = EventRecord("ev_1", "aid", told, places=(Place("Kenya", "KE", lat=1, lon=38,
        ...     precision="country"),))
        >>> next(features(record, drawn={"point"}, every=False))["geometry"]
    """
    places = [one for one in record.places if position(one, drawn) is not None]
    said = _properties(record)
    if not every:
        places = [one for one in places if _stands_for(one, record.places[0])][:1]
    if not places:
        yield _feature(record.id, record.place, None, said)
    for n, place in enumerate(places, 1):
        name = f"{record.id}#{n}" if every else record.id
        yield _feature(name, place, position(place, drawn), said)


def _stands_for(place: Place, head: Place) -> bool:
    """Whether a place may be drawn for an event with that place at its head.

    Kenyan police who land in Haiti are not drawn at Nairobi, though Nairobi alone is a point.
    """
    finer = place.role == head.role and place.country is not None and place.country == head.country
    return place is head or (finer and head.precision in ("country", "admin1"))


def position(place: Place, drawn: set[str]) -> list[float] | None:
    """Longitude and latitude of a place that may be drawn, in this order."""
    if place.lat is None or place.lon is None or place.precision not in drawn:
        return None
    if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        return None
    return [round(place.lon, DIGITS), round(place.lat, DIGITS)]


def _feature(
    name: str, place: Place | None, where: list[float] | None, said: dict[str, Any]
) -> dict[str, Any]:
    geometry = None if where is None else {"type": "Point", "coordinates": where}
    here = {
        "place": place.name if place else None, "country": place.country if place else None,
        "admin1": place.admin1 if place else None, "place_role": place.role if place else None,
        "place_precision": place.precision if place else None,
    }  # fmt: skip
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": said | here}


def _properties(record: EventRecord) -> dict[str, Any]:
    return {
        "event_id": record.id, "type": record.type, "title": title(record), "name": record.name,
        "start": record.start, "end": record.end, "first_day": record.first_day,
        "last_day": record.last_day, "date_precision": record.date_precision,
        "lifecycle": record.lifecycle, "factuality": record.factuality, "series": record.series,
        "participants": [one.name for one in record.participants],
        "places": [f"{one.name} ({one.precision})" for one in record.places],
        "numbers": [f"{one.what} {one.value}" for one in record.numbers],
        "outlets": list(record.outlets), "reports": record.reports,
        "witnesses": record.witnesses, "disagreements": list(record.disagreements),
        "summary": summary(record), "marking": record.marking,
    }  # fmt: skip


FORMAT = Format(
    "geojson",
    "a map layer: one feature an event, with the precision of its place",
    to_file=write,
    options=(
        Option(
            "country-points", "Draw what is only known by its country at its middle.", switch=True
        ),
        Option("every-place", "One feature for each place of an event.", switch=True),
    ),
)
