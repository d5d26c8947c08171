"""Two pages of one event side by side, the words of each value marked."""

from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from kronika.errors import UsageError
from kronika.serve.comparing import compare_url, comparison
from kronika.serve.dependencies import TheStore
from kronika.serve.dossier import Dossier
from kronika.serve.rendering import page


@get("/events/{event_id:str}/compare", sync_to_thread=True)
def compare(
    store: TheStore, event_id: FromPath[str], field: FromQuery[str] = "",
    left: FromQuery[str] = "", right: FromQuery[str] = "",
) -> Template | Redirect:  # fmt: skip
    """Who says which value of a field, in their words.

    Raises:
        UsageError: only one page tells the event.
    """
    record = store.record(event_id)
    if record.id != event_id:
        return Redirect(compare_url(record.id, field, left, right))
    dossier = Dossier(record, store)
    found = comparison(dossier, field, left, right)
    if found is None:
        raise UsageError("one page alone tells this event: there is nothing to hold it against")
    return page("compare.html", record=record, dossier=dossier, found=found)


HANDLERS = (compare,)
