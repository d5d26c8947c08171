"""Values as people read them: numbers, dates with their precision, times with their zone."""

import re

THIN = "\u202f"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_INSTANT = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?"
)
_CAPITALS = {"igo": "IGO", "un": "UN", "eu": "EU"}


def number(value: object) -> str:
    """A count with thin spaces between groups of three digits.

    Example:
        >>> number(1234567).replace(THIN, "_"), number("2.5"), number("many")
        ('1_234_567', '2.5', 'many')
    """
    words = str(value)
    if not re.fullmatch(r"-?\d+(\.\d+)?", words):
        return words
    whole, _, rest = words.partition(".")
    return f"{int(whole):,}".replace(",", THIN) + (f".{rest}" if rest else "")


def day(value: str | None, *, short: bool = False) -> str:
    """A partial ISO date in words, no more exact than it is; what is no date stays as it is.

    Example:
        >>> day("2007-08-09"), day("2007-08"), day("2007"), day("2007-08-09", short=True)
        ('9 August 2007', 'August 2007', '2007', '9 Aug 2007')
    """
    match = _PARTIAL.match(value or "")
    if match is None or not 1 <= int(match[2] or 1) <= 12:
        return value or ""
    parts = [str(int(match[3]))] if match[3] else []
    if match[2]:
        name = _MONTHS[int(match[2]) - 1]
        parts.append(name[:3] if short else name)
    return " ".join([*parts, match[1]])


def days(start: str | None, end: str | None, *, short: bool = False) -> str:
    """A range of partial dates in words, saying what both share once.

    Example:
        >>> days("2007-08-09", "2007-08-17"), days("2018-10-25", "2018-11-07", short=True)
        ('9–17 August 2007', '25 Oct – 7 Nov 2018')
        >>> days("2016-04", None), days(None, "2016"), days(None, None)
        ('April 2016', 'until 2016', '')
    """
    if not start or not end or start == end:
        only = day(start or end, short=short)
        return f"until {only}" if end and not start else only
    first, last = day(start, short=short).split(" "), day(end, short=short).split(" ")
    shared = 0
    while len(first) == len(last) > shared + 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    head = first[: len(first) - shared]
    dash = "–" if len(head) == 1 else " – "
    return f"{' '.join(head)}{dash}{' '.join(last)}"


def instant(value: str | None) -> str:
    """A publication time in words with the zone that was printed, saying so when none was.

    Example:
        >>> instant("2016-07-04T04:57+03:00"), instant("2016-07-04T04:57"), instant("2016-07-04")
        ('4 July 2016, 04:57 UTC+03:00', '4 July 2016, 04:57 (zone not printed)', '4 July 2016')
    """
    match = _INSTANT.match(value or "")
    if match is None:
        return day(value)
    if match[2] is None:
        return day(match[1])
    zone = {"Z": "UTC", "+00:00": "UTC", None: "(zone not printed)"}.get(match[3], f"UTC{match[3]}")
    return f"{day(match[1])}, {match[2]} {zone}"


def label(name: str) -> str:
    """The name of a field or a type for people.

    Example:
        >>> label("joint_exercise"), label("number troops CN"), label("start")
        ('Joint exercise', 'Troops CN', 'Begins')
    """
    known = {"start": "Begins", "end": "Ends", "action": "What was done", "type": "Type"}
    if name in known:
        return known[name]
    words = name.removeprefix("number ").replace("_", " ").strip()
    words = words.removeprefix("participant ") if words != "participant" else words
    return _CAPITALS.get(words, words[:1].upper() + words[1:])


def counted(count: int, noun: str) -> str:
    """A number with its noun.

    Example:
        >>> counted(1, "report"), counted(4, "witness"), counted(0, "country")
        ('1 report', '4 witnesses', '0 countries')
    """
    if count == 1:
        return f"1 {noun}"
    if noun.endswith("y"):
        return f"{number(count)} {noun[:-1]}ies"
    return f"{number(count)} {noun}{'es' if noun.endswith('s') else 's'}"
