"""Spanish."""

import re

from kronika.reading.times.lexicon import Lexicon, alike, numbered, phrased, valued

WORDS = {
    **numbered(
        "month",
        "enero ene|febrero feb|marzo|abril abr|mayo|junio jun|julio jul|agosto ago"
        "|septiembre setiembre sept|octubre oct|noviembre nov|diciembre dic",
    ),
    **numbered(
        "weekday", "lunes|martes|miércoles miercoles|jueves|viernes|sábado sabado|domingo", 0
    ),
    **numbered("number", "un una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce"),
    **alike("number", "veinte", 20),
    **alike("number", "treinta", 30),
    **numbered("nth", "primer primero primera|segundo segunda|tercer tercero|cuarto"),
    **valued(
        "unit",
        hour="hora horas",
        day="día días",
        week="semana semanas",
        month="mes meses",
        year="año años",
        century="siglo siglos",
        decade="década décadas",
    ),
    **alike("last", "pasado pasada pasados pasadas"),
    **alike("past", "último última últimos últimas"),
    **alike("next", "próximo próxima próximos próximas"),
    **alike("this", "este esta"),
    **alike("ago", "hace"),
    **alike("later", "después"),
    **alike("of", "de del"),
    **alike("the", "el la los las"),
    **alike("prep", "en"),
    **alike("to", "al a"),
    **alike("conj", "y e"),
    **alike("between", "entre"),
    **alike("since", "desde"),
    **alike("until", "hasta"),
    **alike("about", "hacia"),
    **alike("edge", "principios inicios comienzos", "early"),
    **alike("edge", "finales fines", "late"),
    **alike("edge", "mediados", "mid"),
    **valued("season", spring="primavera", summer="verano", autumn="otoño", winter="invierno"),
    **alike("quarter", "trimestre"),
    **alike("half", "semestre mitad"),
    **alike("vague", "varios varias unos algunos"),
    **alike("part", "noche tarde madrugada"),
    **alike("deictic", "hoy", 0),
    **alike("deictic", "ayer", -1),
    **alike("deictic", "anteayer", -2),
    **alike("weekend", "finde"),
}
PHRASES = {
    **phrased("weekend", None, "fin de semana"),
    **phrased("same", None, "el mismo|la misma|ese mismo"),
    **phrased("since", None, "a partir de|a partir del"),
    **phrased("deictic", 2, "pasado mañana"),
}
LEXICON = Lexicon(
    "es",
    WORDS,
    PHRASES,
    future=re.compile(r"\b(?:va|van|prevé|previst[oa]s?|\w{3,}(?:rá|rán))\b", re.I),
    past=re.compile(r"\b(?:fue|fueron|ha|han|había|\w{3,}(?:aron|ieron|ó))\b", re.I),
    saying=re.compile(r"\b(?:dijo|anunció|declaró|afirmó|informó|señaló)\b", re.I),
    counted=frozenset(
        "soldados militares personas hombres civiles buques aviones tanques dólares euros".split()
    ),
)
