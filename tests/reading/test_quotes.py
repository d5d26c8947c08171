"""Who says what: attributions of news English in every position."""

import re
from dataclasses import replace

import pytest

from kronika.model.documents import Block, Document
from kronika.model.readings import Mention, Reading
from kronika.reading.quotes import Quotes
from kronika.reading.tokens import Sentences

MARKUP = re.compile(r"\{(\w+)(?:=(\w+))?(?:/(\w+))?:([^}]*)\}")


def read(marked, *, headline="", language="en"):
    """Reads paragraphs in which names are marked up: {kind:words}, {kind=chain/form:words}."""
    text, mentions, chains = "", [], {}
    blocks = []
    for number, line in enumerate([headline, *marked.split("\n")]):
        start, at = len(text), 0
        for match in MARKUP.finditer(line):
            text += line[at : match.start()]
            kind, chain, form, words = match.groups()
            number_of = chains.setdefault(chain or words, len(chains))
            post = None
            if "|" in words:
                before, words = words.split("|")
                post = (len(text), len(text) + len(before))
                text += before + " "
            mentions.append(
                Mention(len(text), len(text) + len(words), kind, number_of, form or "name",
                        named=form not in {"pronoun", "description"}, post=post)
            )  # fmt: skip
            text += words
            at = match.end()
        text += line[at:]
        if text[start:].strip():
            blocks.append(Block("headline" if number == 0 else "body", start, len(text)))
        text += "\n\n"
    document = Document("d1", text, tuple(blocks), language=language)
    reading = Sentences()(document, Reading("d1"))
    return document, Quotes()(document, replace(reading, mentions=tuple(mentions)))


def told(marked, **options):
    """Speaker and content of each quote, in order."""
    document, reading = read(marked, **options)
    return [
        (_name(document, reading, q.speaker), document.text[q.start : q.end])
        for q in reading.quotes
    ]


def _name(document, reading, index):
    if index is None:
        return None
    mention = reading.mentions[index]
    return document.text[mention.start : mention.end]


ATTRIBUTIONS = {
    "fronted that": ("{person:Ana Ruiz} said that the drills would end on Friday.",
                     "Ana Ruiz", "the drills would end on Friday"),
    "fronted bare": ("{person:Ana Ruiz} said the drills would end on Friday.",
                     "Ana Ruiz", "the drills would end on Friday"),
    "final": ("The drills will end on Friday, {person:Ana Ruiz} said.",
              "Ana Ruiz", "The drills will end on Friday"),
    "inverted": ("The drills will end on Friday, said {person:Ana Ruiz}, a navy spokeswoman.",
                 "Ana Ruiz", "The drills will end on Friday"),
    "medial": ("The drills, {person:Ana Ruiz} said, will end early because the sea is rough.",
               None, None),
    "perfect": ("{state=om/metonym:Muscat} has said that the strait must stay open.",
                "Muscat", "the strait must stay open"),
    "according fronted": ("According to {agency:the Omani Navy}, two boats were stopped.",
                          "the Omani Navy", "two boats were stopped"),
    "according final": ("Two boats were stopped, according to {agency:the Omani Navy}.",
                        "the Omani Navy", "Two boats were stopped"),
    "told": ("{person:Ana Ruiz} told {media:Muscat Daily} that talks were going well.",
             "Ana Ruiz", "talks were going well"),
    "told reporters": ("{person:Ana Ruiz} told reporters on Monday the talks were going well.",
                       "Ana Ruiz", "the talks were going well"),
    "direct final": ("“We will hold the line and wait,” {person:Ana Ruiz} said.",
                     "Ana Ruiz", "We will hold the line and wait,"),
    "direct inverted": ("\"We will hold the line and wait,\" said {person:Ana Ruiz}.",
                        "Ana Ruiz", "We will hold the line and wait,"),
    "direct fronted": ("{person:Ana Ruiz} said: “We will hold the line and wait.”",
                       "Ana Ruiz", "We will hold the line and wait."),
    "guillemets": ("{person:Ana Ruiz} said: «We will hold the line and wait.»",
                   "Ana Ruiz", "We will hold the line and wait."),
    "low marks": ("{person:Ana Ruiz} said: „We will hold the line and wait.“",
                  "Ana Ruiz", "We will hold the line and wait."),
    "single marks": ("{person:Ana Ruiz} said: ‘We’ll hold the line and wait.’",
                     "Ana Ruiz", "We’ll hold the line and wait."),
    "apposition": ("{person:Ana Ruiz}, chief of staff of the {force:Coast Guard}, said the ships "
        "were safe.",
                   "Ana Ruiz", "the ships were safe"),
    "apposition open": ("{person:Ana Ruiz}, chief of staff of the {force:Coast Guard} said the "
        "ships were safe.",
                        "Ana Ruiz", "the ships were safe"),
    "post before": ("“The ships are safe in port,” deputy head of the {force:Coast Guard} "
        "{person:Ana Ruiz} said.",
                    "Ana Ruiz", "The ships are safe in port,"),
    "relative": ("{person:Ana Ruiz}, who met {person:Lee Tan} on Monday, said the ships were safe.",
                 "Ana Ruiz", "the ships were safe"),
    "name in apposition": ("The fleet’s commander, {person:Ana Ruiz}, said the ships were safe.",
                           "Ana Ruiz", "the ships were safe"),
    "as saying": ("{media:ONA} quoted {person:Ana Ruiz}, a navy captain, as saying “the ships "
        "are all safe in port”.",
                  "Ana Ruiz", "the ships are all safe in port"),
    "was quoted": ("{person:Ana Ruiz} was quoted by {media:ONA} as saying the ships were safe.",
                   "Ana Ruiz", "the ships were safe"),
    "unnamed": ("Two {state/demonym:Omani} officials said the ships were safe.",
                "Omani officials", "the ships were safe"),
    "spokesman of": ("A spokesman for the {agency:Coast Guard} said the ships were safe.",
                     "spokesman for the Coast Guard", "the ships were safe"),
    "condemns": ("{state:Oman} condemns in the strongest terms the attack on the port.",
                 "Oman", "in the strongest terms the attack on the port"),
    "position": ("{state:Oman} remains committed to a peaceful solution.",
                 "Oman", "to a peaceful solution"),
    "claimed by": ("The raid, claimed by {group:the Red Front}, killed two guards.",
                   "the Red Front", "The raid"),
    "responsibility": ("A bomb went off at the port, for which {group:Red Front} has claimed "
        "responsibility.",
                       "Red Front", "A bomb went off at the port, for which Red Front has "
                           "claimed responsibility"),
    "title with brackets": (
        "“The ships are safe,” Col. (ret) {person:Ana Ruiz}, an analyst, told {media:ONA}.",
        "Ana Ruiz", "The ships are safe,",
    ),
    "agency behind the quotation": (
        "“The ships are safe,” the {media:ONA} agency quoted {person:Ana Ruiz} as saying.",
        "Ana Ruiz", "The ships are safe,",
    ),
    "with a participle": (
        "The plan drew anger, with {person:Ana Ruiz} stating: “It costs far too much.”",
        "Ana Ruiz", "It costs far too much.",
    ),
    "to somebody, then a colon": (
        "{person:Ana Ruiz} wrote to the council: “It costs far too much.”",
        "Ana Ruiz", "It costs far too much.",
    ),
    "a name that nobody listed": (
        "The ships are safe, Okonkwo said.",
        "Okonkwo", "The ships are safe",
    ),
    "people who know": (
        "Two people familiar with the matter told {media:ONA} that the ship was safe.",
        "people familiar with the matter", "the ship was safe",
    ),
    "in company": (
        "{group:The opposition}, along with {state:Oman}, has insisted that talks must go on.",
        "The opposition, along with Oman", "talks must go on",
    ),
    "one of several": (
        "One of the sources, however, said the boats were empty.",
        "One of the sources", "the boats were empty",
    ),
    "a noun in -s": (
        "The ministers of the member states earlier agreed that patrols would go on.",
        "ministers of the member states", "patrols would go on",
    ),
    "behind a joined clause": (
        "Forty people are thought to have joined the rebels and authorities fear they may return.",
        "authorities", "they may return",
    ),
    "a body between commas": (
        "{state:Oman}, also ruled by a council since 2020, warned that the strait must stay open.",
        "Oman", "the strait must stay open",
    ),
    "when before what": (
        "{person:Ana Ruiz} condemned this morning the raid by unknown men on the port.",
        "Ana Ruiz", "the raid by unknown men on the port",
    ),
    "a statement from a part of a body": (
        "Two boats sank, according to a report from the {unit:Third Fleet} of the {force:Navy}.",
        "Third Fleet", "Two boats sank",
    ),
    "where before what": (
        "The drills will end on Friday, {person:Ana Ruiz} said in her opening remarks of the "
        "meeting held at the port.",
        "Ana Ruiz", "The drills will end on Friday",
    ),
    "noun": ("After repeated calls by {state:Oman} for joint patrols, the fleet sailed.",
             "Oman", "joint patrols"),
}  # fmt: skip


@pytest.mark.parametrize("case", [k for k, v in ATTRIBUTIONS.items() if v[1]])
def test_an_attribution_gives_its_speaker_and_its_content(case):
    marked, speaker, content = ATTRIBUTIONS[case]
    assert told(marked) == [(speaker, content)]


SILENT = [
    "{person:Ana Ruiz} did not say that the ships were safe.",
    "{person:Ana Ruiz} declined to say whether the ships were safe.",
    "{person:Ana Ruiz} asked whether the ships were safe.",
    "If {person:Ana Ruiz} says that the ships are safe, they will sail.",
    "{person:Ana Ruiz} would say that the ships were safe.",
    "{person:Ana Ruiz} said nothing.",
    "The “double standards” of {state:Oman} are well known.",
    "The book “The Long March of the Fleet” by {person:Ana Ruiz} is out.",
    "The {state/demonym:US}-backed fighters left the town.",
    "{state:Oman} supported the convoy with two ships.",
    "The claims of {state:Oman} are old.",
    "No group has claimed responsibility for the raid.",
    "{person:Ana Ruiz} hailed from {state:Oman}.",
    "The army fired what it said was a flare.",
    "The plan, which {state:Oman} opposed, and the ships were old.",
    "Officials have not said who fired.",
]


@pytest.mark.parametrize("marked", SILENT)
def test_words_that_nobody_says_are_no_claim(marked):
    assert told(marked) == []


def test_two_verbs_of_one_speaker_are_two_claims():
    found = told(
        "{person:Ana Ruiz} condemned the raid on the port and said that {state:Oman} was ready "
        "to help."
    )
    assert found == [("Ana Ruiz", "the raid on the port"), ("Ana Ruiz", "Oman was ready to help")]


def test_two_speakers_of_one_sentence_keep_their_own_words():
    found = told(
        "{state:Oman} has insisted any deal must include a truce, while {state:Yemen} has said "
        "there is no such clause."
    )
    assert found == [
        ("Oman", "any deal must include a truce"),
        ("Yemen", "there is no such clause"),
    ]


def test_a_pronoun_speaks_for_the_last_speaker():
    found = told(
        "{person:Ana Ruiz} said the ships were safe.\nThe crews will rest for a week, she added."
    )
    assert found[1] == ("Ana Ruiz", "The crews will rest for a week")


def test_they_are_several_who_spoke_before():
    found = told(
        "{person/description:Officials} said on Monday that the port was shut.\n"
        "They also stated that the ships were safe."
    )
    assert found[-1] == ("Officials", "the ships were safe")


def test_the_agency_is_the_one_that_carried_words_and_no_statement():
    found = told(
        "A statement said nine had died. {group:The Red Front} claimed the raid, according to "
        "{media:Falcon Agency}.\nAccording to the agency, the call came at noon."
    )
    assert found[-1] == ("Falcon Agency", "the call came at noon")


def test_a_post_speaks_for_its_holder():
    marked = (
        "{person=r:Harbour minister|Ana Ruiz} met {person=t:Lee Tan} in port.\nThe minister "
        "said the ships were safe."
    )
    assert told(marked) == [("Ana Ruiz", "the ships were safe")]


def test_a_surname_is_given_as_the_full_name():
    found = told(
        "{person=r:Ana Ruiz} said the ships were safe.\n{person=r:Ruiz} noted that the crews "
        "would rest."
    )
    assert [speaker for speaker, _ in found] == ["Ana Ruiz", "Ana Ruiz"]


def test_a_quotation_over_paragraphs_has_one_speaker():
    found = told(
        "{person:Ana Ruiz} said: “The first ship has left the port.\n“The second one follows on "
        "Monday.\n“The third one stays.”"
    )
    assert found == [
        ("Ana Ruiz", "The first ship has left the port."),
        ("Ana Ruiz", "The second one follows on Monday."),
        ("Ana Ruiz", "The third one stays."),
    ]


def test_a_second_quotation_after_the_cue_has_the_same_speaker():
    found = told(
        "“The first ship has left,” said {person:Ana Ruiz}. “The second one follows on Monday.”"
    )
    assert found == [
        ("Ana Ruiz", "The first ship has left,"),
        ("Ana Ruiz", "The second one follows on Monday."),
    ]


def test_paragraphs_behind_a_colon_belong_to_the_speaker_until_the_page_speaks_of_him():
    found = told(
        "{person=r:Ana Ruiz} said:\nWe are pleased with the first day of the drills.\n"
        "I thank all crews for their work.\nAfter the talks {person=r:Ana Ruiz} flew home."
    )
    assert found == [
        ("Ana Ruiz", "We are pleased with the first day of the drills."),
        ("Ana Ruiz", "I thank all crews for their work."),
    ]


def test_words_of_others_inside_a_statement_name_who_carries_them():
    document, reading = read(
        "{person:Ana Ruiz} said:\nI condemn the raid, for which {group:Red Front} has claimed "
        "responsibility."
    )
    quote = next(q for q in reading.quotes if _name(document, reading, q.speaker) == "Red Front")
    assert _name(document, reading, quote.quoted_by) == "Ana Ruiz"


def test_the_turns_of_a_transcript_have_speakers_and_questions_have_none():
    found = told(
        "QUESTION: Did you discuss the strait with them?\nMINISTER RUIZ: We discussed it at "
        "length and we agreed to meet again."
    )
    assert found == [("MINISTER RUIZ", "We discussed it at length and we agreed to meet again.")]


def test_we_speaks_for_the_body_whose_position_the_page_states():
    found = told(
        "{state:Oman} strongly condemns the raid on the port. We extend our condolences to the "
        "families."
    )
    assert [speaker for speaker, _ in found] == ["Oman", "Oman"]


def test_we_of_a_page_that_names_no_issuer_is_nobody():
    assert told("We condemn the raid on the port. We call on {state:Oman} to act.") == []


def test_an_agency_that_carries_words_is_kept_apart_from_the_speaker():
    document, reading = read(ATTRIBUTIONS["as saying"][0])
    assert [_name(document, reading, q.quoted_by) for q in reading.quotes] == ["ONA"]


FEATURES = [
    ("{state:Oman} denied the report.", "denies", "is", "indirect"),
    ("{state:Oman} accused {state:Yemen} of sending boats.", "accuses", "is", "indirect"),
    ("{state:Oman} praised the crews.", "praises", "is", "indirect"),
    ("{state:Oman} called on all sides to leave.", "calls_for", "is", "indirect"),
    ("{state:Oman} warned that the strait could close.", "predicts", "could", "indirect"),
    ("{state:Oman} said both sides must leave.", "asserts", "must", "indirect"),
    ("{state:Oman} said the ships may leave.", "asserts", "may", "indirect"),
    ("{state:Oman} vowed it will leave.", "asserts", "will", "indirect"),
    ("{state:Oman} does not support the plan.", "denies", "is", "indirect"),
    (
        "{state:Oman} said the plan was “a threat to all ports of the gulf”.",
        "asserts",
        "is",
        "mixed",
    ),
]


@pytest.mark.parametrize(("marked", "stance", "modality", "directness"), FEATURES)
def test_stance_modality_and_directness_are_read_from_the_words(
    marked, stance, modality, directness
):
    _, reading = read(marked)
    assert [(q.stance, q.modality, q.directness) for q in reading.quotes] == [
        (stance, modality, directness)
    ]


OTHER_LANGUAGES = [
    ("ru", "{person:Иван Лебедев} заявил, что учения завершатся в пятницу.", "Иван Лебедев",
        "учения завершатся в пятницу"),
    ("ru", "«Учения завершатся в пятницу», — сказал {person:Иван Лебедев}.", "Иван Лебедев",
        "Учения завершатся в пятницу"),
    ("ru", "По словам {person:Ивана Лебедева}, учения завершатся в пятницу.", "Ивана Лебедева",
        "учения завершатся в пятницу"),
    ("ru", "{state:Оман} осудил нападение на порт.", "Оман", "нападение на порт"),
    ("zh", "{agency:外交部}发言人{person:李明}5日表示，双方将演习。", "李明", "双方将演习"),
    ("zh", "{person:李明}说：“双方将演习。双方满意。”", "李明", "双方将演习。双方满意。"),
    ("zh", "{state:阿曼}谴责港口袭击事件。", "阿曼", "港口袭击事件"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "marked", "speaker", "content"), OTHER_LANGUAGES)
def test_russian_and_chinese_attributions_are_read(language, marked, speaker, content):
    assert told(marked, language=language) == [(speaker, content)]


def test_a_quotation_of_another_paragraph_with_words_of_its_own_does_not_go_on():
    found = told(
        "{person:Ana Ruiz} said: “The ships are all safe in port.”\n"
        "“The end is near for them!” was painted on a wall."
    )
    assert found == [("Ana Ruiz", "The ships are all safe in port.")]


def test_an_agency_at_the_end_carries_the_words_of_the_one_it_tells_of():
    document, reading = read(
        "{person:Ana Ruiz} opened the drills and said more ships were needed, {media:ONA} said."
    )
    inner = next(q for q in reading.quotes if _name(document, reading, q.speaker) == "Ana Ruiz")
    assert _name(document, reading, inner.quoted_by) == "ONA"


CHAINS = [
    ("“We sank two boats at dawn,” {person:Ana Ruiz} said by telephone, according to {media:ONA}.",
     "Ana Ruiz", "ONA"),
    ("{media:Falcon Wire}, citing the {agency:Interior Ministry}, said the raid had ended.",
     "Interior Ministry", "Falcon Wire"),
    ("The raid had ended, {media:Falcon Wire} reported, citing the {agency:Interior Ministry}.",
     "Interior Ministry", "Falcon Wire"),
    ("{media:Falcon Wire} cited the {agency:Interior Ministry} as saying the raid had ended.",
     "Interior Ministry", "Falcon Wire"),
    ("{person:Carlos Rivas}, the brother of the {person/description:gunman}, "
     "{person:Pedro Rivas}, said the raid had ended.", "Carlos Rivas", None),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "speaker", "carrier"), CHAINS)
def test_who_is_cited_speaks_and_who_cites_carries(marked, speaker, carrier):
    document, reading = read(marked)
    (quote,) = reading.quotes
    found = (_name(document, reading, quote.speaker), _name(document, reading, quote.quoted_by))
    assert found == (speaker, carrier)


def test_she_is_the_mother_of_whom_the_paragraph_tells_not_who_spoke_before():
    before = "{person:Ada Berg} said the road was open.\n"
    assert told(before + "She waited. “I wept,” she said.")[-1] == ("Ada Berg", "I wept,")
    assert told(before + "Their mother waited. “I wept,” she said.")[-1] == (None, "I wept,")
