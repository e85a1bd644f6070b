"""Which sort of source: a table of what record dev has against what is read.

The sorts were put to the statements of record dev by a language model, by the words of the source
and the annotated entity, without looking at what onrecord reads; no professional annotator has
checked them. They are in `source_kinds.json` by report and statement, without a word of the
reports. `python -m benchmarks.source_kinds` prints the table.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import onrecord
from benchmarks.floors import SHARED
from onrecord.record import Span, Statement

KINDS: Final = ("named", "unnamed", "collective", "document")
LABELS: Final = Path(__file__).with_name("source_kinds.json")
MEASURES: Final = ("right", *(f"right of {kind}" for kind in KINDS))


def measure(gold: Path) -> dict[str, float]:
    """The share of sources found whose sort is right, altogether and of each sort."""
    table = count(gold)
    right = sum(table[kind, kind] for kind in KINDS)
    shares = {f"right of {kind}": table[kind, kind] / _asked(table, kind) for kind in KINDS}
    return {"right": right / table.total(), **shares}


def count(gold: Path) -> Counter[tuple[str, str]]:
    """How often each sort was read as each, over the sources that were found."""
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    table: Counter[tuple[str, str]] = Counter()
    with gold.open(encoding="utf-8") as lines:
        for line in lines:
            report = json.loads(line)
            table.update(_pairs(report, labels.get(report["id"], {})))
    return table


def _pairs(report: Mapping[str, Any], labels: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    record = onrecord.read(text=report["text"])
    sorts = {name: kind for kind, names in labels.items() for name in names}
    pairs: list[tuple[str, str]] = []
    for statement in report["statements"]:
        found = _same(statement, record.statements) if statement["id"] in sorts else None
        if found:
            pairs.append((sorts[statement["id"]], found.source_kind or "none"))
    return pairs


def _same(gold: Mapping[str, Any], read: tuple[Statement, ...]) -> Statement | None:
    """The statement read whose content and source both meet the annotated ones the most."""
    scored = [
        (_common(gold["content"], one.content), one)
        for one in read
        if one.source and _common(gold["source"], one.source)
    ]
    return (
        max(scored, key=lambda item: item[0], default=(0, None))[1]
        if any(score for score, _ in scored)
        else None
    )


def _common(one: list[list[int]], other: tuple[Span, ...]) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def _asked(table: Counter[tuple[str, str]], kind: str) -> int:
    return max(1, sum(many for (gold, _), many in table.items() if gold == kind))


def main() -> None:
    """Print the table: a row a sort as annotated, a column a sort as read."""
    table = count(SHARED / "data/record/dev.jsonl")
    shown = (*KINDS, "none")
    sys.stdout.write("".ljust(12) + "".join(kind.rjust(12) for kind in shown) + "\n")
    for kind in KINDS:
        row = "".join(str(table[kind, other]).rjust(12) for other in shown)
        sys.stdout.write(kind.ljust(12) + row + "\n")


if __name__ == "__main__":
    main()
