"""Names that a person gives become captures, one a page; what cannot be read is one line."""

import gzip
import hashlib
import io
import os
import sys
from pathlib import Path

import pytest

from kronika.intake.captures import captures
from kronika.model.documents import Given
from kronika.settings import Limits

SMALL = Limits(max_bytes=1000, max_ratio=50, max_depth=4)


def taken(*sources, **options):
    """The captures of some sources, and the refusals as (path, reason)."""
    refused = []
    found = list(
        captures(
            sources,
            on_error=lambda stage, path, error: refused.append((path, error.reason)),
            **options,
        )
    )
    return found, refused


def test_a_file_becomes_a_capture_named_by_its_bytes(tmp_path):
    file = tmp_path / "page.txt"
    file.write_bytes(b"Ships sailed.")
    [capture], refused = taken(str(file))
    assert capture.id == "c_" + hashlib.sha256(b"Ships sailed.").hexdigest()
    assert (capture.path, capture.body, refused) == (str(file), b"Ships sailed.", [])


def test_a_folder_is_read_in_order_without_hidden_files_and_what_is_no_page(tmp_path):
    for name in ("b.html", "a/z.txt", ".hidden.txt", ".git/x.txt", "style.css", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Words.")
    (tmp_path / "article.php").write_text("<!DOCTYPE html><p>Words.")
    (tmp_path / "plain").write_text("Words.")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    found, refused = taken(str(tmp_path))
    names = [Path(c.path).relative_to(tmp_path).as_posix() for c in found]
    assert names == ["a/z.txt", "article.php", "b.html", "plain"]
    assert refused == []


def test_the_frames_that_a_browser_saves_beside_a_page_are_not_pages(tmp_path):
    (tmp_path / "Story.html").write_text("<html>Words.")
    (tmp_path / "Story_files").mkdir()
    (tmp_path / "Story_files" / "frame.html").write_text("<html>An advertisement.")
    (tmp_path / "case_files").mkdir()
    (tmp_path / "case_files" / "one.html").write_text("<html>Words.")
    found, _ = taken(str(tmp_path))
    assert sorted(Path(c.path).name for c in found) == ["Story.html", "one.html"]


def test_a_pattern_gives_each_file_once(tmp_path):
    for name in ("a.txt", "b.txt", "c.html", "d/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Words.")
    assert [Path(c.path).name for c in taken(str(tmp_path / "*.txt"))[0]] == ["a.txt", "b.txt"]
    found, _ = taken(str(tmp_path / "**" / "*.txt"))
    assert [Path(c.path).name for c in found] == ["a.txt", "b.txt", "e.txt"]


def test_a_name_that_exists_is_no_pattern(tmp_path):
    (tmp_path / "page[1].txt").write_text("Words.")
    (tmp_path / "page1.txt").write_text("Other words.")
    [capture], _ = taken(str(tmp_path / "page[1].txt"))
    assert capture.body == b"Words."


def test_links_in_a_circle_end(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "page.txt").write_text("Words.")
    (tmp_path / "a" / "back").symlink_to(tmp_path, target_is_directory=True)
    found, refused = taken(str(tmp_path))
    assert len(found) == 1
    assert refused == []


def test_folders_deeper_than_the_limit_are_refused_and_the_rest_is_read(tmp_path):
    deep = tmp_path.joinpath(*"abcdefgh")
    deep.mkdir(parents=True)
    (deep / "page.txt").write_text("Words.")
    (tmp_path / "z.txt").write_text("Words.")
    found, [(_, reason)] = taken(str(tmp_path), limits=SMALL)
    assert [Path(c.path).name for c in found] == ["z.txt"]
    assert "limit of 4 levels" in reason


def test_standard_input_is_a_page_or_a_table():
    [page], _ = taken("-", stdin=io.BytesIO(b"Ships sailed."))
    assert (page.path, page.body) == ("-", b"Ships sailed.")
    [row], _ = taken("-", stdin=io.BytesIO(b'{"id": "7", "text": "Ships sailed."}\n'))
    assert (row.path, row.body) == ("-#7", b"Ships sailed.")


def test_a_stream_that_cannot_go_back_loses_nothing():
    body = b"Ships sailed. " * 2000

    class Pipe(io.RawIOBase):
        rest = body

        def readable(self):
            return True

        def readinto(self, buffer):
            part, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
            buffer[: len(part)] = part
            return len(part)

    [capture], _ = taken("-", stdin=io.BufferedReader(Pipe()))
    assert capture.body == body


def test_packed_pages_are_unpacked(tmp_path):
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(b"<p>Ships sailed."))
    (tmp_path / "rows.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Ships sailed."}\n'))
    found, refused = taken(str(tmp_path))
    assert [c.body for c in found] == [b"<p>Ships sailed.", b"Ships sailed."]
    assert refused == []


def test_what_the_user_says_goes_with_every_page(tmp_path):
    (tmp_path / "page.txt").write_text("Words.")
    given = Given(outlet="Herald", url="https://herald.example/1")
    [capture], _ = taken(str(tmp_path / "page.txt"), given=given)
    assert (capture.given, capture.url) == (given, "https://herald.example/1")


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("missing.txt", None, "no such file"),
        ("*.nothing", None, "no file matches"),
        ("large.txt", b"x" * 1001, "limit of 1,000 bytes"),
        ("large.txt.gz", gzip.compress(b"x" * 1001), "KRONIKA_MAX_BYTES"),
        ("cut.txt.gz", gzip.compress(os.urandom(900))[:500], "damaged"),
        ("twice.txt.gz", gzip.compress(gzip.compress(b"Words.")), "gzip inside gzip"),
        ("not.html.gz", b"\x1f\x8bnot gzip at all", "damaged"),
        ("report.docx", b"PK\x03\x04 and no more", "damaged or encrypted zip"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", "binary file (a PNG picture)"),
        ("letter.rtf", b"{\\rtf1 Words.}", "binary file (an RTF document)"),
    ],
    ids=lambda value: value if isinstance(value, str) else "body",
)  # what is packed bears the time of packing: in a name, it would set the test's workers apart
def test_what_cannot_be_read_is_one_line_and_the_next_page_is_read(tmp_path, name, body, says):
    if body is not None:
        (tmp_path / name).write_bytes(body)
    (tmp_path / "good.txt").write_text("Words.")
    found, refused = taken(str(tmp_path / name), str(tmp_path / "good.txt"), limits=SMALL)
    assert [c.body for c in found] == [b"Words."]
    [(path, reason)] = refused
    assert Path(path).name == name
    assert says in reason
    assert "\n" not in reason


def test_a_folder_without_pages_says_what_was_expected(tmp_path):
    (tmp_path / "style.css").write_text("p {}")
    _, [(path, reason)] = taken(str(tmp_path))
    assert path == str(tmp_path)
    assert "folder without pages" in reason


def test_a_link_to_nothing_is_refused(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    for source in (tmp_path / "gone.txt", tmp_path):
        found, [(path, reason)] = taken(str(source))
        assert found == []
        assert path == str(tmp_path / "gone.txt")
        assert "link" in reason


@pytest.mark.skipif(
    sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="the administrator may read everything",
)
def test_a_file_without_permission_is_refused(tmp_path):
    (tmp_path / "page.txt").write_text("Words.")
    (tmp_path / "page.txt").chmod(0)
    _, [(_, reason)] = taken(str(tmp_path / "page.txt"))
    assert "permission" in reason


def test_a_url_is_refused_unless_asked_for():
    for url in ("https://news.example/1", "HTTP://news.example/1"):
        found, [(path, reason)] = taken(url)
        assert (found, path) == ([], url)
        assert "--fetch" in reason


def test_standard_input_that_is_not_there_is_refused():
    _, [(path, reason)] = taken("-")
    assert path == "-"
    assert "standard input" in reason


@pytest.mark.skipif(sys.platform != "linux", reason="names of bytes are a matter of Linux")
def test_a_name_that_is_no_unicode_can_be_printed(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Words.")
    [capture], _ = taken(str(tmp_path))
    assert capture.path.endswith("caf\ufffd.txt")
    capture.path.encode()
