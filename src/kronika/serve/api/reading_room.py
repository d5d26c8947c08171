"""The description of the API for people and for programs: made here, nothing is fetched."""

from typing import Any

import msgspec
from litestar import get
from litestar.response import Response, Template

from kronika.serve.api.asking import BASE
from kronika.serve.api.describing import description
from kronika.serve.rendering import page


def openapi() -> Response[bytes]:
    """The OpenAPI 3.1 document."""
    return Response(msgspec.json.encode(description()), media_type="application/json")


@get("/docs", sync_to_thread=False)
def docs() -> Template:
    """The same as a page, readable without scripts and without a network."""
    said = description()
    return page("docs.html", said=said, base=BASE, kind=_kind)


def _kind(schema: dict[str, Any]) -> str:
    """What a parameter may be, in words."""
    if schema.get("type") == "array":
        return f"any number of: {_kind(schema['items'])}"
    if "enum" in schema:
        return ", ".join(schema["enum"])
    return str(schema.get("pattern", schema.get("type", "text"))).strip("^$")


HANDLERS = (
    get("/openapi.json", sync_to_thread=False)(openapi),
    get(f"{BASE}/openapi.json", sync_to_thread=False)(openapi),
    docs,
)
