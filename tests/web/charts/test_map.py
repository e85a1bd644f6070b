"""The map: places stand where they are, on outlines that are whole."""

import itertools
from xml.etree import ElementTree

import pytest

from onrecord.web.charts import map as maps
from onrecord.web.charts.map import Spot
from onrecord.web.charts.outlines import clip, countries


def spot(name: str, lat: float, lon: float, count: int = 1) -> Spot:
    return Spot(name=name, lat=lat, lon=lon, count=count, href=f"/search?place={name}")


def drawn(*spots: Spot) -> ElementTree.Element:
    return ElementTree.fromstring(str(maps.draw(spots)))


def test_outlines_are_whole_and_named() -> None:
    named = {country.name: country for country in countries()}
    assert {"France", "Kenya", "Fiji", "Russia", "Antarctica"} <= set(named)
    for country in countries():
        for ring in country.rings:
            assert all(abs(a[0] - b[0]) < 181 or a[1] == b[1] for a, b in itertools.pairwise(ring))
    west, south, east, north = max(
        named["France"].boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1])
    )
    assert -6 < west < east < 10
    assert 41 < south < north < 52


def test_places_stand_north_of_one_another_and_the_larger_is_named_first() -> None:
    root = drawn(spot("Paris", 48.85, 2.35, 9), spot("Lyon", 45.76, 4.84), spot("<b>", 43.3, 5.37))
    circles = {(e.get("aria-label") or "").partition(",")[0]: e[1] for e in root if e.get("href")}
    heights = [float(circles[name].get("cy", 0)) for name in ("Paris", "Lyon", "<b>")]
    assert heights == sorted(heights)
    assert float(circles["Paris"].get("r", 0)) > float(circles["Lyon"].get("r", 0))
    names = [element.text for element in root.iter() if element.get("class") == "name"]
    assert names[0] == "Paris"
    assert "<b>" in names
    assert any(e.get("class") == "country" and e.text == "France" for e in root.iter())


@pytest.mark.parametrize(
    "spots",
    [
        [spot("Suva", -18.1, 178.4), spot("Apia", -13.8, -171.8)],
        [spot("A", 89.9, 0)],
        [spot("A", -89.9, 0)],
        [spot("A", 0, 179.99), spot("B", 0.01, 179.98)],
        [spot(str(n), n - 45, 4 * n - 180) for n in range(90)],
    ],
)
def test_the_edges_of_the_earth_are_drawn(spots: list[Spot]) -> None:
    root = drawn(*spots)
    assert len([element for element in root.iter() if element.tag == "circle"]) == len(spots)


def test_no_place_no_map() -> None:
    assert str(maps.draw([])) == ""


def test_a_ring_is_cut_at_the_edges_of_a_box() -> None:
    square = ((-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0))
    cut = clip(square, (0, 0, 10, 10))
    assert sorted(set(cut)) == [(0.0, 0.0), (0.0, 5.0), (5.0, 0.0), (5.0, 5.0)]
    assert clip(square, (6, 6, 9, 9)) == []
