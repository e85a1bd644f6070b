"""Bytes to text: UTF-8, UTF-16 and UTF-32, and the legacy encodings that news is kept in.

The text comes back as it was: line ends are left alone, only a byte order mark is taken away as
part of the encoding.
"""

import codecs
import re

from onrecord.errors import EncodingFault
from onrecord.reading.binary import refuse_controls, refuse_magic, refuse_nul
from onrecord.reading.legacy import guess_legacy

# UTF-32 before UTF-16: its little-endian mark begins with the other's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_SHARE = 0.4
_META = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{1,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_HEAD = 4096
_ADVICE = "convert it to UTF-8"


def decode_text(data: bytes, *, name: str, charset: str | None = None) -> str:
    """Decode a plain text, to the character.

    Args:
        data: The whole file.
        name: What to call it in an error.
        charset: The encoding that came with it (an HTTP header), or None.

    Raises:
        BinaryInput: It is not text.
        EncodingFault: It does not fit its encoding, or no encoding is clearly right.
    """
    marked = _decode_marked(data, name=name)
    if marked is not None:
        return marked
    refuse_magic(data, name=name)
    wide = _evident_utf16(data)
    if wide:
        return _strict(data, wide, name=name)
    refuse_nul(data, name=name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        refuse_controls(data, name=name)
        declared = _usable(charset)
        if declared and declared != "utf-8":
            return _strict(data, declared, name=name)
        guess = guess_legacy(data)
        if guess is None:
            raise EncodingFault(
                name, f"is not valid UTF-8 at byte {fault.start}", _ADVICE
            ) from None
        return data.decode(guess)


def decode_page(data: bytes, *, name: str, charset: str | None = None) -> str:
    """Decode an HTML page; what it declares counts, and a few stray bytes do no harm.

    Args:
        data: The whole page.
        name: What to call it in an error.
        charset: The encoding that came with it (an HTTP header), or None.

    Raises:
        BinaryInput: It is not text.
    """
    marked = _decode_marked(data, name=name)
    if marked is not None:
        return marked
    refuse_magic(data, name=name)
    wide = _evident_utf16(data)
    if wide:
        return data.decode(wide, errors="replace")
    refuse_nul(data, name=name)
    declared = _usable(charset) or _usable(_declared(data))
    for encoding in (declared, "utf-8"):
        try:
            return data.decode(encoding or "utf-8")
        except UnicodeDecodeError:
            continue
    refuse_controls(data, name=name)
    return data.decode(guess_legacy(data) or declared or "utf-8", errors="replace")


def _decode_marked(data: bytes, *, name: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name=name, skipped=len(mark))
    return None


def _strict(data: bytes, encoding: str, *, name: str, skipped: int = 0) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise EncodingFault(
            name, f"is not valid {encoding.upper()} at byte {fault.start + skipped}", _ADVICE
        ) from None


def _evident_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: mostly Latin text has a NUL in every second place, and only there."""
    head = data[:_HEAD]
    if len(data) % 2 or len(head) < len("ab".encode("utf-16-le")):
        return None
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    if odd >= _WIDE_SHARE and even == 0:
        return "utf-16-le"
    if even >= _WIDE_SHARE and odd == 0:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    found = _META.search(data[:_HEAD]) or _XML.match(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def _usable(charset: str | None) -> str | None:
    """Python's name of a text encoding; the labels of Latin-1 mean cp1252, as in browsers."""
    try:
        found = codecs.lookup((charset or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # A page that says in ASCII that it is UTF-16 is not: the HTML standard reads UTF-8.
    if not getattr(found, "_is_text_encoding", True) or found.name.startswith(("utf-16", "utf-32")):
        return "utf-8" if found.name.startswith("utf") else None
    return "cp1252" if found.name in {"iso8859-1", "ascii"} else found.name
