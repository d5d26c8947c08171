"""Which types of events may be one event, and how each type stands in time.

Pages file one happening under neighbouring types (a strike is also an attack); types of one
family are compared with each other, others never are.
"""

_FAMILIES = (
    frozenset({"attack", "air_strike", "battle"}),
    frozenset({"designation", "sanctions"}),
)
_LASTING = frozenset({"joint_exercise", "deployment", "battle", "aid", "institution_change"})
"""What goes on for days: tellings of different days may be of one."""
_BILATERAL = frozenset({"meeting_visit", "call_condolence", "agreement_cooperation"})
"""What is made by its participants: other participants, another event."""


def family(type_: str) -> str:
    """The family of a type: its own name where it stands alone.

    Example:
        >>> family("air_strike") == family("battle"), family("aid")
        (True, 'aid')
    """
    for members in _FAMILIES:
        if type_ in members:
            return "violence" if "attack" in members else "authority"
    return type_


def is_lasting(type_: str) -> bool:
    """Whether events of the type usually go on for more than a day."""
    return type_ in _LASTING


def is_bilateral(type_: str) -> bool:
    """Whether an event of the type is defined by who takes part."""
    return type_ in _BILATERAL
