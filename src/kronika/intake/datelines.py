"""The place, date and agency that open a story: `MOSCOW, May 3 (Reuters) - `."""

import re

from kronika.intake.agencies import credited_names, is_agency

__all__ = ["split_dateline"]

_WINDOW = 120
"""A dateline longer than this is a sentence."""

_UPPER = r"[^\W\d_a-zß-öø-ÿа-яё]"
_PLACE = r"[^\W\d_][\w.'’-]*(?:[ /][^\W\d_][\w.'’-]*){0,4}"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º)?\.?"
_MONTH = (
    r"(?i:(?:jan|feb|fév|fev|mar|mär|apr|avr|abr|may|mai|maj|jun|juin|jul|juil|aug|ago|aoû|aou|sep"
    r"|set|oct|okt|out|ott|nov|dec|déc|dez|dic|des|ene|gen|giu|lug|янв|фев|мар|апр|мая|июн|июл|авг"
    r"|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|вер|жов|гру|oca|şub|nis|haz|tem|ağu|eyl|eki|kas"
    r"|ara|sty|lut|kwi|cze|lip|sie|wrz|paź|lis|gru)[^\W\d_]{0,8}\.?)"
)
_DATE = rf"(?:(?:{_DAY}(?: de)? {_MONTH}|{_MONTH} {_DAY})(?:,? (?:de )?(?:19|20)\d\d)?)"
_CREDIT = r"[^\W\d_][^()\[\]/\n]{0,40}(?:/[^()\[\]/\n]{1,30})?"
_DASH = r"(?:\.? ?(?:--+|[–—−―])(?= |\n|$|[^\W\d])|[. ]-(?= |$)|\.?:)"

_BRACKETED = re.compile(
    rf"(?:(?P<place>{_PLACE}(?:, {_PLACE}){{0,2}}?)(?:[.,]? (?P<date>{_DATE}))?[.,]? ?)?"
    rf"[(\[/](?P<credit>{_CREDIT})[)\]/](?P<dash>\.?{_DASH}|\.(?= )|(?= ))\s*"
)
_CREDIT_FIRST = re.compile(
    rf"[(\[](?P<credit>{_CREDIT})[)\]] ?{_DASH} (?P<place>{_PLACE})"
    rf"(?:, (?P<date>{_DATE}))? ?{_DASH}\s*"
)
_UNBRACKETED = re.compile(
    rf"(?P<place>{_PLACE})(?:[.,] (?P<date>{_DATE}))?(?:[.,]? ?[–—-]| ?,|\.) "
    rf"(?P<credit>[^\W\d_][\w. -]{{0,30}}?)(?:\.?{_DASH}|\.(?= ))\s*"
)
_DATED = re.compile(rf"(?P<place>{_PLACE}(?:, {_PLACE}){{0,2}}?), (?P<date>{_DATE}) ?{_DASH}\s*")
_PLAIN = re.compile(rf"(?P<place>{_PLACE}(?:, {_PLACE}){{0,2}}) ?{_DASH}\s*")
_AGENCY_RUN_IN = re.compile(
    r"(?P<credit>新华社|中新社|中新网)(?P<place>\w{1,12}?)\d{1,2}月\d{1,2}日(?P<dash>电)(?:[（(][^）)\n]{0,30}[）)])?\s*"
)

_LABELS = frozenset(
    """update updated breaking exclusive watch read more video photos photo live opinion analysis
    editorial comment explainer factbox correction advertisement breakingviews note editor's editors
    warning question answer q a related also see listen gallery interview review background summary
    topline eilmeldung exclusif vidéo urgent urgente última hora срочно dear""".split()
)
_ACRONYMS = frozenset(
    """nato asean opec opec+ brics unhcr unesco unicef isil isis daesh osce ecowas igad saarc csto
    unifil interpol europol aukus quad covid covid-19 unrwa minusma monusco amisom mercosur hamas
    plo ira eta farc eln pkk ypg sdf idf nasa cia fbi mi5 mi6 gru fsb irgc who imf wto iaea eu un us
    usa uk uae ussr""".split()
)


def split_dateline(text: str, start: int, end: int) -> tuple[int, list[str]] | None:
    """Where the dateline at the start of a story's first paragraph ends, and whom it credits.

    `start` and `end` bound the paragraph in `text` (half-open code points). The dateline
    includes its dash and the white space after it, so the story goes on at the returned
    position. None when the paragraph opens with no dateline.

    Example:
        >>> split_dateline("LAGOS, 3 May (Reuters) - Ministers met.", 0, 39)
        (25, ['Reuters'])
        >>> split_dateline("Ministers met on Monday.", 0, 24) is None
        True
    """
    lead = text[start : min(end, start + _WINDOW)].replace("\xa0", " ")
    offset = len(lead) - len(lead.lstrip())
    lead = lead[offset:]
    for pattern, holds in _RULES:
        found = pattern.match(lead)
        if found and found.end() < len(lead) and holds(found):
            credit = found.groupdict().get("credit")
            return start + offset + found.end(), credited_names(credit) if credit else []
    return None


def _bracketed(found: re.Match[str]) -> bool:
    known = _all_agencies(found["credit"])
    if not found["place"] or not found["dash"]:
        return known
    if not _place_like(found["place"]):
        return False
    return known or (
        len(found["credit"]) <= 30 and (bool(found["date"]) or _shouted(found["place"]))
    )


def _credit_first(found: re.Match[str]) -> bool:
    return _all_agencies(found["credit"]) and _place_like(found["place"])


def _unbracketed(found: re.Match[str]) -> bool:
    return _all_agencies(found["credit"]) and _place_like(found["place"])


def _dated(found: re.Match[str]) -> bool:
    return _place_like(found["place"]) and any(c.isdigit() for c in found["date"])


def _plain(found: re.Match[str]) -> bool:
    """Without agency and date only a place in capitals is a dateline."""
    first = found["place"].split(",")[0]
    return _shouted(first) and len(first) >= 4 and _place_like(found["place"])


def _all_agencies(credit: str) -> bool:
    return all(map(is_agency, credited_names(credit)))


def _shouted(place: str) -> bool:
    return place.isupper()


def _place_like(place: str) -> bool:
    """Words that start like a name, and are neither a label of the page nor an organisation."""
    words = [word.strip(".,'’").casefold() for word in re.split(r"[ ,/]+", place)]
    return place[0].isupper() and words[0] not in _LABELS and words[0] not in _ACRONYMS


_RULES = (
    (_CREDIT_FIRST, _credit_first),
    (_BRACKETED, _bracketed),
    (_UNBRACKETED, _unbracketed),
    (_DATED, _dated),
    (_PLAIN, _plain),
    (_AGENCY_RUN_IN, lambda _: True),
)
