"""A server that says with each answer how long the answer took it, and how busy it was.

Run by `serve.py`, not by people: python benchmarks/_timed.py DB PORT
"""

import sys
import time

import uvicorn
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from kronika.serve.app import create_app
from kronika.serve.options import ServeOptions


class Timed:
    """The application with `Server-Timing` in each answer (W3C), in milliseconds.

    `wall` is from the arrival of the request to the beginning of the answer, which is whole by
    then; `cpu` is the processor time of the whole process meanwhile, that of other requests among
    it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        wall, cpu = time.perf_counter(), time.process_time()

        async def say(message: Message) -> None:
            if message["type"] == "http.response.start":
                took = 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)
                said = "wall;dur={:.3f}, cpu;dur={:.3f}".format(*took)
                message["headers"] = [
                    *message.get("headers", []),
                    (b"server-timing", said.encode()),
                ]
            await send(message)

        await self._app(scope, receive, say)


def main() -> None:
    """Serve the store named first at the port named second, as `kronika serve` does."""
    db, port = sys.argv[1], int(sys.argv[2])
    app = create_app(db, ServeOptions(port=port, searches_per_minute=10**9))
    uvicorn.run(Timed(app), port=port, log_level="warning")


if __name__ == "__main__":
    main()
