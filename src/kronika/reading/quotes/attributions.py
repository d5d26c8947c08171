"""Each cue of a unit with the speaker who stands beside it."""

from collections.abc import Sequence
from dataclasses import replace

from kronika.codebook.speech import Speech
from kronika.reading.quotes.cues import Cue, cues
from kronika.reading.quotes.drafts import Attribution
from kronika.reading.quotes.grammar import COMMAS, MARKS, PRONOUNS
from kronika.reading.quotes.paragraphs import Word
from kronika.reading.quotes.phrases import Speaker
from kronika.reading.quotes.speakers import Finder

_CITING_FORMS = frozenset({"citing", "quoting"})
_CITING = frozenset({"quote", "cite"})
_HOLDERS = frozenset(
    "state agency force group person igo organisation company media pronoun".split()
)


def attributions(words: Sequence[Word], finder: Finder, speech: Speech) -> list[Attribution]:
    """Cues with their speakers, in order; cues of nobody are left out."""
    found: list[Attribution] = []
    for cue in cues(words, speech):
        attribution = _attribution(words, cue, finder=finder, before=found)
        if attribution is not None and _fitting(attribution):
            found.append(attribution)
    return _chained(words, found, finder=finder)


def _attribution(
    words: Sequence[Word], cue: Cue, *, finder: Finder, before: Sequence[Attribution]
) -> Attribution | None:
    if cue.form == "according":
        return _with(cue, finder.after(cue.last))
    if cue.form == "by":
        return _with(cue, finder.after(_behind_by(words, cue)))
    if cue.form == "noun":
        owned = words[cue.last].lower not in {"by", "from"}
        return _with(cue, finder.before(cue.left) if owned else finder.after(cue.last + 1))
    if cue.form == "participle" and words[cue.left].lower not in COMMAS | MARKS:
        named = finder.before(cue.left)
        if named is not None:
            return Attribution(cue, named)
    if cue.form == "participle":
        return _shared(words, cue, before=before, finder=finder)
    if cue.form == "quoted":
        return Attribution(cue, finder.before(cue.left) if cue.passive else None)
    return _finite(words, cue, finder=finder, before=before)


def _with(cue: Cue, speaker: Speaker | None) -> Attribution | None:
    return Attribution(cue, speaker) if speaker else None


def _behind_by(words: Sequence[Word], cue: Cue) -> int:
    return cue.last + (1 if words[cue.last].lower == "by" else 2)


def _finite(
    words: Sequence[Word], cue: Cue, *, finder: Finder, before: Sequence[Attribution]
) -> Attribution | None:
    speaker = finder.before(cue.left)
    if speaker:
        return Attribution(cue, speaker)
    left = words[cue.left].lower if cue.left >= 0 else ""
    if cue.left < 0 or left in COMMAS | MARKS | {"-", "—", "–", "as", ".", "?", "!"}:
        behind = finder.after(cue.last)
        if behind and (behind.kind != "pronoun" or behind.first == cue.last) and _inverts(cue):
            return Attribution(cue, behind, inverted=True)
    naming = cue.verb.takes == "quote" and left in COMMAS
    if left in COMMAS | {"and", "but", "or", "nor"} and not naming:
        return _shared(words, cue, before=before, finder=finder)
    return None


def _inverts(cue: Cue) -> bool:
    return cue.verb.takes in {"clause", "that"}


def _shared(
    words: Sequence[Word], cue: Cue, *, before: Sequence[Attribution], finder: Finder
) -> Attribution | None:
    """A second verb of the same speaker: "said …, adding that"; "praised … and urged"."""
    for earlier in reversed(before):
        if earlier.cue.form in {"finite", "participle", "quoted"} and earlier.speaker:
            fits = (earlier.cue.base or not cue.base) and _chains(words, cue, earlier=earlier)
            return Attribution(cue, earlier.speaker, shared=True) if fits else None
    behind_and = cue.left >= 0 and words[cue.left].lower == "and"
    if cue.base or (cue.form == "participle" and behind_and):
        return None
    subject = _subject(words, finder, limit=cue.first)
    return Attribution(cue, subject, shared=True) if subject else None


def _chains(words: Sequence[Word], cue: Cue, *, earlier: Attribution) -> bool:
    """Whether a participle behind "and" goes on from another one."""
    behind_and = cue.left >= 0 and words[cue.left].lower == "and"
    return cue.form != "participle" or not behind_and or earlier.cue.form == "participle"


def _subject(words: Sequence[Word], finder: Finder, *, limit: int) -> Speaker | None:
    """The person or pronoun that opens the unit."""
    if not words or limit < 2:
        return None
    if words[0].lower in PRONOUNS:
        return finder.before(0)
    opening = next((i for i, w in enumerate(words[:8]) if w.mention is not None), None)
    if opening is None or opening >= limit:
        return None
    last = opening
    while last + 1 < limit and words[last + 1].mention == words[opening].mention:
        last += 1
    found = finder.before(last)
    return found if found and found.kind == "person" else None


def _fitting(found: Attribution) -> bool:
    """Stances are held by states, bodies and persons; "it" holds none that can be checked."""
    speaker, verb = found.speaker, found.cue.verb
    if speaker is None:
        return found.cue.form in {"quoted", "participle"}
    if verb.takes == "stance":
        return speaker.kind in _HOLDERS and (found.cue.form == "finite")
    return True


def _chained(
    words: Sequence[Word], found: list[Attribution], *, finder: Finder
) -> list[Attribution]:
    """As in "A quoted B as saying", "A, citing B, said": B speaks, A carries it."""
    kept: list[Attribution] = []
    for attribution in found:
        cue = attribution.cue
        last = kept[-1] if kept else None
        if cue.form == "quoted" and not cue.passive:
            if last is not None and last.cue.verb.lemma in _CITING:
                kept[-1] = _quoted(words, last, cue=cue, finder=finder)
        elif cue.verb.lemma in _CITING and cue.form == "participle":
            cited = finder.after(cue.last)
            if last is not None and cited is not None:
                kept[-1] = replace(last, speaker=cited, quoted_by=last.speaker)
        else:
            kept.append(_citing(words, attribution, finder=finder))
    return [a for a in kept if a.speaker is not None]


def _citing(words: Sequence[Word], found: Attribution, *, finder: Finder) -> Attribution:
    """The attribution of "A, citing B, said": the words between the commas name who speaks."""
    carrier = found.speaker
    if carrier is None:
        return found
    for at in range(carrier.first + 2, found.cue.first):
        if words[at].lower in _CITING_FORMS and words[at - 1].lower in COMMAS:
            cited = finder.after(at + 1)
            if cited is not None:
                own = replace(carrier, last=at - 1, end=words[at - 2].end)
                return replace(found, speaker=cited, quoted_by=own)
    return found


def _quoted(words: Sequence[Word], citing: Attribution, *, cue: Cue, finder: Finder) -> Attribution:
    """The attribution of "A quoted B as saying" or "B was quoted by A as saying"."""
    if not citing.cue.passive:
        speaker = finder.after(citing.cue.last)
        return Attribution(_said(citing.cue, cue), speaker, quoted_by=citing.speaker)
    agency = None
    if words[citing.cue.last].lower == "by":
        agency = finder.after(citing.cue.last + 1)
    return Attribution(_said(citing.cue, cue), citing.speaker, quoted_by=agency)


def _said(citing: Cue, saying: Cue) -> Cue:
    return replace(saying, first=citing.first, form="finite", left=citing.left)
