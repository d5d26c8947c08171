"""Bytes become text: byte order mark, valid UTF-8, what the page states, then a guess.

Order of trust, and why: a byte order mark is never wrong; bytes with non-ASCII characters that
are valid UTF-8 are UTF-8 whatever the page states (saved pages keep the old statement);
then the encoding that the server or the page states; then statistics. What cannot be
decoded becomes U+FFFD, one each, and is counted; so does NUL, which keeps every offset.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from charset_normalizer import from_bytes

from kronika.errors import IntakeError
from kronika.intake.kinds import byte_order_mark, foreign

UNDECODED = "\ufffd"
BROWSERS_CHOICE = "cp1252"
GUESS_BYTES = 65536
BINARY_SHARE = 0.05
BINARY_COUNT = 16

# What browsers decode under these names (WHATWG Encoding Standard, 2026): supersets, so that
# pages that state the subset by habit keep their quotation marks.
SUPERSETS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
# Encodings whose bytes are all ASCII: only the statement tells them from it.
SEVEN_BIT = frozenset({"iso2022_jp", "iso2022_kr", "hz"})
# A page that could be read far enough to state one of these is not written in it.
UNSTATABLE = ("utf-16", "utf-32", "utf-7", "punycode", "idna", "unicode", "raw-unicode")
_META = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_WIDE_RUNS = re.compile(r"[^\x00-\x7f]+")
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read by, and how many characters could not be decoded."""

    text: str
    encoding: str
    undecoded: int = 0


def decode(body: bytes, *, path: str, stated: str | None = None, limit: float = 0.05) -> Decoded:
    """The text of a page.

    `stated` is what the server or the message around the page says, `limit` the share
    (0 to 1) of characters that may stay undecoded.

    Raises:
        IntakeError: empty, binary, or too much of it cannot be decoded.

    Example:
        >>> decode("Präsident".encode("cp1252"), path="p", stated="iso-8859-1").text
        'Präsident'
    """
    if not body.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise IntakeError(path, "empty file: a page with words was expected; leave it out")
    text, encoding = _best(body, path, stated)
    bad = text.count(UNDECODED)
    text = text.replace("\x00", UNDECODED)
    if bad > limit * len(text):
        raise IntakeError(
            path,
            f"{bad:,} of {len(text):,} characters cannot be decoded as {encoding} "
            f"(limit {limit:.0%}): save the page again as UTF-8",
            component="intake.encoding",
        )
    return Decoded(text, encoding, text.count(UNDECODED))


def _best(body: bytes, path: str, stated: str | None) -> tuple[str, str]:
    mark = byte_order_mark(body)
    if mark:
        name, length = mark
        whole = body if name != "utf-8" else body[length:]
        return whole.decode(name, errors="replace"), name
    wide = _wide(body)
    if wide:
        return body.decode(wide, errors="replace"), wide
    body = body.rstrip(b"\x00")
    refuse_binary(body, path)
    return _narrow(body, [codec_name(stated), codec_name(stated_in(body))])


def _narrow(body: bytes, stated: list[str | None]) -> tuple[str, str]:
    names = [name for name in stated if name]
    for name in names:
        if name in SEVEN_BIT and (b"\x1b" in body or name == "hz"):
            return body.decode(name, errors="replace"), name
    text = body.decode("utf-8", errors="replace")
    bad = text.count(UNDECODED) - body.count(b"\xef\xbf\xbd")
    decoded = sum(map(len, _WIDE_RUNS.findall(text))) - bad
    if bad == 0 or decoded > bad:
        return text, "utf-8"
    legacy = _legacy(body, names)
    return (body.decode(legacy, errors="replace"), legacy) if legacy else (text, "utf-8")


def _legacy(body: bytes, names: list[str]) -> str | None:
    """The stated encoding if its words make sense, else a guess, else what was stated."""
    sample = body[:GUESS_BYTES]
    old = [name for name in names if name != "utf-8"]
    for name in old:
        if from_bytes(sample, cp_isolation=[name]).best() is not None:
            return name
    guess = likeliest(sample)
    return guess if guess and guess != "utf-8" else next(iter(old), None)


def likeliest(sample: bytes) -> str | None:
    """The likeliest encoding; between equals the one that browsers assume."""
    found = list(from_bytes(sample))
    best = [
        one for one in found if (one.chaos, one.coherence) == (found[0].chaos, found[0].coherence)
    ]
    if any(BROWSERS_CHOICE in one.could_be_from_charset for one in best):
        return BROWSERS_CHOICE
    return codec_name(best[0].encoding) if best else None


def codec_name(stated: str | None) -> str | None:
    """Python's name for what a page states, widened as browsers do; None if it is no encoding.

    Example:
        >>> codec_name("ISO-8859-1"), codec_name("no such thing"), codec_name("base64")
        ('cp1252', None, None)
    """
    if not stated:
        return None
    try:
        found = codecs.lookup(stated.strip(" \"'"))
        "".encode(found.name)  # codecs such as base64 turn bytes to bytes and are refused here
    except (LookupError, ValueError, TypeError):
        return None
    if found.name.startswith(UNSTATABLE):
        return None
    return SUPERSETS.get(found.name, found.name)


def stated_in(body: bytes) -> str | None:
    """The encoding that the head of the page itself states, as written there.

    Example:
        >>> stated_in(b'<meta charset="windows-1251">')
        'windows-1251'
    """
    found = _META.search(body, 0, 4096)
    return found.group(1).decode("ascii", "replace") if found else None


def _wide(body: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte is one of two (block and space)."""
    sample = body[:4096]
    if len(sample) < 8 or 0 not in sample:
        return None
    even, odd = (_two_commonest(half) for half in (sample[::2], sample[1::2]))
    if odd > 0.9 and even < 0.6:
        return "utf-16-le"
    return "utf-16-be" if even > 0.9 and odd < 0.6 else None


def _two_commonest(half: bytes) -> float:
    return sum(count for _, count in Counter(half).most_common(2)) / len(half)


def refuse_binary(body: bytes, path: str) -> None:
    """Nothing for bytes that may be text.

    A text with a stray NUL passes: control characters refuse it only in numbers, and when it
    is not valid UTF-8 besides or they are many.

    Raises:
        IntakeError: the bytes are a picture, a program, an archive or the like.
    """
    what = foreign(body[:64])
    sample = body[:1_000_000]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    many = controls > BINARY_SHARE * len(sample)
    if what is None and many and (controls > BINARY_COUNT or not _is_utf8(sample)):
        what = f"{controls:,} control characters in {len(sample):,} bytes"
    if what:
        raise IntakeError(path, binary(what), component="intake.encoding")


def binary(what: str) -> str:
    """The sentence that refuses a file that is no page."""
    return (
        f"binary file ({what}): text, HTML, MHTML, PDF, WARC, feed or table was expected; "
        "convert it or leave it out"
    )


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True
