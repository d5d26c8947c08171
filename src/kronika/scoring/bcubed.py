"""B-cubed: how well a grouping agrees with the true one, item by item (Bagga and Baldwin 1998)."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BCubed:
    """Mean precision and recall over items, and their harmonic mean; each 0 to 1."""

    precision: float
    recall: float
    f1: float


def b_cubed(
    found: Mapping[str, Hashable],
    gold: Mapping[str, Hashable],
    *,
    over: Collection[str] | None = None,
) -> BCubed:
    """The agreement of two groupings of the same items, given as item to group.

    `over` names the items that the mean is taken over (all by default); the groups keep all
    their members.

    Raises:
        ValueError: the groupings have different items, or there is none to take the mean over.

    Example:
        >>> b_cubed({"a": 1, "b": 1, "c": 1}, {"a": "x", "b": "x", "c": "y"}).recall
        1.0
    """
    items = sorted(gold if over is None else over)
    if found.keys() != gold.keys() or not items:
        raise ValueError("both groupings need the same items, and at least one to be scored")
    ours, true = _members(found), _members(gold)
    precision = recall = 0.0
    for item in items:
        mine, right = ours[found[item]], true[gold[item]]
        common = len(mine & right)
        precision += common / len(mine)
        recall += common / len(right)
    precision, recall = precision / len(items), recall / len(items)
    return BCubed(precision, recall, 2 * precision * recall / (precision + recall))


def _members(groups: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    members: dict[Hashable, set[str]] = {}
    for item, group in groups.items():
        members.setdefault(group, set()).add(item)
    return members
