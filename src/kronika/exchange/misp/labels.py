"""How far a MISP event may go, and the tags that say so.

A label of TLP limits people, `distribution` servers, so each event states both: a server that
honours no tag still does not pass on what is AMBER.
"""

from kronika.errors import UsageError

DISTRIBUTION = {
    "TLP:CLEAR": "3",  # all communities
    "TLP:GREEN": "1",  # this community only
    "TLP:AMBER": "0",  # your organisation only
    "TLP:AMBER+STRICT": "0",
    "TLP:RED": "0",
}
_COLOURS = {
    "TLP:CLEAR": "#ffffff", "TLP:GREEN": "#339900", "TLP:AMBER": "#ffc000",
    "TLP:AMBER+STRICT": "#ffc000", "TLP:RED": "#cc0033",
}  # fmt: skip


def distribution(label: str) -> str:
    """The distribution level that a label allows at most.

    Raises:
        UsageError: it is no label of TLP 2.0.

    Example:
        >>> distribution("TLP:CLEAR"), distribution("TLP:RED")
        ('3', '0')
    """
    if label not in DISTRIBUTION:
        known = ", ".join(DISTRIBUTION)
        raise UsageError(f"{label!r} is no TLP 2.0 label: use one of {known}")
    return DISTRIBUTION[label]


def confidence_tag(score: float) -> str:
    """The tag of MISP's taxonomy for a score from 0 to 1.

    Example:
        >>> confidence_tag(0.8)
        'misp:confidence-level="usually-confident"'
    """
    steps = ((0.95, "completely"), (0.7, "usually"), (0.4, "fairly"), (0.15, "rarely"))
    word = next((word for least, word in steps if score >= least), None)
    return f'misp:confidence-level="{f"{word}-confident" if word else "unconfident"}"'


def tags(label: str, score: float, *more: str) -> list[dict[str, str]]:
    """TLP, confidence and our own words as tags.

    Example:
        >>> [tag["name"] for tag in tags("TLP:CLEAR", 1.0, 'kronika:type="attack"')]
        ['tlp:clear', 'misp:confidence-level="completely-confident"', 'kronika:type="attack"']
    """
    return [
        {"name": label.lower(), "colour": _COLOURS[label]},
        {"name": confidence_tag(score), "colour": "#0088cc"},
        *({"name": one, "colour": "#5c6773"} for one in more),
    ]
