"""Knows files that are not text by their first bytes, or by bytes that no text holds."""

from onrecord.errors import BinaryInput

_CONVERT = "save or export it as plain text"
_UNPACK = "unpack it first"
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", _CONVERT),
    (b"{\\rtf", "an RTF document", _CONVERT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document", _CONVERT),
    (b"PK\x03\x04", "a zip archive or an Office document", "unpack it, or save it as plain text"),
    (b"PK\x05\x06", "a zip archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", _UNPACK),
    (b"\x89PNG\r\n\x1a\n", "an image", ""),
    (b"GIF87a", "an image", ""),
    (b"GIF89a", "an image", ""),
    (b"\xff\xd8\xff", "an image", ""),
    (b"RIFF", "an image, a sound or a film", ""),
    (b"OggS", "a sound or a film", ""),
    (b"ID3\x02", "a sound", ""),
    (b"ID3\x03", "a sound", ""),
    (b"ID3\x04", "a sound", ""),
    (b"\x1aE\xdf\xa3", "a film", ""),
    (b"\x7fELF", "a program", ""),
    (b"SQLite format 3\x00", "a database", ""),
)
# Text holds tabs, line ends, form feeds, and now and then an escape or a stray control character.
_CONTROLS = bytes(set(range(1, 32)) - {9, 10, 11, 12, 13, 26, 27}) + b"\x7f"
_CONTROL_SHARE = 0.02


def refuse_magic(data: bytes, *, name: str) -> None:
    """Raise BinaryInput when the first bytes are those of a known binary format."""
    for magic, kind, advice in _MAGIC:
        # RIFF and BZh are plain letters: what follows them must not read as text.
        if data.startswith(magic) and (not magic.isalpha() or not data[:16].isascii()):
            raise BinaryInput(name, f"is {kind}, not text", advice)
        if data.startswith(magic) and any(byte in _CONTROLS + b"\x00" for byte in data[:16]):
            raise BinaryInput(name, f"is {kind}, not text", advice)


def refuse_nul(data: bytes, *, name: str) -> None:
    """Raise BinaryInput when the bytes hold NUL, which no text in a one-byte encoding does."""
    if b"\x00" in data:
        raise BinaryInput(
            name, f"is not text: byte {data.index(0)} is NUL", "give a text or HTML file"
        )


def refuse_controls(data: bytes, *, name: str) -> None:
    """Raise BinaryInput when the bytes hold too many control characters for a text."""
    if len(data) - len(data.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(data) + 1:
        raise BinaryInput(
            name, "is not text: it is full of control characters", "give a text or HTML file"
        )
