"""Words as stories are compared by them: folded, without endings, whatever the script.

Latin words with marks are known by their ASCII form; plural and verb endings of English and the
last letters of long Cyrillic and Arabic words do not count, so that inflected forms meet. Scripts
written without spaces give each pair of neighbouring signs. Small words that every text has
are left out.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from anyascii import anyascii

_SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_RUN = re.compile(f"[{_SIGNS}]+|[^\\W_{_SIGNS}]+(?:[.,]\\d+)*")
_LATIN = re.compile("[a-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]", re.IGNORECASE)
_MARKS = re.compile("[\u0301\u0640\u064b-\u065f\u0670]")
_KEPT_LETTERS = 6

SMALL_WORDS = frozenset(
    """
    a about above after again against all also although always am among an and another any are
    around as at away back be became because become been before began behind being below between
    both but by call came can cannot come could day did do does done down during each either else
    even ever every few for former found from further gave get give given go goes going gone got had
    has have having he her here hers herself him himself his how however i if in into is it its
    itself just keep kept last later least less let like made make many may me might mine more
    moreover most much must my myself near neither never next no nobody none nor not nothing now of
    off often on once one only onto or other others otherwise our ours ourselves out over own per
    perhaps put quite rather re said same saw say saying says see seem seen several shall she should
    since so some such take taken than that the their theirs them themselves then there therefore
    these they this those though through thus to today together told too took toward towards two
    under until up upon us use used very via was way we well went were what when where whether which
    while who whole whom whose why will with within without would year yet you your yours

    и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне
    было вот от меня еще нет о из ему теперь когда даже ну вдруг ли если уже или ни быть был него
    до вас нибудь опять уж вам ведь там потом себя ничего ей может они тут где есть надо ней для мы
    тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому
    этого какой совсем ним здесь этом один почти мой тем чтобы нее были куда зачем всех можно при
    об это также который которые которая которой которых году после сказал сообщил сообщает
    """.split()
)


def folded(text: str) -> Iterator[str]:
    """The words of a text in order, small words included; endings do not count.

    Example:
        >>> list(folded("Fregattens øvelser: 1,500 troops"))
        ['fregatten', 'ovelser', '1500', 'troop']
        >>> list(folded("учения учений")), list(folded("联合军演"))
        (['учени', 'учени'], ['联合', '合军', '军演'])
    """
    for match in _RUN.finditer(text):
        yield from _parts(match[0])


def telling(text: str) -> Iterator[str]:
    """The words of a text in order, without small words.

    Example:
        >>> list(telling("The troops of both states were flown in"))
        ['troop', 'state', 'flown']
    """
    return (word for word in folded(text) if word not in SMALL_WORDS)


@lru_cache(maxsize=100_000)
def _parts(run: str) -> tuple[str, ...]:
    word = unicodedata.normalize("NFKC", run)
    if re.match(f"[{_SIGNS}]", word):
        return tuple(a + b for a, b in pairwise(word)) or (word,)
    if word[0].isdecimal():
        return (re.sub("[.,](?=\\d{3}(?!\\d))", "", word),)
    word = (anyascii(word) if _LATIN.search(word) else word).casefold()
    if word in SMALL_WORDS or len(word) == 1:
        return (word,) if len(word) > 1 else ()
    return (_stem(_MARKS.sub("", word).replace("ё", "е")),)


def _stem(word: str) -> str:
    if not word.isascii():
        return word[: max(_KEPT_LETTERS - 1, len(word) - 3)] if len(word) >= _KEPT_LETTERS else word
    word = _singular(word)
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]
