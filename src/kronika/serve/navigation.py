"""The ways through the workbench: those of whose pages there are any."""

from litestar import Litestar

WAYS = (
    ("/", "Chronicle"), ("/timeline", "Timeline"), ("/map", "Map"), ("/network", "Network"),
    ("/calendar", "Calendar"), ("/figures", "Figures"), ("/entities", "Entities"),
    ("/naming", "Naming"), ("/claims", "Claims"), ("/documents", "Pages"),
    ("/review", "Review"),
)  # fmt: skip


def navigation(app: Litestar) -> tuple[tuple[str, str], ...]:
    """Path and label of each way that the application has a page for."""
    there = {route.path for route in app.routes}
    return tuple((path, label) for path, label in WAYS if path in there)
