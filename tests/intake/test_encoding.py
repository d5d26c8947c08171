"""Bytes become text: the right encoding, every loss visible, binary files refused."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.errors import IntakeError
from kronika.intake.encoding import codec_name, decode, stated_in

RUSSIAN = "Министр заявил журналистам, что совместные учения начнутся в понедельник. " * 3
CZECH = "Ministr řekl novinářům, že společné cvičení začne v úterý na letišti. " * 3
GREEK = "Ο υπουργός δήλωσε ότι οι ασκήσεις θα αρχίσουν τη Δευτέρα στο νησί. " * 3
CHINESE = "部长星期一对记者说，两国海军的联合演习将于下周开始。" * 4
FRENCH = "Le ministre a déclaré à Genève que l’exercice était « terminé ». " * 2


@pytest.mark.parametrize(
    ("words", "written", "stated"),
    [
        (RUSSIAN, "utf-8", None),
        (RUSSIAN, "utf-8", "windows-1251"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "cp1251", None),
        (RUSSIAN, "cp1251", "iso-8859-1"),
        (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "koi8-r", None),
        (RUSSIAN, "utf-8-sig", None),
        (RUSSIAN, "utf-16", None),
        (RUSSIAN, "utf-16-le", None),
        (RUSSIAN, "utf-16-be", "utf-8"),
        (RUSSIAN, "utf-32", None),
        (GREEK, "iso8859-7", "ISO-8859-7"),
        (CHINESE, "gb18030", "gb2312"),
        (CHINESE, "gb18030", None),
        (FRENCH, "cp1252", "iso-8859-1"),
        (CZECH, "cp1250", "windows-1250"),
        (FRENCH, "cp1252", None),
        (FRENCH, "cp1252", "no such encoding"),
        (FRENCH, "utf-8", "base64"),
        ("日本の大臣は月曜日に述べた。", "iso2022_jp", "ISO-2022-JP"),
    ],
)
def test_words_come_back_whatever_was_stated(words, written, stated):
    found = decode(words.encode(written), path="p", stated=stated)
    assert found.text == words
    assert found.undecoded == 0


def test_the_page_states_its_own_encoding():
    page = f'<html><head><meta charset="windows-1251"></head>{RUSSIAN}'.encode("cp1251")
    assert RUSSIAN in decode(page, path="p").text
    assert stated_in(b"<?xml version='1.0' encoding='koi8-r'?>") == "koi8-r"
    assert stated_in(b'<meta http-equiv=x content="text/html; charset=gbk">') == "gbk"


def test_words_of_two_encodings_are_read_with_the_loss_in_sight():
    mixed = (RUSSIAN * 3).encode() + "“so”".encode("cp1252")
    found = decode(mixed, path="p")
    assert found.text == RUSSIAN * 3 + "\ufffdso\ufffd"
    assert (found.encoding, found.undecoded) == ("utf-8", 2)


def test_stray_nul_bytes_become_visible_and_keep_every_offset():
    found = decode(b"Ships\x00 sailed on\x00 Monday.", path="p")
    assert found.text == "Ships\ufffd sailed on\ufffd Monday."
    assert found.undecoded == 2


def test_nul_bytes_at_the_end_of_a_page_are_not_its_words():
    assert decode(b"Ships sailed." + bytes(9000), path="p").text == "Ships sailed."


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "empty file"),
        (b" \r\n\t ", "empty file"),
        (bytes(5000), "empty file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG picture"),
        (b"GIF89a" + bytes(50), "a GIF picture"),
        (b"\x7fELF" + bytes(50), "a program"),
        (random.Random(1).randbytes(5000), "binary file"),
        (bytes(range(32)) * 20, "control characters"),
        (RUSSIAN.encode() + b"\xff" * 200, "cannot be decoded as utf-8"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(body, says):
    with pytest.raises(IntakeError) as told:
        decode(body, path="p")
    assert says in told.value.reason
    assert "\n" not in told.value.reason


def test_the_share_that_may_be_lost_is_the_callers():
    body = "Ships sailed: ééééé ".encode() * 3 + b"\xff\xff"
    assert decode(body, path="p").undecoded == 2
    with pytest.raises(IntakeError):
        decode(body, path="p", limit=0.001)


@pytest.mark.parametrize(
    "name", ["utf-16", "utf-7", "punycode", "idna", "rot13", "hex", "", "x" * 99]
)
def test_names_that_no_page_is_written_in_are_not_believed(name):
    assert codec_name(name) is None


@given(st.text(min_size=1).filter(lambda words: words.isprintable() and words.strip()))
def test_printable_words_in_utf_8_come_back_whole(words):
    assert decode(words.encode(), path="p", stated="iso-8859-1", limit=1.0).text == words


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_one_refusal(body):
    try:
        found = decode(body, path="p")
    except IntakeError:
        return
    assert "\x00" not in found.text
    found.text.encode()
