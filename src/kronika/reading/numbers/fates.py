"""What befell the people that an English number counts: killed, wounded, detained."""

from __future__ import annotations

import re

from kronika.reading.numbers.counted import Counted
from kronika.reading.numbers.spans import Amount

_FATES = {
    "killed": (
        r"killed|dead|died|slain|deaths?|fatalities|lost\stheir\slives|perished|executed|massacred"
    ),
    "wounded": r"wounded|injured|hurt|maimed",
    "detained": r"detained|arrested|in\scustody|taken\sinto\scustody|rounded\sup|jailed",
    "abducted": r"abducted|kidnapped|taken\shostage|captured",
    "missing": r"missing|unaccounted\sfor",
    "displaced": r"displaced|evacuated",
}
FATES = frozenset(_FATES)
_CAUSES = {
    "killed": r"kill(?:ed|ing|s)?|claim(?:ed|ing)\sthe\slives\sof|slaughter(?:ed|ing)|executed",
    "wounded": r"wound(?:ed|ing|s)?|injur(?:ed|ing|es)",
    "detained": r"detain(?:ed|ing|s)?|arrest(?:ed|ing|s)?|round(?:ed|ing)\sup",
    "abducted": r"abduct(?:ed|ing)|kidnap(?:ped|ping)|captur(?:ed|ing)",
    "displaced": r"displac(?:ed|ing)|evacuat(?:ed|ing)",
}
_BE = (
    r"(?:(?:were|was|are|is|been|being|have|has|had|reportedly|also|feared|reported|confirmed|"
    r"believed|left)\s){0,4}"
)
_ASIDE = r"(?:,\s(?:including|among\sthem|most\sof\sthem|mostly|mainly)\s[^,]{1,80},)?"
_AFTER = re.compile(
    r"(?:\s(?!(?:and|or|but|in|of|who)\b)[\w’'-]+){0,4}?"
    rf"{_ASIDE}\s(?:who\s)?{_BE}(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _FATES.items())
    + r")\b(?!\s(?:in\sa\sposition|at\sleast|an?\b|the\b|\d))",
    re.I,
)
_BEFORE = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _CAUSES.items())
    + r")\s(?:(?:an?|another|also|as|the|and|or|(?:wound|injur)(?:ed|ing))\s){0,3}$",
    re.I,
)
_TOLL = re.compile(
    r"\b(?P<killed>death\stoll)\s(?:\w+\s){0,6}?(?:to|at|of|is|was|reached|exceeded)\s$", re.I
)


def fate(text: str, amount: Amount, what: Counted | None) -> Counted | None:
    """What befell the people counted; None for things and for people of whom nothing is told."""
    if what is not None and what.word == "percent":
        return None
    follows = _AFTER.match(text, amount.end)
    if follows and not re.search(r"\d", follows.group().split(",")[0]):
        name = follows.lastgroup or ""
        return Counted(name, follows.start(name), follows.end(name))
    shift = max(0, amount.start - 80)
    before = text[shift : amount.start]
    if cause := _BEFORE.search(before) or _TOLL.search(before):
        name = cause.lastgroup or ""
        return Counted(name, cause.start(name) + shift, cause.end(name) + shift)
    return None
