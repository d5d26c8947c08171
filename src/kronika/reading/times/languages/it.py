"""Italian."""

from kronika.reading.times.lexicon import Lexicon, alike, numbered, phrased, valued

WORDS = {
    **numbered(
        "month",
        "gennaio gen|febbraio feb|marzo|aprile apr|maggio|giugno giu|luglio lug|agosto|"
        "settembre set"
        "|ottobre ott|novembre nov|dicembre dic",
    ),
    **numbered("weekday", "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica", 0),
    **numbered(
        "number", "un uno una|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici"
    ),
    **numbered("nth", "primo prima|secondo seconda|terzo|quarto"),
    **valued(
        "unit",
        hour="ora ore",
        day="giorno giorni",
        week="settimana settimane",
        month="mese mesi",
        year="anno anni",
        century="secolo",
        decade="decennio decenni",
    ),
    **alike("last", "scorso scorsa scorsi scorse"),
    **alike("past", "ultimo ultima ultimi ultime"),
    **alike("next", "prossimo prossima"),
    **alike("this", "questo questa quest"),
    **alike("ago", "fa"),
    **alike("of", "di del dell della"),
    **alike("the", "il l la lo"),
    **alike("prep", "in nel"),
    **alike("from", "dal"),
    **alike("to", "al"),
    **alike("conj", "e"),
    **alike("between", "tra fra"),
    **alike("until", "fino"),
    **alike("edge", "inizio", "early"),
    **alike("edge", "fine", "late"),
    **alike("edge", "metà", "mid"),
    **valued("season", spring="primavera", summer="estate", autumn="autunno", winter="inverno"),
    **alike("quarter", "trimestre"),
    **alike("half", "semestre"),
    **alike("vague", "alcuni alcune"),
    **alike("deictic", "oggi", 0),
    **alike("deictic", "ieri", -1),
    **alike("deictic", "domani", 1),
}
LEXICON = Lexicon(
    "it",
    WORDS,
    {**phrased("weekend", None, "fine settimana"), **phrased("deictic", -2, "l'altro ieri")},
    counted=frozenset("soldati militari persone uomini civili navi aerei euro dollari".split()),
)
