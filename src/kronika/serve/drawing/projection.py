"""The Equal Earth projection: areas stay comparable, shapes stay familiar.

Source: Šavrič, Patterson and Jenny (2019), "The Equal Earth map projection", International
Journal of Geographical Information Science 33(3), equations 1 and 2.
"""

import math

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF_ROOT_3 = math.sqrt(3) / 2


def equal_earth(lon: float, lat: float) -> tuple[float, float]:
    """Degrees east of the central meridian and north, as x and y on a sphere of radius 1.

    y grows to the north. Longitudes beyond 180 continue the map instead of wrapping.

    Example:
        >>> x, y = equal_earth(180, 0)
        >>> round(x, 5), y
        (2.70663, 0.0)
    """
    theta = math.asin(_HALF_ROOT_3 * math.sin(math.radians(lat)))
    square = theta * theta
    sixth = square * square * square
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = math.radians(lon) * math.cos(theta) / (_HALF_ROOT_3 * slope)
    return x, theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
