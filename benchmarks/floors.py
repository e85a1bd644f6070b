"""Floors: the value that a measure may not miss, and the data it was measured on.

They stand in `floors.toml`. A floor is reached by a value at it or above; a ceiling by a value at
it or below. Data are known by their SHA-256, so that a score on other data is never taken for a
gain or a loss.

    python -m benchmarks.floors data/record/dev.jsonl     the line of `floors.toml` for some data
"""

import hashlib
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).parent / "floors.toml"
SHARED: Final = Path(__file__).resolve().parents[2] / "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What is asked of one measure.

    Attributes:
        least: The lowest value that passes, or None.
        most: The highest value that passes, or None.
        aim: The value that the project set itself, or None; missing it fails nothing.
    """

    least: float | None = None
    most: float | None = None
    aim: float | None = None

    @property
    def asks(self) -> bool:
        """Whether a value can fail."""
        return self.least is not None or self.most is not None

    def holds(self, value: float) -> bool | None:
        """Whether a value passes; None where nothing is asked."""
        if not self.asks:
            return None
        return (self.least is None or value >= self.least) and (
            self.most is None or value <= self.most
        )

    def reaches_aim(self, value: float) -> bool:
        """Whether a value is at its aim or on the good side of it; also where there is no aim."""
        if self.aim is None:
            return True
        return value <= self.aim if self.most is not None else value >= self.aim


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """All bounds, and the digests of the data they were measured on.

    Attributes:
        bounds: Of each benchmark, of each of its measures.
        digests: SHA-256 in hexadecimal of each file or folder, named from `../shared`.
    """

    bounds: Mapping[str, Mapping[str, Bound]]
    digests: Mapping[str, str]


def load(file: Path = FILE, *, ci: bool = False) -> Floors:
    """Read the floors.

    Args:
        file: A TOML file: `[data]` with digests, and a table a benchmark with a table a measure.
        ci: Take `ci` for the bound where a measure has one: time on a shared machine says little.

    Raises:
        ValueError: A measure asks for something that is not `least`, `most`, `aim` or `ci`, has a
            `ci` without a bound, or both bounds.
    """
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    digests = tables.pop("data")
    bounds = {
        benchmark: {
            measure: _bound(benchmark, measure, asked, ci=ci) for measure, asked in of.items()
        }
        for benchmark, of in tables.items()
    }
    return Floors(bounds=bounds, digests=digests)


def _bound(benchmark: str, measure: str, asked: Mapping[str, Any], *, ci: bool) -> Bound:
    where = f"{benchmark}: {measure}"
    unknown = set(asked) - {"least", "most", "aim", "ci"}
    if unknown:
        raise ValueError(f"{where}: {', '.join(sorted(unknown))}: not least, most, aim or ci")
    sides = [side for side in ("least", "most") if side in asked]
    if len(sides) > 1 or ("ci" in asked and not sides):
        raise ValueError(f"{where}: one of least and most is needed, and not both")
    values = {name: float(value) for name, value in asked.items() if name != "ci"}
    if ci and "ci" in asked:
        values[sides[0]] = float(asked["ci"])
    return Bound(**values)


def digest(path: Path) -> str:
    """SHA-256 of a file; of a folder, that of its files' names and digests in sorted order."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    total = hashlib.sha256()
    for file in sorted(file for file in path.rglob("*") if file.is_file()):
        total.update(f"{file.relative_to(path).as_posix()} {digest(file)}\n".encode())
    return total.hexdigest()


def absent(names: Iterable[str], shared: Path = SHARED) -> list[str]:
    """Which of some data are not on this machine."""
    return [name for name in names if not (shared / name).exists()]


def changed(names: Iterable[str], floors: Floors, shared: Path = SHARED) -> dict[str, str]:
    """The data, with their digests now, that are not those the floors were measured on."""
    found = {name: digest(shared / name) for name in names}
    return {name: now for name, now in found.items() if floors.digests.get(name) != now}


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        print(f'"{argument}" = "{digest(SHARED / argument)}"')
