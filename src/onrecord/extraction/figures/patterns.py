"""What is no figure: dates, clock times, ages, scores, names, codes, addresses, list numbers."""

from typing import Final

from onrecord.extraction.figures.forms import forms
from onrecord.extraction.figures.nouns import is_people, is_plural
from onrecord.extraction.figures.quantity import DASHES, Quantity
from onrecord.extraction.figures.words import NUMBER, Words

MONTHS: Final = forms(
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec"
)
_WEEKDAYS: Final = forms("monday tuesday wednesday thursday friday saturday sunday")
_BEFORE_YEAR: Final = forms(
    "in since by until till from during before after of early late mid fiscal year through "
    "between circa late- mid- early- season summer spring autumn fall winter christmas easter"
)
_CLOCK: Final = forms(
    "a.m. p.m. am pm a.m p.m o'clock gmt bst utc est edt cst cdt pst pdt cet ist eastern noon"
)
_NAMED: Final = forms(
    "no number channel ch route highway interstate flight resolution article articles section "
    "sections chapter unit room page pages boeing airbus formula level phase day part title "
    "gate line platform terminal category cat grade apartment apt suite floor building block "
    "sector zone district precinct ward camp checkpoint proposition prop amendment bill rule "
    "act case count exhibit pier runway reactor apollo soyuz windows version volume issue area "
    "studio tier stage step option plan division station engine ladder battalion brigade "
    "regiment squadron company covid"
)
_STREETS: Final = forms(
    "street st avenue ave road rd lane ln drive dr boulevard blvd court ct place pl way highway "
    "hwy parkway pkwy terrace square block blk"
)
_SPORT: Final = forms(
    "win wins won beat beats beaten beating defeat defeated defeats victory lead led leading "
    "draw drew score scored scoreline goal goals loss lost losing set sets match tie tied "
    "aggregate final half-time halftime semifinal quarterfinal inning innings"
)
_OLD: Final = frozenset({"old", "olds"})


def excluded(words: Words, quantity: Quantity, first: int, stop: int) -> bool:
    """Whether a quantity is one of the things that are no figure, by its form and neighbours.

    Args:
        words: The words.
        quantity: The quantity.
        first: The first word of its sentence.
        stop: The word behind the sentence's last.
    """
    plain = quantity.form in ("digits", "words")
    return any(test(words, quantity, first, stop) for test in (_TESTS if plain else _TESTS[:2]))


def _at(words: Words, index: int, first: int, stop: int) -> str:
    return words.lower[index] if first <= index < stop else ""


def _is_age(words: Words, q: Quantity, first: int, stop: int) -> bool:
    after = [_at(words, q.last + step, first, stop) for step in range(4)]
    before = [_at(words, q.first - step, first, stop) for step in (1, 2, 3)]
    if _follows_aged(words, q, first):
        return True
    if q.measure == "duration":
        rest = [word for word in after if word not in DASHES]
        return rest[:1] == ["old"] or rest[:1] == ["olds"] or rest[:2] == ["of", "age"]
    if q.unit is not None or q.high is None or not 0 < q.high <= 115:
        return False
    if _is_under_age(words, q, before, after):
        return True
    if (
        after[0] in DASHES
        and after[1] in ("year", "years", "month", "months", "week")
        and "old" in after
    ):
        return True
    return _is_apposed_age(words, q, first, stop)


_LISTING: Final = frozenset(
    {",", "and", "or", "to", "from", "between", "of", "under", "over", *DASHES}
)


def _follows_aged(words: Words, q: Quantity, first: int) -> bool:
    """Whether only numbers stand between it and "aged": "aged 9, 8 and 4 months"."""
    if q.measure not in (None, "duration"):
        return False
    index = q.core - 1
    while index >= first and (words.kinds[index] == NUMBER or words.lower[index] in _LISTING):
        index -= 1
    return index >= first and words.lower[index] in ("aged", "age", "ages")


def _is_under_age(words: Words, q: Quantity, before: list[str], after: list[str]) -> bool:
    """Such as "girls under 15", "those over 60"."""
    if q.qualifier not in ("under", "over", "below", "above") or is_plural(after[0]):
        return False
    return before[0] in ("those", "anyone", "everyone", "the") or is_people(before[0])


def _is_apposed_age(words: Words, q: Quantity, first: int, stop: int) -> bool:
    """Such as "Ana Lume, 44, of Karsk": a bare number between a name and the next comma."""
    if q.form != "digits" or q.last - q.first != 1 or q.first - 2 < first:
        return False
    mark, name = words.written[q.first - 1], words.written[q.first - 2]
    after = _at(words, q.last, first, stop)
    named = name[:1].isupper() or words.lower[q.first - 2] == "jr" or name == "."
    two = q.first - 3 >= first and words.written[q.first - 3][:1].isupper()
    if mark == ",":
        ends = after in (",", ".", ";", ")", "") or (
            two and (after in DASHES or after in ("and", "of", "who", "from", "_", "was", "is"))
        )
        return named and ends and words.lower[q.first - 2] not in MONTHS
    return mark == "(" and after == ")" and named and two and words.kinds[q.first - 2] == "word"


def _is_ago(words: Words, q: Quantity, first: int, stop: int) -> bool:
    if q.measure != "duration":
        return False
    after = _at(words, q.last, first, stop)
    return after == "ago" or (after in ("earlier", "before") and q.form == "article")


def _is_clock(words: Words, q: Quantity, first: int, stop: int) -> bool:
    if q.unit not in (None, "minute", "metre", "hour"):
        return False
    after, then = _at(words, q.last, first, stop), _at(words, q.last + 1, first, stop)
    if after in _CLOCK or (after in ("a", "p") and then == "."):
        return True
    before, two = _at(words, q.first - 1, first, stop), _at(words, q.first - 2, first, stop)
    if before in ("to", "past") and two in ("quarter", "half", "minutes"):
        return True
    if before == "at" and after == "in" and then == "the" and q.unit is None:
        return _at(words, q.last + 2, first, stop) in ("morning", "afternoon", "evening")
    digits = words.written[q.core] if q.core < q.last else ""
    return q.unit == "hour" and len(digits) == 4 and digits.isdigit() and digits[0] in "012"


def _is_date(words: Words, q: Quantity, first: int, stop: int) -> bool:
    if q.unit is not None or q.low is None or q.form != "digits":
        return False
    before, after = _at(words, q.core - 1, first, stop), _at(words, q.last, first, stop)
    before = _at(words, q.core - 2, first, stop) if before == "." else before
    then = _at(words, q.last + 1, first, stop)
    if q.low <= 31 and (q.high or 0) <= 31 and "." not in words.written[q.core]:
        if before in MONTHS and (before != "may" or words.written[q.core - 1][0].isupper()):
            return not is_people(after)
        if after in MONTHS and (after != "may" or words.written[q.last][0].isupper()):
            return True
        if after in ("th", "st", "nd", "rd") or (after == "of" and then in MONTHS):
            return True
        joined = after in ("and", "to", "or", *DASHES)
        if joined and _at(words, q.last + 2, first, stop) in MONTHS:
            return True
    return _is_year(words, q, first, stop)


def _is_year(words: Words, q: Quantity, first: int, stop: int) -> bool:
    written = words.written[q.core]
    before, after = _at(words, q.core - 1, first, stop), _at(words, q.last, first, stop)
    two = _at(words, q.core - 2, first, stop)
    tied = before in DASHES and words.touches(q.core) and len(written) in (2, 4)
    # "1950-53"
    if tied and len(two) == 4 and two.isdigit() and two[:2] in ("18", "19", "20"):
        return True
    if len(written) != 4 or not written.isdigit() or not 1500 <= int(written) <= 2100:
        return False
    if q.last - q.core > 1:
        if words.kinds[q.core + 1] != NUMBER and q.scale == 1 and before in ("until", "till"):
            return True
        return q.qualifier == "between" and 1500 <= (q.low or 0) < (q.high or 0) <= 2100
    if _follows_day(before, two):
        return True
    if is_plural(after) and after != "news":
        return False
    return before in _BEFORE_YEAR or after in DASHES or before in DASHES or int(written) >= 1900


def _follows_day(before: str, two: str) -> bool:
    """Whether what stands before a number is the rest of a date: "May", "14,", "Monday,"."""
    if before in MONTHS or before in _WEEKDAYS or before in ("'", "’"):
        return True
    if before == ",":
        return two in MONTHS or two.isdigit() or two in _WEEKDAYS or two.endswith("th")
    return before == "." and two in MONTHS


def _is_score(words: Words, q: Quantity, first: int, stop: int) -> bool:
    if q.unit is not None or q.form != "digits" or (q.high or 0) > 200:
        return False
    joined = any(
        words.written[index] in DASHES
        for index in (q.core - 1, q.core + 1, q.last)
        if first <= index < stop
    )
    if not joined:
        return False
    numbers = words.kinds[max(first, q.core - 2) : min(stop, q.last + 2)].count(NUMBER)
    near = words.lower[max(first, q.first - 6) : min(stop, q.last + 7)]
    return (
        numbers > 1 and not _SPORT.isdisjoint(near) and not {"vote", "votes", "voted"} & set(near)
    )


def _is_code(words: Words, q: Quantity, first: int, stop: int) -> bool:
    """Parts of addresses of the web, telephone numbers, footnotes, list numbers, "24/7"."""
    before, after = _at(words, q.first - 1, first, stop), _at(words, q.last, first, stop)
    if before and words.touches(q.first) and (before in "/@_=[#&%*" or before == "no."):
        return True
    if before == "+" and q.unit is None and len(words.written[q.core]) > 1:
        return True
    if (
        words.written[q.core] == "911"
        and q.unit is None
        and (not is_plural(after) or after in ("calls", "callers", "operators", "dispatchers"))
    ):
        return True
    if (
        before in DASHES
        and words.touches(q.first)
        and words.touches(q.first - 1)
        and q.form == "digits"
    ):
        return words.kinds[q.first - 2] == "word" and q.first - 2 >= first and q.unit is None
    tied = q.last < stop and words.touches(q.last)
    if after and tied and (after in "/@_=]&:*" or (after == "." and _dotted(words, q.last, stop))):
        return True
    if tied and q.last == q.core + 1 and words.kinds[q.last] == "word" and q.unit is None:
        return q.scale == 1 and not q.hyphened
    if q.unit is None and q.form == "digits" and _beside_digits(words, q, first, stop):
        return True
    if q.first != first or q.last - q.first != 1 or q.form != "digits":
        return False
    following = words.kinds[q.last + 1] if q.last + 1 < stop else "mark"
    return after == ")" or (after == "." and tied and following == "word")


def _dotted(words: Words, dot: int, stop: int) -> bool:
    return dot + 1 < stop and words.touches(dot + 1) and words.written[dot + 1][0].isalnum()


def _beside_digits(words: Words, q: Quantity, first: int, stop: int) -> bool:
    """Whether digits stand right beside the digits, as in a telephone number."""
    neighbours = [index for index in (q.first - 1, q.last) if first <= index < stop]
    if any(
        words.kinds[index] == "code" and words.written[index][0].isdigit() for index in neighbours
    ):
        return True
    plain = words.written[q.core].isdigit() and q.last - q.core == 1
    beside = [i for i in neighbours if words.kinds[i] == NUMBER and words.written[i].isdigit()]
    if plain and beside and len(words.written[q.core]) >= 3:
        return True
    if (
        plain
        and beside
        and any(len(words.written[i]) >= 3 for i in beside)
        and int(words.written[q.core]) < 3
    ):
        return True
    bracketed = (
        _at(words, q.first - 1, first, stop) == "(" and _at(words, q.last, first, stop) == ")"
    )
    following = words.kinds[q.last + 1] if q.last + 1 < stop else ""
    return bracketed and plain and len(words.written[q.core]) == 3 and following in ("code", NUMBER)


def _is_named(words: Words, q: Quantity, first: int, stop: int) -> bool:
    """The number of a thing that has one: "Flight 370", "Resolution 2728", "No. 2", "#2"."""
    if q.unit is not None or q.low != q.high or q.core - 1 < first:
        return False
    at = q.core - 1
    if words.written[at] in "#№":
        return True
    if words.written[at] == "." and at - 1 >= first:
        at -= 1
    named = words.lower[at] in _NAMED and words.written[at][0].isupper()
    if words.lower[at] in ("no", "number") and words.kinds[q.core] == NUMBER:
        named = named or words.written[at + 1] == "."
    if at == first and words.lower[at] in ("count", "plan", "case", "rule", "step", "day"):
        named = False
    return named and not is_plural(_at(words, q.last, first, stop))


def _is_address(words: Words, q: Quantity, first: int, stop: int) -> bool:
    if q.unit is not None or q.form != "digits" or q.last >= stop:
        return False
    if words.lower[q.last] in ("block", "blk") or (
        q.hyphened and _at(words, q.last + 1, first, stop) == "block"
    ):
        return True
    if not words.written[q.last][0].isupper():
        return False
    near = range(q.last + 1, min(q.last + 5, stop))
    capital = [index for index in near if words.written[index][0].isupper()]
    return any(words.lower[index] in _STREETS for index in capital[:3])


_TESTS: Final = (
    _is_age,
    _is_ago,
    _is_clock,
    _is_date,
    _is_score,
    _is_code,
    _is_named,
    _is_address,
)
