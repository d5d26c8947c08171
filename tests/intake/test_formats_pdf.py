"""PDF: its words as paragraphs; what has none is one refusal."""

import hashlib

import pytest

from kronika.errors import IntakeError
from kronika.intake.pdf import paragraphs, text_of
from kronika.model.documents import Capture
from kronika.settings import Limits

pytest.importorskip("pypdfium2", reason="needs the extra pdf")

LINES = (
    "Two ships of the coast guard sailed on Monday for an exercise that",
    "will last five days, the ministry said. About 400 sailors take part.",
    "The exercise ends on Friday.",
    "Observers of six states were invited to the harbour, where a parade",
    "will be held.",
)


def pdf(*pages, info="", trailer=""):
    """The bytes of a PDF, each page a sequence of lines of print."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i, lines in enumerate(pages):
        shown = "".join(
            f"1 0 0 1 50 {780 - 14 * n} Tm ({line}) Tj " for n, line in enumerate(lines)
        )
        content = f"BT /F1 11 Tf {shown}ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * i} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects.append(f"<< /CreationDate (D:20160419083000Z) {info} >>")
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {trailer} >>\n"
        f"startxref\n{len(body)}\n%%EOF\n"
    )
    return body + end.encode()


def capture(body):
    return Capture(id="c_" + hashlib.sha256(body).hexdigest(), body=body, path="report.pdf")


def test_lines_of_print_become_paragraphs():
    text = text_of(capture(pdf(LINES)), Limits())
    assert text.split("\n") == [f"{LINES[0]} {LINES[1]} {LINES[2]}", f"{LINES[3]} {LINES[4]}"]


def test_pages_are_kept_apart():
    assert text_of(capture(pdf(["One."], ["Two."])), Limits()) == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("A line that is as full as lines are here\nand its end.", 1),
        ("A title\nA line that is as full as lines are here\nand its end.", 2),
        ("A line that is as full as lines are here\n\nA line that is full.", 2),
        ("A line that is as full as lines are here\n- one\n- two", 3),
        ("", 0),
    ],
)
def test_a_paragraph_ends_where_a_line_is_short(lines, joined):
    assert len(paragraphs(lines)) == joined


def test_only_marked_hyphens_are_undone():
    assert paragraphs("The coast guard sailed on Mon\ufffe\r\nday") == [
        "The coast guard sailed on Monday"
    ]
    assert paragraphs("A visit to the well-\nknown harbour") == [
        "A visit to the well-known harbour"
    ]


ENCRYPTED = pdf(
    LINES,
    trailer="/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /Length 40 "
    f"/O <{'00' * 32}> /U <{'11' * 32}> >> /ID [<00><00>]",
)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (pdf([]), "without text"),
        (b"%PDF-1.4\nnothing else", "damaged PDF"),
        (pdf(LINES)[:200], "damaged PDF"),
        (pdf(*[["Words."]] * 6), "limit is 5"),
        (ENCRYPTED, "encrypted PDF"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_one_refusal(body, says):
    with pytest.raises(IntakeError) as told:
        text_of(capture(body), Limits(max_pdf_pages=5))
    assert says in told.value.reason
    assert "\n" not in told.value.reason
