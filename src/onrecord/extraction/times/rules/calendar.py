"""Rules for dates of the calendar: days, months, years, decades, centuries, seasons."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from onrecord.extraction.times import periods
from onrecord.extraction.times.contexts import Meaning, Which
from onrecord.extraction.times.grammar import Found, Rule
from onrecord.extraction.times.lexicon import (
    AMBIGUOUS,
    MONTHS,
    SEASONS,
    SHORT,
    WEEKDAYS,
    listed,
)
from onrecord.extraction.times.meanings import DayOfMonth, Exact, Weekday, Yearless
from onrecord.extraction.times.numbers import read_ordinal
from onrecord.extraction.times.periods import Period, Season
from onrecord.extraction.times.rules.common import WHICH, YEAR, make_exact, year_of


def _month_day(found: Found) -> Meaning | None:
    month = MONTHS[found.words("m")[0]]
    word = found.word("d")
    day = read_ordinal(word) if not word.isdecimal() else int(word)
    if (
        day is None
        or not 1 <= day <= 31
        or (found.words("m")[0] in AMBIGUOUS and not _capital(found))
    ):
        return None
    year = year_of(found) if "y" in found else None
    return _day(month, day, year, WHICH.get(found.word("w")))


def _day(month: int, day: int, year: int | None, which: Which | None = None) -> Meaning | None:
    if not periods.make_day(2000, month, day):
        return None
    value = f"{month:02d}-{day:02d}"
    if year is None:
        return Yearless(_day_maker(month, day), f"XXXX-{value}", which)
    period = periods.make_day(year, month, day)
    return Exact(period) if period else None


def _day_maker(month: int, day: int) -> Callable[[int], Period | None]:
    return lambda year: periods.make_day(year, month, day)


def _month_maker(month: int) -> Callable[[int], Period | None]:
    return lambda year: periods.make_month(year, month)


def _season_maker(season: Season) -> Callable[[int], Period | None]:
    return lambda year: periods.make_season(year, season)


def _capital(found: Found) -> bool:
    return any(word[0].isupper() for word in found.written if word.lower() in AMBIGUOUS)


def _month(found: Found) -> Meaning | None:
    """A month alone, or with "last", "next" or "this"."""
    word = found.words("m")[0]
    which = WHICH.get(found.word("w"))
    if word in SHORT and found.written[-1] != "." and "w" not in found:
        # "Mar" and "Dec" without a stop are rather words of other languages, or names.
        return None
    if word in AMBIGUOUS and not which and not _in_place(found):
        return None
    if found.after() in ("'", "-") and found.after(2).startswith("s") and word == "may":
        return None
    if not which and found.written[-1].islower() and word in ("may", "march", "august"):
        return None
    return Yearless(_month_maker(MONTHS[word]), f"XXXX-{MONTHS[word]:02d}", which)


_OWNING: Final = listed("the a its their his her our this")
_MARCHING: Final = listed("for on of to against in by through and at from with was is")
_CLOSING: Final = frozenset((",", ".", "and", "-", "'s", "", "or", ")", ";"))
_MONTH_FOLLOWS: Final = listed(
    "in since of by until till from to through during between before after and late early mid"
    " - – / last next this every each around for ( the or"
)


def _in_place(found: Found) -> bool:
    """Whether the words around make "May" or "March" the month."""
    before, after = found.before(), found.after()
    if not found.written[0][0].isupper():
        return False
    if before in _OWNING:
        # "The March accession", not "the March for life".
        return after[:1].isalpha() and after not in _MARCHING and found.follows_lower
    if before in ("to", "for", "and", "or"):
        return after in _CLOSING
    return before in _MONTH_FOLLOWS


def _month_year(found: Found) -> Meaning | None:
    year = year_of(found)
    period = periods.make_month(year, MONTHS[found.words("m")[0]]) if year is not None else None
    return Exact(period) if period else None


def _weekday(found: Found) -> Meaning | None:
    word = found.word("k")
    if word in SHORT and found.written[-1] != ".":
        return None
    if word in AMBIGUOUS:
        return None
    return Weekday(WEEKDAYS[word], WHICH.get(found.word("w")))


def _day_alone(found: Found) -> Meaning | None:
    """For "on the 15th": of the month spoken of, or that of publication."""
    day = read_ordinal(found.word("d"))
    if found.before() not in ("on", "by", "until", "since", "from") or not day or day > 31:
        return None
    return DayOfMonth(day) if found.after() in ("", ".", ",", ";", "and", "but") else None


def _season(found: Found) -> Meaning | None:
    season: Season = SEASONS[found.word("s")]  # type: ignore[assignment]
    if "y" in found:
        year = year_of(found)
        return make_exact(periods.make_season(year, season)) if year is not None else None
    which = WHICH.get(found.word("w"))
    if found.word("w") == "that":
        return Yearless(_season_maker(season), f"XXXX-{season}")
    if "w" not in found and (found.after() in ("of", "in") and found.word("s") == "fall"):
        return None
    return Yearless(_season_maker(season), f"XXXX-{season}", which)


def _season_alone(found: Found) -> Meaning | None:
    word = found.word("s")
    if found.before() not in ("in", "since", "until", "by", "during", "late", "early", "mid"):
        return None
    if word in ("fall", "spring") and found.after() not in ("", ".", ",", "and", "when", "or"):
        return None
    return _season(found)


def _iso(found: Found) -> Meaning | None:
    try:
        return Exact(periods.of_date(date.fromisoformat(found.word("d")[:10])))
    except ValueError:
        return None


def _slashed(found: Found) -> Meaning | None:
    """13/02/1998 is a day first; 02/13/98 a month first; 02/03/98 could be either and stays."""
    one, two, year = (int(part) for part in found.word("d").split("/"))
    if len(found.word("d").rpartition("/")[2]) == 2:
        year += 1900 if year > 30 else 2000
    if two > 12 or one == two:
        one, two = two, one
    elif one <= 12:
        return None
    return _day(two, one, year)


_WHICH: Final = "w=(last|next|this|past|coming|previous|following|upcoming)"

RULES: Final[Sequence[Rule[Meaning]]] = (
    Rule("d=ISO", _iso),
    Rule("d=SLASHED", _slashed),
    Rule(f'(the)? d=(DAY|ORDNUM) (of)? m={{MONTHS}} (","? (of)? y={YEAR})?', _month_day),
    Rule(
        f'(w=(last|next|this|past))? m={{MONTHS}} (the)? d=(DAY|ORDNUM) (","? (of)? y={YEAR})?',
        _month_day,
    ),
    Rule(f'm={{MONTHS}} (","|of)? y={YEAR}', _month_year),
    Rule(f"{_WHICH} m={{MONTHS}}", _month),
    Rule("m={MONTHS}", _month),
    Rule(f"{_WHICH}? k=WEEKDAY", _weekday),
    Rule(f'(the)? s=SEASON (","|of)? y={YEAR}', _season),
    Rule("w=(last|next|this|that|past|coming|previous|following) s=SEASON", _season),
    Rule("the s=SEASON (months|season)?", _season),
    Rule("the d=ORDNUM", _day_alone),
    Rule("s=SEASON", _season_alone),
)
