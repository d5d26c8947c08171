"""The outlet of a page that names itself only in passing: behind its title, or at its head."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from kronika.intake.line_words import LOGIN, SECTIONS, SHARE

__all__ = ["outlet_at_head", "outlet_in_title"]

_CUT = re.compile(r"\s+[|–—»·•-]\s+|\s*[|｜»]\s+")
_OWNED = re.compile(r"©|\(c\)|copyright|all rights reserved", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.&'’ ,-]{1,70}")
_MOST_WORDS = 9
_TAIL = 12


def outlet_in_title(
    title: str | None, root: HtmlElement, *, lines: Sequence[str], url: str | None
) -> str | None:
    """What stands behind the last mark of a title, when the page says again that it is the site.

    It must be a line of the page by itself, the words of its logo, in its copyright line, or in
    its host name; a section or half a headline is none of these.

    Example:
        >>> from lxml.html import fromstring
        >>> page = fromstring("<div><img alt='Bay News'></div>")
        >>> outlet_in_title("Ships sail » Bay News", page, lines=[], url=None)
        'Bay News'
        >>> outlet_in_title("Ships sail » World", page, lines=[], url=None) is None
        True
    """
    cuts = list(_CUT.finditer(title or ""))
    name = (title or "")[cuts[-1].end() :].strip() if cuts else ""
    if not _NAME.fullmatch(name) or len(name.split()) > _MOST_WORDS:
        return None
    wanted = _letters(name)
    host = _letters((urlsplit(url).hostname or "") if url else "")
    alts = (image.get("alt") or "" for image in islice(root.iter("img"), 200))
    if len(wanted) >= 4 and wanted in host:
        return name
    if any(_letters(alt).removesuffix("logo") == wanted for alt in alts if len(alt) < 120):
        return name
    return name if _says_again(wanted, lines) else None


def outlet_at_head(lines: Sequence[str], *, above: int, told: Iterable[str]) -> str | None:
    """A short line at the head of saved text that the page's foot, or its credits, repeat.

    `above` is where the headline stands (lines from there on are not looked at), `told` are
    names in datelines and credits.
    """
    names = {_letters(name) for name in told}
    foot = [
        _letters(line) for line in lines[max(above + 1, len(lines) - _TAIL) :] if len(line) < 300
    ]
    for line in lines[: min(above, 3)]:
        words = line.strip()
        wanted = _letters(words)
        if len(wanted) < 4 or len(words.split()) > 5 or not _NAME.fullmatch(words):
            continue
        if not words[0].isupper() or words.casefold() in SECTIONS or _is_button(words):
            continue
        signed = any(other.startswith(wanted) or other.endswith(wanted) for other in foot)
        if wanted in names or signed or _is_owner(wanted, lines[above + 1 :]):
            return words
    return None


def _is_button(words: str) -> bool:
    """Whether a line is what one presses ("Register", "Share"), not what one is called."""
    return bool(LOGIN.fullmatch(words) or SHARE.fullmatch(words))


def _says_again(wanted: str, lines: Sequence[str]) -> bool:
    short = (line for line in lines if len(line) < 90)
    return any(_letters(line) == wanted for line in short) or _is_owner(wanted, lines)


def _is_owner(wanted: str, lines: Sequence[str]) -> bool:
    owned = (line for line in lines if len(line) < 300 and _OWNED.search(line))
    return any(wanted in _letters(line) for line in owned)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()
