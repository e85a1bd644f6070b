"""Stories: what is compared with what, and that nothing of it hangs on the order or the number."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reconciliation.stories import Vector
from onrecord.reconciliation.stories.neighbours import TERMS, neighbours

LEAST = 0.05


def vector(terms: set[int]) -> Vector:
    ordered = np.array(sorted(terms), np.uint32)
    # The rarer (here: the higher) a term, the heavier; of length 1.
    values = 1.0 + ordered.astype(np.float64) / 50
    return Vector(ordered, values / np.linalg.norm(values) if len(values) else values)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sets(st.integers(0, 60), max_size=TERMS), max_size=24))
def test_all_reports_that_share_telling_terms_are_neighbours(reports: list[set[int]]) -> None:
    vectors = [vector(terms) for terms in reports]
    found = list(neighbours(vectors, least=LEAST))
    pairs = [(i, j) for i in range(len(vectors)) for j in range(i + 1, len(vectors))]
    alike = [(i, j, vectors[i].dot(vectors[j])) for i, j in pairs]
    wanted = [(i, j, cosine) for i, j, cosine in alike if round(cosine, 9) >= LEAST]
    assert [each[:2] for each in found] == [each[:2] for each in wanted]
    assert np.allclose([each[2] for each in found], [each[2] for each in wanted])


def test_a_report_has_no_more_neighbours_the_more_reports_there_are() -> None:
    found = list(neighbours([vector(set(range(20)))] * 900, least=LEAST))
    assert len(found) <= 900 * 50
    assert {each[0] for each in found} | {each[1] for each in found} == set(range(900))


def test_nothing_has_no_neighbours() -> None:
    assert list(neighbours([], least=LEAST)) == []
    assert list(neighbours([vector(set()), vector(set())], least=LEAST)) == []
