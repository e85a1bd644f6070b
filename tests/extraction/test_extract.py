"""The whole way from a report to its record, with the weights that the package carries."""

import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extraction import extract
from onrecord.language import load
from onrecord.record import Document, Furniture, Record, Report, Statement

REPORT = (
    "Ford stays shut, says guild\n"
    "By Ida Quill\n"
    "KARSK (NNA) — The ford below Karsk will stay shut until the river falls, harbour minister "
    "Mara Lisk said on Tuesday.\n"
    "“Nobody crosses before the stakes are dry,” she told reporters. “Not even me.”\n"
    "“We lost two carts last year.”\n"
    "The pilots’ guild, which believes that the ford is safe, called the order “a minister’s "
    "fear of mud”. According to an NNA tally of port figures, 14 boats were lost; Lisk declined to "
    "comment on the number. \U0001f6a2\n"
    "- ‘Dry stakes’ -\n"
    "Tom Oren, a ferryman, said the guild had told him that Lisk would resign.\n"
)


def document(text: str, **fields: str) -> Document:
    return Document(report=Report(id="made-up", text=text, **fields))


def read(text: str) -> Record:
    return extract(document(text), load())


def check(record: Record) -> None:
    """What holds of every record, whatever the weights."""
    text = record.report.text
    by_id = {each.id: each for each in record.statements}
    assert list(by_id) == [f"s{number}" for number in range(1, len(record.statements) + 1)]
    begins = [each.content[0][0] for each in record.statements]
    assert begins == sorted(begins)
    entities = {each.id: each for each in record.entities}
    assert list(entities) == [f"e{number}" for number in range(1, len(entities) + 1)]
    for each in record.statements:
        check_spans(text, each)
        check_parents(each, by_id)
        assert 0 <= each.score <= 1
        if each.entity_id:
            assert entities[each.entity_id].name == each.entity
    for a, b in itertools.pairwise(record.furniture):
        assert a.span[1] <= b.span[0]
    assert Record.from_dict(json.loads(record.to_json())) == record


def check_spans(text: str, statement: Statement) -> None:
    for spans in (statement.content, statement.source, statement.cue, statement.addressee):
        position = 0
        assert spans is None or spans
        for start, end in spans or ():
            assert position <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
            position = end


def check_parents(statement: Statement, by_id: dict[str, Statement]) -> None:
    seen = {statement.id}
    above = statement.parent
    while above is not None:
        outer = by_id[above]
        assert above not in seen
        assert outer.content[0][0] < statement.content[-1][1]
        assert statement.content[0][0] < outer.content[-1][1]
        seen.add(above)
        above = outer.parent


def test_what_holds_of_every_record() -> None:
    record = read(REPORT)
    assert len(record.statements) >= 6
    check(record)


def test_a_report_twice_gives_the_same_json() -> None:
    assert read(REPORT).to_json() == read(REPORT).to_json()


def test_the_text_is_kept_and_the_engine_named() -> None:
    record = read(REPORT)
    model = load()
    assert record.report.text == REPORT
    assert (record.engine.model, record.engine.sha256) == (model.name, model.sha256)


def test_no_statement_is_read_out_of_furniture() -> None:
    text = REPORT + "Share this: police said the button is safe.\n"
    begin = text.index("Share this")
    known = (Furniture(kind="boilerplate", span=(begin, len(text) - 1)),)
    record = extract(Document(report=Report(id="x", text=text), furniture=known), load())
    assert all(each.content[-1][1] <= begin for each in record.statements)
    check(record)


def test_furniture_describes_the_report_where_nothing_better_is_known() -> None:
    record = read(REPORT)
    assert record.report.byline is not None
    assert "Ida Quill" in record.report.byline
    told = extract(document(REPORT, byline="Someone Else"), load())
    assert told.report.byline == "Someone Else"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“The bridge is safe,” Mayor Ana Holt said.", "Mayor Ana Holt", "said",
         "“The bridge is safe,”"),
        ('"The bridge is safe," Mayor Ana Holt said.', "Mayor Ana Holt", "said",
         '"The bridge is safe,"'),
        ("“The bridge is safe,” said Ana Holt.", "Ana Holt", "said", "“The bridge is safe,”"),
        ("Police said the bridge was safe.", "Police", "said", "the bridge was safe"),
        ("Holt said that two people were hurt.", "Holt", "said", "two people were hurt"),
        ("According to the ministry, two people were hurt.", "the ministry", "According to",
         "two people were hurt"),
    ],
)  # fmt: skip
def test_plain_sentences(text: str, source: str, cue: str, content: str) -> None:
    record = read(text)
    (said,) = record.statements
    assert record.quote(said.source) == source
    assert record.quote(said.cue) == cue
    assert record.quote(said.content) == content


@pytest.mark.parametrize("text", ["", "\n \n", "The river fell.", "\u200b\n\x00", "…", "“”"])
def test_a_report_that_attributes_nothing(text: str) -> None:
    record = read(text)
    assert record.statements == ()
    check(record)


PIECES = st.sampled_from(
    [*REPORT.splitlines(keepends=True), "“", "”", "'", "\n", "\r\n", "\u2028", "e\u0301", "שלום ",
     "日本\n", "\x00", "\u200b", "\U0001f6a2 ", "he said. ", "I say: ", "(Oren)\n", "by\n"]
)  # fmt: skip


@settings(max_examples=20)
@given(st.lists(PIECES, max_size=8).map("".join))
def test_what_holds_of_any_text(text: str) -> None:
    check(read(text))
