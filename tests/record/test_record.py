import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Engine, Entity, Furniture, Record, Report, Span, Statement

SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=3).map(tuple)
MAYBE = st.none() | st.text(max_size=8)
STATEMENTS = st.builds(
    Statement,
    id=st.text(max_size=3),
    content=SPANS,
    source=st.none() | SPANS,
    cue=st.none() | SPANS,
    addressee=st.none() | SPANS,
    entity=MAYBE,
    parent=MAYBE,
    negated=st.booleans(),
    chain=st.lists(st.text(max_size=5), max_size=2).map(tuple),
)
RECORDS = st.builds(
    Record,
    report=st.builds(Report, id=st.text(), text=st.text(), title=MAYBE, published=MAYBE),
    furniture=st.lists(
        st.builds(Furniture, kind=st.just("byline"), span=st.tuples(st.just(0), st.just(2)))
    ).map(tuple),
    statements=st.lists(STATEMENTS, max_size=4).map(tuple),
    entities=st.lists(
        st.builds(Entity, id=st.text(), name=st.text(), kind=st.just("other"), names=SPANS)
    ).map(tuple),
    engine=st.just(Engine(version="1", model="m", sha256="0")),
)


@given(RECORDS)
def test_a_record_survives_json(record: Record) -> None:
    line = record.to_json()
    assert line.splitlines() == [line]
    assert Record.from_dict(json.loads(line)) == record


def test_a_record_is_one_line_however_lines_are_split() -> None:
    text = "One\x85two\u2028three\u2029four\x0bfive\x1csix"
    engine = Engine(version="1", model="m", sha256="0")
    line = Record(report=Report(id="x", text=text), engine=engine).to_json()
    assert line.splitlines() == [line]
    assert json.loads(line)["report"]["text"] == text


def test_the_record_made_by_hand_survives_json(record: Record) -> None:
    assert Record.from_dict(json.loads(record.to_json())) == record


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (None, ""),
        ((), ""),
        ((0, 5), "KARSK"),
        (((0, 5), (7, 12)), "KARSK … 4 May"),
    ],
)
def test_quote(record: Record, span: Span | None, words: str) -> None:
    assert record.quote(span) == words


@pytest.mark.parametrize("span", [(-1, 2), (3, 2), (0, 10_000)])
def test_quote_refuses_what_lies_outside(record: Record, span: Span) -> None:
    with pytest.raises(ValueError, match="lies outside"):
        record.quote(span)


def test_quotes_count_code_points(record: Record) -> None:
    assert record.quote(record.statements[3].content) == "“We waited,” … “Now we sail. \U0001f6a2”"
