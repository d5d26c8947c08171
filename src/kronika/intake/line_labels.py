"""One kind of block for each line of a saved page."""

from collections.abc import Sequence

from kronika.intake.line_features import Line
from kronika.intake.line_head import find_headline, name_header, name_meta
from kronika.intake.line_model import LineModel, shipped_model
from kronika.intake.line_page import Page
from kronika.intake.line_rules import name_comment_rules
from kronika.intake.line_story import name_inner, name_story
from kronika.intake.line_tail import name_lists, name_tail

__all__ = ["MAX_LINES", "label_lines"]

MAX_LINES = 10_000
"""Lines that are judged; what stands below is `other`."""


def label_lines(lines: Sequence[Line], model: LineModel | None = None) -> list[str]:
    r"""One of `BLOCK_KINDS` for each line, in order.

    `model` replaces the judge that comes with the package.

    Example:
        >>> from kronika.intake.line_features import split_lines
        >>> page = "Fleets meet at sea\n\nTwo fleets met off the coast on Monday, officials said."
        >>> label_lines(split_lines(page))
        ['headline', 'body']
    """
    if not lines:
        return []
    page, plain = story_page(lines[:MAX_LINES], model)
    page.headline = find_headline(page, plain=plain)
    name_meta(page)
    name_inner(page, plain=plain)
    name_header(page)
    name_tail(page)
    kinds = [kind or "other" for kind in page.kinds]
    return kinds + ["other"] * (len(lines) - len(kinds))


def story_page(lines: Sequence[Line], model: LineModel | None = None) -> tuple[Page, bool]:
    """A page whose paragraphs are named, and whether it is a bare story without furniture."""
    page = Page.of(lines, model or shipped_model())
    name_comment_rules(page)
    name_lists(page)
    return page, name_story(page)
