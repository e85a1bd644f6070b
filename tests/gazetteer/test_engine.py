"""A user's own places can change what is read, so that the engine has them in its name."""

from collections.abc import Callable
from pathlib import Path

from onrecord import extraction, language
from onrecord.gazetteer import Gazetteer, adding


def test_the_package_alone_is_its_weights() -> None:
    model = language.load()
    assert extraction.engine_of(model, Gazetteer()).sha256 == model.sha256


def test_own_places_are_another_engine(tmp_path: Path, dump: Callable[..., Path]) -> None:
    model, one, two = language.load(), tmp_path / "one.db", tmp_path / "two.db"
    for own in (one, two):
        adding.add(dump(), own)
    first, second = (extraction.engine_of(model, Gazetteer(own)) for own in (one, two))
    assert first == second
    assert first.sha256 != model.sha256
    adding.add(dump("UA.txt", {"geonameid": 90000009, "name": "Karsk", "country": "UA"}), two)
    assert extraction.engine_of(model, Gazetteer(two)) != first
