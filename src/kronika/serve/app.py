"""The ASGI application: one visible list of pages, and what stands around all of them."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.static_files import create_static_files_router
from litestar.template import TemplateConfig
from litestar.types import ControllerRouterHandler, Message, Scope

from kronika.serve import errors, people, rendering
from kronika.serve.api import lists, reading_room, single, whole
from kronika.serve.comparing import compare_url
from kronika.serve.dependencies import DEPENDENCIES
from kronika.serve.guarding import Guard, with_safety
from kronika.serve.navigation import navigation
from kronika.serve.options import ServeOptions, checked
from kronika.serve.pages import (
    calendar,
    chronicle,
    comparing,
    entering,
    entities,
    event,
    feeds,
    figures,
    maps,
    network,
    pages_told,
    reader,
    reviewing,
    tables,
    timeline,
)
from kronika.serve.rates import SearchLimit
from kronika.serve.settling import Settler
from kronika.store import SqlStore, open_store

PAGES = (
    chronicle, event, comparing, entities, reader, pages_told, reviewing, feeds, entering, timeline,
    maps, network, calendar, figures, tables,
)  # fmt: skip
"""Each module of `kronika.serve.pages` names its handlers in `HANDLERS`; all are joined here."""
API = (lists, whole, single, reading_room)
"""The same for programs: `kronika.serve.api`."""


def create_app(store: SqlStore | str, options: ServeOptions | None = None) -> Litestar:
    """The workbench over a store: an open one, or a file or URL that is opened and closed here.

    Raises:
        StoreError: the store cannot be opened.
        UsageError: the options open a door without a token.
    """
    options = checked(options or ServeOptions())
    opened = open_store(store, create=False) if isinstance(store, str) else store

    settler = Settler(opened)

    @asynccontextmanager
    async def life(_app: Litestar) -> AsyncIterator[None]:
        settler.soon()
        yield
        settler.join()
        if opened is not store:
            opened.close()

    templates = rendering.engine()
    app = Litestar(
        route_handlers=[*handlers(), _bundled_files()],
        lifespan=[life],
        state=State({"store": opened, "options": options, "settler": settler}),
        dependencies=DEPENDENCIES,
        middleware=[Guard(options), SearchLimit(options.searches_per_minute)],
        exception_handlers={
            Exception: errors.answer, people.NamelessError: entering.ask_first,
        },
        before_send=[_before_send],
        template_config=TemplateConfig(instance=templates),
        csrf_config=CSRFConfig(
            secret=secrets.token_hex(32), cookie_name="kronika_form", cookie_samesite="lax",
            cookie_httponly=True,
        ),
        compression_config=CompressionConfig(backend="gzip", gzip_compress_level=6),
        request_max_body_size=options.max_body_bytes,
        openapi_config=None,
    )  # fmt: skip
    templates.engine.globals |= {
        "navigation": navigation(app), "person_of": people.person_of,
        "fixed_person": options.person is not None, "compare_url": compare_url,
    }  # fmt: skip
    return app


def handlers() -> list[ControllerRouterHandler]:
    """The handlers of all pages."""
    return [handler for module in (*PAGES, *API) for handler in module.HANDLERS]


async def _before_send(message: Message, scope: Scope) -> None:
    if message["type"] == "http.response.start":
        with_safety(message, scope)


def _bundled_files() -> ControllerRouterHandler:
    return create_static_files_router(path="/static", directories=[rendering.STATIC], name="static")
