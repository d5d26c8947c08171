"""What the name reader finds in one sentence: spans, kinds, forms and posts."""

import pytest

KINDS = [
    ("The Iraqi Ministry of Culture and Tourism objected.",
     "Iraqi Ministry of Culture and Tourism", "agency"),
    ("It was the Foreign and Commonwealth Office that replied.",
     "Foreign and Commonwealth Office", "agency"),
    ("Troops of the Royal Malaysian Navy landed.", "Royal Malaysian Navy", "force"),
    ("Soldiers of the 82nd Airborne Division landed.", "82nd Airborne Division", "unit"),
    ("Fighters of the Tortoise Liberation Front fled.", "Tortoise Liberation Front", "group"),
    ("He leads the Union of Concerned Bakers.", "Union of Concerned Bakers", "organisation"),
    ("Shares of Quillon Aerospace fell.", "Quillon Aerospace", "company"),
    ("She told the Quill Gazette that it was over.", "Quill Gazette", "media"),
    ("They sailed through the Strait of Quorn.", "Strait of Quorn", "place"),
    ("They drove to Borno State on Monday.", "Borno State", "place"),
    ("Forces took part in Operation Silent Heron.", "Operation Silent Heron", "exercise"),
    ("Ships joined Exercise Silent Heron 2019 off Quorn.",
     "Exercise Silent Heron 2019", "exercise"),
    ('Ships joined the drill "Silent Heron-2019" off Quorn.', "Silent Heron-2019", "exercise"),
    ("Troops joined the Heron 24 exercise.", "Heron 24", "exercise"),
    ("NATO agreed.", "NATO", "igo"),
    ("He told the news agency Al-Quorn that it was over.", "Al-Quorn", "media"),
    ("He told broadcaster Quorndal that it was over.", "Quorndal", "media"),
    ("He was held by the Abu Quorn Islamist militant group.", "Abu Quorn", "group"),
    ("The Heron Strike Group sailed.", "Heron Strike Group", "unit"),
    ("They live in New Jersey.", "New Jersey", "place"),
    ("Troops came from North America.", "North America", "place"),
    ("The UN Commission of Inquiry on Quorn met.", "UN Commission of Inquiry on Quorn", "igo"),
    ("Chad has closed its border.", "Chad", "state"),
    ("The talks took place in Ayn Qorn.", "Ayn Qorn", "place"),
    ("The U.S. Embassy was hit.", "U.S. Embassy", "agency"),
    ("The West Bank was quiet.", "West Bank", "place"),
    ("The UN Mission in South Sudan left.", "UN Mission in South Sudan", "igo"),
    ("It was the Quds Force of the Islamic Revolutionary Guard Corps.", "Quds Force", "force"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_a_name_takes_its_kind_from_its_head_noun_or_its_place(text, name, kind, mention):
    assert mention(text, name).kind == kind


PERSONS = [
    ("Indian Prime Minister Narendra Modi spoke.", "Narendra Modi", "Indian Prime Minister", "IN"),
    ("Lt. Gen. Stephen J. Quill spoke.", "Stephen J. Quill", "Lt. Gen.", None),
    ("Chinese Foreign Ministry spokesman Geng Shuang spoke.",
     "Geng Shuang", "Chinese Foreign Ministry spokesman", "CN"),
    ("Ada Quill, deputy director of Oman's Exercises Department, said so.",
     "Ada Quill", "deputy director of Oman's Exercises Department", "OM"),
    ("Sgt. Ada Quill, commander of Task Force Heron, spoke.",
     "Ada Quill", "commander of Task Force Heron", None),
    ("A spokesman for the Ministry of Works, Ahmed Abu Zeid, agreed.",
     "Ahmed Abu Zeid", "spokesman for the Ministry of Works", None),
    ("Minister for the Middle East Tobias Quill agreed.", "Tobias Quill", None, None),
    ("Foreign Minister Julie Bishop agreed.", "Julie Bishop", "Foreign Minister", None),
    ("Turkish President Recep Tayyip Erdogan left.",
     "Recep Tayyip Erdogan", "Turkish President", "TR"),
    ("Prime Minister Haider al-Abadi left.", "Haider al-Abadi", "Prime Minister", None),
    ("President Moon Jae-in left.", "Moon Jae-in", "President", None),
    ("U.S. Secretary of Defense Ash Quill left.", "Ash Quill", "U.S. Secretary of Defense", "US"),
    ("Jordan Smith left.", "Jordan Smith", None, None),
    ("Minister Dato' Seri Ahmad Quill left.", "Ahmad Quill", None, None),
    ("Captain Abdul Aziz bin Haji Mohammad Quill left.",
     "Abdul Aziz bin Haji Mohammad Quill", "Captain", None),
    ("Aung San Suu Kyi left.", "Aung San Suu Kyi", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "post", "country"), PERSONS)
def test_a_person_is_named_without_the_title_which_is_the_post(text, name, post, country, mention):
    found = mention(text, name)
    assert (found.kind, found.named) == ("person", True)
    if post is not None:
        assert text[found.post[0] : found.post[1]] == post
        assert found.country == country


METONYMS = [
    ("Moscow has said so.", "Moscow", "state"),
    ("He spoke in Moscow on Monday.", "Moscow", "place"),
    ("Riyadh accused Tehran of meddling.", "Tehran", "state"),
    ("He flew from Tehran.", "Tehran", "place"),
    ("Ties between Riyadh and Tehran are poor.", "Riyadh", "state"),
    ("An anti-Pyongyang rally was held.", "Pyongyang", "state"),
    ("The hall was dark. Oslo's answer came late.", "Oslo", "state"),
    ("The day after, Ottawa handed them over.", "Ottawa", "state"),
    ("They sent a message to Tehran.", "Tehran", "state"),
    ("It linked Oslo and Tehran.", "Oslo", "place"),
    ("Oslo's metro was quiet.", "Oslo", "place"),
]


@pytest.mark.parametrize(("text", "name", "kind"), METONYMS)
def test_a_capital_is_its_state_only_where_it_acts(text, name, kind, mention):
    assert mention(text, name).kind == kind


def test_a_city_that_names_a_treaty_is_no_place(told):
    assert "Minsk" not in told("They praised the Minsk agreements.")


SILENT = [
    "Yesterday Monday was in March.", "However, they left. Meanwhile nothing happened.",
    "I think that UNLESS they agree, XVII will not do.", "The F-16 and the Hwasong-12 flew.",
    "He speaks Russian.", "They met on Christmas Day.", "Many Happy Returns were said in English.",
]  # fmt: skip


@pytest.mark.parametrize("text", SILENT)
def test_common_words_dates_weapons_and_tongues_are_no_names(text, read_names):
    assert [m for m in read_names(text).mentions if m.named] == []


def test_a_headline_in_capitals_takes_its_names_from_the_body(told):
    text = "QUILL MEETS HERON IN OSLO\n\nForeign Minister Ada Quill met Robert Heron in Oslo."
    names = told(text, headline=True)
    assert {"QUILL", "HERON", "OSLO"} <= names


def test_a_name_does_not_run_over_the_end_of_a_line(told):
    text = "They met in Quorn\nAda Quill spoke there for a long time" + " and went on" * 12 + "."
    assert {"Quorn", "Ada Quill"} <= told(text)


def test_a_name_runs_over_the_end_of_a_wrapped_line(told):
    assert "Ada\nQuill" in told("They met Ada\nQuill in Quorn.")


def test_a_list_that_ends_in_villages_is_of_places(mention):
    text = "Troops reached Quorl Mina, Donar, Salar and Lawar villages."
    assert {mention(text, name).kind for name in ("Quorl Mina", "Donar", "Salar", "Lawar")} == {
        "place"
    }


ANNOUNCED = [
    ("The destroyer USS Quill sailed.", "USS Quill", "unit"),
    ("They boarded the patrol boat Quornish Heron.", "Quornish Heron", "unit"),
    ("QUORN, May 2 (Tatra Quill) - Two men fell.", "Tatra Quill", "media"),
    ("He told the daily Balda Quorn that it was over.", "Balda Quorn", "media"),
    ("The station Radio Quorn fell silent.", "Radio Quorn", "media"),
    ("KazQuornpress said so.", "KazQuornpress", "media"),
    ("He joined the militia Quorn Balda.", "Quorn Balda", "group"),
    ("Fighters of the Free Quorn Army fled.", "Free Quorn Army", "group"),
    ("The shipbuilder Quorn Balda hired them.", "Quorn Balda", "company"),
    ("They sued Quorn Balda, a French shipbuilder.", "Quorn Balda", "company"),
    ("Ships joined the drill Blue Harbour.", "Blue Harbour", "exercise"),
    ("They boarded the corvettes Balda and Quornish.", "Quornish", "unit"),
    ("The 2nd Company left.", "2nd Company", "unit"),
    ("Experts joined the group that calls itself Quorn.", "Quorn", "group"),
    ("It was the Somali group al-Shabaab.", "al-Shabaab", "group"),
    ("The Ministry of Foreign Affairs of Chad left.",
     "Ministry of Foreign Affairs of Chad", "agency"),
    ("QUORN, May 2 (Tatra Quill) - Two men fell.", "QUORN", "place"),
    ("The Quornish Coast Guard came.", "Quornish Coast Guard", "agency"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind"), ANNOUNCED)
def test_a_word_beside_a_name_announces_what_it_is(text, name, kind, mention):
    assert mention(text, name).kind == kind


DESCRIPTIONS = [
    ("US officials agreed.", "US officials", "person", "US"),
    ("A suicide bomber killed six.", "suicide bomber", "person", None),
    ("Unidentified gunmen fled.", "Unidentified gunmen", "person", None),
    ("Syrian rebels fled.", "Syrian rebels", "group", "SY"),
    ("Russian troops left.", "Russian troops", "force", "RU"),
    ("The Ugandan leader left.", "Ugandan leader", "person", "UG"),
]


@pytest.mark.parametrize(("text", "words", "kind", "country"), DESCRIPTIONS)
def test_an_actor_without_a_name_is_a_description(text, words, kind, country, mention):
    found = mention(text, words)
    assert (found.kind, found.country, found.named) == (kind, country, False)


def test_a_government_is_a_name_of_its_state(read_names):
    text = "The Iraqi government and the Government of Iraq agreed with Iraq."
    states = [m for m in read_names(text).mentions if m.kind == "state"]
    assert len(states) == 3
    assert len({m.chain for m in states}) == 1
    assert all(m.named for m in states)


OFFICIAL = [
    ("They support Iraqi security forces.", "Iraqi security forces", "force", "IQ"),
    ("The Belgian police came.", "Belgian police", "agency", "BE"),
    ("Germany's interior ministry agreed.", "Germany's interior ministry", "agency", "DE"),
    ("The embassy of Oman agreed.", "embassy of Oman", "agency", "OM"),
    ("The defence ministry agreed.", "defence ministry", "agency", None),
]


@pytest.mark.parametrize(("text", "name", "kind", "country"), OFFICIAL)
def test_an_official_body_in_small_letters_is_a_name(text, name, kind, country, mention):
    found = mention(text, name)
    assert (found.kind, found.named, found.country) == (kind, True, country)


def test_two_units_share_their_head_noun(read_names):
    text = "The Snow Heron and Falcon commando units landed."
    assert {"Snow Heron", "Falcon"} == {
        text[m.start : m.end] for m in read_names(text).mentions if m.kind == "unit"
    }


OTHER_SCRIPTS = [
    ("中国和俄罗斯举行联合军演。", "中国", "CN"),
    ("中俄两国会谈。", "俄", "RU"),
    ("Россия и Китай проведут учения.", "Россия", "RU"),
    ("НАТО отказалась.", "НАТО", None),
]


@pytest.mark.parametrize(("text", "name", "country"), OTHER_SCRIPTS)
def test_known_names_are_found_in_other_scripts(text, name, country, mention):
    assert mention(text, name).country == country
