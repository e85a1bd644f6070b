"""Rules for durations ("almost six months") and for what recurs ("every Monday")."""

from collections.abc import Sequence
from typing import Final

from onrecord.extraction.times.contexts import Meaning, Which
from onrecord.extraction.times.grammar import Found, Rule
from onrecord.extraction.times.lexicon import (
    CALENDAR,
    DAYPARTS,
    MONTHS,
    REPEATED,
    SEASONS,
    WEEKDAYS,
    listed,
    unit_of,
)
from onrecord.extraction.times.meanings import Named, Stretch
from onrecord.extraction.times.numbers import read_number, write_number

_WHICH: Final[dict[str, Which]] = {"last": "last", "past": "last", "next": "next", "coming": "next"}
_CHILDREN: Final = listed("baby babies boy girl son daughter infant child infants twins")
_OFFICE: Final = listed("early morning evening late night business working office opening peak wee")
# After these "a year" is how long; after a noun it is how often.
_LONG: Final = listed(
    "for in within after over than least nearly almost about of by until before during only just"
    " around approximately exactly under another through throughout up to take takes took taken"
    " taking lasted lasts last lasting spent spend spends spending under- is was be been with"
    " roughly every each half quarter some serve serving served wait waited waiting and or not"
    " yet nor more -"
)


def write_duration(count: float | None, letter: str) -> str:
    """A duration as TIMEX3 writes it: `P2W`, `PT90M`, `PXY`, decades and centuries in years."""
    if letter in ("DE", "CE", "ML") and count is not None:
        return f"P{write_number(count * {'DE': 10, 'CE': 100, 'ML': 1000}[letter])}Y"
    if letter == "F":
        return f"P{write_number(count and count * 2)}W"
    if letter == "WE":
        return f"P{write_number(count)}WE"
    time, letter = ("T", letter[1]) if letter.startswith("T") else ("", letter)
    return f"P{time}{write_number(count)}{letter}"


def _duration(found: Found, count: float | None) -> Meaning | None:
    letter = unit_of(found.word("u"))
    if _is_age(found):
        return None
    which = _WHICH.get(found.word("w"))
    unit, times = CALENDAR.get(letter), count
    if letter in ("DE", "CE") and count is not None:
        unit, times = "year", count * (10 if letter == "DE" else 100)
    if letter == "F":
        unit, times = "week", count and count * 2
    return Stretch(write_duration(count, letter), times, unit, which)


def _is_age(found: Found) -> bool:
    after = [found.after(number) for number in (1, 2, 3, 4)]
    if after[0] == "-":
        after = after[1:]
    if after[0] not in ("old", "olds"):
        return False
    return found.word("u") in ("year", "years") or bool(_CHILDREN.intersection(after[1:3]))


def _counted(found: Found) -> Meaning | None:
    words = found.tokens.words[found.start : found.end]
    # "The two second baskets": the unit in the singular takes a hyphen.
    if found.word("u") == "second" and words[:1] != ["one"] and "-" not in words:
        return None
    return None if _is_share(found) else _duration(found, read_number(found.words("n")))


def _is_share(found: Found) -> bool:
    """Whether "quarters" are a share or a place to live: they are time only with a direction."""
    return found.word("u").startswith("quarter") and "w" not in found


def _ranged(found: Found) -> Meaning | None:
    one, two = read_number(found.words("n")), read_number(found.words("o"))
    return _duration(found, one if one == two else None)


def _one(found: Found) -> Meaning | None:
    """For "the last decade"; "the last day of July" is another thing."""
    return None if found.after() in ("of", "in") else _duration(found, 1.0)


def _open(found: Found) -> Meaning | None:
    return _duration(found, None)


def _single(found: Found) -> Meaning | None:
    """For "A year": how long after a preposition, how often after an amount, else how long."""
    if _rated(found):
        return Named("SET", write_duration(1, unit_of(found.word("u"))))
    word = found.word("u")
    if word == "second" or (word in ("quarter", "day") and found.before() not in _LONG):
        return None
    if found.before() in ("such", "what", "quite", "many"):
        return None
    return _duration(found, read_number([*found.words("half"), "a"]) if "half" in found else 1)


def _rated(found: Found) -> bool:
    before = found.before()
    if not before or before in _LONG or not (before[0].isalnum() or before in "%)"):
        return False
    return before in ("once", "twice", "times") or _counts_before(found)


def _counts_before(found: Found) -> bool:
    """Whether a number stands in the few words before: "33 million people a year"."""
    for count in range(1, 7):
        word = found.before(count)
        if not word or word in ".;:" or word in ("for", "in", "after", "within"):
            return False
        if word[0].isdecimal() or word in ("million", "billion", "hundred", "thousand", "dozen"):
            return True
        if word in ("$", "£", "€", "times", "dozens", "hundreds", "thousands", "twice", "once"):
            return True
        if read_number([word]) is not None and word not in ("a", "an"):
            return True
    return False


def _per(found: Found) -> Meaning:
    return Named("SET", write_duration(1, unit_of(found.word("u"))))


def _plural(found: Found) -> Meaning | None:
    """For "Weeks": some, without saying how many."""
    if found.word("u") == "hours" and found.before() in _OFFICE:
        return None
    if _is_age(found) or _is_share(found) or found.before() in ("'s", "light", "man"):
        return None
    if found.word("u") in ("seconds", "minutes", "quarters") and found.before() in ("the", "of"):
        return None
    return _duration(found, None)


def _long(found: Found) -> Meaning | None:
    count = (
        1.0
        if found.word("u") in ("day", "week", "month", "year", "hour", "decade", "century")
        else None
    )
    return Stretch(write_duration(count, unit_of(found.word("u"))))


def _half(found: Found) -> Meaning | None:
    return _duration(found, 0.5)


def _and_half(found: Found) -> Meaning | None:
    return _duration(found, 1.5)


def _every(found: Found) -> Meaning | None:
    """For "Every day", "each July", "every other week", "every two years", "every Monday"."""
    if "k" in found:
        return Named("SET", f"XXXX-WXX-{WEEKDAYS[found.word('k').removesuffix('s')]}")
    if "m" in found:
        return Named("SET", f"XXXX-{MONTHS[found.words('m')[0]]:02d}")
    if "s" in found:
        return Named("SET", f"XXXX-{SEASONS[found.word('s')]}")
    if "p" in found:
        return Named("SET", f"XXXX-XX-XXT{DAYPARTS[found.word('p')]}")
    count = 2.0 if "other" in found else read_number(found.words("n")) if "n" in found else 1.0
    return Named("SET", write_duration(count, unit_of(found.word("u"))))


def _weekdays(found: Found) -> Meaning | None:
    number = WEEKDAYS[found.word("k").removesuffix("s")]
    part = DAYPARTS.get(found.word("p").removesuffix("s"))
    return Named("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))


def _repeated(found: Found) -> Meaning | None:
    """For "Daily": not in the name of a paper, which has a capital inside its sentence."""
    if found.written[0][0].isupper() and found.before() not in ("", ".", '"', "“"):
        return None
    return Named("SET", REPEATED[found.word("r")])


def _quarter_century(found: Found) -> Meaning:
    return Stretch("P25Y", 25, "year", _WHICH.get(found.word("w")))


def _one_long(found: Found) -> Meaning:
    return Stretch(write_duration(1, unit_of(found.word("u").removesuffix("long"))))


def _weekends(found: Found) -> Meaning:
    return Named("SET", "XXXX-WXX-WE")


def _while(found: Found) -> Meaning | None:
    return Named("DURATION", "PXX")


_DIRECTED: Final = (
    "w=(last|past|previous|preceding|next|coming|following|first|final|latest|recent|initial)"
)
_DETERMINED: Final = "(the|its|his|her|their|our|these|those|this)?"
_KIND: Final = (
    "(more|full|consecutive|straight|additional|extra|short|long|trading|business|working|further"
    "|whole|entire|other|school)"
)
_ANY: Final = "u=(UNIT|UNITS)"

RULES: Final[Sequence[Rule[Meaning]]] = (
    Rule(f'n={{NUMBER}} "-" {_ANY} ("-" long)?', _counted),
    Rule('(a|the)? w=(last|past)? (quarter of a century|quarter "-"? century)', _quarter_century),
    Rule("(on)? weekends", _weekends),
    Rule("u=(daylong|weeklong|monthlong|yearlong|decadelong)", _one_long),
    Rule(
        f'{_DETERMINED} {_DIRECTED}? n={{NUMBER}} {_KIND}? "-"? {_KIND}? {_ANY}'
        ' ("-"? long)? (or so|or more|or less)?',
        _counted,
    ),
    Rule(
        f'{_DETERMINED} {_DIRECTED}? n={{NUMBER}} (to|or|"-"|"–") o={{NUMBER}}'
        f' {_KIND}? "-"? {_ANY}',
        _ranged,
    ),
    Rule(f"{_DETERMINED} {_DIRECTED}? {{VAGUE}} {_KIND}? {_ANY}", _open),
    Rule("(a|one) u=UNIT (or two|or so|or more)", _open),
    Rule(
        f"n={{NUMBER}} and a half {_ANY}",
        lambda found: _duration(found, (read_number(found.words("n")) or 0) + 0.5),
    ),
    Rule("(a|an|one) u=UNIT and a half", _and_half),
    Rule('(the)? w=(last|past|next)? (half a|half an|a half|half) "-"? u=UNIT', _half),
    Rule("the w=(last|past|next|coming) u=UNIT", _one),
    Rule(f"(a|an) {_KIND}? u=UNIT", _single),
    Rule("(the)? u=UNITS", _plural),
    Rule("(the)? w=(coming|following|past|next|last|previous) u=UNITS", _open),
    Rule('u=(UNIT|UNITS) "-" long', _long),
    Rule('(per|"/") u=UNIT', _per),
    Rule("(every|each) other=other? n={NUMBER}? u=(UNIT|UNITS)", _every),
    Rule("(every|each) k=(WEEKDAY|WEEKDAYS)", _every),
    Rule("(every|each) m={MONTHS}", _every),
    Rule("(every|each) s=SEASON", _every),
    Rule("(every|each) p=PART", _every),
    Rule("(on)? k=WEEKDAYS", _weekdays),
    Rule("k=(WEEKDAY|WEEKDAYS) p=(mornings|afternoons|evenings|nights)", _weekdays),
    Rule("r=REPEATED", _repeated),
    Rule("(a while|some time|a long time|a short time|quite some time)", _while),
)
