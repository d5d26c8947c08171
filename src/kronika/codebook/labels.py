"""The words that pages use for those who act: looked for, never used by Kronika itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kronika.codebook.files import load, packaged
from kronika.errors import CodebookError

_FILE = "labels.yaml"
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Labels:
    """Each label with the pattern that finds its words in any language of the codebook."""

    patterns: Mapping[str, re.Pattern[str]]

    def found(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Each label word of a text with its half-open code points.

        Example:
            >>> list(load_labels().found("The rebels left."))
            [('rebel', 4, 10)]
        """
        for label, pattern in self.patterns.items():
            for match in pattern.finditer(text):
                yield label, match.start(), match.end()


@cache
def load_labels() -> Labels:
    """The labels of the package.

    Raises:
        CodebookError: the file cannot be read, or is no table of labels.
    """
    table = load(packaged() / _FILE)
    if not isinstance(table, dict) or not isinstance(table.get("labels"), dict):
        raise CodebookError(_FILE, "expected `labels`, each with words by language")
    return Labels({
        label: re.compile("|".join(_pattern(str(t)) for terms in by.values() for t in terms), re.I)
        for label, by in table["labels"].items()
    })  # fmt: skip


def _pattern(term: str) -> str:
    words = re.escape(term).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return words if _HAN.search(term) else rf"\b{words}\b"
