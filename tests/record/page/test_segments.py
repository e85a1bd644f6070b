import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.page.segments import Mark, Segment, segments

POINT = st.integers(-3, 30)
MARKS = st.lists(st.builds(Mark, st.tuples(POINT, POINT), st.just("content"), st.text("ab")))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "0-9"),
        ([(2, 4)], "0-2 2-4:a 4-9"),
        ([(0, 9)], "0-9:a"),
        ([(1, 6), (3, 8)], "0-1 1-3:a 3-6:ab 6-8:b 8-9"),
        ([(1, 8), (3, 5)], "0-1 1-3:a 3-5:ab 5-8:a 8-9"),
        ([(3, 5), (3, 5)], "0-3 3-5:ab 5-9"),
        ([(4, 4)], "0-9"),
        ([(5, 2)], "0-9"),
        ([(-2, 3), (7, 40)], "0-3:a 3-7 7-9:b"),
    ],
)
def test_spans_become_a_flat_row(spans: list[tuple[int, int]], expected: str) -> None:
    row = segments(9, [Mark(span, "content", "ab"[i]) for i, span in enumerate(spans)])
    assert " ".join(map(written, row)) == expected


def written(segment: Segment) -> str:
    owners = "".join(mark.owner for mark in segment.marks)
    return f"{segment.span[0]}-{segment.span[1]}" + (f":{owners}" if owners else "")


@given(st.integers(0, 25), MARKS, st.lists(POINT))
def test_the_row_covers_everything_once_with_the_right_marks(
    length: int, marks: list[Mark], cuts: list[int]
) -> None:
    row = segments(length, marks, cuts=cuts)
    covered = [place for item in row for place in range(*item.span)]
    assert covered == list(range(length))
    for item in row:
        for place in range(*item.span):
            assert list(item.marks) == [m for m in marks if m.span[0] <= place < m.span[1]]
    edges = {item.span[0] for item in row}
    assert {cut for cut in cuts if 0 < cut < length} <= edges
