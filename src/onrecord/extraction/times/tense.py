"""Tense: whether a sentence looks back or ahead where a bare weekday or month stands in it.

No tagger: the nearest word before the expression that tells the tense decides, else the nearest
behind it, within the sentence. News tells of the past, so what tells nothing is left to that.
"""

from collections.abc import Sequence
from typing import Final

from onrecord.extraction.times.contexts import Direction
from onrecord.extraction.times.lexicon import SHORT, listed

_REACH: Final = 28
_AHEAD: Final = listed(
    "will shall 'll wo would upcoming scheduled slated tentatively forthcoming payable"
    " begins starts opens meets expires ends resumes convenes reconvenes takes closes expire"
    " effective deadline due matures may might could can should must planned"
    " plans planning expected expects"
)
_PLANS: Final = listed(
    "plan plans planned planning expect expects expected set schedule scheduled due slated going"
    " hope hopes hoped want wants intend intends intended likely agreed ready supposed vow vowed"
    " vows promise promised promises threatened able prepare preparing prepares prepared about"
    " poised bound committed pledged is are was were 's 're be has have had is required ordered"
    " asked invited agree agrees seek seeks want hopes aims aim"
)
_BACK: Final = listed(
    "said told was were had did went came took made gave got saw found left met held won lost led"
    " fell rose sent shot put hit cut set killed began broke brought built bought caught chose"
    " drew drove fled flew fought forgot grew heard hung kept knew laid lay lent let meant paid"
    " quit ran rang read rode sold shook sang sank sat slept spoke spent split spread stood stole"
    " struck swept swam taught tore thought threw understood woke wore wrote been since 'd became"
    " beat bore bound bred burst cast dealt dug ate fed felt froze hid hurt knelt leapt lit rebuilt"
    " sought shut slid strode swore swung thrust withdrew wound written given taken shown seen"
    " ago earlier"
)
_NOT_VERBS: Final = listed(
    "red bed need needs seed feed speed hundred indeed sacred united wed shed breed embed ned ted"
    " ed fed naked wicked rugged armed"
)
_GRANTS: Final = listed("given gave give gives set extended asked ordered told due has have")
_SURE: Final = listed("will shall 'll upcoming ahead")
# The full stop of an initial, a title or a month cut short ends no sentence.
_DOTTED: Final = (SHORT - {"sun", "sat"}) | listed(
    "mr mrs ms dr gen gov sen rep col lt st sgt capt maj jr sr no vs rev hon prof inc corp co"
)
_PRESENT: Final = listed("is are 're am")


def read_direction(words: Sequence[str], start: int, end: int) -> Direction | None:
    """Whether the sentence around a stretch of words looks back or ahead.

    Args:
        words: The words of the text in lower case, breaks between paragraphs empty.
        start: Index of the first word of the expression.
        end: Index behind its last.
    """
    before = _scan(words, range(start - 1, max(start - _REACH, -1), -1))
    if start and words[start - 1] in ("until", "till", "by"):
        given = _GRANTS.intersection(words[max(start - 9, 0) : start])
        return "future" if given else before or _after(words, end) or "future"
    if words[max(start - 2, 0) : start] in (["early", "as"], ["soon", "as"], ["ahead", "of"]):
        return "future"
    if words[end : end + 1] == ["'s"]:
        # "Tuesday's vote" has been, unless the sentence itself is of the future.
        ahead = before == "future" and _SURE.intersection(words[max(start - 8, 0) : start])
        return "future" if ahead else "past"
    return before or _after(words, end)


def _after(words: Sequence[str], end: int) -> Direction | None:
    return _scan(words, range(end, min(end + _REACH, len(words))))


def tells_past(word: str) -> bool:
    """Whether a word looks like a verb in the past tense."""
    if word in _BACK:
        return True
    return len(word) > 3 and word.endswith("ed") and word not in _NOT_VERBS


def _scan(words: Sequence[str], places: range) -> Direction | None:
    for at in places:
        word = words[at]
        if _ends_sentence(words, at):
            return None
        told = _tells(words, at, word)
        if told:
            return told
    return None


def _ends_sentence(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if word in ("", "?", "!", ";"):
        return True
    before = words[at - 1] if at else ""
    return word == "." and len(before) > 1 and before not in _DOTTED


def _tells(words: Sequence[str], at: int, word: str) -> Direction | None:
    if word in _AHEAD:
        return "future" if word != "may" or _is_modal(words, at) else None
    if word == "to" and at and words[at - 1] in _PLANS:
        return "future"
    if word in _PRESENT and at + 1 < len(words) and words[at + 1].endswith("ing"):
        return "future"
    if tells_past(word):
        planned = word in _PLANS and words[at + 1 : at + 2] == ["to"]
        return None if planned else "past"
    return None


def _is_modal(words: Sequence[str], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else ""
    before = words[at - 1] if at else ""
    named = before in ("in", "of", "since", "by", "until", "last", "next", "this", "early", "late")
    return after.isalpha() and after not in ("and", "or", "of") and not named
