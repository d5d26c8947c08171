"""The series that an exercise's own name belongs to."""

import re

_EDITION = re.compile(r"[\s\-–—/]*(?:(?:19|20)\d\d|['’]?\d{2}|\d{1,2}[-/]\d{1,2}|[IVX]{1,5})$")


def series_of(name: str) -> str:
    """A name without its year or number.

    Example:
        >>> series_of("Northern Shield 2019"), series_of("Amber-21"), series_of("Eager Lion")
        ('Northern Shield', 'Amber', 'Eager Lion')
    """
    return _EDITION.sub("", name).strip() or name
