import pytest

from onrecord.extraction.times import notation, rules

LETTERS = {"A": "[a]", "B": "[b]", "=c": "[c]", "=,": "[,]"}
MACROS = {"AB": "A | B"}


def compiled(pattern: str) -> str:
    return notation.compile_parts(notation.parse(pattern, MACROS), LETTERS.__getitem__).pattern


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("A B?", "[a][b]?"),
        ('A ("," c)?', "[a](?:[,][c])?"),
        ("x=A y=(B | c)+", "(?P<x>[a])(?P<y>[b]|[c])+"),
        ("{AB} c", "(?:[a]|[b])[c]"),
    ],
)
def test_patterns(pattern: str, expected: str) -> None:
    assert compiled(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("A B", {"A"}),
        ("A? B c", {"A", "B"}),
        ("x=(A|B)? (c)? A", {"A", "B", "=c"}),
        ("(A? | B) c", {"A", "B", "=c"}),
        ("A+ B", {"A"}),
    ],
)
def test_what_a_match_can_begin_with(pattern: str, first: set[str]) -> None:
    assert notation.find_first(notation.parse(pattern, MACROS)) == first


def test_a_pattern_that_is_none() -> None:
    with pytest.raises(ValueError, match="not a pattern"):
        notation.parse("A [b]", MACROS)


def test_every_rule_of_the_grammar_compiles() -> None:
    patterns = [rule.pattern for some in rules.load()._rules.values() for rule in some]
    assert len({pattern.pattern for pattern in patterns}) > 90
