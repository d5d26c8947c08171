"""Pages saved whole: the HTML part of the message, pictures left out."""

import hashlib

import pytest

from kronika.errors import IntakeError
from kronika.intake.captures import captures
from kronika.intake.kinds import page_kind
from kronika.intake.mhtml import page, without_data_uris
from kronika.model.documents import Capture
from kronika.settings import Limits

SAVED = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://h.example/1\r\n"
    "Subject: =?utf-8?Q?Ships=20sail?=\r\nDate: Tue, 19 Apr 2016 08:30:00 -0000\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="=-b"\r\n\r\n'
    "--=-b\r\nContent-Type: text/html; charset=windows-1251\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://h.example/1\r\n\r\n"
    "<html><body><p>=CA=EE=F0=E0=E1=EB=E8 =\r\nsailed.</p></body></html>\r\n"
    "--=-b\r\nContent-Type: text/html\r\n\r\n<p>Advert.\r\n"
    "--=-b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n"
    "--=-b--\r\n"
)


def saved(body, **fields):
    raw = body if isinstance(body, bytes) else body.encode()
    return Capture(id="c_" + hashlib.sha256(raw).hexdigest(), body=raw, path="p.mhtml", **fields)


def test_the_first_html_part_is_the_page():
    whole = saved(SAVED)
    found = page(whole, Limits())
    assert found.body.decode("cp1251") == "<html><body><p>Корабли sailed.</p></body></html>"
    assert (found.charset, found.media_type) == ("windows-1251", "text/html")
    assert (found.url, found.id, found.path) == ("https://h.example/1", whole.id, "p.mhtml")


def test_the_url_that_the_user_gives_wins():
    assert page(saved(SAVED, url="https://mine.example"), Limits()).url == "https://mine.example"


def test_it_is_known_by_its_header_whatever_its_name(tmp_path):
    assert page_kind(SAVED.encode(), name="page.html") == "mhtml"
    assert page_kind(b"Subject: talks\n\nThe ministers met.", name="page.txt") == "text"
    assert page_kind(b"MIME-Version: 1.0 was named in the words.", name="page.txt") == "mhtml"
    (tmp_path / "p.mhtml").write_bytes(SAVED.encode())
    [capture] = captures([str(tmp_path)], on_error=lambda *told: None)
    assert capture.body == SAVED.encode()


@pytest.mark.parametrize(
    "body",
    [
        "MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx",
        "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n",
        SAVED[:240],
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" * 3,
        b"MIME-Version: 1.0\nContent-Type: text/html; charset=\xff\xfe\n\n",
    ],
)
def test_a_message_without_a_page_is_one_refusal(body):
    with pytest.raises(IntakeError) as told:
        page(saved(body), Limits())
    assert "save the page again" in told.value.reason


def test_parts_inside_parts_end():
    depth = 3000
    body = "MIME-Version: 1.0\n" + "".join(
        f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(depth)
    )
    with pytest.raises(IntakeError):
        page(saved(body), Limits())


def test_pictures_inside_the_markup_go_and_words_stay():
    picture = "data:image/png;base64," + "iVBO/+Rw0=" * 500
    markup = (
        f'<p>One.</p><img src="{picture}"><p style="background:url({picture})">Two data: words.'
    )
    assert without_data_uris(markup) == (
        '<p>One.</p><img src="data:,"><p style="background:url(data:,)">Two data: words.'
    )
