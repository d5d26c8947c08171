"""The shapes of time expressions, written over kinds of terms.

A sentence becomes a string with one symbol a term, so that a shape is a regular expression
over words: in `SHAPES`, each lower-case word is a kind of term, each capital word another
shape. The first shape that matches at a place wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kronika.reading.times.terms import Term

KINDS = (
    "iso isomonth numeric clock decades abbr named nth number day year month weekday shortday "
    "unit last past next this same following ago later of the prep from to dash comma dot conj "
    "between since until before after about edge brink season quarter quarter_name half half_one "
    "week century vague recent deictic part zone tens fortnight weekend annum slash "
    "monthday halfyear tail name other"
).split()
SYMBOLS = {kind: chr(0x4E00 + i) for i, kind in enumerate(KINDS)}

PARTS = {
    "NUM": "(?:number|day|half_one)",
    "DEIXIS": "(?:last|past|next|this)",
    "JOIN": "(?:to|dash|until)",
    "UNIT": "(?:unit|week|annum)",
    "DAYNUM": "(?:day dot?)",
    "MONTH": "(?:month dot? (?:slash month)?)",
    "WD": "(?:(?:weekday|shortday dot?) comma?)",
    "YEARS": "(?:annum? year (?:annum dot?)?)",
    "YR": "(?:annum? year annum?|abbr)",
    "DM": "(?:the? DAYNUM of? MONTH)",
    "DMY": "(?:WD? DM (?:comma? of? YR)?)",
    "MDY": "(?:WD? MONTH the? day (?:comma? YR)?)",
    "DAYS": "(?:day|monthday)",
    "YMD": "(?:YEARS comma? month DAYS?|month monthday)",
    "MY": "(?:MONTH comma? of? the? YR)",
    "POINT": "(?:YMD|DMY|MDY|MY|iso|isomonth)",
    "OFYEAR": "(?:comma? of? the? (?:YEARS|DEIXIS annum|annum (?:last|past|next)|annum))",
}


def _range(left: str, right: str) -> str:
    return f"(?:(?:from|between|since|of)? {left} JOIN {right}|between {left} conj {right})"


SHAPES = {
    "named": "named",
    "ends": _range("POINT comma?", "POINT"),
    "days_of_month": _range("WD? the? DAYNUM", "DMY") + "|the? DAYNUM conj DMY",
    "month_days": _range("WD? (?:YEARS comma?)? MONTH the? DAYS", "the? DAYS (?:comma? YR)?")
    + "|WD? MONTH the? day conj the? day (?:comma? YR)?",
    "months_of_year": "(?:from|between)? MONTH (?:JOIN|conj) MONTH of? "
    "(?:DEIXIS annum|annum (?:last|past|next|this))",
    "month_range": _range("MONTH", "(?:MY|MONTH)") + "|MONTH conj MY",
    "year_range": _range("YEARS", "the? YEARS") + "|YEARS dash (?:abbr|day|number)",
    "weekday_range": _range("weekday", "weekday"),
    "iso": "iso",
    "digits": "numeric",
    "month_of_year": "DEIXIS annum month DAYS?|(?:DM|MONTH (?:the? day)?) comma? of? "
    "(?:(?:this|last|past|next) annum|annum (?:last|past|next|this))",
    "month_deixis": "MONTH (?:last|past|next)(?!UNIT)|(?:last|past|next|this) MONTH (?!dot? day)",
    "week_of": "the? week of POINT",
    "point": "POINT",
    "monthday_range": "DAYS JOIN monthday",
    "monthday": "monthday",
    "quarter": "(?:the? (?:nth|day) quarter|quarter_name) OFYEAR?|"
    "(?:YEARS|DEIXIS annum) quarter_name|DEIXIS quarter",
    "half": "the? (?:nth|day) half OFYEAR|(?:YEARS|DEIXIS annum)? halfyear",
    "season": "DEIXIS season|season of? (?:DEIXIS annum|annum (?:last|past|next))|"
    "season of? the? YEARS (?:dash (?:YEARS|day))?|season DEIXIS|"
    "(?:YEARS|DEIXIS annum) season(?!name)",
    "weekday_of_week": "weekday comma? of? the? (?:DEIXIS week|week DEIXIS)|DEIXIS week weekday",
    "weekday": "DEIXIS weekday|weekday (?:last|past|next)(?!UNIT)|weekday",
    "weekend": "DEIXIS DEIXIS? weekend|weekend (?:last|past|next)|weekend",
    "ago": "(?:NUM number?|vague) UNIT ago|ago (?:NUM|vague)? UNIT|UNIT ago",
    "later": "(?:NUM number?|vague)? UNIT later|later (?:NUM|vague) UNIT",
    "duration": "(?:the|this)? (?:last|past|next) (?:NUM number?|vague) UNIT|recent UNIT",
    "text_unit": "the? same UNIT|the? following UNIT|the next UNIT|the UNIT (?:before|after)",
    "deixis_unit": "the? DEIXIS DEIXIS? UNIT|"
    "the? UNIT (?:last|past|next|this)(?!UNIT|month|weekday|season|weekend)",
    "brink_unit": "the? brink of the? UNIT|the? UNIT dash? brink|edge dash? of? the? UNIT",
    "deictic": "deictic",
    "decade": "the? (?:decades|tens) annum?",
    "century": "the? (?:day|nth) dash? century",
    "month": "MONTH",
    "year": "YEARS",
    "abbr_year": "abbr",
}
LEAD = "(?:about|since|until|before|after)"
EDGE = (
    "(?:the? edge part? dash? of? the?|the? brink (?:of the?|dash)|later prep? the?|part of the?)"
)


def _compile(shape: str) -> str:
    """A shape as a regular expression over symbols."""
    while re.search(r"\b[A-Z]{2,}\b", shape):
        shape = re.sub(r"\b[A-Z]{2,}\b", lambda m: PARTS[m.group()], shape)
    return re.sub(r"[a-z_]+", lambda m: SYMBOLS[m.group()], shape).replace(" ", "")


_CORES = "|".join(f"(?P<{name}>{_compile(shape)})" for name, shape in SHAPES.items())
PATTERN = re.compile(
    f"(?:(?P<before>{_compile('clock zone?')}){_compile('(?:comma|prep|of|the)*')})?"
    f"(?:(?P<lead>{_compile(LEAD)}{{1,2}}){_compile('prep? the?')})?(?P<edge>{_compile(EDGE)})?"
    f"(?:{_CORES})"
    f"(?P<tail>{_compile('tail')})?(?P<part>{_compile('part')})?"
    f"(?:{_compile('dot? comma? (?:prep|the|about)*')}(?P<after>{_compile('clock zone?')}))?"
    f"|(?P<clock_only>{_compile('clock zone?')})"
)
CORES = frozenset(SHAPES)
RANGES = (
    "ends", "days_of_month", "month_days", "months_of_year", "month_range", "year_range",
    "weekday_range",
)  # fmt: skip


def symbols(terms: Sequence[Term]) -> str:
    """One symbol a term."""
    return "".join([SYMBOLS[term.kind] for term in terms])
