"""Rules for the periods of accounts: quarters, halves, fiscal years."""

from collections.abc import Callable, Sequence
from typing import Final

from onrecord.extraction.times import periods
from onrecord.extraction.times.contexts import Context, Meaning, Reading, Which
from onrecord.extraction.times.grammar import Found, Rule
from onrecord.extraction.times.meanings import Exact, Named, Shifted, Yearless
from onrecord.extraction.times.numbers import read_ordinal, read_year
from onrecord.extraction.times.periods import Period

_YEARS: Final[dict[str, Which]] = {"this": "this", "last": "last", "next": "next"}


class Accounted:
    """A period like the one of the accounts spoken of last: "the quarter", "a year ago"."""

    def __init__(self, years: int = 0, year: int | None = None) -> None:
        self.years = years
        self.year = year

    def read(self, context: Context) -> Reading:
        """The quarter spoken of, so many years away; an open one without it."""
        known = context.account
        if known is None:
            return Reading("DATE", f"{self._year(context)}-QX")
        years = self.years if self.year is None else self.year - known.first.year
        period = periods.shift(known, years, "year")
        if period is None:
            return Reading("DATE", "XXXX-QX")
        return Reading("DATE", period.value, period.first, period.last, period)

    def _year(self, context: Context) -> str:
        if self.year is not None:
            return f"{self.year:04d}"
        if context.published is None:
            return "XXXX"
        return f"{context.published.year + self.years:04d}"


def _made(number: int, unit: str) -> tuple[Callable[[int], Period | None], str] | None:
    if unit.startswith("q") and 1 <= number <= 4:
        return (lambda year: periods.make_quarter(year, number)), f"XXXX-Q{number}"
    if unit.startswith("h") and 1 <= number <= 2:
        return (lambda year: periods.make_half(year, number)), f"XXXX-H{number}"
    return None


def _quarter(found: Found) -> Meaning | None:
    number = read_ordinal(found.word("n"))
    if number == -1 and "y" not in found:
        return None
    if number == -1:
        number = 4 if found.word("u").startswith("q") else 2
    made = _made(number or 0, found.word("u"))
    if made is None:
        return None
    fiscal = "f" in found or "g" in found
    if "y" in found:
        year = read_year(found.words("y"))
        period = made[0](year) if year is not None else None
        return _fiscal(period, fiscal=fiscal)
    if found.word("u").startswith("h") and "the" not in found.tokens.words[found.start : found.end]:
        return None
    return Yearless(*made, None, not fiscal)


def _fiscal(period: Period | None, *, fiscal: bool) -> Meaning | None:
    if period is None:
        return None
    return Named("DATE", period.value) if fiscal else Exact(period)


def _of_year(found: Found) -> Meaning | None:
    """For "Last year's third quarter", "the third quarter of next year"."""
    number = read_ordinal(found.word("n"))
    made = _made(number or 0, found.word("u"))
    if made is None:
        return None
    return _InYear(made[0], made[1], {"last": -1, "next": 1}.get(found.word("w"), 0))


class _InYear:
    """A quarter or half of the year of publication, or one beside it."""

    def __init__(self, make: Callable[[int], Period | None], value: str, years: int) -> None:
        self.make, self.value, self.years = make, value, years

    def read(self, context: Context) -> Reading:
        """The quarter of that year."""
        period = self.make(context.published.year + self.years) if context.published else None
        if period is None:
            return Reading("DATE", self.value)
        return Reading("DATE", period.value, period.first, period.last, period)


def _short(found: Found) -> Meaning | None:
    """For "Q3", "Q3 2023", "H1 of 2024"."""
    if found.written[0][0].islower() and "y" not in found:
        return None
    word = found.word("n")
    made = _made(int(word[1]), word)
    if made is None:
        return None
    if "y" not in found:
        return Yearless(*made)
    year = read_year(found.words("y"))
    return _fiscal(made[0](year), fiscal=False) if year is not None else None


def _first_quarters(found: Found) -> Meaning | None:
    """For "The first two quarters of 1990" are its first half."""
    year = read_year(found.words("y")) if "y" in found else None
    half = 1 if found.word("o") == "first" else 2
    if year is not None:
        return _fiscal(periods.make_half(year, half), fiscal=False)
    made = _made(half, "half")
    return Yearless(*made) if made else None


def _account(found: Found) -> Meaning | None:
    word = found.word("w")
    year = read_year(found.words("y")) if "y" in found else None
    if year is not None:
        return Accounted(year=year)
    return Accounted(
        -1
        if word
        in ("year ago", "year earlier", "year - ago", "year - earlier", "corresponding", "same")
        or "last" in found
        else 0
    )


def _year_ago(found: Found) -> Meaning | None:
    return YearAgo()


def _year_ago_quarter(found: Found) -> Meaning | None:
    """For "The year-ago third quarter"."""
    made = _made(read_ordinal(found.word("n")) or 0, found.word("u"))
    return _InYear(*made, -1) if made else None


class YearAgo:
    """For "A year ago", "a year earlier": of the accounts spoken of, else of publication."""

    def read(self, context: Context) -> Reading:
        """The same quarter a year before, or the year before."""
        if context.account:
            return Accounted(-1).read(context)
        return Shifted("year", -1).read(context)


def _the_quarter(found: Found) -> Meaning | None:
    return Accounted()


def _fiscal_year(found: Found) -> Meaning | None:
    year = read_year([found.words("y")[-1].removeprefix("fy")])
    if year is None:
        return None
    if year < 100:
        year += 2000 if year < 60 else 1900
    return Named("DATE", f"{year:04d}")


class _FiscalYear:
    """For "The current fiscal year": the year it is named for, its days unknown."""

    def __init__(self, years: int) -> None:
        self.years = years

    def read(self, context: Context) -> Reading:
        """The year of publication or one beside it, without days."""
        if context.published is None:
            return Reading("DATE", "XXXX")
        return Reading("DATE", f"{context.published.year + self.years:04d}")


def _this_fiscal_year(found: Found) -> Meaning | None:
    if found.after() in ("ended", "ending"):
        return Named("DURATION", "P1Y")
    return _FiscalYear(
        {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(found.word("w"), 0)
    )


def _ended(found: Found) -> Meaning | None:
    """For "The year ended Sept. 30": how long; when is said behind it."""
    if found.after() not in ("ended", "ending"):
        return None
    return Named(
        "DURATION",
        {"year": "P1Y", "quarter": "P1Q", "month": "P1M", "week": "P1W"}[found.word("u")],
    )


_FISCAL: Final = "f=(fiscal|financial)"
_N: Final = "n=(ORD|ORDNUM)"
_UNIT: Final = "u=(quarter|half|quarters)"

RULES: Final[Sequence[Rule[Meaning]]] = (
    Rule(
        f'(the|its|their)? ({_FISCAL} "-"?)? {_N} "-"? (g=fiscal "-"?)? {_UNIT}'
        " (of (fiscal)? y=YEAR)?",
        _quarter,
    ),
    Rule(f'(the)? (fiscal)? y=YEAR ("\'s")? {_N} "-"? {_UNIT}', _quarter),
    Rule(f'w=(this|last|next) year "\'s" {_N} "-"? {_UNIT}', _of_year),
    Rule(f'(the)? {_N} "-"? {_UNIT} of w=(this|last|next|the) year', _of_year),
    Rule(f'(the)? {_N} "-"? {_UNIT} w=(this|last|next) year', _of_year),
    Rule('n=PERIODNUM (","|of|"-")? y=YEAR', _short),
    Rule("n=PERIODNUM", _short),
    Rule("(the)? o=(first|last|final) two quarters (of y=YEAR)?", _first_quarters),
    Rule(
        '(the)? w=(latest|current|corresponding|same|year "-"? ago|year "-"? earlier) (fiscal)?'
        " (quarter|period) (last year|a year ago|a year earlier|the year before)?",
        _account,
    ),
    Rule("the y=YEAR (quarter|period)", _account),
    Rule('(a|the)? year "-"? (ago|earlier)', _year_ago),
    Rule("(the|this) quarter", _the_quarter),
    Rule("(the quarter) (a year ago|a year earlier|last year)", lambda found: Accounted(-1)),
    Rule(
        'w=(this|last) year "\'s" (quarter|period)',
        lambda found: Accounted(-1 if found.word("w") == "last" else 0),
    ),
    Rule('(the)? (fiscal|financial) (year)? (YEAR ("-"|"/"))? y=(YEAR|YEAR2)', _fiscal_year),
    Rule(f'(the)? year "-"? (ago|earlier) {_N} "-"? {_UNIT}', _year_ago_quarter),
    Rule("(the)? fy y=(YEAR|YEAR2)", _fiscal_year),
    Rule('(the)? YEAR ("-"|"/") y=(YEAR|YEAR2) (fiscal|financial) year', _fiscal_year),
    Rule(
        "(the|its|their)? w=(this|last|next|current|previous|past|coming)? (fiscal|financial) year",
        _this_fiscal_year,
    ),
    Rule("(the)? (full|fiscal|financial)? u=(year|quarter|month|week)", _ended),
)
