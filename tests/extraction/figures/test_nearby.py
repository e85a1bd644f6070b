"""Statements near a place: none that hold a figure is left out, and their order stays."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord import Statement
from onrecord.extraction.figures.nearby import Nearby

CONTENTS = st.lists(
    st.tuples(st.integers(0, 9000), st.integers(1, 5000)).map(lambda at: (at[0], at[0] + at[1])),
    min_size=1,
    max_size=8,
)


@given(CONTENTS, st.integers(0, 14000))
def test_those_that_hold_a_figure_are_near_it(contents: list[tuple[int, int]], at: int) -> None:
    statements = [Statement(id=f"s{n}", content=(span,)) for n, span in enumerate(contents)]
    near = list(Nearby(statements).at(at))
    holding = [each for each in statements if each.content[0][0] <= at < each.content[0][1]]
    assert [each for each in near if each in holding] == holding
