"""Words and sentences of a stretch, as the grammar of numbers needs them.

A number is one word whatever commas and points it holds; so are ordinals, decades, clock times and
codes such as "G7", none of which is a figure.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.extraction.figures.forms import forms
from onrecord.record import Span

_WORD: Final = re.compile(
    r"(?P<ordinal>\d+(?:,\d{3})*(?:st|nd|rd|th)\b)"
    r"|(?P<decade>(?:\d\d)?\d0['’]?s\b|['’]\d0s\b)"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}\.\d{2}(?=\s?[ap]\.?m\b))"
    r"|(?P<prefix>(?:Rs|KSh|Ksh|Shs?|RM|Rp|Tk|Dhs?|USh|TSh|FCFA|EUR|USD|GBP|INR|NGN|ZAR|CHF)(?=\d)"
    r"|[NPRK](?=\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?\s?(?:million|billion|trillion|m\b|bn\b)))"
    r"|(?P<code>[^\W\d_]+\d\w*(?:[-.]\d+)*|\d+(?:\.\d+){2,}|\d{3}-\d{3}-\d{4}|\d{3}-\d{4}\b)"
    r"|(?P<number>\d{1,3}(?:[,٬\u00a0\u202f\u2009]\d{3})+(?:\.\d+)?(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"|(?P<initials>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>\S)"
)
# The United Nations and the Nordic press group digits by a space that does not break.
_GROUPING: Final = re.compile("[٬\u00a0\u202f\u2009]")
_STOPS: Final = frozenset(".!?…")
_CLOSERS: Final = frozenset("\"'”’)]»")
_SHORT: Final = forms(
    "mr mrs ms dr prof gen col lt sgt maj capt cpl adm cmdr gov sen rep rev st no vs jr sr inc "
    "corp co ltd jan feb mar apr jun jul aug sep sept oct nov dec fla calif ala ariz mass pa va "
    "wash tenn ky ga ill ind kan mich minn mo nev okla ore tex wis wyo conn del supt insp det "
    "approx est etc fig dept univ assn bros hon ft mt rs"
)
NUMBER, ORDINAL, WORD, MARK = "number", "ordinal", "word", "mark"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text's stretches, in parallel lists.

    Attributes:
        written: Each word as written.
        lower: The same in lower case, with straight apostrophes.
        kinds: ordinal, decade, clock, code, number, initials, word or mark.
        starts: Offset of each word in the text.
        ends: Offset behind each word.
        sentences: First word and the word behind the last, sentence by sentence.
        headings: Whether each sentence stands in a title, caption or crosshead.
    """

    written: list[str]
    lower: list[str]
    kinds: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[Span]
    headings: list[bool]

    def span(self, first: int, last: int) -> Span:
        """Where the words from `first` up to, not including, `last` stand."""
        return self.starts[first], self.ends[last - 1]

    def touches(self, index: int) -> bool:
        """Whether no space stands between this word and the one before it."""
        return index > 0 and self.starts[index] == self.ends[index - 1]


def split(text: str, stretches: tuple[Span, ...], headings: frozenset[int] = frozenset()) -> Words:
    """The words of every stretch, cut into sentences; no sentence crosses two stretches.

    Args:
        text: The report's text.
        stretches: Spans to read, in text order.
        headings: Which of them are titles, captions or crossheads, by index.
    """
    words = Words([], [], [], [], [], [], [])
    for index, (start, end) in enumerate(stretches):
        first = len(words.written)
        for match in _WORD.finditer(text, start, end):
            grouped = match.lastgroup == NUMBER and not match[0].isascii()
            words.written.append(_GROUPING.sub(",", match[0]) if grouped else match[0])
            words.kinds.append(match.lastgroup or MARK)
            words.starts.append(match.start())
            words.ends.append(match.end())
        words.lower.extend(word.lower().replace("’", "'") for word in words.written[first:])
        cuts = [first, *_cuts(words, first), len(words.written)]
        for begin, stop in pairwise(cuts):
            if stop > begin:
                words.sentences.append((begin, stop))
                words.headings.append(index in headings)
    return words


def _cuts(words: Words, first: int) -> list[int]:
    """Where sentences begin within the words from `first` on."""
    cuts: list[int] = []
    written, count = words.written, len(words.written)
    for index in range(first, count):
        if written[index] not in _STOPS and words.kinds[index] != "initials":
            continue
        after = index + 1
        while after < count and written[after] in _CLOSERS and words.touches(after):
            after += 1
        if after < count and _ends(words, index, after):
            cuts.append(after)
    return cuts


def _ends(words: Words, stop: int, after: int) -> bool:
    opening = words.written[after]
    if not (opening[0].isupper() or opening[0].isdigit() or opening in "\"“‘'([$£€«–—-"):
        return False
    if words.kinds[stop] == "initials":
        # "the U.S. Congress" goes on; only a word that seldom follows a name opens a sentence.
        return words.lower[after] in _OPENERS
    if words.written[stop] != ".":
        return True
    if stop == 0 or not words.touches(stop):
        return True
    before = words.lower[stop - 1]
    if before in _SHORT:
        return False
    return len(before) > 1 or before.isdigit()


_OPENERS: Final = forms(
    "the a an in on at it he she they we but and this that these those his her their its there "
    "however meanwhile when while after before since as if for"
)
