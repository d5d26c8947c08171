"""Two tellings held against each other by their dates, with the precision of each."""

from kronika.model.tellings import Telling
from kronika.resolving.days import apart, iso
from kronika.resolving.evidence import Sign
from kronika.resolving.families import family, is_lasting

_NEXT_DAY = 1
"""Days: a report and its time zone, or a day told as the day after."""
_NEAR_LASTING = 30
"""Days: what lasts may be told by its first day here and its last day there."""
_SHORT = 10
_CAMPAIGN = 14
_MONTH = 31
_NEWS = 4
_WHILE = 21
_LONG = 120


def by_dates(left: Telling, right: Telling) -> Sign | None:
    """Their dates agree, touch or exclude each other."""
    a, b = span(left), span(right)
    if a is None or b is None:
        return _by_publication(left, right)
    gap = apart(a, b)
    if gap:
        return _apart(left, right, gap)
    longer = max(a[1] - a[0], b[1] - b[0])
    if longer == 0:
        return Sign("when", 2.2, f"Both are on {iso(a[0])}")
    if a == b and longer <= _MONTH:
        return Sign("when", 2.5, f"Both run from {iso(a[0])} to {iso(a[1])}")
    if _is_part(left, right, a, b):
        return Sign("when", -2.0, "The one is a day of the other, which goes on longer", part=True)
    if longer <= _SHORT:
        return Sign("when", 1.5, "The dates of the one lie within those of the other")
    return Sign("when", 1.0 if longer <= _MONTH else 0.2, "Their dates do not exclude each other")


def span(telling: Telling) -> tuple[int, int] | None:
    """The days of a telling, None where its page gives none."""
    if telling.first is None or telling.last is None:
        return None
    return telling.first, telling.last


def _apart(left: Telling, right: Telling, gap: int) -> Sign:
    """Dates that exclude each other, at first sight or for good."""
    lasting = is_lasting(left.type) or is_lasting(right.type)
    days = f"{gap} day{'s' if gap > 1 else ''} lie between them"
    if gap <= _NEXT_DAY:
        return Sign("when", 0.3 if not lasting else 0.8, days)
    if lasting and gap <= _NEAR_LASTING:
        return Sign("when", 0.0 if gap <= _SHORT else -0.5, days)
    return Sign("when", -6.0, f"Other dates: {days}", veto=True)


def _is_part(left: Telling, right: Telling, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """One strike or attack of one day within a battle or campaign of weeks."""
    if family(left.type) != "violence" or left.type == right.type:
        return False
    lengths = sorted((a[1] - a[0], b[1] - b[0]))
    return lengths[0] == 0 and lengths[1] > _CAMPAIGN


def _by_publication(left: Telling, right: Telling) -> Sign | None:
    """Where a page gives no date, its news is near the day of the page."""
    a, b = news_days(left), news_days(right)
    if a is None or b is None:
        once = not is_lasting(left.type) and not is_lasting(right.type)
        return Sign("when", -1.6, "A page without any date") if once else None
    gap = apart(a, b)
    lasting = is_lasting(left.type) or left.lifecycle == "planned" or right.lifecycle == "planned"
    if left.edition and left.edition == right.edition and gap > _NEWS:
        return None  # the year in their names says more than the days of the pages
    if left.factuality == "historical" or right.factuality == "historical":
        return Sign("when", -1.0, "One page only looks back, without a date")
    if gap <= _NEWS:
        weight = 0.7 if gap <= _NEXT_DAY or lasting else 0.4
        return Sign("when", weight, "Told in the same days")
    if gap <= _WHILE and lasting:
        return Sign("when", 0.2, "Told within three weeks")
    if gap <= _LONG:
        return Sign("when", -1.0, f"Told {gap} days apart, one without a date")
    return Sign("when", -4.0, "Told months apart, one without a date", veto=True)


def news_days(telling: Telling) -> tuple[int, int] | None:
    """The days of a telling, or else the day of its page."""
    known = span(telling)
    if known is not None:
        return known
    if telling.published is None:
        return None
    return telling.published, telling.published
