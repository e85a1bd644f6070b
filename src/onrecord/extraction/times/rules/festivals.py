"""Rules for days that have a name: holidays on fixed dates and those a rule of the calendar gives.

Easter by the Gregorian computus (the algorithm of Butcher, 1876, as in Meeus, Astronomical
Algorithms, chapter 8). Days that depend on the moon being seen (Eid, Ramadan) differ by country and
are left out, since a wrong date is worse than none.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from onrecord.extraction.times import periods
from onrecord.extraction.times.contexts import Meaning, Which
from onrecord.extraction.times.grammar import Found, Rule
from onrecord.extraction.times.meanings import Exact, Yearless
from onrecord.extraction.times.numbers import read_year
from onrecord.extraction.times.periods import Period

_WHICH: Final[dict[str, Which]] = {"last": "last", "next": "next", "this": "this"}


def find_easter(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * el) // 433
    month = (h + el - 7 * m + 90) // 25
    day = (h + el - 7 * m + 33 * month + 19) % 32
    return date(year, month, day)


def _nth(month: int, weekday: int, number: int) -> Callable[[int], date]:
    """The so-many-th weekday (1 Monday) of a month; the last one for -1."""

    def day_of(year: int) -> date:
        if number < 0:
            last = date(year, month, 31 if month != 11 else 30)
            return last - timedelta(days=(last.isoweekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))

    return day_of


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _easter(days: int) -> Callable[[int], date]:
    return lambda year: find_easter(year) + timedelta(days=days)


_DAYS: Final[dict[str, Callable[[int], date]]] = {
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "new year 's day": _fixed(1, 1),
    "new year 's eve": _fixed(12, 31),
    "valentine 's day": _fixed(2, 14),
    "st . patrick 's day": _fixed(3, 17),
    "april fools ' day": _fixed(4, 1),
    "april fool 's day": _fixed(4, 1),
    "may day": _fixed(5, 1),
    "victory day": _fixed(5, 9),
    "bastille day": _fixed(7, 14),
    "fourth of july": _fixed(7, 4),
    "july fourth": _fixed(7, 4),
    "halloween": _fixed(10, 31),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "juneteenth": _fixed(6, 19),
    "groundhog day": _fixed(2, 2),
    "thanksgiving": _nth(11, 4, 4),
    "thanksgiving day": _nth(11, 4, 4),
    "black friday": lambda year: _nth(11, 4, 4)(year) + timedelta(days=1),
    "election day": lambda year: _nth(11, 1, 1)(year) + timedelta(days=1),
    "martin luther king day": _nth(1, 1, 3),
    "martin luther king jr . day": _nth(1, 1, 3),
    "presidents ' day": _nth(2, 1, 3),
    "presidents day": _nth(2, 1, 3),
    "memorial day": _nth(5, 1, -1),
    "labor day": _nth(9, 1, 1),
    "columbus day": _nth(10, 1, 2),
    "easter": _easter(0),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
    "good friday": _easter(-2),
    "palm sunday": _easter(-7),
    "ash wednesday": _easter(-46),
    "pentecost": _easter(49),
    "ascension day": _easter(39),
}


def _festival(found: Found) -> Meaning | None:
    if found.written[-1][0].islower() and found.written[0][0].islower():
        return None
    day_of = _DAYS[found.word("d")]

    def make(year: int) -> Period | None:
        return periods.of_date(day_of(year)) if 1583 <= year <= 9990 else None

    if "y" in found:
        year = read_year(found.words("y"))
        period = make(year) if year is not None else None
        return Exact(period) if period else None
    return Yearless(make, _open(found.word("d")), _WHICH.get(found.word("w")))


def _open(name: str) -> str:
    """The value while the year is open: month and day where they are the same every year."""
    days = {(day.month, day.day) for day in map(_DAYS[name], range(2001, 2009))}
    if len(days) > 1:
        return "XXXX"
    month, day = days.pop()
    return f"XXXX-{month:02d}-{day:02d}"


def _pattern(name: str) -> str:
    return " ".join(word if word.isalpha() else f'"{word}"' for word in name.split())


_NAMES: Final = "|".join(_pattern(name) for name in sorted(_DAYS, key=len, reverse=True))

RULES: Final[Sequence[Rule[Meaning]]] = (
    Rule(f'(w=(last|next|this))? d=({_NAMES}) (","? y=YEAR)?', _festival),
)
