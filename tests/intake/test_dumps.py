from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronika.errors import IntakeError
from kronika.intake.dumps import read_text
from kronika.model.assertions import content_id
from kronika.model.documents import BLOCK_KINDS, Capture, Given

STORY = [
    "The navies of Peru and Chile opened a joint drill off Iquique on Tuesday, officials said.",
    "“We train so that our crews know each other,” Admiral Rosa Quispe told reporters in the port.",
    "About 1,200 sailors and nine ships take part in the drill, which runs until 14 June.",
    "Chile sent two frigates and a tanker, the defence ministry said in a statement on its site.",
    "The last such drill was held in 2014, when six ships from both navies met off Arica.",
]
HEAD = ["Sign in", "World", "Politics", "Economy", "Search"]
RULES = [
    "Community guidelines",
    "Users are obliged to respect the law and the other participants of the discussion.",
    "A comment will be deleted if it:",
    "• incites violence or terrorism, or describes scenes of an attack;",
    "• contains methods of suicide, or links to viruses;",
    "The moderators may block a user's account without notice after a violation of these rules.",
]
FOOT = ["Log in", "Forgot your password?", "Register", "I have an account", "Close", "Ok"]


def page(*parts, blank="\n\n"):
    return blank.join("\n".join(part) if isinstance(part, list) else part for part in parts)


def read(text, **given_facts):
    given = Given(**given_facts) if given_facts else None
    return read_text(Capture("c_test", b"", path="page.txt", given=given), text)


def kinds(text):
    document = read(text)
    return {document.slice(block): block.kind for block in document.blocks}


def test_a_bare_story_is_headline_and_body():
    document = read(page("Peru and Chile open a joint drill", *STORY))
    assert [block.kind for block in document.blocks] == ["headline"] + ["body"] * 5
    assert (document.language, document.published, document.outlet) == ("en", None, None)


def test_a_lone_date_line_of_a_bare_story_is_its_publication():
    document = read(page("Peru and Chile open a joint drill", "Tuesday, June 3, 2014", *STORY))
    assert (document.published, document.published_basis) == ("2014-06-03", "printed")
    assert document.published_raw == "June 3, 2014"


def test_a_transcript_is_body_throughout():
    talk = [
        "QUESTION: Minister, did you speak about the border?",
        "MINISTER SILVA: We did, and we will meet again in Lima next week to go on with the talks.",
        "QUESTION: Will there be a ceasefire?",
        "MINISTER SILVA: We hope so. Thank you.",
    ]
    found = kinds(page("Remarks after the meeting with the delegation", *talk))
    assert [found[line] for line in talk] == ["body"] * 4


def test_a_furnished_page_keeps_its_story_and_labels_the_rest():
    found = kinds(
        page(
            HEAD,
            "Peru and Chile open a joint drill off Iquique",
            "By Ana Soto",
            "June 3, 2014 10:15 GMT",
            *STORY,
            "Related:",
            ["Peru Buys Two Patrol Planes From Neighbour", "Chile Names a New Chief of the Navy"],
            "Tags:",
            "navy, drill, Peru, Chile",
            *RULES,
            FOOT,
        )
    )
    assert [found[line] for line in STORY] == ["body"] * 5
    assert {found[line] for line in RULES} <= {"comment_rules", "comment"}
    assert {found[line] for line in FOOT} == {"form"}
    assert found["Peru and Chile open a joint drill off Iquique"] == "headline"
    assert found["By Ana Soto"] == "byline"
    assert found["June 3, 2014 10:15 GMT"] == "timestamp"
    assert found["navy, drill, Peru, Chile"] == "tags"
    assert found["Peru Buys Two Patrol Planes From Neighbour"] == "related_link"


def test_no_rule_of_a_site_is_read_as_news():
    document = read(page("Peru and Chile open a joint drill", *STORY, *RULES, FOOT))
    story = {document.slice(block) for _, block in document.story()}
    assert not story & set(RULES)


def test_the_sites_clock_is_no_publication_but_bounds_it():
    clock = "10:15 GMT +514 June 2014"
    text = page(["Sign in", clock, "Live", "Search"], "Peru and Chile open a joint drill", *STORY)
    document = read(text)
    assert document.page_clock == "2014-06-14T10:15+05:00"
    assert (document.published, document.not_after) == (None, "2014-06-14")
    assert kinds(text)[clock] == "page_clock"


def test_a_caption_printed_twice_with_other_quotes_is_a_caption_twice():
    caption = "Peru's sailors line up on deck in the port of Iquique on June 3, 2014 [Xinhua]"
    curly = caption.replace("'", "’")
    document = read(page("Peru and Chile open a joint drill", caption, curly, *STORY))
    assert Counter(block.kind for block in document.blocks)["caption"] == 2
    assert document.credits == ("Xinhua",)


def test_an_inset_inside_the_story_is_labelled_part_by_part():
    inset = [
        "Sailors stand on the deck of a frigate in Arica, northern Chile, in May 2013",
        "© AFP 2014/ POOL/ J. NAME",
        "Peru and Chile Agree to Share Radar Data in Phone Call",
    ]
    text = page(STORY[0], [*inset, STORY[1]], *STORY[2:])
    found = kinds(page("Peru and Chile open a joint drill", text))
    assert [found[line] for line in inset] == ["caption", "credit", "related_link"]
    assert [found[line] for line in STORY] == ["body"] * 5


def test_a_dateline_is_a_block_inside_its_line():
    first = "IQUIQUE (Reuters) - " + STORY[0]
    document = read(page("Peru and Chile open a joint drill", first, *STORY[1:]))
    assert [document.slice(b) for b in document.of_kind("dateline")] == ["IQUIQUE (Reuters) -"]
    assert document.credits == ("Reuters",)
    assert next(document.of_kind("body")).start == document.text.index(STORY[0])


def test_what_the_user_gives_is_kept_as_given():
    document = read(
        page("Peru and Chile open a joint drill", "June 3, 2014", *STORY),
        published="2014-06-04", outlet="The Harbour", url="https://a.example/1", language="es",
    )  # fmt: skip
    assert (document.published, document.published_basis) == ("2014-06-04", "given")
    assert (document.outlet, document.url, document.language) == (
        "The Harbour", "https://a.example/1", "es",
    )  # fmt: skip


def test_the_text_stays_as_it_is():
    text = "Peru and\xa0Chile open a drill\r\n\r\n  " + STORY[0] + "\r\n"
    document = read(text)
    assert document.text == text
    assert document.id == content_id("d", "c_test")


@pytest.mark.parametrize("text", ["", " \n\t\n", "\xa0\u2003\n"])
def test_a_page_without_words_is_refused_in_one_sentence(text):
    with pytest.raises(IntakeError, match="holds no text"):
        read(text)


HOSTILE = [
    "x" * 2_000_000,
    "word " * 400_000,
    "a\n" * 12_000,
    "\u202e" * 5_000 + "\n" + STORY[0],
    "\x00" * 1_000 + "\n" + STORY[0],
    "(" * 100_000 + "\n" + "[" * 100_000,
    "1" * 100_000 + "\n" + "2019-" * 50_000,
    ("© " * 2_000 + "\n") * 50,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_within_bounds(text):
    check_blocks(read(text))


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(STORY + HEAD + RULES + FOOT), st.text(max_size=60))))
def test_every_visible_character_lies_in_exactly_one_block(parts):
    text = "\n".join(parts)
    if text.strip():
        check_blocks(read(text))


def check_blocks(document):
    end = 0
    for block in document.blocks:
        assert block.kind in BLOCK_KINDS
        assert block.start >= end
        assert not document.text[end : block.start].strip()
        assert document.slice(block).strip() == document.slice(block) != ""
        end = block.end
    assert not document.text[end:].strip()


def test_the_same_page_twice_gives_the_same_document():
    text = page(HEAD, "Peru and Chile open a joint drill", *STORY, FOOT)
    assert read(text) == read(text)


def test_lines_beyond_the_limit_are_kept_as_other():
    text = page("Peru and Chile open a joint drill", *STORY) + "\n" + "a\n" * 11_000
    document = read(text)
    assert document.blocks[-1].kind == "other"
    check_blocks(document)


def test_the_page_prints_its_date_under_the_headline_in_figures_and_counters():
    text = page("Menu", "Peru and Chile open a joint drill", ["10.06.2014 16:55", "0 3412"], *STORY)
    document = read(text)
    assert (document.published, document.published_basis) == ("2014-06-10T16:55", "printed")


def test_a_row_of_share_buttons_below_a_date_names_no_author():
    head = ["By Ana Soto", "June 3, 2014 10:15 GMT", "Share Copy link Print"]
    assert read(page("Peru and Chile open a joint drill", head, *STORY)).authors == ("Ana Soto",)
