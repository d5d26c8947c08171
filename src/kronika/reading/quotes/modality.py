"""How sure the words are: is, may, could, must, will or should."""

from collections.abc import Sequence

from kronika.codebook.speech import Speech


def modality(words: Sequence[str], speech: Speech) -> str:
    """The first modal word of the content decides; `is` when there is none.

    Example:
        >>> from kronika.codebook.speech import speech
        >>> modality("both sides must leave".split(), speech("en"))
        'must'
    """
    for i in range(len(words)):
        for name, phrases in speech.modality.items():
            for phrase in phrases:
                if words[i] == phrase[0] and tuple(words[i : i + len(phrase)]) == phrase:
                    return name
    return "is"
