"""The places in the package, and the user's own over them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import GazetteerError
from onrecord.gazetteer import ADJECTIVES, Entry, Gazetteer, adding, load
from onrecord.gazetteer.countries import COUNTRIES, Country
from onrecord.gazetteer.regions import ABBREVIATIONS, POSTAL, REGIONS, STATES
from onrecord.gazetteer.store import PACKAGED, Store

GAZETTEER = Gazetteer()


def kinds(name: str) -> set[tuple[str, str]]:
    return {(one.kind, one.country) for one in GAZETTEER.find(name)}


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Georgia", "country", "GE"),
        ("Georgia", "admin1", "US"),
        ("Texas", "admin1", "US"),
        ("W.Va.", "admin1", "US"),
        ("Bavaria", "admin1", "DE"),
        ("Walker County", "admin2", "US"),
        ("Kyiv", "capital", "UA"),
        ("Kiev", "capital", "UA"),
        ("Bombay", "city", "IN"),
        ("Khan Younis", "city", "PS"),
        ("Gaza Strip", "admin1", "PS"),
        ("the Netherlands", "country", "NL"),
        ("NYC", "city", "US"),
        ("Middle East", "region", ""),
    ],
)
def test_the_package_knows(name: str, kind: str, country: str) -> None:
    assert (kind, country) in kinds(name)


@pytest.mark.parametrize("name", ["", " ", "Karsk-on-Lune", "Ruritania", "x" * 5000])
def test_nothing_is_made_up(name: str) -> None:
    assert GAZETTEER.find(name) == ()


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda one: one.code)
def test_every_country_is_found_under_every_name(country: Country) -> None:
    for name in country.names:
        assert ("country", country.code) in kinds(name)


@pytest.mark.parametrize("adjective", ADJECTIVES)
def test_every_adjective_belongs_to_a_place_that_is_known(adjective: str) -> None:
    assert GAZETTEER.find(ADJECTIVES[adjective])


def test_every_state_and_region_is_found_in_its_place() -> None:
    for one in (*STATES, *REGIONS):
        for name in one.names:
            points = [(e.lat, e.lon) for e in GAZETTEER.find(name) if e.kind == one.kind]
            assert (one.lat, one.lon) in points, name
    assert len(POSTAL) == 51
    assert ABBREVIATIONS["Ga."] == "Georgia"


def test_the_users_own_places_come_on_top(dump: Callable[..., Path], tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    adding.add(dump(), own)
    both = Gazetteer(own)
    assert [(one.name, one.kind, one.rank) for one in both.find("Kharsk")] == [("Karsk", "city", 1)]
    assert [one.kind for one in both.find("Karsk Castle")] == ["spot"]
    assert [one.id for one in both.find("Lunea")] == [90000003]
    assert both.find("Paris") == GAZETTEER.find("Paris")
    assert both.find("Karsk Bypass") == both.find("Old Karsk") == ()


def test_a_division_with_a_number_of_its_own_gives_way_to_the_official_one(
    dump: Callable[..., Path], tmp_path: Path
) -> None:
    known = next(one for one in GAZETTEER.find("Bavaria") if one.kind == "admin1")
    assert known.id < 0
    official: dict[str, object] = {
        "geonameid": 2951839,
        "name": "Bavaria",
        "feature_class": "A",
        "feature_code": "ADM1",
        "country": known.country,
        "admin1": known.admin1,
    }
    adding.add(dump("DE.txt", official), tmp_path / "own.db")
    found = [one for one in Gazetteer(tmp_path / "own.db").find("Bavaria") if one.kind == "admin1"]
    assert [one.id for one in found] == [2951839]


def test_what_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(b"not a database at all, but long enough to be taken for one" * 20)
    with pytest.raises(GazetteerError, match=r"wrong\.db: is not a gazetteer"):
        Gazetteer(wrong)
    with pytest.raises(GazetteerError, match="there is no gazetteer here"):
        Store(tmp_path / "none.db")


def test_the_process_opens_each_file_once(
    monkeypatch: pytest.MonkeyPatch, dump: Callable[..., Path], tmp_path: Path
) -> None:
    monkeypatch.setenv("ONRECORD_GAZETTEER", str(tmp_path / "own.db"))
    plain = load()
    assert plain is load()
    assert plain.find("Karsk Castle") == ()
    adding.add(dump(), tmp_path / "own.db")
    assert load().find("Karsk Castle")


def test_the_package_says_where_its_places_come_from() -> None:
    (name, _, places), *others = Store(PACKAGED).sources()
    assert "GeoNames" in name
    assert places > 200_000
    assert not others
    assert all(isinstance(one, Entry) for one in GAZETTEER.find("Paris"))
