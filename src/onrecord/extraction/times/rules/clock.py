"""Rules for times of the day: the clock, its zones, and the parts of a day."""

from collections.abc import Sequence
from typing import Final

from onrecord.extraction.times.contexts import Meaning
from onrecord.extraction.times.grammar import Found, Rule
from onrecord.extraction.times.lexicon import DAYPARTS, ONES, ZONES
from onrecord.extraction.times.meanings import OfDay, Shifted

_NAMED: Final = {"noon": "12:00", "midday": "12:00", "midnight": "24:00", "noontime": "12:00"}


def _clock(found: Found) -> Meaning | None:
    hours, minutes = _read(found.word("t"))
    half = found.word("h")
    if half and (not 1 <= hours <= 12 or minutes > 59):
        return None
    if half.startswith("p") and hours < 12:
        hours += 12
    elif half.startswith("a") and hours == 12:
        hours = 0
    if hours > 24 or minutes > 59:
        return None
    return OfDay(f"{hours:02d}:{minutes:02d}{_zone(found.word('z'))}")


def _read(word: str) -> tuple[int, int]:
    parts = word.replace(".", ":").split(":")
    if len(parts) == 1 and len(word) == 4:
        return int(word[:2]), int(word[2:])
    return int(parts[0]), int(parts[1]) if len(parts) > 1 else 0


def _zone(word: str) -> str:
    minutes = ZONES.get(word)
    if minutes is None:
        return ""
    if minutes == 0:
        return "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"


def _bare_clock(found: Found) -> Meaning | None:
    """Ten thirty in digits: a score or a verse unless something says that it is a time."""
    if found.before() not in (
        "at",
        "by",
        "until",
        "before",
        "after",
        "around",
        "about",
        "from",
        "to",
        "since",
        "-",
        "between",
        "and",
    ):
        return None
    # "at 11.42 to the euro" is a rate, "from 3.50 to 4.10 crowns" a price.
    if "." in found.word("t") and (
        found.after() in _PRICED or (found.after(), found.after(2)) == ("to", "the")
    ):
        return None
    return _clock(found)


_PRICED: Final = frozenset(
    """euro euros dollar dollars pound pounds yen yuan rupee rupees rouble roubles ruble rubles
    crown crowns krona kronor krone kroner franc francs peso pesos cents pence percent per % points
    point metres meters km miles tonnes million billion against versus a""".split()  # noqa: SIM905
)


def _oclock(found: Found) -> Meaning | None:
    word = found.word("t")
    number = ONES.get(word) or (int(word) if word.isdecimal() else 0)
    # Which half of the day it is, nobody says: the part of the day beside it may.
    return OfDay(f"{number:02d}:00") if 1 <= number <= 12 else None


def _noon(found: Found) -> Meaning | None:
    return OfDay(_NAMED[found.word("t")] + _zone(found.word("z")))


def _turn_of_day(found: Found) -> Meaning | None:
    if found.before() not in ("at", "before", "after", "by", "until", "since", "around"):
        return None
    return OfDay(DAYPARTS[found.word("p")])


def _part(found: Found) -> Meaning | None:
    """For "This morning", "last night", "that evening", "the next morning", "tonight"."""
    part = DAYPARTS[found.word("p")]
    word = found.word("w")
    if word == "this":
        return OfDay(part, which="this")
    if word in ("that", "same", "the same"):
        return OfDay(part, Shifted("day", 0, "reference"))
    if word == "last":
        return OfDay(part, Shifted("day", -1))
    if word in ("yesterday", "tomorrow"):
        return OfDay(part, Shifted("day", 1 if word == "tomorrow" else -1))
    return OfDay(part, Shifted("day", -1 if "previous" in word else 1, "reference"))


def _tonight(found: Found) -> Meaning | None:
    return OfDay("NI", which="this")


def _overnight(found: Found) -> Meaning | None:
    """The night before publication; as an adjective ("overnight stay") no time of the calendar."""
    if found.before() in ("an", "the", "his", "her", "their"):
        return None
    return OfDay("NI", Shifted("day", -1), into_next=True)


def _some_part(found: Found) -> Meaning | None:
    return OfDay(DAYPARTS[found.word("p")])


_PARTS: Final = "p=PART"
_ZONED: Final = '("("? (local time|z=ZONE) ")"?)?'

RULES: Final[Sequence[Rule[Meaning]]] = (
    Rule(f"t=(CLOCK|HOUR) h=(AMPM|am|pm) {_ZONED}", _clock),
    Rule('t=(CLOCK|HHMM) (hours|hrs)? "("? (local time|z=ZONE)', _clock),
    Rule("t=CLOCK", _bare_clock),
    Rule("t=(HOUR|ONE) OCLOCK", _oclock),
    Rule('t=(CLOCK|HOUR) h=(AMPM|am|pm) "(" (CLOCK|HHMM) ZONE ")"', _clock),
    Rule(f"t=(noon|midday|midnight|noontime) {_ZONED}", _noon),
    Rule("p=(dawn|dusk|daybreak|sunrise|sunset|nightfall)", _turn_of_day),
    Rule(f"w=(this|that|last|yesterday|tomorrow) {_PARTS}", _part),
    Rule(f"(the)? w=(next|following|previous|same) {_PARTS}", _part),
    Rule("(late)? tonight", _tonight),
    Rule("overnight", _overnight),
    Rule(f"in the {_PARTS}", _some_part),
)
