"""German."""

import re

from kronika.reading.times.lexicon import Lexicon, alike, numbered, phrased, valued

WORDS = {
    **numbered(
        "month",
        "januar jänner jan|februar feb|märz|april apr|mai|juni jun|juli jul|august aug"
        "|september sept sep|oktober okt|november nov|dezember dez",
    ),
    **numbered(
        "weekday",
        "montag montags|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag",
        0,
    ),
    **numbered(
        "number",
        "ein eine einem einer einen|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf",
    ),
    **alike("number", "zwanzig", 20),
    **alike("number", "dreißig", 30),
    **numbered("nth", "erste ersten erstes|zweite zweiten|dritte dritten|vierte vierten"),
    **valued(
        "unit",
        hour="stunde stunden",
        day="tag tage tagen",
        week="woche wochen",
        month="monat monate monaten monats",
        year="jahr jahre jahren jahres",
        century="jahrhundert jahrhunderts",
        decade="jahrzehnt jahrzehnte jahrzehnten",
    ),
    **alike("weekend", "wochenende"),
    **alike("last", "letzte letzten letzter letztem letztes"),
    **alike(
        "last", "vergangene vergangenen vergangener vergangenem vergangenes vorige vorigen voriger"
    ),
    **alike("next", "nächste nächsten nächster nächstem nächstes kommende kommenden kommender"),
    **alike("this", "diese diesen dieser diesem dieses"),
    **alike("ago", "vor"),
    **alike("later", "später"),
    **alike("the", "der die das dem den des"),
    **alike("prep", "am im in an"),
    **alike("from", "vom von"),
    **alike("to", "zum"),
    **alike("conj", "und"),
    **alike("between", "zwischen"),
    **alike("since", "seit ab"),
    **alike("until", "bis"),
    **alike("after", "nach"),
    **alike("about", "etwa rund"),
    **alike("edge", "anfang", "early"),
    **alike("edge", "ende", "late"),
    **alike("edge", "mitte", "mid"),
    **valued(
        "season", spring="frühjahr frühling", summer="sommer", autumn="herbst", winter="winter"
    ),
    **alike("quarter", "quartal quartals"),
    **alike("half", "hälfte halbjahr"),
    **alike("vague", "einige einigen mehrere mehreren wenige wenigen"),
    **alike("deictic", "heute", 0),
    **alike("deictic", "gestern", -1),
    **alike("deictic", "vorgestern", -2),
    **alike("deictic", "übermorgen", 2),
    **alike("part", "morgen abend nacht mittag nachmittag vormittag"),
}
PHRASES = {
    **phrased("same", None, "am selben|im selben"),
    **phrased("until", None, "bis zum|bis zur"),
}
LEXICON = Lexicon(
    "de",
    WORDS,
    PHRASES,
    future=re.compile(r"\b(?:wird|werden|soll|sollen|will|wollen|geplante?n?)\b", re.I),
    past=re.compile(
        r"\b(?:war|waren|hat|haben|hatte|hatten|wurde|wurden|\w{2,}(?:te|ten))\b", re.I
    ),
    saying=re.compile(r"\b(?:sagte|erklärte|teilte|meldete|berichtete|kündigte)\b", re.I),
    counted=frozenset(
        "soldaten menschen personen zivilisten schiffe flugzeuge panzer euro dollar".split()
    ),
)
