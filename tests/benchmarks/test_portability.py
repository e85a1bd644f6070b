"""Two readings compared: what counts as a difference, and of which sort."""

from typing import Any

import numpy as np
import pytest

from benchmarks.portability import Difference, Reading, compare, describe


def reading(*statements: dict[str, Any], logits: tuple[float, ...] = (0.5, -1.0)) -> Reading:
    return Reading(
        record={"statements": list(statements), "figures": [], "entities": []},
        logits=np.array(logits, dtype=np.float32),
    )


SAID = {"id": "s1", "content": [[0, 9]], "score": 0.91}


@pytest.mark.parametrize(
    ("theirs", "decisions", "scores", "score", "logit"),
    [
        (reading(SAID), False, 0, 0.0, 0.0),
        (reading({**SAID, "score": 0.5}), False, 1, 0.41, 0.0),
        (reading({**SAID, "content": [[0, 8]]}), True, 0, 0.0, 0.0),
        (reading(), True, 0, 0.0, 0.0),
        (reading(SAID, logits=(0.5, -0.75)), False, 0, 0.0, 0.25),
        (reading(SAID, logits=(0.5,)), False, 0, 0.0, np.inf),
    ],
    ids=["same", "score", "content", "missing", "logit", "other words"],
)
def test_a_difference_is_found_and_sorted(
    theirs: Reading, decisions: bool, scores: int, score: float, logit: float
) -> None:
    found = compare(reading(SAID), theirs)
    assert (found.decisions, found.scores, found.logit) == (decisions, scores, logit)
    assert found.score == pytest.approx(score)


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        ((False, 0, 0.0, 0.0), "identical to the bit"),
        ((False, 0, 0.0, 1e-6), "decisions identical, 0 scores differ"),
        ((True, 0, 0.0, 0.0), "DECISIONS DIFFER"),
    ],
)
def test_a_difference_is_told(difference: tuple[bool, int, float, float], words: str) -> None:
    decisions, scores, score, logit = difference
    told = describe(
        Difference(statements=3, decisions=decisions, scores=scores, score=score, logit=logit)
    )
    assert words in told
