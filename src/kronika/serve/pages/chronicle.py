"""The list of events."""

from litestar import get
from litestar.response import Template

from kronika.serve.dependencies import TheStore
from kronika.serve.rendering import page


@get("/", sync_to_thread=True)
def listing(store: TheStore) -> Template:
    """The newest events."""
    return page("chronicle.html", events=[found.record for found in store.events(limit=50)])


HANDLERS = (listing,)
