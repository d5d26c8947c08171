"""The headline, what stands between it and the story, and the head of the site above it."""

import re

from kronika.intake.line_page import Page, furniture_heading, same_words
from kronika.intake.line_story import is_photo_credit, printed_only
from kronika.intake.line_title import (
    TitleModel,
    is_dated,
    may_title,
    shipped_titles,
    title_rows,
)
from kronika.intake.line_words import BYLINE, CLOCK_LABEL, SECTIONS, SHARE, is_all
from kronika.intake.printed import printed_instant

_SURE = 0.97
_COUNTERS = re.compile(
    r"[\d\s.,|/•·:+-]+(?:k|m)?|(?:\d[\d.,]*\s?(?:k|m)?\s?(?:views?|likes?|shares?|reads?"
    r"|comments?|min(?:ute)?s?(?: read)?|просмотр\w*|aufrufe|vues|vistas|阅读|次)[\s|,•]*)+",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")


def find_headline(
    page: Page, *, plain: bool = False, titles: TitleModel | None = None
) -> int | None:
    """The line that titles the story, or None when no line above it can; a bare story has one."""
    told = page.told()
    if not told:
        return _name_headline(page, 0) if page.lines and may_title(page, 0) else None
    judge = titles or shipped_titles()
    best = judge.choose(title_rows(page))
    if best is not None:
        return _name_headline(page, best)
    opens = (told[0] == 0 and len(told) > 1) or plain
    return _name_headline(page, 0) if opens and may_title(page, 0) else None


def _name_headline(page: Page, index: int) -> int:
    page.kinds[index] = "headline"
    return index


def name_meta(page: Page) -> None:
    """Name dates, bylines, sections, shares and counters beside the headline, and standfirsts."""
    if page.headline is None:
        _dates_above(page, 0, min(len(page.lines), 8))
        return
    told = [i for i in page.told() if i > page.headline]
    first = told[0] if told else min(page.headline + 12, len(page.lines))
    first = _standfirsts(page, told) if told else first
    for i in page.unnamed(page.headline + 1, first):
        kind = meta_kind(page, i)
        if kind is not None:
            page.name(i, kind)
    _early_dates(page, told)
    _dates_above(page, max(0, page.headline - 3), page.headline)


def _early_dates(page: Page, told: list[int]) -> None:
    """A date or a byline that the judge took for a paragraph, at either edge of the story."""
    for i in [*told[:3], *told[-2:]]:
        if printed_only(page.words[i]):
            page.kinds[i] = "timestamp"
        elif len(page.words[i]) < 60 and BYLINE.fullmatch(page.words[i]):
            page.kinds[i] = "byline"


def _dates_above(page: Page, first: int, last: int) -> None:
    """A date right above the headline is the story's unless it looks like the site's clock."""
    for i in page.unnamed(first, last):
        if printed_only(page.words[i]) and (_labelled(page, i) or not _in_header(page, i)):
            page.name(i, "timestamp")


def _labelled(page: Page, index: int) -> bool:
    return CLOCK_LABEL.match(page.words[index]) is not None


def _in_header(page: Page, index: int) -> bool:
    """Whether only short lines of the site's head stand above, and such a line below."""
    above = page.words[:index]
    below = page.words[index + 1 : page.headline]
    return all(len(words.split()) < 8 for words in above) and (
        len(below) > 0 or page.headline is None
    )


def _standfirsts(page: Page, told: list[int]) -> int:
    """Paragraphs above a line of dates or names are the standfirst; where the story starts then."""
    head = page.headline or 0
    for i in told[:2]:
        after = [k for k in range(i + 1, min(i + 7, len(page.lines))) if page.kinds[k] != "body"]
        between = [k for k in after if any(t > k for t in told)]
        near = [k for k in between if is_dated(page, k) and page.chances[i] < _SURE]
        if near and i - head <= 4:
            for k in told:
                if k < near[0]:
                    page.kinds[k] = "standfirst"
            return min((t for t in told if t > near[0]), default=near[0] + 1)
    return told[0]


def meta_kind(page: Page, index: int) -> str | None:
    """The kind of a short line beside the headline, or None when it tells nothing."""
    words = page.words[index]
    if printed_only(words) or (_CLOCK.search(words) and _labelled(page, index)):
        return "timestamp"
    if _COUNTERS.fullmatch(words):
        return "counters"
    if is_all(SHARE, words):
        return "share"
    if len(words) < 110 and BYLINE.fullmatch(words):
        return "byline"
    part = furniture_heading(words)
    if part is not None:
        return "nav" if part == "related" else part
    return _short_kind(page, index)


def _short_kind(page: Page, index: int) -> str | None:
    words = page.words[index]
    size = len(words.split())
    if size >= 6:
        if page.headline is not None and same_words(words) == same_words(page.words[page.headline]):
            return "other"
        sentence = page.closes(index) or size >= 14
        return "standfirst" if sentence and len(words) < 400 else None
    tokens = [token.casefold() for token in re.findall(r"[\w-]+", words)]
    if any(token in SECTIONS for token in tokens) and size <= 4:
        return "section"
    beside = [k for k in (index - 1, index + 1) if 0 <= k < len(page.lines)]
    if _is_name(words) and any(is_dated(page, k) for k in beside):
        return "byline"
    return "section" if size <= 4 else None


def _is_name(words: str) -> bool:
    """Words that all begin like a name, but for particles (`de`, `van`, `al-`)."""
    if not _NAME.fullmatch(words) or not words[0].isupper():
        return False
    return all(len(word) <= 3 or not word[0].islower() for word in words.split())


def name_header(page: Page) -> None:
    """Name what stands above the headline: the site's menu, its clock, other headlines."""
    told = page.told()
    last = page.headline if page.headline is not None else (told[0] if told else 0)
    lead = _lead_caption(page, last)
    for i in page.unnamed(0, last):
        words = page.words[i]
        if i == lead:
            page.name(i, "caption")
        elif _is_site_clock(page, i):
            page.name(i, "page_clock")
        elif _COUNTERS.fullmatch(words):
            page.name(i, "counters")
        elif is_all(SHARE, words) and i > 0:
            page.name(i, "share")
        else:
            page.name(i, _header_kind(page, i))


def _lead_caption(page: Page, headline: int) -> int | None:
    """The line above the headline that says what the credited picture below it shows."""
    below = range(headline + 1, min(headline + 4, len(page.lines)))
    if page.headline is None or not any(is_photo_credit(page.lines[k].text) for k in below):
        return None
    above = headline - 1
    if above < 0 or len(page.words[above].split()) < 4 or furniture_heading(page.words[above]):
        return None
    return above if not _is_site_clock(page, above) else None


def _is_site_clock(page: Page, index: int) -> bool:
    found = printed_instant(page.words[index])
    return found is not None and len(page.words[index]) <= 90


def _header_kind(page: Page, index: int) -> str:
    size = len(page.words[index].split())
    if size >= 12 and page.closes(index):
        return "other"
    return "related_link" if size >= 6 else "nav"
