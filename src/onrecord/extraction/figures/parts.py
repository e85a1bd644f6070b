"""What hangs on a figure: the words of a rate, what it is made up of, the noun as its unit."""

from typing import Final

from onrecord.extraction.figures import units
from onrecord.extraction.figures.chunks import ends
from onrecord.extraction.figures.forms import forms
from onrecord.extraction.figures.lexicon import VERBS
from onrecord.extraction.figures.nouns import is_people, is_plural, singular
from onrecord.extraction.figures.quantity import Quantity
from onrecord.extraction.figures.words import Words
from onrecord.record import Span

_PERIODS: Final = forms(
    "second minute hour day night week weekend fortnight month quarter season year decade"
)
_REACH: Final = 8
_SOME: Final = forms("most many some half all majority none several few more both a almost nearly")
_MOSTLY: Final = forms("mostly mainly largely predominantly chiefly primarily overwhelmingly")
_PEOPLE_MEASURES: Final = forms(
    "killed wounded missing detained abducted held displaced rescued infected affected "
    "attending employed population people-other"
)


def rate(words: Words, quantity: Quantity, stop: int) -> Span | None:
    """The words that make it a rate, as a range of words: "per day", "a share", "an hour", "daily".

    They stand within a few words behind the number, in the same clause.
    """
    at = quantity.last
    for index in range(at, min(stop, at + _REACH)):
        word = words.lower[index]
        if word in (",", ";", ":", "(", ")", ".", "—", "–") or word in (
            "and",
            "or",
            "but",
            "to",
            "from",
        ):
            return None
        if word == "per" and index + 1 < stop:
            return index, max(ends(words, index + 1, min(stop, index + 4), single=True), index + 2)
        if word in ("daily", "weekly", "monthly", "yearly", "annually", "hourly", "apiece", "each"):
            return index, index + 1
        if word == "each" or (word == "every" and index + 1 < stop):
            return index, index + 2
        if word in ("a", "an") and index + 1 < stop and _divides(words, quantity, index, stop):
            return index, _shared_out(words, index, stop)
    return None


def _shared_out(words: Words, article: int, stop: int) -> int:
    """Where a rate ends: "a day", "a square metre", "a square metre a month"."""
    unit = units.read(words.lower, article + 1, stop, onto=False)
    end = unit[1] if unit else article + 2
    again = words.lower[end : end + 1] in (["a"], ["an"]) and end + 1 < stop
    return end + 2 if again and words.lower[end + 1] in _PERIODS else end


def _divides(words: Words, quantity: Quantity, article: int, stop: int) -> bool:
    """Whether "a day" shares out what was counted: right behind the number or its noun."""
    noun = words.lower[article + 1]
    if noun in _PERIODS:
        after = words.lower[article + 2] if article + 2 < stop else ""
        return after not in ("ago", "earlier", "later", "before", "after", "-")
    if quantity.measure != "money" or article != quantity.last:
        return False
    return bool(units.read(words.lower, article + 1, stop, onto=False)) or noun in (
        "share", "barrel", "head", "piece", "ticket", "person", "unit", "bushel", "bottle", "pack",
    )  # fmt: skip


def composition(words: Words, quantity: Quantity, sentence: Span) -> Span | None:
    """What the counted are made up of, as a range of words: "most of them women and children".

    It stands behind a comma, a dash or a bracket, or is "mostly" and a noun phrase.
    """
    stop = sentence[1]
    for index in range(quantity.last, min(stop, quantity.last + 14)):
        word = words.lower[index]
        if index > quantity.last and words.kinds[index] == "number":
            return None
        if word in _MOSTLY:
            return index, _clause_end(words, index + 1, stop)
        if word in _SOME and words.lower[index + 1 : index + 3] in (
            ["of", "them"], ["of", "whom"], ["of", "which"], ["of", "those"],
        ):  # fmt: skip
            return index, _clause_end(words, index + 3, stop)
    return None


_GOES_ON: Final = forms("wounded injured more the at")


def _clause_end(words: Words, at: int, stop: int) -> int:
    while at < stop and words.written[at] not in ',.;:!?()—–”"' and words.written[at] != "--":
        word = words.lower[at]
        if word in ("in", "when", "after", "since", "who"):
            break
        # "women and children", but not "women and wounded 12".
        if word == "and" and at + 1 < stop and words.lower[at + 1] in _GOES_ON:
            break
        at += 1
    return at


def unit(words: Words, quantity: Quantity, measure: str, counted: Span | None) -> str | None:
    """The unit: that of measure, people, or the counted noun in the singular."""
    if quantity.unit:
        return quantity.unit
    if measure in _PEOPLE_MEASURES:
        return "people"
    if measure in ("percent", "vote"):
        return measure
    if counted is None:
        return None
    begin, end = counted
    for index in range(begin, end):
        if is_plural(words.lower[index]):
            if is_people(words.lower[index]):
                return "people"
            return singular(words.lower[index])
    last = words.lower[end - 1]
    if is_people(last):
        return "people"
    # A name or a verb is no unit: what is counted was not found.
    plain = words.kinds[end - 1] == "word" and words.written[end - 1][0].islower()
    return last if plain and last not in VERBS else None
