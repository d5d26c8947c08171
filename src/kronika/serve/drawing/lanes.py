"""Packing: stretches put into as few lanes as can be without two of them touching in one."""

import heapq
from collections.abc import Sequence


def packed(stretches: Sequence[tuple[float, float]], *, gap: float = 0.0) -> tuple[int, ...]:
    """The lane of each stretch `(from, to)`; in a lane all are at least `gap` apart.

    The stretches must come in the order of their beginning. First fit in that order needs no
    more lanes than stretches overlap at once (interval graph colouring).

    Raises:
        ValueError: they are in another order, or one ends before it begins.

    Example:
        >>> packed([(0, 4), (1, 2), (2, 6), (4, 5)])
        (0, 1, 1, 0)
    """
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    lanes: list[int] = []
    last = float("-inf")
    for start, end in stretches:
        if end < start or start < last:
            raise ValueError(f"stretch {start}..{end}: give them in the order of their beginning")
        last = start
        while busy and busy[0][0] + gap <= start:
            heapq.heappush(free, heapq.heappop(busy)[1])
        lane = heapq.heappop(free) if free else len(busy)
        heapq.heappush(busy, (end, lane))
        lanes.append(lane)
    return tuple(lanes)
