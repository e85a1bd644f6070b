"""Signatures: bylines above the report, and the credits and desk initials under it."""

import re
from collections.abc import Iterator, Sequence

from onrecord.extraction.furniture import agencies
from onrecord.extraction.furniture.pieces import Piece
from onrecord.record import Furniture

_NAME = r"[A-ZÀ-Þ][\w.'’\-]*"
# Every way through this reads one separator at a time, so that hostile lines cost no more.
_BETWEEN = r"(?:\s(?:and|with|in|for|at|of|the|de|van|von|bin|al|&)\b|[,/|]|\s)+"
_BYLINE = re.compile(
    rf"(?:By|BY|by):? {_NAME}(?:{_BETWEEN}(?:{_NAME}|\d{{1,2}}))*\s?[|.]?$"
    # With what the writer is behind a comma.
    rf"|(?:By|BY) {_NAME}(?: {_NAME}){{1,3}}, [a-z][a-z ]{{2,30}} "
    r"(?:reporter|correspondent|editor|writer)$"
    r"|(?:Written|Posted|Reported|Report|Story|Words) by:? "
    rf"{_NAME}(?:(?:,? and|,)? {_NAME}){{0,8}}$"
    rf"|{_NAME}(?: {_NAME}){{1,3}}(?:,| \||,? [-–—]) "
    r"(?:Staff|Senior|Special|Chief|Political|Associated Press|AP|Reuters|Guest|Contributing)?\s?"
    r"(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Cc]ontributor)s?$"
    # Initials of a writer and of the outlet, as some small outlets sign at the end.
    r"|[A-Z]\.\s?[A-Z][\w'’\-]+--[A-Z]{2,4}$"
)
_CAPITAL_NAME = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.\-]*){1,2}"
_CAPITAL_NAMES = re.compile(rf"{_CAPITAL_NAME}(?: AND {_CAPITAL_NAME})?$")
# Where a line runs on after the names, only a bar, an article or a dateline shows where they end.
_OPENING = r"(?:The|A|An|In|At|On|It|He|She|They|There|This|When|After|As)"
_NAMED = rf"(?!{_OPENING}\b)[A-ZÀ-Þ](?:\.|[\w'’\-]*[a-zß-ÿ]\b)"
_INLINE_BYLINE = re.compile(
    rf"By {_NAMED}(?: {_NAMED}){{1,3}}(?: and {_NAMED}(?: {_NAMED}){{1,3}})?"
    rf"(?: \||(?= (?:{_OPENING}|[A-Z]{{3,}})\b))"
)
_LAST_BYLINE = re.compile(rf"(?<=[.!?”\"] )By {_NAMED}(?: {_NAMED}){{1,2}}\.?$")
# "By" opens sentences too: "By Friday". A weekday, a month or a number is nobody's name.
_NOT_A_NAME = re.compile(
    r"(?:By|BY|by) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May"
    r"|June|July|August|September|October|November|December|The|This|That|Then|Now|Contrast)\b"
)
_WORK = (
    r"(?:(?:[Aa]dditional|[Ff]urther|[Oo]ther|[Ww]ith) )?(?:[Rr]eport(?:ing|ed)|[Ww]rit(?:ing|ten)"
    r"|[Ee]dit(?:ing|ed)|[Cc]ompiled|[Cc]ontributions?|[Tt]ranslat(?:ion|ed)|[Aa]ssistance)"
    r"(?: and (?:[Ww]rit|[Rr]eport|[Ee]dit)ing)?"
)
_DESK_CREDIT = re.compile(rf"\({_WORK} (?:by|from) [^()\n]{{2,400}}\)?$")
_INLINE_CREDIT = re.compile(
    rf"(?<=[.!?”\"’] )\({_WORK} (?:by|from) [^()\n]{{2,400}}?(?:\)|;(?= Please))"
)
_CREDIT_LINE = re.compile(
    rf"(?:[—–-]{{1,2}} ?)?(?:{_WORK}|With assistance|With reporting) (?:by|from):? "
    rf"{_NAME}[^\n]{{0,300}}$"
)
_CONTRIBUTED = re.compile(
    r"(?:[A-Z][^.!?\n]{2,250}) contributed (?:reporting )?to this (?:report|story|article)"
    r"(?: from [^.\n]{2,80})?\.?$"
)
_LAST_CONTRIBUTED = re.compile(
    r"(?<=[.!?”\"] )(?:[A-Z][^.!?\n]{2,160}) contributed (?:reporting )?to this "
    r"(?:report|story|article)(?: from [^.\n]{2,80})?\.?"
)
_DESK = re.compile(
    r"(?!and/or|his/her|he/she|s/he|yes/no|on/off)(?:[a-z]{2,5}(?:-[a-z]{2,4}){0,3}/){1,5}[a-z]{1,5}$"
)
_ENDING = re.compile(
    rf"(?:[-–—]{{1,2}} ?(?:{agencies.PATTERN})|\((?:{agencies.PATTERN})\)\.?"
    rf"|\((?:{agencies.PATTERN})\) [a-z]{{2,3}}(?:/[a-z]{{2,3}}){{0,3}}\.?"
    r"|\([A-Z][\w.'’ \-]{2,40}/[A-Z]{2,8}\)|-30-|#\s?#\s?#|ENDS?"
    # Capitals by themselves after the last sentence of all.
    r"|(?<=[.!?”\"] )(?:[-–—]{1,2} ?)?\(?[A-Z]{2,6}\)?)$"
)
_EMAIL = re.compile(
    r"[\w.+\-]{1,64}@[\w\-]{1,64}(?:\.[\w\-]{1,32}){1,4}$"
    # How to reach a desk, as agencies close their reports.
    r"|\(\([^()\n@]{0,60}@[^()\n]{3,200}\)\)$"
)

_TOP, _BOTTOM = 6, 5
_LONGEST_BYLINE = 110
_TAIL = 420


def find(pieces: Sequence[Piece]) -> Iterator[Furniture]:
    """Bylines near either end, then credits, desk initials and agency names near the end."""
    for number, piece in enumerate(pieces):
        top, bottom = number < _TOP, number >= len(pieces) - _BOTTOM
        if bottom and _signs_off(piece.words):
            yield piece.furniture("sign-off")
        elif (top or bottom) and _is_byline(piece.words, last=number == len(pieces) - 1 > 0):
            yield piece.furniture("byline")
        elif number == 0 and (byline := _INLINE_BYLINE.match(piece.words)):
            yield piece.furniture("byline", 0, byline.end())
        elif bottom:
            yield from _at_the_end(piece, last=number == len(pieces) - 1)


def _is_byline(words: str, *, last: bool) -> bool:
    if len(words) > _LONGEST_BYLINE:
        return False
    # Names in capitals by themselves sign a report at its end; above it they may be its title.
    signed = last and _CAPITAL_NAMES.match(words)
    return bool(signed or (_BYLINE.match(words) and not _NOT_A_NAME.match(words)))


def _signs_off(words: str) -> bool:
    if len(words) > _TAIL:
        return False
    return any(
        pattern.match(words)
        for pattern in (_DESK_CREDIT, _CREDIT_LINE, _CONTRIBUTED, _DESK, _ENDING, _EMAIL)
    )


def _at_the_end(piece: Piece, *, last: bool) -> Iterator[Furniture]:
    base = max(0, len(piece.words) - 2 * _TAIL)
    tail = piece.words[base:]
    for pattern in (_INLINE_CREDIT, _LAST_CONTRIBUTED):
        if match := pattern.search(tail):
            yield piece.furniture("sign-off", base + match.start(), base + match.end())
            return
    if last and (match := _LAST_BYLINE.search(tail[-60:])):
        yield piece.furniture("byline", len(piece.words) - len(tail[-60:]) + match.start())
        return
    ending = _ENDING.search(tail[-60:]) if last else None
    if ending and ending.start():
        shift = len(piece.words) - len(tail[-60:])
        yield piece.furniture("sign-off", shift + ending.start())
