"""Two applications under one address: the exchange under `/taxii2/`, the workbench elsewhere.

The exchange stands outside of the workbench's door: partners come with keys of their own, send
longer bodies, and get TAXII's errors.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from kronika.serve.taxii.app import Taxii

Message = MutableMapping[str, Any]
App = Callable[..., Awaitable[None]]


def with_exchange(workbench: App, exchange: Taxii, *, mount: str = "/taxii2") -> App:
    """One application of both; the exchange ends when the workbench does."""

    async def serve(
        scope: Message, receive: Callable[[], Awaitable[Message]],
        send: Callable[[Message], Awaitable[None]],
    ) -> None:  # fmt: skip
        if scope["type"] == "lifespan":
            try:
                await workbench(scope, receive, send)
            finally:
                exchange.close()
        elif scope["type"] == "http" and _inside(scope["path"], mount):
            await exchange(scope, receive, send)
        else:
            await workbench(scope, receive, send)

    return serve


def _inside(path: str, mount: str) -> bool:
    return path == mount or path.startswith(f"{mount}/")
