"""Event types in four families, so that four colours can be told apart; the words say the type."""

FAMILIES = {
    "force": ("Use of force", ("attack", "battle", "air_strike")),
    "forces": ("Exercises and deployments", ("joint_exercise", "deployment")),
    "ties": (
        "Agreements, meetings, calls, aid",
        ("agreement_cooperation", "meeting_visit", "call_condolence", "aid"),
    ),
    "law": (
        "Arrests, sanctions, institutions, other",
        ("arrest_raid", "designation", "sanctions", "institution_change", "other"),
    ),
}
"""The class of each family, its words, and its types. They group colours and judge nothing."""
_OF = {type_: name for name, (_, types) in FAMILIES.items() for type_ in types}


def family(type_: str) -> str:
    """The family of an event type.

    Example:
        >>> family("battle"), family("anything else")
        ('force', 'law')
    """
    return _OF.get(type_, "law")
