"""The two things a browser is asked for once: the token, and the name of who judges."""

from typing import Annotated, Any

from litestar import Request, get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Response, Template

from kronika.serve import people
from kronika.serve.errors import Refused, answer, wants_json
from kronika.serve.guarding import TOKEN_COOKIE, as_cookie, same
from kronika.serve.rendering import page

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
_ASKED_ANEW = frozenset({"name", "_csrf_token"})


@get("/enter", sync_to_thread=False)
def token_form() -> Template:
    """The form that asks for the token."""
    return page("enter.html", wrong=False)


@post("/enter", status_code=303, sync_to_thread=False)
def enter(request: Request[Any, Any, Any], data: Form) -> Redirect:
    """Keep the token in this browser when it is the right one."""
    token = request.app.state.options.token
    if token is not None and not same(token, data.get("token", "")):
        raise Refused(401, "that is not the token", "go back and enter it again")
    proof = as_cookie(token or "")
    cookie = Cookie(
        key=TOKEN_COOKIE, value=proof, httponly=True, samesite="lax", max_age=people.KEPT_S
    )
    return Redirect("/", cookies=[cookie], status_code=303)


@get("/name", sync_to_thread=False)
def name_form(request: Request[Any, Any, Any], back: FromQuery[str] = "/") -> Template:
    """The form that asks who judges."""
    return page("name.html", then=None, fields={"back": inside(back)},
                person=people.person_of(request))  # fmt: skip


@post("/name", status_code=303, sync_to_thread=False)
def keep_name(data: Form) -> Redirect:
    """Keep the name in this browser."""
    name = people.checked_name(data.get("name", ""))
    return Redirect(inside(data.get("back", "/")), cookies=[people.kept(name)], status_code=303)


def ask_first(request: Request[Any, Any, Any], error: people.NamelessError) -> Response[Any]:
    """The form that asks for the name and then goes on with what was decided."""
    if wants_json(request):
        return answer(request, error)
    fields = {key: value for key, value in error.form.items() if key not in _ASKED_ANEW}
    environment = request.app.template_engine.engine  # type: ignore[union-attr]
    html = environment.get_template("name.html").render(
        request=request, then=request.scope["path"], fields=fields, person=None
    )
    return Response(
        html, status_code=200, media_type="text/html", headers={"Cache-Control": "no-store"}
    )


def inside(path: str) -> str:
    """A path of this server to go back to, the first page for anything else.

    Example:
        >>> inside("/events/ev_1"), inside("//example.org"), inside("https://example.org")
        ('/events/ev_1', '/', '/')
    """
    safe = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if safe and "\\" not in path else "/"


HANDLERS = (token_form, enter, name_form, keep_name)
