"""What partners give and take back: objects with a status for each, deletions."""

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

import msgspec

from kronika.errors import RightsError
from kronika.exchange.incoming import incoming
from kronika.model.instants import written
from kronika.model.sharing import Entry, Fault, Item
from kronika.serve.taxii import bodies
from kronika.serve.taxii.asking import Asked
from kronika.serve.taxii.filters import asked_filters
from kronika.serve.taxii.limits import ServerLimits
from kronika.serve.taxii.messages import Answer, RefusedError
from kronika.store.sharing.shelf import Shelf
from kronika.store.sharing.statuses import Report

_MAX_MESSAGE = 300


class Writer:
    """Answers what changes the store; each answer is given when the store has it."""

    def __init__(self, shelf: Shelf, limits: ServerLimits) -> None:
        self._shelf, self._limits = shelf, limits

    def post(self, asked: Asked, body: bytes, entry: Entry) -> Answer:
        """Take objects, each by itself: 202 with the status of each (section 5.5).

        Raises:
            RefusedError: 400, 413 or 422 for an envelope that is none.
        """
        if asked.collection is None:
            raise RefusedError(404, "there is no collection here")
        at_us = time.time_ns() // 1000
        parsed = incoming(bodies.envelope(body, limits=self._limits))
        items = [one for one in parsed if isinstance(one, Item)]
        faults = [one for one in parsed if isinstance(one, Fault)]
        made: list[Report] = []

        def report(versions: Sequence[str]) -> Report:
            made.append(_report(items, versions, faults, at_us=at_us))
            return made[0]

        done = replace(entry, status=202, count=len(items), bytes=len(body))
        self._shelf.put(
            asked.collection, items, poster=asked.viewer.number, report=report, audited=(done,)
        )
        return Answer(202, made[0].body, count=len(items), audited=True)

    def delete(self, asked: Asked, entry: Entry) -> Answer:
        """Take versions of an object away for good (section 5.7).

        Raises:
            RefusedError: 404 where the partner sees no such object, 403 where it is not its own.
        """
        if asked.collection is None:
            raise RefusedError(404, "there is no collection here")
        filters, _ = asked_filters(
            asked.request.query, kind="object", limits=self._limits, default="all"
        )

        def logged(count: int) -> Entry:
            return replace(entry, status=200 if count else 404, count=count)

        try:
            count = self._shelf.remove(
                asked.viewer, asked.collection, object_id=asked.route.name, filters=filters,
                audited=logged,
            )  # fmt: skip
        except RightsError as error:
            raise RefusedError(403, str(error)) from None
        if not count:
            raise RefusedError(404, "there is no object of that id for you")
        return Answer(200, b"{}", count=count, audited=True)


def _report(
    items: Sequence[Item], versions: Sequence[str], faults: Sequence[Fault], *, at_us: int
) -> Report:  # fmt: skip
    """The status resource (section 4.3.1): complete, because everything is done at once."""
    id_ = str(uuid4())
    status: dict[str, Any] = {
        "id": id_, "status": "complete", "request_timestamp": written(at_us),
        "total_count": len(items) + len(faults), "success_count": len(items),
        "failure_count": len(faults), "pending_count": 0,
    }  # fmt: skip
    if items:
        status["successes"] = [
            {"id": item.id, "version": version}
            for item, version in zip(items, versions, strict=True)
        ]
    if faults:
        status["failures"] = [
            {"id": fault.id, "version": written(at_us), "message": fault.message[:_MAX_MESSAGE]}
            for fault in faults
        ]
    return Report(id_, at_us, msgspec.json.encode(status))
