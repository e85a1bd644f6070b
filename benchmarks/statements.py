"""Statements, names and the furniture of one report, scored through the command as people run it.

The measuring instrument is `score.py`, kept with the data and not part of the project: it writes
each text to a file, runs `onrecord read --json` on them and compares. How `record` and the seed
were annotated: every report was read and annotated by a large language model after written
guidelines, with a validator for offsets and fields; no professional annotator has seen them.
PolNeAR was annotated by people (Newell et al., LREC 2018).
"""

import json
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

COMMAND: Final = (sys.executable, "-m", "onrecord", "read", "--json")
_LINE: Final = re.compile(r"^(?P<key>[^:\n]+): (?P<value>[\d.]+)  \((?P<hits>\d+) of", re.MULTILINE)


class Unmeasured(Exception):
    """A benchmark could not be run to its end; the message says why."""


def score(instrument: Path, task: str, gold: Path) -> dict[str, float]:
    """Every score of one task.

    Raises:
        Unmeasured: The command failed, or the instrument did.
    """
    return {key: value for key, (value, _) in _run(instrument, task, gold).items()}


def score_third(instrument: Path, gold: Path) -> dict[str, float]:
    """Names on every third text of a file, from the first: those that training leaves out.

    Raises:
        Unmeasured: The command failed, or the instrument did.
    """
    lines = gold.read_text(encoding="utf-8").splitlines(keepends=True)
    with tempfile.TemporaryDirectory() as folder:
        third = Path(folder) / gold.name
        third.write_text("".join(lines[::3]), encoding="utf-8")
        return score(instrument, "names", third)


def score_seed(instrument: Path, gold: Path) -> dict[str, float]:
    """Of one report: statements attributed, furniture found and wrong, figures found.

    Raises:
        Unmeasured: The command failed, or the instrument did.
    """
    report = json.loads(gold.read_text(encoding="utf-8"))
    found = furniture(read(report["text"]))
    known = furniture(report)
    scores = _run(instrument, "record", gold)
    _, attributed = scores["attributed"]
    return {
        f"attributed, of {len(report['statements'])}": attributed,
        f"furniture exact, of {len(known)}": len(known & found),
        "furniture wrong": len(found - known),
        f"figures found, of {len(report['figures'])}": scores["figure"][1],
        "figures with value and measure": scores["figure value+measure"][1],
    }


def read(text: str) -> dict[str, Any]:
    """What the command prints for one text.

    Raises:
        Unmeasured: The command failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.txt"
        file.write_text(text, encoding="utf-8", newline="")
        return json.loads(_output([*COMMAND, str(file)]))  # type: ignore[no-any-return]


def furniture(record: Mapping[str, Any]) -> set[tuple[str, int, int]]:
    """Kind, start and end of each piece of furniture of a record."""
    return {(item["kind"], *item["span"]) for item in record["furniture"]}


def _run(instrument: Path, task: str, gold: Path) -> dict[str, tuple[float, int]]:
    # Names come with texts of a few words, too few to tell their language.
    command = [*COMMAND, "--any-language"] if task == "names" else COMMAND
    shown = _output(
        [sys.executable, str(instrument), task, str(gold), "--command", shlex.join(command)]
    )
    return parse(shown)


def parse(shown: str) -> dict[str, tuple[float, int]]:
    """Value and hits by key, from the lines that the instrument prints.

    Such a line reads `full: 0.6200  (186 of 300 gold, 300 found)`.
    """
    return {
        line["key"]: (float(line["value"]), int(line["hits"])) for line in _LINE.finditer(shown)
    }


def _output(command: Sequence[str]) -> str:
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if ran.returncode:
        last = (ran.stderr.strip() or ran.stdout.strip() or "no message").splitlines()[-1]
        raise Unmeasured(f"{shlex.join(command)[:200]}: exit status {ran.returncode}: {last}")
    return ran.stdout
