import dataclasses

from onrecord import Figure, Record
from onrecord.record import counts


def test_a_figure_with_the_words_around_it(record: Record) -> None:
    (one,) = counts.find(record)
    assert (one.written, one.bounds, one.word, one.ties) == ("14", "14", "NNA", "")


def test_only_one_measure(record: Record) -> None:
    assert counts.find(record, measure="killed") == []
    assert len(counts.find(record, measure="count")) == 1


def test_ties_and_the_reports_own_word(record: Record) -> None:
    figures = (
        *record.figures,
        Figure(id="f2", span=(0, 5), low=1, high=1, part_of="f1", same_as="f1"),
    )
    _, own = counts.find(dataclasses.replace(record, figures=figures))
    assert (own.word, own.ties) == ("", "of f1 = f1")


def test_json_holds_the_fields_of_the_contract_and_the_words(record: Record) -> None:
    (one,) = counts.find(record)
    found = counts.to_dict(record, one)
    assert {field.name for field in dataclasses.fields(Figure)} <= set(found)
    assert (found["words"], found["entity"], found["report"]) == ("14", "NNA", "harbour.txt")
