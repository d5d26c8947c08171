"""The heads of the model and their labels: one place that training and export share."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

KINDS = (
    "state", "agency", "force", "unit", "group", "person", "igo", "organisation",
    "company", "media", "place", "exercise",
)  # fmt: skip
LIFECYCLES = ("planned", "ongoing", "concluded", "cancelled", "attempted", "foiled")
FACTUALITIES = (
    "reported", "claimed", "denied", "negated", "future", "hypothetical", "historical",
)  # fmt: skip
MUC_ROLES = ("perp_ind", "perp_org", "target", "victim", "weapon")
MUC_TYPES = (
    "attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage",
)  # fmt: skip
PROPBANK = ("ARG0", "ARG1", "ARG2", "TMP", "LOC", "MNR", "PRP")
ECB = ("action", "negated", "human", "thing", "place", "time")
BOOK = Path(__file__).parents[2] / "src/kronika/codebook/data/events"


@cache
def codebook() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Types of events and their roles, as the codebook has them."""
    types, roles = [], {"place", "time", "number", "instrument"}
    for path in sorted(BOOK.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        types.append(data["type"])
        roles |= set(data.get("roles", {}))
    return tuple(types), tuple(sorted(roles))


@dataclass(frozen=True)
class Head:
    """`kind` is spans (BIO), classes (one at a marked place) or several (each yes or no)."""

    name: str
    kind: str
    labels: tuple[str, ...]
    mark: bool = False  # read in the second pass, with the trigger marked

    @property
    def classes(self) -> tuple[str, ...]:
        if self.kind != "spans":
            return self.labels
        return ("O", *(f"{p}-{label}" for label in self.labels for p in "BI"))

    @property
    def size(self) -> int:
        return len(self.classes)


def heads() -> tuple[Head, ...]:
    types, roles = codebook()
    return (
        Head("names", "spans", KINDS),
        Head("names4", "spans", ("PER", "ORG", "LOC", "MISC")),
        Head("events", "spans", types),
        Head("lifecycle", "classes", LIFECYCLES),
        Head("factuality", "classes", FACTUALITIES),
        Head("claims", "spans", ("source", "cue", "content")),
        Head("ecb", "spans", ECB),
        Head("muc", "spans", MUC_ROLES),
        Head("muc_filler", "classes", MUC_TYPES),
        Head("muc_types", "several", (*MUC_TYPES, "relevant")),
        Head("roles", "spans", roles, mark=True),
        Head("propbank", "spans", PROPBANK, mark=True),
    )
