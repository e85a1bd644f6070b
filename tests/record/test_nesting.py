import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Statement
from onrecord.record.nesting import nest


def statement(id_: str, parent: str | None = None) -> Statement:
    return Statement(id=id_, content=((0, 1),), parent=parent)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ([], []),
        ([("a", None), ("b", None)], [("a", 0), ("b", 0)]),
        ([("a", None), ("b", "a"), ("c", "b"), ("d", "a")], "a0 b1 c2 d1"),
        ([("b", "a"), ("a", None)], "a0 b1"),
        ([("a", "missing")], "a0"),
        ([("a", "a")], "a0"),
        ([("a", "b"), ("b", "a")], "a0 b1"),
        ([("c", "a"), ("a", "b"), ("b", "a")], "a0 c1 b1"),
    ],
)
def test_children_follow_their_parent(
    given_: list[tuple[str, str | None]], expected: str | list[tuple[str, int]]
) -> None:
    if isinstance(expected, str):
        expected = [(pair[0], int(pair[1])) for pair in expected.split()]
    found = nest([statement(*pair) for pair in given_])
    assert [(item.statement.id, item.depth) for item in found] == expected


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from([None, *"abcde"]))))
def test_every_statement_comes_once(pairs: list[tuple[str, str | None]]) -> None:
    statements = [statement(*pair) for pair in pairs]
    found = [item.statement for item in nest(statements)]
    assert sorted(map(id, found)) == sorted(map(id, statements))
