"""The rules of a site for comments: full sentences, often of violence, and never news."""

from kronika.intake.line_page import Page
from kronika.intake.line_words import (
    COMMENT_HEADING,
    LOGIN,
    RULES_HEADING,
    RULES_TEXT,
    TAGS_HEADING,
    is_all,
    starts_with,
)  # fmt: skip

_NEAR = 14
"""Lines after a heading in which the first sentence about comments must stand."""


_LONG_LIST = 26
"""Lines of a list of offences that may stand between two sentences about comments."""


def name_comment_rules(page: Page) -> None:
    """Name the stretches that a heading of rules opens and sentences about comments fill."""
    i = 0
    while i < len(page.lines):
        if starts_with(RULES_HEADING, page.words[i]) or _opens_without_heading(page, i):
            last = _end(page, i)
            if last is not None:
                for k in range(i, last + 1):
                    page.name(k, "comment_rules")
                i = last
        i += 1


def _speaks_of_rules(page: Page, index: int) -> bool:
    return RULES_TEXT.search(page.words[index]) is not None


def _opens_without_heading(page: Page, index: int) -> bool:
    """Three sentences about comments within five lines need no heading."""
    if not _speaks_of_rules(page, index):
        return False
    found = 0
    for k in range(index, min(index + 5, len(page.lines))):
        if _closes(page, k):
            return False
        found += _speaks_of_rules(page, k)
    return found >= 3


def _end(page: Page, start: int) -> int | None:
    """The last line of the rules that open at `start`, or None when none follow."""
    last, k = None, start + 1
    while k < len(page.lines) and k - (last or start) <= (_NEAR if last is None else _LONG_LIST):
        if _closes(page, k):
            break
        if _speaks_of_rules(page, k):
            last = k
        k += 1
    if last is None and not _opens_without_heading(page, start):
        return None
    return start if last is None else _through_list(page, last)


def _through_list(page: Page, last: int) -> int:
    """The end of a list that goes on after the last sentence that speaks of rules."""
    k = last + 1
    while k < len(page.lines) and page.bulleted(k) and not _closes(page, k):
        last, k = k, k + 1
    return last


def _closes(page: Page, index: int) -> bool:
    words = page.words[index]
    if page.bulleted(index) and (page.bulleted(index - 1) or page.words[index - 1].endswith(":")):
        return False
    return (
        is_all(LOGIN, words)
        or COMMENT_HEADING.fullmatch(words) is not None
        or (len(words) < 40 and TAGS_HEADING.fullmatch(words) is not None)
    )
