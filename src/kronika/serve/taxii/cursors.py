"""Where the next page begins: a signed place that fits one question of one partner."""

import hashlib
import hmac
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace

from kronika.model.sharing import Filters, Viewer
from kronika.serve.taxii.messages import RefusedError
from kronika.serve.taxii.routes import Route

_FORM = struct.Struct(">Q16s")


def cursor(secret: bytes, added_us: int, *, viewer: Viewer, route: Route, filters: Filters) -> str:
    """The value of `next` after the row that was added then."""
    seal = _seal(secret, added_us, viewer=viewer, route=route, filters=filters)
    return urlsafe_b64encode(_FORM.pack(added_us, seal)).rstrip(b"=").decode()


def place(
    secret: bytes, words: str, *, viewer: Viewer, route: Route, filters: Filters
) -> int:  # fmt: skip
    """The instant of adding that the page begins after.

    Raises:
        RefusedError: 400, it is no cursor of ours, or one for another question.
    """
    try:
        added_us, seal = _FORM.unpack(urlsafe_b64decode(words + "=" * (-len(words) % 4)))
    except (ValueError, struct.error):
        raise RefusedError(400, "next is none that this server gave") from None
    right = _seal(secret, added_us, viewer=viewer, route=route, filters=filters)
    if not hmac.compare_digest(seal, right):
        raise RefusedError(400, "next belongs to another question: keep the filters as they were")
    return int(added_us)


def _seal(
    secret: bytes, added_us: int, *, viewer: Viewer, route: Route, filters: Filters
) -> bytes:  # fmt: skip
    question = repr((added_us, viewer.number, route, replace(filters, limit=0)))
    return hmac.digest(secret, question.encode("utf-8", "replace"), hashlib.sha256)[:16]
