"""The parts of a place name as news print it: direction, name, word for the kind of area.

"northern Iraq", "eastern Mosul", "Diyala Province", "the Smolensk region", "广东省",
"Смоленской области", "Paris, Texas". Nothing is looked up here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kronika.codebook.gazetteer.folding import MAX_NAME, fold

_SIDE = r"(?:north|south)[ -]?(?:east|west)(?:ern)?|(?:north|south|east|west)(?:ern(?:most)?)?"
_DIRECTION = re.compile(
    rf"(?:(?:the )?(?:outskirts|suburbs|north|south|east|west|centre|center|city|town|village|port|"
    rf"province|region|governorate|district|island|state|capital) of|"
    rf"(?:far |extreme )?(?:{_SIDE})|upper|lower|central|mid|inner|outer|downtown|greater|rural|"
    rf"near|mainland|coastal|"
    rf"север(?:е|ный|ная|ной|ном)|юг[еа]?|восток[еа]?|запад[еа]?|"
    rf"(?:северо|юго)-?(?:запад|восток)[еа]?) (?=\w)"
)
_KIND = {
    "admin": (
        "autonomous region|autonomous republic|autonomous oblast|autonomous okrug|"
        "autonomous county|"
        "administrative region|special administrative region|regional state|federal district|"
        "uygur autonomous region|uyghur autonomous region|zhuang autonomous region|"
        "hui autonomous region|province|provinces|region|governorate|gubernia|oblast|krai|kray|"
        "territory|state|republic|county|prefecture|department|voivodeship|canton|emirate|okrug|"
        "wilaya|wilayat|muhafazah|parish|division|provincia|oblasti|vilayet|ili|"
        "область|области|областью|обл|край|края|крае|республика|республики|республике|"
        "провинция|провинции|губерния|округ|округе|регион|регионе|"
        "محافظه|ولايه|اقليم|استان"
    ),
    "part": (
        "district|municipality|rural district|subdistrict|subdivision|countryside|"
        "valley|front|area|sector|suburb|suburbs|outskirts|axis|direction|axis|"
        "airport|international airport|air base|airbase|airfield|air force base|naval base|"
        "military base|base|port|seaport|garrison|training ground|training range|range|"
        "район|районе|районa|уезд|аэропорт|авиабаза|аэродром|полигон"
    ),
    "town": "city|town|village|township|city centre|city center|special city",
}


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


_SUFFIX = {
    kind: re.compile(rf"(?<=\w) (?:{'|'.join(sorted(set(words.split('|')), key=_longest))})$")
    for kind, words in _KIND.items()
}  # fmt: skip
_PREFIX = re.compile(
    r"(?:republic of|province of|state of|провинция|провинции|провинцию|область|республика|"
    r"республики|республике|город|города|городе|г|محافظه|ولايه|اقليم|مدينه|استان|"
    r"provincia de|province de|region de|departement de|gobernacion de) (?=\w)"
)
_PREFIX_TOWN = ("город", "города", "городе", "г", "مدينه")
_HAN = re.compile(
    r"^([\u3400-\u9fff]{2,}?)(?:(维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|省|州|大区|地区|邦|"
    r"边疆区|共和国|行政区)|(县|區|区|郡|村|镇|空军基地|基地|机场)|(市|城))$"
)
_WHOLE = tuple(
    f"{word} of "
    for word in "city town village port capital province region governorate state".split()
)
GENERIC = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast "
    "southwest central centre center upper lower greater near the coast".split()
).union(*(words.split("|") for words in _KIND.values()))
"""Folded words that name a kind or a side of a place and no place by themselves."""
_HAN_SIDE = re.compile(
    r"^([\u3400-\u9fff]{2,}?)(?:东北部|西北部|东南部|西南部|北部|南部|东部|西部|中部)$"
)
_ADJECTIVE = (
    ("ской", "ская"),
    ("скую", "ская"),
    ("ском", "ский"),
    ("ского", "ский"),
    ("цкой", "цкая"),
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A folded place name in parts.

    `kind` is `admin` where a word such as "province" stands by the name, `part` where the words
    name something in or by the place (a district, an air base), `town` for a city word.
    `within` holds what follows a comma ("Texas"). `side` is True for a direction or a part.
    """

    key: str
    kind: str | None = None
    side: bool = False
    within: tuple[str, ...] = ()


def readings(name: str) -> Iterator[Phrase]:
    """The ways to read a name, the plainest first: as it stands, then with words taken off.

    Example:
        >>> [(p.key, p.kind, p.side) for p in readings("northern Diyala Province")]
        [('northern diyala province', None, False), ('northern diyala', 'admin', False),
         ('diyala province', None, True), ('diyala', 'admin', True)]
    """
    head, *tail = re.split(r"\s*[,(，]\s*", name[:MAX_NAME])
    within = tuple(part.rstrip(" )") for part in tail if part.strip(" )"))[:3]
    key = fold(head)
    if not key:
        return
    seen: set[str] = set()
    if within:
        whole = fold(name)
        seen.add(whole)
        yield Phrase(whole)
    for phrase in _stripped(Phrase(key, within=within)):
        if phrase.key not in seen:
            seen.add(phrase.key)
            yield phrase


def core_of(key: str) -> str:
    """A folded name of an area without its word of kind ("yaroslavl oblast" is "yaroslavl")."""
    return _without_kind(Phrase(key)).key


def _stripped(phrase: Phrase) -> Iterator[Phrase]:
    yield phrase
    bare = _without_kind(phrase)
    yield bare
    found = _DIRECTION.match(phrase.key)
    if found:
        inner = replace(phrase, key=phrase.key[found.end() :], side=_is_side(found.group()))
        inner = replace(inner, key=inner.key.removeprefix("the "))
        yield from _stripped_once(inner)
    han = _HAN_SIDE.match(phrase.key)
    if han:
        yield from _stripped_once(replace(phrase, key=han.group(1), side=True))


def _stripped_once(phrase: Phrase) -> Iterator[Phrase]:
    yield phrase
    yield _without_kind(phrase)
    found = _DIRECTION.match(phrase.key)
    if found:
        yield replace(phrase, key=phrase.key[found.end() :], side=True)


def _is_side(words: str) -> bool:
    return not words.endswith(_WHOLE)


def _without_kind(phrase: Phrase) -> Phrase:
    for kind, suffix in _SUFFIX.items():
        found = suffix.search(phrase.key)
        if found:
            key = phrase.key[: found.start()]
            return replace(phrase, key=key, kind=kind, side=phrase.side or kind == "part")
    prefix = _PREFIX.match(phrase.key)
    if prefix:
        kind = "town" if prefix.group().strip() in _PREFIX_TOWN else "admin"
        return replace(phrase, key=phrase.key[prefix.end() :], kind=kind)
    han = _HAN.match(phrase.key)
    if han:
        kind = "admin" if han.group(2) else "part" if han.group(3) else "town"
        return replace(phrase, key=han.group(1), kind=kind, side=phrase.side or kind == "part")
    return phrase
