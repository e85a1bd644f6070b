"""Keys: how a name is written so that its spellings meet."""

import unicodedata
from functools import lru_cache
from typing import Final

_DROPPED: Final = str.maketrans(dict.fromkeys("'’‘ʼʻʿʾ`´.", ""))
_SPACED: Final = str.maketrans(dict.fromkeys("-‐‑–—/,", " "))
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name as it is looked up: lower case, no accents, apostrophes or full stops, one space.

    "Deir al-Balaḥ" and "DEIR AL BALAH" give the same key; "St. Louis" gives that of "Saint Louis".
    """
    plain = unicodedata.normalize("NFKD", name.translate(_DROPPED)).casefold().translate(_LETTERS)
    bare = "".join(one for one in plain if not unicodedata.combining(one)).translate(_SPACED)
    words = bare.translate(_DROPPED).split()
    return " ".join(_EXPANDED.get(word, word) for word in words[:-1]) + (
        (" " if len(words) > 1 else "") + words[-1] if words else ""
    )


_EXPANDED: Final = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
"""Never the last word: "Wall St." is no saint."""
