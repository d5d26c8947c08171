"""Numbers in English text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kronika.model.readings import Number
from kronika.reading.numbers import amounts, counted, fates
from kronika.reading.numbers.spans import Amount

_SMALL = "|".join(sorted(amounts.SMALL, key=len, reverse=True))
_BIG = "hundred|thousand|million|billion|trillion|dozen"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_WORDS = (
    rf"(?:(?:{_SMALL})"
    rf"(?:\s(?:{_BIG})\sand\s(?:{_SMALL})|[-\s](?:{_SMALL}|{_BIG})|\sand\sa\shalf){{0,6}}"
    rf"|(?:half\s)?an?\s(?:{_BIG})(?:\s(?:{_BIG}))?)"
)
_SCALE = r"(?:\s(?:hundred|thousand|million|billion|trillion|dozen|mln|bn)|(?:mln|bn|m|k))"
_CURRENCY = r"(?:US)?\$|€|£|¥|₽|₹"


def _amount(name: str) -> str:
    return (
        rf"(?P<{name}c>{_CURRENCY})?\s?(?:(?P<{name}d>{_DIGITS})(?P<{name}s>{_SCALE})?(?![\w])"
        rf"|(?P<{name}w>{_WORDS})(?!\w))"
    )


_LOW = (
    r"at\sleast|more\sthan|over|no\s(?:fewer|less)\sthan|not\sless\sthan|above|in\sexcess\sof|"
    r"a\sminimum\sof|upwards?\sof"
)
_HIGH = (
    r"up\sto|as\smany\sas|as\smuch\sas|fewer\sthan|less\sthan|no\smore\sthan|at\smost|under|below|"
    r"a\smaximum\sof"
)
_ABOUT = (
    r"about|around|some|nearly|almost|approximately|roughly|an\sestimated|close\sto|"
    r"an\sadditional|another|a\stotal\sof|just|only|exactly|as\sfew\sas"
)
NUMBER = re.compile(
    rf"(?<![\w.,/$€£-])(?<!\d:)(?:(?P<span>between|from)\s"
    rf"|(?:(?P<low>{_LOW})|(?P<high>{_HIGH})|(?P<about>{_ABOUT}))\s){{0,3}}"
    rf"{_amount('a')}"
    rf"(?P<plus>\+|-plus|\sor\smore)?"
    rf"(?:(?P<join>\s?[-–—]\s?|\sto\s|\sor\s|\sand\s){_amount('b')})?",
    re.I,
)
ORDINAL = re.compile(
    r"\b(?:(?P<d>\d{1,4})(?:st|nd|rd|th)|(?P<w>first|second|third|fourth|fifth|sixth|seventh|eighth|"
    r"ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|twentieth))"
    r"(?:[-\s]ever|\s(?:such|joint|annual|bilateral|consecutive|straight|successive))*\s(?P<what>[a-z]{3,})\b"
)
NAMED_ORDINAL = re.compile(
    r"\b(?:(?P<d>\d{1,4})(?:st|nd|rd|th)|(?P<w>first|second|third|fourth|fifth|sixth|seventh|eighth|"
    r"ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|twentieth))\s"
    r"(?:(?!Infantry|Division|Brigade|Fleet|Army|Corps|Regiment|Battalion|Squadron|Wing|World)"
    r"[A-Z][\w’'/-]*\s){1,4}(?P<what>exercises?|drills?|editions?|manoeuvres|maneuvers|games)\b"
)
"""An ordinal before a name that is an exercise's ("the 12th Silver Anchor drill")."""
_HELD = re.compile(r"\s[^.;:,]{0,60}?\b(?:held|staged|hosted|conducted)\b")
ORDINALS = {
    word: place
    for place, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth".split(),
        1,
    )
} | {"twentieth": 20}
_PAIRS = frozenset(
    "countries nations states sides parties governments armies navies militaries forces ministers "
    "leaders presidents neighbours neighbors delegations".split()
)
"""What "the two" of are those who are named, not a count."""
_EDITION = re.compile(
    r"times?|editions?|exercises?|drills?|man(?:o?eu)vres|maneuvers?|wargames?|games|training|"
    r"summits?|meetings?|conferences?|rounds?|dialogues?|forums?|talks|consultations|visits?|trips?|"
    r"tours?|sessions?|patrols?|missions?|operations?|raids?|attacks?|strikes?|package|series|"
    r"was|were|is|took|one|such"
)
"""What is held again and again, or its verb ("the first was held"): no "first lorries"."""
_BEFORE_ORDINAL = re.compile(
    r"(?:\b(?:the|its|their|his|her|this|a|for|in\sa|annual)|\w[’']s)\s$", re.I
)
_NOT_COUNTED = re.compile(
    r"(?:\b(?:No|Nos|Articles?|Chapter|Resolution|Section|Paragraph|Flight|Highway|Route|Room|Page|"
    r"Unit|Channel|Phase|Group\sof|aged?|number|Level|Tel|Phone|Fax|ISBN|Order|Decree|Act|Bill|"
    r"Version|Type|Mark|Block|Model|Annex|Protocol|Law|Line|Zone|Point|Category)\.?|[#№])\s?$"
)
_TRIGGER = re.compile(rf"\d|\b(?:{_SMALL}|{_BIG}|half)\b", re.I)
_PHONE = re.compile(r"\+?\d[\d()\s.-]{8,}\d")
_NAMED = re.compile(
    r"(?<!\b[Ii]n)(?<!\b[Aa]t)(?<!\bnear)(?<!\bfrom)(?<!\bof)(?<!\bacross)(?<=\w)\s[A-Z][\w’']*\s$"
)
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+$")
_AGE = re.compile(r"(?<=,\s)\d{1,2}(?=,\s)|(?<=[a-z]\s\()\d{1,2}(?=\))")
_AFTER = re.compile(r"-year-old|\s?years?[\s-]old|[:/]\d|-?(?:mm|st|nd|rd|th)\b|\.\d")


def find(text: str) -> Iterator[Number]:
    """The numbers of one sentence with what they count, in order."""
    if _TRIGGER.search(text):
        yield from together(_all(text), text)
    yield from _ordinals(text)


def _all(text: str) -> list[Number]:
    phones = [m.span() for m in _PHONE.finditer(text) if not _GROUPED.match(m.group())]
    found: list[Number] = []
    for match in NUMBER.finditer(text):
        if any(s <= match.start("ad") < e for s, e in phones):
            continue
        found.extend(_numbers(match, text))
    return found


def together(numbers: list[Number], text: str) -> Iterator[Number]:
    """Of "six soldiers and two civilians were killed" both numbers are killed."""
    ahead: Number | None = None
    done = []
    for number in reversed(numbers):
        if ahead is not None and _joined(number, ahead, text):
            number = replace(
                number, what=ahead.what, what_start=ahead.what_start, what_end=ahead.what_end
            )
        done.append(number)
        ahead = number
    yield from reversed(done)


def _joined(number: Number, ahead: Number, text: str) -> bool:
    if ahead.what not in fates.FATES or (ahead.what_start or 0) < ahead.end:
        return False
    end = number.what_end or number.end
    people = number.what in counted.PEOPLE and end <= ahead.start
    return people and text[end : ahead.start].strip() in {"and", ",", ", and"}


def _value(match: re.Match[str], name: str) -> Decimal | None:
    if match[f"{name}d"] is not None:
        scale = match[f"{name}s"]
        if scale and scale.lower() in {"m", "k"} and not match[f"{name}c"]:
            return None
        return amounts.scaled(amounts.digits(match[f"{name}d"]), scale and scale.strip())
    return amounts.spelled(match[f"{name}w"] or "")


def _numbers(match: re.Match[str], text: str) -> Iterator[Number]:
    one = _value(match, "a")
    if one is None or _NOT_COUNTED.search(text, max(0, match.start() - 20), match.start()):
        return
    two = _value(match, "b") if match["join"] else None
    for amount in _amounts(match, one, two):
        if number := _counted(amount, match, text):
            yield number


def _amounts(match: re.Match[str], one: Decimal, two: Decimal | None) -> Iterator[Amount]:
    """One amount, a range of two, or two amounts joined by "and"."""
    first_end = max(match.end(g) for g in ("ad", "as", "aw", "plus"))
    low = match["low"] or match["plus"]
    bound = "low" if low else "high" if match["high"] else "exact"
    if two is None:
        yield Amount(match.start(), first_end, one, bound)
        return
    joined = match["join"].strip().lower() == "and"
    if not joined or (match["span"] or "").lower() == "between":
        one = _share_scale(match, one, two)
        if one < two:
            yield Amount(match.start(), match.end(), one, "range", two)
        return
    yield Amount(match.start(), first_end, one, bound)
    start = min(match.start(g) for g in ("bc", "bd", "bw") if match[g])
    yield Amount(start, match.end(), two)


def _share_scale(match: re.Match[str], one: Decimal, two: Decimal) -> Decimal:
    """Of "2 to 3 million" the first is two million."""
    scale = match["bs"]
    if scale and not match["as"] and match["ad"] and one < two:
        return amounts.scaled(one, scale.strip()) or one
    return one


def _counted(amount: Amount, match: re.Match[str], text: str) -> Number | None:
    if _AFTER.match(text, amount.end) or _AGE.match(text, amount.start):
        return None
    if match["aw"] and match["aw"].lower() == "one" and not counted.one_counts(text, amount):
        return None
    if currency := match["ac"] or match["bc"]:
        return amount.number(counted.CURRENCIES.get(currency[-1], ""))
    what = counted.after(text, amount) or counted.shared(text, amount, match)
    fate = fates.fate(text, amount, what)
    found = fate or what
    if fate is None and amount.bound == "exact" and match["ad"] and _names(amount, text):
        return None
    if fate is None and what is not None and amount.value == 2 and what.word in _PAIRS:
        return None
    if found is None:
        bare = match["ad"] is None or amount.value < 10
        return None if bare and amount.bound == "exact" else amount.number("")
    return amount.number(found.word, found.start, found.end)


def _names(amount: Amount, text: str) -> bool:
    """Whether a number ends a name: "Flight 17", "the Proton 4", but not "in Aleppo 12"."""
    named = _NAMED.search(text[max(0, amount.start - 40) : amount.start])
    return named is not None and amount.value < 1000 and amount.value == int(amount.value)


def _ordinals(text: str) -> Iterator[Number]:
    for match in (*ORDINAL.finditer(text), *NAMED_ORDINAL.finditer(text)):
        if not _BEFORE_ORDINAL.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        if match["w"] == "second" and match["what"] in {"half", "thoughts"}:
            continue
        if not _EDITION.fullmatch(match["what"]):
            continue
        word = (match["w"] or "").lower()
        value = int(match["d"]) if match["d"] else ORDINALS[word]
        end = match.end("d") + 2 if match["d"] else match.end("w")
        amount = Amount(match.start(), end, Decimal(value))
        held = _HELD.match(text, match.end("what")) if match["what"] == "time" else None
        last = held.end() if held and value > 1 else match.end("what")
        yield amount.number("ordinal", match.start("what"), last)
