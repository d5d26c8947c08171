"""What keeps two names apart, whatever else they share."""

from kronika.resolving.names_parts import Parts


def veto(a: Parts, b: Parts) -> str | None:
    """The reason why two names of bodies cannot be one bearer's, None when there is none.

    Example:
        >>> from kronika.resolving.names_parts import parts
        >>> veto(parts("Iraqi Foreign Ministry"), parts("Iraqi Defence Ministry"))
        'another function'
        >>> veto(parts("Iraqi Foreign Ministry"), parts("Ministry of Foreign Affairs of Iraq"))
    """
    if a.countries and b.countries and not a.countries & b.countries:
        return "another country"
    if (
        a.functions
        and b.functions
        and not (a.functions <= b.functions or b.functions <= a.functions)
    ):
        return "another function"
    if a.numbers != b.numbers:
        return "another number"
    if a.year != b.year and a.year and b.year:
        return "another year"
    if a.branches != b.branches:
        return "another branch, or a part and the whole"
    if a.sides != b.sides:
        return "a word that tells namesakes apart stands in one only"
    return None
