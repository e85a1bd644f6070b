"""Quantities: a number with its qualifier, range, currency and unit, as news writes them.

Bounds follow the guidelines of the contract: "at least 5" is 5 and more, "up to 5" is 5 and fewer,
"about 5" is 5, "dozens" is 24 and more. Nothing is rounded but fractions without a finite decimal.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from onrecord.extraction.figures import currencies, numerals, units, vague
from onrecord.extraction.figures.forms import forms
from onrecord.extraction.figures.qualifiers import AFTER, BEFORE, LONGEST, Bound
from onrecord.extraction.figures.words import NUMBER, Words

DASHES: Final = frozenset("-‐‑–—−")
_LONG_DASHES: Final = frozenset("–—−")
PERCENT: Final = units.UNITS["percent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as written and what it says.

    Attributes:
        first: Its first word, the qualifier's if there is one.
        last: The word behind its last.
        core: The first word of the number itself.
        low: Lower bound, or None when open.
        high: Upper bound, or None when open.
        qualifier: The words that bound it, or None.
        unit: Its unit of measure, "USD" for a currency; None for a bare number.
        measure: What the unit measures; None for a bare number.
        form: digits, words, vague, article, fraction or none.
        scale: The scale word the number ends in, as a factor.
        hyphened: Whether a hyphen ties it to the word behind it ("three-year").
    """

    first: int
    last: int
    core: int
    low: Decimal | None
    high: Decimal | None
    qualifier: str | None = None
    unit: str | None = None
    measure: str | None = None
    form: str = "digits"
    scale: Decimal = Decimal(1)
    hyphened: bool = False


def read_all(words: Words, first: int, stop: int) -> list[Quantity]:
    """Every quantity in one sentence, in order and without overlaps."""
    found: list[Quantity] = []
    at, free = first, first
    while at < stop:
        quantity = _read(words, at, free, stop)
        if quantity is None:
            at += 1
            continue
        found.append(quantity)
        at = free = quantity.last
    return found


def _read(words: Words, at: int, free: int, stop: int) -> Quantity | None:
    bare = _number(words, at, stop)
    if bare is None:
        return None
    quantity = _range(words, _compound(words, _restated(words, bare, stop), stop), stop)
    quantity = _qualified_after(words, quantity, stop)
    return _qualified_before(words, quantity, free)


def _number(words: Words, at: int, stop: int) -> Quantity | None:
    """A number with its currency and unit, but neither qualifier nor range."""
    code, number = _currency_before(words, at, stop)
    inner = vague.read(words, number, stop) if code is None else None
    if inner is not None:
        quantity = Quantity(
            first=at,
            last=inner.last,
            core=at,
            low=inner.low,
            high=inner.high,
            qualifier=inner.qualifier,
            form=inner.form,
            scale=inner.scale,
        )
        if inner.form == "fraction":
            return _share(words, quantity, stop)
    else:
        numeral = numerals.read(words, number, stop)
        if numeral is None or (code and not numeral.digits and code == "GBP#"):
            return None
        quantity = Quantity(
            first=at,
            last=numeral.last,
            core=at,
            low=numeral.value,
            high=numeral.value,
            form="digits" if numeral.digits else "words",
            scale=numeral.scale,
        )
    if code:
        at = quantity.last
        if quantity.scale == 1 and at < stop and words.lower[at] in numerals.LETTERS:
            factor = numerals.LETTERS[words.lower[at]]
            quantity = _times(replace(quantity, last=at + 1, scale=factor), factor)
        return _followed_by_code(words, replace(quantity, unit=code, measure="money"), stop)
    return _with_unit(words, quantity, stop)


def _currency_before(words: Words, at: int, stop: int) -> tuple[str | None, int]:
    """The currency written before a number, and where the number begins."""
    word, lower = words.written[at], words.lower[at]
    if word in currencies.SIGNS:
        after = at + 1
        if word == "#" and not _in_millions(words, after, stop):
            return None, at
        if after < stop and _is_number(words, after):
            return currencies.SIGNS[word], after
        return None, at
    if at + 2 < stop and words.written[at + 1] in "$£€¥" and _is_number(words, at + 2):
        if words.written[at + 1] == "$" and lower in currencies.PREFIXES:
            return currencies.PREFIXES[lower], at + 2
        return None, at
    if at + 1 < stop and words.kinds[at + 1] == NUMBER:
        if word in currencies.CODES:
            return word, at + 1
        if lower in currencies.WORDS_BEFORE and (len(lower) > 1 or words.kinds[at] == "prefix"):
            return currencies.WORDS_BEFORE[lower], at + 1
    if (
        at + 2 < stop
        and lower == "rs"
        and words.written[at + 1] == "."
        and _is_number(words, at + 2)
    ):
        return "INR", at + 2
    return None, at


def _in_millions(words: Words, at: int, stop: int) -> bool:
    return at + 1 < stop and words.kinds[at] == NUMBER and words.lower[at + 1] in numerals.SCALES


def _is_number(words: Words, at: int) -> bool:
    return words.kinds[at] == NUMBER or words.lower[at] in numerals.UNITS


def _followed_by_code(words: Words, quantity: Quantity, stop: int) -> Quantity:
    """Without repeating a currency: "$5 million USD", "US$5 dollars"."""
    at = quantity.last
    if at < stop and words.written[at] in currencies.CODES and words.written[at] not in "ALL TOP":
        return replace(quantity, last=at + 1, unit=words.written[at])
    return quantity


def _with_unit(words: Words, quantity: Quantity, stop: int) -> Quantity | None:
    at = quantity.last
    hyphened = (
        at + 1 < stop and words.written[at] in "-‐‑" and words.touches(at) and words.touches(at + 1)
    )
    begin = at + 1 if hyphened else at
    if (
        begin < stop
        and words.lower[begin] == "of"
        and quantity.form == "vague"
        and begin + 1 < stop
        and (_money(words, begin + 1, stop) or units.read(words.lower, begin + 1, stop, onto=False))
    ):
        begin += 1
    begin = _past_filler(words, begin, stop)
    if begin >= stop:
        return quantity
    money = _money(words, begin, stop)
    if money and not _weighs(words, quantity, money[0], begin):
        code, last, small = money
        factor = Decimal("0.01") if small else Decimal(1)
        return _times(
            replace(quantity, last=last, unit=code, measure="money", hyphened=hyphened), factor
        )
    unit = units.read(words.lower, begin, stop, onto=begin == at and words.touches(begin))
    if unit:
        named, last = unit
        more = words.lower[begin - 2 : begin] == ["or", "more"] and begin - 2 >= at
        bounded = replace(quantity, high=None, qualifier="or more") if more else quantity
        return replace(
            bounded, last=last, unit=named.name, measure=named.measure, hyphened=hyphened
        )
    return replace(quantity, hyphened=hyphened)


def _past_filler(words: Words, at: int, stop: int) -> int:
    """Behind "more", "or more", "full", … where a unit of measure follows: "four more days"."""
    for filler in (("or", "more"), ("or", "so"), ("more",), ("full",), ("additional",), ("straight",),
                   ("consecutive",), ("long",), ("extra",), ("whole",), ("other",), ("further",),
                   ("solid",), ("calendar",), ("working",), ("business",)):  # fmt: skip
        after = at + len(filler)
        if tuple(words.lower[at:after]) == filler and after < stop:
            unit = units.read(words.lower, after, stop, onto=False)
            if unit and unit[0].measure == "duration":
                return after
    return at


def _money(words: Words, at: int, stop: int) -> tuple[str, int, bool] | None:
    """The currency words at a place: code, the word behind them, and whether they are hundredths."""
    for skip in (2, 1, 0):
        index = at + skip
        if index >= stop:
            continue
        before = words.lower[index - 1] if skip else ""
        base = currencies.singular(words.lower[index])
        if skip and before not in currencies.OF.get(base, {}):
            continue
        if skip == 2 and words.lower[at] not in _TWO_WORDED:
            continue
        code = currencies.noun(words.lower[index], before)
        if code:
            # "pounds sterling" is one currency, and so is "U.S. dollars".
            sterling = index + 1 < stop and words.lower[index + 1] == "sterling"
            return code, index + 1 + sterling, False
        if base in currencies.SMALL and (base != "p" or words.touches(index)):
            return currencies.OF.get(base, {}).get(before, currencies.SMALL[base]), index + 1, True
    if words.written[at] in currencies.CODES - {"ALL", "TOP", "MOP", "CUP"}:
        return words.written[at], at + 1, False
    if words.written[at] in "€£₽₪" and words.touches(at):
        return currencies.SIGNS[words.written[at]], at + 1, False
    return None


_TWO_WORDED: Final = frozenset({"hong", "new", "sri", "south", "north", "united", "us", "u.s."})
_WEIGHED: Final = forms(
    "weigh weighs weighed weighing weight bomb bombs explosive explosives tnt dynamite heroin "
    "cocaine marijuana cannabis opium ammunition baby lost heavier lighter uranium powder meat "
    "fish"
)


def _weighs(words: Words, quantity: Quantity, code: str, at: int) -> bool:
    """Whether "pounds" are a weight here."""
    if code != "GBP" or not words.lower[at].startswith("pound"):
        return False
    if quantity.scale >= 10**6:
        return False
    near = words.lower[max(0, quantity.first - 8) : at + 9]
    if any(word in _WEIGHED for word in near):
        return True
    return not any(sign in words.written for sign in ("£", "pence", "sterling", "British"))


def _times(quantity: Quantity, factor: Decimal) -> Quantity:
    low, high = quantity.low, quantity.high
    return replace(
        quantity,
        low=None if low is None else low * factor,
        high=None if high is None else high * factor,
    )


def _share(words: Words, quantity: Quantity, stop: int) -> Quantity:
    """A fraction: of a unit or a scale it is so many of it, else it is a share in percent."""
    at = quantity.last
    index = at
    if index < stop and words.written[index] in "-‐‑" and words.touches(index):
        index += 1
    if index < stop and words.lower[index] == "of" and index + 1 < stop:
        index += 1
    if index < stop and words.lower[index] in ("a", "an"):
        index += 1
    if index < stop:
        scale = numerals.SCALES.get(words.lower[index])
        if scale is not None:
            scaled = _times(replace(quantity, last=index + 1, form="words", scale=scale), scale)
            return _with_unit(words, scaled, stop) or scaled
        if words.lower[index] == "dozen":
            return _times(replace(quantity, last=index + 1, form="words"), Decimal(12))
        if index == at or words.lower[index - 1] in ("a", "an", "of") or words.written[at] in "-‐‑":
            unit = units.read(words.lower, index, stop, onto=False)
            if unit and unit[0] is not PERCENT and words.lower[index - 1] != "of":
                return replace(
                    quantity, last=unit[1], unit=unit[0].name, measure=unit[0].measure, form="words"
                )
            money = _money(words, index, stop)
            if money and words.lower[index - 1] != "of":
                factor = Decimal("0.01") if money[2] else Decimal(1)
                return _times(
                    replace(quantity, last=money[1], unit=money[0], measure="money"), factor
                )
    share = _times(quantity, Decimal(100))
    return replace(
        share, low=_finite(share.low), high=_finite(share.high), unit="percent", measure="percent"
    )


def _finite(value: Decimal | None) -> Decimal | None:
    """A share with at most two decimals, where it has no short decimal of its own."""
    if value is None or value < Decimal("0.01"):
        return value
    exact = value.normalize()
    _, digits, exponent = exact.as_tuple()
    if isinstance(exponent, int) and exponent < -6:
        return value.quantize(Decimal("0.01"))
    return exact


def _restated(words: Words, quantity: Quantity, stop: int) -> Quantity:
    """With the same number in brackets behind it: "eleven (11)"."""
    at = quantity.last
    if quantity.form != "words" or at + 2 >= stop:
        return quantity
    if words.written[at] != "(" or words.written[at + 2] != ")" or words.kinds[at + 1] != NUMBER:
        return quantity
    if Decimal(words.written[at + 1].replace(",", "")) != quantity.low:
        return quantity
    return replace(quantity, last=at + 3)


_SMALLER: Final = {"hour": ("minute", 60), "minute": ("second", 60), "year": ("month", 12),
                   "foot": ("inch", 12), "week": ("day", 7), "day": ("hour", 24)}  # fmt: skip


def _compound(words: Words, left: Quantity, stop: int) -> Quantity:
    """Two units as one number in the smaller: "three hours and 41 minutes", "5 feet 10 inches"."""
    smaller = _SMALLER.get(left.unit or "")
    if smaller is None or left.low is None or left.low != left.high or left.form == "article":
        return left
    at = left.last
    if at < stop and words.lower[at] in (",", "and", "-"):
        at += 1
    right = _number(words, at, stop) if at < stop else None
    if right is None or right.unit != smaller[0] or right.low is None or right.low != right.high:
        return left
    if right.low >= smaller[1] and smaller[0] != "day":
        return left
    total = left.low * smaller[1] + right.low
    return replace(
        left, last=right.last, low=total, high=total, unit=right.unit, hyphened=right.hyphened
    )


def _range(words: Words, left: Quantity, stop: int) -> Quantity:
    """Two numbers as one: "3-5", "$15,000 to $20,000", "five or six", "between 8% and 15.5%"."""
    if left.low is None or left.low != left.high or left.form == "none":
        return left
    if at_life := _to_life(words, left, stop):
        return at_life
    at = left.last
    if left.hyphened or at + 1 >= stop:
        return _hyphened_range(words, left, stop)
    joint = words.written[at] if words.written[at] in DASHES else words.lower[at]
    if joint in DASHES and words.lower[at + 1] in ("to", "or") and words.touches(at):
        # "three- to five-year terms"
        return _joined(words, left, _number(words, at + 2, stop), "to") or left
    if joint in DASHES:
        if not _tight(words, at):
            return left
    elif joint == "to":
        if not _may_range(words, left):
            return left
    elif joint == "and":
        if not _after(words, left, "between"):
            return left
    elif joint != "or":
        return left
    right = _number(words, at + 1, stop)
    return _joined(words, left, right, joint) or left


def _to_life(words: Words, left: Quantity, stop: int) -> Quantity | None:
    at = left.last
    if left.measure == "duration" and at + 1 < stop and words.lower[at : at + 2] == ["to", "life"]:
        return replace(left, last=at + 2, high=None)
    return None


def _hyphened_range(words: Words, left: Quantity, stop: int) -> Quantity:
    at = left.last
    if at + 1 < stop and words.written[at] in DASHES and left.form in ("digits", "words"):
        joint = at + 1
        if words.lower[joint] == "to" and joint + 2 < stop and words.written[joint + 1] in DASHES:
            right = _number(words, joint + 2, stop)
        else:
            right = _number(words, joint, stop)
        return _joined(words, left, right, "-") or left
    return left


def _tight(words: Words, dash: int) -> bool:
    """Whether a dash stands between two numbers as in a range, not between two thoughts."""
    return words.touches(dash) == words.touches(dash + 1) and (
        words.touches(dash) or words.written[dash] in _LONG_DASHES
    )


def _after(words: Words, quantity: Quantity, word: str) -> bool:
    before = words.lower[max(0, quantity.first - 4) : quantity.first]
    return word in before


_VOTES: Final = forms("vote votes voted ruling ballot")
_MOVES: Final = forms(
    "rose rise rises risen rising fell fall falls fallen falling grew grow grows grown growing "
    "up down increase increased increases increasing decrease decreased decreases decreasing "
    "drop dropped drops dropping climbed climb climbs jumped jump jumps slipped slip slid "
    "soared surged cut cuts raise raised raises raising lowered lower reduce reduced went gone "
    "go moved shrank shrunk declined decline plunged plummeted tumbled doubled widened narrowed "
    "expanded swelled improved lost gained added eased edged dipped swung change changed voted "
    "vote lead led won beat"
)


_RANGES: Final = forms(
    "range ranges ranged ranging vary varies varied varying anywhere between span spans spanning"
)


def _may_range(words: Words, left: Quantity) -> bool:
    """Whether "A to B" is a span of values, not a move from A to B, a change by A to B or a vote."""
    before = words.lower[max(0, left.first - 6) : left.first]
    if "from" in before[-2:]:
        return not _RANGES.isdisjoint(before)
    return left.unit is None or _MOVES.isdisjoint(before[-3:])


def _joined(words: Words, left: Quantity, right: Quantity | None, joint: str) -> Quantity | None:
    if right is None or right.low is None or right.low != right.high or right.form == "vague":
        return None
    if left.unit and right.unit and left.unit != right.unit:
        return None
    if left.unit and not right.unit and left.measure != "money":
        return None
    low, high = left.low, right.high
    assert low is not None
    assert high is not None
    # "$2-3 billion", "15 to 20 cents": what the second ends in belongs to both.
    if right.scale > 1 and left.scale == 1 and low < high:
        shared = low * right.scale
        low = shared if shared < high and low < 1000 else low
    if right.unit and not left.unit and right.measure == "money" and _in_hundredths(words, right):
        low *= Decimal("0.01")
    if low >= high or (joint == "or" and not _neighbours(low, high)):
        return None
    if joint in DASHES and not _VOTES.isdisjoint(
        words.lower[max(0, left.first - 6) : right.last + 4]
    ):
        return None
    if joint in DASHES and _looks_like_years(left, low, high):
        return None
    kept = right if right.unit else left
    return replace(
        left,
        last=right.last,
        low=low,
        high=high,
        unit=kept.unit,
        measure=kept.measure,
        scale=right.scale,
        hyphened=right.hyphened,
    )


def _in_hundredths(words: Words, quantity: Quantity) -> bool:
    return currencies.singular(words.lower[quantity.last - 1]) in currencies.SMALL


def _neighbours(low: Decimal, high: Decimal) -> bool:
    """Whether "A or B" reads as a rough number: "five or six", not "5 or 500"."""
    return high <= low * 2 and high - low <= max(Decimal(5), low)


def _looks_like_years(left: Quantity, low: Decimal, high: Decimal) -> bool:
    return left.unit is None and 1000 <= low <= 2100 and low == low.to_integral() and high <= 2100


def _qualified_after(words: Words, quantity: Quantity, stop: int) -> Quantity:
    for length in (3, 2, 1):
        at = quantity.last
        # "three days'' more or less": a closing quotation mark may stand between.
        while at < stop and words.written[at] in "'’”\"" and words.touches(at):
            at += 1
        last = at + length
        if last > stop:
            continue
        form = " ".join(words.lower[at:last])
        bound = AFTER.get(form)
        if bound is None or (form == "+" and not words.touches(at)):
            continue
        if form == "plus" and not words.touches(at) and last < stop and _is_number(words, last):
            continue
        unit_after = quantity.unit is None
        bounded = replace(_bounded(quantity, bound), last=last, qualifier=form)
        return _with_unit(words, bounded, stop) or bounded if unit_after else bounded
    return quantity


def _qualified_before(words: Words, quantity: Quantity, free: int) -> Quantity:
    """With the qualifiers before it, the nearest first: "at least about 500", "up to 19"."""
    if quantity.form == "none":
        return quantity
    first, said = quantity.first, quantity.qualifier
    bounded = quantity
    while True:
        found = _qualifier(words, first, free)
        if found is None:
            break
        length, bound = found
        begin = first - length
        form = " ".join(words.lower[begin:first])
        if form == "between" and quantity.low == quantity.high:
            break
        if (form in ("some", "near") and quantity.form == "article") or _means_during(
            words, quantity, begin, form
        ):
            break
        said = form if said is None or quantity.form == "vague" else f"{form} {said}"
        bounded = _bounded(bounded, bound)
        first = begin
    if first == quantity.first:
        return quantity
    return replace(bounded, first=first, qualifier=said)


def _qualifier(words: Words, first: int, free: int) -> tuple[int, Bound] | None:
    """How many words before a number bound it, and how."""
    for between in _BETWEEN:
        last = first - len(between)
        if last <= free or words.lower[last:first] != between:
            continue
        for length in range(min(LONGEST, last - free), 0, -1):
            form = " ".join(words.lower[last - length : last])
            bound = BEFORE.get(form)
            if bound and (between != ["the"] or form in _BEFORE_THE):
                return first - last + length, bound
    for length in range(min(LONGEST, first - free), 0, -1):
        bound = BEFORE.get(" ".join(words.lower[first - length : first]))
        if bound:
            return length, bound
    return None


_BETWEEN: Final = [
    form.split()
    for form in ("an additional", "additional", "another", "a further", "a total of", "a combined",
                 "a record", "a whopping", "the")
]  # fmt: skip
"""What may stand between a qualifier and its number: "at least another 12"."""
_BEFORE_THE: Final = frozenset(
    {"at least", "less than", "more than", "up to", "fewer than", "nearly", "almost", "as many as"}
)
_DURING: Final = forms("is was were lasted took takes taken lasts for of versus and in by last")


def _means_during(words: Words, quantity: Quantity, begin: int, form: str) -> bool:
    """Whether "over" says how long something went on: "spread over three years"."""
    if form not in ("over", "within") or quantity.measure != "duration":
        return False
    return form == "over" and begin > 0 and words.lower[begin - 1] not in _DURING


def _bounded(quantity: Quantity, bound: Bound) -> Quantity:
    if bound == "low":
        return replace(quantity, high=None, low=quantity.low or quantity.high)
    if bound == "high":
        return replace(quantity, low=None, high=quantity.high or quantity.low)
    return quantity
