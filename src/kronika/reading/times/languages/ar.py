"""Arabic, with the month names of both the Levant and Egypt."""

import re

from kronika.reading.times.lexicon import Lexicon, alike, numbered, phrased, valued

WORDS = {
    **numbered(
        "month",
        "يناير جانفي|فبراير شباط فيفري|مارس آذار اذار|أبريل ابريل إبريل نيسان أفريل|مايو "
        "أيار ايار ماي|يونيو يونيه حزيران جوان"
        "|يوليو يوليه تموز جويلية|أغسطس اغسطس آب أوت|سبتمبر أيلول ايلول|أكتوبر اكتوبر|نوفمبر|"
        "ديسمبر",
    ),
    **numbered(
        "weekday",
        "الاثنين الإثنين|الثلاثاء|الأربعاء الاربعاء|الخميس|الجمعة|السبت|الأحد الاحد",
        0,
    ),
    **valued(
        "unit",
        day="يوم أيام يوما",
        week="أسبوع الأسبوع أسابيع",
        month="شهر الشهر أشهر",
        year="عام العام سنة السنة سنوات أعوام",
        century="القرن",
    ),
    **alike("last", "الماضي الماضية المنصرم المنصرمة الفائت"),
    **alike("next", "المقبل المقبلة القادم القادمة"),
    **alike("this", "هذا هذه الجاري الجارية الحالي"),
    **alike("ago", "قبل"),
    **alike("of", "من"),
    **alike("prep", "في"),
    **alike("to", "إلى الى"),
    **alike("conj", "و"),
    **alike("between", "بين"),
    **alike("since", "منذ"),
    **alike("until", "حتى"),
    **alike("vague", "عدة بضعة"),
    **alike("deictic", "اليوم", 0),
    **alike("deictic", "أمس امس", -1),
    **alike("deictic", "غدا غداً", 1),
}
PHRASES = {
    **phrased("month", 12, "كانون الأول|كانون الاول"),
    **phrased("month", 1, "كانون الثاني"),
    **phrased("month", 10, "تشرين الأول|تشرين الاول"),
    **phrased("month", 11, "تشرين الثاني"),
    **phrased("deictic", -2, "أول أمس"),
}
LEXICON = Lexicon(
    "ar",
    WORDS,
    PHRASES,
    future=re.compile(r"\b(?:سوف|سي\w{2,}|ست\w{2,}|المقرر|يعتزم|المتوقع)\b"),
    counted=frozenset("جندي جنود شخص أشخاص مدني مقاتل سفينة طائرة دولار".split()),
)
