"""Tables of texts: each row a page, with what its columns say."""

import csv
import io
import json

import pytest

from kronika.intake.captures import captures
from kronika.model.documents import Given
from kronika.settings import Limits


def taken(tmp_path, name, body, **options):
    file = tmp_path / name
    file.write_bytes(body if isinstance(body, bytes) else body.encode())
    refused = []
    found = list(
        captures(
            [str(file)], on_error=lambda s, path, e: refused.append((path, e.reason)), **options
        )
    )
    return (
        [(c.path.removeprefix(str(tmp_path)).lstrip("/\\"), c) for c in found],
        [(path.removeprefix(str(tmp_path)).lstrip("/\\"), reason) for path, reason in refused],
    )


ROW = {
    "id": "x1", "text": "Ships sailed.", "date": "2016-04-19", "outlet": "Herald",
    "url": "https://h.example/1",
}  # fmt: skip
COMMAS = ",".join(ROW) + "\n" + ",".join(ROW.values()) + "\n"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("t.csv", COMMAS),
        ("t.csv", COMMAS.encode("utf-16")),
        ("t.csv", "\ufeff" + COMMAS.replace(",", ";").replace("\n", "\r\n")),
        ("t.csv", COMMAS.replace("text,date,outlet", "Content,Published,Newspaper")),
        ("t.csv", COMMAS.replace("2016-04-19", "19 April 2016")),
        ("t.tsv", COMMAS.replace(",", "\t").replace("id\ttext", "uid\tbody")),
        ("t.jsonl", json.dumps(ROW)),
        ("t.ndjson", json.dumps(ROW) + "\n\n"),
        ("t.json", json.dumps([ROW])),
        ("t.json", json.dumps(ROW)),
    ],
)
def test_a_row_is_a_page_with_what_its_columns_say(tmp_path, name, body):
    [(path, capture)], refused = taken(tmp_path, name, body)
    assert refused == []
    assert (path, capture.body) == (f"{name}#x1", b"Ships sailed.")
    assert capture.given == Given("2016-04-19", "Herald", "https://h.example/1")
    assert (capture.url, capture.media_type) == ("https://h.example/1", "text/plain")


def test_rows_without_an_id_are_counted_from_one(tmp_path):
    found, refused = taken(tmp_path, "t.csv", "text\nOne ship.\n\nTwo ships.\n")
    assert [path for path, _ in found] == ["t.csv#1", "t.csv#3"]
    assert refused == []


def test_what_the_user_says_wins_over_the_row(tmp_path):
    body = "text,outlet,date\nShips sailed.,Theirs,2016-04-19\n"
    [(_, capture)], _ = taken(tmp_path, "t.csv", body, given=Given(outlet="Ours"))
    assert capture.given == Given("2016-04-19", "Ours")


def test_a_column_of_markup_is_read_as_markup(tmp_path):
    [(_, capture)], _ = taken(tmp_path, "t.csv", "text,html\nplain,<p>Ships sailed.</p>\n")
    assert (capture.media_type, capture.body) == ("text/html", b"<p>Ships sailed.</p>")


def test_a_row_without_text_is_refused_and_the_others_are_read(tmp_path):
    found, [(path, reason)] = taken(tmp_path, "t.csv", "id,text\na,One.\nb,\nc,Three.\n")
    assert [path for path, _ in found] == ["t.csv#a", "t.csv#c"]
    assert (path, "no text" in reason) == ("t.csv#2", True)


def test_a_row_with_more_cells_than_columns_is_refused_not_cut(tmp_path):
    found, [(path, reason)] = taken(tmp_path, "t.csv", "id,text\na,One, two.\nb,Three.,\n")
    assert [(name, c.body) for name, c in found] == [("t.csv#b", b"Three.")]
    assert (path, "quotes" in reason) == ("t.csv#1", True)


def test_a_date_that_means_two_days_is_left_out_aloud(tmp_path):
    [(_, capture)], [(path, reason)] = taken(tmp_path, "t.csv", "text,date\nShips.,05/06/2016\n")
    assert capture.given.published is None
    assert (path, "05/06/2016" in reason) == ("t.csv#1", True)


@pytest.mark.parametrize(
    ("name", "body", "read", "says"),
    [
        ("t.csv", "a,b\n1,2\n", 0, "without a column of texts (found: a, b)"),
        ("t.csv", "", 0, "without a column of texts"),
        ("t.csv", b"text\n" + b"\x00\x01\x02" * 30, 0, "binary file"),
        ("t.csv", "text\nGood.\n" + "x" * 2000, 1, "limit of 1,000 bytes"),
        ("t.csv", "text\nGood.\n" + "x.\n" * 20, 10, "limit of 10 rows"),
        ("t.jsonl", '{"text": "Good."}\n[1]\n', 1, "not a JSON object"),
        ("t.jsonl", '{"text": "Good."}\n{"text": \n', 1, "not JSON"),
        ("t.jsonl", '{"text": "Good."}\n' + "[" * 900 + "\n", 1, "JSON"),
        ("t.jsonl", '{"text": "Good."}\n{"words": "x"}\n', 1, "without a column of texts"),
        ("t.jsonl", '{"text": "' + "x" * 2000 + '"}', 0, "limit of 1,000 bytes"),
        ("t.json", "{]", 0, "not JSON"),
        ("t.json", '["words"]', 0, "not a JSON object"),
        ("t.json", "7", 0, "not a JSON object"),
    ],
)
def test_a_broken_table_is_one_refusal_after_its_good_rows(tmp_path, name, body, read, says):
    limits = Limits(max_bytes=1000, max_members=10)
    found, refused = taken(tmp_path, name, body, limits=limits)
    assert len(found) == read
    [(_, reason)] = refused
    assert says in reason


def test_a_file_that_is_no_table_is_given_up(tmp_path):
    body = "Words of a page.\n" * 500
    found, refused = taken(tmp_path, "t.jsonl", body, limits=Limits(max_bad_rows=5))
    assert found == []
    assert len(refused) == 6
    assert "the rest is not read" in refused[-1][1]


def test_deep_nesting_is_no_traceback(tmp_path):
    body = b'{"text": "One."}\n' + b"[" * 200_000 + b'\n{"text": "Two."}\n'
    found, [(path, reason)] = taken(tmp_path, "t.jsonl", body)
    assert [c.body for _, c in found] == [b"One.", b"Two."]
    assert path == "t.jsonl#2"
    assert "JSON" in reason


def test_nul_bytes_in_a_row_keep_their_places(tmp_path):
    [(_, capture)], refused = taken(tmp_path, "t.csv", b"text\nShips\x00sailed.\n")
    assert capture.body.decode() == "Ships\ufffdsailed."
    assert refused == []


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl"])
def test_a_table_in_an_old_encoding_keeps_its_words(tmp_path, name):
    words = "Министр заявил журналистам, что учения начнутся в понедельник на полигоне."
    body = f'text\n"{words}"\n' if name == "t.csv" else f'{{"text": "{words}"}}\n'
    [(_, capture)], refused = taken(tmp_path, name, body.encode("cp1251"))
    assert (capture.body.decode(), refused) == (words, [])


def test_lines_of_two_bytes_a_sign_are_refused_with_what_was_expected(tmp_path):
    found, [(_, reason)] = taken(tmp_path, "t.jsonl", '{"text": "Ships."}'.encode("utf-16"))
    assert (found, "UTF-8 was expected" in reason) == ([], True)


@pytest.mark.parametrize(
    ("words", "kind"),
    [("<p>Ships sailed.</p>", "text/html"), ("Ships < boats, a <p> says.", "text/plain")],
)
def test_a_text_that_is_markup_is_read_as_markup(tmp_path, words, kind):
    [(_, capture)], _ = taken(tmp_path, "t.jsonl", json.dumps({"text": words}))
    assert capture.media_type == kind


def test_an_id_is_one_short_line_in_a_path(tmp_path):
    row = {"text": "Ships sailed.", "id": "a\nb " + "x" * 5000}
    [(path, _)], _ = taken(tmp_path, "t.jsonl", json.dumps(row))
    assert path.startswith("t.jsonl#a b xxx")
    assert len(path) < 250


def test_texts_longer_than_the_usual_limit_of_csv_are_read(tmp_path):
    words = "Ships sailed, and came back. " * 10_000
    stream = io.StringIO()
    csv.writer(stream).writerows([["text"], [words]])
    [(_, capture)], _ = taken(tmp_path, "t.csv", stream.getvalue())
    assert capture.body.decode() == words


def test_numbers_and_lists_of_a_json_row_are_no_trap(tmp_path):
    row = {"id": 7, "text": "Ships sailed.", "tags": ["a"], "date": None, "ok": True}
    [(path, capture)], refused = taken(tmp_path, "t.jsonl", json.dumps(row))
    assert (path, refused, capture.given) == ("t.jsonl#7", [], Given())
