"""What stands below the story: link lists, tags, comments, dialogs, the foot of the site."""

from kronika.intake.line_cues import tells_reader
from kronika.intake.line_features import count_words
from kronika.intake.line_head import meta_kind
from kronika.intake.line_page import Page, furniture_heading
from kronika.intake.line_story import printed_only
from kronika.intake.line_words import BYLINE, LOGIN, TAGS_HEADING, is_all

_FORM_WORDS = (
    "account", "password", "log in", "login", "sign in", "register", "registration",
    "privacy policy", "cookie", "e-mail", "konto", "passwort", "anmeld", "datenschutz",
    "compte", "mot de passe", "cuenta", "contraseña", "conta ", "senha", "hesab", "şifre",
    "аккаунт", "парол", "регистрац", "акаунт", "حساب", "كلمة المرور", "账号", "密码", "隐私",
)  # fmt: skip


_AFTER = {"comment_rules": "rules", "related_link": "related", "tags": "end"}
"""The part that the page is in below a line that was named before."""


def name_lists(page: Page) -> None:
    """Name what a heading of tags or links announces right below it, wherever that stands."""
    story_seen = False
    for i, words in enumerate(page.words[:-1]):
        story_seen = story_seen or page.chances[i] > page.threshold
        part = furniture_heading(words) if story_seen and len(words) < 60 else None
        if part == "tags" and not page.closes(i + 1) and len(page.words[i + 1]) < 300:
            page.name(i, _open(page, i, part, "end")[0])
            if page.kinds[i] == "nav":
                page.name(i + 1, "tags")
        elif part == "related":
            page.name(i, "nav")
            _name_links(page, i + 1)


def _name_links(page: Page, first: int) -> None:
    """The titles in a row below a heading, up to a blank line or a sentence."""
    for i in range(first, min(first + 12, len(page.lines))):
        size = count_words(page.words[i])
        told = page.closes(i) or size < 3 or furniture_heading(page.words[i])
        if told or (i > first and page.lines[i].blank_before) or len(page.words[i]) > 200:
            return
        page.name(i, "related_link")


def name_tail(page: Page) -> None:
    """Name every line that is left, going down the page and keeping in mind what opened last."""
    told = page.told()
    first = told[-1] + 1 if told else (page.headline + 1 if page.headline is not None else 0)
    part = "end"
    for i in range(first, len(page.lines)):
        if page.kinds[i] is not None:
            part = _AFTER.get(page.kinds[i] or "", part)
            continue
        opened = furniture_heading(page.words[i])
        kind, part = _open(page, i, opened, part) if opened else _within(page, i, part)
        page.name(i, kind)
    for i in page.unnamed(0, len(page.lines)):
        page.name(i, meta_kind(page, i) or "other")


def _open(page: Page, index: int, opened: str, part: str) -> tuple[str, str]:
    """The kind of a line that opens a part, and the part that the next lines stand in."""
    words = page.words[index]
    if opened == "tags":
        found = TAGS_HEADING.fullmatch(words)
        whole = found is not None and bool(found["rest"])
        return ("tags", "end") if whole else ("nav", "tags")
    if opened == "related":
        return "nav", "related"
    if opened in ("comment", "comment_rules"):
        return "comment", "comment"
    if opened == "form":
        in_foot = part in ("related", "end", "tags") and not _form_near(page, index)
        return ("nav", part) if in_foot and _is_menu_word(words) else ("form", "form")
    return ("nav" if part == "foot" else opened), part


def _is_menu_word(words: str) -> bool:
    return words.casefold() in ("search", "newsletter", "newsletters", "subscribe", "close")


def _form_near(page: Page, index: int) -> bool:
    around = [k for k in range(index - 2, index + 3) if k != index and 0 <= k < len(page.lines)]
    return any(_speaks_of_account(page.words[k]) for k in around)


def _speaks_of_account(words: str) -> bool:
    low = words.casefold()
    return any(cue in low for cue in _FORM_WORDS)


def _within(page: Page, index: int, part: str) -> tuple[str, str]:
    words = page.words[index]
    size = len(words.split())
    if part == "tags":
        return ("tags", "tags" if size <= 3 and "," not in words else "end")
    if part in ("form", "rules"):
        return _in_form(page, index, part)
    if _speaks_of_account(words) and (tells_reader(words) or size < 12):
        return "form", "form"
    if printed_only(words):
        return ("timestamp" if part == "end" else "other"), part
    if part == "end" and len(words) < 110 and BYLINE.fullmatch(words):
        return "byline", part
    joined = not page.lines[index].blank_before and page.kinds[index - 1] == "comment"
    if part == "comment" and (joined or size >= 6 or page.dense[index] > 0):
        return "comment", part
    return _by_length(page, index, part)


def _in_form(page: Page, index: int, part: str) -> tuple[str, str]:
    """Short lines and sentences about accounts go on with the dialog that opened."""
    words = page.words[index]
    if _speaks_of_account(words) or is_all(LOGIN, words) or len(words.split()) <= 4:
        return "form", "form"
    if tells_reader(words):
        return "form", "form"
    return _by_length(page, index, "end" if part == "form" else part)


def _by_length(page: Page, index: int, part: str) -> tuple[str, str]:
    words = page.words[index]
    size = count_words(words)
    if page.closes(index) and size >= 8 and part != "related":
        return "other", part
    if size >= (3 if part == "related" else 5):
        return "related_link", part
    return "nav", part
