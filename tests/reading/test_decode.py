"""Bytes to text: to the character where it can be, a clear error where it cannot."""

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import BinaryInput, EmptyInput, EncodingFault
from onrecord.reading import Limits, read_one
from onrecord.reading.decode import decode_page, decode_text

ANY = Limits(any_language=True)
QUOTED = "She said: “Nothing is settled” – and left the café."


def decode(data: bytes, *, charset: str | None = None) -> str:
    return decode_text(data, name="x", charset=charset)


@given(st.text(min_size=1).filter(lambda text: "\x00" not in text and text.strip()))
@settings(max_examples=60, deadline=None)
def test_text_as_utf8_comes_back_to_the_character(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "round.txt"
    path.write_bytes(text.encode())
    # A byte order mark at the very beginning belongs to the encoding, not to the text.
    without_mark = text.removeprefix("\ufeff")
    if not without_mark.strip():
        with pytest.raises(EmptyInput):
            read_one(path, limits=ANY)
    else:
        assert read_one(path, limits=ANY).report.text == without_mark


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\r", "\u2028", "\x0c", "\x85"])
def test_line_ends_stay(tmp_path: Path, end: str) -> None:
    text = f"{end}One.{end}{end}Two.{end}"
    path = tmp_path / "ends.txt"
    path.write_bytes(text.encode())
    assert read_one(path, limits=ANY).report.text == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "utf-8"),
        (b"", "cp1252"),
    ],
)
def test_unicode_and_western_encodings(mark: bytes, encoding: str) -> None:
    text = f"{QUOTED}\r\nA second line.\n"
    assert decode(mark + text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The naïve Señor Ångström left for Köln at £5 a day", "cp1252"),
        ("a café", "cp1252"),
        ("It cost €30, he said… “maybe”", "cp1252"),
        ("Она сказала, что встреча прошла хорошо и все остались довольны.", "cp1251"),
        ("彼は会議が成功したと述べた。参加者は百人を超えた。", "shift_jis"),
    ],
)
def test_legacy_encodings_are_known_by_their_words(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_declared_charset_decides_where_utf8_does_not_fit() -> None:
    assert decode("Zażółć gęślą".encode("iso8859-2"), charset="iso-8859-2") == "Zażółć gęślą"
    assert decode("“quoted”".encode("cp1252"), charset="ISO-8859-1") == "“quoted”"
    assert decode("“quoted”".encode(), charset="no-such-charset") == "“quoted”"


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        ("The owner of the café".encode()[:-1], 20),
        ("“Yes”, she said, “".encode()[:-1], 21),
        (b"\xe2\x80\x9cYes\xe2\x80\x9d, he \xffsaid", 14),
        ("“One” ".encode() + b"\xe2\x80" + " two “three”".encode(), 10),
    ],
)
def test_damaged_utf8_names_the_byte(data: bytes, offset: int) -> None:
    with pytest.raises(EncodingFault, match=f"not valid UTF-8 at byte {offset};"):
        decode(data)


def test_cut_off_utf16_names_the_byte() -> None:
    with pytest.raises(EncodingFault, match="UTF-16-LE at byte 8"):
        decode(codecs.BOM_UTF16_LE + "abc".encode("utf-16-le") + b"d")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04\x14\x00",
        b"\x89PNG\r\n\x1a\n\x00",
        b"{\\rtf1\\ansi A report}",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00",
        b"BZh91AY&SY\x8a\x11",
        b"RIFF\x24\x08\x00\x00WAVE",
        b"words and then \x00 a NUL",
        bytes(range(1, 256)) * 4,
    ],
)
def test_what_is_not_text_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryInput):
        decode(data)
    with pytest.raises(BinaryInput):
        decode_page(data, name="x")


@pytest.mark.parametrize("text", ["RIFF raff, he said", "BZh is not a word", "PK scored twice"])
def test_words_like_a_magic_number_are_text(text: str) -> None:
    assert decode(text.encode()) == text


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_an_input_without_words_is_empty(read: Callable[..., list[object]], data: bytes) -> None:
    (fault,) = read(data)
    assert isinstance(fault, EmptyInput)
    assert str(fault) == "<bytes>: is empty"


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso8859-2"),
        ('<?xml version="1.0" encoding="iso-8859-2"?>', "iso8859-2"),
        ('<meta charset="utf-8">', "utf-8"),
        ("", "utf-8"),
        ("", "cp1252"),
    ],
)
def test_a_page_is_decoded_as_it_declares(declaration: str, encoding: str) -> None:
    page = f"{declaration}<html><p>Zürich schön</p></html>"
    assert decode_page(page.encode(encoding), name="x") == page


def test_a_stray_byte_does_not_lose_a_page() -> None:
    page = '<meta charset="utf-8"><p>“Yes”'.encode() + b"\xff</p>"
    assert decode_page(page, name="x").endswith("“Yes”\ufffd</p>")
