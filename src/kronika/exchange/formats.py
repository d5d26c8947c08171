"""The formats of `kronika export`: ours by name, and those that other packages offer."""

from difflib import get_close_matches

from kronika.errors import UsageError
from kronika.exchange.parcel import Format
from kronika.plugins import FORMATS, load_dotted, load_entry, names_in

OURS = {
    "csv": "kronika.exchange.csv_tables:FORMAT",
    "jsonl": "kronika.exchange.json_lines:FORMAT",
    "parquet": "kronika.exchange.parquet:FORMAT",
    "geojson": "kronika.exchange.geojson:FORMAT",
    "ical": "kronika.exchange.icalendar:FORMAT",
    "annotations": "kronika.exchange.annotations:FORMAT",
    "acled": "kronika.exchange.acled_view:FORMAT",
    "report": "kronika.exchange.report:FORMAT",
    "release": "kronika.exchange.release:FORMAT",
    "stix": "kronika.exchange.stix.format:FORMAT",
    "ftm": "kronika.exchange.ftm.format:FORMAT",
    "misp": "kronika.exchange.misp.format:FORMAT",
}
"""Where each of our formats lives; a module is loaded when its format is asked for or listed."""


def format_names() -> tuple[str, ...]:
    """All formats, ours first in the order of the help, then those of other packages.

    Example:
        >>> format_names()[:2]
        ('csv', 'jsonl')
    """
    return (*OURS, *(name for name in names_in(FORMATS) if name not in OURS))


def load_format(name: str) -> Format:
    """The format of that name.

    Raises:
        UsageError: there is none, or what a package offers under it is no format.
    """
    if name in OURS:
        ours: Format = load_dotted(OURS[name])
        return ours
    if name not in format_names():
        near = get_close_matches(name, format_names(), n=1)
        hint = f"did you mean {near[0]}?" if near else f"choose one of {', '.join(format_names())}"
        raise UsageError(f"there is no format {name!r}: {hint}")
    found = load_entry(FORMATS, name, noun="format")
    if not isinstance(found, Format):
        raise UsageError(
            f"the package that offers the format {name!r} gives a {type(found).__name__}, no "
            "kronika.exchange.parcel.Format: report it to its authors"
        )
    return found
