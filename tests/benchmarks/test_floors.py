"""The floors that `make bench` holds: complete, well formed, and tied to the data by digest."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import floors
from benchmarks.floors import Bound, Floors
from benchmarks.suite import SUITE

HELD = floors.load()


def test_every_measure_has_its_line_and_no_line_is_left_over() -> None:
    assert {b.name: set(b.measures) for b in SUITE} == {
        name: set(measures) for name, measures in HELD.bounds.items()
    }


def test_all_data_have_a_digest_and_no_digest_is_left_over() -> None:
    assert {name for b in SUITE for name in b.data} == set(HELD.digests)
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in HELD.digests.values())


def test_what_the_project_aims_at_is_held_somewhere() -> None:
    for benchmark, bounds in HELD.bounds.items():
        for measure, bound in bounds.items():
            assert bound.aim is None or bound.asks, f"{benchmark}: {measure}"


def test_ci_asks_no_more_than_anybody() -> None:
    for benchmark, bounds in floors.load(ci=True).bounds.items():
        for measure, loose in bounds.items():
            strict = HELD.bounds[benchmark][measure]
            assert loose.least is None or loose.least <= (strict.least or 0)
            assert loose.most is None or loose.most >= (strict.most or 0)


@pytest.mark.parametrize(
    ("bound", "value", "holds"),
    [
        (Bound(least=0.5), 0.5, True),
        (Bound(least=0.5), 0.499, False),
        (Bound(most=2), 2.0, True),
        (Bound(most=2), 2.001, False),
        (Bound(most=0), 0, True),
        (Bound(), 0.0, None),
        (Bound(aim=0.9), 0.0, None),
    ],
)
def test_bounds(bound: Bound, value: float, holds: bool | None) -> None:
    assert bound.holds(value) is holds


@pytest.mark.parametrize(
    ("bound", "value", "reached"),
    [
        (Bound(least=0.5, aim=0.7), 0.7, True),
        (Bound(least=0.5, aim=0.7), 0.69, False),
        (Bound(most=6, aim=2), 2.1, False),
        (Bound(most=6, aim=2), 1.9, True),
        (Bound(least=0.5), 0.0, True),
    ],
)
def test_aims(bound: Bound, value: float, reached: bool) -> None:
    assert bound.reaches_aim(value) is reached


def written(folder: Path, line: str) -> Path:
    file = folder / "floors.toml"
    file.write_text(f"[data]\n[some]\nmeasure = {line}\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("line", "ci", "expected"),
    [
        ("{ least = 1.5, aim = 1.6, ci = 1.1 }", False, Bound(least=1.5, aim=1.6)),
        ("{ least = 1.5, aim = 1.6, ci = 1.1 }", True, Bound(least=1.1, aim=1.6)),
        ("{ most = 2, ci = 6 }", True, Bound(most=6)),
        ("{ most = 2 }", True, Bound(most=2)),
        ("{}", True, Bound()),
    ],
)
def test_reads_a_line(tmp_path: Path, line: str, ci: bool, expected: Bound) -> None:
    assert floors.load(written(tmp_path, line), ci=ci).bounds["some"]["measure"] == expected


@pytest.mark.parametrize("line", ["{ floor = 1 }", "{ least = 1, most = 2 }", "{ ci = 1 }"])
def test_refuses_a_line_that_says_nothing(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match="some: measure"):
        floors.load(written(tmp_path, line))


def test_a_digest_follows_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "set" / "deep").mkdir(parents=True)
    one, two = tmp_path / "set" / "one", tmp_path / "set" / "deep" / "two"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    before = floors.digest(tmp_path / "set")
    assert before == floors.digest(tmp_path / "set")
    one.write_bytes(b"2")
    two.write_bytes(b"1")
    assert floors.digest(tmp_path / "set") != before
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    assert floors.digest(tmp_path / "set") == before
    two.rename(tmp_path / "set" / "two")
    assert floors.digest(tmp_path / "set") != before


def test_says_which_data_are_absent_and_which_are_others(tmp_path: Path) -> None:
    (tmp_path / "same").write_bytes(b"as measured")
    (tmp_path / "other").write_bytes(b"as measured")
    held = Floors(
        bounds={}, digests={name: floors.digest(tmp_path / name) for name in ("same", "other")}
    )
    names = ("same", "other")
    assert floors.absent((*names, "gone"), tmp_path) == ["gone"]
    assert floors.changed(names, held, tmp_path) == {}
    (tmp_path / "other").write_bytes(b"not as measured")
    assert floors.changed(names, held, tmp_path) == {"other": floors.digest(tmp_path / "other")}
    unknown = replace(held, digests={})
    assert set(floors.changed(names, unknown, tmp_path)) == {"same", "other"}
