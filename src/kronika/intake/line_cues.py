"""Short words of furniture, in many languages: what kind of place on the page they announce.

Only short lines are looked up, so that a story that speaks of comments stays a story.
"""

import re
from functools import lru_cache

_LIMIT = 90
"""Longest line, in characters, that may announce anything."""

_COMMENT = (
    r"comments?\b|leave a (?:reply|comment)|repl(?:y|ies)\b|post a comment|add a comment"
    r"|join the (?:conversation|discussion)|discussion\b|says:|wrote:|upvote|report (?:abuse"
    r"|comment)"
    r"|kommentare?n?\b|antworten\b|commentaires?\b|répondre|comentarios?\b|responder\b"
    r"|comentários?\b"
    r"|comment[io]\b|rispondi\b|reacties?\b|kommentarer\b|komentar\w*|komentarz\w*|odpowiedz"
    r"|yorum\w*"
    r"|комментари\w+|коментар\w+|ответить|обсуждени\w+|تعليق\w*"
    r"|التعليقات|评论|留言|コメント|댓글|टिप्पणी"
)
_RELATED = (
    r"related\b|read (?:more|next|also)|see also|also read|more (?:on|from|in|stories|news)\b"
    r"|you (?:may|might) (?:also )?like"
    r"|most (?:read|popular|viewed)|trending|recommended|latest (?:news|stories)|top stories"
    r"|don'?t miss|up next|editor'?s picks?"
    r"|mehr (?:zum|zu|aus|von)\b|lesen sie auch|auch interessant|meistgelesen|weitere artikel"
    r"|das könnte sie|ähnliche"
    r"|à lire aussi|lire aussi|sur le même sujet|les plus lus|articles? liés|voir aussi"
    r"|lea también|te puede interesar|más (?:leíd\w+|noticias)|noticias relacionadas"
    r"|relacionad\w+|leia (?:mais|também)|veja também|mais lidas"
    r"|leggi anche|potrebbe interessarti|correlati|lees ook|les også|läs (?:också|mer|även)"
    r"|czytaj (?:też|także|więcej)|ilgili haberler|bunlar da ilgi"
    r"|baca juga|artikel terkait|xem thêm|tin liên quan|читайте также|по теме|читайте також"
    r"|ещё по теме|اقرأ أيضا|مواضيع ذات صلة|相关|推荐|関連|관련"
)
_SHARE = (
    r"share\b|tweet\b|facebook|twitter|whatsapp|telegram|linkedin|pinterest|instagram|e-?mail\b"
    r"|print\b|copy link|short url|bookmark"
    r"|teilen\b|drucken|merken|partager|imprimer|envoyer|compartir|imprimir|compartilh\w+"
    r"|condividi|stampa\b|delen\b|del\b|dela\b"
    r"|udostępnij|paylaş|bagikan|chia sẻ|поделиться|поширити"
    r"|مشاركة|分享|シェア|공유|vkontakte|weibo"
)
_LEGAL = (
    r"©|\(c\)\s|copyright|all rights reserved|alle rechte|tous droits|todos los derechos"
    r"|todos os direitos|tutti i diritti|все права"
    r"|wszelkie prawa|hak cipta|tüm hakları|cookies?\b|privacy|datenschutz|impressum"
    r"|confidentialité|privacidad|privacidade"
    r"|terms (?:of|and)|terms\b|agb\b|nutzungsbedingungen|contact\b|kontakt\b|about us"
    r"|advertis\w+|anzeige\b|publicité|publicidad"
    r"|imprint|mentions légales|aviso legal|conditions|sitemap|版权|著作権|저작권"
)
_FORM = (
    r"subscri\w+|newsletter|sign (?:in|up)|log ?in\b|log ?out|register\b|my account|password"
    r"|username|abonn\w+|anmeld\w+|einloggen"
    r"|registrier\w+|s'inscrire|inscri\w+|se connecter|suscr\w+|iniciar sesión|assine\b|assinar"
    r"|entrar\b|accedi\b|iscriviti|abone\b"
    r"|logga in|logg inn|zaloguj|masuk\b|đăng nhập|войти|подпис\w+|регистрац\w+|увійти|اشترك"
    r"|تسجيل|登录|订阅|ログイン|로그인|구독"
)
_SEEN = tuple(
    re.compile(r"(?<!\w)(?:" + words + ")", re.IGNORECASE)
    for words in (_COMMENT, _RELATED, _SHARE, _LEGAL, _FORM)
)
CUES = ("comment", "related", "share", "legal", "form")

_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d年"
    r"|\b\d+ (?:min|hours?|hrs?|days?|weeks?|months?|years?)\w* ago\b|\bvor \d+ |\bil y a \d"
    r"|\bhace \d",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def cues(text: str) -> tuple[bool, bool, bool, bool, bool]:
    """Which kinds of place a short line announces, in the order of `CUES`; long lines none.

    Example:
        >>> cues("Leave a reply"), cues("Lesen Sie auch")[1]
        ((True, False, False, False, False), True)
    """
    if len(text) > _LIMIT:
        return (False, False, False, False, False)
    comment, related, share, legal, form = (p.search(text) is not None for p in _SEEN)
    return (comment, related, share, legal, form)


def is_dated(text: str) -> bool:
    """Whether a short line holds a year, a clock time or a date in figures."""
    return len(text) <= _LIMIT and _DATE.search(text) is not None


_CAPTION = re.compile(
    r"(?:\b(?:photos?|pictures?|pics?|images?|foto|bild|fotograf\w*|crédit|credits?|quelle|source"
    r"|imagen|gambar|fotoğraf)\s?[:©/(]"
    r"|©|\b(?:afp|reuters|getty|epa|dpa|ap photo|ap images|anadolu|xinhua|tass|ritzau|ntb|efe"
    r"|ansa|istock|shutterstock)\b[^.]{0,40}\W*$"
    r"|фото\s?[:©/]|写真|撮影|사진|뉴스1|연합뉴스|\((?:l|r|c|left|right"
    r"|centre|center|left to right)\)"
    r"|\bin this (?:\w+ ){0,3}(?:photo|image|picture)\b"
    r"|\b(?:pictured|file photo|archive photo|archivbild|symbolbild|symbolfoto|illustration)\b)",
    re.IGNORECASE,
)
_PLEA = re.compile(
    r"\bcookies?\b|\bprivacy\b|datenschutz|personenbezogen|einwillig\w+|privatsphäre|newsletter"
    r"|\bsubscri\w+|\babonn\w+|\babonné\w*"
    r"|\bsuscri\w+|\binscri\w+|\bassin\w+ |\bopt(?:ing)?[- ]out|advertis\w+|\bwerbung\b|publicité"
    r"|consent\b|your (?:browser|inbox|account|data|device)"
    r"|terms of|javascript|sign up|log ?in\b|(?:this|our|the) (?:web)?site|community (?:standards"
    r"|guidelines)|commenting|moderat(?:or|ion|ed)"
    r"|membership|premium|paywall|\bdonat(?:e|ion)|support (?:us|our)|podcast|whatsapp|\bapp\b"
    r"|copyright|all rights|reproduc(?:ed|tion)"
    r"|kommentarfunktion|nutzungsbedingungen|правила|модератор\w*|подписыва\w+|подпис\w+|اشترك|登录"
    r"|订阅|会員|有料|購読|구독|로그인",
    re.IGNORECASE,
)


_PLEA_STEMS = (
    "cookie", "privacy", "datenschutz", "personenbezogen", "einwillig", "privatsphäre",
    "newsletter", "subscri", "abonn", "suscri", "inscri", "assin", "opt out", "opt-out", "opting",
    "advertis", "werbung", "publicité", "consent", "your ", "terms of", "javascript", "sign up",
    "log in", "login", "site", "community", "commenting", "moderat", "membership", "premium",
    "paywall", "donat", "support us", "support our", "podcast", "whatsapp", "app", "copyright",
    "all rights", "reproduc", "kommentarfunktion", "nutzungsbedingungen", "правила", "модератор",
    "подпис", "اشترك", "登录", "订阅", "会員", "有料", "購読", "구독", "로그인",
)  # fmt: skip
"""One of these stands in whatever `_PLEA` finds: looking for them first is many times faster."""


@lru_cache(maxsize=4096)
def tells_picture(text: str) -> bool:
    """Whether the head or the tail of a line has the words of a picture caption.

    Example:
        >>> tells_picture("Troops at the gate. Photo: A. Name"), tells_picture("Troops left.")
        (True, False)
    """
    return _CAPTION.search(text[:120]) is not None or _CAPTION.search(text[-60:]) is not None


def tells_reader(text: str) -> int:
    """How many words of pleas to the reader (cookies, subscriptions) a line holds, at most 4."""
    head = text[:600]
    low = head.lower()
    if not any(stem in low for stem in _PLEA_STEMS):
        return 0
    return min(len(_PLEA.findall(head)), 4)
