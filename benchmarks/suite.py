"""The benchmarks there are: what each reads, what it measures and how it is run."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import (
    across,
    across_cost,
    child,
    coreference,
    counts,
    furniture,
    pages,
    serving,
    source_kinds,
    statements,
    times,
)
from benchmarks.floors import SHARED

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where and how thoroughly to measure.

    Attributes:
        shared: The folder that holds `data/` and `score/`.
        ci: Measure on less where time, not quality, is measured.
    """

    shared: Path = SHARED
    ci: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """One benchmark.

    Attributes:
        name: How it is asked for.
        about: What it is measured on, in a few words.
        data: Files and folders below `shared` that it reads.
        measures: The names of its measures, in the order shown.
        run: Gives their values, and may give others, which are not shown.
        ci: Whether it runs on the machine that checks every change.
    """

    name: str
    about: str
    data: tuple[str, ...]
    measures: tuple[str, ...]
    run: Callable[[Context], Mapping[str, float]]
    ci: bool = True


def _score(task: str, gold: str) -> Callable[[Context], Mapping[str, float]]:
    return lambda context: statements.score(context.shared / SCORE, task, context.shared / gold)


def _third(context: Context) -> Mapping[str, float]:
    return statements.score_third(context.shared / SCORE, context.shared / RE3D)


def _coreference(context: Context) -> Mapping[str, float]:
    return coreference.measure(context.shared / GUM)


def _source_kinds(context: Context) -> Mapping[str, float]:
    return source_kinds.measure(context.shared / RECORD_DEV)


def _seed(context: Context) -> Mapping[str, float]:
    return statements.score_seed(context.shared / SCORE, context.shared / SEED)


def _furniture(context: Context) -> Mapping[str, float]:
    return furniture.measure(context.shared / RECORD_DEV).scores


def _pages(context: Context) -> Mapping[str, float]:
    return pages.measure(context.shared / HTML)


def _times(context: Context) -> Mapping[str, float]:
    return times.measure(context.shared / SCORE, context.shared / TIMES)


def _speed(context: Context) -> Mapping[str, float]:
    quick = ["--articles", "18", "--rounds", "2"] if context.ci else []
    return child.measure("benchmarks.speed", [str(context.shared / POLNEAR_DEV), *quick])


def _start(context: Context) -> Mapping[str, float]:
    return child.measure("benchmarks.start", [str(context.shared / POLNEAR_DEV)])


def _ledger(context: Context) -> Mapping[str, float]:
    ledger = "500" if context.ci else os.environ.get(LEDGER, "3000")
    return child.measure("benchmarks.ledger.measure", [str(context.shared / POLNEAR_DEV), ledger])


def _serving(context: Context) -> Mapping[str, float]:
    if context.ci:
        return child.measure("benchmarks.serving", ["200", "--quick"])
    return child.measure("benchmarks.serving", [os.environ.get(LEDGER, "1000")])


def _counts(context: Context) -> Mapping[str, float]:
    return counts.measure(context.shared / ISAF, context.shared / MUC)


def _across(_: Context) -> Mapping[str, float]:
    return across.measure(across.read_collection(), across.answers())[0]


def _across_cost(_: Context) -> Mapping[str, float]:
    return across_cost.measure(1100)


def _copies(context: Context) -> Mapping[str, float]:
    return across.measure_copies(context.shared / STORIES)


def _stories(context: Context) -> Mapping[str, float]:
    return across.measure_stories(context.shared / STORIES)


SUITE: Final = (
    Benchmark(
        name="record",
        about="whole reports, record dev (annotated by a language model)",
        data=(SCORE, RECORD_DEV),
        measures=(
            "attributed",
            "content",
            "content tight",
            "full",
            "mode",
            "kind",
            "addressee",
            "nesting",
            "entity",
            "figure",
            "figure value",
            "figure value+measure",
            "figure on whose word",
            "figure counted",
            "figure part of",
        ),
        run=_score("record", RECORD_DEV),
    ),
    Benchmark(
        name="seed",
        about="one agency report from a web site (annotated by a language model)",
        data=(SCORE, SEED),
        measures=(
            "attributed, of 35",
            "furniture exact, of 5",
            "furniture wrong",
            "figures found, of 15",
            "figures with value and measure",
        ),
        run=_seed,
    ),
    Benchmark(
        name="polnear",
        about="outermost attributions, PolNeAR dev (annotated by people)",
        data=(SCORE, POLNEAR_DEV),
        measures=("attributed", "content", "content tight", "full"),
        run=_score("polnear", POLNEAR_DEV),
    ),
    Benchmark(
        name="furniture",
        about="furniture of whole reports, record dev (annotated by a language model)",
        data=(RECORD_DEV,),
        measures=("exact", "overlap", "lost"),
        run=_furniture,
    ),
    Benchmark(
        name="times",
        about="time expressions, the half of TempEval-3 and WikiWars nobody developed on",
        data=(SCORE, *(f"{TIMES}/{name}.jsonl" for name in times.SETS.values())),
        measures=(
            "TimeBank time value",
            "TimeBank time relaxed",
            "AQUAINT time value",
            "AQUAINT time relaxed",
            "WikiWars time value",
            "WikiWars time relaxed",
            "ms per 1,000 words",
        ),
        run=_times,
    ),
    Benchmark(
        name="pages",
        about="article bodies of 80 web pages, by the rule of Zyte's benchmark",
        data=(HTML,),
        measures=("body F1", "body precision", "body recall"),
        run=_pages,
    ),
    Benchmark(
        name="speed",
        about="one thread, PolNeAR dev; baseline: six fp32 layers on the same windows",
        data=(POLNEAR_DEV,),
        measures=(
            "times the baseline",
            "words/s",
            "words/s of whole records",
            "words/s of the baseline",
            "names and coreference, % on top of statements",
            "% reading",
            "% furniture, paragraphs",
            "% words",
            "% encoder",
            "% role head",
            "% decoding",
            "% statements",
            "% names, coreference",
            "% times",
            "% places",
            "% figures",
            "% other",
        ),
        run=_speed,
    ),
    Benchmark(
        name="start",
        about="the command: one example report; 84 articles; the weights in the package",
        data=(POLNEAR_DEV,),
        measures=("cold start, s", "peak memory, MB", "weights, MB"),
        run=_start,
    ),
    Benchmark(
        name="ledger",
        about="a ledger of 3,000 invented reports (90,000 statements); adding PolNeAR dev",
        data=(POLNEAR_DEV,),
        measures=(
            "bookkeeping, % of reading",
            "known, files/s",
            "one more, ms",
            "memory of two workers, MB",
            "question, median ms",
            "question, 95th percentile ms",
            "question, slowest ms",
            "file, kB a report",
        ),
        run=_ledger,
    ),
    Benchmark(
        name="serving",
        about="the pages of a ledger of 1,000 invented reports, also with 50 readers at once",
        data=(),
        measures=serving.MEASURES,
        run=_serving,
    ),
    Benchmark(
        name="counts",
        about="killed, captured, wounded in ISAF releases and MUC-4 messages (coded by people)",
        data=(ISAF, MUC),
        measures=("ISAF killed, exact", "ISAF captured, exact", "MUC numbers found"),
        run=_counts,
        ci=False,
    ),
    Benchmark(
        name="names",
        about="persons, organizations, places; UNER English EWT",
        data=(SCORE, NAMES),
        measures=("names", "names person", "names organization", "names place"),
        run=_score("names", NAMES),
        ci=False,
    ),
    Benchmark(
        name="places",
        about="toponyms of world and local news, TR-News (annotated by people)",
        data=(SCORE, TRNEWS),
        measures=(
            "place within 161 km of found",
            "place within 161 km of all",
            "place found",
            "place id of found",
        ),
        run=_score("places", TRNEWS),
    ),
    Benchmark(
        name="places-local",
        about="toponyms of local papers, mostly of the United States, LGL (annotated by people)",
        data=(SCORE, LGL),
        measures=(
            "place within 161 km of found",
            "place within 161 km of all",
            "place found",
            "place id of found",
        ),
        run=_score("places", LGL),
        ci=False,
    ),
    Benchmark(
        name="names-re3d",
        about="the same; every third text of re3d, which marks all noun phrases (see model card)",
        data=(SCORE, RE3D),
        measures=("names", "names person", "names organization", "names place"),
        run=_third,
        ci=False,
    ),
    Benchmark(
        name="source-kinds",
        about="sorts of sources found, record dev (annotated by a language model)",
        data=(RECORD_DEV,),
        measures=source_kinds.MEASURES,
        run=_source_kinds,
    ),
    Benchmark(
        name="coreference",
        about="six news documents of GUM (annotated by people) that the ranker never saw",
        data=(GUM,),
        measures=coreference.MEASURES,
        run=_coreference,
        ci=False,
    ),
    Benchmark(
        name="across",
        about="65 invented reports on six events (examples/across), read and brought together",
        data=(),
        measures=(
            "copies precision",
            "copies recall",
            "copies direction",
            "origins",
            "stories B-cubed F1",
            "utterances precision",
            "utterances recall",
            "series precision",
            "series recall",
            "discrepancies precision",
            "discrepancies recall",
        ),
        run=_across,
    ),
    Benchmark(
        name="across-cost",
        about="1,100 invented reports, derived anew, and one more; processor time",
        data=(),
        measures=("rebuild, ms a report", "one more, ms", "memory, MB"),
        run=_across_cost,
        ci=False,
    ),
    Benchmark(
        name="copies",
        about="pairs with containment of at least 0.5 in the news cluster (computed)",
        data=(STORIES,),
        measures=("copies precision", "copies recall"),
        run=_copies,
    ),
    Benchmark(
        name="stories",
        about="events of the news cluster; evaluation only",
        data=(STORIES,),
        measures=("B-cubed F1", "same in another order"),
        run=_stories,
    ),
)
