"""Which language a text is in: by its script first, then by its commonest words.

Only languages that the readers know are told apart; what fits none of them is None.
"""

import re
from collections import Counter

__all__ = ["detect_language"]

_SAMPLE = 20_000
_LEAST, _SHARE = 3, 0.1
"""Fewest common words, and their least share of all words, before a language is named."""

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("arabic", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f]")),
)
_COMMON = {
    "latin": {
        "en": "the of and to in that is for on with was by as at from it has have are be said",
        "fr": "le la les des et à en du une dans que pour qui sur au par est pas plus ont cette",
        "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch",
        "es": "el la los las de que y en del se por con una para su al lo como más fue pero este",
        "pt": "o os as de que e em do da um uma para com não dos das no na ao se mais foi pelo são",
        "it": "il di che la e per un in una del della con non sono gli si è dei al nel alla più ha",
        "tr": "ve bir bu için ile da de olarak olan daha çok en gibi sonra ise kadar olduğu ancak",
        "nl": "de het een van en in dat op te zijn voor met niet aan er ook als bij door naar maar",
        "sv": "och att det som en på är av för med den till inte har ett om han vi var men från",
        "no": "og det som en på er av for med til ikke har et om han vi var fra jeg men etter",
        "da": "og det som en på er af for med til ikke har et om han vi var fra jeg men efter blev",
        "pl": "w i na z się nie do że jest o jak to po przez od dla ale był tym są który oraz",
        "id": "yang dan di untuk dengan pada ini dari itu tidak akan ke dalam juga oleh telah",
        "vi": "của và các có là cho được trong không một với những này đã người khi đến",
    },
    "cyrillic": {
        "ru": "и в не на что с по это как его из но за для от был также или при того же она они",
        "uk": "і в не на що з та у це як до про за від але для його був також або його є яка який",
    },
    "arabic": {
        "ar": "في من على أن إلى التي عن الذي مع هذا كان ما بعد بين هذه قال لا أو كما وقد",
        "fa": "در به از که این را با است برای آن یک می های خود شده تا بر هم کرد",
        "ur": "کے کی میں ہے اور سے کا کو نے پر کہ ہیں یہ اس کر بھی",
    },
}  # fmt: skip
_SETS = {s: {k: frozenset(v.split()) for k, v in d.items()} for s, d in _COMMON.items()}


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language most of a text is in, or None when that is not clear.

    Example:
        >>> detect_language("The ships of the fleet were seen in the port on Monday.")
        'en'
        >>> detect_language("Les navires de la flotte sont dans le port pour une visite.")
        'fr'
        >>> detect_language("12:30") is None
        True
    """
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script is None or script not in _SETS:
        return script
    counts = Counter(word for word in _WORD.findall(sample.lower()))
    scores = {code: sum(counts[word] for word in words) for code, words in _SETS[script].items()}
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    best, second = ranked[0], ranked[1]
    clear = scores[best] >= max(_LEAST, _SHARE * counts.total())
    return best if clear and scores[best] > scores[second] else None


def _script(sample: str) -> str | None:
    """The script most letters are in; a little kana makes Chinese characters Japanese."""
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    if counts["ja"] * 10 > counts["zh"]:
        counts["ja"] += counts["zh"] if counts["ja"] else 0
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None
