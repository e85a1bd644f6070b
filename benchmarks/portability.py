"""Whether other processors read the same: the same reports, natively and under emulated ones.

    python -m benchmarks.portability [--cpu [MODEL …]] [--arm FOLDER] [--arm-cpu [MODEL …]]
                                     [--weights FOLDER] [-- FILE …]

Needs Linux on x86-64 and QEMU's user mode emulators (Debian: `apt-get install qemu-user`). For ARM,
`--arm` names a folder that `benchmarks/arm-userland.sh FOLDER` fills. Emulation is some hundred
times slower than the processor, so few short reports are the default. The records of every
processor are compared with those of this one, and behind them the encoder's outputs before any
decision is made. Exits 1 when a record differs in anything but a score. docs/portability.md says
what was found.
"""

import argparse
import base64
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.child import ONE_THREAD, ROOT
from onrecord import extraction
from onrecord.language.decoding import Floats
from onrecord.language.model import WEIGHTS, Model, _Scores
from onrecord.language.windows import Window
from onrecord.record import Document, Report

FILES: Final = (
    "examples/reservoir-release.txt",
    "examples/harbour-bank.txt",
    "examples/quake-toll.txt",
)
X86: Final = ("Nehalem", "Haswell", "EPYC-Rome")
ARM: Final = ("cortex-a72", "neoverse-n1", "max")


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A processor and how Python is run on it.

    Attributes:
        name: How it is shown.
        command: The start of a command line, up to and including the interpreter.
        path: PYTHONPATH there.
    """

    name: str
    command: tuple[str, ...]
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one machine read in one file.

    Attributes:
        record: The record, in the JSON contract's shape.
        logits: The encoder's outputs on every word: anchors, sorts and names, one after another.
    """

    record: dict[str, Any]
    logits: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How another machine's reading of a file differs from this one's.

    Attributes:
        statements: How many statements this machine read.
        decisions: Whether anything but a score differs.
        scores: How many statements have another score.
        score: The largest difference of a score.
        logit: The largest difference of an output of the encoder; infinite where words differ.
    """

    statements: int
    decisions: bool
    scores: int
    score: float
    logit: float


class _Watched(Model):
    """The model, which keeps what its encoder gave."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.logits: list[Floats] = []

    def _encode(self, window: Window) -> _Scores:
        scores = super()._encode(window)
        self.logits += [scores.anchors.ravel(), scores.sorts.ravel(), scores.names.ravel()]
        return scores


def read_here(files: Sequence[Path], weights: Path) -> None:
    """Read files on the processor this runs on; print a JSON object a file."""
    model = _Watched(weights)
    for file in files:
        with file.open(encoding="utf-8", newline="") as opened:
            report = Report(id=file.name, text=opened.read())
        model.logits = []
        record = extraction.extract(Document(report=report), model)
        logits = base64.b64encode(np.concatenate(model.logits).tobytes()).decode()
        print(json.dumps({"record": record.to_dict(), "logits": logits}), flush=True)


def read_on(machine: Machine, files: Sequence[Path], weights: Path) -> list[Reading]:
    """Read files on a machine.

    Raises:
        RuntimeError: It failed; the last line of what it said.
    """
    names = [str(file.resolve()) for file in files]
    ran = subprocess.run(
        [*machine.command, "-m", "benchmarks.portability", "--here", "--weights", weights, *names],
        cwd=ROOT,
        env={**os.environ, **ONE_THREAD, "PYTHONPATH": os.pathsep.join(machine.path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode:
        last = (ran.stderr.strip() or "no message").splitlines()[-1]
        raise RuntimeError(f"{machine.name}: exit status {ran.returncode}: {last}")
    return [_reading(json.loads(line)) for line in ran.stdout.splitlines() if line[:1] == "{"]


def _reading(data: dict[str, Any]) -> Reading:
    logits = np.frombuffer(base64.b64decode(data["logits"]), dtype=np.float32)
    return Reading(record=data["record"], logits=logits)


_SCORED: Final = ("statements", "figures")


def compare(ours: Reading, theirs: Reading) -> Difference:
    """How another machine's reading of the same file differs from ours."""
    same = ours.logits.shape == theirs.logits.shape
    apart = np.abs(ours.logits - theirs.logits).max(initial=0.0) if same else np.inf
    pairs = list(zip(_scores(ours), _scores(theirs), strict=False))
    return Difference(
        statements=len(ours.record["statements"]),
        decisions=_decisions(ours.record) != _decisions(theirs.record),
        scores=sum(a != b for a, b in pairs),
        score=max((abs(a - b) for a, b in pairs), default=0.0),
        logit=float(apart),
    )


def _scores(reading: Reading) -> list[float]:
    return [one["score"] for kind in _SCORED for one in reading.record[kind]]


def _decisions(record: dict[str, Any]) -> dict[str, Any]:
    bare = {kind: [{**one, "score": None} for one in record[kind]] for kind in _SCORED}
    return {**record, **bare}


def machines(cpus: Sequence[str], arm: Path | None, arm_cpus: Sequence[str]) -> list[Machine]:
    """The emulated machines asked for."""
    found = [
        Machine(name=f"x86-64 {cpu}", command=("qemu-x86_64", "-cpu", cpu, sys.executable))
        for cpu in cpus
    ]
    if arm:
        root = arm.resolve() / "root"
        python = str(root / "usr/bin/python3.11")
        path = (str(arm.resolve() / "site"), str(ROOT / "src"))
        found += [
            Machine(
                name=f"ARM {cpu}",
                command=("qemu-aarch64", "-cpu", cpu, "-L", str(root), python),
                path=path,
            )
            for cpu in arm_cpus
        ]
    return found


def describe(difference: Difference) -> str:
    """One line about a difference."""
    if difference.logit == 0 and not difference.decisions and not difference.scores:
        return f"{difference.statements} statements, identical to the bit"
    decisions = "DECISIONS DIFFER" if difference.decisions else "decisions identical"
    return (
        f"{difference.statements} statements, {decisions}, {difference.scores} scores differ "
        f"(by {difference.score:.3f} at most), encoder outputs by {difference.logit:.2g} at most"
    )


def main() -> int:
    """Compare, print a line a machine and file, and say whether decisions agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    parser.add_argument("--cpu", nargs="*", default=X86, help="x86-64 models of QEMU")
    parser.add_argument("--arm", type=Path, help="folder with an ARM userland")
    parser.add_argument("--arm-cpu", nargs="*", default=ARM, help="ARM models of QEMU")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    files = options.files or [ROOT / name for name in FILES]
    if options.here:
        read_here(files, options.weights)
        return 0
    native = Machine(name="native", command=(sys.executable,))
    expected = read_on(native, files, options.weights)
    apart = False
    for machine in machines(options.cpu, options.arm, options.arm_cpu):
        began = time.perf_counter()
        found = read_on(machine, files, options.weights)
        print(f"{machine.name} ({time.perf_counter() - began:.0f} s)", flush=True)
        for file, ours, theirs in zip(files, expected, found, strict=True):
            difference = compare(ours, theirs)
            apart = apart or difference.decisions
            print(f"  {file.name}: {describe(difference)}", flush=True)
    return int(apart)


if __name__ == "__main__":
    sys.exit(main())
