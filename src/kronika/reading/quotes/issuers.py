"""Who speaks in a release: "we" and "I" of the page's own voice.

Nothing is taken from outside the page: where no words name the one who speaks, nobody does.
"""

import re
from collections.abc import Sequence

from kronika.codebook.speech import Speech
from kronika.reading.quotes.drafts import Draft
from kronika.reading.quotes.grammar import FIRST, HYPOTHETICAL, MODALS
from kronika.reading.quotes.paragraphs import Paragraph, Unit
from kronika.reading.quotes.salience import Salience
from kronika.reading.quotes.statements import Statement, in_first_person

_BODIES = frozenset("state igo agency organisation force group unit company".split())
_TITLED = re.compile(
    r"(?i)\b(statement|remarks|message|speech|address|declaration|comments)\s+(by|of|from)\s+"
)


def titled(
    text: str, lines: Sequence[Paragraph], *, salience: Salience
) -> Statement | None:
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
    if not chosen:
        return None
    speaker = salience.fullest(chosen[0])
    return Statement(
        body[0], body[-1] + 1, speaker, match.start(1), match.end(1), "said", "titled"
    )


def issuer(drafts: Sequence[Draft], units: Sequence[Unit], *, salience: Salience) -> int | None:
    """The body in whose name "we" speaks: first the one whose positions the page states."""
    for draft in drafts:
        if draft.resolved is None or draft.takes == "clause":
            continue
        if salience.mentions[draft.resolved].kind in _BODIES and "by/" not in draft.rule:
            return draft.resolved
    for before, unit in zip(units, units[1:], strict=False):
        if _speaks(unit) is not None:
            found = _opener(before, salience=salience)
            if found is not None:
                return found
    return None


def _opener(unit: Unit, *, salience: Salience) -> int | None:
    """The body that opens a sentence ("The Coalition complies …")."""
    for word in unit.words[:3]:
        if word.mention is not None and word.quote is None:
            mention = salience.mentions[word.mention]
            after = next((w for w in unit.words if w.start >= mention.end), None)
            possessive = after is not None and after.lower in {"'s", "’s"}
            named = mention.named and mention.form != "demonym" and not possessive
            return word.mention if mention.kind in _BODIES and named else None
    return None


def first_person(unit: Unit, *, speech: Speech) -> Draft | None:
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
        if word.lower in FIRST and word.quote is None and (word.text != "i"):
            if not (i and unit.words[i - 1].lower in MODALS):
                return i
    return None
