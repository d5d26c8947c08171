"""Languages as FollowTheMoney names them: ISO 639-3."""

_CODES = {
    "ar": "ara", "az": "aze", "be": "bel", "bn": "ben", "cs": "ces", "da": "dan", "de": "deu",
    "el": "ell", "en": "eng", "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fr": "fra",
    "he": "heb", "hi": "hin", "hu": "hun", "hy": "hye", "id": "ind", "it": "ita", "ja": "jpn",
    "ka": "kat", "kk": "kaz", "ko": "kor", "ky": "kir", "lt": "lit", "lv": "lav", "mn": "mon",
    "ms": "msa", "my": "mya", "ne": "nep", "nl": "nld", "no": "nor", "pl": "pol", "ps": "pus",
    "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp",
    "sv": "swe", "sw": "swa", "tg": "tgk", "th": "tha", "tk": "tuk", "tl": "tgl", "tr": "tur",
    "uk": "ukr", "ur": "urd", "uz": "uzb", "vi": "vie", "zh": "zho",
}  # fmt: skip


def iso_639_3(code: str | None) -> str | None:
    """The three letters of a language that has two, None where we know none.

    Example:
        >>> iso_639_3("ru"), iso_639_3("zh-Hans"), iso_639_3(None)
        ('rus', 'zho', None)
    """
    return _CODES.get((code or "").split("-")[0].lower())
