"""Joining: expressions that stand side by side and are one time, and the words around them.

"10 p.m." and "Wednesday" are one time, "Monday" and "Oct. 26" one day; "early", "the end of" and
"nearly" belong to what follows them; in "May to August 1950" the year is that of both months.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from onrecord.extraction.times.contexts import Meaning
from onrecord.extraction.times.grammar import Draft
from onrecord.extraction.times.lexicon import DAYPARTS, listed
from onrecord.extraction.times.meanings import (
    Exact,
    Named,
    Now,
    OfDay,
    Shifted,
    Stretch,
    Weekday,
    WeekOf,
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
    limits = [0, *(draft.end for draft in joined)]
    return [
        _widened(tokens, _named_before(tokens, draft, limit), limit)
        for draft, limit in zip(joined, limits, strict=False)
    ]


def _named_before(tokens: Tokens, draft: Draft[Meaning], limit: int) -> Draft[Meaning]:
    """A day with what is named of it: "the week of Oct. 2", "the night of Aug. 4"."""
    at = draft.start - 2
    if at < limit or tokens.words[at + 1] != "of" or not _is_day(draft.meaning):
        return draft
    word = tokens.words[at]
    if at > limit and tokens.words[at - 1] == "the":
        at -= 1
    if word in ("week", "weekend"):
        return Draft(at, draft.end, WeekOf("week" if word == "week" else "weekend", draft.meaning))
    if word in DAYPARTS:
        return Draft(at, draft.end, OfDay(DAYPARTS[word], draft.meaning))
    return draft


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
    dated = _is_day(other) and not isinstance(other, (Weekday, Shifted))
    named = isinstance(one, Weekday) and not one.which and between in ((), (",",), ("the",))
    return other if dated and named else None


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
        r"(?:(?:the )?(?:very )?(?:early|late|later|earlier|mid|middle)(?: on| in| of| -)?(?: the)?"
        r"|(?:the )?(?:very )?(?:end|beginning|start|middle|close|first half|second half"
        r"|latter half|latter part|early part|late part|dawn|turn|height|early hours|early days"
        r"|(?:first|second|third|fourth|last|final) week"
        r"|(?:early |late |wee )?(?:morning |evening )?hours"
        r"|month|first days|last days|final days|closing days|first weeks) of(?: the)?)$"
    )
    amount = (
        r"(?:at least|at most|more than|less than|fewer than|no more than|no less than|up to"
        r"|as (?:long|much|many|little) as|nearly|almost|about|around|roughly|approximately|some"
        r"|over|under|only|just|just over|just under|well over|an estimated|an additional|another"
        r"|the (?:past|last|next|first))$"
    )
    return re.compile(rf"(?:^|(?<= )){part}"), re.compile(rf"(?:^|(?<= )){amount}")


def _widened(tokens: Tokens, draft: Draft[Meaning], limit: int) -> Draft[Meaning]:
    """A draft with the words before it that say which part of it, or how exactly."""
    parts, amounts = _modifiers()
    words = tokens.words[max(draft.start - 5, limit) : draft.start]
    before = " ".join(word or "." for word in words)
    if isinstance(draft.meaning, (Named, Now)):
        return draft
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
    """The other day of "April 24 and 25" or "6-7 February", as an expression of its own."""
    found: list[Draft[Meaning]] = []
    for index, draft in enumerate(drafts):
        first = _before(tokens, draft, found[-1].end if found else 0)
        limit = drafts[index + 1].start if index + 1 < len(drafts) else len(tokens.words)
        second = _behind(tokens, draft, limit)
        found += [one for one in (first, draft, second) if one]
    return found


def _behind(tokens: Tokens, draft: Draft[Meaning], limit: int) -> Draft[Meaning] | None:
    at = draft.end + 1
    if at >= limit or tokens.words[draft.end] not in ("-", "–", "and", "to", "or", "&"):
        return None
    number = _short_number(tokens.words[at])
    after = tokens.words[at + 1] if at + 1 < len(tokens.words) else ""
    # "April 24 and 25 people": only a pause or a preposition makes 25 a day.
    if number is None or (tokens.words[draft.end] not in ("-", "–") and after not in _SEQUELS):
        return None
    other = _like(draft.meaning, number, later=True)
    return Draft(at, at + 1, other) if other else None


def _before(tokens: Tokens, draft: Draft[Meaning], limit: int) -> Draft[Meaning] | None:
    at = draft.start - 2
    if at < limit or tokens.words[draft.start - 1] not in ("-", "–", "and", "to"):
        return None
    lead = tokens.words[at - 1] if at else ""
    if tokens.words[at + 1] in ("and", "to") and lead not in ("between", "from", "on"):
        return None
    number = _short_number(tokens.words[at])
    day_first = _short_number(tokens.words[draft.start]) is not None
    if number is None or not day_first:
        return None
    other = _like(draft.meaning, number, later=False)
    return Draft(at, at + 1, other) if other else None


def _short_number(word: str) -> int | None:
    return int(word) if word.isdecimal() and word.isascii() and len(word) <= 2 else None


def _like(meaning: Meaning, number: int, *, later: bool) -> Meaning | None:
    """Another day of the same month, or another year of the same century."""
    if isinstance(meaning, Yearless) and len(meaning.open_value) == len("XXXX-10-07"):
        month, day = (int(part) for part in meaning.open_value.split("-")[1:])
        right = number > day if later else number < day
        if not right or not make_day(2000, month, number):
            return None
        return Yearless(
            lambda year: make_day(year, month, number), f"XXXX-{month:02d}-{number:02d}"
        )
    if not isinstance(meaning, Exact):
        return None
    first = meaning.period.first
    if meaning.period.unit == "year" and later:
        return _century_year(first.year, number)
    if meaning.period.unit != "day" or (number > first.day) != later:
        return None
    period = make_day(first.year, first.month, number)
    return Exact(period) if period else None


def _century_year(year: int, short: int) -> Meaning | None:
    full = year // 100 * 100 + short
    period = make_year(full) if full > year else None
    return Exact(period) if period else None
