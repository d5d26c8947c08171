import pytest

from kronika.intake.language import detect_language

TEXTS = [
    ("en", "The ships of both navies were in the port on Monday and will stay for a week."),
    ("fr", "Les navires des deux marines sont dans le port et y restent pour une semaine."),
    ("de", "Die Schiffe der beiden Marinen sind in dem Hafen und bleiben für eine Woche."),
    ("es", "Los buques de las dos marinas están en el puerto y se quedan por una semana."),
    ("pt", "Os navios das duas marinhas estão no porto e não saem do cais em uma semana."),
    ("it", "Le navi della marina sono nel porto di Bari e non escono per una settimana."),
    ("tr", "İki donanmanın gemileri bir hafta için limanda ve daha sonra denizde olacak."),
    ("ru", "Корабли двух флотов стоят в порту, и они не выйдут в море на этой неделе."),
    ("uk", "Кораблі двох флотів стоять у порту, і вони не вийдуть в море та на рейд."),
    ("ar", "وصلت السفن إلى الميناء في يوم الاثنين من أجل زيارة على مدى أسبوع مع قائد"),
    ("zh", "两国海军的舰艇周一抵达港口，将停留一周。"),
    ("ja", "両国の艦船は月曜日に港に到着しました。"),
    ("ko", "양국 함정이 월요일 항구에 도착했다."),
]


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_a_language_is_told_by_script_and_common_words(code, text):
    assert detect_language(text) == code


@pytest.mark.parametrize("text", ["", "12:30", "Xyz qwv", "Kwa nini umefika hapa leo asubuhi"])
def test_what_fits_no_language_stays_unknown(text):
    assert detect_language(text) is None
