"""The chart of a series: what is drawn for each kind of bound, and that nothing escapes."""

import time
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.charts import files, series
from onrecord.web.charts.scale import day_scale, number_scale
from onrecord.web.charts.series import Dot

HOSTILE = "</svg><script>bad()</script>\" onload='x' &amp; ]]>"


def dot(
    day: str = "2024-03-01", low: float | None = 5, high: float | None = 5, **more: object
) -> Dot:
    given_ = {"source": "A", "words": "five", "change": "first", "reports": 1, "origins": 1}
    return Dot(day=day, low=low, high=high, href="/x#c1-2", **{**given_, **more})  # type: ignore[arg-type]


def classes(chart: series.SeriesChart) -> list[str]:
    root = ElementTree.fromstring(str(chart.drawn))
    return [name for element in root.iter() for name in element.get("class", "").split()]


@pytest.mark.parametrize(
    ("low", "high", "expected", "missing"),
    [
        (5, 5, {"dot"}, {"range", "open"}),
        (5, 9, {"dot", "range", "cap"}, {"open"}),
        (5, None, {"dot", "open", "cap"}, {"range"}),
        (None, 5, {"dot", "open", "cap"}, {"range"}),
        (0, 0, {"dot"}, {"open"}),
    ],
)
def test_bounds_are_drawn_as_they_are(
    low: float | None, high: float | None, expected: set[str], missing: set[str]
) -> None:
    chart = series.draw([dot(low=low, high=high)], title="killed")
    assert chart
    assert expected <= set(classes(chart))
    assert not missing & set(classes(chart))


def test_an_arrow_points_where_the_bound_is_open() -> None:
    up = series.draw([dot(low=5, high=None)], title="killed")
    down = series.draw([dot(low=None, high=5)], title="killed")
    assert up
    assert down
    for chart, way in ((up, -1), (down, 1)):
        root = ElementTree.fromstring(str(chart.drawn))
        line = next(e for e in root.iter() if e.get("class") == "open")
        assert (float(line.get("y2", 0)) - float(line.get("y1", 0))) * way > 0


def test_a_lower_value_has_a_ring_and_sources_have_shapes_of_their_own() -> None:
    dots = [
        dot(),
        dot("2024-03-02", 3, 3, change="down"),
        *(dot(source=f"S{n}") for n in range(12)),
    ]
    chart = series.draw(dots, title="killed")
    assert chart
    assert classes(chart).count("lowered") == 1
    shapes = [str(key.drawn).partition('class="dot')[2] for key in chart.keys]
    assert len(set(shapes)) == len(shapes) == series.SOURCES + 1
    assert chart.keys[-1].source == "other sources"


def test_values_of_one_day_keep_their_order_and_those_without_a_day_are_left_out() -> None:
    dots = [
        dot(words="four"),
        dot(words="seven"),
        dot("", words="never"),
        dot("2024-03-01T18:00:00Z"),
    ]
    chart = series.draw(dots, title="killed")
    assert chart
    assert [place[3].split(": ")[1].split(" ")[0] for place in chart.places] == [
        "four",
        "seven",
        "five",
    ]
    assert chart.places[2][0] > chart.places[1][0]
    assert series.draw([dot("")], title="killed") is None
    assert series.draw([dot(low=None, high=None)], title="killed") is None


def test_words_of_reports_stay_words() -> None:
    chart = series.draw([dot(source=HOSTILE, words=HOSTILE)], title=HOSTILE)
    assert chart
    whole = files.standalone(chart, title=HOSTILE, note=HOSTILE)
    root = ElementTree.fromstring(whole.partition("\n")[2])
    assert not [e for e in root.iter() if e.tag.endswith("script") or e.get("onload")]
    assert [e.text for e in root.iter() if e.get("class") == "headline"] == [HOSTILE]


def test_a_scale_that_does_not_begin_at_zero_says_so() -> None:
    far = series.draw([dot(low=30_000, high=30_000), dot("2024-03-09", 31_000, 31_000)], title="x")
    near = series.draw([dot(low=3, high=3), dot("2024-03-09", 31_000, 31_000)], title="x")
    assert far
    assert near
    assert far.floor is not None
    assert near.floor is None


def test_ten_thousand_values_are_drawn_and_found() -> None:
    dots = [dot(f"20{10 + n // 3650:02d}-01-{n % 28 + 1:02d}", n, n + 1.0) for n in range(10_000)]
    begun = time.process_time()
    chart = series.draw(dots, title="many")
    assert chart
    assert time.process_time() - begun < 2
    assert len(chart.places) == 10_000
    assert len(str(chart.drawn)) < 500_000
    assert [x for x, *_ in chart.places] == sorted(x for x, *_ in chart.places)


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_a_scale_holds_its_values_between_round_ticks(a: float, b: float) -> None:
    low, high = sorted((a, b))
    scale = number_scale(low, high, begin=100, end=0)
    assert -0.01 <= scale.at(low) <= 100.01
    assert -0.01 <= scale.at(high) <= 100.01
    assert 2 <= len(scale.ticks) <= 12
    assert [tick.at for tick in scale.ticks] == sorted((t.at for t in scale.ticks), reverse=True)


@given(st.dates(), st.dates())
def test_days_have_few_ticks_in_order(a: object, b: object) -> None:
    first, last = sorted((a, b))  # type: ignore[type-var]
    scale = day_scale(first, last, begin=0, end=100)  # type: ignore[arg-type]
    assert len(scale.ticks) <= 9
    assert all(0 <= tick.at <= 100 for tick in scale.ticks)
    assert [tick.at for tick in scale.ticks] == sorted(tick.at for tick in scale.ticks)
