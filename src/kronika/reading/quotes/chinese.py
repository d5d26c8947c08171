"""Attributions in Chinese text, where no spaces part the words.

A speaker, at most a few characters of time or manner, a verb of saying, then a comma or a
colon and what is said: 外交部发言人李明5日表示，… ; 据新华社报道，… .
"""

import re
from collections.abc import Iterator, Sequence

from kronika.codebook.speech import Speech, SpeechVerb
from kronika.model.readings import Mention
from kronika.reading.quotes.drafts import Draft
from kronika.reading.quotes.marks import Quotation
from kronika.reading.quotes.paragraphs import Paragraph
from kronika.reading.quotes.phrases import SPEAKING, Speaker

_GAP = 12
_END = re.compile(r"[。！？\n]")
_OPEN = re.compile(r"[，：,:\s]*[“「『\"]?")


def drafts(
    text: str, lines: Sequence[Paragraph], *, mentions: Sequence[Mention],
    marks: Sequence[Quotation], speech: Speech,
) -> Iterator[Draft]:  # fmt: skip
    """A draft for every speaker who stands right before a verb of saying."""
    forms = sorted(speech.verbs, key=len, reverse=True)
    cue = re.compile(rf"[^，。：；！？“”\n]{{0,{_GAP}}}?({'|'.join(map(re.escape, forms))})")
    for index, line in enumerate(lines):
        inner = [m for m in marks if m.paragraph == index]
        for at, mention in enumerate(mentions):
            if not line.start <= mention.start < line.end or mention.kind not in SPEAKING:
                continue
            if any(q.start <= mention.start < q.end for q in inner):
                continue
            found = cue.match(text, mention.end, line.end)
            if found is None or _other_between(mentions, mention.end, found.start(1)):
                continue
            draft = _draft(text, line, found=found, speaker=(at, mention), speech=speech)
            if draft is not None:
                yield _quoted(draft, inner)


def _other_between(mentions: Sequence[Mention], start: int, end: int) -> bool:
    return any(start <= m.start < end and m.kind in SPEAKING for m in mentions)


def _draft(
    text: str, line: Paragraph, *, found: re.Match[str], speaker: tuple[int, Mention],
    speech: Speech,
) -> Draft | None:  # fmt: skip
    index, mention = speaker
    verb: SpeechVerb = speech.verbs[found.group(1)][0].verb
    opening = _OPEN.match(text, found.end(), line.end)
    start = opening.end() if opening else found.end()
    stop = _END.search(text, start, line.end)
    end = stop.start() if stop else line.end
    if end - start < 2 or (verb.takes == "clause" and start == found.end()):
        return None
    who = Speaker(0, 0, mention.start, mention.end, index, mention.kind)
    return Draft(
        start, end, found.start(1), found.end(1), found.group(1), verb.stance, verb.takes,
        "indirect", "chinese", speaker=who,
    )  # fmt: skip


def _quoted(draft: Draft, marks: Sequence[Quotation]) -> Draft:
    """The draft with its quotation as content, if what is said opens with one."""
    for quotation in marks:
        if abs(quotation.start - draft.start) <= 1:
            draft.start, draft.end, draft.directness = quotation.start, quotation.end, "direct"
    return draft
