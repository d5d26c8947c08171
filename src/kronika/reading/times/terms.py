"""Terms: the words and numbers of a sentence, each with the part it can play in a date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kronika.reading.times.lexicon import Lexicon

Value = int | str | tuple[int, int | None] | None

_LEX = re.compile(
    r"""
    (?P<quarter>\bQ[1-4]\b)
  | (?P<word>[^\W\d_]+)
  | (?P<iso>(?<!\d)\d{4}-\d{2}-\d{2}
      (?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d))
  | (?P<numeric>(?<![\d.,/])(?:\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})
      |\d{4}[./]\d{1,2}[./]\d{1,2})(?![\d/]))
  | (?P<isomonth>(?<![\d.,-])\d{4}-(?:0[1-9]|1[0-2])(?![\d-]))
  | (?P<clock>(?<![\d.,:])(?:[01]?\d|2[0-4])(?:[:.][0-5]\d(?::[0-5]\d)?)?
      \s?[ap]\.?m\b\.?
      |(?<![\d.,:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])
      |(?<![\d.,:])(?:[01]\d|2[0-3])[0-5]\d(?=\s(?:GMT|UTC|hours|hrs|local\stime))
      |(?<![\d.,:])(?:[01]?\d|2[0-4])[hH](?:[0-5]\d)?(?![\w]))
  | (?P<decades>(?<![\w.,])(?:1\d|20)\d0['’]?s\b|(?<!\w)['’‘]?[1-9]0['’]?s\b
      |(?<![\w.,])(?:(?:1\d|20)\d|[1-9])0-(?:е|х|ые|ых)\b)
  | (?P<abbr>(?<!\w)['’‘]\d{2}(?![\w'’]))
  | (?P<named>(?<![\w/])9/11(?![\w/]))
  | (?P<ordinal>(?<![\w.,])\d{1,4}(?:st|nd|rd|th|er|re|º|ª|-(?:го|й|я|е|м))\b)
  | (?P<decimal>(?<![\w.,])\d+(?:(?:,\d{3})+(?!\d)(?:\.\d+)?|\.\d+(?!\.?\d)))
  | (?P<int>\d+)
  | (?P<mark>[^\w\s])
    """,
    re.X,
)


@dataclass(frozen=True, slots=True)
class Term:
    """One piece of a sentence; `kind` is a key of `grammar.SYMBOLS`."""

    kind: str
    value: Value
    start: int
    end: int


_MARKS = {
    ",": "comma",
    ".": "dot",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "‑": "dash",
    "،": "comma",
    "/": "slash",
}


def terms(text: str, lexicon: Lexicon) -> list[Term]:
    """Every piece of the text in order, with offsets into it."""
    found: list[Term] = []
    position = 0
    while match := _LEX.search(text, position):
        start, end = match.span()
        kind, value = _classify(match, text, lexicon)
        if match.lastgroup == "word" and (phrase := lexicon.phrase_at(text, start)):
            (kind, value), end = phrase
        found.append(Term(kind, value, start, end))
        position = end
    return found


def _classify(match: re.Match[str], text: str, lexicon: Lexicon) -> tuple[str, Value]:
    group, words = match.lastgroup or "", match.group()
    match group:
        case "word":
            return lexicon.word(words)
        case "mark":
            return _MARKS.get(words, "other"), None
        case "int":
            return _integer(match, text)
        case "quarter":
            return "quarter_name", int(words[1])
        case "ordinal":
            number = int(re.match(r"\d+", words).group())  # type: ignore[union-attr]
            kind = "day" if 1 <= number <= 31 else "year" if 1000 <= number <= 2199 else "nth"
            return kind, number
        case "clock":
            return "clock", _clock(words)
        case "decades":
            return "decades", int(re.sub(r"\D", "", words))
        case "abbr":
            return "abbr", int(words[1:])
        case "named" | "iso" | "isomonth" | "numeric":
            return group, words
    return "other", None


def _integer(match: re.Match[str], text: str) -> tuple[str, Value]:
    words, (start, end) = match.group(), match.span()
    if len(words) > 9:
        return "other", None
    number = int(words)
    is_year = len(words) == 4 and 1000 <= number <= 2199
    after = text[end : end + 1]
    if after.isalpha() and after not in "гh":
        return "other", None
    before = text[max(0, start - 2) : start]
    if before[-1:].isalpha() and not is_year:
        return "other", None
    # "Su-35" and "BMP-3" are names; "Mission-2014" and "mid-2016" hold a year.
    if len(before) == 2 and before[1] in "-‑" and before[0].isalpha() and not is_year:
        return ("day" if _month_before(text, start) else "other"), number
    if is_year:
        return "year", number
    return ("day" if 1 <= number <= 31 and len(words) <= 2 else "number"), number


def _month_before(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start - 1].lower() in {"jan", "feb", "apr", "jun", "jul", "aug"}


def _clock(words: str) -> tuple[int, int | None]:
    digits = re.findall(r"\d+", words)
    if len(digits) == 1 and len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    hour = int(digits[0])
    if "m" in words.lower():
        hour = hour % 12 + (12 if "p" in words.lower() else 0)
    return hour % 24, int(digits[1]) if len(digits) > 1 else None
