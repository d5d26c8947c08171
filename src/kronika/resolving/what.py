"""Two tellings held against each other by name, number, action and the words themselves."""

from rapidfuzz.distance import JaroWinkler

from kronika.model.tellings import Telling
from kronika.resolving.days import apart
from kronika.resolving.evidence import Sign
from kronika.resolving.series import is_known, spelled_alike
from kronika.resolving.when import news_days, span

_TELLING_NUMBER = 5
_UNDONE = frozenset(
    {"removed", "lifted", "suspended", "delisted", "eased", "terminated", "revoked", "expired"}
)


def by_name(left: Telling, right: Telling) -> Sign | None:
    """They bear one name, of one year or of two."""
    if not left.series or not right.series:
        return None
    a, b = _edition(left), _edition(right)
    same = left.series == right.series or spelled_alike(left.series, right.series)
    if same and a and b and abs(a - b) > (0 if left.edition and right.edition else 1):
        return Sign("name", -5.0, f"Another edition of {left.series}: {a} and {b}", veto=True)
    if not same:
        if _may_be_garbled(left, right):
            names = " and ".join(sorted((left.series, right.series)))
            return Sign(ASKING, 1.3, f"Perhaps one name, of {left.edition}: {names}")
        both = left.series.isascii() == right.series.isascii()
        return Sign("name", -2.5 if both else 0.0, f"Other names: {left.series}, {right.series}")
    if left.edition and left.edition == right.edition:
        return Sign("name", 4.0, f"Both are {left.series} {left.edition}")
    return Sign("name", 2.5 if a and b else 1.5, f"Both are called {left.series}")


def _may_be_garbled(left: Telling, right: Telling) -> bool:
    """One word with one year each, alike in letters: two exercises, or a slip in one of the names.

    It is never more than a question: Trident and Triton of one year are two.
    """
    a, b = left.series or "", right.series or ""
    if not left.edition or left.edition != right.edition or " " in a + b:
        return False
    if is_known(a) and is_known(b):
        return False
    return a[:1] == b[:1] and JaroWinkler.similarity(a, b) >= _GARBLED


_GARBLED = 0.78


def _edition(telling: Telling) -> int | None:
    """The year that the name bears, that the date has, or that the page is of."""
    if telling.edition:
        return telling.edition
    days = span(telling)
    if days is not None and days[1] - days[0] <= 366:
        return _year(days[0])
    if telling.published is not None and telling.factuality != "historical":
        return _year(telling.published)
    return None


def _year(day: int) -> int:
    from datetime import date

    return date.fromordinal(day).year


def by_words(left: Telling, right: Telling) -> Sign | None:
    """Both pages tell it in the same words.

    That decides where it is the news of the same days; an office that writes one form day after
    day, or pages without a date, need more.
    """
    if not left.words or not right.words or set(left.words).isdisjoint(right.words):
        return None
    a, b = news_days(left), news_days(right)
    if a is not None and b is not None and apart(a, b) <= _NEWS_DAYS:
        return Sign("words", 5.0, "Both pages tell it in the same words")
    return Sign("words", 1.5, "Both pages tell it in the same words, perhaps on other days")


_NEWS_DAYS = 4


def by_numbers(left: Telling, right: Telling) -> Sign | None:
    """They give the same number of the same thing."""
    a, b = set(left.numbers), set(right.numbers)
    shared = sorted((w, v) for w, v in a & b if _is_telling(v) and w != "ordinal")
    if shared:
        what, value = shared[0]
        return Sign("what", 1.2, f"The same number: {value} {what}".rstrip())
    few = sorted((w, v) for w, v in a & b if w in _FATES and v in _FEW_BUT_SAID)
    if few:
        return Sign("what", 0.8, f"The same number: {few[0][1]} {few[0][0]}")
    values = {v for _, v in a if _is_large(v)} & {v for _, v in b if _is_large(v)}
    if values:
        return Sign("what", 0.8, f"The same number: {min(values)}")
    return None


_FATES = frozenset({"killed", "wounded", "detained", "abducted"})
_FEW_BUT_SAID = frozenset({"3", "4"})
"""One or two are killed or held on any day."""


def _is_telling(value: str) -> bool:
    try:
        return float(value) >= _TELLING_NUMBER
    except ValueError:
        return False


def _is_large(value: str) -> bool:
    return len(value.rstrip("0").replace(".", "")) > 1 and _is_telling(value) and len(value) > 2


def by_action(left: Telling, right: Telling) -> Sign | None:
    """What is done to a list or a measure: put on and taken off are two acts."""
    if not left.action or not right.action or left.action == right.action:
        return None
    undone = (left.action in _UNDONE) != (right.action in _UNDONE)
    reason = f"Two acts: {left.action} and {right.action}"
    return Sign("what", -4.0 if undone else -0.5, reason, veto=undone)


def by_sequence(left: Telling, right: Telling) -> Sign | None:
    """One page calls it another one, a new one, a second one."""
    if left.further == right.further:
        return None
    return Sign("what", -1.2, "One page tells of a further one, the other does not")


def by_story(left: Telling, right: Telling) -> Sign | None:
    """Both pages mainly report one story, as their words or headlines say."""
    if left.document_id == right.document_id:
        return None
    return _by_headline(left, right) or _by_words_of_story(left, right)


def _by_headline(left: Telling, right: Telling) -> Sign | None:
    """Both are what their page mainly reports, under like headlines."""
    a, b = set(left.headline), set(right.headline)
    shared = [word for word in left.headline if word in b]
    if len(shared) < _FEW:
        return None
    share = len(shared) / min(len(a), len(b))
    if share < _SHARE:
        return None
    sure = share >= _LARGE_SHARE and len(shared) > _FEW
    return Sign("story", 1.6 if sure else 1.0, f"Headlines share: {', '.join(shared[:4])}")


def _by_words_of_story(left: Telling, right: Telling) -> Sign | None:
    """The pages have many of their telling words in common; a side event of both counts less.

    That is a reason to ask, not to join: pages on two raids of one week share their words too.
    """
    shared = len(set(left.story) & set(right.story))
    one_outlet = left.outlet is not None and left.outlet == right.outlet
    if shared < _STORY_WORDS or one_outlet:
        return None
    main = bool(left.headline and right.headline)
    weight = (1.3 if shared >= _MANY_STORY_WORDS else 1.0) if main else 0.7
    return Sign(ASKING, weight, f"One story: the pages share {shared} of their telling words")


ASKING = "pages"
"""The aspect that can make a pair a question, never one event."""
_FEW, _SHARE, _LARGE_SHARE = 2, 0.4, 0.6
_STORY_WORDS, _MANY_STORY_WORDS = 4, 6
