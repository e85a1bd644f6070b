"""Joining: expressions that stand side by side and are one time, and the words around them.

"10 p.m." and "Wednesday" are one time, "Monday" and "Oct. 26" one day; "early", "the end of" and
"nearly" belong to what follows them; in "May to August 1950" the year is that of both months.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from onrecord.extraction.times.grammar import Draft
from onrecord.extraction.times.lexicon import DAYPARTS, listed
from onrecord.extraction.times.meanings import (
    Exact,
    Meaning,
    OfDay,
    Shifted,
    Stretch,
    Weekday,
    Yearless,
)
from onrecord.extraction.times.periods import make_day, make_year
from onrecord.extraction.times.tokens import Tokens

_BETWEEN: Final = frozenset(
    {(), (",",), ("on",), ("of",), ("in",), ("the",), (",", "on"), ("(",), ("of", "the")}
)
_PART: Final = listed("early late mid middle later earlier")
_DIRECTED: Final = listed("the this these those last next past coming its")
_SEQUELS: Final = frozenset(("", ".", ",", ";", ")", "in", "at", "and", "by", "to", "for", "when"))


def join(tokens: Tokens, drafts: Sequence[Draft[Meaning]]) -> list[Draft[Meaning]]:
    """The drafts with those that are one time made one, and their modifiers taken in."""
    joined: list[Draft[Meaning]] = []
    for draft in _parts_of_days(tokens, drafts):
        both = _both(tokens, joined[-1], draft) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(draft)
    return [_widened(tokens, draft) for draft in joined]


def _both(tokens: Tokens, one: Draft[Meaning], other: Draft[Meaning]) -> Draft[Meaning] | None:
    between = tuple(tokens.words[one.end : other.start])
    if between not in _BETWEEN:
        return None
    meaning = _meaning(one.meaning, other.meaning, between)
    return Draft(one.start, other.end, meaning) if meaning else None


def _meaning(one: Meaning, other: Meaning, between: tuple[str, ...]) -> Meaning | None:
    if isinstance(one, OfDay) and one.day is None and one.which is None:
        if isinstance(other, OfDay):
            # "10 o'clock in the morning", "9 p.m. tonight".
            return _of_two(one, other)
        return replace(one, day=other) if _is_day(other) else None
    if isinstance(other, OfDay) and other.day is None and other.which is None:
        if _is_day(one) and between in ((), (",",), ("in", "the")):
            return replace(other, day=one)
        if isinstance(one, OfDay) and between == ():
            return _of_two(other, one)
    if isinstance(one, Weekday) and not one.which and between in ((), (",",), ("the",)):
        if _is_day(other) and not isinstance(other, (Weekday, Shifted)):
            return other
    return None


def _of_two(clock: OfDay, part: OfDay) -> OfDay | None:
    """A clock time with the part of the day beside it: "10 o'clock last night"."""
    if not clock.time[0].isdecimal() or part.time[0].isdecimal():
        return None
    hour = int(clock.time[:2])
    time = clock.time
    if part.time in ("AF", "EV", "NI") and 1 <= hour < 12 and not (part.time == "NI" and hour < 5):
        time = f"{hour + 12:02d}{clock.time[2:]}"
    return replace(part, time=time)


def _is_day(meaning: Meaning) -> bool:
    if isinstance(meaning, Exact):
        return meaning.period.unit == "day"
    if isinstance(meaning, Shifted):
        return meaning.unit == "day"
    if isinstance(meaning, Yearless):
        return len(meaning.open_value) == len("XXXX-10-07")
    return isinstance(meaning, Weekday)


def _parts_of_days(tokens: Tokens, drafts: Sequence[Draft[Meaning]]) -> list[Draft[Meaning]]:
    """Drafts for days with the part of the day behind them: "Friday night"."""
    found: list[Draft[Meaning]] = []
    for draft in drafts:
        at = draft.end
        if _is_day(draft.meaning):
            if tokens.words[at : at + 1] == ["-"]:
                at += 1
            after = tokens.words[at] if at < len(tokens.words) else ""
            # "Friday dawned" is another word; a plural is a set and has its own rule.
            if after in DAYPARTS and not (after.endswith("s") and after != "lunchtimes"):
                draft = Draft(draft.start, at + 1, OfDay(DAYPARTS[after], draft.meaning))
        found.append(draft)
    return found


@cache
def _modifiers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    part = (
        r"(?:the )?(?:very )?(?:early|late|later|earlier|mid|middle|end|beginning|start|close|first half"
        r"|second half|latter half|latter part|early part|late part|start|dawn|turn|height|opening"
        r"|early hours|early days|first days|last days|final days|closing days|first weeks)"
        r"(?: on| in| of| -)?(?: the)?$"
    )
    amount = (
        r"(?:at least|at most|more than|less than|fewer than|no more than|no less than|up to"
        r"|as (?:long|much|many|little) as|nearly|almost|about|around|roughly|approximately|some"
        r"|over|under|only|just|just over|just under|well over|an estimated|an additional|another"
        r"|the (?:past|last|next|first))$"
    )
    return re.compile(rf"(?:^|(?<= )){part}"), re.compile(rf"(?:^|(?<= )){amount}")


def _widened(tokens: Tokens, draft: Draft[Meaning]) -> Draft[Meaning]:
    """A draft with the words before it that say which part of it, or how exactly."""
    parts, amounts = _modifiers()
    words = tokens.words[max(draft.start - 5, 0) : draft.start]
    before = " ".join(word or "." for word in words)
    amount = isinstance(draft.meaning, Stretch)
    match = (amounts if amount else parts).search(before)
    if not match or (amount and tokens.words[draft.start] in _DIRECTED):
        return draft
    count = len(match.group().split())
    return replace(draft, start=draft.start - count)


def share_years(tokens: Tokens, drafts: Sequence[Draft[Meaning]]) -> dict[int, int]:
    """The years that expressions without one take from the next: "July 1 to July 3, 1863".

    Returns:
        Years by index of draft.
    """
    years: dict[int, int] = {}
    for index in range(len(drafts) - 2, -1, -1):
        one, other = drafts[index], drafts[index + 1]
        if not isinstance(one.meaning, Yearless) or one.meaning.which:
            continue
        between = tokens.words[one.end : other.start]
        if (
            not between
            or len(between) > 2
            or between[0] not in ("to", "-", "–", "and", "through", "until", "or", "/", "till")
        ):
            continue
        year = years.get(index + 1)
        if isinstance(other.meaning, Exact):
            year = _year_before(one.meaning, other.meaning)
        if year is not None:
            years[index] = year
    return years


def _year_before(one: Yearless, other: Exact) -> int:
    """The year of the second, or the one before where "December to March 1945" asks for it."""
    year = other.period.first.year
    period = one.make(year)
    later = period is not None and period.first > other.period.first
    return year - 1 if later and other.period.unit in ("day", "month") else year


def continue_days(tokens: Tokens, drafts: Sequence[Draft[Meaning]]) -> list[Draft[Meaning]]:
    """The second day of "April 24 and 25" or "April 6-7", as an expression of its own."""
    found: list[Draft[Meaning]] = []
    for index, draft in enumerate(drafts):
        found.append(draft)
        limit = drafts[index + 1].start if index + 1 < len(drafts) else len(tokens.words)
        extra = _second(tokens, draft, limit)
        if extra:
            found.append(extra)
    return found


def _second(tokens: Tokens, draft: Draft[Meaning], limit: int) -> Draft[Meaning] | None:
    at = draft.end + 1
    if at >= limit or tokens.words[draft.end] not in ("-", "–", "and", "to", "or", "&"):
        return None
    word = tokens.words[at]
    if not (word.isdecimal() and word.isascii() and len(word) <= 2):
        return None
    after = tokens.words[at + 1] if at + 1 < len(tokens.words) else ""
    second = _same_month(draft.meaning, int(word)) if after in _SEQUELS else None
    return Draft(at, at + 1, second) if second else None


def _same_month(meaning: Meaning, day: int) -> Meaning | None:
    if isinstance(meaning, Exact) and meaning.period.unit == "year":
        year = meaning.period.first.year
        return _century_year(year, day)
    if isinstance(meaning, Exact) and meaning.period.unit == "day":
        first = meaning.period.first
        return _later_day(first.year, first.month, first.day, day)
    return None


def _century_year(year: int, short: int) -> Meaning | None:
    full = year // 100 * 100 + short
    period = make_year(full) if full > year else None
    return Exact(period) if period else None


def _later_day(year: int, month: int, first: int, day: int) -> Meaning | None:
    period = make_day(year, month, day) if day > first else None
    return Exact(period) if period else None
