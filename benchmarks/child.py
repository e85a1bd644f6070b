"""Measures taken in a process of their own, held to one thread.

How many threads a numeric library starts is settled when it is first loaded, so the limit has to be
in the environment before the process begins.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.statements import Unmeasured

ROOT: Final = Path(__file__).resolve().parents[1]
ONE_THREAD: Final = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def measure(module: str, arguments: Sequence[str]) -> dict[str, float]:
    """Run a module that prints one JSON object of measures as its last line.

    Raises:
        Unmeasured: It failed.
    """
    ran = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={**os.environ, **ONE_THREAD},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode:
        last = (ran.stderr.strip() or "no message").splitlines()[-1]
        raise Unmeasured(f"{module}: exit status {ran.returncode}: {last}")
    return json.loads(ran.stdout.splitlines()[-1])  # type: ignore[no-any-return]
