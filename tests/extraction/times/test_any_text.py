from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extraction import paragraphs, times
from onrecord.record import Time


def find(text: str, published: date | None) -> tuple[Time, ...]:
    return times.find(text, paragraphs.split(text), published=published)


WORDS = """
the a of in on at by since until last next this every each past few two 3 12 1998 2024-05-01 24:00 9
99 10000 Friday Mondays May Oct. March year years week month quarter day decade century ago earlier
later before after now today night noon midnight p.m. a.m. GMT spring fiscal first third 20th 1990s
'90s BC Christmas Easter thousand half and - – , . ' " ( ) end early fall second seconds old million
0000 2400 9999 999999999999 ١٢ ²
"""
ALPHABET = st.sampled_from([*sorted(set(WORDS.split())), "\n\n", "\ud800", "\u2028"])


@settings(max_examples=120, deadline=None)
@given(
    words=st.lists(ALPHABET, max_size=30),
    published=st.none() | st.dates(),
)
def test_any_words_give_ordered_spans_and_sound_days(
    words: list[str], published: date | None
) -> None:
    text = " ".join(words)
    found = find(text, published)
    end = 0
    for time in found:
        assert end <= time.span[0] < time.span[1] <= len(text)
        assert text[slice(*time.span)] == text[slice(*time.span)].strip()
        end = time.span[1]
        assert time.value
        days = [date.fromisoformat(day) for day in (time.begin, time.end) if day]
        assert days == sorted(days)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200), published=st.none() | st.dates())
def test_any_text_is_read(text: str, published: date | None) -> None:
    for time in find(text, published):
        assert text[slice(*time.span)]


@settings(max_examples=60, deadline=None)
@given(day=st.dates(date(1000, 1, 1), date(2199, 12, 31)), before=st.text("xyz \n", max_size=20))
def test_a_written_date_is_read_back_at_its_offset(day: date, before: str) -> None:
    written = f"{day:%B} {day.day}, {day.year:04d}"
    text = f"{before}. On {written}, it fell."
    time = find(text, None)[0]
    assert text[slice(*time.span)] == written
    assert (time.value, time.begin, time.end) == (day.isoformat(),) * 3


def test_a_long_table_of_bare_numbers_holds_no_time() -> None:
    # Quadratic in its length it would take hours, so that a hang here says what is wrong.
    assert find("5 one first the 12 " * 20_000, None) == ()
