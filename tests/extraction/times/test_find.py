from datetime import date

import pytest

from onrecord.extraction import paragraphs, times
from onrecord.record import Time

WEDNESDAY = date(2024, 5, 8)


def find(text: str, published: date | None = WEDNESDAY) -> tuple[Time, ...]:
    return times.find(text, paragraphs.split(text), published=published)


def only(text: str, published: date | None = WEDNESDAY) -> tuple[str, Time]:
    found = find(text, published)
    assert len(found) == 1, [text[slice(*time.span)] for time in found]
    return text[slice(*found[0].span)], found[0]


# Sentence; words; value; begin and end (one day where only one is given, none where neither).
DATED = [
    ("Two men died on Friday.", "Friday", "2024-05-03", "2024-05-03"),
    ("The court will meet on Friday.", "Friday", "2024-05-10", "2024-05-10"),
    ("The mayor spoke on Wednesday.", "Wednesday", "2024-05-08", "2024-05-08"),
    ("On Thursday the council is to vote.", "Thursday", "2024-05-09", "2024-05-09"),
    ("The strike was to begin on Friday.", "Friday", "2024-05-10", "2024-05-10"),
    ("Officials expected results on Friday.", "Friday", "2024-05-10", "2024-05-10"),
    ("The barge could leave as early as Sunday.", "Sunday", "2024-05-12", "2024-05-12"),
    ("They met ahead of Sunday's vote.", "Sunday", "2024-05-12", "2024-05-12"),
    ("Sunday's vote failed.", "Sunday", "2024-05-05", "2024-05-05"),
    ("Until Thursday, they had no water.", "Thursday", "2024-05-02", "2024-05-02"),
    ("They have until Thursday to leave.", "Thursday", "2024-05-09", "2024-05-09"),
    ("He left last Friday.", "last Friday", "2024-05-03", "2024-05-03"),
    ("He comes back next Monday.", "next Monday", "2024-05-13", "2024-05-13"),
    ("Early Saturday a shell hit the mill.", "Early Saturday", "2024-05-04", "2024-05-04"),
    ("It failed on Sunday, May 5, again.", "Sunday, May 5", "2024-05-05", "2024-05-05"),
    ("The mill shut yesterday.", "yesterday", "2024-05-07", "2024-05-07"),
    ("It opens tomorrow.", "tomorrow", "2024-05-09", "2024-05-09"),
    ("It fell the day before yesterday.", "the day before yesterday", "2024-05-06", "2024-05-06"),
    ("The bridge opened on October 7.", "October 7", "2023-10-07", "2023-10-07"),
    ("It opened on Oct. 7, 2019, in rain.", "Oct. 7, 2019", "2019-10-07", "2019-10-07"),
    ("It opened on 7 October 2019.", "7 October 2019", "2019-10-07", "2019-10-07"),
    ("It opened on the 3rd of March, 2019.", "the 3rd of March, 2019", "2019-03-03", "2019-03-03"),
    ("The offer was extended to June 20.", "June 20", "2024-06-20", "2024-06-20"),
    ("He was shot last Oct. 23 in his car.", "last Oct. 23", "2023-10-23", "2023-10-23"),
    ("She was born on 1984-03-12.", "1984-03-12", "1984-03-12", "1984-03-12"),
    ("He died on 13/02/1998.", "13/02/1998", "1998-02-13", "1998-02-13"),
    ("In November he resigned.", "November", "2023-11", "2023-11-01", "2023-11-30"),
    ("In June they will vote.", "June", "2024-06", "2024-06-01", "2024-06-30"),
    ("He left last May.", "last May", "2023-05", "2023-05-01", "2023-05-31"),
    ("In mid-March they came back.", "mid-March", "2024-03", "2024-03-01", "2024-03-31"),
    ("It was in March 2011.", "March 2011", "2011-03", "2011-03-01", "2011-03-31"),
    ("It was in February of 2024.", "February of 2024", "2024-02", "2024-02-01", "2024-02-29"),
    ("The May vote failed.", "May", "2024-05", "2024-05-01", "2024-05-31"),
    ("Last week it rained.", "Last week", "2024-W18", "2024-04-29", "2024-05-05"),
    ("Next week it may snow.", "Next week", "2024-W20", "2024-05-13", "2024-05-19"),
    ("Over the weekend it rained.", "the weekend", "2024-W18-WE", "2024-05-04", "2024-05-05"),
    ("They will march over the weekend.", "the weekend", "2024-W19-WE", "2024-05-11", "2024-05-12"),
    ("It was in the week of June 3.", "the week of June 3", "2024-W23", "2024-06-03", "2024-06-09"),
    ("They met on the 3rd.", "the 3rd", "2024-05-03", "2024-05-03"),
    ("They met in the month of May.", "the month of May", "2024-05", "2024-05-01", "2024-05-31"),
    (
        "They met in the first week of May.",
        "the first week of May",
        "2024-05",
        "2024-05-01",
        "2024-05-31",
    ),
    ("Last quarter it fell.", "Last quarter", "2024-Q1", "2024-01-01", "2024-03-31"),
    (
        "It was dry in the winter months.",
        "the winter months",
        "2023-WI",
        "2023-12-01",
        "2024-02-29",
    ),
    ("It rose last month.", "last month", "2024-04", "2024-04-01", "2024-04-30"),
    ("It fell earlier this year.", "earlier this year", "2024", "2024-01-01", "2024-12-31"),
    ("It was 2019 by then, in 1999.", "1999", "1999", "1999-01-01", "1999-12-31"),
    (
        "It falls by the end of the month.",
        "the end of the month",
        "2024-05",
        "2024-05-01",
        "2024-05-31",
    ),
    ("At the end of 2023 they left.", "the end of 2023", "2023", "2023-01-01", "2023-12-31"),
    ("In the 1990s the mine closed.", "the 1990s", "199", "1990-01-01", "1999-12-31"),
    ("In the early '90s it closed.", "the early '90s", "199", "1990-01-01", "1999-12-31"),
    ("In the eighties it was open.", "the eighties", "198", "1980-01-01", "1989-12-31"),
    ("Built in the 19th century, it fell.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
    ("In nineteen ninety-six it sank.", "nineteen ninety-six", "1996", "1996-01-01", "1996-12-31"),
    ("It happened this spring.", "this spring", "2024-SP", "2024-03-01", "2024-05-31"),
    ("It happened last winter.", "last winter", "2023-WI", "2023-12-01", "2024-02-29"),
    ("It was in the summer of 2021.", "the summer of 2021", "2021-SU", "2021-06-01", "2021-08-31"),
    (
        "It rose in the third quarter of 2023.",
        "the third quarter of 2023",
        "2023-Q3",
        "2023-07-01",
        "2023-09-30",
    ),
    ("First-quarter sales fell.", "First-quarter", "2024-Q1", "2024-01-01", "2024-03-31"),
    ("It rose in Q1 2024.", "Q1 2024", "2024-Q1", "2024-01-01", "2024-03-31"),
    (
        "It fell in the second half of 2023.",
        "the second half of 2023",
        "2023-H2",
        "2023-07-01",
        "2023-12-31",
    ),
    (
        "It fell last year's fourth quarter.",
        "last year's fourth quarter",
        "2023-Q4",
        "2023-10-01",
        "2023-12-31",
    ),
    ("Fiscal 2022 was bad.", "Fiscal 2022", "2022"),
    ("The fiscal first quarter was bad.", "The fiscal first quarter", "2024-Q1"),
    ("They left 10 years ago.", "10 years ago", "2014", "2014-01-01", "2014-12-31"),
    ("They left two months ago.", "two months ago", "2024-03", "2024-03-01", "2024-03-31"),
    ("They left three weeks ago.", "three weeks ago", "2024-W16", "2024-04-15", "2024-04-21"),
    ("They left five days ago.", "five days ago", "2024-05-03", "2024-05-03"),
    ("They left half a century ago.", "half a century ago", "1974", "1974-01-01", "1974-12-31"),
    ("They left years ago.", "years ago", "PAST_REF"),
    ("They marched on Christmas Day.", "Christmas Day", "2023-12-25", "2023-12-25"),
    ("They marched on Easter Sunday.", "Easter Sunday", "2024-03-31", "2024-03-31"),
    ("They will march on Thanksgiving.", "Thanksgiving", "2024-11-28", "2024-11-28"),
    (
        "They marched on the Fourth of July, 2020.",
        "Fourth of July, 2020",
        "2020-07-04",
        "2020-07-04",
    ),
    ("They will vote on Election Day.", "Election Day", "2024-11-05", "2024-11-05"),
    ("The king died in 480 BC.", "480 BC", "BC0480"),
    ("He now lives there.", "now", "PRESENT_REF", "2024-05-08"),
    ("He recently moved.", "recently", "PAST_REF"),
    ("It may end in the near future.", "the near future", "FUTURE_REF"),
]
TIMED = [
    ("Shelling went on overnight.", "overnight", "2024-05-07TNI", "2024-05-07", "2024-05-08"),
    ("He spoke this morning.", "this morning", "2024-05-08TMO", "2024-05-08"),
    ("He fled last night.", "last night", "2024-05-07TNI", "2024-05-07"),
    ("They met on Friday night.", "Friday night", "2024-05-03TNI", "2024-05-03"),
    ("He was shot at 10 p.m. Tuesday.", "10 p.m. Tuesday", "2024-05-07T22:00", "2024-05-07"),
    ("He was shot at 5.30pm on Tuesday.", "5.30pm on Tuesday", "2024-05-07T17:30", "2024-05-07"),
    (
        "It begins at 9 a.m. EST on Thursday.",
        "9 a.m. EST on Thursday",
        "2024-05-09T09:00-05:00",
        "2024-05-09",
    ),
    ("It struck at 0430 GMT Monday.", "0430 GMT Monday", "2024-05-06T04:30Z", "2024-05-06"),
    ("It fell at dawn on Sunday.", "dawn on Sunday", "2024-05-05TMO", "2024-05-05"),
    ("It fell on the night of April 4.", "the night of April 4", "2024-04-04TNI", "2024-04-04"),
    (
        "It fell at 2 pm (1100 GMT) Sunday.",
        "2 pm (1100 GMT) Sunday",
        "2024-05-05T14:00",
        "2024-05-05",
    ),
    ("They meet at noon tomorrow.", "noon tomorrow", "2024-05-09T12:00", "2024-05-09"),
    (
        "It fell at 10 o'clock last night.",
        "10 o'clock last night",
        "2024-05-07T22:00",
        "2024-05-07",
    ),
    ("It ended at midnight Friday.", "midnight Friday", "2024-05-03T24:00", "2024-05-03"),
]
LASTING = [
    ("It has lasted almost six months.", "almost six months", "P6M"),
    ("It has lasted at least 20 more years.", "at least 20 more years", "P20Y"),
    ("Over the past two weeks 40 died.", "the past two weeks", "P2W", "2024-04-24", "2024-05-08"),
    ("In the next five years it ends.", "the next five years", "P5Y", "2024-05-08", "2029-05-08"),
    ("In the last decade it grew.", "the last decade", "P10Y", "2014-05-08", "2024-05-08"),
    ("He was jailed for a year and a half.", "a year and a half", "P1.5Y"),
    ("A 72-hour truce began.", "72-hour", "PT72H"),
    ("It took a couple of years.", "a couple of years", "P2Y"),
    ("It went on for weeks.", "weeks", "PXW"),
    ("It went on for several days.", "several days", "PXD"),
    ("He waited twenty-five minutes.", "twenty-five minutes", "PT25M"),
    ("It lasted half an hour.", "half an hour", "PT0.5H"),
    ("It takes two to three weeks.", "two to three weeks", "PXW"),
    ("It ended a weeklong siege.", "weeklong", "P1W"),
    (
        "It held for the last half century.",
        "the last half century",
        "P50Y",
        "1974-05-08",
        "2024-05-08",
    ),
    ("In recent years it fell.", "recent years", "PXY"),
]
REPEATED = [
    ("They protest every Monday.", "every Monday", "XXXX-WXX-1"),
    ("They march each July.", "each July", "XXXX-07"),
    ("They meet every other week.", "every other week", "P2W"),
    ("They meet every two years.", "every two years", "P2Y"),
    ("It costs 30 million dollars a year.", "a year", "P1Y"),
    ("They fire dozens of shots a day.", "a day", "P1D"),
    ("They meet once a week.", "a week", "P1W"),
    ("They rest at weekends.", "weekends", "XXXX-WXX-WE"),
    ("They shell it daily.", "daily", "P1D"),
    ("They meet on Mondays.", "on Mondays", "XXXX-WXX-1"),
]
ALL = [
    *((case, "DATE") for case in DATED),
    *((case, "TIME") for case in TIMED),
    *((case, "DURATION") for case in LASTING),
    *((case, "SET") for case in REPEATED),
]


@pytest.mark.parametrize(("case", "kind"), ALL, ids=[case[1] for case, _ in ALL])
def test_expressions_against_a_day_of_publication(case: tuple[str, ...], kind: str) -> None:
    sentence, words, value, *days = case
    found = {sentence[slice(*time.span)]: time for time in find(sentence)}
    if kind == "DATE" and words == "1999":
        del found["2019"]
    assert list(found) == [words]
    time = found[words]
    begin, end = (*days, *days)[:2] if days else (None, None)
    assert (time.type, time.value, time.begin, time.end) == (kind, value, begin, end)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The mayor spoke on Friday.", "XXXX-WXX-5"),
        ("On October 7 it began.", "XXXX-10-07"),
        ("In October it began.", "XXXX-10"),
        ("Last year it ended.", "XXXX"),
        ("It ended yesterday.", "XXXX-XX-XX"),
        ("This morning he ran.", "XXXX-XX-XXTMO"),
        ("Last week it rained.", "XXXX-WXX"),
        ("Over the weekend it rained.", "XXXX-WXX-WE"),
        ("Last summer it rained.", "XXXX-SU"),
        ("Third-quarter sales fell.", "XXXX-Q3"),
        ("He left three days ago.", "XXXX-XX-XX"),
        ("They marched on Halloween.", "XXXX-10-31"),
        ("They marched on Easter.", "XXXX"),
        ("It was so in the nineties.", "XX9"),
    ],
)
def test_without_a_day_of_publication_what_needs_it_stays_open(sentence: str, value: str) -> None:
    _, time = only(sentence, published=None)
    assert (time.value, time.begin, time.end) == (value, None, None)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On April 3 the dam broke. Two days later the army came.", ["2024-04-03", "2024-04-05"]),
        ("The dam broke on May 1. The next day all was gone.", ["2024-05-01", "2024-05-02"]),
        ("It broke in March. The following month it broke again.", ["2024-03", "2024-04"]),
        ("It broke on Monday. That night it rained.", ["2024-05-06", "2024-05-06TNI"]),
        ("In 1998 it fell. The year before, it had risen.", ["1998", "1997"]),
        ("On June 5, 2019, it fell; a week earlier it stood.", ["2019-06-05", "2019-W22"]),
        ("It fell on May 3 and rose later that day.", ["2024-05-03", "2024-05-03"]),
        ("Since then, a day later.", ["2024-05-09"]),
        (
            "In the third quarter of 2023 it lost, against a gain a year earlier.",
            ["2023-Q3", "2022-Q3"],
        ),
    ],
)
def test_what_is_counted_from_what_was_spoken_of_last(text: str, values: list[str]) -> None:
    assert [time.value for time in find(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met on May 6 and 7 in rain.", ["2024-05-06"]),
        ("They met on May 6 and 7.", ["2024-05-06", "2024-05-07"]),
        ("They met on 9-10 March 2019.", ["2019-03-09", "2019-03-10"]),
        ("It stood between 5 and 7 April.", ["2024-04-05", "2024-04-07"]),
        ("From July 1 to July 3, 1863, they fought.", ["1863-07-01", "1863-07-03"]),
        ("From November to March 1945 they fought.", ["1944-11", "1945-03"]),
        ("The war of 1998-99 ended.", ["1998", "1999"]),
        ("On May 6, 12 people died.", ["2024-05-06"]),
        ("On May 6 and 25 people died.", ["2024-05-06"]),
    ],
)
def test_days_and_years_that_share_a_month_or_a_year(text: str, values: list[str]) -> None:
    assert [time.value for time in find(text)][: len(values)] == values
    assert not any(text[slice(*time.span)] in ("12", "25") for time in find(text))


def test_what_goes_on_since_a_time_ends_at_publication() -> None:
    words, time = only("At least 40 have been killed since Monday.")
    assert words == "Monday"
    assert (time.value, time.begin, time.end) == ("2024-05-06", "2024-05-06", "2024-05-08")


@pytest.mark.parametrize(
    "sentence",
    [
        "The 45-year-old man was hurt.",
        "She is 12 years old.",
        "May said it was over.",
        "They may go.",
        "They march for it.",
        "He ran 1500 metres.",
        "He counted 2000 people and paid $1999.",
        "He was second in the race.",
        "Three-quarters of it burned, and the living quarters.",
        "It scored 3:2 and fell to the ground.",
        "The Daily Herald wrote it.",
        "He sat down in the fall of the curtain's shadow and a spring broke.",
    ],
)
def test_words_that_are_no_time(sentence: str) -> None:
    assert [sentence[slice(*time.span)] for time in find(sentence)] == []


def test_a_text_that_tells_of_the_past_counts_its_months_from_its_own_dates() -> None:
    text = (
        "On September 1, 1939, the army crossed. In October 1939 it stopped. In April it went on. "
        "In 1941 it turned. On June 22, 1941, it struck. By December it froze. In 1942 it broke. "
        "In January 1943 it ended."
    )
    values = [time.value for time in find(text)]
    assert values[:3] == ["1939-09-01", "1939-10", "1940-04"]
    assert "1941-12" in values


def test_paragraphs_keep_times_apart() -> None:
    text = "It broke on\n\nFriday\n\nand May\n\n7, 2019"
    assert all("\n" not in text[slice(*time.span)] for time in find(text))
