"""Any number that we write is read back the same, in digits, in words, with bounds and units."""

from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.extraction.figures import quantities, words
from onrecord.extraction.figures.quantity import Quantity
from onrecord.record import numbers

SMALL_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL, TENS = SMALL_WORDS.split(), TENS_WORDS.split()
SCALES = [(10**9, "billion"), (10**6, "million"), (1000, "thousand")]


def spell(value: int) -> str:
    """A number in words, as a house style would have it."""
    for scale, name in SCALES:
        if value >= scale:
            rest = value % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{spell(value // scale)} {name}" + (joint + spell(rest) if rest else "")
    if value >= 100:
        rest = value % 100
        return f"{SMALL[value // 100]} hundred" + (f" and {spell(rest)}" if rest else "")
    if value >= 20:
        return TENS[value // 10 - 2] + (f"-{SMALL[value % 10]}" if value % 10 else "")
    return SMALL[value]


def read(text: str) -> Quantity:
    """The one number of a text."""
    split = words.split(text, ((0, len(text)),))
    (sentence,) = split.sentences
    (found,) = quantities.read_all(split, *sentence)
    return found


@given(st.integers(0, 10**15))
def test_whole_numbers_in_digits(value: int) -> None:
    for written in (str(value), numbers.write(value)):
        found = read(f"{written} lanterns")
        assert found.low == found.high == value


@given(st.decimals(0, 10**9, places=3))
def test_decimals(value: Decimal) -> None:
    found = read(f"{value:,f} lanterns")
    assert found.low == found.high == value


@given(st.floats(0, 1e12, allow_nan=False).map(lambda x: round(x, 4)))
def test_what_a_view_writes(value: float) -> None:
    found = read(f"{numbers.write(value)} lanterns")
    assert found.low is not None
    assert float(found.low) == value


@settings(max_examples=300)
@given(st.integers(0, 10**12 - 1))
def test_numbers_in_words(value: int) -> None:
    found = read(f"{spell(value)} lanterns")
    assert found.low == found.high == value


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_bounds(one: int, two: int) -> None:
    low, high = sorted((one, two))
    for bounds in ((low, None), (None, high), (low, high), (low, low)):
        found = read(f"{numbers.bounds(*bounds)} lanterns")
        assert [found.low, found.high] == list(bounds)


@given(
    st.decimals("0.1", 999, places=1),
    st.sampled_from(["thousand", "million", "billion", "trillion"]),
)
def test_scales(value: Decimal, scale: str) -> None:
    factor = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    assert read(f"{value} {scale} lanterns").low == value * factor
    assert read(f"${value} {scale} in all").low == value * factor


@given(
    st.integers(1, 10**6), st.sampled_from(["hectares", "km", "tonnes", "percent", "weeks", "mph"])
)
def test_units(value: int, unit: str) -> None:
    found = read(f"{value:,} {unit}")
    assert found.low == value
    assert found.unit


@example("HANDFUL")
@example("a few")
@given(st.text(max_size=80))
def test_no_text_breaks_it_and_spans_lie_inside(text: str) -> None:
    split = words.split(text, ((0, len(text)),))
    at = 0
    for first, stop in split.sentences:
        for found in quantities.read_all(split, first, stop):
            start, end = split.span(found.first, found.last)
            assert at <= start < end <= len(text)
            assert found.first <= found.core < found.last
            assert found.low is not None or found.high is not None
            at = end
