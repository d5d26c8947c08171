"""Who a story or a picture is credited to: `[Xinhua]`, `Source: Reuters`, `Staff and Agencies`."""

import re

from kronika.intake.agencies import credited_names, is_agency

__all__ = ["credit_line", "trailing_credit"]

_LONGEST = 140
_LABEL = (
    r"(?:(?:file photo|photo credit|image credit|picture credit|photographs?|photos?|images?"
    r"|pictures?|videos?|fotos?|bild|bilder|fuente|credits?|créditos?|crédits?|sources?|quellen?|fonte|kaynak"
    r"|източници|източник|zdroj|źródło|forrás|lähde|kilde|källa|bron|fotó|zdjęcie|фото|источник"
    r"|джерело|来源|來源|출처|المصدر|agenc(?:y|ies|ias?|es?)|agentur(?:en)?)"
    r"(?:\s+(?:by|credit|courtesy(?: of)?|de|von|par|por|di))?)"
)
_LABELLED = re.compile(rf"{_LABEL}\s*[:：]\s*(?P<names>\S.*)$", re.IGNORECASE)
_PICTURED_BY = re.compile(
    r"(?:photo|photograph|image|picture|foto|video)s?\s+(?:by|courtesy of|von|par|por|di)"
    r"\s+(?P<names>.+)$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d\d\s+)?(?P<names>.+)$", re.IGNORECASE
)
_ROLE = r"(?:reporting|writing|editing|reported|written|edited|compiled|translation|translated)"
_WRITTEN_BY = re.compile(
    rf"\(?(?:(?:additional |with |extra )?{_ROLE}(?: and {_ROLE})?(?: contributed)?"
    r"(?: from [\w ]{2,30})?(?: by|:)"
    r"|with (?:inputs?|reporting|files|contributions?|additional reporting|material) (?:from|by)"
    r"|(?:this|the) (?:story|article|report|piece) (?:was|is|has been|includes) [^.]{0,80}"
    r"(?:provided by|from|by|published|fed|feed|syndicated))\s*(?P<names>.*)$",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?P<names>[^.!?]{2,160}?) (?:also )?contributed (?:reporting|writing|research"
    r"|to (?:this|the) (?:report|story|article|piece))\b",
    re.IGNORECASE,
)
_NEXT_ROLE = re.compile(rf"[;.]?\s*\b(?:additional )?{_ROLE}(?: and {_ROLE})* by\b", re.IGNORECASE)
_AND_AGENCIES = re.compile(
    r"(?P<names>[^\W\d_][^.!?:]{0,60}?)(?:\s*(?:/|,|and|with|und|mit|et|avec|y|con|e|и|&)\s*)"
    r"(?:news )?(?:agencies|agentur(?:en)?|agences|agencias|agenzie|agências|агентства|wires?"
    r"|wire services|wire reports|staff)\.?$",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[(\[–—-]?\s*(?P<names>[^()\[\]]{2,60}?)\s*[)\]]?\.?$")
_MARK = (
    r"(?:©|(?:Photo|Image|Picture|Credit|Foto|Bild|Фото|Crédito|Crédit|Photograph)(?: by)?:"
    r"|Photo by)"
)
_TAIL = re.compile(
    r"(?:(?<=[\s.!?…”\"'’])|^)[(\[](?P<inside>[^()\[\]\n]{2,80})[)\]]\s*[.]?\s*$"
    rf"|(?:(?<=[\s.!?…”\"])|^)(?P<mark>{_MARK}\s*[^\n]{{2,80}})$"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b[/ ,]*")
_FILE = re.compile(r"\b(?:via|file photo|file|handout|pool|archives?|photo|image)\b", re.IGNORECASE)
_WHERE = re.compile(r"\s+in\s+[^/,;]{2,40}$")


def trailing_credit(text: str, start: int, end: int) -> tuple[int, list[str]] | None:
    """Where the credit at the end of a caption or paragraph starts, and whom it names.

    `start` and `end` bound the caption in `text` (half-open code points). None when it ends
    with no credit.

    Example:
        >>> trailing_credit("Troops on parade. [Xinhua]", 0, 26)
        (18, ['Xinhua'])
        >>> trailing_credit("Troops (about 400)", 0, 18) is None
        True
    """
    tail_at = max(start, end - _LONGEST)
    found = _TAIL.search(text[tail_at:end])
    if found is None:
        return None
    names = _inside(found["inside"]) if found["inside"] else credit_line(found["mark"])
    return (tail_at + found.start(), names) if names else None


def credit_line(line: str) -> list[str] | None:
    """The names in a line that credits an agency, a picture or those who worked on a story.

    None when the line is no credit; an empty list when it credits and names nobody.

    Example:
        >>> credit_line("Source: Reuters"), credit_line("Harbour News and Agencies")
        (['Reuters'], ['Harbour News'])
        >>> credit_line("The source said that agencies had met.") is None
        True
    """
    words = " ".join(line.split())
    if not 2 <= len(words) <= 4 * _LONGEST:
        return None
    if found := _WRITTEN_BY.match(words):
        return _names(found["names"])
    if (found := _CONTRIBUTED.match(words)) and len(words) <= 2 * _LONGEST:
        return _names(found["names"].strip("–—- "))
    if len(words) > _LONGEST:
        return None
    for pattern in (_LABELLED, _PICTURED_BY, _COPYRIGHT, _AND_AGENCIES):
        if (found := pattern.match(words)) and _short(found["names"]):
            return _names(found["names"])
    return _agencies_alone(words)


def _agencies_alone(words: str) -> list[str] | None:
    """A line that holds nothing but agencies: "(AFP, dpa)", "Reuters"."""
    found = _ALONE.match(words)
    names = credited_names(found["names"]) if found else []
    return names if names and all(map(is_agency, names)) else None


def _inside(words: str) -> list[str] | None:
    """The names of a credit in brackets: labelled, or with at least one known agency."""
    labelled = credit_line(words)
    if labelled is not None:
        return labelled
    names = _names(words)
    return names if any(map(is_agency, names)) and _short(words) else None


def _names(words: str) -> list[str]:
    bare = _NEXT_ROLE.sub("/", words.strip(" ()[]").split(". ")[0])
    bare = _FILE.sub("/", _YEAR.sub("/", bare))
    names = [_WHERE.sub("", name) for name in credited_names(bare)]
    return [name for name in names if 1 < len(name) <= 60 and name[0].isalnum()]


def _short(words: str) -> bool:
    """A credit is a few names, not a sentence."""
    return len(words.split()) <= 12 and not re.search(r"[.!?] +\S+ +\S", words)
