"""Rules for times given from publication or from what was spoken of last."""

from collections.abc import Sequence
from typing import Final

from onrecord.extraction.times.contexts import Meaning
from onrecord.extraction.times.grammar import Found, Rule
from onrecord.extraction.times.lexicon import CALENDAR, unit_of
from onrecord.extraction.times.meanings import Named, Now, Shifted, Weekend
from onrecord.extraction.times.numbers import read_number
from onrecord.extraction.times.periods import Unit

_TODAY: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}
_STEPS: Final = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "before": -1,
    "earlier": -1,
    "prior": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
    "subsequent": 1,
    "after": 1,
    "later": 1,
    "this": 0,
    "current": 0,
    "same": 0,
    "that": 0,
}
_QUOTES: Final = frozenset("\"“‘`'")
_SECONDS: Final = {"TS", "TM", "TH"}


def _today(found: Found) -> Meaning | None:
    word = found.word("d")
    if found.before(1) in ("usa", "russia") and found.written[0][0].isupper():
        return None
    return Shifted("day", _TODAY[word])


def _day_but_one(found: Found) -> Meaning:
    return Shifted("day", -2 if found.word("d") == "before" else 2)


def _counted(found: Found, count: float | None, base: str) -> Meaning | None:
    """So many units away; "years ago" is only some time in the past."""
    letter = unit_of(found.word("u"))
    past = found.word("p") in ("ago", "earlier", "before", "previously", "back", "prior")
    if letter in ("DE", "CE") and count is not None and count != int(count):
        letter, count = "Y", count * (10 if letter == "DE" else 100)
    if letter in _SECONDS or (count is not None and count != int(count)):
        return Named("DATE", "PAST_REF" if past else "FUTURE_REF")
    if count is None:
        return Named("DATE", "PAST_REF" if past else "FUTURE_REF")
    if letter == "F":
        letter, count = "W", count * 2
    if letter not in CALENDAR or count > 4000:
        return Named("DATE", "PAST_REF" if past else "FUTURE_REF")
    unit = CALENDAR[letter]
    steps = int(count) * (-1 if past else 1)
    return Shifted(unit, steps, "reference" if base == "reference" else "published")


def _ago(found: Found) -> Meaning | None:
    if "n" not in found:
        return Named("DATE", "PAST_REF")
    return _counted(found, read_number(found.words("n")), "published")


def _hence(found: Found) -> Meaning | None:
    return _counted(found, read_number(found.words("n")), "published")


def _away(found: Found) -> Meaning | None:
    """For "A week earlier", "two days later": from what was spoken of last."""
    if found.word("p") in ("before", "after") and found.after() not in ("", ".", ",", ";", ")"):
        return None
    return _counted(found, read_number(found.words("n")), "reference")


def _step(found: Found) -> Meaning | None:
    """For "Last week", "next year", "this month"; with "the" it counts from what was spoken of."""
    letter = unit_of(found.word("u"))
    titled = found.written[-1][0].isupper() and found.before() in _QUOTES
    word = found.word("w")
    if letter not in CALENDAR or titled or (word == "last" and letter == "D"):
        return None
    if word in ("past", "coming", "previous", "preceding", "following", "subsequent", "prior"):
        anaphoric = word not in ("past", "coming")
    else:
        anaphoric = word in ("same", "that")
    return _shifted(CALENDAR[letter], _STEPS[word], anaphoric=anaphoric)


def _shifted(unit: Unit, count: int, *, anaphoric: bool) -> Meaning:
    return Shifted(unit, count, "reference" if anaphoric else "published")


def _next_one(found: Found) -> Meaning | None:
    """For "The next day", "the following month", "the previous year", "the same day"."""
    letter = unit_of(found.word("u"))
    if letter not in CALENDAR:
        return None
    return _shifted(CALENDAR[letter], _STEPS[found.word("w")], anaphoric=True)


def _beside(found: Found) -> Meaning | None:
    """For "The day before", "the week after"."""
    letter = unit_of(found.word("u"))
    if letter not in CALENDAR:
        return None
    unit = CALENDAR[letter]
    if found.word("p") == "earlier" and found.after() in ("this", "in"):
        return None
    return _shifted(unit, _STEPS[found.word("p")], anaphoric=True)


def _weekend(found: Found) -> Meaning | None:
    if found.after() == "of":
        return None
    return Weekend()


def _definite(found: Found) -> Meaning:
    """For "The end of the month": the month of publication or of what was spoken of."""
    return Shifted(CALENDAR[unit_of(found.word("u"))], 0, "told")


def _for_unit(found: Found) -> Meaning | None:
    """For "For the year", "during the week": the one of publication, between pauses."""
    if found.before() not in ("for", "during", "throughout"):
        return None
    if found.after() not in ("", ".", ",", ";", "and", "as") or found.word("u") == "day":
        return None
    return Shifted(CALENDAR[unit_of(found.word("u"))], 0, "told")


def _year_end(found: Found) -> Meaning:
    return Shifted(CALENDAR[unit_of(found.word("u"))], 0)


def _now(found: Found) -> Meaning | None:
    return Now()


def _current(found: Found) -> Meaning | None:
    if found.after() in ("affairs", "account", "events", "accounts"):
        return None
    return Now()


def _vague(value: str) -> Meaning:
    return Named("DATE", value)


def _past(found: Found) -> Meaning | None:
    return _vague("PAST_REF")


def _recent(found: Found) -> Meaning | None:
    letter = unit_of(found.word("u"))
    prefix, letter = ("PT", letter[1]) if letter in _SECONDS else ("P", letter)
    return Named("DURATION", f"{prefix}X{letter}") if "u" in found else _vague("PAST_REF")


def _future(found: Found) -> Meaning | None:
    return _vague("FUTURE_REF")


_NUMBER: Final = "n=({NUMBER}|{VAGUE}|half a|half an|a|an)"
_ANY: Final = "u=(UNIT|UNITS)"

RULES: Final[Sequence[Rule[Meaning]]] = (
    Rule("d=(today|yesterday|tomorrow)", _today),
    Rule("the day d=(before|after) (yesterday|tomorrow)", _day_but_one),
    Rule(f'{_NUMBER} "-"? {_ANY} "-"? p=(ago|back)', _ago),
    Rule(f"{_ANY} p=ago", _ago),
    Rule("(some time|long|not long|a while|a long time|ages) p=ago", _past),
    Rule(f"{_NUMBER} {_ANY} (from now|hence|from today)", _hence),
    Rule(
        f'{_NUMBER} (more)? "-"? {_ANY} "-"? p=(earlier|later|before|after|afterward|afterwards)',
        _away,
    ),
    Rule(f"{_ANY} p=(earlier|later)", _away),
    Rule(
        'u=(year|month|week|quarter) "-" p=(ago|earlier)',
        lambda found: Shifted(
            CALENDAR[unit_of(found.word("u"))],
            -1,
            "reference" if found.word("p") == "earlier" else "published",
        ),
    ),
    Rule("w=(last|next|this|that|past|coming|previous|following|same|current) u=UNIT", _step),
    Rule("the w=(next|following|previous|preceding|same|prior|subsequent) u=UNIT", _next_one),
    Rule("(that|this) w=same u=UNIT", _next_one),
    Rule("the w=(current|coming) u=UNIT", _step),
    Rule("the u=UNIT p=(before|after|earlier)", _beside),
    Rule("the weekend", _weekend),
    Rule("the (full|entire|whole)? u=(year|month|week)", _for_unit),
    Rule(
        "(the)? (beginning|end|start|middle|close|rest|remainder|course|turn)"
        " of the u=(day|week|month|quarter|year|decade|century)",
        _definite,
    ),
    Rule(
        "(early|earlier|late|later) in the u=(week|month|quarter|year|decade|century)",
        _definite,
    ),
    Rule('u=(year|month|week|quarter) ("-"|"\'s")? end', _year_end),
    Rule("(right|just|until|even)? now", _now),
    Rule("(currently|presently|nowadays)", _now),
    Rule("(at)? (the)? (present time|present moment|current time)", _now),
    Rule("(these days|this moment)", _now),
    Rule("the present", _now),
    Rule("current", _current),
    Rule("(more|most|very|only|just|until)? (recently|lately)", _past),
    Rule("recent", _past),
    Rule("(the|past)? recent u=UNITS", _recent),
    Rule("(the)? (distant|recent|not too distant)? past", _past),
    Rule("(the)? (near|immediate|not too distant|distant) future", _future),
    Rule("the future", _future),
    Rule("(one day|some day|someday|from time to time|a later date)", _future),
)
