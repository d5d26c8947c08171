"""Claims as their view asks for them: by speaker, outlet, stance and verb, latest page first."""

from collections.abc import Iterator
from dataclasses import dataclass

from kronika.codebook.speech import STANCES
from kronika.errors import UsageError
from kronika.serve.bearers import Said, said_in
from kronika.store import SqlStore

CLAIMS_A_PAGE = 50
MOST_LOOKED_AT = 400
_STEP = 40


@dataclass(frozen=True, slots=True)
class ClaimsAsked:
    """Which claims are meant; an empty string asks for all."""

    speaker: str = ""
    outlet: str = ""
    stance: str = ""
    verb: str = ""

    def __post_init__(self) -> None:
        if self.stance and self.stance not in STANCES:
            raise UsageError(f"a stance is one of: {', '.join(sorted(STANCES))}")

    def fits(self, one: Said) -> bool:
        """Whether a claim is meant, as far as its page does not decide that."""
        said = one.claim
        return (
            self.speaker.casefold() in said.speaker.casefold()
            and (not self.stance or said.stance == self.stance)
            and self.verb.casefold() in said.verb.casefold().replace("_", " ")
        )

    def pairs(self, **more: str) -> list[tuple[str, str]]:
        """What is asked for as the pairs of an address."""
        names = {name: getattr(self, name) for name in self.__slots__}
        return [(name, value) for name, value in (names | more).items() if value]


def pages_of(
    store: SqlStore, asked: ClaimsAsked, *, after: str | None = None
) -> Iterator[tuple[str, list[Said]]]:
    """The claims that are meant, one page at a time, each with the cursor to go on behind it."""
    while True:
        rows = store.documents_listed(asked.outlet or None, after=after, limit=_STEP)
        for row, view in zip(rows, store.chronicles([r.id for r in rows]), strict=True):
            after = row.cursor
            found = (said_in(view, claim) for claim in view.claims)
            yield row.cursor, [one for one in found if asked.fits(one)]
        if len(rows) < _STEP:
            return


def some(
    store: SqlStore, asked: ClaimsAsked, *, after: str | None = None
) -> tuple[list[Said], str | None, int]:
    """Claims that fit, the place to go on at, and how many pages were looked at."""
    found: list[Said] = []
    looked_at, behind = 0, after
    for cursor, said in pages_of(store, asked, after=after):
        if len(found) >= CLAIMS_A_PAGE or looked_at >= MOST_LOOKED_AT:
            return found, behind, looked_at
        looked_at, behind = looked_at + 1, cursor
        found += said
    return found, None, looked_at
