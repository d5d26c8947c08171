"""Words by which a short line of a news page names what it is, in the languages of the readers.

Every pattern is matched against one line whose spaces are plain; all are anchored or short, so
that a sentence of a story is never taken for furniture because it holds such a word.
"""

import re
from functools import lru_cache

_I = re.IGNORECASE

RELATED_HEADING = re.compile(
    r"(?:related(?: (?:stories|articles|news|posts|topics|content|links|coverage|reading))?"
    r"|see also|also read|read also"
    r"|read more|read next|more (?:on|from|in|about|stories|news|headlines)\b.{0,40}"
    r"|you may also (?:like|be interested in)|you might (?:also )?like"
    r"|recommended(?: for you)?|most (?:read|popular|viewed|shared|discussed)|popular(?: (?:now"
    r"|stories|posts))?|trending(?: now)?|latest(?: (?:news|stories|headlines|posts))?"
    r"|top (?:stories|news|headlines)|up next|don['’]t miss|editor['’]?s['’]? (?:picks?|choice)"
    r"|in case you missed it|further reading|other (?:news|stories)"
    r"|recent (?:posts|articles|news)|similar (?:articles|stories)|what to read next"
    r"|around the web|sponsored(?: (?:content|links))?"
    r"|multimedia|photos?|videos?|pictures?|galler(?:y|ies)|in pictures|infographics?|cartoons?"
    r"|mehr zum thema|lesen sie auch|auch interessant|meistgelesen|weitere (?:artikel|meldungen"
    r"|themen|nachrichten)|verwandte (?:artikel|themen)|zum thema"
    r"|das könnte sie auch interessieren|neueste (?:artikel|meldungen)"
    r"|à lire aussi|lire aussi|sur le même (?:sujet|thème)|(?:articles? )?les plus lus"
    r"|articles? (?:liés|similaires|récents)|voir aussi|à la une"
    r"|(?:noticias|artículos|notas|temas) relacionad[ao]s|te puede interesar|lea también"
    r"|lee también|lo más (?:leído|visto)|últimas noticias|más noticias"
    r"|(?:notícias|artigos|matérias) relacionad[ao]s|leia (?:mais|também)|veja também"
    r"|(?:as )?mais lidas|últimas notícias"
    r"|leggi anche|articoli correlati|potrebbe interessarti(?: anche)?|i più letti|ultime notizie"
    r"|ilgili haberler|bunlar da ilginizi çekebilir|en çok okunanlar|son (?:dakika|haberler)"
    r"|читайте также|по теме|материалы по теме|похожие (?:материалы|новости)|другие новости"
    r"|последние новости|самое (?:читаемое|популярное)|популярное|новости по теме|сюжет"
    r"|читайте також|за темою|схожі (?:матеріали|новини)|останні новини|популярне"
    r"|اقرأ أيضا[ً]?|اقرأ المزيد|مواضيع ذات صلة|أخبار ذات صلة|الأكثر قراءة|آخر الأخبار"
    r"|相关(?:新闻|阅读|报道|文章)|延伸阅读|推荐阅读|热门(?:新闻|文章)?|最新(?:新闻|消息)"
    r"|関連(?:記事|ニュース)|관련기사)\s*[:：…»›>]*",
    _I,
)
INLINE_RELATED = re.compile(
    r"(?:read more|read also|also read|see also|related|read next|watch|listen"
    r"|more on this(?: story)?|don['’]t miss|must read|read)\s?(?::|\||>|»|›|–|—)\s?\S"
    r"|(?:lesen sie (?:auch|hier|dazu)|mehr (?:dazu|zum thema)|à lire(?: aussi)?|lire aussi"
    r"|voir aussi|lea también|lee también|le puede interesar|leia (?:mais|também)|leggi anche"
    r"|veja também)\s?[:|>»›–—]"
    r"|(?:читайте (?:также|також)|по теме|за темою|ilgili haber"
    r"|اقرأ أيضا[ً]?|相关(?:阅读|报道))\s?[:："
    r"|>»–—]"
    r"|(?:click here|follow us|subscribe|sign up|download our app|join our)\b",
    _I,
)
TAGS_HEADING = re.compile(
    r"(?:tags?|topics?|keywords?|key ?words|tagged(?: (?:with|as|under))?|filed under|labels"
    r"|themen|schlagworte|schlagwörter|stichworte|mots[- ]clés|thèmes|étiquettes"
    r"|etiquetas|temas|palabras clave|tópicos|palavras[- ]chave|argomenti|etiketler|konular|теги"
    r"|метки|темы|ключевые слова|теґи|мітки|الوسوم"
    r"|كلمات (?:مفتاحية|دلالية)|标签|关键词|關鍵詞|タグ|태그)"
    r"\s*(?P<colon>[:：])?\s*(?P<rest>.*)",
    _I,
)
COMMENT_HEADING = re.compile(
    r"(?:\(?\d{0,5}\)?\s?comments?(?: \(?\d{1,5}\)?)?|(?:view|show|read|see|load)(?: all"
    r"| more)? (?:\d+ )?comments?|leave a (?:reply|comment)|post (?:a|your) comment|add (?:a"
    r"|your) comment|join the (?:conversation|discussion)"
    r"|discussion|have your say|what do you think\??|reply|comment (?:via|with|on|as)\b.{0,60}"
    r"|comments? (?:are )?(?:closed|off)\.?"
    r"|(?:\d+ )?kommentare?|kommentar (?:schreiben|verfassen)|(?:\d+ )?commentaires?"
    r"|laisser un commentaire|(?:\d+ )?comentarios?|deja un comentario|(?:\d+ )?comentários?"
    r"|deixe (?:um|seu) comentário|(?:\d+ )?comment[io]|lascia un commento"
    r"|(?:\d+ )?yorum(?:lar)?|yorum yap(?:ın)?|комментари[ийя]\w*(?: \(?\d+\)?)?"
    r"|оставить комментарий|добавить комментарий|обсуждение|коментар[іи]?\w*|(?:التعليقات|تعليقات"
    r"|أضف تعليق[اً]?\w*)|评论|发表评论|我要评论|网友评论|コメント|댓글)\s*[:：]?",
    _I,
)
RULES_HEADING = re.compile(
    r"(?:(?:our )?(?:community|comments?|commenting|discussion|moderation|posting|house|forum"
    r"|site) (?:standards?|guidelines?|rules?|polic(?:y|ies)|code)|rules (?:of|for) (?:comment\w*"
    r"|conduct|discussion|posting|the forum)|comment moderation.{0,20}|code of conduct"
    r"|netiquette|kommentarregeln|(?:charte|règles) (?:de|des) (?:modération|commentaires"
    r"|la communauté)|normas de (?:uso|participación|la comunidad|comentarios)|regras (?:de"
    r"|para) (?:comentários|moderação|a comunidade)|regole (?:della community|dei commenti)"
    r"|yorum kuralları|правила (?:комментирования|модерации|общения|поведения|сообщества|форума"
    r"|обсуждения)\w*|правила коментування|(?:قواعد|سياسة"
    r"|شروط) (?:التعليق|النشر)\w*|评论(?:规则|须知)"
    r"|跟帖(?:规则|须知))\s*[:：]?",
    _I,
)
RULES_TEXT = re.compile(
    r"comments? (?:(?:will|may|can|posted|that|made|which|containing|must|should)\b|(?:are"
    r"|is) (?:moderated|deleted|removed|not))|(?:your|user|users['’]?|all|the|these"
    r"|any) comments?\b|(?:users?|participants?|commenters?|readers|posters|you) (?:is "
    r"|are )?(?:obliged|must|may not|should not|shall|are asked|agree|can initiate)"
    r"|moderators?\b|moderation|(?:block|ban|delete|restore|suspend)\w* (?:a |the |your )?(?:user"
    r"|account|access)|user['’]?s?['’]? account|violation of (?:these|the) rules|these rules"
    r"|registration and authori[sz]ation|right to (?:delete|block|remove|edit)"
    r"|kommentare (?:werden|können|dürfen|sollen)|modération|modérateurs?|comentarios (?:serán"
    r"|que)|moderadores|moderatori|модератор\w*|комментари\w+ (?:удаля|буд|не допуск|провер)\w*"
    r"|администраци\w+ (?:сайта|оставляет)|المشرف\w*",
    _I,
)
LOGIN = re.compile(
    r"(?:please |or )?(?:log ?in|login|log ?out|sign ?in|sign ?up|sign ?out|register(?:ed)?"
    r"|registration|join(?: now)?|create (?:an )?account|my account|your account|delete account"
    r"|password(?: recovery)?|forgot(?:ten)? (?:your )?password\??|remember me|username|user id"
    r"|e-?mail(?: address)?|subscribe(?: now)?|newsletters?"
    r"|close|ok|cancel|submit|send|accept(?: all)?|agree|continue|yes|no|confirm|save|restore"
    r"|hello,? ?!|search|anmelden|einloggen|registrieren|abmelden|passwort(?: vergessen\??)?"
    r"|abonnieren|schließen|se connecter|s['’]inscrire|connexion|mot de passe(?: oublié ?\??)?"
    r"|fermer|s['’]abonner|iniciar sesión|registrarse|regístrate|contraseña|suscr[íi]bete|cerrar"
    r"|entrar|cadastre-se|assine|senha|fechar|accedi|registrati|iscriviti|chiudi"
    r"|giriş(?: yap)?|üye ol|kaydol|şifre|abone ol|kapat|войти|вход|регистрация"
    r"|зарегистрироваться|пароль|забыли пароль\??|подписаться|закрыть|отмена|увійти|реєстрація"
    r"|пароль|закрити|تسجيل(?: الدخول)?|كلمة المرور"
    r"|اشترك(?: الآن)?|إغلاق|登录|登陆|注册|密码|关闭|订阅|搜索"
    r"|ログイン|로그인)",
    _I,
)
SHARE = re.compile(
    r"(?:share(?: (?:this|on|via|with|to|article|story|it)\b.{0,30})?|shares?|tweet|pin(?: it)?"
    r"|print(?: (?:this|article|page))?|e-?mail(?: (?:this|article|to a friend))?|save"
    r"|copy (?:link|url)|(?:get )?short (?:url|link)|post|bookmark"
    r"|like(?: this)?|follow|whats ?app|facebook"
    r"|twitter|x|linkedin|telegram|reddit|pinterest|tumblr|instagram|youtube|rss|google ?\+"
    r"|google plus|vk(?:ontakte)?|viber|flipboard|messenger|weibo|wechat|line|odnoklassniki"
    r"|teilen|drucken|merken|partager|imprimer|envoyer|copier le lien|compartir|imprimir"
    r"|copiar enlace|compartilhar|compartilhe|condividi|stampa|paylaş|yazdır|поделиться|печать"
    r"|распечатать|скопировать ссылку|поділитися|друкувати|مشاركة"
    r"|شارك|طباعة|分享(?:到)?|打印|シェア|공유)",
    _I,
)
SECTIONS = frozenset(
    """world news politics military defense defence security international national europe asia
    africa americas middle east america russia china india business economy opinion analysis
    features intelligence diplomacy foreign affairs policy conflict war terrorism region
    local nation global society breaking headlines home asia-pacific latin top stories
    latest politik ausland inland welt international nachrichten wirtschaft monde politique
    étranger économie société actualités afrique moyen-orient mundo internacional política
    nacional américa economía actualidad esteri politica mondo cronaca dünya siyaset gündem
    güvenlik мир политика в мире россия армия оборона безопасность общество новости
    экономика происшествия світ політика україна новини безпека العالم سياسة أخبار دولي عربي
    أمن 国际 政治 军事 时政 中国 国内 世界 ニュース 国際 국제 정치""".split()
)
BYLINE = re.compile(
    r"(?:by|von|par|por|di|da|door|av|af|oleh|автор|авторы|текст|корреспондент|автори|بقلم|كتب|作者"
    r"|记者|編集|reported by|written by|posted by|published by|author|story by|report by|words by"
    r"|autor|autora|auteur|autore|yazar|haber)\s?[:：]?\s+(?P<names>\S.{1,90})",
    _I,
)
CLOCK_LABEL = re.compile(
    r"(?:published|posted|updated|last updated|created|modified|first published|date|issued"
    r"|released|veröffentlicht|aktualisiert|stand|erstellt|publié|mis à jour|modifié|publicado"
    r"|actualizado|atualizado|pubblicato|aggiornato|yayınlan\w+|güncellen\w+|опубликовано"
    r"|обновлено|дата|опубліковано|оновлено|نشر|تاريخ|آخر تحديث"
    r"|发布时间|发布于|发表时间|更新|時間|时间|来源|公開|입력"
    r"|수정)",
    _I,
)
GLUE = re.compile(r"(?<=[a-zà-ÿа-яё?!.)])(?=[A-ZÀ-ÞА-ЯЁ])")
"""Where two labels stand glued (`Log inPrivacy Policy`)."""


_ROW = 10
"""Most words of a row of labels."""


def plain(text: str) -> str:
    """A line with its runs of white space as single spaces, bullets at its head left out.

    Example:
        >>> plain("\u2022 Leave a\u00a0reply")
        'Leave a reply'
    """
    return " ".join(text[:400].split()).lstrip("•·●▪■◦‣*►▶»›>|- ").rstrip("|»›> ")


@lru_cache(maxsize=8192)
def is_all(pattern: "re.Pattern[str]", text: str) -> bool:
    """Whether a line is nothing but such labels, one or several glued together.

    Example:
        >>> is_all(LOGIN, "Log inRegister"), is_all(LOGIN, "Register your ship")
        (True, False)
    """
    parts = [part.strip() for part in GLUE.split(text) if part.strip()]
    return bool(parts) and all(_is_row(pattern, part) for part in parts)


def _is_row(pattern: "re.Pattern[str]", part: str) -> bool:
    """Whether a text is one label, or a row of a few labels set side by side."""
    if pattern.fullmatch(part):
        return True
    words = part.split()
    if not 2 <= len(words) <= _ROW or not words[0][:1].isupper():
        return False
    told = [True]
    for end in range(1, len(words) + 1):
        starts = range(max(0, end - 3), end)
        told.append(any(told[k] and pattern.fullmatch(" ".join(words[k:end])) for k in starts))
    return bool(told[-1])


def starts_with(pattern: "re.Pattern[str]", text: str) -> bool:
    """Whether the first of the labels glued in a line is such a label.

    Example:
        >>> starts_with(RULES_HEADING, "Community standardsDiscussion")
        True
    """
    first = GLUE.split(text)[0].strip()
    return pattern.fullmatch(first) is not None
