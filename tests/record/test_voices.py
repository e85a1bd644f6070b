"""Voices: each speaker once, with the words that show it."""

from onrecord import Record, Span
from onrecord.record import voices


def test_speakers_come_with_their_statements_and_whom_they_told(record: Record) -> None:
    found = voices.find(record)
    assert [(each.name, [one.id for one in each.statements]) for each in found] == [
        ("Mara Ilves", ["s1", "s2", "s4"]),
        ("The dockers' union", ["s5"]),
        ("NNA", ["s6"]),
        ("The pilots' guild", ["s8"]),
        ("pilots", ["s3"]),
        ("the board", ["s9"]),
    ]
    first = found[0]
    assert (first.to, first.source_kind, first.resolved) == (("reporters",), "named", True)
    assert first.entity
    assert first.entity.role == "Harbour minister"
    assert [each.resolved for each in found] == [True, True, True, True, False, False]


def test_every_voice_is_heard_once_and_none_that_names_nobody(record: Record) -> None:
    told = [one.id for each in voices.find(record) for one in each.statements]
    assert sorted(told) == sorted(one.id for one in record.statements if one.entity or one.source)


def test_the_words_that_show_it_are_the_reports(record: Record) -> None:
    first, *_ = record.statements
    assert voices.proof(record, first) == "Harbour minister Mara Ilves told"
    far = next(one for one in record.statements if one.id == "s5")
    assert voices.proof(record, far) == "The dockers' union did not say"
    nobody = next(one for one in record.statements if one.id == "s7")
    assert voices.proof(record, nobody) == "reportedly"


def test_as_json_each_span_leads_to_its_words(record: Record) -> None:
    shown = voices.to_dict(record, voices.find(record)[0])
    assert (shown["name"], shown["statements"], shown["to"]) == ("Mara Ilves", 3, ["reporters"])
    spans: list[Span] = [span for one in shown["said"] for span in one["source"] or ()]
    assert [record.quote(span) for span in spans] == ["Harbour minister Mara Ilves", "she"]
