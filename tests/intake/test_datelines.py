import pytest

from kronika.intake.datelines import split_dateline

WITH = [
    ("MOSCOW (Sputnik) – Sailors met on Monday.", "MOSCOW (Sputnik) – ", ["Sputnik"]),
    ("LAGOS, May 3 (Reuters) - Sailors met.", "LAGOS, May 3 (Reuters) - ", ["Reuters"]),
    ("KABUL, Afghanistan (AP) — Sailors met.", "KABUL, Afghanistan (AP) — ", ["AP"]),
    ("Berlin (dpa) - Die Schiffe kamen an.", "Berlin (dpa) - ", ["dpa"]),
    ("(Reuters) - Sailors met.", "(Reuters) - ", ["Reuters"]),
    ("(CNN) Sailors met.", "(CNN) ", ["CNN"]),
    ("MOSCOW, November 5. /TASS/. Sailors met.", "MOSCOW, November 5. /TASS/. ", ["TASS"]),
    ("МОСКВА, 5 ноября. /ТАСС/. Моряки вышли.", "МОСКВА, 5 ноября. /ТАСС/. ", ["ТАСС"]),
    (
        "МОСКВА, 5 ноя — РИА Новости. Моряки вышли.",
        "МОСКВА, 5 ноя — РИА Новости. ",
        ["РИА Новости"],
    ),
    ("SEOUL, Nov. 5 (Yonhap) -- Sailors met.", "SEOUL, Nov. 5 (Yonhap) -- ", ["Yonhap"]),
    ("Madrid, 5 nov (EFE).- Los barcos llegaron.", "Madrid, 5 nov (EFE).- ", ["EFE"]),
    (
        "MADRID, 5 Nov. (EUROPA PRESS) - Los barcos.",
        "MADRID, 5 Nov. (EUROPA PRESS) - ",
        ["EUROPA PRESS"],
    ),
    ("(ANSA) - ROMA, 05 NOV - Le navi.", "(ANSA) - ROMA, 05 NOV - ", ["ANSA"]),
    ("NEW DELHI: Sailors met.", "NEW DELHI: ", []),
    ("BEIJING — Sailors met.", "BEIJING — ", []),
    ("LONDON/PARIS (Reuters) - Sailors met.", "LONDON/PARIS (Reuters) - ", ["Reuters"]),
    ("Geneva, 5 March 2020 – Sailors met.", "Geneva, 5 March 2020 – ", []),
    ("PORT OF SPAIN (CMC) – Sailors met.", "PORT OF SPAIN (CMC) – ", ["CMC"]),
    ("TEHRAN, IRNA – Sailors met.", "TEHRAN, IRNA – ", ["IRNA"]),
    ("新华社北京11月5日电 舰队抵达。", "新华社北京11月5日电 ", ["新华社"]),
    (
        "ACCRA, Ghana (AFP, Reuters) - Sailors met.",
        "ACCRA, Ghana (AFP, Reuters) - ",
        ["AFP", "Reuters"],
    ),
]
WITHOUT = [
    "Sailors met on Monday – as planned – in Lagos.",
    "Lagos – the largest city – was quiet.",
    "NATO — the alliance of 32 states — said so.",
    "BREAKING: Sailors met.",
    "UPDATE: Sailors met.",
    "The minister (Labour) - who is new - spoke.",
    "He said: we go.",
    "In May 3 ships (of 12) sailed.",
    "According to the study, in Harbour Reports, the 43-year-old left.",
    "DEAR READERS: we moved.",
    "A",
    "",
    "WASHINGTON (AP) —",
    "The navy, on 5 May, sailed - late.",
]


@pytest.mark.parametrize(("line", "dateline", "names"), WITH)
def test_a_dateline_ends_where_the_story_goes_on(line, dateline, names):
    assert split_dateline(line, 0, len(line)) == (len(dateline), names)


@pytest.mark.parametrize("line", WITHOUT)
def test_a_sentence_is_no_dateline(line):
    assert split_dateline(line, 0, len(line)) is None


def test_positions_are_those_of_the_whole_text():
    text = "Title\n  OSLO (NTB) – Ships came."
    assert split_dateline(text, 6, len(text)) == (text.index("Ships"), ["NTB"])
