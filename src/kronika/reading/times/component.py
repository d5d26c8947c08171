"""The component that reads times, and the function behind it."""

from __future__ import annotations

from dataclasses import replace

from kronika.model.documents import Document
from kronika.model.readings import Anchor, Reading, Sentence, TimeExpression
from kronika.reading.times import calendar as cal
from kronika.reading.times import fallback
from kronika.reading.times.context import Cues, Said
from kronika.reading.times.languages import LEXICONS, code_of, lexicons_for
from kronika.reading.times.resolver import Scan, scan, told


def anchor_of(document: Document) -> Anchor:
    """The date that relative words count from: publication, its bounds, or the page's clock.

    Example:
        >>> anchor_of(Document("d1", "", (), page_clock="2016-12-23T10:02"))
        Anchor(date='2016-12-23', basis='page_clock')
    """
    if found := cal.Reference.parse(document.published):
        return Anchor(found.iso, "given" if document.published_basis == "given" else "published")
    if found := _common(document.not_before, document.not_after):
        return Anchor(found.iso, "published")
    if found := cal.Reference.parse(document.page_clock):
        return Anchor(found.iso, "page_clock")
    return Anchor()


def _common(low: str | None, high: str | None) -> cal.Reference | None:
    """The day, month or year in which both bounds lie."""
    one, two = cal.Reference.parse(low), cal.Reference.parse(high)
    if one is None or two is None or one.year != two.year:
        return None
    if one.month != two.month:
        return cal.Reference(one.year)
    return one if one == two else cal.Reference(one.year, one.month)


class Times:
    """Finds time expressions in the story blocks and resolves them against the anchor."""

    name = "times"
    version = "1"
    requires = frozenset({"sentences"})
    assigns = frozenset({"times", "anchor"})

    def __call__(self, document: Document, reading: Reading) -> Reading:
        """The reading with its anchor and time expressions."""
        anchor = anchor_of(document)
        code = code_of(document.language, document.text)
        lexicon = LEXICONS.get(code)
        if lexicon is None:
            found = _foreign(document.text, reading.sentences, code)
        else:
            base = Scan(lexicon, cal.Reference.parse(anchor.date))
            found = _all(document.text, reading.sentences, base)
            if base.anchor is None and (dated := _one_year(found)):
                found = _all(document.text, reading.sentences, replace(base, dated=dated))
        return replace(reading, anchor=anchor, times=tuple(found))


def _one_year(found: list[TimeExpression]) -> cal.Reference | None:
    """The latest day that the text itself dates with a year, if all such days share the year."""
    days = [t.first for t in found if t.rule.startswith("day_with_year") and t.first]
    if len({iso[:4] for iso in days}) != 1:
        return None
    return cal.Reference.parse(max(days)[:10])


def _foreign(text: str, sentences: tuple[Sentence, ...], language: str) -> list[TimeExpression]:
    return [
        _shifted(found, sentence.start)
        for sentence in sentences
        for found in fallback.scan(text[sentence.start : sentence.end], language)
    ]


def _all(text: str, sentences: tuple[Sentence, ...], base: Scan) -> list[TimeExpression]:
    found: list[TimeExpression] = []
    said: Said | None = None
    block = -1
    for sentence in sentences:
        if sentence.block != block:
            said, block = None, sentence.block
        latest = None
        for expression, explicit in scan(
            text[sentence.start : sentence.end], replace(base, said=said)
        ):
            found.append(_shifted(expression, sentence.start))
            if expression.modifier is None and (explicit or expression.grain == "day"):
                latest = told(expression) or latest
        said = Said(latest, near=False) if latest else None
    return found


def _shifted(expression: TimeExpression, by: int) -> TimeExpression:
    return replace(expression, start=expression.start + by, end=expression.end + by)


def resolve(
    text: str,
    *,
    anchor: str | None = None,
    language: str | None = None,
    sentence: str | None = None,
) -> tuple[TimeExpression, ...]:
    """The time expressions of a piece of text, resolved; offsets count from its start.

    `anchor` is an ISO date, month or year; `sentence` is the sentence that the text stands in,
    from which tense and earlier dates are read.

    Example:
        >>> [(t.first, t.last) for t in resolve("from July 3 to July 14", anchor="2016-07-04")]
        [('2016-07-03', '2016-07-15')]
    """
    reference = cal.Reference.parse(anchor)
    offset = sentence.find(text) if sentence else -1
    cues = Cues(sentence, offset) if sentence and offset >= 0 else Cues(text)
    lexicons = lexicons_for(language, text)
    if not lexicons:
        return tuple(fallback.scan(text, code_of(language, text)))
    readings = [_read(text, Scan(lexicon, reference, cues=cues)) for lexicon in lexicons]
    return max(readings, key=lambda found: sum(t.end - t.start for t in found))


def _read(text: str, base: Scan) -> tuple[TimeExpression, ...]:
    cues = base.cues
    said = _said_before(cues, base) if cues and cues.offset else None
    return tuple(t for t, _ in scan(text, replace(base, said=said)))


def _said_before(cues: Cues, base: Scan) -> Said | None:
    base = replace(base, cues=None)
    said = None
    for expression, explicit in scan(cues.sentence[: cues.offset], base):
        if explicit and expression.modifier is None and (here := told(expression)):
            said = Said(here, near=True)
    return said
