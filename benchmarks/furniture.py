"""How well furniture is found, on reports annotated by reading.

    python -m benchmarks.furniture [GOLD.jsonl …] [--errors N] [--floor exact=0.6] [--floor lost=2]

For every kind: gold and predicted spans, F1 of exact spans, F1 of spans that overlap a span of the
same kind. `lost` counts the gold statements with a content span that lies for its greater part in
furniture out of which nothing is read (all but titles, captions and crossheads). The annotation was
made by a large language model after written guidelines; no professional annotator has seen it.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from onrecord.extraction import furniture
from onrecord.record import Furniture, FurnitureKind, Span

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "record"
READ = {"title", "caption", "crosshead"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; exit status 1 when a floor is missed."""
    options = _options(arguments)
    failed = False
    for path in options.gold:
        scores = _score(path, errors=options.errors)
        for name, floor in options.floor:
            # Fewer lost statements are better; every other score is better when it is higher.
            if scores[name] > floor if name == "lost" else scores[name] < floor:
                print(f"{path.name}: {name} {scores[name]:.3f} misses its floor {floor}")
                failed = True
    return int(failed)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the marking of furniture.")
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print this many errors a file")
    parser.add_argument("--floor", action="append", default=[], type=_floor)
    options = parser.parse_args(arguments)
    options.gold = options.gold or [DATA / f"{part}.jsonl" for part in ("train", "dev", "seed")]
    return options


def _floor(given: str) -> tuple[str, float]:
    name, _, value = given.partition("=")
    if name not in {"exact", "overlap", "lost"}:
        raise argparse.ArgumentTypeError(f"{given}: not one of exact=, overlap=, lost=")
    return name, float(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured on one file.

    Attributes:
        scores: `exact` and `overlap` F1 over all kinds, and the number `lost`.
        counts: Of each kind: gold, predicted, exact, and those of each that meet the other.
        statements: Gold statements.
        seconds: Processor seconds for 850 words.
        wrong: One line for each error.
    """

    scores: Mapping[str, float]
    counts: Mapping[tuple[str, str], int]
    statements: int
    seconds: float
    wrong: Sequence[str]


def measure(path: Path) -> Measured:
    """Mark the furniture of every report of a file and compare it with the gold spans."""
    counts: Counter[tuple[str, str]] = Counter()
    statements = lost = 0
    seconds, words = 0.0, 0
    wrong: list[str] = []
    for report in _reports(path):
        text = report["text"]
        began = time.process_time()
        found = furniture.mark(text)
        seconds += time.process_time() - began
        words += len(text.split())
        gold = [(item["kind"], tuple(item["span"])) for item in report.get("furniture", ())]
        predicted = [(item.kind, item.span) for item in found]
        counts.update(_tally(gold, predicted))
        wrong.extend(_wrong(report["id"], text, gold, predicted))
        statements += len(report["statements"])
        for statement in report["statements"]:
            if _is_lost(statement, found):
                lost += 1
                wrong.append(f"lost   {report['id']} {statement['id']}")
    return Measured(
        scores={**_scores(_total(counts)), "lost": lost},
        counts=counts,
        statements=statements,
        seconds=seconds / words * 850,
        wrong=wrong,
    )


def _score(path: Path, *, errors: int) -> Mapping[str, float]:
    measured = measure(path)
    print(f"{path.parent.name}/{path.name}")
    _table(measured.counts)
    print(
        f"lost statements {measured.scores['lost']} of {measured.statements};"
        f" {1000 * measured.seconds:.2f} ms / 850 words"
    )
    print("\n".join(measured.wrong[:errors]))
    return measured.scores


def _reports(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


Marked = tuple[str, Span]


def _tally(gold: Sequence[Marked], predicted: Sequence[Marked]) -> Iterable[tuple[str, str]]:
    for kind, span in gold:
        yield kind, "gold"
        if (kind, span) in predicted:
            yield kind, "exact"
        if any(kind == other and _meet(span, place) for other, place in predicted):
            yield kind, "gold met"
    for kind, span in predicted:
        yield kind, "predicted"
        if any(kind == other and _meet(span, place) for other, place in gold):
            yield kind, "predicted met"


def _wrong(
    name: str, text: str, gold: Sequence[Marked], predicted: Sequence[Marked]
) -> Iterator[str]:
    for label, mine, others in (("missed", gold, predicted), ("wrong ", predicted, gold)):
        for kind, span in mine:
            if (kind, span) not in others:
                yield f"{label} {name} {kind} {span} {text[slice(*span)]!r:.110}"


def _table(counts: Mapping[tuple[str, str], int]) -> None:
    print(f"{'kind':12}{'gold':>6}{'found':>7}{'exact F1':>10}{'overlap F1':>12}")
    for kind in get_args(FurnitureKind):
        _row(kind, {column: count for (of, column), count in counts.items() if of == kind})
    _row("all", _total(counts))


def _total(counts: Mapping[tuple[str, str], int]) -> Counter[str]:
    total: Counter[str] = Counter()
    for (_, column), count in counts.items():
        total[column] += count
    return total


def _row(name: str, count: Mapping[str, int]) -> None:
    scores = _scores(count)
    print(
        f"{name:12}{count.get('gold', 0):6}{count.get('predicted', 0):7}"
        f"{scores['exact']:10.3f}{scores['overlap']:12.3f}"
    )


def _scores(count: Mapping[str, int]) -> dict[str, float]:
    gold, predicted = count.get("gold", 0), count.get("predicted", 0)
    exact = 2 * count.get("exact", 0) / max(1, gold + predicted)
    precision = count.get("predicted met", 0) / max(1, predicted)
    recall = count.get("gold met", 0) / max(1, gold)
    overlap = 2 * precision * recall / max(1e-9, precision + recall)
    return {"exact": exact, "overlap": overlap}


def _is_lost(statement: dict[str, Any], found: Sequence[Furniture]) -> bool:
    unread = [item.span for item in found if item.kind not in READ]
    return any(
        sum(max(0, min(end, b) - max(start, a)) for a, b in unread) * 2 > end - start
        for start, end in statement["content"]
    )


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


if __name__ == "__main__":
    sys.exit(main())
