"""Hostile pages end to end: each gives one refusal or one document, and the next page is read."""

import gzip
import io
import random
import zipfile
from pathlib import Path

import pytest

from kronika.errors import IntakeError
from kronika.intake.captures import captures
from kronika.intake.dispatch import documents, losses
from kronika.model.documents import Capture
from kronika.settings import MIB, Limits

SENTENCES = "Two ships of the coast guard sailed on Monday. The ministry said they will return. "
GOOD = f"Ships sail for an exercise\n\n{SENTENCES * 3}\n\n{SENTENCES * 2}\n"
LIMITS = Limits(max_bytes=4 * MIB)


def zipped(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as box:
        for name, body in members.items():
            box.writestr(name, body)
    return stream.getvalue()


REFUSED = {
    "empty.txt": b"",
    "empty.html": b"",
    "blank.html": b" \r\n\t" * 100,
    "nul.txt": bytes(10_000),
    "noise.txt": random.Random(7).randbytes(20_000),
    "noise.html": random.Random(8).randbytes(20_000),
    "picture.jpg.html": b"\xff\xd8\xff\xe0" + bytes(100),
    "large.html": b"<p>x" * (2 * MIB),
    "bomb.html.gz": gzip.compress(bytes(50 * MIB)),
    "bomb.txt.gz": gzip.compress(b"x" * (50 * MIB)),
    "bomb.wacz": zipped(**{"archive/a.warc": bytes(30 * MIB)}),
    "nested.txt.gz": gzip.compress(gzip.compress(GOOD.encode())),
    "office.docx": zipped(**{"word/document.xml": "<w/>"}),
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<<",
    "cut.warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99\r\n\r\nHTTP/1.1 200 OK",
    "noise.warc": b"WARC/1.0\r\n" + random.Random(9).randbytes(5000),
    "cut.mhtml": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b",
    "cut.rss": b"<?xml version='1.0'?><rss><channel><item><title>x",
    "deep.rss": b"<rss><channel>" + b"<a>" * 20_000,
    "noise.csv": random.Random(10).randbytes(5000),
    "other.csv": b"name,age\na,1\n",
    "script.html": b"<html><script>" + b"var words = 'ships';" * 100 + b"</script></html>",
}
READ = {
    "nul.few.txt": GOOD.replace("Monday", "Mon\x00day").encode(),
    "mixed.txt": GOOD.encode() * 3 + "“Là”".encode("cp1252") + "é".encode() * 9,
    "utf16.txt": GOOD.encode("utf-16"),
    "named.txt": f"<!DOCTYPE html><html><body><article><p>{SENTENCES * 5}</article>".encode(),
    "open.html": b"<html><body><p>" + SENTENCES.encode() * 5 + b"<b><i><u>" * 5000,
    "attributes.html": b"<p " + b"a='1' " * 50_000 + b">" + SENTENCES.encode() * 5,
    "entities.html": b"<p>" + SENTENCES.encode() * 5 + b"&#x110000;&#0;&bogus;" * 1000,
    "long.line.txt": (SENTENCES * 5000).encode(),
    "many.lines.txt": GOOD.encode() + b"x\n" * 50_000,
    "surrogates.html": b"<p>" + SENTENCES.encode() * 5 + b"&#xD800; \xed\xa0\x80",
    "data.html": b"<p>" + SENTENCES.encode() * 5 + b"<img src='data:image/png;base64,"
    + b"A" * 500_000 + b"'>",
}  # fmt: skip


EITHER = {
    "deep.html": b"<div>" * 100_000 + SENTENCES.encode() * 5 + b"</div>" * 100_000,
    "deep.table.html": b"<table><tr><td>" * 30_000 + SENTENCES.encode() * 5,
    "comment.html": b"<p>" + SENTENCES.encode() + b"<!--" * 50_000,
    "brackets.html": b"<" * 200_000 + SENTENCES.encode(),
    "xml.html": b"<?xml version='1.0'?><!DOCTYPE h [<!ENTITY a 'aa'>]><html><p>&a;&a;</p></html>",
}
"""Pages that a reader may take or refuse, as long as it does one of the two, once."""


def read(folder, *names):
    """The documents and the refusals of files of the folder, read one after the other."""
    refused = []

    def report(stage, path, error):
        refused.append((stage, path.removeprefix(str(folder)).lstrip("/\\"), error))

    found = captures([str(folder / name) for name in names], limits=LIMITS, on_error=report)
    return list(documents(found, limits=LIMITS, on_error=report)), refused


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD)
    return tmp_path


@pytest.mark.parametrize("name", REFUSED)
def test_a_page_that_cannot_be_read_is_one_line_and_the_next_is_read(folder, name):
    (folder / name).write_bytes(REFUSED[name])
    found, refused = read(folder, name, "good.txt")
    assert [Path(one.path).name for one in found] == ["good.txt"]
    [(stage, path, error)] = refused
    assert (stage, path.split("#")[0]) == ("intake", name)
    assert isinstance(error, IntakeError)
    assert "\n" not in error.reason
    assert 20 < len(error.reason) < 400


@pytest.mark.parametrize("name", READ)
def test_a_page_that_can_be_read_is_read_with_the_next(folder, name):
    (folder / name).write_bytes(READ[name])
    found, refused = read(folder, name, "good.txt")
    assert refused == []
    assert [Path(one.path).name for one in found] == [name, "good.txt"]
    page = found[0]
    assert "coast guard sailed" in page.text
    assert "\x00" not in page.text
    page.text.encode()
    ends = [0, *(block.end for block in page.blocks)]
    assert all(
        end <= block.start < block.end for end, block in zip(ends, page.blocks, strict=False)
    )


@pytest.mark.parametrize("name", EITHER)
def test_a_page_made_to_break_parsers_is_read_or_refused_once(folder, name):
    (folder / name).write_bytes(EITHER[name])
    found, refused = read(folder, name, "good.txt")
    assert Path(found[-1].path).name == "good.txt"
    assert len(found) + len(refused) == 2
    assert all("\n" not in error.reason for _, _, error in refused)


def test_what_was_lost_in_decoding_is_counted(folder):
    (folder / "nul.txt").write_bytes(READ["nul.few.txt"])
    [page, good], _ = read(folder, "nul.txt", "good.txt")
    [loss] = losses(page)
    assert (loss.component, loss.count) == ("intake.encoding", page.text.count("\ufffd"))
    assert loss.count > 0
    assert losses(good) == ()


def test_a_reader_that_breaks_is_a_refusal_too():
    refused = []

    class Broken(Capture):
        @property
        def media_type(self):
            raise RecursionError("too deep")

    broken = Broken.__new__(Broken)
    for field, value in {"id": "c_1", "path": "p", "body": b"Words."}.items():
        object.__setattr__(broken, field, value)
    good = Capture(id="c_2", body=GOOD.encode(), path="good.txt")
    found = list(documents([broken, good], on_error=lambda *told: refused.append(told)))
    assert [one.path for one in found] == ["good.txt"]
    [(stage, path, error)] = refused
    assert (stage, path) == ("intake", "p")
    assert "RecursionError" in error.reason
