"""A small dump in the format of GeoNames, of places that do not exist, and a gazetteer of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

COLUMNS = (
    "geonameid",
    "name",
    "asciiname",
    "alternatenames",
    "latitude",
    "longitude",
    "feature_class",
    "feature_code",
    "country",
    "cc2",
    "admin1",
    "admin2",
    "admin3",
    "admin4",
    "population",
    "elevation",
    "dem",
    "timezone",
    "modified",
)
PLACES: tuple[dict[str, object], ...] = (
    {
        "geonameid": 90000001,
        "name": "Karsk",
        "alternatenames": "Kharsk,Nowhere Old",
        "population": 81000,
    },
    {
        "geonameid": 90000002,
        "name": "Karsk Castle",
        "feature_class": "S",
        "feature_code": "CSTL",
    },
    {
        "geonameid": 90000003,
        "name": "Lunea Governorate",
        "feature_class": "A",
        "feature_code": "ADM1",
        "admin1": "99",
    },
    {
        "geonameid": 90000004,
        "name": "Karsk Bypass",
        "feature_class": "R",
        "feature_code": "RD",
    },
    {"geonameid": 90000005, "name": "Old Karsk", "feature_code": "PPLQ"},
)


def line(**columns: object) -> str:
    plain = {
        "asciiname": columns["name"],
        "latitude": 34.5,
        "longitude": 40.25,
        "feature_class": "P",
        "feature_code": "PPL",
        "country": "SY",
        "admin1": "04",
        "population": 0,
        "dem": 200,
        "timezone": "Asia/Damascus",
        "modified": "2026-01-01",
    }
    return "\t".join(str((plain | columns).get(name, "")) for name in COLUMNS)


@pytest.fixture
def dump(tmp_path: Path) -> Callable[..., Path]:
    """Writes a dump of some places: `dump("SY.txt", ...)`."""

    def write(name: str = "SY.txt", *places: dict[str, object]) -> Path:
        path = tmp_path / name
        rows = [line(**place) for place in places or PLACES]
        path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
        return path

    return write
