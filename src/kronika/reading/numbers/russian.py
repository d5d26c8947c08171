"""Numbers in Russian text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kronika.model.readings import Number
from kronika.reading.numbers import amounts
from kronika.reading.numbers.spans import Amount

_WORDS: dict[str, Decimal] = {
    form: Decimal(value)
    for value, forms in {
        "1": "один одного одна",
        "2": "два две двух двое двоих",
        "3": "три трех трёх трое троих",
        "4": "четыре четырех четырёх четверо четверых",
        "5": "пять пяти пятеро пятерых",
        "6": "шесть шести шестеро шестерых",
        "7": "семь семи семеро семерых",
        "8": "восемь восьми",
        "9": "девять девяти",
        "10": "десять десяти",
        "11": "одиннадцать",
        "12": "двенадцать",
        "15": "пятнадцать",
        "20": "двадцать",
        "30": "тридцать",
        "40": "сорок",
        "50": "пятьдесят",
        "100": "сто",
        "200": "двести",
        "300": "триста",
        "500": "пятьсот",
        "1.5": "полторы полтора",
    }.items()
    for form in forms.split()
}
_SCALES = (("тыс", 1000), ("млн", 10**6), ("миллион", 10**6), ("млрд", 10**9), ("миллиард", 10**9))
_VALUE = (
    r"(?:\d{1,3}(?:[\s\u00a0]\d{3})+(?!\d)|\d+(?:,\d{1,2})?|"
    + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"
)  # fmt: skip
_SCALE = r"(?:\s(?:тыс\.?|тысяч[аи]?|млн\.?|миллион(?:а|ов)?|млрд\.?|миллиард(?:а|ов)?))"
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?:(?P<low>более|свыше|больше|не\sменее|как\sминимум|по\sменьшей\sмере|минимум)\s"
    r"|(?P<high>до|менее|не\sболее|меньше|максимум)\s|(?P<about>около|примерно|почти|порядка|приблизительно)\s"
    r"|(?P<span>от)\s)?"
    rf"(?P<a>{_VALUE})(?P<as>{_SCALE})?(?:(?P<join>\s?[-–—]\s?|\sдо\s)(?P<b>{_VALUE})(?P<bs>{_SCALE})?)?(?!\w)",
    re.I,
)
_NOUN = re.compile(
    r"\s(?:(?:[а-яё-]+(?:ых|их|ий|ого|ой|ые|ие)\s)(?:и\s)?){0,3}(?P<noun>[а-яё]{3,}|%)", re.I
)
_FATES = {
    "killed": r"погиб\w*|убит\w*|уби(?:л|ли|ла)|жертв\w*|скончал\w*|уничтож\w+",
    "wounded": r"ранен\w*|ранил\w*|пострада\w*|травмирован\w*",
    "detained": r"задержа\w*|арестова\w*",
    "missing": r"пропал\w*",
}
_FATE = "(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _FATES.items()) + ")"
_AFTER = re.compile(rf"(?:\s[а-яё-]+){{0,3}}?\s(?:были\s|был\s|получили\s)?{_FATE}\b", re.I)
_BEFORE = re.compile(rf"\b{_FATE}(?:\s(?:еще|ещё|также|были|и))?\s$", re.I)
_NOT_NOUN = re.compile(
    r"(?:и|или|но|что|как|года?|году|лет|час\w*|раза?|в|на|из|для|по|после|"
    r"января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)$",
    re.I,
)


_ORDINALS = {
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "четвёрт": 4, "пят": 5, "шест": 6, "седьм": 7,
    "восьм": 8, "девят": 9, "десят": 10,
}  # fmt: skip
_ORDINAL = re.compile(
    rf"\b(?P<w>{'|'.join(_ORDINALS)})(?:ый|ий|ой|ое|ье|ая|ья|ые|ого|ему|ую|ью|ом|ем)\s"
    r"(?:[а-яё]+(?:ые|ое|ий|ый|ая|ого|их|ую)\s)?(?P<noun>раз|учени\w+|саммит\w*|встреч\w+|визит\w*|"
    r"заседани\w+|раунд\w*|этап\w*|маневр\w*)\b",
    re.I,
)


def find(text: str) -> Iterator[Number]:
    """The numbers of one sentence with what they count, in order."""
    for match in _ORDINAL.finditer(text):
        amount = Amount(match.start(), match.end("w") + 2, Decimal(_ORDINALS[match["w"].lower()]))
        yield amount.number("ordinal", match.start("noun"), match.end("noun"))
    for match in _NUMBER.finditer(text):
        one = _value(match["a"], match["as"])
        two = _value(match["b"], match["bs"]) if match["b"] else None
        if one is None:
            continue
        if two is not None:
            one = _value(match["a"], match["as"] or match["bs"]) or one
            if one >= two:
                continue
        bound = "low" if match["low"] else "high" if match["high"] else "exact"
        bound = bound if two is None else "range"
        number = _counted(Amount(match.start(), match.end(), one, bound, two), match, text)
        if number is not None:
            yield number


def _value(words: str, scale: str | None) -> Decimal | None:
    value = _WORDS[words.lower()] if words.lower() in _WORDS else amounts.digits(words)
    for stem, times in _SCALES:
        if value is not None and scale and scale.strip().lower().startswith(stem):
            return value * times
    return value


def _counted(amount: Amount, match: re.Match[str], text: str) -> Number | None:
    follows = _AFTER.match(text, amount.end)
    if follows and not re.search(r"\d", follows.group()):
        name = follows.lastgroup or ""
        return amount.number(name, follows.start(name), follows.end(name))
    before = text[max(0, amount.start - 40) : amount.start]
    if cause := _BEFORE.search(before):
        name, shift = cause.lastgroup or "", amount.start - len(before)
        return amount.number(name, cause.start(name) + shift, cause.end(name) + shift)
    noun = _NOUN.match(text, amount.end)
    if noun and not _NOT_NOUN.match(noun["noun"]):
        word = noun["noun"].lower()
        what = "percent" if word == "%" or word.startswith("процент") else word
        return amount.number(what, noun.start("noun"), noun.end("noun"))
    if text[amount.end : amount.end + 1] == "%":
        return amount.number("percent", amount.end, amount.end + 1)
    counts = match["as"] or match["bs"] or amount.value >= 32
    return amount.number("") if counts and not noun else None
