"""Which way a paragraph runs: the way of most of its letters."""

import re
import unicodedata
from typing import Final

_LEFTWARD: Final = frozenset({"R", "AL"})


# Blocks in which letters run leftward; most texts have none of them, and are done.
_MAYBE: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def direction(words: str) -> str:
    """`rtl` where more letters run leftward than rightward, else `ltr`.

    A browser goes by the first letter alone (`dir="auto"`), which turns an English paragraph
    around that opens with a name in Hebrew or Arabic. Classes of letters: Unicode Annex 9.
    """
    if words.isascii() or not _MAYBE.search(words):
        return "ltr"
    kinds = [unicodedata.bidirectional(letter) for letter in words]
    leftward = sum(kind in _LEFTWARD for kind in kinds)
    return "rtl" if leftward > kinds.count("L") else "ltr"
