"""How fast statements are read on one thread, against a bare encoder in the same run.

    python -m benchmarks.speed ARTICLES.jsonl [--articles N] [--rounds N]

*Pipeline*: from the text of an article to its statements: language check, furniture, paragraphs,
words, encoder, heads, decoding, names, statements. *Record*: all of it, with entities, times,
places and figures as well. *Baseline*: the fp32 forward pass of a
six-layer encoder (`baseline.py`) over the very windows that the pipeline reads, one at a time,
unpadded, in the faster of the runtimes installed.

Articles go in chunks; in every round each chunk is run by the pipeline and by each baseline, one
after the other, so that a machine that slows down slows both; a chunk's time is the median of its
rounds. Times are processor seconds of the whole process, all threads together: a second thread
would count against us, another program does not. Started as `make bench` does, every library is
held to one thread (`child.py`).
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from benchmarks import baseline
from benchmarks.stages import Stopwatch
from onrecord import extraction, gazetteer, language, reading
from onrecord.language.windows import Window, pack

CHUNK: Final = 6
Pieces = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Some articles and the windows that the pipeline reads them in."""

    texts: Sequence[str]
    windows: Sequence[Pieces]


def pipeline(texts: Sequence[str]) -> None:
    """Read the statements of some texts."""
    model, places = language.load(), gazetteer.load()
    for text in texts:
        extraction.find_statements(reading.read_text(text), model, places)


def records(texts: Sequence[str]) -> None:
    """Read the records of some texts."""
    model, places = language.load(), gazetteer.load()
    for text in texts:
        extraction.extract(reading.read_text(text), model, places)


def windows(texts: Sequence[str]) -> list[Pieces]:
    """The word pieces [1, P] of every window that the pipeline reads of some texts."""
    seen: list[Pieces] = []

    def spy(*arguments: Any, **options: Any) -> list[Window]:
        packed = list(pack(*arguments, **options))
        seen.extend(window.pieces[None] for window in packed)
        return packed

    with patch("onrecord.language.model.pack", spy):
        pipeline(texts)
    return seen


def chunks(texts: Sequence[str], size: int = CHUNK) -> list[Chunk]:
    """The articles in chunks."""
    cut = [texts[at : at + size] for at in range(0, len(texts), size)]
    return [Chunk(texts=some, windows=windows(some)) for some in cut]


def race(some: Sequence[Chunk], rounds: int) -> tuple[float, float, dict[str, float]]:
    """Processor seconds of statements, records and each baseline: sums of the chunks' medians."""
    runners: dict[str, Callable[[Chunk], None]] = {
        "pipeline": lambda chunk: pipeline(chunk.texts),
        "records": lambda chunk: records(chunk.texts),
    }
    for name, run in baseline.passes().items():
        runners[name] = _over_windows(run)
        runners[name](some[0])
    sums = dict.fromkeys(runners, 0.0)
    for chunk in some:
        times: dict[str, list[float]] = {name: [] for name in runners}
        for _ in range(rounds):
            for name, runner in runners.items():
                times[name].append(_seconds(runner, chunk))
        for name, taken in times.items():
            sums[name] += statistics.median(taken)
    return sums.pop("pipeline"), sums.pop("records"), sums


def _over_windows(run: baseline.Pass) -> Callable[[Chunk], None]:
    def over(chunk: Chunk) -> None:
        for pieces in chunk.windows:
            run(pieces)

    return over


def _seconds(runner: Callable[[Chunk], None], chunk: Chunk) -> float:
    began = time.process_time()
    runner(chunk)
    return time.process_time() - began


def on_top(taken: Mapping[str, float]) -> float:
    """What names and coreference add to the time of statements alone, in percent of that."""
    after = sum(taken[f"% {stage}"] for stage in ("times", "places", "figures", "other"))
    added = taken["% names, coreference"]
    return 100 * added / (100 - after - added)


def shares(texts: Sequence[str]) -> dict[str, float]:
    """The percentage of a record's time that each stage takes."""
    watch = Stopwatch()
    with watch.running():
        began = time.process_time()
        records(texts)
        total = time.process_time() - began
    return {f"% {stage}": share for stage, share in watch.shares(total).items()}


def measure(texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Every measure of the benchmark over some articles."""
    some = chunks(texts)
    ours, whole, theirs = race(some, rounds)
    words = sum(len(text.split()) for text in texts)
    taken = shares(texts)
    return {
        "times the baseline": min(theirs.values()) / ours,
        "words/s": words / ours,
        "words/s of whole records": words / whole,
        "words/s of the baseline": words / min(theirs.values()),
        **{f"words/s of {name}": words / seconds for name, seconds in theirs.items()},
        "names and coreference, % on top of statements": on_top(taken),
        **taken,
    }


def main() -> int:
    """Print the measures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, help="only so many")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with options.file.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][: options.articles]
    print(json.dumps(measure(texts, options.rounds)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
