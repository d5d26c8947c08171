"""Turkish."""

import re

from kronika.reading.times.lexicon import Lexicon, alike, numbered, phrased, valued

WORDS = {
    **numbered(
        "month", "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"
    ),
    **numbered("weekday", "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar", 0),
    **numbered("number", "bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on"),
    **valued(
        "unit",
        hour="saat",
        day="gün günü",
        week="hafta haftaki",
        month="ay ayı ayında",
        year="yıl yılı yılında yılın yılından yılına yıllarında sene",
        century="yüzyıl yüzyılda",
    ),
    **alike("weekend", "haftasonu"),
    **alike("last", "geçen geçtiğimiz"),
    **alike("past", "son"),
    **alike("next", "gelecek önümüzdeki"),
    **alike("this", "bu"),
    **alike("ago", "önce"),
    **alike("later", "sonra"),
    **alike("conj", "ve"),
    **alike("since", "itibaren"),
    **valued("season", spring="ilkbahar", summer="yaz", autumn="sonbahar", winter="kış"),
    **alike("vague", "birkaç"),
    **alike("part", "sabahı akşamı gecesi"),
    **alike("deictic", "bugün", 0),
    **alike("deictic", "dün", -1),
    **alike("deictic", "yarın", 1),
}
PHRASES = {**phrased("weekend", None, "hafta sonu"), **phrased("same", None, "aynı")}
LEXICON = Lexicon(
    "tr",
    WORDS,
    PHRASES,
    future=re.compile(r"\w{2,}(?:acak|ecek|acaklar|ecekler)\b", re.I),
    past=re.compile(r"\w{2,}[dt](?:ı|i|u|ü|ılar|iler|ular|üler)\b", re.I),
    counted=frozenset("asker kişi sivil gemi uçak tank dolar lira".split()),
)
