"""Fit who bears a description: `python -m training.bearers`.

Learns from the speakers of record train (annotated by a language model): every source that
describes somebody, a body or a document and that no rule of `descriptions` settles, with whoever
the annotation names for it. Run it after `training.pronouns`, whose answers it builds on.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from onrecord.extraction.entities import bearers, ranker
from onrecord.extraction.entities.groups import Group
from onrecord.extraction.entities.pronouns import Candidate
from onrecord.extraction.entities.resolve import walk
from onrecord.record import Span
from training.pronouns import OUT, Case, Floats, fit, speakers

_PENALTY: Final = 1.0
_SMALL: Final = frozenset({"the", "of", "a", "an", "and", "in"})


def examples(case: Case) -> Iterator[tuple[Floats, int, float]]:
    """Each such source: the candidates' values, the right one's row or -1, the weight."""
    made: dict[Span, tuple[Floats, int, float]] = {}

    def choose(span: Span, some: Sequence[Candidate]) -> tuple[Group | None, float]:
        if some and span in case.spoken:
            right = _right(case.spoken[span], case.text[slice(*span)], some)
            made[span] = np.array([one.values for one in some]), right, case.weight
        return None, 0.0

    walk(case.text, case.found, case.names, case.paragraphs, choose_bearer=choose)
    yield from made.values()


def _right(name: str, written: str, some: Sequence[Candidate]) -> int:
    """The candidate that the annotation names; -1 where it repeats the description."""
    if _words(name) <= _words(written):
        return -1
    fits = [at for at, one in enumerate(some) if _same(name, one.group.name)]
    return fits[0] if fits else -1


def _same(one: str, other: str) -> bool:
    a, b = _words(one), _words(other)
    return bool(a & b) and (a <= b or b <= a or len(a & b) > 1)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower())) - _SMALL


def main() -> None:
    """Fit the weights and write them into the package, beside those of the pronouns."""
    parser = argparse.ArgumentParser(prog="python -m training.bearers", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    learn(list(speakers()), parser.parse_args().out)


def learn(known: Sequence[Case], out: Path) -> None:
    """Fit the ranker on some cases and add its weights to a file."""
    rows = [row for case in known for row in examples(case)]
    by = fit(rows, _PENALTY)
    listed = json.loads(out.read_text(encoding="utf-8"))
    named = zip((*bearers.FEATURES, "answer"), by.tolist(), strict=True)
    listed["bearer"] = {name: round(value, 3) for name, value in named}
    out.write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
    ranker.weights.cache_clear()
    hits = sum(right >= 0 for _, right, _ in rows)
    print(f"{len(rows)} descriptions, {hits} of them of somebody named")


if __name__ == "__main__":
    main()
