"""Our scores from 0 to 1 on the scale that STIX readers know (STIX 2.1 appendix A)."""

_STEPS = ((0.0, 0), (0.3, 15), (0.7, 50))
_HIGH = 85


def confidence(score: float) -> int:
    """The value of None, Low, Med or High for a score; the exact score stays with the evidence.

    Example:
        >>> [confidence(score) for score in (0.0, 0.2, 0.5, 0.7, 1.0)]
        [0, 15, 50, 85, 85]
    """
    if score <= 0:
        return 0
    return next((value for below, value in _STEPS[1:] if score < below), _HIGH)
