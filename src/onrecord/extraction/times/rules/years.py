"""Rules for years, decades and centuries."""

from collections.abc import Sequence
from typing import Final

from onrecord.extraction.times import periods
from onrecord.extraction.times.contexts import Context, Meaning, Reading
from onrecord.extraction.times.grammar import Found, Rule
from onrecord.extraction.times.lexicon import DECADES, listed
from onrecord.extraction.times.meanings import Named, Shifted
from onrecord.extraction.times.numbers import read_ordinal, read_year
from onrecord.extraction.times.rules.common import WHICH, YEAR, make_exact

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


def _year(found: Found) -> Meaning | None:
    year = read_year(found.words("y"))
    if year is None:
        return None
    if not found.word("y").isdecimal():
        return make_exact(periods.make_year(year))
    if found.before() in _NOT_BEFORE_YEAR or found.after() in _COUNTED:
        return None
    if found.before() == "'s" and not found.follows_lower and found.after().isalpha():
        # "Kovac's 1987 Lada" is of that year only by its make.
        return None
    if found.before() == "." and found.before(2) in ("no", "nos"):
        return None
    if not 1400 <= year <= 2100 and found.before() not in ("in", "since", "year"):
        return None
    if found.after() == "-" and found.after(2) in _COUNTED | {"member", "strong", "word"}:
        return None
    return make_exact(periods.make_year(year))


def _era(found: Found) -> Meaning | None:
    """A year or century before or after Christ."""
    christ = any(word in ("ad", "ce") for word in found.words("era"))
    if "c" in found:
        number = read_ordinal(found.word("c"))
        if number is None or number < 1:
            return None
        return (
            make_exact(periods.make_century(number * 100 - 100))
            if christ
            else Named("DATE", f"BC{number - 1:02d}")
        )
    year = read_year(found.words("y"))
    if year is None:
        return None
    return make_exact(periods.make_year(year)) if christ else Named("DATE", f"BC{year:04d}")


def _decade(found: Found) -> Meaning | None:
    word = found.word("d").strip("'").removesuffix("s").removesuffix("'")
    number = DECADES.get(found.word("d"))
    if number is None:
        number = int(word)
    if number >= 1000:
        return make_exact(periods.make_decade(number))
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
    return make_exact(periods.make_century(number * 100 - 100))


def _relative_age(found: Found) -> Meaning | None:
    unit: periods.Unit = "century" if "century" in found.tokens.words[found.end - 1] else "decade"
    if found.before() == "the" and found.word("w") in ("last", "past", "next"):
        return None
    return Shifted(unit, {"last": -1, "next": 1}.get(WHICH[found.word("w")], 0))


RULES: Final[Sequence[Rule[Meaning]]] = (
    Rule(f"(the year)? y={YEAR}", _year),
    Rule("(the)? year y=(two thousand ((and)? (ONE|TEN))?)", _year),
    Rule('(ca|c|circa|about)? "."? y=(ERA|YEAR|INT) era=(bc|bce|ad|ce)', _era),
    Rule('(the)? c=(ORD|ORDNUM) "-"? century era=(bc|bce|ad|ce)', _era),
    Rule("(the)? d=(DECADE|DECADEWORD)", _decade),
    Rule('(the)? c=(ORD|ORDNUM) "-"? (century|centuries)', _century),
    Rule("w=(this|last|next|previous|past) (century|decade)", _relative_age),
)
