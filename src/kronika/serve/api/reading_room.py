"""The description of the API for people and for programs: made here, nothing is fetched."""

from html import escape
from typing import Any

import msgspec
from litestar import get
from litestar.response import Response

from kronika.serve.api.asking import BASE
from kronika.serve.api.describing import description


def openapi() -> Response[bytes]:
    """The OpenAPI 3.1 document."""
    return Response(msgspec.json.encode(description()), media_type="application/json")


@get("/docs", sync_to_thread=False)
def docs() -> Response[bytes]:
    """The same as a page, readable without scripts and without a network."""
    return Response(_page(description()).encode(), media_type="text/html; charset=utf-8")


def _page(said: dict[str, Any]) -> str:
    info = said["info"]
    parts = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width"><title>Kronika: the API</title>',
        '<link rel="stylesheet" href="/static/kronika.css"></head><body><main>',
        f"<h1>The API of Kronika {escape(info['version'])}</h1>",
        f"<p>{escape(info['description'])}</p>",
        '<p><a href="/openapi.json">OpenAPI 3.1 document</a> · <a href="/">The chronicle</a></p>',
        "<h2>Addresses</h2>",
        *(_operation(path, ways["get"]) for path, ways in said["paths"].items()),
        '<h2>Errors</h2><p>Every refusal is <code>{"error": {"code", "message", '
        '"found", "expected", "next"}}</code> with the status of HTTP.</p>',
        "</main></body></html>",
    ]
    return "\n".join(parts)


def _operation(path: str, one: dict[str, Any]) -> str:
    example = f'<p><a href="{BASE}{path}">{BASE}{path}</a></p>' if "{" not in path else ""
    rows = "".join(
        f'<tr><th scope="row"><code>{escape(p["name"])}</code></th>'
        f"<td>{escape(_kind(p['schema']))}</td><td>{escape(p['description'])}</td></tr>"
        for p in one["parameters"]
    )
    table = (
        "<table><thead><tr><th scope=\"col\">Parameter</th><th scope=\"col\">Value</th>"
        f"<th scope=\"col\">Meaning</th></tr></thead><tbody>{rows}</tbody></table>"
    ) if rows else ""  # fmt: skip
    name = escape(f"GET {BASE}{path}")
    head = f"<h3><code>{name}</code></h3><p>{escape(one['summary'])}.</p>"
    return f"<section>{head}{example}{table}</section>"


def _kind(schema: dict[str, Any]) -> str:
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
