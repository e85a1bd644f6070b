"""A dump becomes a gazetteer, whole or not at all."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import GazetteerError
from onrecord.gazetteer import adding
from onrecord.gazetteer.store import Store

Dump = Callable[..., Path]


def test_a_zip_gives_what_its_text_gives(dump: Dump, tmp_path: Path) -> None:
    text = dump()
    packed = tmp_path / "SY.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "This is not the dump." * 500)
        archive.write(text, "SY.txt")
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    assert adding.add(text, one).places == adding.add(packed, two).places == 3
    assert Store(one).find("karsk") == Store(two).find("karsk") != []


def test_progress_runs_to_the_end(dump: Dump, tmp_path: Path) -> None:
    shares: list[float] = []
    adding.add(dump(), tmp_path / "own.db", on_progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_added_again_it_is_there_once_and_as_it_is_now(dump: Dump, tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    adding.add(dump(), own)
    adding.add(dump("SY.txt", {"geonameid": 90000001, "name": "Karsk", "population": 5}), own)
    assert [one.population for one in Store(own).find("karsk")] == [5]
    assert [name for name, _, _ in Store(own).sources()] == ["SY.txt"]
    adding.add(dump("UA.txt", {"geonameid": 90000009, "name": "Karsk", "country": "UA"}), own)
    assert [one.country for one in Store(own).find("karsk")] == ["SY", "UA"]


WRONG = [
    ("", "is empty"),
    ("\n\n", "holds no places"),
    ("name,country\nKarsk,SY\n", "line 1 has 1 columns, not 19"),
    ("1\tKarsk\n", "line 1 has 2 columns, not 19"),
    ("x\tKarsk\tKarsk\t\t0\t0\tP\tPPL" + "\t0" * 11 + "\n", "line 1 has 'x' for a whole number"),
    ("1\tKarsk\tKarsk\t\tninety\t0\tP\tPPL" + "\t0" * 11 + "\n", "'ninety' for degrees"),
    ("1\tKarsk\tKarsk\t\tnan\t0\tP\tPPL" + "\t0" * 11 + "\n", "'nan' for degrees"),
    ("x" * 3_000_000, "line 1 has 1 columns, not 19"),
]


@pytest.mark.parametrize(("text", "reason"), WRONG)
def test_a_wrong_file_is_one_clear_line(tmp_path: Path, text: str, reason: str) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=reason) as caught:
        adding.add(wrong, tmp_path / "own.db")
    assert str(caught.value).startswith(str(wrong))
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == [wrong]


def test_other_files_are_told_apart(tmp_path: Path) -> None:
    binary = tmp_path / "photo.txt"
    binary.write_bytes(b"\xff\xfe\x00\x01\n")
    empty = tmp_path / "empty.zip"
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("readme.md", "no dump")
    cut = tmp_path / "cut.zip"
    with zipfile.ZipFile(cut, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("SY.txt", "1\t" * 40_000)
    cut.write_bytes(cut.read_bytes()[:40] + b"\0" * 60 + cut.read_bytes()[100:])
    for path, reason in [
        (binary, "not UTF-8"),
        (empty, "holds no GeoNames dump"),
        (cut, "cannot be read"),
        (tmp_path / "none.zip", "cannot be read"),
        (tmp_path, "cannot be read"),
    ]:
        with pytest.raises(GazetteerError, match=reason):
            adding.add(path, tmp_path / "own.db")


def test_a_fault_half_way_leaves_what_was_there(dump: Dump, tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    adding.add(dump(), own)
    before = own.read_bytes()
    broken = dump("XX.txt", {"geonameid": 90000007, "name": "Lostwick"})
    broken.write_text(broken.read_text(encoding="utf-8") + "cut off", encoding="utf-8")
    with pytest.raises(GazetteerError, match="line 2"):
        adding.add(broken, own)
    assert own.read_bytes() == before
    assert not list(tmp_path.glob(".*.part"))


def test_what_is_no_gazetteer_is_not_written_over(dump: Dump, tmp_path: Path) -> None:
    letter = tmp_path / "letter.db"
    letter.write_text("Dear Ann", encoding="utf-8")
    with pytest.raises(GazetteerError, match="is not a gazetteer"):
        adding.add(dump(), letter)
    assert letter.read_text(encoding="utf-8") == "Dear Ann"
