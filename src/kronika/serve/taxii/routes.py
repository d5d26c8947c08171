"""Paths of TAXII 2.1 (table of section 1.6.1), with or without the last slash."""

from dataclasses import dataclass
from urllib.parse import unquote

_METHODS = {
    "discovery": ("GET",), "root": ("GET",), "status": ("GET",), "collections": ("GET",),
    "collection": ("GET",), "manifest": ("GET",), "objects": ("GET", "POST"),
    "object": ("GET", "DELETE"), "versions": ("GET",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Route:
    """What a path means; the names in it are not checked."""

    kind: str
    root: str = ""
    collection: str = ""
    name: str = ""

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that it knows."""
        return _METHODS[self.kind]


def route(path: str) -> Route | None:
    """The meaning of a path after `/taxii2`, None when it has none.

    Example:
        >>> route("/kronika/collections/c/objects/o/versions/")
        Route(kind='versions', root='kronika', collection='c', name='o')
    """
    parts = [unquote(one) for one in path.strip("/").split("/")]
    match parts:
        case [""]:
            return Route("discovery")
        case [root]:
            return Route("root", root)
        case [root, "status", name]:
            return Route("status", root, name=name)
        case [root, "collections"]:
            return Route("collections", root)
        case [root, "collections", collection]:
            return Route("collection", root, collection)
        case [root, "collections", collection, ("manifest" | "objects") as kind]:
            return Route(kind, root, collection)
        case [root, "collections", collection, "objects", name]:
            return Route("object", root, collection, name)
        case [root, "collections", collection, "objects", name, "versions"]:
            return Route("versions", root, collection, name)
    return None
