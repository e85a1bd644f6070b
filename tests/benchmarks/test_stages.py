"""The instruments around the pipeline and the command."""

import sys
import time
from pathlib import Path

import numpy as np
import pytest

from benchmarks import baseline, stages, start, statements
from benchmarks.stages import STAGES, Stopwatch
from onrecord import extraction, language, reading

TEXT = "The ferry will sail on Monday, harbour master Ilse Brandvik told the council.\n"


@pytest.mark.parametrize("place", [place for places in STAGES.values() for place in places])
def test_every_stage_is_where_the_stopwatch_looks(place: str) -> None:
    owner, name = stages.find(place)
    assert callable(getattr(owner, name))


def test_time_counts_for_the_innermost_stage() -> None:
    watch = Stopwatch()

    def burn(seconds: float) -> None:
        end = time.process_time() + seconds
        while time.process_time() < end:
            pass

    inner = watch.timed("inner", burn)

    def around() -> None:
        burn(0.01)
        inner(0.05)

    watch.timed("outer", around)()
    assert watch.seconds["inner"] >= 0.05
    assert 0.01 <= watch.seconds["outer"] < 0.05


def test_a_generator_is_timed_to_its_end() -> None:
    watch = Stopwatch()
    assert list(watch.timed("some", lambda: (n for n in (1, 2)))()) == [1, 2]


def test_watching_changes_nothing_that_is_read() -> None:
    model = language.load()
    plain = extraction.extract(reading.read_text(TEXT), model)
    watch = Stopwatch()
    with watch.running():
        watched = extraction.extract(reading.read_text(TEXT), model)
    assert watched == plain
    assert set(watch.seconds) == set(STAGES)
    assert sum(watch.shares(sum(watch.seconds.values())).values()) == pytest.approx(100)


def test_the_baseline_reads_windows_of_any_length(tmp_path: Path) -> None:
    pytest.importorskip("onnx", reason="the graph is written with onnx: make bench installs it")
    size = baseline.Size(layers=2, width=24, heads=3, inner=48, vocabulary=50, positions=16)
    graph = baseline.build(size, tmp_path)
    assert graph == baseline.build(size, tmp_path)
    run = baseline.in_onnxruntime(graph)
    for length in (3, 16):
        (vectors,) = run(np.arange(length)[None])
        assert vectors.shape == (1, length, 24)
        # What a layer gives is normalised: its variance is 1 but for the eps.
        assert np.allclose(vectors.var(-1), 1, atol=0.1)


def test_peak_memory_is_the_command_s_own() -> None:
    command = [sys.executable, "-S", "-c"]
    small = start.peak_memory([*command, "pass"])
    large = start.peak_memory([*command, "held = bytearray(200_000_000)"])
    assert small < 100_000_000
    assert 200_000_000 < large < 300_000_000


def test_scores_are_read_from_what_the_instrument_prints() -> None:
    shown = (
        "missed r1 s2 | the mayor | said | that: 0.5\n"
        "attributed: 0.6842  (26 of 35 gold, 41 found)\n"
        "content tight: 0.5000  (1 of 2 gold, 2 found)\n"
        "documents: 1, words: 850, seconds: 1.2, words/s: 700\n"
        "attributed 0.6842\n"
    )
    assert statements.parse(shown) == {"attributed": (0.6842, 26), "content tight": (0.5, 1)}


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    instrument = tmp_path / "score.py"
    instrument.write_text("import sys; sys.exit('score: no such task')", encoding="utf-8")
    with pytest.raises(statements.Unmeasured, match="score: no such task"):
        statements.score(instrument, "record", tmp_path / "gold.jsonl")
