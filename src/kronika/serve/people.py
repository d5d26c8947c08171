"""Whose name stands under a judgement: given at the start, or asked once in the browser."""

import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from litestar.datastructures import Cookie

from kronika.errors import KronikaError, UsageError
from kronika.serve.oddities import HIDDEN

if TYPE_CHECKING:
    from litestar import Request

COOKIE = "kronika_person"
MAX_CHARS = 60
KEPT_S = 365 * 24 * 3600
"""How long a browser keeps the name, in seconds."""


def checked_name(name: str) -> str:
    """A name that can stand under a judgement.

    Raises:
        UsageError: it is empty, too long, or holds `@` (the sign of a component) or controls.

    Example:
        >>> checked_name("  Ada Lovelace ")
        'Ada Lovelace'
    """
    found = " ".join(unicodedata.normalize("NFC", name).split())
    if not found or len(found) > MAX_CHARS:
        raise UsageError(f"a name has 1 to {MAX_CHARS} characters: {len(found)} were given")
    if "@" in found or HIDDEN.search(found):
        raise UsageError("a name holds no @ and no hidden characters: write it as people say it")
    return found


def person_of(request: "Request[Any, Any, Any]") -> str | None:
    """The name under which this browser judges, None when it was not asked yet."""
    given: str | None = request.app.state.options.person
    if given is not None:
        return given
    try:
        return checked_name(unquote(request.cookies.get(COOKIE, ""), errors="strict"))
    except (UsageError, UnicodeDecodeError):
        return None


def kept(name: str) -> Cookie:
    """The cookie that keeps a name in this browser."""
    return Cookie(key=COOKIE, value=quote(name), httponly=True, samesite="lax", max_age=KEPT_S)


class NamelessError(KronikaError):
    """A decision came without a name: `form` is what it said, to go on once there is one."""

    code = "nameless"

    def __init__(self, form: Mapping[str, str]) -> None:
        self.form = dict(form)
        super().__init__("a decision carries a name: give yours at /name, or serve with --as NAME")


def who(person: str | None, form: Mapping[str, str]) -> tuple[str, list[Cookie]]:
    """The name that a decision carries, and the cookie that keeps one given just now.

    Raises:
        NamelessError: nobody gave a name; the browser is asked for it, once.
        UsageError: what was given cannot be a name.
    """
    if person is not None:
        return person, []
    if not form.get("name", "").strip():
        raise NamelessError(form)
    name = checked_name(form["name"])
    return name, [kept(name)]
