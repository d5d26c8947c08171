from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kronika.model.documents import Block, Document
from kronika.model.records import Chronicle, Claim, Entity, Event, Witness
from kronika.resolving.claims import merged_claims

DAM = "the dam at Lower Quay had been hit by 3 shells at dawn"


def page(
    id_: str, *contents: str, speaker: str = "Ama Osei", post: str | None = None,
    published: str = "2019-05-03", event: str = "ev_1", stance: str = "asserts", credit: str = "",
) -> Chronicle:  # fmt: skip
    """A page of its own outlet that carries claims of one speaker about one event."""
    text = "\n".join(f"{speaker} said {content}." for content in contents)
    document = Document(
        f"d_{id_}", text, (Block("body", 0, len(text)),), outlet=f"Paper {id_}",
        published=published, credits=tuple(filter(None, [credit])),
    )  # fmt: skip
    claims = []
    for number, content in enumerate(contents):
        start = text.index(content)
        words = Witness("content", start, start + len(content), content)
        claims.append(
            Claim(f"cl_{id_}{number}", speaker, f"en_{id_}", post, content=content, stance=stance,
                  about=(f"ev_{id_}",) if event else (), evidence=(words,))
        )  # fmt: skip
    who = Entity(f"en_{id_}", f"en_{id_}", speaker, "person")
    told = Event(f"ev_{id_}", event or f"ev_{id_}", "attack")
    return Chronicle(document, None, (told,), tuple(claims), (who,))


def joined(*pages: Chronicle) -> list[tuple[str, ...]]:
    return [one.claims for one in merged_claims(pages)]


def test_one_claim_in_two_papers_is_one_with_two_witnesses():
    a = page("a", DAM, post="mayor")
    b = page("b", "3 shells hit the dam at Lower Quay", post="head of the district")
    (one,) = merged_claims([a, b])
    assert one.claims == ("cl_a0", "cl_b0")
    assert (one.reports, one.witnesses) == (2, 2)
    assert [said.content for said in one.said] == [DAM, "3 shells hit the dam at Lower Quay"]
    assert [post[:2] for post in one.posts] == [
        ("mayor", "Paper a"), ("head of the district", "Paper b"),
    ]  # fmt: skip
    for said, told in zip(one.said, (a, b), strict=True):
        assert told.document.text[said.start : said.end] == said.content


def test_papers_that_print_one_agency_are_one_witness():
    pages = [page("a", DAM, credit="Wire"), page("b", DAM, credit="Wire"), page("c", DAM)]
    (one,) = merged_claims(pages)
    assert (one.reports, one.witnesses) == (3, 2)


def test_a_standfirst_and_a_lead_are_one_claim_with_two_places():
    (one,) = merged_claims([page("a", "Lower Quay dam hit by 3 shells", DAM)])
    assert (len(one.said), one.reports) == (2, 1)


def test_other_numbers_a_denial_another_speaker_or_stance_stay_apart():
    first = page("a", DAM)
    others = [
        page("b", "the dam at Lower Quay had been hit by 5 shells at dawn"),
        page("b", "the dam at Lower Quay had not been hit by 3 shells at dawn"),
        page("b", DAM, speaker="Iris Brandt"),
        page("b", DAM, stance="denies"),
        page("b", DAM, published="2019-06-03"),
    ]
    for other in others:
        assert len(joined(first, other)) == 2, other.claims


def test_speakers_without_a_name_are_one_only_in_the_same_words_about_one_event():
    def told(id_: str, content: str, event: str = "ev_1") -> Chronicle:
        return page(id_, content, speaker="the harbour master", event=event)

    assert len(joined(told("a", DAM), told("b", DAM))) == 1
    assert len(joined(told("a", DAM), told("b", DAM, event="ev_2"))) == 2
    looser = "the dam was hit by shells in the night, the quay was not"
    assert len(joined(told("a", DAM), told("b", looser))) == 2


def test_what_is_less_sure_stays_apart_and_is_named():
    a, b = page("a", DAM), page("b", "the dam was under repair before shells fell at dawn")
    one, two = merged_claims([a, b])
    assert (one.perhaps, two.perhaps) == (("cl_b0",), ("cl_a0",))


def test_without_a_common_event_only_nearly_the_same_words_are_one_claim():
    near = page("b", "the dam was hit by 3 rounds at dawn", event="ev_2")
    assert len(joined(page("a", DAM), near)) == 2
    assert len(joined(page("a", DAM), page("b", DAM, event="ev_2"))) == 1


WORDS = st.lists(st.sampled_from("dam quay shells dawn bridge fell night guards".split()),
                 min_size=3, max_size=6).map(" ".join)  # fmt: skip


@given(st.lists(WORDS, min_size=2, max_size=7), st.randoms(use_true_random=False))
def test_the_order_of_pages_changes_nothing(contents, luck):
    pages = [page(chr(97 + i), content) for i, content in enumerate(contents)]
    before = merged_claims(pages)
    luck.shuffle(pages)
    assert merged_claims(pages) == before
