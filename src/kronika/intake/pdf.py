"""The words of a PDF, page after page, lines of print joined to paragraphs.

Dates in the PDF's properties say when the file was made, not when the page was published:
they are not read.
"""

import re
from collections.abc import Iterator

from kronika.errors import IntakeError
from kronika.intake.encoding import UNDECODED
from kronika.model.documents import Capture
from kronika.settings import Limits

COMPONENT = "intake.pdf"
FULL_LINE = 0.75
SENTENCE_LINE = 0.9
"""Shares of a full line below which a line ends its paragraph; the second if it ends a sentence."""
_END = re.compile(r"[.!?…:;。！？؟][\"'”’»)\]]*$")
_WRITTEN_HYPHEN = re.compile(r"[^\W\d]-$")
_BULLET = re.compile(r"(?:[•▪◦‣*–—-]|\d{1,3}[.)])\s")


def text_of(capture: Capture, limits: Limits) -> str:
    """The text of all pages, a paragraph a line, an empty line between pages.

    Raises:
        IntakeError: pypdfium2 is not installed; encrypted, damaged, too long; without words.
    """
    pages = list(_pages(capture, limits))
    text = "\n\n".join("\n".join(paragraphs(page)) for page in pages).replace("\x00", UNDECODED)
    if not text.strip():
        raise _refusal(
            capture,
            f"a PDF without text on its {len(pages)} pages, probably a scan: "
            "run text recognition (OCR) over it first",
        )
    return text


def _pages(capture: Capture, limits: Limits) -> Iterator[str]:
    try:
        import pypdfium2 as pdfium
    except ImportError as error:
        raise _refusal(
            capture, "a PDF, and pypdfium2 is not installed: pip install 'kronika[pdf]'"
        ) from error
    try:
        document = pdfium.PdfDocument(capture.body)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise _refusal(
            capture,
            "an encrypted PDF: save it without its password"
            if locked
            else f"a damaged PDF ({error}); get it again",
        ) from error
    try:
        if len(document) > limits.max_pdf_pages:
            raise _refusal(
                capture,
                f"{len(document):,} pages, the limit is {limits.max_pdf_pages:,}: take out the "
                "pages that matter, or set KRONIKA_MAX_PDF_PAGES higher",
            )
        size = 0
        for number in range(len(document)):
            words = _words(document, number)
            size += len(words)
            if size > limits.max_bytes:
                raise _refusal(capture, f"more than {limits.max_bytes:,} characters of text")
            yield words
    except pdfium.PdfiumError as error:
        raise _refusal(capture, f"a damaged PDF ({error}); get it again") from error
    finally:
        document.close()


def _words(document: "object", number: int) -> str:
    page = document[number]  # type: ignore[index]
    content = page.get_textpage()
    try:
        return str(content.get_text_bounded())
    finally:
        content.close()
        page.close()


def paragraphs(page: str) -> list[str]:
    r"""Lines of print joined where a line is full and no sentence ends, hyphens undone.

    A hyphen is undone only where the PDF marks it as one of the line break (U+FFFE, U+00AD
    or U+0002); a written one is kept.

    Example:
        >>> paragraphs("The exercise began on Mon\ufffe\r\nday near the coast.")
        ['The exercise began on Monday near the coast.']
    """
    lines = [line.strip() for line in page.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    full = _full_length([len(line) for line in lines if line])
    joined: list[str] = []
    broken = True
    for line in lines:
        if not line:
            broken = True
            continue
        if joined and joined[-1].endswith(("\ufffe", "\xad", "\x02")):
            joined[-1] = joined[-1][:-1] + line
        elif joined and not broken and not _BULLET.match(line):
            joined[-1] += line if _WRITTEN_HYPHEN.search(joined[-1]) else f" {line}"
        else:
            joined.append(line)
        ended = SENTENCE_LINE if _END.search(line) else FULL_LINE
        broken = len(line) < full * ended
    return joined


def _full_length(lengths: list[int]) -> int:
    return sorted(lengths)[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _refusal(capture: Capture, reason: str) -> IntakeError:
    return IntakeError(capture.path or capture.id, reason, component=COMPONENT)
