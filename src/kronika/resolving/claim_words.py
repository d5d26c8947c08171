"""What a claim says as it is compared: words, numbers, whether it denies; and its speaker."""

import re
from dataclasses import dataclass

from kronika.codebook.gazetteer.folding import fold
from kronika.model.records import Entity
from kronika.resolving.story_words import SMALL_WORDS, folded

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[\w'’]+")
_GROUPED = re.compile(r"[,.\s](?=\d{3}(?!\d))")
_NAMED = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve два три четыре пять шесть семь "
        "восемь девять десять одиннадцать двенадцать".split(),
        [*map(str, range(2, 13))] * 2,
        strict=True,
    )
)
_NOT = frozenset(
    "not no never nobody none nothing neither without cannot не нет никогда никто ничего без "
    "ни".split()
)
_NOT_ENDINGS = ("n't", "n’t")
_NOT_SIGNS = "不没無无未非"
_LEAST_SHARED = 2


@dataclass(frozen=True, slots=True)
class Gist:
    """The telling words of a claim, its numbers, and how often it negates."""

    words: frozenset[str]
    numbers: frozenset[str]
    negations: int


def gist_of(content: str) -> Gist:
    """The gist of what somebody says.

    Example:
        >>> gist = gist_of("Four of the 1,200 guards were not at their posts")
        >>> sorted(gist.words), sorted(gist.numbers), gist.negations
        (['guard', 'post'], ['1200', '4'], 1)
    """
    plain = _WORD.findall(content.casefold())
    numbers = {_GROUPED.sub("", n).strip(".,") for n in _NUMBER.findall(content)}
    numbers |= {_NAMED[word] for word in plain if word in _NAMED}
    denied = sum(word in _NOT or word.endswith(_NOT_ENDINGS) for word in plain)
    denied += sum(sign in _NOT_SIGNS for sign in content)
    words = (w for w in folded(content) if w not in SMALL_WORDS and not w[:1].isdigit())
    return Gist(frozenset(w for w in words if w not in _NAMED), frozenset(numbers), denied)


def alike(left: Gist, right: Gist) -> float | None:
    """The share of the shorter's words that the other holds; None where they contradict.

    Example:
        >>> a = gist_of("the bridge was hit by three rockets at dawn")
        >>> alike(a, gist_of("three rockets hit the bridge"))
        1.0
        >>> alike(a, gist_of("four rockets hit the bridge")) is None
        True
    """
    if left.negations % 2 != right.negations % 2:
        return None
    if not (left.numbers <= right.numbers or right.numbers <= left.numbers):
        return None
    shared = len(left.words & right.words)
    if shared < _LEAST_SHARED:
        return 0.0
    return shared / min(len(left.words), len(right.words))


def speaker_keys(speaker: str, entity: Entity | None) -> frozenset[str]:
    """What a speaker is known by: its record and, where it is a name, the names of its page.

    A description ("the spokesman", "a resident") may be somebody else on every page: its key
    begins with `DESCRIBED`.

    Example:
        >>> sorted(speaker_keys("Ama Osei", None)), sorted(speaker_keys("the harbour master", None))
        (['ama osei'], ['~ harbour master'])
    """
    found = {entity.record_id} if entity is not None else set()
    names = [speaker, *(n.name for n in entity.names)] if entity is not None else [speaker]
    found |= {fold(name) for name in names if _is_name(name)}
    if not _is_name(speaker):
        words = [w for w in fold(speaker).split() if w not in _ARTICLES]
        found |= {f"{DESCRIBED}{' '.join(words)}"} if words else set()
    return frozenset(found - {""})


DESCRIBED = "~ "
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})


def _is_name(name: str) -> bool:
    """Whether it has two words and each of some length is capitalised, or is not in Latin letters.

    One capitalised word may only begin a sentence.
    """
    words = _WORD.findall(name)
    if any(ord(letter) > _HAN for letter in name):
        return True
    return len(words) > 1 and all(w[0].isupper() for w in words if len(w) > _SMALL)


_HAN = 0x2E80
"""From here on, scripts do not tell names by capitals."""
_SMALL = 3
