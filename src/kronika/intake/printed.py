"""Dates and clock times as pages print them, in the words of many languages.

The result keeps the precision and the zone that were printed: no zone is ever added, a date
that can be read in two ways is not read, and glued strings (`GMT +323 December 2016`) are
split only where one split alone is legal.
"""

import re
from dataclasses import dataclass
from datetime import date

__all__ = ["Printed", "figures_of", "printed_instant"]

_LONGEST = 400
_WITH_YEAR = re.compile(r"(?:19|20)\d\d")
"""What each date has: a quick look that spares the long ones."""

_MONTHS = (
    "jan january januar janvier enero gennaio janeiro ocak январь января янв січень січня يناير",
    "feb february februar février fevrier febrero febbraio fevereiro fev şubat февраль февраля фев"
    " лютий лютого فبراير",
    "mar march märz maerz mars marzo março marco mart март марта мар березень березня مارس",
    "apr april avril abril aprile abr avr nisan апрель апреля апр квітень квітня أبريل ابريل",
    "may mai mayo maggio maio mayıs май мая травень травня مايو",
    "jun june juni juin junio giugno junho haziran июнь июня червень червня يونيو",
    "jul july juli juillet julio luglio julho temmuz июль июля липень липня يوليو",
    "aug august août aout agosto ago ağustos август августа авг серпень серпня أغسطس اغسطس",
    "sep sept september septembre septiembre settembre setembro eylül сентябрь сентября сен"
    " вересень вересня سبتمبر",
    "oct october oktober octobre octubre ottobre outubro out okt ekim октябрь октября окт жовтень"
    " жовтня أكتوبر اكتوبر",
    "nov november novembre noviembre novembro kasım ноябрь ноября ноя листопад листопада نوفمبر",
    "dec december dezember décembre decembre diciembre dicembre dezembro dez dic aralık декабрь"
    " декабря дек грудень грудня ديسمبر",
)
_MONTH = {name: i for i, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAMES = "|".join(sorted(map(re.escape, _MONTH), key=len, reverse=True))
_ZONES = {
    "z": 0, "gmt": 0, "utc": 0, "ut": 0, "est": -300, "edt": -240, "pst": -480, "pdt": -420,
    "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "мск": 180,
    "jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "aest": 600, "aedt": 660, "wib": 420,
}  # fmt: skip
"""Zone letters that mean one offset; letters with several meanings (IST, CST, BST) are not read."""

_MINUS = "-−–"
_OFFSET = rf"[+{_MINUS}]\d{{1,2}}(?::?\d\d)?(?!\d)"
_LETTERS = "|".join(_ZONES)
_ZONE = rf"(?P<zone>(?:GMT|UTC)\s?{_OFFSET}|[+{_MINUS}]\d\d:?\d\d(?!\d)|(?:{_LETTERS})(?![^\W_]))"
_TIME = (
    r"(?P<h>[01]?\d|2[0-3])(?:[:.]|\s?h\s?|:|时|時|시\s?)(?P<min>[0-5]\d)(?![\d.])(?::[0-5]\d)?"
    rf"(?:\s?(?P<half>[ap]\.?m\b\.?)|\s?uhr|\s?hrs?\b|분|分)?(?:\s?\(?{_ZONE}\)?)?"
)
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DAY = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![^\W_])(?P<m>{_NAMES})\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d(?!\d:))",
        rf"(?:(?<!\d)|(?<=\.20\d\d)|(?<=\.19\d\d)){_DAY}(?:st|nd|rd|th|er|º)?\.?,?[\s-]+(?:de\s|of\s)?(?P<m>{_NAMES})\.?,?[\s-]+"
        rf"(?:de(?:l)?\s)?{_YEAR}(?!\d(?!\d:))",
        rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<m>1[0-2]|0?[1-9])\s?[月월]\s?{_DAY}\s?[日일]",
        rf"(?<![\d.]){_YEAR}(?P<sep>[-/.])\s?(?P<m>1[0-2]|0?[1-9])(?P=sep)\s?{_DAY}(?!\d)",
        rf"(?<![\d.]){_DAY}\.\s?(?P<m>1[0-2]|0?[1-9])\.\s?{_YEAR}(?!\d(?!\d:))",
        rf"(?<!\d)(?P<one>\d{{1,2}})(?P<sep>[/-])(?P<two>\d{{1,2}})(?P=sep){_YEAR}(?!\d(?!\d:))",
    )
)
_BEFORE = re.compile(rf"{_TIME}[\s,|/•·–—-]{{0,4}}(?:on\s|am\s|le\s|[^\W\d_]{{2,12}},?\s)?$", re.I)
_AFTER = re.compile(
    rf"(?:(?:\s[^\W\d_]{{3,12}}(?=[\s,]))?[\s,|/•·–—T(-]{{0,5}}(?:at|um|à|a\slas|alle|às|o|в"
    rf"|kl\.?|saat)?\s{{0,3}}){_TIME}",
    re.I,
)
_GLUED = re.compile(
    rf"(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)\s?(?:GMT"
    rf"|UTC)\s?(?P<sign>[+{_MINUS}])(?P<digits>\d{{2,4}})"
    rf"\s+(?P<m>{_NAMES})\.?,?\s+{_YEAR}(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed date or instant: ISO 8601 as printed, and the half-open span that prints it.

    `iso` is None where the words are a date that can be read in more than one way.
    """

    iso: str | None
    start: int
    end: int


def printed_instant(text: str, *, day_first: bool | None = None) -> Printed | None:
    """The first full date in a short text, with its clock time and zone where printed.

    `day_first` says how `3/4/2016` is read; None leaves such a date unread unless only one
    order is possible.

    Example:
        >>> printed_instant("July 4, 2016, 4:57 am").iso
        '2016-07-04T04:57'
        >>> printed_instant("09:39 GMT +323 December 2016").iso
        '2016-12-23T09:39+03:00'
        >>> printed_instant("3/4/2016").iso is None
        True
    """
    text = text[:_LONGEST]
    if not _WITH_YEAR.search(text):
        return None
    if glued := _GLUED.search(text):
        return Printed(_unglued(glued), glued.start(), glued.end())
    for pattern in _DATES:
        for found in pattern.finditer(text):
            day = _day(found, day_first)
            if day is not None:
                return _with_time(text, found, day)
    return None


def _unglued(found: re.Match[str]) -> str | None:
    """Offset and day of the month told apart, if only one way of parting them is legal."""
    digits, legal = found["digits"], []
    for cut in range(1, len(digits)):
        offset, day = int(digits[:cut]), digits[cut:]
        most = 14 if found["sign"] == "+" else 12
        iso = _iso(found["y"], str(_MONTH[found["m"].lower()]), day)
        if cut <= 2 and offset <= most and iso and not day.startswith("0"):
            legal.append((offset, iso))
    if len(legal) != 1:
        return None
    offset, iso = legal[0]
    sign = "+" if found["sign"] == "+" else "-"
    return f"{iso}T{int(found['h']):02}:{found['min']}{sign}{offset:02}:00"


def figures_of(words: str) -> tuple[str | None, str | None]:
    """A date such as `3/4/2016` read day first and read month first, each ISO 8601 or None.

    Example:
        >>> figures_of("3/4/2016"), figures_of("25/4/2016")
        (('2016-04-03', '2016-03-04'), ('2016-04-25', None))
    """
    one, two, year = re.split(r"\D", words, maxsplit=2)
    return _iso(year, two, one), _iso(year, one, two)


def _day(found: re.Match[str], day_first: bool | None) -> str | None:  # noqa: FBT001
    """The ISO date of a match, an empty string for one with two readings, None for no date."""
    parts = found.groupdict()
    if "one" not in parts:
        month = parts["m"].lower()
        return _iso(parts["y"], str(_MONTH.get(month, month)), parts["d"])
    by_day = _iso(parts["y"], parts["two"], parts["one"])
    by_month = _iso(parts["y"], parts["one"], parts["two"])
    if by_day and by_month and by_day != by_month:
        return "" if day_first is None else by_day if day_first else by_month
    return by_day or by_month


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _with_time(text: str, found: re.Match[str], day: str) -> Printed:
    """The date with the clock time right after it, or else right before it."""
    start, end = found.span()
    clock = _AFTER.match(text, end)
    if clock:
        end = clock.end()
    else:
        low = max(0, start - 40)
        clock = _BEFORE.search(text[low:start])
        start = low + clock.start() if clock else start
    if not day:
        return Printed(None, start, end)
    return Printed(day + (_clock(clock) if clock else ""), start, end)


def _clock(found: re.Match[str]) -> str:
    hour = int(found["h"])
    half = (found["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"T{hour:02}:{found['min']}{_zone(found['zone'])}"


def _zone(raw: str | None) -> str:
    """A printed zone as `+HH:MM`; empty when none was printed or none such exists."""
    if not raw:
        return ""
    words = re.sub(rf"[{_MINUS}]", "-", raw.lower().replace(" ", ""))
    if words in _ZONES:
        minutes = _ZONES[words]
    else:
        digits = re.sub(r"\D", "", words)
        hours, rest = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
        minutes = (int(hours) * 60 + int(rest)) * (-1 if "-" in words else 1)
    if not -12 * 60 <= minutes <= 14 * 60:
        return ""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
