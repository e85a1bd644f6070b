"""Qualifiers: the words that bound a number, before it or behind it."""

from typing import Final, Literal

Bound = Literal["low", "high", "near"]
"""A lower bound, an upper bound, or a number near the one written."""

_BEFORE: Final[dict[Bound, str]] = {
    "low": (
        "at least|a least|atleast|at minimum|at a minimum|a minimum of|minimum of|minimum|"
        "no fewer than|"
        "not fewer than|no less than|not less than|nothing less than|more than|more then|over|"
        "upwards of|upward of|in excess of|above|exceed|exceeds|exceeded|exceeding|topped|tops|"
        "topping|surpassed|surpasses|surpassing|greater than|higher than|well over|well above|"
        "just over|just above|slightly more than|slightly over|a little more than|a little over|"
        "little more than|well in excess of|far more than|much more than|not just|better than|"
        "larger than|longer than|bigger than|beyond|north of|> |>"
    ),
    "high": (
        "up to|as many as|as much as|as high as|as long as|at most|at the most|no more than|"
        "not more than|no greater than|fewer than|less than|lower than|under|below|just under|"
        "just below|well under|well below|far less than|far fewer than|much less than|"
        "slightly less than|slightly under|a little less than|a little under|a maximum of|"
        "maximum of|within|smaller than|shorter than|a ceiling of|<"
    ),
    "near": (
        "about|around|approximately|approx|roughly|nearly|almost|some|an estimated|estimated|"
        "estimated at|close to|near|nearing|approaching|circa|c.|ca.|~|just about|somewhere around|"
        "in the region of|in the neighborhood of|in the order of|on the order of|of the order of|"
        "just shy of|shy of|an average of|average of|more or less|or so|between|from between|"
        "virtually|perhaps|maybe|probably|possibly|as few as|as little as|something like|"
        "a reported|reportedly|an approximate|an average"
    ),
}
_AFTER: Final[dict[Bound, str]] = {
    "low": (
        "or more|or above|or over|or higher|or greater|or better|or longer|at least|plus|+|and up"
    ),
    "high": "or less|or fewer|or below|or under|or lower|at most|at the most|maximum|max",
    "near": "or so|more or less|give or take|or thereabouts|approximately",
}


def _table(forms: dict[Bound, str]) -> dict[str, Bound]:
    table: dict[str, Bound] = {}
    for bound, listed in forms.items():
        for form in listed.split("|"):
            table[form.strip()] = bound
    return table


BEFORE: Final = _table(_BEFORE)
"""Bound by the words before a number, lower case."""
AFTER: Final = _table(_AFTER)
"""Bound by the words behind a number, lower case."""
LONGEST: Final = max(len(form.split()) for form in BEFORE)
