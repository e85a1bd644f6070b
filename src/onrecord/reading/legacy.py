"""Guesses the legacy encoding of a text that is not UTF-8, or says that none is clearly right."""

import re
from itertools import pairwise

_HIGH = re.compile(rb"[\x80-\xff]+")
# Whole UTF-8 sequences: a text that holds some, and some broken ones, is damaged UTF-8.
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# A lead byte and continuation bytes that are cut off at the end of the text.
_CUT = re.compile(rb"(?:[\xc2\xc3]|[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})\Z")
_TYPOGRAPHY = set("€‚„…†‡ˆ‰‹‘’“”•–—˜™›¡¢£¥§ª«®¯°±²³´·¸¹º»¼½¾¿©\xa0\xad×÷")
_LETTER_SHARE = 0.15
_FEW_LETTERS = 2
_LONGEST_RUN = 2
_SAMPLE = 200_000


def guess_legacy(data: bytes) -> str | None:
    """The encoding of a text that is not valid UTF-8, or None when none is clearly right.

    Windows-1252 is tried first and preferred to Latin-1, whose places 0x80 to 0x9F it fills with
    the quotation marks of news; charset-normalizer judges what does not read as Western text.

    Args:
        data: The whole text.
    """
    if _is_damaged_utf8(data):
        return None
    if _reads_as_western(data):
        return "cp1252"
    return _normalizer_guess(data[:_SAMPLE], data)


def _is_damaged_utf8(data: bytes) -> bool:
    whole = sum(len(found) for found in _UTF8.findall(data))
    high = len(data) - len(_HIGH.sub(b"", data))
    return whole * 2 > high or bool(_CUT.search(data) and high == len(_CUT.findall(data)[0]))


def _reads_as_western(data: bytes) -> bool:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    letters = sum(1 for character in text if character.isalpha())
    strange = [c for c in text if ord(c) > 127 and c not in _TYPOGRAPHY]
    most = max(_FEW_LETTERS, _LETTER_SHARE * letters)
    if any(not c.isalpha() for c in strange) or len(strange) > most:
        return False
    words = re.findall(r"[^\W\d_]+", text)
    return not any(_is_strange(word) for word in words if not word.isascii())


def _is_strange(word: str) -> bool:
    """Whether a word's accented letters stand where Western spelling has none."""
    runs = re.findall(r"[^\x00-\x7f]+", word)
    if max(map(len, runs)) > _LONGEST_RUN:
        return True
    return any(
        before.isascii() and before.islower() and not after.isascii() and after.isupper()
        for before, after in pairwise(word)
    )


def _normalizer_guess(sample: bytes, data: bytes) -> str | None:
    # Loading charset-normalizer takes time that only a text in a legacy encoding should pay.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(sample).best()
    if best is None or best.encoding.startswith("utf"):
        return None
    try:
        data.decode(best.encoding)
    except UnicodeDecodeError:
        return None
    return best.encoding
