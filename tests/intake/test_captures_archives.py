"""Web archives: each good answer a page, the records before a damage read."""

import gzip
import io
import zipfile
import zlib

import pytest

from kronika.intake.captures import captures
from kronika.settings import MIB, Limits

pytest.importorskip("fastwarc", reason="needs the extra warc")


HTML = "text/html; charset=utf-8"


def record(body, *, url="https://h.example/1", status=200, kind=HTML, number=1, extra=""):
    answer = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2016-04-19T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def taken(tmp_path, name, body, **options):
    file = tmp_path / name
    file.write_bytes(body)
    refused = []
    found = list(
        captures(
            [str(file)], on_error=lambda s, path, e: refused.append((path, e.reason)), **options
        )
    )
    return found, refused


TWO = [record(b"<p>One.", number=1), record(b"<p>Two.", number=2, url="https://h.example/2")]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.warc", b"".join(TWO)),
        ("a.warc.gz", b"".join(map(gzip.compress, TWO))),
        ("named-anything", b"".join(TWO)),
    ],
)
def test_each_answer_is_a_page_with_url_time_and_record_id(tmp_path, name, body):
    found, refused = taken(tmp_path, name, body)
    assert refused == []
    assert [c.body for c in found] == [b"<p>One.", b"<p>Two."]
    assert found[1].path.endswith(f"{name}#00000000-0000-0000-0000-000000000002")
    assert (found[1].url, found[1].fetched_at) == ("https://h.example/2", "2016-04-19T08:00:00Z")
    assert (found[1].media_type, found[1].charset) == ("text/html", "utf-8")


@pytest.mark.parametrize(
    "other",
    [
        record(b"<p>Gone.", status=404),
        record(b"<p>Elsewhere.", status=301),
        record(b"\x89PNG", kind="image/png"),
        record(b"p {}", kind="text/css"),
        record(b""),
    ],
)
def test_other_answers_are_no_pages(tmp_path, other):
    found, refused = taken(tmp_path, "a.warc", other + TWO[0])
    assert [c.body for c in found] == [b"<p>One."]
    assert refused == []


def test_packed_answers_are_unpacked(tmp_path):
    packed = record(gzip.compress(b"<p>One."), extra="Content-Encoding: gzip\r\n")
    chunked = record(b"7\r\n<p>Two.\r\n0\r\n\r\n", extra="Transfer-Encoding: chunked\r\n", number=2)
    found, refused = taken(tmp_path, "a.warc", packed + chunked)
    assert [c.body for c in found] == [b"<p>One.", b"<p>Two."]
    assert refused == []


@pytest.mark.parametrize("cut", [10, 200, 301])
def test_records_before_a_cut_are_read_and_the_cut_is_one_refusal(tmp_path, cut):
    found, refused = taken(tmp_path, "a.warc", b"".join(TWO)[: len(TWO[0]) + cut])
    assert [c.body for c in found] == [b"<p>One."]
    [(path, reason)] = refused
    assert path.endswith(("a.warc", "#00000000-0000-0000-0000-000000000002"))
    assert "damaged" in reason


def test_records_before_a_cut_in_packed_bytes_are_read(tmp_path):
    packed = [*map(gzip.compress, TWO)]
    found, [(_, reason)] = taken(tmp_path, "a.warc.gz", packed[0] + packed[1][:60])
    assert [c.body for c in found] == [b"<p>One."]
    assert "damaged" in reason


def test_a_record_over_the_limit_is_refused_and_the_next_is_read(tmp_path):
    body = record(b"x" * 5000, number=9) + TWO[1]
    found, [(path, reason)] = taken(tmp_path, "a.warc", body, limits=Limits(max_bytes=1000))
    assert [c.body for c in found] == [b"<p>Two."]
    assert path.endswith("000000000009")
    assert "limit of 1,000 bytes" in reason


def test_a_packed_answer_that_swells_is_refused_and_the_next_is_read(tmp_path):
    bomb = gzip.compress(b"x" * (8 * MIB))
    body = record(bomb, extra="Content-Encoding: gzip\r\n", number=9) + TWO[1]
    found, [(path, reason)] = taken(tmp_path, "a.warc", body, limits=Limits(max_bytes=MIB))
    assert [c.body for c in found] == [b"<p>Two."]
    assert path.endswith("000000000009")
    assert "limit" in reason


def test_an_archive_that_swells_beyond_the_ratio_is_stopped(tmp_path):
    bomb = gzip.compress(TWO[0] + record(b"\x00" * (40 * MIB), kind="image/png"))
    found, [(_, reason)] = taken(tmp_path, "a.warc.gz", bomb)
    assert [c.body for c in found] == [b"<p>One."]
    assert "200 times" in reason


def test_an_archive_beyond_the_size_is_stopped(tmp_path):
    body = gzip.compress(b"".join(record(b"<p>" + b"x" * 900, number=i) for i in range(50)))
    limits = Limits(max_decompressed_bytes=20_000)
    found, [(_, reason)] = taken(tmp_path, "a.warc.gz", body, limits=limits)
    assert 0 < len(found) < 50
    assert "KRONIKA_MAX_DECOMPRESSED_BYTES" in reason


def test_an_archive_without_pages_is_refused(tmp_path):
    found, [(_, reason)] = taken(tmp_path, "a.warc", record(b"x", status=500))
    assert found == []
    assert "without pages" in reason


def boxed(members, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as box:
        for name, body in members.items():
            box.writestr(name, body)
    return stream.getvalue()


def test_a_wacz_gives_the_pages_of_its_archives(tmp_path):
    members = {
        "archive/b.warc.gz": gzip.compress(TWO[1]),
        "archive/a.warc": TWO[0],
        "pages/pages.jsonl": b"{}",
    }
    found, refused = taken(tmp_path, "site.wacz", boxed(members))
    assert [c.body for c in found] == [b"<p>One.", b"<p>Two."]
    assert "site.wacz#archive/a.warc#" in found[0].path
    assert refused == []


def test_one_bad_archive_in_a_wacz_leaves_the_others(tmp_path):
    members = {"archive/a.warc.gz": gzip.compress(TWO[0])[:40], "archive/b.warc": TWO[1]}
    found, [(path, _)] = taken(tmp_path, "site.wacz", boxed(members))
    assert [c.body for c in found] == [b"<p>Two."]
    assert path.endswith("site.wacz#archive/a.warc.gz")


def test_a_zip_that_swells_is_stopped(tmp_path):
    bomb = TWO[0] + record(b"\x00" * (40 * MIB), kind="image/png")
    found, [(_, reason)] = taken(tmp_path, "site.wacz", boxed({"archive/a.warc": bomb}))
    assert [c.body for c in found] == [b"<p>One."]
    assert "200 times" in reason


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("report.docx", boxed({"word/document.xml": b"<w/>"}), "unpack it"),
        ("site.wacz", boxed({"archive/a.warc": TWO[0]})[:-30], "damaged or encrypted"),
        ("empty.zip", b"PK\x05\x06" + bytes(18), "unpack it"),
    ],
)
def test_other_zip_files_are_refused(tmp_path, name, body, says):
    found, [(_, reason)] = taken(tmp_path, name, body)
    assert found == []
    assert says in reason


def test_a_member_whose_bytes_were_changed_is_refused(tmp_path):
    whole = boxed({"archive/a.warc": TWO[0]}, zipfile.ZIP_STORED)
    place = whole.index(b"<p>One.")
    changed = whole[:place] + b"<p>0ne." + whole[place + 7 :]
    assert zlib.crc32(whole) != zlib.crc32(changed)
    found, [(_, reason)] = taken(tmp_path, "site.wacz", changed)
    assert len(found) <= 1
    assert "damaged" in reason
