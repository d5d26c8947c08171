"""Portuguese."""

import re

from kronika.reading.times.lexicon import Lexicon, alike, numbered, phrased, valued

WORDS = {
    **numbered(
        "month",
        "janeiro jan|fevereiro fev|março|abril abr|maio|junho jun|julho jul|agosto ago"
        "|setembro set|outubro out|novembro nov|dezembro dez",
    ),
    **numbered("number", "um uma|dois duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze"),
    **alike("number", "vinte", 20),
    **alike("number", "trinta", 30),
    **numbered("nth", "primeiro primeira|segundo|terceiro|quarto"),
    **numbered("weekday", "||||sábado|domingo", 1),
    **valued(
        "unit",
        hour="hora horas",
        day="dia dias",
        week="semana semanas",
        month="mês meses",
        year="ano anos",
        century="século séculos",
        decade="década décadas",
    ),
    **alike("last", "passado passada"),
    **alike("past", "último última últimos últimas"),
    **alike("next", "próximo próxima"),
    **alike("this", "este esta neste nesta"),
    **alike("ago", "há"),
    **alike("later", "depois"),
    **alike("of", "de do da"),
    **alike("the", "o a os as"),
    **alike("prep", "em no na"),
    **alike("to", "ao até a"),
    **alike("conj", "e"),
    **alike("between", "entre"),
    **alike("since", "desde"),
    **alike("edge", "início começo", "early"),
    **alike("edge", "final fim", "late"),
    **alike("edge", "meados", "mid"),
    **valued("season", spring="primavera", summer="verão", autumn="outono", winter="inverno"),
    **alike("quarter", "trimestre"),
    **alike("half", "semestre metade"),
    **alike("vague", "vários várias alguns"),
    **alike("part", "noite tarde manhã madrugada"),
    **alike("deictic", "hoje", 0),
    **alike("deictic", "ontem", -1),
    **alike("deictic", "amanhã", 1),
    **alike("deictic", "anteontem", -2),
}
PHRASES = {
    **phrased("weekday", 0, "segunda-feira"),
    **phrased("weekday", 1, "terça-feira"),
    **phrased("weekday", 2, "quarta-feira"),
    **phrased("weekday", 3, "quinta-feira"),
    **phrased("weekday", 4, "sexta-feira"),
    **phrased("weekend", None, "fim de semana"),
    **phrased("since", None, "a partir de"),
    **phrased("same", None, "no mesmo|mesmo"),
}
LEXICON = Lexicon(
    "pt",
    WORDS,
    PHRASES,
    future=re.compile(r"\b(?:vai|vão|deve|devem|previst[oa]s?|\w{3,}(?:rá|rão))\b", re.I),
    past=re.compile(r"\b(?:foi|foram|havia|\w{3,}(?:aram|eram|iram|ou|eu|iu))\b", re.I),
    saying=re.compile(r"\b(?:disse|anunciou|declarou|afirmou|informou)\b", re.I),
    counted=frozenset(
        "soldados militares pessoas homens civis navios aviões dólares euros".split()
    ),
)
