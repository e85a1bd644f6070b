"""Rules for dates of the calendar: days, months, years, decades, centuries, seasons."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from onrecord.extraction.times import periods
from onrecord.extraction.times.grammar import Found, Rule
from onrecord.extraction.times.lexicon import (
    AMBIGUOUS,
    DECADES,
    MONTHS,
    SEASONS,
    SHORT,
    WEEKDAYS,
    listed,
)
from onrecord.extraction.times.meanings import (
    Context,
    Exact,
    Meaning,
    Named,
    Reading,
    Shifted,
    Weekday,
    Which,
    Yearless,
)
from onrecord.extraction.times.numbers import read_ordinal, read_year
from onrecord.extraction.times.periods import Period, Season

WHICH: Final[dict[str, Which]] = {
    "last": "last",
    "past": "last",
    "previous": "last",
    "next": "next",
    "coming": "next",
    "upcoming": "next",
    "following": "next",
    "this": "this",
    "current": "this",
}
_BEFORE_YEAR: Final = listed(
    "in since of by until till from to through during between before after and circa ca for the"
    " around late early mid ( - – / year election due as or season spring summer autumn fall"
    " winter ; : , until' late- during"
)
_COUNTED: Final = listed(
    "people troops soldiers men women children members workers jobs homes houses dollars euros"
    " pounds miles meters metres kilometers kilometres km feet hectares acres square percent"
    " % tons tonnes barrels shares points votes students employees civilians refugees hours years"
    " days weeks months calories words pages seats police officers meter metre mile foot gmt utc"
    " hrs local others deaths cases dead wounded injured killed prisoners families vehicles"
)
_NOT_BEFORE_YEAR: Final = listed(
    "$ £ € about some nearly almost than least over approximately only # no number nos flight"
    " room page psalm resolution highway route interstate boeing"
)


def _year_of(found: Found) -> int | None:
    year = read_year(found.words("y"))
    if year is not None and year < 100 and "y" in found:
        return year + (1900 if year > 30 else 2000)
    return year


def _month_day(found: Found) -> Meaning | None:
    month = MONTHS[found.words("m")[0]]
    word = found.word("d")
    day = read_ordinal(word) if not word.isdecimal() else int(word)
    if day is None or not 1 <= day <= 31 or (found.words("m")[0] in AMBIGUOUS and not _capital(found)):
        return None
    year = _year_of(found) if "y" in found else None
    return _day(month, day, year, WHICH.get(found.word("w")))


def _day(
    month: int, day: int, year: int | None, which: Which | None = None
) -> Meaning | None:
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
    year = _year_of(found)
    period = periods.make_month(year, MONTHS[found.words("m")[0]]) if year is not None else None
    return Exact(period) if period else None


def _weekday(found: Found) -> Meaning | None:
    word = found.word("k")
    if word in SHORT and found.written[-1] != ".":
        return None
    if word in AMBIGUOUS:
        return None
    return Weekday(WEEKDAYS[word], WHICH.get(found.word("w")))


def _year(found: Found) -> Meaning | None:
    year = read_year(found.words("y"))
    if year is None:
        return None
    if not found.word("y").isdecimal():
        return _exact(periods.make_year(year))
    if found.before() in _NOT_BEFORE_YEAR or found.after() in _COUNTED:
        return None
    if found.before() == "." and found.before(2) in ("no", "nos"):
        return None
    if not 1400 <= year <= 2100 and found.before() not in ("in", "since", "year"):
        return None
    if found.after() == "-" and found.after(2) in _COUNTED | {"member", "strong", "word"}:
        return None
    return _exact(periods.make_year(year))


def _exact(period: Period | None) -> Meaning | None:
    return Exact(period) if period else None


def _era(found: Found) -> Meaning | None:
    """A year or century before or after Christ."""
    christ = any(word in ("ad", "ce") for word in found.words("era"))
    if "c" in found:
        number = read_ordinal(found.word("c"))
        if number is None or number < 1:
            return None
        return (
            _exact(periods.make_century(number * 100 - 100))
            if christ
            else Named("DATE", f"BC{number - 1:02d}")
        )
    year = read_year(found.words("y"))
    if year is None:
        return None
    return _exact(periods.make_year(year)) if christ else Named("DATE", f"BC{year:04d}")


def _decade(found: Found) -> Meaning | None:
    word = found.word("d").strip("'").removesuffix("s").removesuffix("'")
    number = DECADES.get(found.word("d"))
    if number is None:
        number = int(word)
    if number >= 1000:
        return _exact(periods.make_decade(number))
    if number >= 100:
        return None
    # Without a century it is the last one but for the first tens, which are too near to tell.
    return _Decade(number)


class _Decade:
    """A decade without its century."""

    def __init__(self, number: int) -> None:
        self.number = number

    def read(self, context: Context) -> Reading:
        """The latest that had begun at publication."""
        if context.published is None:
            return Reading("DATE", f"XX{self.number // 10}")
        year = context.published.year // 100 * 100 + self.number
        period = periods.make_decade(year if year <= context.published.year else year - 100)
        if period is None:
            return Reading("DATE", f"XX{self.number // 10}")
        return Reading("DATE", period.value, period.first, period.last, period)


def _century(found: Found) -> Meaning | None:
    number = read_ordinal(found.word("c"))
    if number is None or not 1 <= number <= 30:
        return None
    return _exact(periods.make_century(number * 100 - 100))


def _season(found: Found) -> Meaning | None:
    season: Season = SEASONS[found.word("s")]  # type: ignore[assignment]
    if "y" in found:
        year = _year_of(found)
        return _exact(periods.make_season(year, season)) if year is not None else None
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


_YEAR: Final = "(YEAR|{SPOKEN})"
_WHICH: Final = "w=(last|next|this|past|coming|previous|following|upcoming)"

RULES: Final[Sequence[Rule[Meaning]]] = (
    Rule("d=ISO", _iso),
    Rule("d=SLASHED", _slashed),
    Rule(f'(the)? d=(DAY|ORDNUM) (of)? m={{MONTHS}} (","? (of)? y={_YEAR})?', _month_day),
    Rule(f'(w=(last|next|this|past))? m={{MONTHS}} (the)? d=(DAY|ORDNUM) (","? (of)? y={_YEAR})?', _month_day),
    Rule(f'm={{MONTHS}} (","|of)? y={_YEAR}', _month_year),
    Rule(f'{_WHICH} m={{MONTHS}}', _month),
    Rule('m={MONTHS}', _month),
    Rule(f"{_WHICH}? k=WEEKDAY", _weekday),
    Rule(f"(the year)? y={_YEAR}", _year),
    Rule("(the)? year y=(two thousand ((and)? (ONE|TEN))?)", _year),
    Rule('(ca|c|circa|about)? "."? y=(ERA|YEAR|INT) era=(bc|bce|ad|ce)', _era),
    Rule('(the)? c=(ORD|ORDNUM) "-"? century era=(bc|bce|ad|ce)', _era),
    Rule("(the)? d=(DECADE|DECADEWORD)", _decade),
    Rule('(the)? c=(ORD|ORDNUM) "-"? (century|centuries)', _century),
    Rule(f'(the)? s=SEASON (","|of)? y={_YEAR}', _season),
    Rule("w=(last|next|this|that|past|coming|previous|following) s=SEASON", _season),
    Rule("the s=SEASON", _season),
    Rule("s=SEASON", _season_alone),
    Rule("w=(this|last|next|previous|past) (century|decade)", lambda found: _relative_age(found)),
)


def _relative_age(found: Found) -> Meaning | None:
    unit: periods.Unit = "century" if "century" in found.tokens.words[found.end - 1] else "decade"
    if found.before() == "the" and found.word("w") in ("last", "past", "next"):
        return None
    return Shifted(unit, {"last": -1, "next": 1}.get(WHICH[found.word("w")], 0))
