"""What partners get: discovery, collections, objects, manifests, versions, statuses."""

import time
from collections.abc import Callable
from dataclasses import replace

from kronika.model.sharing import Bodies, Collection, Filters, Page
from kronika.serve.taxii import answers
from kronika.serve.taxii.asking import Asked, Doorkeeper
from kronika.serve.taxii.cursors import cursor, place
from kronika.serve.taxii.filters import asked_filters
from kronika.serve.taxii.messages import Answer, RefusedError, resource
from kronika.store.sharing.shelf import Shelf

Render = Callable[..., Answer]


class Reader:
    """Answers what only reads; `mount` is the path that the server stands under."""

    def __init__(self, shelf: Shelf, door: Doorkeeper, *, mount: str) -> None:
        self._shelf, self._door, self._mount = shelf, door, mount
        self._secret = shelf.secret("cursors")

    def answer(self, asked: Asked) -> Answer:
        """The answer to any GET.

        Raises:
            RefusedError: 400 or 404.
        """
        match asked.route.kind:
            case "discovery":
                roots = sorted({one.root for one in self._door.visible(asked.viewer)})
                return answers.discovery(roots, mount=self._mount)
            case "root":
                return self._root(asked.route.root)
            case "status":
                return self._status(asked)
            case "collections":
                return self._collections(asked)
            case "collection" if asked.collection:
                return resource(answers.collection(asked.collection, asked.rights))
            case _:
                return self._paged(asked)

    def _root(self, name: str) -> Answer:
        root = next(one for one in self._shelf.roots() if one.name == name)
        most = self._door.limits.max_content_length
        return answers.root(root.title, root.description, max_content_length=most)

    def _status(self, asked: Asked) -> Answer:
        now = time.time_ns() // 1000
        body = self._shelf.status(asked.route.name, partner=asked.viewer.number, now_us=now)
        if body is None:
            raise RefusedError(404, "there is no status of that id for you")
        return Answer(200, body)

    def _collections(self, asked: Asked) -> Answer:
        from kronika.serve.taxii.access import rights

        listed = [
            answers.collection(one, rights(asked.viewer, one))
            for one in self._door.visible(asked.viewer, asked.route.root)
        ]
        return resource({"collections": listed}, count=len(listed))

    def _paged(self, asked: Asked) -> Answer:
        collection = asked.collection
        if collection is None:
            raise RefusedError(404, "there is nothing here that you may see")
        route = asked.route
        filters, following = asked_filters(
            asked.request.query, kind=route.kind, limits=self._door.limits
        )
        if route.name:
            filters = replace(filters, ids=(route.name,))
        start = filters
        if following is not None:
            at = place(self._secret, following, viewer=asked.viewer, route=route, filters=filters)
            start = replace(filters, after=max(at, filters.after or 0))
        page = self._page(asked, collection, start)
        if route.name and page.last_us is None:
            self._check_known(asked, collection)
        following = None
        if page.more and page.last_us is not None:
            following = cursor(
                self._secret, page.last_us,
                viewer=asked.viewer, route=route, filters=filters,
            )  # fmt: skip
        otherwise = start.after or 0  # never now: what is being added may still become older
        render: dict[str, Render] = {"manifest": answers.manifest, "versions": answers.versions}
        answer = render.get(route.kind, answers.envelope)(page, following=following)
        headers = answers.date_headers(page, otherwise_us=otherwise)
        return replace(answer, headers=headers)

    def _page(self, asked: Asked, collection: Collection, filters: Filters) -> Page | Bodies:
        if asked.route.kind in {"manifest", "versions"}:
            return self._shelf.rows(asked.viewer, collection, filters)
        most = self._door.limits.page_bytes
        return self._shelf.objects(asked.viewer, collection, filters, max_bytes=most)

    def _check_known(self, asked: Asked, collection: Collection) -> None:
        name = asked.route.name
        printed = name.isprintable() and len(name) < 400
        if not printed or not self._shelf.known(asked.viewer, collection, name):
            raise RefusedError(404, "there is no object of that id for you")
