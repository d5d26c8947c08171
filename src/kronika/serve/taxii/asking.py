"""What a request means and whether it may be: everything before anything is done."""

from dataclasses import dataclass, field

from kronika.model.sharing import Collection, Scope, Viewer
from kronika.serve.taxii.access import admitted, rights
from kronika.serve.taxii.limits import ServerLimits
from kronika.serve.taxii.messages import RefusedError, Request
from kronika.serve.taxii.negotiation import check_accept, check_content_type
from kronika.serve.taxii.rates import Rate
from kronika.serve.taxii.routes import Route, route
from kronika.store.sharing.shelf import Shelf

_NEEDED: dict[str, frozenset[Scope]] = {
    "GET": frozenset({"read"}), "POST": frozenset({"write"}),
    "DELETE": frozenset({"read", "write"}),
}  # fmt: skip
_NOT_THERE = "there is nothing here that you may see"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that may be answered: who, what, and of which collection."""

    request: Request
    viewer: Viewer
    route: Route
    collection: Collection | None = None
    rights: frozenset[Scope] = frozenset()


@dataclass(slots=True)
class Doorkeeper:
    """Checks requests, in an order that tells strangers nothing: key, rate, place, rights."""

    shelf: Shelf
    limits: ServerLimits
    requests: Rate = field(init=False)
    sizes: Rate = field(init=False)
    failures: Rate = field(init=False)

    def __post_init__(self) -> None:
        """Fill the buckets."""
        x = self.limits
        self.requests = Rate(per_s=x.requests_per_s, burst=x.requests_per_s * x.burst_s)
        self.sizes = Rate(per_s=x.bytes_per_s, burst=x.bytes_per_s * x.burst_s)
        self.failures = Rate(per_s=x.failures_per_s, burst=x.failures_burst)

    def admit(self, request: Request) -> Viewer:
        """Who asks, once it is known that this may be asked now.

        Raises:
            RefusedError: 401 or 429.
        """
        address = request.address or ""
        self.failures.check(address)
        try:
            viewer = admitted(
                self.shelf, request.headers.get("authorization"), address=request.address
            )
        except RefusedError:
            self.failures.take(address)
            raise
        return viewer

    def spend(self, viewer: Viewer) -> None:
        """Count a request of a key.

        Raises:
            RefusedError: 429.
        """
        self.requests.check(viewer.key_id)
        self.sizes.check(viewer.key_id)
        self.requests.take(viewer.key_id)

    def understand(self, request: Request, viewer: Viewer) -> Asked:
        """What is asked, once it is known to be there and allowed.

        Raises:
            RefusedError: 404, 405, 403, 406 or 415.
        """
        meant = route(request.path)
        if meant is None or (meant.root and not self.visible(viewer, meant.root)):
            raise RefusedError(404, _NOT_THERE)
        collection = self._collection(viewer, meant) if meant.collection else None
        if request.method not in meant.methods:
            allowed = (("allow", ", ".join(meant.methods)),)
            raise RefusedError(405, f"{meant.kind} takes {', '.join(meant.methods)}", allowed)
        may = rights(viewer, collection) if collection else frozenset()
        if collection and meant.kind != "collection" and not _NEEDED[request.method] <= may:
            raise RefusedError(403, f"your key may only {' and '.join(sorted(may))} here")
        check_accept(request.headers.get("accept"))
        if request.method == "POST":
            check_content_type(request.headers.get("content-type"))
        return Asked(request, viewer, meant, collection, may)

    @staticmethod
    def visible(viewer: Viewer, root: str | None = None) -> list[Collection]:
        """The collections that a partner may do anything with."""
        here = (one for one in viewer.collections if root in {None, one.root})
        return [one for one in here if rights(viewer, one)]

    def _collection(self, viewer: Viewer, meant: Route) -> Collection:
        for one in self.visible(viewer, meant.root):
            if meant.collection in {one.id, one.alias}:
                return one
        raise RefusedError(404, _NOT_THERE)
