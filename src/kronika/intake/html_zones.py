"""What part of a page an element is, told by its tag and by the names that its maker gave it.

Class names, ids and roles are technical vocabulary: nearly all sites, whatever their language,
use the same English words for them.
"""

import re
from functools import lru_cache
from itertools import pairwise

from lxml.html import HtmlElement

__all__ = ["FURNITURE", "zone_of"]

FURNITURE = {
    "nav": "nav", "footer": "nav", "related": "related_link", "comments": "comment",
    "form": "form", "cookie": "form", "share": "share",
}  # fmt: skip
"""Zones whose content is furniture whatever stands inside, and the kind of its blocks."""

_TAGS = {
    "nav": "nav", "footer": "footer", "aside": "aside", "figcaption": "caption",
    "caption": "caption", "figure": "figure", "form": "form", "button": "form", "label": "form",
    "time": "timestamp", "h1": "headline", "address": "byline", "header": "header",
    "menu": "nav", "fieldset": "form",
}  # fmt: skip
_ROLES = {
    "navigation": "nav", "contentinfo": "footer", "complementary": "aside", "search": "form",
    "banner": "header", "form": "form", "menu": "nav", "menubar": "nav", "dialog": "form",
    "alertdialog": "cookie", "toolbar": "share", "button": "form",
}  # fmt: skip
_PROPS = {
    "headline": "headline", "author": "byline", "datepublished": "timestamp",
    "datemodified": "timestamp", "description": "standfirst", "keywords": "tags",
    "caption": "caption", "comment": "comments", "articlesection": "section",
    "copyrightholder": "credit",
}  # fmt: skip
_WORDS = (
    ("cookie", "cookie cookies consent gdpr onetrust didomi cmp"),
    ("ad", "ad ads advert advertisement advertising adslot adunit dfp gpt sponsored sponsor promo"
           " promotion promoted taboola outbrain teads commercial affiliate shopping"),
    ("comments", "comment comments disqus discussion respond replies coral viafoura"),
    ("related", "related recommended recommendation recommendations recirc recirculation readmore"
                " morefrom readnext nextarticle mostread mostpopular popular trending latest teaser"
                " teasers similar seealso more-stories onward upnext youmaylike morenews"
                " morestories relatedarticles relatedposts relatedcontent relatedlinks alsoread"
                " carousel rail sidebar widget"),
    ("form", "newsletter newsletters subscribe subscription signup signin login register paywall"
             " regwall modal popup overlay donate donation membership optin mailinglist search"
             " searchbox poll survey quiz"),
    ("share", "share sharing shares social socials sharebar sharebuttons addtoany addthis sharethis"
              " socialmedia toolbar followus print"),
    ("tags", "tag tags keyword keywords topics taglist tagcloud"),
    ("counters", "counter counters views viewcount likes readtime readingtime"),
    ("nav", "nav navigation navbar menu topnav megamenu hamburger skip pagination pager breadcrumb"
            " breadcrumbs sitemap submenu"),
    ("footer", "footer copyright colophon legal disclaimer"),
    ("caption", "caption captions wpcaption figcaption imagecaption legend cutline"),
    ("credit", "credit credits photocredit imagecredit photographer"),
    ("byline", "byline bylines author authors authorbox authorname bio biography writer contributor"
               " contributors journalist columnist"),
    ("timestamp", "date dateline datetime pubdate timestamp published publishdate modified updated"
                  " dates time"),
    ("standfirst", "standfirst dek subtitle subheadline subhead deck lede lead leadtext abstract"
                   " chapo strapline excerpt intro synopsis sapo teasertext"),
    ("section", "kicker eyebrow rubric overline section-label breadcrumbs topline category"
                " categories label"),
    ("headline", "headline title entry-title posttitle articletitle"),
)  # fmt: skip
_LOOKUP: dict[str, str] = {}
for _zone, _names in _WORDS:
    for _name in _names.split():
        _LOOKUP.setdefault(_name.replace("-", ""), _zone)
_ORDER = {zone: i for i, (zone, _) in enumerate(_WORDS)}
_PIECES = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MAX_ATTRIBUTE = 400


def zone_of(element: HtmlElement) -> str | None:
    """The part of the page that an element opens, or None if it says nothing about it.

    Example:
        >>> from lxml.html import fromstring
        >>> zone_of(fromstring('<div class="article__photoCaption">x</div>'))
        'caption'
    """
    tag = element.tag
    if tag in ("html", "body", "main", "article"):
        return None
    role = element.get("role")
    if role and role.lower() in _ROLES:
        return _ROLES[role.lower()]
    prop = element.get("itemprop")
    if prop and prop.lower() in _PROPS:
        return _PROPS[prop.lower()]
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:_MAX_ATTRIBUTE]
    named = _zone_of_names(names) if names != " " else None
    by_tag = _TAGS.get(tag)
    if named is None or (by_tag is not None and by_tag not in ("figure", "header", "aside")):
        return by_tag
    return named


@lru_cache(maxsize=4096)
def _zone_of_names(names: str) -> str | None:
    """The zone that class names and ids tell: the first in the order of `_WORDS`."""
    found: set[str] = set()
    for name in names.split():
        pieces = [piece.lower() for piece in _PIECES.findall(name)]
        candidates = [
            *pieces,
            "".join(pieces),
            *map("".join, pairwise(pieces)),
        ]
        found.update(_LOOKUP[c] for c in candidates if c in _LOOKUP)
    return min(found, key=_ORDER.__getitem__) if found else None
