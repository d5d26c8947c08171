"""What an English number counts: the noun after it, or what befell people."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kronika.reading.numbers.spans import Amount

CURRENCIES = {
    "$": "dollars",
    "€": "euros",
    "£": "pounds",
    "¥": "yuan",
    "₽": "rubles",
    "₹": "rupees",
}
PLURALS = frozenset(
    "people men women children personnel police troops servicemen servicewomen aircraft spacecraft "
    "policemen gunmen militiamen fishermen seamen crewmen airmen guardsmen infantry cavalry staff "
    "crew percent cattle firemen businessmen dead feet km kg mph sorties".split()
)
SINGULARS = frozenset(
    "soldier person civilian officer policeman serviceman man woman child boy girl "
    "ship vessel boat "
    "warship submarine frigate destroyer aircraft plane jet helicopter tank vehicle truck car bus "
    "militant fighter attacker gunman suspect journalist bomber guard worker student pilot sailor "
    "marine trooper national citizen diplomat drone missile rocket strike airstrike raid attack "
    "explosion blast shell bomb mine building house bridge tunnel base camp position unit brigade "
    "battalion company division regiment squadron crew member leader commander minister official "
    "hostage prisoner refugee village city town country state company casualty death injury "
    "kilometer kilometre mile meter metre ton tonne hour minute week month year day".split()
)
_STOP = frozenset(
    "a an the of in on at by for from with to into onto over under after before during since until "
    "as than that which who whom whose when while where if because but or nor so yet is are was "
    "were be been being has have had do does did will would can could shall should may might must "
    "not this these those his her its their our your my it he she they we you i there here also "
    "took take taken said say says killed wounded injured arrested detained died including about "
    "around near against between among through across per via within without amid against despite "
    "each every other others more most less last next past ago later earlier old".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W_]+)*")
_HYPHEN = re.compile(r"-(?P<unit>[a-z]{3,})")
PEOPLE = PLURALS | frozenset(
    "soldiers civilians persons officers militants fighters terrorists insurgents rebels gunmen "
    "attackers policemen students journalists tourists workers villagers residents passengers "
    "guards sailors marines pilots pilgrims worshippers protesters demonstrators others "
    "nationals citizens diplomats attackers bombers suspects members boys girls adults".split()
)
MAX_WORDS = 6
_WERE = re.compile(
    r"\s(?:were|are|was)\s(?:(?!not|all|to|the|in|on|at|of)[a-z-]+\s){0,2}?(?P<what>[a-z]{3,})\b"
)
"""A part that is named behind its figure: "of these, 12 were trucks"."""
_PARTITIVE = re.compile(
    r"\sof\s(?:the|these|those|its|their)\s(?:[A-Z][\w’'-]+\s)?(?P<what>[a-z]{3,})\b"
    r"(?:\s(?:are|were|come|came|will\scome|had\scome|have\scome)\sfrom\s(?:the\s)?"
    r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})?"
)
"""A part of what was told before, and where it comes from: "40 of the guards came from Peru"."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun or fate, in lower case, with its place in the sentence."""

    word: str
    start: int
    end: int


def after(text: str, amount: Amount) -> Counted | None:
    """The head noun of the phrase that the number begins: its last plural word."""
    if text[amount.end : amount.end + 2].lstrip()[:1] == "%":
        at = text.index("%", amount.end)
        return Counted("percent", at, at + 1)
    if hyphen := _HYPHEN.match(text, amount.end):
        return Counted(hyphen["unit"], hyphen.start("unit"), hyphen.end("unit"))
    if amount.value > 1 and (some := _PARTITIVE.match(text, amount.end)):
        word = some["what"].lower()
        return Counted(word, some.start("what"), some.end()) if _plural(word) else None
    if were := _WERE.match(text, amount.end):
        word = were["what"].lower()
        return Counted(word, were.start("what"), were.end()) if _is_thing(word) else None
    best: Counted | None = None
    position = amount.end
    for _ in range(MAX_WORDS):
        match = re.compile(r"[\s-]").match(text, position) and _WORD.match(text, position + 1)
        if not match:
            break
        word = match.group().lower()
        if word == "and" and best is None:
            position = match.end()
            continue
        if word in _STOP or word == "and" or (best and not _plural(word)):
            break
        if _plural(word) or (amount.value == 1 and word in SINGULARS):
            best = Counted(word, match.start(), match.end())
        position = match.end()
    return best


def _plural(word: str) -> bool:
    if word in PLURALS:
        return True
    return len(word) > 3 and word[-1] == "s" and not word.endswith(("ss", "us", "sis", "'s", "’s"))


def _is_thing(word: str) -> bool:
    return word in PLURALS or (word.endswith("s") and word[:-1] in SINGULARS)


def shared(text: str, amount: Amount, match: re.Match[str]) -> Counted | None:
    """The noun after a second number that a first one shares: "46 and 29 vehicles"."""
    if match["join"] is None or amount.end == match.end():
        return None
    return after(text, Amount(match.start(), match.end(), amount.value))


def one_counts(text: str, amount: Amount) -> bool:
    """Whether "one" counts: a person or thing, or a casualty."""
    follows = _WORD.match(text, amount.end + 1)
    word = follows.group().lower() if follows else ""
    return word in SINGULARS or word in {"dead", "killed", "wounded", "injured", "other"}
