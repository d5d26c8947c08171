"""The words that an attribution is about: before it, behind it, or between marks."""

from collections.abc import Sequence

from kronika.codebook.speech import Speech
from kronika.reading.quotes.drafts import Attribution, Directness
from kronika.reading.quotes.grammar import (
    COMMAS,
    CONJUNCTIONS,
    DASHES,
    DAYS,
    DETERMINERS,
    FINITE,
    MARKS,
    PRONOUNS,
    STOPS,
    VENUES,
)
from kronika.reading.quotes.paragraphs import Word

_ADDRESSED = frozenset(
    "reporters journalists parliament lawmakers viewers media news a the an delegates "
    " troops residents voters".split()
)
_TOLD = frozenset({"him", "her", "them", "me", "us", "you", "it"})
_SETTINGS = frozenset(
    {"in", "on", "at", "during", "via", "to", "earlier", "late", "today", "yesterday"}
)
_NEAR = frozenset({"this", "last", "next"})
_BEFORE = frozenset({"and", "but", "while", "whereas", "as", "or", "though", "although"})
_MIN_WORDS = 2
_REACH = 14

Span = tuple[int, int]


def forward(
    words: Sequence[Word], found: Attribution, *, following: Attribution | None, speech: Speech
) -> Span | None:
    """Word indices of what is said behind the cue, or None."""
    if _relative(words, found):
        return None
    start, marked = _opening(words, found, speech=speech)
    end = _boundary(words, start, found=found, following=following)
    if found.cue.form == "noun":
        end = next((i for i in range(start, end) if words[i].lower in COMMAS), end)
    start, end = trimmed(words, start, end)
    if end - start < 1 or _participle(words, start, speech=speech):
        return None
    if _is_quoted(words, start) or (marked and found.cue.verb.takes != "quote"):
        return start, end
    if end - start == 1 and words[max(0, found.first - 1)].lower == "which":
        return trimmed(words, 0, end)  # "an attack for which X claimed responsibility"
    return (start, end) if _allowed(words, start, end, found=found, speech=speech) else None


def _colon_ahead(words: Sequence[Word], at: int) -> int | None:
    """The colon of "wrote to the council on Monday: “…”"."""
    for i in range(at, min(len(words), at + _REACH)):
        if words[i].quote is not None or words[i].lower in COMMAS:
            return None
        if words[i].lower in {":", "："}:
            return i if _is_quoted(words, min(i + 1, len(words) - 1)) else None
    return None


def _relative(words: Sequence[Word], found: Attribution) -> bool:
    """As in "what X said was" and "the plan which X opposed": no content of its own follows."""
    before = words[found.first - 1].lower if found.first else ""
    if before == "what":
        return True
    bare = found.cue.verb.takes in {"object", "stance"} and found.cue.verb.lemma != "claim"
    return bare and before in {"which", "that", "whom"}


def _opening(words: Sequence[Word], found: Attribution, *, speech: Speech) -> tuple[int, bool]:
    """Where what is said begins, and whether "that" or a colon opens it."""
    at = found.last if found.inverted or found.cue.form in {"according", "noun"} else found.cue.last
    if found.quoted_by is not None and found.speaker is not None:
        at = max(at, found.cue.last)
    if found.cue.form == "noun":
        return _behind(words, found), False
    if found.cue.form == "according" and found.first <= 1:
        return _behind_source(words, at), False
    loose = found.cue.verb.takes in {"clause", "that", "quote"}
    that = _that(words, at, speech=speech, reach=_REACH if loose else 2)
    if that is not None:
        return that + 1, True
    colon = _colon_ahead(words, at)
    if colon is not None:
        return colon + 1, True
    if found.cue.words in speech.told or found.cue.verb.lemma in {
        "tell",
        "inform",
        "remind",
        "assure",
    }:
        at = _past_addressee(words, at)
    at = _past_setting(words, at)
    if at < len(words) and words[at].quote is None and words[at].lower in speech.that:
        return at + 1, True
    return at, at < len(words) and words[at].lower in {":", "："}


def _behind(words: Sequence[Word], found: Attribution) -> int:
    """Behind a noun of saying and its speaker: "calls by X for", "X's claim that"."""
    end = found.speaker.end if found.speaker else 0
    at = found.cue.last
    while at < len(words) and words[at].start < end:
        at += 1
    opens = at < len(words) and words[at].lower in {"for", "that", "to", "on", "of"}
    return at + 1 if opens else at


def _behind_source(words: Sequence[Word], at: int) -> int:
    """Behind the comma that ends "According to a source cited by X,"."""
    for i in range(at, min(len(words), at + _REACH)):
        if words[i].lower in COMMAS:
            return i + 1
        if words[i].quote is not None or words[i].lower in FINITE:
            break
    return at


def _that(words: Sequence[Word], at: int, *, speech: Speech, reach: int) -> int | None:
    """The "that" that opens the content, if nothing but settings stands before it."""
    for i in range(at, min(len(words), at + reach)):
        word = words[i]
        if word.quote is not None or word.lower in FINITE or word.lower in STOPS - {"-"}:
            return None
        if word.lower in speech.that:
            return i
        if word.lower in speech.verbs and word.mention is None and i > at:
            return None
    return None


def _past_addressee(words: Sequence[Word], at: int) -> int:
    """Behind the one who is told: "told reporters", "told the Oman Daily"."""
    while at < len(words) and words[at].lower in _ADDRESSED and words[at].quote is None:
        at += 1
    if at + 1 < len(words) and words[at].lower in _TOLD and words[at + 1].lower not in FINITE:
        return at + 1
    start = at
    while at < min(len(words), start + 4) and _unknown_name(words[at]):
        at += 1
    if at == start and at < len(words) and words[at].mention is not None:
        mention = words[at].mention
        while at < len(words) and words[at].mention == mention:
            at += 1
    elif at == start and at and at < len(words) and words[at - 1].lower in DETERMINERS:
        at += 1
    return at


def _unknown_name(word: Word) -> bool:
    return (
        word.mention is None and word.quote is None and word.text.istitle() and word.text.isalpha()
    )


def _past_setting(words: Sequence[Word], at: int) -> int:
    """Behind "on Monday", "in a statement", "at a briefing in Muscat"."""
    moved = True
    while moved and at < len(words):
        moved = False
        lower = words[at].lower
        if words[at].quote is not None:
            break
        after = words[at + 1].lower if at + 1 < len(words) else ""
        if after in {"'s", "’s"}:
            break
        if lower in _SETTINGS | (DAYS - _NEAR) or (lower in _NEAR and after in DAYS):
            stop = _setting_end(words, at)
            moved, at = stop > at, stop
    return at


def _setting_end(words: Sequence[Word], at: int) -> int:
    end = at
    for i in range(at, min(len(words), at + 8)):
        lower = words[i].lower
        if lower in COMMAS or lower in STOPS or words[i].quote is not None or lower in FINITE:
            break
        if end > at and lower in {"the", "a", "an"} and words[i - 1].lower in DAYS:
            break  # "this morning the raid of this Friday"
        if lower in VENUES or lower in DAYS or (lower.isdigit() and end > at):
            end = i + 1
    return end


def _boundary(
    words: Sequence[Word], start: int, *, found: Attribution, following: Attribution | None
) -> int:
    """Where what is said ends: before the next attribution that is not part of it."""
    end = len(words)
    if following is None:
        return end
    first = following.first
    joined = first > 0 and words[first - 1].lower == "and"
    if joined and following.speaker is not None and following.speaker.kind == "pronoun":
        return end
    same = first <= found.cue.first and following.cue.left >= start
    if same and words[following.cue.left].lower in COMMAS:
        return following.cue.left
    if same and words[following.cue.left].lower in MARKS:
        return following.cue.left + 1
    if first > start and words[first - 1].lower in _BEFORE | COMMAS | {";"}:
        return first
    if following.shared and following.cue.left >= start:
        return following.cue.left + 1
    return end


def trimmed(words: Sequence[Word], start: int, end: int) -> Span:
    """The span without commas, stops and conjunctions at its edges; its marks stay."""
    while start < end and (words[start].lower in COMMAS | STOPS):
        start += 1
    while (
        end > start
        and words[end - 1].quote is None
        and (words[end - 1].lower in COMMAS | STOPS or words[end - 1].lower in _BEFORE)
    ):
        end -= 1
    return start, end


def _participle(words: Sequence[Word], start: int, *, speech: Speech) -> bool:
    forms = speech.verbs.get(words[start].lower)
    return forms is not None and forms[0].forms == {"ing"} and words[start].quote is None


def _is_quoted(words: Sequence[Word], start: int) -> bool:
    if words[start].quote is not None:
        return True
    return (
        words[start].lower in MARKS
        and start + 1 < len(words)
        and words[start + 1].quote is not None
    )


def _allowed(
    words: Sequence[Word], start: int, end: int, *, found: Attribution, speech: Speech
) -> bool:
    """Whether bare words behind the verb can be what is said."""
    takes = found.cue.verb.takes
    if takes in {"object", "stance"}:
        return True
    if takes == "quote":
        marked = any(w.lower in MARKS for w in words[start:end])
        return marked and words[start].lower != "to"
    if end - start < _MIN_WORDS:
        return False
    if found.cue.form == "according":
        return True
    return takes == "clause" and _has_verb(words, start, end, speech=speech)


def _has_verb(words: Sequence[Word], start: int, end: int, *, speech: Speech) -> bool:
    if words[start].lower in PRONOUNS or words[start].lower == "there":
        return end - start > _MIN_WORDS
    for i in range(start, end):
        lower = words[i].lower
        if words[i].quote is not None or lower in FINITE:
            return True
        if i > start and words[i].mention is None and lower in speech.verbs:
            return True
        if i > start and words[i].mention is None and len(lower) > 4 and lower.endswith("ed"):
            return True
    return speech.language != "en"


def backward(
    words: Sequence[Word], found: Attribution, *, floor: int, speech: Speech
) -> Span | None:
    """Word indices of what is said before the attribution ("…, X said"), or None."""
    first = found.first
    if found.cue.form == "by":
        floor = _clause_start(words, _end_before(words, found), speech=speech)
    if first <= floor or found.shared:
        return None
    before = words[first - 1]
    parted = before.lower in COMMAS | MARKS | DASHES | {"?", "!"} or before.quote is not None
    if found.cue.form in {"according", "by"}:
        parted = True
    if not parted and not found.inverted:
        return None
    start, end = trimmed(words, floor, _end_before(words, found))
    if end <= start:
        return None
    quoted = any(w.quote is not None for w in words[start:end])
    if not quoted and found.cue.verb.takes == "quote":
        return None
    if not quoted and found.cue.form == "by":
        return (start, end) if end > start else None
    if not quoted and (
        end - start < 3
        or words[start].lower in CONJUNCTIONS - {"that", "and", "but", "after", "before", "since"}
    ):
        return None
    if not quoted and not _has_verb(words, start, end, speech=speech):
        return None
    return start, end


def _end_before(words: Sequence[Word], found: Attribution) -> int:
    """Where what stands before an attribution ends; a passive is about its subject."""
    cue = found.cue
    if cue.form != "by" or not cue.passive or cue.left < 0:
        return found.first
    return cue.left if words[cue.left].lower in {"which", "that"} else cue.left + 1


def _clause_start(words: Sequence[Word], at: int, *, speech: Speech) -> int:
    """Where the noun phrase begins that a passive is about ("an attack claimed by X")."""
    at -= at > 0 and words[at - 1].lower in COMMAS
    while at > 0 and words[at - 1].quote is None:
        lower = words[at - 1].lower
        if words[at - 1].mention is None and (
            lower in COMMAS | STOPS - {"-"}
            or lower in CONJUNCTIONS - {"and"}
            or lower in speech.verbs
        ):
            break
        at -= 1
    return at


def directness(words: Sequence[Word], span: Span) -> Directness:
    """Whether all, some or none of the words stand in marks (a term in marks does not count)."""
    inner = [w for w in words[span[0] : span[1]] if w.lower not in MARKS | COMMAS | STOPS]
    quoted = sum(w.quote is not None for w in inner)
    if quoted and quoted >= len(inner) - 1:
        return "direct"
    longest = max(
        (sum(w.quote == q for w in inner) for q in {w.quote for w in inner} - {None}), default=0
    )
    return "mixed" if longest > 3 else "indirect"
