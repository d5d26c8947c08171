"""Chinese: its dates carry their units, so it has a reader of terms of its own."""

from __future__ import annotations

import re

from kronika.reading.times.lexicon import Lexicon
from kronika.reading.times.terms import Term, Value

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_NUM = r"(?:\d{1,4}|[一二三四五六七八九十两百]{1,5})"
_LEX = re.compile(
    rf"""
    (?P<iso>(?<!\d)\d{{4}}-\d{{2}}-\d{{2}}(?:[T ]\d{{2}}:\d{{2}}(?::\d{{2}})?)?(?!\d))
  | (?P<numeric>(?<!\d)\d{{4}}[./]\d{{1,2}}[./]\d{{1,2}}(?!\d))
  | (?P<decades>
      (?:(?P<cent>\d{{2}}|上|本|二十|二十一)世纪)?(?P<tens>\d0|[一二三四五六七八九]十)年代)
  | (?P<century>(?P<nth>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})世纪)
  | (?P<year>(?<!\d)(?:[12]\d{{3}}|[一二][零〇○一二三四五六七八九]{{3}})(?:年(?![前后]?代))
      |(?<![\d.])(?:19|20)\d{{2}}(?=\s*[-—–至到~]\s*(?:19|20)\d{{2}}年)
      |(?<![\d.])(?:19|20)\d{{2}}(?=\s*[/]))
  | (?P<month>(?<!\d)(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?)
  | (?P<monthday>(?<!\d)(?:[12]\d|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])
      [日号](?!线|楼|电))
  | (?P<dispatch>(?<!\d)(?:[12]\d|3[01]|0?[1-9])日(?=电))
  | (?P<weekof>(?P<which>上|下|本|这)个?(?P<wk>周|星期|礼拜)(?P<wday>[一二三四五六日天]))
  | (?P<weekday>(?:周|星期|礼拜)[一二三四五六日天](?!刊|报))
  | (?P<weekend>周末)
  | (?P<ago>(?P<count>{_NUM}|几|数|多|半)
      (?P<unit>年|个?月|周|个?星期|天|日|个?小时|分钟|个?世纪)
      (?:多|半)?(?P<side>之?前|以前|之?后|以后|来))
  | (?P<deixis>(?P<dei>去|今|明|上个?|下个?|本|这个?|当前)
      (?P<of>年|月|周(?!末)|星期|礼拜|季度)(?!份|度|日|期))
  | (?P<deictic>昨天|昨日|昨晚|今天|今日|今晚|今晨|明天|明日|明晚|前天|后天)
  | (?P<same>(?:同|当)(?P<su>日|天|年|月|晚)|(?P<nx>次日|翌日|第二天|次年|翌年))
  | (?P<halfyear>[上下]半年)
  | (?P<quarter>第?[一二三四1-4]季度)
  | (?P<season>[春夏秋冬](?:季|天))
  | (?P<tail>年?[底末初](?![步次级期])|上旬|中旬|下旬|月[底末初]|中期|以来
      |(?:之|以)?前夕?(?!往|线|总|者|景)|之后|以后|起(?![飞来草诉]))
  | (?P<clock>(?P<ampm>凌晨|上午|中午|下午|晚上|晚间|晚)?(?P<hour>\d{{1,2}})
      (?:[时点](?:(?P<minute>\d{{1,2}})分|(?P<thirty>半))?
      (?!间|候|期|评)|[:：](?P<colon>[0-5]\d)))
  | (?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|深夜|夜间)
  | (?P<lead>自从?|从|截至|直到)
  | (?P<join>至|到|[-—–~～]+)
  | (?P<about>大约|约)
  | (?P<between>在(?=\d))
  | (?P<comma>[，,、])
  | (?P<int>\d+)
  | (?P<other>\S)
    """,
    re.X,
)
_DEIXIS = {"去": "last", "上": "last", "上个": "last", "明": "next", "下": "next", "下个": "next"}
_UNITS = {
    "年": ("annum", "year"),
    "月": ("unit", "month"),
    "周": ("week", "week"),
    "星期": ("week", "week"),
    "礼拜": ("week", "week"),
    "天": ("unit", "day"),
    "日": ("unit", "day"),
    "小时": ("unit", "hour"),
    "分钟": ("unit", "minute"),
    "世纪": ("century", "century"),
    "季度": ("quarter", None),
    "晚": ("unit", "day"),
}
_DEICTIC = {"昨": -1, "今": 0, "明": 1, "前": -2, "后": 2}
_TAILS = {
    "底": "late",
    "末": "late",
    "初": "early",
    "上旬": "early",
    "中旬": "mid",
    "下旬": "late",
    "中期": "mid",
    "以来": "since",
    "起": "since",
    "之后": "after",
    "以后": "after",
}
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}


def number(words: str) -> int:
    """A whole number in digits or Chinese numerals below ten thousand.

    Example:
        >>> number("二十一"), number("12"), number("二〇一六")
        (21, 12, 2016)
    """
    if words.isdecimal():
        return int(words)
    if not any(c in "十百" for c in words):
        return int("".join(str(_DIGITS.get(c, 0)) for c in words) or 0)
    total = 0
    current = 0
    for char in words:
        if char in "十百":
            total += (current or 1) * {"十": 10, "百": 100}[char]
            current = 0
        else:
            current = _DIGITS.get(char, 0)
    return total + current


def terms(text: str) -> list[Term]:
    """Every piece of the text in order; a Chinese word may give several terms."""
    found: list[Term] = []
    for match in _LEX.finditer(text):
        for kind, value, start, end in _pieces(match, found[-1] if found else None):
            found.append(Term(kind, value, start, end))
    return found


Piece = tuple[str, Value, int, int]


def _pieces(match: re.Match[str], before: Term | None) -> list[Piece]:
    group, words, (start, end) = match.lastgroup or "other", match.group(), match.span()
    group = next(name for name in _GROUPS if match[name] is not None)
    match group:
        case "weekof" | "deixis" | "ago" | "same" | "century":
            return _several(group, match)
        case "tail":
            return _tail(words, start, end, before)
        case "clock":
            return [("clock", _clock(match), start, end)]
    return [(*_one(group, words, match), start, end)]


_GROUPS = (
    "iso numeric decades century year month monthday dispatch weekof weekday weekend ago deixis "
    "deictic same halfyear quarter season tail clock part lead join about between comma int other"
).split()


def _one(group: str, words: str, match: re.Match[str]) -> tuple[str, Value]:
    if group in {"year", "month", "monthday", "dispatch"}:
        value = number(re.sub("[年月份日号]", "", words))
        return ("monthday" if group == "dispatch" else group), value
    if group in {"iso", "numeric"}:
        return group, words
    if group == "int":
        return ("day" if len(words) < 3 and 1 <= int(words) <= 31 else "other"), int(words[:9])
    return _word(group, words, match)


def _word(group: str, words: str, match: re.Match[str]) -> tuple[str, Value]:
    match group:
        case "weekday":
            return "weekday", "一二三四五六日".find(words[-1].replace("天", "日"))
        case "deictic":
            return "deictic", _DEICTIC[words[0]]
        case "halfyear":
            return "halfyear", 1 if words[0] == "上" else 2
        case "quarter":
            return "quarter_name", number(re.sub("[第季度]", "", words))
        case "season":
            return "season", _SEASONS[words[0]]
        case "decades":
            return "decades", _decade(match)
        case "lead":
            return ("until" if words == "直到" else "other" if words == "截至" else "since"), None
        case "join":
            return ("to" if words in "至到" else "dash"), None
    return (group if group in {"part", "about", "comma", "weekend"} else "other"), None


def _several(group: str, match: re.Match[str]) -> list[Piece]:
    start, end = match.span()
    match group:
        case "weekof":
            day = "一二三四五六日".find(match["wday"].replace("天", "日"))
            which = _DEIXIS.get(match["which"], "this")
            at = match.start("wk")
            return [
                (which, None, start, at),
                ("week", "week", at, end - 1),
                ("weekday", day, end - 1, end),
            ]
        case "deixis":
            kind, value = _UNITS[match["of"]]
            at = match.start("of")
            return [(_DEIXIS.get(match["dei"], "this"), None, start, at), (kind, value, at, end)]
        case "century":
            return [
                ("nth", number(match["nth"]), start, end - 2),
                ("century", "century", end - 2, end),
            ]
        case "same":
            name = match["su"] or match["nx"][-1]
            kind, value = _UNITS[name]
            shift: tuple[str, Value] = ("same", None) if match["su"] else ("following", 1)
            return [(*shift, start, end - 1), (kind, value, end - 1, end)]
    count, unit = match["count"], match["unit"].lstrip("个")
    vague = count in {"几", "数", "多", "半"}
    amount: tuple[str, Value] = ("vague", None) if vague else ("number", number(count))
    side = "ago" if "前" in match["side"] else "later"
    kind, value = _UNITS[unit]
    return [
        (*amount, start, match.end("count")),
        (kind if kind != "century" else "unit", value, match.start("unit"), match.start("side")),
        (side, None, match.start("side"), end),
    ]


def _tail(words: str, start: int, end: int, before: Term | None) -> list[Piece]:
    """An edge after a date ("2016年底"), or the edge of the current year or month ("年底")."""
    value = _TAILS.get(words) or _TAILS.get(words[-1]) or "before"
    adjacent = before is not None and before.end == start and before.kind != "other"
    if adjacent:
        return [("tail", value, start, end)]
    if words[0] in "年月" and len(words) == 2:
        return [(*_UNITS[words[0]], start, start + 1), ("brink", value, start + 1, end)]
    return [("other", None, start, end)]


def _decade(match: re.Match[str]) -> int:
    century = {"上": 20, "本": 21, None: 20}.get(match["cent"])
    return (century or number(match["cent"])) * 100 - 100 + number(match["tens"])


def _clock(match: re.Match[str]) -> Value:
    hour = int(match["hour"])
    if match["ampm"] in {"下午", "晚上", "晚间", "晚"} and hour < 12:
        hour += 12
    minute = match["minute"] or match["colon"] or ("30" if match["thirty"] else None)
    if hour > 24 or (minute and int(minute) > 59):
        return None
    return hour % 24, int(minute) if minute else None


class _Chinese(Lexicon):
    """The cue words of Chinese; the words of its dates are in `terms`."""

    @property
    def triggers(self) -> re.Pattern[str]:
        return _TRIGGER


_TRIGGER = re.compile(
    r"[年月日号周天季初底末]|\d{4}[./]\d|星期|礼拜|世纪|[昨今明][晚晨]|\d[:：]\d|\d{4}-\d\d"
)
LEXICON = _Chinese(
    "zh",
    {},
    order="ymd",
    future=re.compile(r"将(?!军|领|士|近)|即将|预计|计划于|拟于|定于|会在"),
    past=re.compile(r"了|已|曾|过去|报道"),
    saying=re.compile(r"(?:说|表示|称|宣布|透露|报道|指出)"),
)
