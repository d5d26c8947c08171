"""The paragraphs of the story, and the captions, credits and links that stand between them."""

import re
from functools import lru_cache

from kronika.intake.credits import credit_line, trailing_credit
from kronika.intake.line_cues import tells_picture
from kronika.intake.line_page import Page, furniture_heading, same_words
from kronika.intake.line_words import INLINE_RELATED
from kronika.intake.printed import printed_instant

_FINAL = tuple(".!?…\"”’'»)]。！？؟」』।")
_SENTENCES = re.compile(r"[^\W\d_]{3}\. \w")
_OPEN = tuple('.!?…。！？؟।:："”»)’,;')
_SHORT = 100
_PLAIN_SHARE = 0.8
_PLAIN_LINES = 12
_LONG = 600
_SURE, _UNLIKELY, _HEADING = 0.85, 0.3, 0.5


def name_story(page: Page) -> bool:
    """Name the story's paragraphs `body`; True when the page is a bare story without furniture."""
    plain = _is_plain(page)
    least = 0.06 if plain else page.threshold
    seen: set[str] = set()
    captions = _captions(page)
    for i, chance in enumerate(page.chances):
        if page.kinds[i] is not None:
            continue
        if i in captions:
            page.name(i, "caption")
        elif _is_credit(page, i):
            page.name(i, "credit")
        elif chance >= least and not INLINE_RELATED.match(page.words[i]):
            _tell(page, i, seen, plain=plain)
    return plain


def _tell(page: Page, index: int, seen: set[str], *, plain: bool) -> None:
    """A paragraph counts once: a second print of the same words is not told again."""
    key = same_words(page.lines[index].text)
    if plain and page.dense[index] <= 0 and page.chances[index] < page.threshold:
        return
    page.name(index, "other" if key in seen and len(key) > 40 else "body")
    seen.add(key)


def _is_plain(page: Page) -> bool:
    """Whether the page is prose nearly throughout and no line opens a part of a site."""
    if any(furniture_heading(words) for words in page.words if len(words) < 60):
        return False
    sizes = [min(len(line.text), _LONG) for line in page.lines]
    prose = sum(size for size, dense in zip(sizes, page.dense, strict=True) if dense > 0)
    short = sum(dense <= 0 for dense in page.dense)
    few = short <= max(_PLAIN_LINES, len(sizes) // 3)
    return few and prose >= _PLAIN_SHARE * sum(sizes)


def _is_credit(page: Page, index: int) -> bool:
    text = page.lines[index].text
    if len(text) > 250 or (page.chances[index] > 0.9 and len(text) > 120):
        return False
    return credit_line(text) is not None


def _captions(page: Page) -> set[int]:
    """Lines that say what a picture shows."""
    found: set[int] = set()
    for i, line in enumerate(page.lines):
        if page.kinds[i] is None and 15 <= len(line.text) <= 700 and _is_caption(page, i):
            found.add(i)
    if not found:
        return found
    keys = {same_words(page.lines[i].text) for i in found}
    for i, line in enumerate(page.lines):
        if len(line.text) <= 700 and same_words(line.text) in keys:
            found.add(i)
    return found


def _is_caption(page: Page, index: int) -> bool:
    """A picture credit ends it or stands on the next line, and it does not read as a paragraph."""
    line = page.lines[index]
    if furniture_heading(page.words[index]) or printed_only(page.words[index]):
        return False
    cut = trailing_credit(line.text, 0, len(line.text))
    if cut is not None and cut[0] > 12:
        before = line.text[: cut[0]].rstrip()
        if _near_twin(page, index) or tells_picture(before):
            return True
        return not before.endswith(_FINAL) and page.chances[index] < _SURE
    if not _photo_credit_after(page, index):
        return False
    return not line.text.endswith(_FINAL) or page.chances[index] < _UNLIKELY


def _photo_credit_after(page: Page, index: int) -> bool:
    """Whether the next line is a photo credit, or the one after with only the headline between."""
    if index + 1 >= len(page.lines):
        return False
    text = page.lines[index + 1].text
    return is_photo_credit(text) and len(page.words[index].split()) >= 4


def is_photo_credit(text: str) -> bool:
    """Whether a short line only says whose the picture is.

    Example:
        >>> is_photo_credit("© AFP 2014/ A. NAME"), is_photo_credit("© 2014 The Site. Terms")
        (True, False)
    """
    short = len(text) <= 90 and not text.rstrip().endswith(".") and not _SENTENCES.search(text)
    marked = text.startswith(("©", "(c)", "(C)")) or tells_picture(text)
    return short and marked and credit_line(text) is not None


def _near_twin(page: Page, index: int) -> bool:
    key = same_words(page.lines[index].text)
    around = [*range(max(0, index - 3), index), *range(index + 1, min(index + 4, len(page.lines)))]
    return any(same_words(page.lines[i].text) == key for i in around)


@lru_cache(maxsize=4096)
def printed_only(words: str) -> bool:
    """Whether a line holds a printed date and hardly anything else."""
    if len(words) > 120:
        return False
    found = printed_instant(words)
    if found is None:
        return False
    rest = words[: found.start] + words[found.end :]
    return len([c for c in rest if c.isalpha()]) <= max(34, found.end - found.start)


def name_inner(page: Page, *, plain: bool) -> None:
    """Name what stands between the first and the last paragraph and is none itself."""
    told = page.told()
    if not told:
        return
    if not plain:
        _part_headings(page, told)
    last = len(page.lines) if plain else told[-1]
    first = (page.headline + 1) if plain and page.headline is not None else told[0]
    for i in page.unnamed(first, last):
        page.name(i, _inner_kind(page, i, plain=plain))


def _part_headings(page: Page, told: list[int]) -> None:
    """A heading between two paragraphs tells nothing by itself: it is not read as the story."""
    sizes = [len(page.lines[i].text) for i in told]
    for before, i, after in zip(told, told[1:], told[2:], strict=False):
        line = page.lines[i]
        if len(line.text) > _SHORT or page.bulleted(i) or line.text.endswith(_OPEN):
            continue
        beside = min(len(page.lines[before].text), len(page.lines[after].text))
        if after - before == 2 and beside > len(line.text) and sum(sizes) > _SHORT * len(sizes):
            page.kinds[i] = "other"


def _inner_kind(page: Page, index: int, *, plain: bool) -> str:
    words = page.words[index]
    part = furniture_heading(words)
    if part is not None:
        return {"related": "nav"}.get(part, part)
    if INLINE_RELATED.match(words):
        return "related_link"
    if plain:
        return "body"
    if index and page.kinds[index - 1] == "credit" and not words.endswith("."):
        return "related_link"
    if _is_caption_like(page, index):
        return "caption"
    return _by_shape(page, index)


def _is_caption_like(page: Page, index: int) -> bool:
    return tells_picture(page.lines[index].text) and len(page.words[index].split()) >= 5


def _by_shape(page: Page, index: int) -> str:
    """A heading inside the story is body; a title glued to a paragraph or in a list is a link."""
    words = page.words[index]
    size = len(words.split())
    line = page.lines[index]
    beside = page.kinds[index - 1] == "body" and _next_is_body(page, index)
    if page.closes(index):
        return "body" if beside and page.chances[index] > 0.3 else "other"
    if beside and line.blank_before and size <= 12 and page.chances[index] > _HEADING:
        return "body"
    return "related_link" if size >= 5 else "other"


def _next_is_body(page: Page, index: int) -> bool:
    return index + 1 < len(page.kinds) and page.kinds[index + 1] == "body"
