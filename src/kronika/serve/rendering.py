"""Templates: everything that pages say is escaped, isolated, and marked where it deceives."""

import hashlib
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Template
from markupsafe import Markup, escape

from kronika.serve import labels, links, words
from kronika.serve.oddities import HIDDEN, control_name, mixed_words

HERE = Path(__file__).parent
STATIC = HERE / "static"


def engine() -> JinjaTemplateEngine:
    """The template engine with Kronika's filters."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    environment.filters |= {
        "said": said, "marked": marked, "number": words.number, "day": words.day,
        "instant": words.instant, "label": words.label, "counted": words.counted,
        "outward": links.outward, "plain": plain, "pair_of": frozenset,
    }  # fmt: skip
    environment.globals |= {
        "days": words.days, "event_url": links.event_url, "document_url": links.document_url,
        "said_url": links.said_url, "static": static_url, "type_label": labels.type_label,
        "title_of": labels.title_of, "value_label": labels.value_label,
        "facet_label": labels.FACETS.get,
    }  # fmt: skip
    return JinjaTemplateEngine.from_environment(environment)


def page(template: str, *, status: int = 200, **context: object) -> Template:
    """A page: the template with its values."""
    return Template(template, context=dict(context), status_code=status, media_type="text/html")


@cache
def static_url(name: str) -> str:
    """The address of a bundled file; it changes with the file, so browsers may keep it."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"


def said(value: object) -> Markup:
    r"""Words of a page: isolated from the direction of their surroundings, controls made visible.

    Example:
        >>> said("<b>\u202e")
        Markup('<bdi>&lt;b&gt;<span class="ctl" ...>RLO</span></bdi>')
    """
    raw = "" if value is None else str(value)
    return _name(raw) if len(raw) <= _NAME else _isolated(raw)


def _isolated(raw: str) -> Markup:
    odd = mixed_words(raw)
    shown = Markup("<bdi>{}</bdi>").format(visible(raw))
    return shown + _mark(odd) if odd else shown


_NAME = 200
_name = lru_cache(maxsize=8192)(_isolated)  # the same names stand on most pages


def _mark(odd: tuple[str, ...]) -> Markup:
    why = f"letters of more than one script: {', '.join(odd[:3])}"
    return Markup('<span class="odd" role="img" aria-label="{0}" title="{0}">≠</span>').format(why)


def visible(raw: str) -> Markup:
    """The words escaped, hidden characters shown by name instead of taking effect."""
    parts, at = [], 0
    for match in HIDDEN.finditer(raw):
        name = control_name(match[0])
        chip = Markup('<span class="ctl" title="hidden character {0}">{0}</span>').format(name)
        parts += [escape(raw[at : match.start()]), chip]
        at = match.end()
    return Markup("").join([*parts, escape(raw[at:])])


def plain(value: object) -> str:
    """Words for a title or an attribute: hidden characters left out, on one line."""
    return " ".join(HIDDEN.sub("", "" if value is None else str(value)).split())


def marked(text: str, marks: tuple[tuple[int, int], ...], offset: int = 0) -> Markup:
    """Words with some of them marked; `marks` are half-open code points of `text` plus `offset`.

    Example:
        >>> marked("It rained.", ((3, 9),))
        Markup('<bdi>It <mark>rained</mark>.</bdi>')
    """
    parts, at = [], 0
    for start, end in sorted((a - offset, b - offset) for a, b in marks):
        if at <= start < end <= len(text):
            word = Markup("<mark>{}</mark>").format(visible(text[start:end]))
            parts += [visible(text[at:start]), word]
            at = end
    return Markup("<bdi>{}</bdi>").format(Markup("").join([*parts, visible(text[at:])]))
