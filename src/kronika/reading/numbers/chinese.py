"""Numbers in Chinese text: a number, a measure word, a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kronika.model.readings import Number
from kronika.reading.numbers import amounts
from kronika.reading.numbers.spans import Amount
from kronika.reading.times.languages.zh import number as whole

_VALUE = r"(?:\d+(?:,\d{3})*(?:\.\d+)?|[一二两三四五六七八九十百]{1,6})"
_SCALES = {"万": 10**4, "亿": 10**8, "千": 1000, "百": 100}
_MEASURE = (
    r"名|位|人|艘|架|辆|枚|支|门|台|套|只|座|家|所|条|次|件|吨|公里|平方公里|海里|米|个|具|发|挺|起|国|"
    r"美元|欧元|元|卢布|英镑|日元|%|％|余人"
)
_NOUNS = (
    "士兵|官兵|军人|军官|人员|平民|警察|恐怖分子|武装分子|舰艇|军舰|舰船|船只|飞机|战机|直升机|坦克|装甲车|车辆|"
    "导弹|火箭弹|火炮|国家|记者|学生|儿童|妇女|居民|难民|嫌疑人|嫌犯|公民|公司|城市|村庄|部队|代表|海军|陆战队员"
)
_NUMBER = re.compile(
    r"(?P<low>至少|超过|逾|多于|不少于)?(?P<high>多达|最多|不超过|至多)?(?P<about>大约|约|近|将近)?"
    rf"(?<![\d.第年月])(?P<a>{_VALUE})(?P<as>[万亿千百])?(?P<more>余|多)?"
    rf"(?:(?P<join>至|到|[-—~～])(?P<b>{_VALUE})(?P<bs>[万亿千百])?)?"
    rf"(?P<more2>余|多)?(?P<measure>{_MEASURE})(?![月年日])"
)
_NOUN = re.compile(rf"(?:[^，。；、\d]{{0,8}}?)(?P<noun>{_NOUNS})")
_FATES = {
    "killed": "死亡|遇难|身亡|丧生|被打死|牺牲|被杀|罹难",
    "wounded": "受伤|负伤|伤",
    "detained": "被捕|被拘留|被逮捕|被拘捕",
    "missing": "失踪",
    "abducted": "被绑架|被劫持",
}
_FATE = re.compile(
    r"[^，。；、\d]{0,8}?(?:" + "|".join(f"(?P<{n}>{w})" for n, w in _FATES.items()) + ")"
)
_CAUSE = re.compile(
    r"(?:(?P<killed>打死|击毙|炸死|杀死|消灭)|(?P<detained>逮捕|拘留|抓获|拘捕)|(?P<wounded>打伤|炸伤))"
    r"(?:了|至少|约|超过){0,3}$"
)


_ORDINAL = re.compile(r"第(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,4})(?P<noun>次|届|轮)")


def find(text: str) -> Iterator[Number]:
    """The numbers of one sentence with what they count, in order."""
    for match in _ORDINAL.finditer(text):
        amount = Amount(match.start(), match.end("n"), Decimal(whole(match["n"])))
        yield amount.number("ordinal", match.start("noun"), match.end("noun"))
    for match in _NUMBER.finditer(text):
        one, two = _value(match["a"], match["as"]), _value(match["b"], match["bs"])
        if one is None:
            continue
        if two is not None and match["bs"] and not match["as"]:
            one *= _SCALES[match["bs"]]
        if two is not None and one >= two:
            continue
        low = match["low"] or match["more"] or match["more2"]
        bound = "low" if low else "high" if match["high"] else "exact"
        bound = bound if two is None else "range"
        end = match.start("measure")
        yield _counted(Amount(match.start(), end, one, bound, two), match, text)


def _value(words: str | None, scale: str | None) -> Decimal | None:
    if not words:
        return None
    value = amounts.digits(words) if words[0].isdecimal() else Decimal(whole(words))
    return value * _SCALES[scale] if scale and value is not None else value


def _counted(amount: Amount, match: re.Match[str], text: str) -> Number:
    measure = match["measure"]
    if measure in {"%", "％"}:
        return amount.number("percent", match.start("measure"), match.end("measure"))
    people = measure in {"人", "名", "位", "余人"}
    if people and (fate := _FATE.match(text, match.end())):
        name = fate.lastgroup or ""
        return amount.number(name, fate.start(name), fate.end(name))
    if people and (cause := _CAUSE.search(text, max(0, amount.start - 8), amount.start)):
        name = cause.lastgroup or ""
        return amount.number(name, cause.start(name), cause.end(name))
    if noun := _NOUN.match(text, match.end()):
        return amount.number(noun["noun"], noun.start("noun"), noun.end("noun"))
    return amount.number(measure, match.start("measure"), match.end("measure"))
