"""From the characters of a sentence to its time expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from kronika.model.readings import TimeExpression
from kronika.reading.times import calendar as cal
from kronika.reading.times.context import Context, Cues, Outcome, Said, unresolved
from kronika.reading.times.grammar import CORES, PATTERN, RANGES, SYMBOLS, symbols
from kronika.reading.times.languages import zh
from kronika.reading.times.lexicon import Lexicon
from kronika.reading.times.shapes import MEANINGS
from kronika.reading.times.terms import Term, terms

OPENING = frozenset({"since", "until", "before", "after"})
MONTHS_TOLD = frozenset({"day_of_told_month"})
MAX_CHARS = 20_000
"""Text beyond this in one sentence is not searched."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What a search starts from: language, anchor, what the text said before, cue words."""

    lexicon: Lexicon
    anchor: cal.Reference | None = None
    said: Said | None = None
    cues: Cues | None = None
    dated: cal.Reference | None = None
    """The one date with a year that a text without an anchor gives."""


def scan(text: str, start: Scan) -> Iterator[tuple[TimeExpression, bool]]:
    """The time expressions of one sentence, and whether each named its year itself.

    Offsets count from the start of `text`.
    """
    text = text[:MAX_CHARS]
    if not start.lexicon.triggers.search(text):
        return
    pieces = zh.terms(text) if start.lexicon.code == "zh" else terms(text, start.lexicon)
    line, position, said = symbols(pieces), 0, start.said
    cues = start.cues or Cues(text)
    while match := PATTERN.search(line, position):
        span = match.span()
        context = Context(text, pieces, *span, start.lexicon, start.anchor, said, cues, start.dated)
        outcome = _meaning(match, context)
        if outcome is None:
            at = line.find(SYMBOLS["conj"], match.start(), match.end())
            if at >= 0:  # no range: read again as if nothing joined the two
                line = line[:at] + SYMBOLS["other"] + line[at + 1 :]
                continue
            # "31 June 2016" is no date, nor is the "June 2016" in it.
            position = match.end() if match["point"] else match.start() + 1
            continue
        position = match.end()
        found = _expression(match, context, outcome)
        fixes = outcome.explicit or outcome.rule in MONTHS_TOLD
        if fixes and found.modifier is None and (here := told(found)):
            said = Said(here, near=True)
        yield found, outcome.explicit


def told(expression: TimeExpression) -> cal.Reference | None:
    """The date of an expression, as finely as it dates; None for ranges."""
    lengths = {"year": 4, "month": 7, "day": 10, "hour": 10, "minute": 10}
    length = lengths.get(expression.grain)
    return cal.Reference.parse((expression.first or "")[:length]) if length else None


def _meaning(match: re.Match[str], context: Context) -> Outcome | None:
    name = next(n for n in (*CORES, "clock_only") if match.start(n) >= 0)
    core = list(context.terms[match.start(name) : match.end(name)])
    outcome = MEANINGS[name](core, context)
    if outcome is None:
        return None
    outcome = _with_clock(outcome, match, context)
    return _with_lead(_with_edge(outcome, match, context), match, context)


def _group(match: re.Match[str], name: str, context: Context) -> list[Term]:
    return list(context.terms[match.start(name) : match.end(name)]) if match[name] else []


def _with_clock(outcome: Outcome, match: re.Match[str], context: Context) -> Outcome:
    """A day narrowed to the clock time beside it."""
    clock = _group(match, "before", context) or _group(match, "after", context)
    interval = outcome.interval
    if not clock or interval is None or interval.grain != "day":
        return outcome
    value, first = clock[0].value, interval.first
    if not isinstance(value, tuple) or not isinstance(first, date) or isinstance(first, datetime):
        return outcome
    return replace(outcome, interval=cal.at(first, *value), rule=f"{outcome.rule}_clock")


def _with_edge(outcome: Outcome, match: re.Match[str], context: Context) -> Outcome:
    """Early, mid or late: kept as a modifier, the interval stays whole."""
    tail = [t for t in _group(match, "tail", context) if t.value not in OPENING]
    if tail:
        return replace(outcome, modifier=str(tail[0].value))
    for term in _group(match, "edge", context):
        if term.kind == "brink" and _names_event(match, context):
            return unresolved("relative_to_event", outcome.grain)
        if term.kind in {"edge", "brink"}:
            return replace(outcome, modifier=str(term.value))
    return outcome


def _names_event(match: re.Match[str], context: Context) -> bool:
    """Whether a year is part of a name: "the start of the 2014 Winter Games"."""
    after = context.next
    return bool(match["year"]) and after is not None and after.kind in {"name", "season"}


def _with_lead(outcome: Outcome, match: re.Match[str], context: Context) -> Outcome:
    """Since, until, before and after open one side; about is kept as a modifier."""
    lead = [t.kind for t in _group(match, "lead", context)]
    lead += [str(t.value) for t in _group(match, "tail", context) if t.value in OPENING]
    possessive = re.match(r"['’]s\b", context.text[context.terms[match.end() - 1].end :])
    ranged = any(match[name] for name in RANGES) or _modifies(match, context)
    if not lead or possessive or ranged or outcome.interval is None:
        return outcome
    kind = next((k for k in lead if k != "about"), "about")
    interval = opened(outcome.interval, kind)
    return replace(outcome, interval=interval, modifier=kind)


def _modifies(match: re.Match[str], context: Context) -> bool:
    """Whether a year belongs to a noun: "before the 2014 talks" is not before 2014."""
    core = match.start("year")
    after = context.next
    follows = after is not None and after.kind in {"name", "other"}
    return core > 0 and follows and context.terms[core - 1].kind == "the"


def opened(interval: cal.Interval, kind: str) -> cal.Interval:
    """The interval with one side open, as since, until, before or after say."""
    first, last = interval.first, interval.last
    if kind == "since":
        last = None
    elif kind == "until":
        first = None
    elif kind == "before":
        first, last = None, first
    elif kind == "after":
        first, last = last, None
    return replace(interval, first=first, last=last)


def _expression(match: re.Match[str], context: Context, outcome: Outcome) -> TimeExpression:
    inside = context.terms[match.start() : match.end()]
    start = next(t.start for t in inside if t.kind != "of")
    end = max(t.end for t in inside if t.kind != "dot")
    first, last = outcome.interval.iso() if outcome.interval else (None, None)
    grain = outcome.interval.grain if outcome.interval else outcome.grain
    anchor = outcome.anchor if outcome.interval else None
    return TimeExpression(
        start, end, first, last, grain, anchor, outcome.rule, outcome.modifier
    )  # fmt: skip
