"""Noun phrases around a number, found without a parser: by stop words, plurals and verb forms."""

from typing import Final

from onrecord.extraction.figures.lexicon import DETERMINERS, STOPS, VERBS
from onrecord.extraction.figures.nouns import is_plural
from onrecord.extraction.figures.quantity import Quantity
from onrecord.extraction.figures.words import MARK, NUMBER, Words

_WITHIN: Final = frozenset("-'’“\"‘”.&")
_LONGEST: Final = 9
_PARTICIPLES: Final = ("ed", "en", "ing", "wn", "ost")


def head(words: Words, quantity: Quantity, stop: int) -> int | None:
    """The noun that a number counts, when it stands behind it: "12 key SUSPECTS in the case".

    Returns:
        The index of the word, or None where no noun phrase follows.
    """
    begin = begins(words, quantity, stop)
    end = ends(words, begin, stop, single=quantity.high == 1)
    return end - 1 if end > begin else None


def begins(words: Words, quantity: Quantity, stop: int) -> int:
    """Where what a number counts may begin: behind "of", "of the", "more", quotation marks."""
    at = quantity.last
    if at < stop and words.lower[at] in "-‐‑":
        at += 1
    while at < stop and words.lower[at] in (
        "more",
        "other",
        "others",
        "additional",
        "of",
        '"',
        "“",
        "”",
    ):
        if words.lower[at] in ("others",):
            break
        at += 1
    if (
        at > quantity.last
        and at < stop
        and words.lower[at - 1] == "of"
        and words.lower[at] in DETERMINERS
    ):
        at += 1
    return at


def ends(words: Words, begin: int, stop: int, *, single: bool) -> int:
    """Where the noun phrase that begins at a word ends: behind its first plural, or before a stop.

    Args:
        words: The words.
        begin: Its first word.
        stop: The word behind the last that it may hold.
        single: Whether one thing is counted, so that no plural ends it.
    """
    at, limit = begin, min(stop, begin + _LONGEST)
    while at < limit:
        word = words.lower[at]
        if _stops(words, at, begin):
            joined = 0 if single else _joined(words, at, begin, limit)
            if not joined:
                break
            at += joined
            continue
        if not single and is_plural(word) and not _goes_on(words, at, stop):
            return at + 1
        at += 1
    while at > begin and words.kinds[at - 1] == MARK:
        at -= 1
    return at


def _stops(words: Words, at: int, begin: int) -> bool:
    """Whether a noun phrase cannot go on with a word."""
    word = words.lower[at]
    if words.kinds[at] in (MARK, NUMBER, "clock"):
        return not (words.written[at] in _WITHIN and at > begin and words.touches(at))
    return word in STOPS or (word in VERBS and (at > begin or not word.endswith(_PARTICIPLES)))


def _joined(words: Words, at: int, begin: int, limit: int) -> int:
    """How many words join two adjectives of one noun: "state AND federal inquiries"."""
    if not 1 <= at - begin <= 2 or words.lower[at] not in ("and", "or"):
        return 0
    for index in range(at + 1, limit):
        if _stops(words, index, begin) or words.lower[index] in DETERMINERS:
            return 0
        if is_plural(words.lower[index]):
            return 1
    return 0


def _goes_on(words: Words, at: int, stop: int) -> bool:
    """Whether a plural is not the head: "women's rights groups", "sports fans"."""
    if words.lower[at].endswith("'s"):
        return True
    after = at + 1
    if after >= stop:
        return False
    return words.lower[at] in (
        "sports",
        "arms",
        "drugs",
        "weapons",
        "rights",
        "defense",
        "sales",
    ) and is_plural(words.lower[after])


def noun_phrase_before(words: Words, at: int, first: int) -> int:
    """Where the noun phrase that ends before a word begins; that word when there is none."""
    begin = at
    while begin > first and at - begin < _LONGEST:
        word, kind = words.lower[begin - 1], words.kinds[begin - 1]
        if kind == MARK and not (words.written[begin - 1] in "-'’." and words.touches(begin)):
            break
        if word in DETERMINERS:
            begin -= 1
            break
        if word in STOPS or word in VERBS:
            break
        begin -= 1
    while begin < at and words.kinds[begin] == MARK:
        begin += 1
    return begin
