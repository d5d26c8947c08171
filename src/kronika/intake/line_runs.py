"""Where the longest stretch of prose on a page lies."""

from collections.abc import Sequence


def best_run(scores: Sequence[float]) -> tuple[int, int]:
    """First and last index (inclusive) of the stretch whose scores sum highest.

    The first such stretch wins; of scores that are all below zero the best single one.

    Example:
        >>> best_run([-1.0, 2.0, -0.5, 3.0, -4.0])
        (1, 3)
    """
    best, best_span = float("-inf"), (0, 0)
    total, start = 0.0, 0
    for i, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, i
        total += score
        if total > best:
            best, best_span = total, (start, i)
    return best_span
