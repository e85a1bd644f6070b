"""Lists of sources and links under a report, as wikis and agencies' web pages print them."""

import re
from collections.abc import Iterator, Sequence

from onrecord.extraction.furniture.pieces import Piece
from onrecord.record import Furniture

_HEADING = re.compile(
    r"(?:Sources?|References|External [Ll]inks|Related [Nn]ews|Related [Aa]rticles|See also"
    r"|Sister [Ll]inks|Further [Rr]eading|Notes|Bibliography):?$"
)
# A title in quotation marks, a dash, and who published it.
_ENTRY = re.compile(r"(?:[^\"“”\n]{1,80}\.? )?[\"“][^\"“”\n]{3,200}[\"”],? ?[—–-] ?[^\n]{2,120}$")
_DATE = re.compile(r"\b(?:19|20)\d{2}\b")
_LONGEST = 300


def find(pieces: Sequence[Piece]) -> Iterator[Furniture]:
    """The heading of a list of sources in the lower two thirds, and the entries under it."""
    listed = False
    for number, piece in enumerate(pieces):
        words = piece.words
        if number * 3 >= len(pieces) and piece.whole and _HEADING.match(words):
            listed = True
            yield piece.furniture("crosshead")
        elif len(words) <= _LONGEST and piece.whole and _is_entry(words, listed=listed):
            yield piece.furniture("boilerplate")


def _is_entry(words: str, *, listed: bool) -> bool:
    match = _ENTRY.match(words)
    if listed:
        return bool(match) or words.startswith(("http://", "https://", "www."))
    # Without its heading an entry is believed only with a date, and so a quotation stays prose.
    return bool(match) and bool(_DATE.search(words[-40:])) and words[-1].isdigit()
