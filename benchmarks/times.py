"""Time expressions of the reports that the grammar was not developed on.

The grammar was written by looking at every other document of TimeBank, AQUAINT (TempEval-3) and
WikiWars, the first, third and so on; scored are the others, which nobody looked at. The instrument
runs this module as its command: the stage as `onrecord read` runs it, without the model.
"""

import json
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.statements import Unmeasured, parse
from onrecord import reading
from onrecord.extraction import furniture, paragraphs, times
from onrecord.reading import Limits

SETS: Final = {"TimeBank": "timebank", "AQUAINT": "aquaint", "WikiWars": "wikiwars_train"}
_MEASURES: Final = ("time value", "time relaxed")


def measure(instrument: Path, folder: Path) -> dict[str, float]:
    """Value and relaxed F1 on the unseen half of each set, and what reading costs.

    Args:
        instrument: `score.py`.
        folder: The folder of the sets.

    Raises:
        Unmeasured: The instrument failed.
    """
    found: dict[str, float] = {}
    for name, file in SETS.items():
        scores = _score(instrument, folder / f"{file}.jsonl")
        found |= {f"{name} {key}": scores[key] for key in _MEASURES}
    return found | {"ms per 1,000 words": _cost(folder / "timebank.jsonl")}


def _score(instrument: Path, gold: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as place:
        half = Path(place) / gold.name
        half.write_text("".join(_unseen(gold)), encoding="utf-8")
        command = shlex.join([sys.executable, "-m", "benchmarks.times"])
        ran = subprocess.run(
            [sys.executable, str(instrument), "times", str(half), "--command", command],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    if ran.returncode:
        raise Unmeasured(f"{gold.name}: exit status {ran.returncode}: {ran.stderr[-200:]}")
    return {key: value for key, (value, _) in parse(ran.stdout).items()}


def _unseen(gold: Path) -> list[str]:
    return gold.read_text(encoding="utf-8").splitlines(keepends=True)[1::2]


def _cost(gold: Path) -> float:
    """Processor time of the stage alone, after a first text, in milliseconds per 1,000 words."""
    texts = [json.loads(line) for line in _unseen(gold)]
    times.read(texts[0]["text"], paragraphs.split(texts[0]["text"]))
    spent, words = 0.0, 0
    for one in texts:
        stretches = paragraphs.split(one["text"])
        start = time.process_time()
        times.read(one["text"], stretches, published=one["published"])
        spent += time.process_time() - start
        words += len(one["text"].split())
    return spent / words * 1e6


def read(path: str) -> Mapping[str, Any]:
    """The times of one report as the contract has them."""
    report = reading.read_one(path, limits=Limits(any_language=True)).report
    marks = furniture.mark(report.text)
    found = times.read(
        report.text, paragraphs.split(report.text), published=report.published, furniture=marks
    )
    listed = [{"span": one.span, "type": one.type, "value": one.value} for one in found]
    return {"report": {"text": report.text}, "times": listed}


if __name__ == "__main__":
    for path in sys.argv[1:]:
        print(json.dumps(read(path)))
