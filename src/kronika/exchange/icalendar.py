"""iCalendar (RFC 5545): one all-day VEVENT an event or exercise.

The range runs from the first whole day to the last, `DTEND` exclusive. An event known only by its
month fills that month and says so; one known only by its year fills a year only when asked for;
one without a date, and one that pages deny or negate, is left out and counted. `STATUS` follows the
lifecycle: what is planned, claimed or still to come is TENTATIVE.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import IO

from kronika import __version__
from kronika.exchange.parcel import Format, Option, Options, Parcel, Written
from kronika.exchange.titles import summary, title
from kronika.model.listing import EventRecord

LINE = 75
"""Octets of a content line before it is folded (section 3.1)."""
_LEFT_OUT = {
    "undated": "without a date are left out",
    "year": "known only by the year are left out (--years draws them)",
    "denied": "that pages deny or negate are left out",
}
_TENTATIVE = ("claimed", "future", "hypothetical")


def write(parcel: Parcel, file: IO[bytes], options: Options) -> Written:
    """One VCALENDAR with what has a date."""
    count, left = 0, dict.fromkeys(_LEFT_OUT, 0)
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Kronika//Kronika {__version__}//EN")
    for line in (*head, "CALSCALE:GREGORIAN"):
        file.write(folded(line))
    for record in parcel.records():
        why = left_out(record, years=bool(options.get("years")))
        if why is not None:
            left[why] += 1
            continue
        count += 1
        for line in event_lines(record, parcel):
            file.write(folded(line))
    file.write(folded("END:VCALENDAR"))
    notes = tuple(f"{number} events {_LEFT_OUT[why]}" for why, number in left.items() if number)
    return Written({"events": count}, notes)


def left_out(record: EventRecord, *, years: bool) -> str | None:
    """Why an event is no entry of a calendar: undated, year or denied; None when it is one."""
    if record.factuality in ("denied", "negated"):
        return "denied"
    told = record.start or record.end
    if told is None or span(record) is None:
        return "undated"
    return "year" if len(told) < len("2016-07") and not years else None


def span(record: EventRecord) -> tuple[date, date] | None:
    """The first day and the day after the last; None when they are no days of a calendar."""
    try:
        first = date.fromisoformat(record.first_day or record.last_day or "")
        last = date.fromisoformat(record.last_day or record.first_day or "")
        return first, max(first, last) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def event_lines(record: EventRecord, parcel: Parcel) -> Iterator[str]:
    """The content lines of one event, not yet folded."""
    first, after = span(record) or (date.min, date.min)
    told = record.start or record.end or ""
    loose = len(told) < len("2016-07-03")
    name = f"{title(record)} (some time in {told})" if loose else title(record)
    yield "BEGIN:VEVENT"
    yield f"UID:{record.id}@kronika"
    yield f"DTSTAMP:{_stamp(record, parcel)}"
    yield f"DTSTART;VALUE=DATE:{_packed(first)}"
    yield f"DTEND;VALUE=DATE:{_packed(after)}"
    yield f"SUMMARY:{escaped(name)}"
    yield f"STATUS:{status(record)}"
    yield "TRANSP:TRANSPARENT"
    yield f"CLASS:{'PUBLIC' if record.marking == 'TLP:CLEAR' else 'CONFIDENTIAL'}"
    yield f"CATEGORIES:{escaped(record.type)}"
    yield f"DESCRIPTION:{escaped(_description(record, loose=loose))}"
    place = record.place
    if place is not None:
        yield f"LOCATION:{escaped(', '.join(filter(None, (place.name, place.country))))}"
        if place.lat is not None and place.lon is not None and place.precision == "point":
            yield f"GEO:{place.lat:.6f};{place.lon:.6f}"
    address = _address(record, parcel)
    if address:
        yield f"URL:{address}"
    yield "END:VEVENT"


def status(record: EventRecord) -> str:
    """TENTATIVE, CONFIRMED or CANCELLED (section 3.8.1.11).

    Example:
        >>> from kronika.model.merged import MergedEvent
        >>> told = MergedEvent("ev_1", "aid", ("ev_1",), ("d_1",), 1, 1, ())
        >>> status(EventRecord("ev_1", "aid", told, lifecycle="planned"))
        'TENTATIVE'
    """
    if record.lifecycle == "cancelled":
        return "CANCELLED"
    if record.lifecycle == "planned" or record.factuality in _TENTATIVE:
        return "TENTATIVE"
    return "CONFIRMED"


def escaped(words: str) -> str:
    r"""Words as a TEXT value (section 3.3.11), without control characters.

    Example:
        >>> print(escaped("a, b; c\nd\\e"))
        a\, b\; c\nd\\e
    """
    said = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    said = said.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(one for one in said if one >= " " and one != "\x7f")


def folded(line: str) -> bytes:
    """A content line in UTF-8, cut after at most 75 octets and never inside a character.

    Example:
        >>> folded("SUMMARY:" + "x" * 70).splitlines()
        [b'SUMMARY:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', b' xxx']
    """
    raw = line.encode("utf-8", "backslashreplace")
    if len(raw) <= LINE:
        return raw + b"\r\n"
    parts, room = [], LINE
    while raw:
        cut = min(room, len(raw))
        while cut < len(raw) and raw[cut] & 0xC0 == 0x80:
            cut -= 1
        parts.append(raw[:cut])
        raw, room = raw[cut:], LINE - 1
    return b"\r\n ".join(parts) + b"\r\n"


def _description(record: EventRecord, *, loose: bool) -> str:
    parts = [summary(record)]
    if loose:
        parts.append("Only the month or year is told: the range is all of it.")
    if record.participants:
        parts.append("Who: " + ", ".join(dict.fromkeys(p.name for p in record.participants)))
    parts += [f"{one.what}: {one.as_said or one.value}" for one in record.numbers]
    return "\n".join(parts)


def _packed(day: date) -> str:
    """A day as DATE; four digits of the year also where `strftime` gives fewer."""
    return day.isoformat().replace("-", "")


def _stamp(record: EventRecord, parcel: Parcel) -> str:
    """When the record last changed (section 3.8.7.2, for a calendar without METHOD)."""
    for said in (record.changed_at, record.published, parcel.stamp):
        try:
            moment = datetime.fromisoformat(said or "")
        except ValueError:
            continue
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        moment = moment.astimezone(UTC)
        return f"{_packed(moment.date())}T{moment:%H%M%S}Z"
    return "19700101T000000Z"


def _address(record: EventRecord, parcel: Parcel) -> str | None:
    """The address of the first page that tells it and has one for the web."""
    for document_id in record.merged.documents:
        page = parcel.document(document_id)
        address = page.url if page else None
        if address and address.startswith(("http://", "https://")) and address.isprintable():
            return address.replace(" ", "%20")
    return None


FORMAT = Format(
    "ical",
    "a calendar: one all-day entry an event or exercise",
    to_file=write,
    options=(Option("years", "Also what is known only by its year, as a year.", switch=True),),
)
