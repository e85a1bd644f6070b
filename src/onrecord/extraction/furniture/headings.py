"""Headings: the title above a report, the crossheads in it, and captions that carry no mark.

A paragraph of a report ends with a full stop; a line that does not, between paragraphs that do, is
a heading when it is short and a caption when it is not.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.extraction.furniture.pieces import Piece
from onrecord.record import Furniture

_DASHED = re.compile(r"[-–—*]{1,2}\s?[^\n]{2,70}?\s?[-–—*]{1,2}$")
_DASHED_INLINE = re.compile(r"(?<=[.!?”\"] )- [^\n]{2,60}? -(?= [A-Z“\"])")
# Where paragraphs run together: three words or more in capitals, then a sentence.
_CAPITALS = re.compile(r"[A-Z][A-Z'’&]+(?: [A-Z'’&]+){2,8}(?= [A-Z][a-z])")
_QUESTION = re.compile(
    r"(?:What|Who|Whom|Whose|Why|How|When|Where|Which|Is|Are|Can|Could|Will|Did|Does|Do|Was)\b[^.!?]{3,60}\?$"
)
# News leads have articles, pronouns and helping verbs; headlines leave them out.
_GRAMMAR = re.compile(
    r"\b(?:the|a|an|his|her|their|its|this|that|these|those|was|were|is|are|has|have|had|been|said|he"
    r"|she|they|it|I|we|you)\b",
    re.IGNORECASE,
)
_FIRST_SENTENCE = re.compile(
    r"(?:(?!Mr|Ms|Dr|St|Jr|Sr)[a-z0-9%$'’”\"\])]{2}|[ \d]) ?[.!?]+[\"”’']?(?=\s+[\"“‘A-Z0-9])"
)
_MAY_PRECEDE = frozenset({"ticker", "update", "boilerplate", "byline", "credit", "caption"})
_LONGEST_TITLE, _LONGEST_HEADLINE = 150, 110
_LONGEST_CROSSHEAD, _LONGEST_CAPTION = 60, 200
_FLAT = 3


def find_title(pieces: Sequence[Piece], above: Sequence[Furniture]) -> Iterator[Furniture]:
    """The title, when the first words that are not other furniture are one.

    Args:
        pieces: What is left of the text.
        above: The furniture found so far, in text order.
    """
    if not pieces or any(item.kind == "title" for item in above):
        return
    first = pieces[0]
    if any(item.span[0] < first.start and item.kind not in _MAY_PRECEDE for item in above):
        return
    followed = any(
        item.kind == "dateline" and first.end <= item.span[0] <= first.end + 3 for item in above
    )
    alone = len(pieces) == 1
    end = _title_end(first, followed=followed, flat=pieces[-1].paragraph < _FLAT, alone=alone)
    if end:
        yield first.furniture("title", 0, end)


def _title_end(first: Piece, *, followed: bool, flat: bool, alone: bool) -> int:
    words = first.words
    if len(words) <= _LONGEST_TITLE and " " in words:
        # A text of nothing but one line is its prose, whatever it looks like.
        title = not alone and (
            not first.closed or followed or _is_headline(words) or bool(_QUESTION.match(words))
        )
        return len(words) if title else 0
    # A text without line breaks has its title as the first sentence.
    sentence = _FIRST_SENTENCE.search(words[: _LONGEST_TITLE + 2]) if flat else None
    if sentence and _is_headline(words[: sentence.end()]):
        return sentence.end()
    return 0


def _is_headline(words: str) -> bool:
    sentence = _FIRST_SENTENCE.search(words)
    one = sentence is None or sentence.end() == len(words)
    return (
        one
        and len(words.split()) >= 3
        and len(words) <= _LONGEST_HEADLINE
        and (words[0] not in '"“' and not _GRAMMAR.search(words))
    )


def find(pieces: Sequence[Piece]) -> Iterator[Furniture]:
    """Crossheads, and captions that only their missing full stop gives away."""
    for number, piece in enumerate(pieces):
        before = pieces[number - 1] if number else None
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        if number and piece.whole and (match := _CAPITALS.match(piece.words)):
            yield piece.furniture("crosshead", 0, match.end())
        elif piece.whole and len(piece.words) <= _LONGEST_CAPTION:
            yield from _of_line(piece, before, after)
        elif len(pieces) <= _FLAT:
            for match in _DASHED_INLINE.finditer(piece.words):
                yield piece.furniture("crosshead", *match.span())


def _of_line(piece: Piece, before: Piece | None, after: Piece | None) -> Iterator[Furniture]:
    words = piece.words
    if after and _DASHED.match(words) and any(letter.isalpha() for letter in words):
        yield piece.furniture("crosshead")
    elif not _begins_like_a_heading(words) or not _among_prose(before, after):
        return
    elif len(words) < _LONGEST_CROSSHEAD and (_QUESTION.match(words) or not _is_closed(words)):
        if after:
            yield piece.furniture("crosshead")
    elif not piece.closed and words[0] not in '"“':
        yield piece.furniture("caption")


def _is_closed(words: str) -> bool:
    # A heading may be wholly a quotation in single quotation marks.
    return words[-1] in '.!?…:;,"”»' or (words[-1] in "'’" and words[-2:-1] in {".", "!", "?", ","})


def _begins_like_a_heading(words: str) -> bool:
    letter = words.lstrip("'‘\"“")[:1]
    return letter.isupper() or letter.isdigit()


def _among_prose(before: Piece | None, after: Piece | None) -> bool:
    """Whether paragraphs of prose stand on both sides, so that the line is not one of a list."""
    return (before is None or before.prose) and (after is None or after.prose)
