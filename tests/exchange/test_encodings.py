"""Which characters a file's bytes stand for."""

from __future__ import annotations

import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netdesk.exchange.cleaning import clean, clean_exact
from netdesk.exchange.encodings import chunks, decode, guess, known_codec, whole_text, wide_codec

# Names in their own scripts, and the code page of the machines that wrote them.
NAMES = [
    *(
        (name, "cp1252")
        for name in ("Sören Nüßlebaum", "François Lefèvre", "José García", "Søren Ødegård", "Zoë", "Müller")
    ),
    *(
        (name, "cp1250")
        for name in ("Lech Wałęsa", "Antonín Dvořák", "Kovács Győző", "Łukasz Żółć", "Čeněk Šťastný")
    ),
    *((name, "cp1251") for name in ("Владимир Иванов", "Наталья", "Київ", "СБЕРБАНК")),
    *((name, "koi8-u") for name in ("Владимир Зеленский", "Москва")),
    *((name, "cp1253") for name in ("Βαγγέλης Παπαθανασίου", "Νίκος")),
    *((name, "cp1254") for name in ("Ayşe Yılmaz", "Çağrı Şahin")),
    *((name, "cp1255") for name in ("אפרים קישון", "משה כהן תל אביב")),
    *((name, "cp1256") for name in ("محمد بن علي", "أحمد")),
    *((name, "cp1257") for name in ("Jānis Bērziņš", "Vytautas Žemaitis ąžuolas")),
    *((name, "cp874") for name in ("สมชาย ใจดี", "กรุงเทพ")),
    *((name, "cp932") for name in ("山田太郎", "スズキ", "名無しの権兵衛")),
    *((name, "gb18030") for name in ("王小明", "测试有限公司", "联通")),
    *((name, "cp949") for name in ("김서연", "삼성전자 주식회사")),
    *((name, "mac-roman") for name in ("Müller Jörg", "François")),
]


@pytest.mark.parametrize(("name", "codec"), NAMES)
def test_a_name_is_right_whatever_code_page_it_comes_in(name, codec):
    raw = name.encode(codec)
    assert raw.decode(guess(raw)) == name


def test_a_guess_from_nothing_is_the_commonest():
    assert guess(b"plain") == "cp1252"


@given(st.binary(max_size=200))
def test_any_bytes_become_text(raw):
    assert isinstance(decode(raw), str)
    assert isinstance(whole_text(raw), str)
    assert isinstance(decode(raw, "windows-1251", "cp932"), str)


def test_utf_8_is_believed_before_what_is_declared_but_not_before_east_asian_declarations():
    assert decode("é".encode(), "windows-1252") == "é"
    assert "模".encode("gbk").decode() == "ģ"
    assert decode("模".encode("gbk"), "gbk") == "模"


def test_a_wounded_utf_8_value_keeps_what_is_whole():
    assert decode("ÄÖÜäöü".encode() + b"\xff") == "ÄÖÜäöü"


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ("BEGIN:VCARD".encode("utf-16-le"), "utf-16-le"),
        ("BEGIN:VCARD".encode("utf-16-be"), "utf-16-be"),
        ("BEGIN:VCARD".encode("utf-8-sig"), "utf-8"),
        (b"BEGIN:VCARD", ""),
        (b"BEGIN:VCARD\nFN:a\x00b\x00c", ""),
    ],
)
def test_utf_16_is_known_by_its_mark_or_its_zeros(head, codec):
    assert wide_codec(head)[0] == codec


@given(st.text(max_size=300), st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-8-sig"]))
def test_wide_files_become_utf_8_however_their_pieces_fall(text, codec):
    mark = "" if codec == "utf-8-sig" else "\ufeff"
    text = text.encode("utf-16", "replace").decode("utf-16")
    # The mark of UTF-16 and a NUL are, byte for byte, the mark of UTF-32: no reader can tell them apart.
    assume(not (codec == "utf-16-le" and text.startswith("\x00")))
    raw = (mark + text).encode(codec)
    found = b"".join(piece for piece, _ in chunks(io.BytesIO(raw), size=7))
    if len(raw) > 7:
        assert found.decode() == text


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251"])
def test_a_whole_text_loses_its_mark(codec):
    assert whole_text("Name: Владимир Иванов".encode(codec)) == "Name: Владимир Иванов"


def test_the_bytes_read_so_far_are_told():
    assert [done for _, done in chunks(io.BytesIO(b"x" * 20), size=8)] == [8, 20]


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("windows-1252", "cp1252"),
        ("x-sjis", "cp932"),
        ("nonsense", ""),
        ("base64", ""),
        ("idna", ""),
    ],
)
def test_declared_encodings_are_known_by_many_names(name, codec):
    assert known_codec(name) == codec


def test_text_is_cleaned_of_what_cannot_be_kept():
    assert clean(" a\x00b\r\nc\ud800\u202ed ") == "ab\ncd"
    assert clean("x" * 2_000) == "x" * 1_000
    assert clean_exact("\u202a+49\n170\u202c\u200b") == "+49 170"
