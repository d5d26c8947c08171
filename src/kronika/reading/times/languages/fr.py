"""French."""

import re

from kronika.reading.times.lexicon import Lexicon, alike, numbered, phrased, valued

WORDS = {
    **numbered(
        "month",
        "janvier janv|février fevrier févr|mars|avril avr|mai|juin|juillet juil|août aout"
        "|septembre sept|octobre oct|novembre nov|décembre decembre déc",
    ),
    **numbered("weekday", "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche", 0),
    **numbered("number", "un une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"),
    **alike("number", "vingt", 20),
    **alike("number", "trente", 30),
    **numbered("nth", "premier première|deuxième second seconde|troisième|quatrième"),
    **valued(
        "unit",
        hour="heure heures",
        day="jour jours journée",
        week="semaine semaines",
        month="mois",
        year="an ans année années",
        century="siècle siècles",
        decade="décennie décennies",
    ),
    **alike("weekend", "week-end"),
    **alike("last", "dernier dernière derniers dernières"),
    **alike("past", "passé passée"),
    **alike("next", "prochain prochaine prochains prochaines"),
    **alike("this", "ce cet cette"),
    **alike("later", "tard après"),
    **alike("of", "de d du des"),
    **alike("the", "le la l les"),
    **alike("prep", "en au dans"),
    **alike("to", "au à"),
    **alike("conj", "et"),
    **alike("between", "entre"),
    **alike("since", "depuis dès"),
    **alike("until", "jusqu jusque"),
    **alike("before", "avant"),
    **alike("about", "vers environ"),
    **alike("edge", "début", "early"),
    **alike("edge", "fin", "late"),
    **alike("edge", "mi", "mid"),
    **valued("season", spring="printemps", summer="été", autumn="automne", winter="hiver"),
    **alike("quarter", "trimestre"),
    **alike("half", "semestre moitié"),
    **alike("vague", "quelques plusieurs"),
    **alike("part", "matin soir nuit midi"),
    **alike("deictic", "aujourd", 0),
    **alike("deictic", "hier", -1),
    **alike("deictic", "demain", 1),
}
PHRASES = {
    **phrased("ago", None, "il y a"),
    **phrased("deictic", -2, "avant-hier"),
    **phrased("deictic", 2, "après-demain"),
    **phrased("weekend", None, "week-end"),
    **phrased("since", None, "à partir du|à partir de"),
    **phrased("edge", "mid", "à la mi"),
}
LEXICON = Lexicon(
    "fr",
    WORDS,
    PHRASES,
    future=re.compile(
        r"\b(?:va|vont|doit|doivent|prévue?s?|\w{3,}(?:era|eront|ira|iront|dra|dront))\b", re.I
    ),
    past=re.compile(
        r"\b(?:a|ont|avait|avaient|était|étaient|est|sont)\s+\w+(?:é|ée|és|ées|u|i|is|t)\b", re.I
    ),
    saying=re.compile(r"\b(?:déclaré|annoncé|dit|affirmé|indiqué|rapporté)\b", re.I),
    counted=frozenset(
        "soldats militaires personnes hommes civils navires avions chars euros dollars".split()
    ),
)
