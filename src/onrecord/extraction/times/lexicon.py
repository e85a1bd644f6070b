"""The words of time in news English, and the classes that the grammar knows them by."""

from typing import Final

from onrecord.extraction.times.periods import Unit


def listed(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


def _numbered(listed: str, first: int = 1) -> dict[str, int]:
    """Each line a number, its words beside each other."""
    lines = (line.split() for line in listed.strip().splitlines())
    return {word: number for number, words in enumerate(lines, first) for word in words}


MONTHS: Final = _numbered(
    """
    january jan
    february feb
    march mar
    april apr
    may
    june jun
    july jul
    august aug
    september sept sep
    october oct
    november nov
    december dec
    """
)
WEEKDAYS: Final = _numbered(
    """
    monday mon
    tuesday tue tues
    wednesday wed weds
    thursday thu thur thurs
    friday fri
    saturday sat
    sunday sun
    """
)
SHORT: Final = listed(
    "jan feb mar apr jun jul aug sept sep oct nov dec"
    " mon tue tues wed weds thu thur thurs fri sat sun"
)
"""Abbreviations of months and weekdays, which may have a full stop."""
CAPITALISED: Final = SHORT | {"may", "march", "august", "april", "june"}
"""Words that name a month or a weekday only with a capital."""
AMBIGUOUS: Final = frozenset({"may", "march", "mar", "sun", "sat", "wed", "fri", "mon", "dec"})
"""Words that name a month or weekday only beside other words of time."""

ORDINALS: Final = _numbered(
    """
    first
    second
    third
    fourth
    fifth
    sixth
    seventh
    eighth
    ninth
    tenth
    eleventh
    twelfth
    thirteenth
    fourteenth
    fifteenth
    sixteenth
    seventeenth
    eighteenth
    nineteenth
    twentieth
    """
) | {"thirtieth": 30, "last": -1, "final": -1}
ONES: Final = _numbered(
    """
    zero
    one
    two
    three
    four
    five
    six
    seven
    eight
    nine
    ten
    eleven
    twelve
    thirteen
    fourteen
    fifteen
    sixteen
    seventeen
    eighteen
    nineteen
    """,
    0,
)
TENS: Final = {
    word: number * 10
    for word, number in _numbered(
        "twenty\nthirty\nforty fourty\nfifty\nsixty\nseventy\neighty\nninety", 2
    ).items()
}
SCALES: Final = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6}
DECADES: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
SEASONS: Final = {
    "spring": "SP",
    "springtime": "SP",
    "summer": "SU",
    "summertime": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
    "wintertime": "WI",
}
DAYPARTS: Final = {
    "morning": "MO",
    "mornings": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "forenoon": "MO",
    "midmorning": "MO",
    "afternoon": "AF",
    "afternoons": "AF",
    "midafternoon": "AF",
    "lunchtime": "MI",
    "evening": "EV",
    "evenings": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "EV",
    "night": "NI",
    "nights": "NI",
    "nighttime": "NI",
}
UNITS: Final[dict[str, str]] = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "fortnight": "F",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}
"""Units by their singular, as durations write them; T stands before those of a day's time."""
PLURALS: Final = {
    **{f"{word}s": word for word in UNITS},
    "centuries": "century",
    "millennia": "millennium",
    "mins": "minute",
    "hrs": "hour",
    "yrs": "year",
}
CALENDAR: Final[dict[str, Unit]] = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
REPEATED: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "biannually": "P6M",
    "biennially": "P2Y",
}
# Minutes east of UTC; a name that several zones share (IST, CST in China) has no entry.
ZONES: Final = {
    "gmt": 0,
    "utc": 0,
    "est": -300,
    "edt": -240,
    "et": None,
    "cst": None,
    "cdt": -300,
    "ct": None,
    "mst": -420,
    "mdt": -360,
    "mt": None,
    "pst": -480,
    "pdt": -420,
    "pt": None,
    "bst": 60,
    "cet": 60,
    "cest": 120,
    "eet": 120,
    "eest": 180,
    "msk": 180,
    "jst": 540,
    "kst": 540,
    "hkt": 480,
    "sgt": 480,
    "wib": 420,
    "aest": 600,
    "aedt": 660,
    "ist": None,
    "pkt": 300,
    "sast": 120,
}


def unit_of(word: str) -> str:
    """A unit's letter for a word for it, singular or plural."""
    return UNITS[PLURALS.get(word, word)]


CLASSES: Final[dict[str, frozenset[str]]] = {
    "MONTH": frozenset(MONTHS) - SHORT,
    "SHORTMONTH": frozenset(MONTHS) & SHORT,
    "WEEKDAY": frozenset(WEEKDAYS),
    "WEEKDAYS": frozenset(f"{word}s" for word in WEEKDAYS if word.endswith("day")),
    "ORD": frozenset(ORDINALS),
    "ONE": frozenset(ONES),
    "TEN": frozenset(TENS),
    "SCALE": frozenset(SCALES),
    "DECADEWORD": frozenset(DECADES),
    "SEASON": frozenset(SEASONS),
    "SEASONS": frozenset({"springs", "summers", "autumns", "winters"}),
    "PART": frozenset(DAYPARTS),
    "UNIT": frozenset(UNITS),
    "UNITS": frozenset(PLURALS),
    "REPEATED": frozenset(REPEATED),
    "ZONE": frozenset(ZONES),
}
