"""The sentence around the words that a value rests on."""

import re

_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+|(?<=[。！？])[」』”’]*|\n+")
MOST = 400
"""Characters on either side at most."""


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before the words in their sentence, the words, and what stands after them.

    Example:
        >>> around("It rained. The drill began today. Nobody came.", 15, 20)
        ('The ', 'drill', ' began today.')
    """
    first, last = max(0, start - MOST), min(len(text), end + MOST)
    for match in _END.finditer(text, first, last):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    return text[first:start], text[start:end], text[end:last]
