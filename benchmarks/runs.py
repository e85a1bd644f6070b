"""How each benchmark is run: on which data, and on how much of them."""

import os
from collections.abc import Callable, Mapping
from typing import Final

from benchmarks import (
    across,
    across_cost,
    child,
    coreference,
    counts,
    furniture,
    pages,
    source_kinds,
    statements,
    times,
)
from benchmarks.benchmark import Context

SCORE: Final = "score/score.py"
RECORD_DEV: Final = "data/record/dev.jsonl"
SEED: Final = "data/record/seed.jsonl"
POLNEAR_DEV: Final = "data/polnear/dev.jsonl"
NAMES: Final = "data/names/uner_ewt.jsonl"
HTML: Final = "data/html"
STORIES: Final = "data/stories"
ISAF: Final = "data/counts/isaf.jsonl"
MUC: Final = "data/counts/muc4_train.jsonl"
RE3D: Final = "data/names/re3d.jsonl"
GUM: Final = "data/coref/gum.jsonl"
TIMES: Final = "data/times"
TRNEWS: Final = "data/places/trnews.jsonl"
LGL: Final = "data/places/lgl.jsonl"
LEDGER: Final = "ONRECORD_LEDGER"
"""Names a ledger of `benchmarks.ledger.build` in the environment, or how many reports to make."""


def run_score(task: str, gold: str) -> Callable[[Context], Mapping[str, float]]:
    return lambda context: statements.score(context.shared / SCORE, task, context.shared / gold)


def run_third(context: Context) -> Mapping[str, float]:
    return statements.score_third(context.shared / SCORE, context.shared / RE3D)


def run_coreference(context: Context) -> Mapping[str, float]:
    return coreference.measure(context.shared / GUM)


def run_source_kinds(context: Context) -> Mapping[str, float]:
    return source_kinds.measure(context.shared / RECORD_DEV)


def run_seed(context: Context) -> Mapping[str, float]:
    return statements.score_seed(context.shared / SCORE, context.shared / SEED)


def run_furniture(context: Context) -> Mapping[str, float]:
    return furniture.measure(context.shared / RECORD_DEV).scores


def run_pages(context: Context) -> Mapping[str, float]:
    return pages.measure(context.shared / HTML)


def run_times(context: Context) -> Mapping[str, float]:
    return times.measure(context.shared / SCORE, context.shared / TIMES)


def run_speed(context: Context) -> Mapping[str, float]:
    quick = ["--articles", "18", "--rounds", "2"] if context.ci else []
    return child.measure("benchmarks.speed", [str(context.shared / POLNEAR_DEV), *quick])


def run_start(context: Context) -> Mapping[str, float]:
    return child.measure("benchmarks.start", [str(context.shared / POLNEAR_DEV)])


def run_ledger(context: Context) -> Mapping[str, float]:
    ledger = "500" if context.ci else os.environ.get(LEDGER, "3000")
    return child.measure("benchmarks.ledger.measure", [str(context.shared / POLNEAR_DEV), ledger])


def run_serving(context: Context) -> Mapping[str, float]:
    if context.ci:
        return child.measure("benchmarks.serving", ["200", "--quick"])
    return child.measure("benchmarks.serving", [os.environ.get(LEDGER, "1000")])


def run_counts(context: Context) -> Mapping[str, float]:
    return counts.measure(context.shared / ISAF, context.shared / MUC)


def run_across(_: Context) -> Mapping[str, float]:
    return across.measure(across.read_collection(), across.answers())[0]


def run_across_cost(_: Context) -> Mapping[str, float]:
    return across_cost.measure_growth()


def run_copies(context: Context) -> Mapping[str, float]:
    return across.measure_copies(context.shared / STORIES)


def run_stories(context: Context) -> Mapping[str, float]:
    return across.measure_stories(context.shared / STORIES)
