"""Which way a paragraph runs: the way of most of its letters."""

import unicodedata
from typing import Final

_LEFTWARD: Final = frozenset({"R", "AL"})


def direction(words: str) -> str:
    """`rtl` where more letters run leftward than rightward, else `ltr`.

    A browser goes by the first letter alone (`dir="auto"`), which turns an English paragraph
    around that opens with a name in Hebrew or Arabic. Classes of letters: Unicode Annex 9.
    """
    if words.isascii():
        return "ltr"
    kinds = [unicodedata.bidirectional(letter) for letter in words]
    leftward = sum(kind in _LEFTWARD for kind in kinds)
    return "rtl" if leftward > kinds.count("L") else "ltr"
