"""Captions of pictures and the credits of those who took them."""

import re
from collections.abc import Iterator, Sequence

from onrecord.extraction.furniture import agencies
from onrecord.extraction.furniture.pieces import Piece
from onrecord.record import Furniture

_STOCK = (
    r"(?:Getty(?: Images)?(?: - Contributor)?|Shutterstock|Alamy|iStock|SWNS(?: • PA)?|EPA(?:-EFE)?|"
    r"Rex(?: Features)?|Corbis|PA(?::Press Association| Wire| Images)?|BBC|AFP(?: or licensors)?|"
    r"AP(?: Photo| Images)?|Reuters|REUTERS|Associated Press|Bloomberg|Xinhua|dpa|Facebook|Flickr|"
    r"Wikimedia Commons)"
)
_LABEL = r"(?:Photo(?:graph|s)?|PHOTO|Picture|Image|Pic|File [Pp]hoto|FILE PHOTO)"
# In parentheses, wherever it stands: the name of a photographer with the agency, or a label.
_PARENTHESES = re.compile(
    rf"\((?:{_LABEL}(?: [Cc]redit)?(?::| by| courtesy)[^()\n]{{1,80}}"
    rf"|(?:AP|AFP|EPA|Reuters|REUTERS|Xinhua|Getty) [Pp]hoto\b[^()\n]{{0,80}}"
    rf"|[A-ZÀ-Þ][\w.'’ \-]{{2,40}}/[^()\n]{{0,40}}?(?:{agencies.PATTERN}|Getty|REUTERS|EPA|Pool|dpa)"
    r"[^()\n]{0,30}"
    rf"|{_STOCK}(?:/[^()\n]{{2,40}}|[ ,][Ff]ile(?: [Pp]hoto)?)?)\)\.?"
    r"(?: \((?:The )?Associated Press\))?"
)
_AT_END = re.compile(
    rf"(?:(?<=\s)|^)(?:© ?[^\n()©]{{2,50}}\([^()\n]{{2,40}}\)"
    rf"|(?:[A-ZÀ-Þ][\w.'’\-]* ){{1,3}}?[A-ZÀ-Þ][\w.'’\-]*\s?/\s?{_STOCK}(?:\s?/\s?[A-Z][\w ]{{1,20}})?"
    rf"|(?:[A-ZÀ-Þ][\w.'’\-]* ){{2,3}}(?:AP Photo|AFP Photo)"
    rf"|{_LABEL}(?: [Cc]redit)?: [^\n.]{{2,60}}|(?:Photo|Picture|Image) (?:by|courtesy(?: of)?) [^\n.]{{2,60}}"
    rf"|{_STOCK}(?:/[A-Z][\w ]{{1,30}}|[ ,][Ff]ile(?: [Pp]hoto)?)?)\.?$"
)
_ALONE = re.compile(
    rf"(?:\(?{_LABEL}(?: [Cc]redit)?(?::| by| courtesy(?: of)?) ?[^\n]{{2,80}}\)?$"
    rf"|Image copyright [^\n]{{2,60}}$|© ?[^\n]{{2,60}}(?:AFP|AP|Reuters|Getty Images|EPA)[^\n]{{0,20}}$"
    rf"|Source: [^\n]{{2,80}}[^.\n]$|{_STOCK}$)"
)
_AT_START = re.compile(
    r"(?:Getty - Contributor|Getty Images|AFP or licensors|SWNS(?: • PA)?|EPA|Reuters|AFP|BBC|Rex"
    r"|PA:Press Association|Alamy|Shutterstock)(?= [A-Z])"
)
_FILE = re.compile(
    r"(?:FILE|File)(?: [Pp](?:HOTO|hoto))?\s?(?:[-–—:]|\bIn this\b)|(?:FILE PHOTO|File [Pp]hoto)\b"
    r"|(?:Image caption|CAPTION|Caption|Pictured):? "
)
_COPYRIGHT_CAPTION = re.compile(
    r"(?P<credit>Image copyright [^\n]{2,60}?) (?P<caption>Image caption [^\n]{2,250}?(?:\.(?=\s|$)|$))"
)
_LONGEST, _BRIEF = 650, 220


def find(pieces: Sequence[Piece]) -> Iterator[Furniture]:
    """Credits, each with the caption on its line, and captions that say they are."""
    for piece in pieces:
        if len(piece.words) <= _LONGEST:
            yield from _of_line(piece)
        else:
            yield from _within(piece)


def _of_line(piece: Piece) -> Iterator[Furniture]:
    words = piece.words
    if _ALONE.match(words):
        yield piece.furniture("credit")
    elif match := _PARENTHESES.search(words):
        yield from _with_caption(piece, match.start(), match.end())
    elif (match := _AT_END.search(words[-120:])) and match.start() + len(words[:-120]):
        shift = len(words[:-120])
        yield from _with_caption(piece, shift + match.start(), len(words))
    elif not piece.closed and (match := _AT_START.match(words)):
        yield piece.furniture("credit", 0, match.end())
        yield piece.furniture("caption", match.end())
    elif _COPYRIGHT_CAPTION.search(words):
        yield from _within(piece)
    elif _FILE.match(words):
        yield piece.furniture("caption")


def _with_caption(piece: Piece, start: int, end: int) -> Iterator[Furniture]:
    if piece.words[:start].strip():
        yield piece.furniture("caption", 0, start)
    yield piece.furniture("credit", start, end)


def _within(piece: Piece) -> Iterator[Furniture]:
    """Captions in a paragraph that runs on after them."""
    for match in _COPYRIGHT_CAPTION.finditer(piece.words):
        yield piece.furniture("credit", *match.span("credit"))
        yield piece.furniture("caption", *match.span("caption"))
