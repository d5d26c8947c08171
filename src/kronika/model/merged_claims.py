"""One claim as all pages carry it: who says it, in whose words, with how many witnesses."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClaimSaid:
    """One page's wording of a claim, and the chain by which it came there.

    `witness` is the id of the independent witness that the page belongs to; `agency` the agency
    it credits. `content` are the page's words for what is said, `start` and `end` their place as
    half-open code points of the document's text. `post` is the speaker's post as this page has it.
    """

    claim_id: str
    document_id: str
    witness: str
    outlet: str | None
    agency: str | None
    published: str | None
    post: str | None
    content: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MergedClaim:
    """What one speaker says, once, with every page that carries it.

    `id` is the least id of the claims in it, `speaker` its usual name, `about` the ids of the
    records that the pages tie it to. `perhaps` are claims that may be the same and are kept
    apart, because not enough speaks for it.
    """

    id: str
    speaker: str
    stance: str
    said: tuple[ClaimSaid, ...]
    about: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that are one."""
        return tuple(dict.fromkeys(one.claim_id for one in self.said))

    @property
    def reports(self) -> int:
        """How many pages carry it."""
        return len({one.document_id for one in self.said})

    @property
    def witnesses(self) -> int:
        """How many independent witnesses carry it: shared text and one outlet count once."""
        return len({one.witness for one in self.said})

    @property
    def posts(self) -> tuple[tuple[str, str | None, str | None], ...]:
        """Each post that a page gives the speaker, with that page's outlet and its date."""
        return tuple(dict.fromkeys((s.post, s.outlet, s.published) for s in self.said if s.post))
