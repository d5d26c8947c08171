"""Who speaks in a release: "we" and "I" of the page's own voice.

Nothing is taken from outside the page: where no words name the one who speaks, nobody does.
"""

import re
from collections.abc import Sequence

from kronika.reading.quotes.drafts import Draft
from kronika.reading.quotes.grammar import FINITE, FIRST, HYPOTHETICAL, MODALS
from kronika.reading.quotes.paragraphs import Paragraph, Unit
from kronika.reading.quotes.salience import Salience
from kronika.reading.quotes.statements import Statement, in_first_person

_BODIES = frozenset("state igo agency organisation force group unit company".split())
_TITLE_WORD = r"(?:[A-Z][\w.’'-]*|of|the|for|and)"
_TITLE_HOLDER = re.compile(rf"({_TITLE_WORD}(?: {_TITLE_WORD}){{1,9}}?)(?= on | at | to |:|,|$)")
_OBJECT = 40
"""Code points behind a verb in which its object begins."""
_OPENING = 4
_ACTING = frozenset({"will", "remains", "continues", "supports", "stands"})
_TITLED = re.compile(
    r"(?i)\b(statement|remarks|message|speech|address|declaration|comments)\s+(by|of|from)\s+"
)


def titled(text: str, lines: Sequence[Paragraph], *, salience: Salience) -> Statement | None:
    """The statement that a headline says the whole page is ("Statement by X on Y")."""
    head = next((line for line in lines if line.kind == "headline"), None)
    match = _TITLED.search(text, head.start, head.end) if head else None
    body = [i for i, line in enumerate(lines) if line.kind == "body"]
    if head is None or match is None or not body:
        return None
    if not any(in_first_person(text, lines[i]) for i in body):
        return None
    named = [
        i for i, m in enumerate(salience.mentions[: salience.known])
        if m.named and match.end() <= m.start and m.end <= head.end
        and (m.kind == "person" or m.start - match.end() < 6)
    ]  # fmt: skip
    person = [i for i in named if salience.mentions[i].kind == "person"]
    chosen = (person or named)[:1]
    title = None if chosen else _TITLE_HOLDER.match(text, match.end(), head.end)
    if not chosen and title is None:
        return None
    if title is not None:
        speaker = salience.describe(*title.span(1), kind="person")
    else:
        speaker = salience.fullest(chosen[0])
    return Statement(body[0], body[-1] + 1, speaker, match.start(1), match.end(1), "said", "titled")


def issuer(drafts: Sequence[Draft], units: Sequence[Unit], *, salience: Salience) -> int | None:
    """The body in whose name "we" speaks: first the one whose positions the page states."""
    others = _addressed(drafts, salience=salience)
    for draft in drafts:
        if draft.resolved is None or draft.takes == "clause" or "by/" in draft.rule:
            continue
        mention = salience.mentions[draft.resolved]
        if mention.kind in _BODIES and mention.named and mention.chain not in others:
            return draft.resolved
    for at, unit in enumerate(units):
        speaks = _speaks(unit)
        if speaks is None:
            continue
        found = _subject(unit, limit=speaks, salience=salience)
        if found is None and at:
            found = _subject(units[at - 1], limit=None, salience=salience)
        if found is not None and salience.mentions[found].chain not in others:
            return found
    return None


def _addressed(drafts: Sequence[Draft], *, salience: Salience) -> frozenset[int]:
    """Chains that "we" speaks of or to ("we call on Oman"): they are not the one who speaks."""
    spans = [(d.start, d.start + _OBJECT) for d in drafts if d.rule == "own voice"]
    return frozenset(m.chain for m in salience.mentions if any(a <= m.start < b for a, b in spans))


def _subject(unit: Unit, *, limit: int | None, salience: Salience) -> int | None:
    """The named body that acts in a sentence ("The Coalition complies …", "Oman will …")."""
    words = unit.words[:limit]
    for i, word in enumerate(words[:-1]):
        after = words[i + 1]
        if word.mention is None or word.quote is not None or after.mention == word.mention:
            continue
        mention = salience.mentions[word.mention]
        if limit is None and i >= _OPENING:
            return None
        present = i < _OPENING and after.text.islower() and after.lower.endswith("s")
        acts = after.lower in _ACTING or (present and after.lower not in FINITE)
        if acts and mention.kind in _BODIES and mention.named and mention.form != "demonym":
            return word.mention
    return None


def first_person(unit: Unit) -> Draft | None:
    """A sentence of the page's own voice ("We will continue to …") as a draft."""
    at = _speaks(unit)
    if at is None or unit.words[0].lower in HYPOTHETICAL:
        return None
    word = unit.words[at]
    last = unit.words[-1]
    end = last.start if last.lower in {".", "!", "?", ":"} else last.end
    return Draft(
        unit.words[0].start, end, word.start, word.end, "said", "asserts", "clause", "direct",
        "first person",
    )  # fmt: skip


def _speaks(unit: Unit) -> int | None:
    """Index of a "we" or "I" that is the subject of the sentence, outside quotations."""
    for i, word in enumerate(unit.words[:-1]):
        asked = i > 0 and unit.words[i - 1].lower in MODALS
        if word.lower in FIRST and word.quote is None and word.text != "i" and not asked:
            return i
    return None
