"""Captions of pictures and the credits of those who took them."""

import re
from collections.abc import Iterator, Sequence

from onrecord.extraction.furniture import agencies
from onrecord.extraction.furniture.pieces import Piece
from onrecord.record import Furniture

_STOCK = (
    r"(?:Getty(?: Images)?(?: - Contributor)?|Shutterstock|Alamy|iStock|SWNS(?: • PA)?|EPA(?:-EFE)?"
    r"|Rex(?: Features)?|Corbis|PA(?::Press Association| Wire| Images)?|BBC|AFP(?: or licensors)?"
    r"|AP(?: Photo| Images)?|Reuters|REUTERS|Associated Press|Bloomberg|Xinhua|dpa|Facebook|Flickr"
    r"|Wikimedia Commons)"
)
_LABEL = r"(?:Photo(?:graph|s)?|PHOTO|Picture|Image|Pic|File [Pp]hoto|FILE PHOTO)(?: [Cc]redit)?"
_NAME = r"(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w'’\-]+)"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,4}}"
_WIRE = rf"(?:{agencies.PATTERN}|Getty|REUTERS|EPA|Pool|dpa)"
# In parentheses, wherever it stands: the name of a photographer with the agency, or a label.
_PARENTHESES = re.compile(
    rf"(?:© ?{_NAMES} )?\((?:{_LABEL}(?::| by| courtesy)[^()\n]{{1,80}}"
    r"|(?:AP|AFP|EPA|Reuters|REUTERS|Xinhua|Getty) [Pp]hoto\b[^()\n]{0,80}"
    rf"|{_NAMES}(?:, [Ff]ile)?/[^()\n]{{0,40}}?{_WIRE}[^()\n]{{0,30}}"
    rf"|{_WIRE}/{_NAMES}(?:[/,] ?[Ff]ile(?: [Pp]hoto)?)?"
    rf"|{_STOCK}[ ,/]{{1,2}}[Ff]ile(?: [Pp]hoto)?)\)\.?(?: \((?:The )?Associated Press\))?"
)
_AT_END = re.compile(
    rf"(?:(?<=\s)|^)(?:{_NAMES}\s?/\s?{_STOCK}(?:\s?/\s?[A-Z][\w ]{{1,20}})?"
    rf"|{_NAME} {_NAME}(?: {_NAME})? (?:AP|AFP) Photo|© {_NAMES}"
    rf"|{_LABEL}: [^\n.]{{2,60}}|(?:Photo|Picture|Image) (?:by|courtesy(?: of)?) [^\n.]{{2,60}}"
    rf"|{_STOCK}/{_NAMES})\.?$"
    # An agency by itself is a credit only after a whole sentence: "told AFP." is prose.
    r"|(?:(?<=[a-z0-9%”\"’)][.!?] )|(?<=[\w.!?][”\"] ))"
    rf"\(?{_STOCK}(?:[ ,][Ff]ile(?: [Pp]hoto)?)?\)?\.?$"
)
_ALONE = re.compile(
    rf"(?:\(?{_LABEL}(?::| by| courtesy(?: of)?) ?[^\n]{{2,80}}\)?$"
    r"|Image copyright [^\n]{2,60}$"
    r"|© ?[^\n]{2,60}(?:AFP|AP|Reuters|Getty Images|EPA)[^\n]{0,20}$"
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
# Where paragraphs run together, a label and a name between two sentences.
_LABELLED = re.compile(rf"(?:^|(?<=[.!?]) ?){_LABEL}: {_NAMES}(?: ?/ ?{_NAMES})?\.(?= [A-Z])")
_OF_BBC = re.compile(
    r"(?P<credit>Image copyright [^\n]{2,60}?) "
    r"(?P<caption>Image caption [^\n]{2,250}?(?:\.(?=\s|$)|$))"
)
_LONGEST, _BRIEF, _TAIL = 650, 420, 120
_SIGNS = re.compile(
    r"[/©]|Photo|PHOTO|Pic|Image|AP|AFP|BBC|EPA|PA|SWNS|Getty|Reuters|REUTERS|Shutterstock|Alamy"
    r"|iStock|Rex|Corbis|Associated|Bloomberg|Xinhua|dpa|Facebook|Flickr|Wikimedia"
)


def find(pieces: Sequence[Piece]) -> Iterator[Furniture]:
    """Credits, each with the caption on its line, and captions that say they are."""
    for piece in pieces:
        bbc = "Image copyright" in piece.words and _OF_BBC.search(piece.words)
        if len(piece.words) <= _LONGEST and not bbc:
            yield from _of_line(piece)
        else:
            yield from _within(piece)


def _of_line(piece: Piece) -> Iterator[Furniture]:
    words = piece.words
    if _ALONE.match(words):
        yield piece.furniture("credit")
    elif "(" in words and (match := _PARENTHESES.search(words)):
        yield from _with_caption(piece, match.start(), match.end())
    elif start := _credit_at_end(words):
        yield from _with_caption(piece, start, len(words))
    elif ": " in words and (match := _LABELLED.search(words)):
        yield from _with_caption(piece, match.start(), match.end())
    elif not piece.closed and (match := _AT_START.match(words)):
        yield piece.furniture("credit", 0, match.end())
        yield piece.furniture("caption", match.end())
    elif _FILE.match(words):
        yield piece.furniture("caption")


def _credit_at_end(words: str) -> int:
    """Where the credit that ends a line begins; 0 when none does."""
    base = max(0, len(words) - _TAIL)
    tail = words[base:]
    # Most paragraphs hold none of these, and looking is far quicker than matching.
    if not _SIGNS.search(tail):
        return 0
    match = _AT_END.search(tail)
    return base + match.start() if match else 0


def _with_caption(piece: Piece, start: int, end: int) -> Iterator[Furniture]:
    if piece.words[:start].strip():
        yield piece.furniture("caption", 0, start)
    yield piece.furniture("credit", start, end)


def _within(piece: Piece) -> Iterator[Furniture]:
    """Captions and credits in a paragraph that runs on after them."""
    for match in _OF_BBC.finditer(piece.words):
        yield piece.furniture("credit", *match.span("credit"))
        yield piece.furniture("caption", *match.span("caption"))
    head = piece.words[:_BRIEF]
    credit = _PARENTHESES.search(head) or _LABELLED.search(head)
    if credit:
        yield from _with_caption(piece, credit.start(), credit.end())
