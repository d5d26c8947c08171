"""Cursors: where a page of a list ended, as text that fits into an address."""

import base64
import binascii

import msgspec

from kronika.errors import UsageError

_MOST = 400


def encoded(order: str, key: str) -> str:
    """The cursor after the row with this key.

    Example:
        >>> decoded(encoded("newest", "20160703"), order="newest")
        '20160703'
    """
    raw = msgspec.json.encode([order, key])
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def decoded(cursor: str, *, order: str) -> str:
    """The key that a cursor holds.

    Raises:
        UsageError: it is none of ours, or of a list in another order.
    """
    try:
        if len(cursor) > _MOST or not cursor.isascii():
            raise ValueError
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        told, key = msgspec.json.decode(raw, type=tuple[str, str])
    except (ValueError, binascii.Error, msgspec.MsgspecError) as error:
        raise UsageError("this cursor is none: begin without one") from error
    if told != order:
        raise UsageError(f"this cursor is of a list in the order {told!r}: begin without one")
    return key
