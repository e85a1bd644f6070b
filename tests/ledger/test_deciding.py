"""Decisions show in the answers, outlive re-reading, and can be asked about as of a day."""

import dataclasses
from typing import Any

import pytest

from benchmarks.ledger import invented
from onrecord import Ledger, LedgerError, Record
from tests.ledger.conftest import NEWER, make_record, moment, reread_by


@pytest.fixture
def subject(ledger: Ledger) -> str:
    added = ledger.add_record(make_record(), read_at=moment("2024-04-01"))
    return f"statement:{added.version}:s1"


def decide(ledger: Ledger, subject: str, action: str, value: Any = None, day: str = "") -> int:
    at = moment(day) if day else None
    decided = ledger.decide(
        subject=subject, action=action, value=value, who="Ada", why="heard the tape", at=at
    )
    return decided.number


def shown(ledger: Ledger, **question: Any) -> list[tuple[str | None, str | None]]:
    return [(row.speaker, row.decision) for row in ledger.statements(**question)]


def test_accepting_marks(ledger: Ledger, subject: str) -> None:
    decide(ledger, subject, "accept")
    assert shown(ledger) == [("Mara Ilves", "accept")]


def test_rejecting_leaves_out_and_withdrawing_brings_back(ledger: Ledger, subject: str) -> None:
    decide(ledger, subject, "reject")
    assert shown(ledger) == []
    decide(ledger, subject, "withdraw")
    assert shown(ledger) == [("Mara Ilves", None)]


def test_correcting_is_found_by_questions(ledger: Ledger, subject: str) -> None:
    decide(ledger, subject, "correct", {"entity": "Ana Lume", "mode": "direct"})
    assert shown(ledger, by="ilves") == []
    assert shown(ledger, by="lume", mode="direct") == [("Ana Lume", "correct")]
    (row,) = ledger.statements()
    assert row.statement == dataclasses.replace(
        make_record().statements[0], entity="Ana Lume", entity_id=None, mode="direct"
    )
    # The record stays what the engine read.
    assert ledger.record("post/1") == make_record()


def test_figures_are_decided_likewise(ledger: Ledger) -> None:
    version = ledger.add_record(make_record()).version
    decide(ledger, f"figure:{version}:f1", "correct", {"low": 12, "high": None})
    (row,) = ledger.figures(measure="missing", place="Karsk")
    assert (row.low, row.high, row.words, row.decision) == (12, None, "14", "correct")
    assert row.figure.low == 12


def test_as_of_a_day_the_decisions_of_that_day_count(ledger: Ledger, subject: str) -> None:
    decide(ledger, subject, "correct", {"entity": "Ana Lume"}, "2024-05-01")
    decide(ledger, subject, "reject", None, "2024-06-01")
    decide(ledger, subject, "withdraw", None, "2024-07-01")
    assert shown(ledger, as_of="2024-04-30") == [("Mara Ilves", None)]
    assert shown(ledger, as_of="2024-05-01") == [("Ana Lume", "correct")]
    assert shown(ledger, as_of="2024-06-01") == []
    assert shown(ledger, as_of="2024-07-01") == shown(ledger) == [("Ana Lume", "correct")]


def moved(record: Record) -> Record:
    """The same record, its statement under another id and a character shorter."""
    (statement,) = record.statements
    begin, end = statement.content[0]
    other = dataclasses.replace(statement, id="s9", content=((begin, end - 1),), entity=None,
                                entity_id=None)  # fmt: skip
    return reread_by(NEWER, record, statements=(other,), figures=())


def test_a_decision_finds_its_statement_in_a_newer_reading(ledger: Ledger, subject: str) -> None:
    decide(ledger, subject, "correct", {"entity": "Ana Lume"})
    assert ledger.add_record(moved(make_record())).state == "reread"
    (row,) = ledger.statements()
    assert (row.id, row.speaker, row.decision) == ("s9", "Ana Lume", "correct")
    decide(ledger, subject, "reject")
    assert shown(ledger) == []
    assert list(ledger.check()) == []


def test_a_rejected_statement_stays_out_when_read_again(ledger: Ledger, subject: str) -> None:
    decide(ledger, subject, "reject")
    ledger.add_record(moved(make_record()))
    assert shown(ledger) == []


@pytest.mark.parametrize("action", ["accept", "correct"])
def test_what_a_person_kept_stays_when_no_longer_read(
    ledger: Ledger, subject: str, action: str
) -> None:
    decide(ledger, subject, action, {"entity": "Ana Lume"} if action == "correct" else None)
    ledger.add_record(reread_by(NEWER, make_record(), statements=()))
    assert [decision for _, decision in shown(ledger)] == [action]
    (row,) = ledger.statements()
    assert ledger.record("post/1").quote(row.spans) == row.content
    assert row.statement.content == row.spans
    decide(ledger, subject, "reject")
    assert shown(ledger) == []


def test_a_withdrawn_decision_does_not_keep_it(ledger: Ledger, subject: str) -> None:
    decide(ledger, subject, "accept")
    decide(ledger, subject, "withdraw")
    ledger.add_record(reread_by(NEWER, make_record(), statements=()))
    assert shown(ledger) == []


def test_what_was_decided_keeps_its_place(ledger: Ledger) -> None:
    for record in invented.reports(3):
        ledger.add_record(record)
    order = [(row.report, row.id) for row in ledger.statements()]
    version = ledger.versions(order[40][0])[0].id
    for number in range(20):
        action = ("accept", "reject", "withdraw")[number % 3]
        decide(ledger, f"statement:{version}:{order[40][1]}", action)
        now = [(row.report, row.id) for row in ledger.statements()]
        assert set(now) | {order[40]} == set(order)
        if number < 12:
            assert now == [each for each in order if action != "reject" or each != order[40]]
    assert list(ledger.check()) == []


def test_the_log_is_append_only_and_kept_whole(ledger: Ledger, subject: str) -> None:
    for action in ("accept", "reject", "withdraw"):
        decide(ledger, subject, action)
    decide(ledger, "group:story:7", "join", {"reports": ["a", "b"]})
    log = list(ledger.decisions())
    assert [decision.action for decision in log] == ["accept", "reject", "withdraw", "join"]
    assert [decision.number for decision in log] == [1, 2, 3, 4]
    assert log[3].value == {"reports": ["a", "b"]}
    assert (log[0].who, log[0].why) == ("Ada", "heard the tape")
    assert [d.action for d in ledger.decisions(subject=subject)] == ["accept", "reject", "withdraw"]
    assert [d.action for d in ledger.decisions(subject="group:*")] == ["join"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"subject": "statement:none:s1"}, "no version none"),
        ({"id": "s7"}, "no statement of that id"),
        ({"value": {"colour": "red"}}, "no field colour"),
        ({"value": {}}, "needs the fields"),
        ({"value": None}, "needs the fields"),
        ({"value": {"content": [[0, 9999]]}}, "outside the text"),
        ({"value": {"content": 5}}, "cannot be made"),
        ({"value": {"mode": "loud"}}, "mode: 'loud' is not of its type"),
        ({"value": {"entity": 7}}, "entity: '7' is not of its type"),
        ({"value": {"entity": object()}}, "JSON"),
    ],
)
def test_a_wrong_decision_is_refused_and_nothing_kept(
    ledger: Ledger, subject: str, change: dict[str, Any], told: str
) -> None:
    about = change.get("subject", subject.replace("s1", change.get("id", "s1")))
    with pytest.raises(LedgerError, match=told):
        decide(ledger, about, "correct", change.get("value", {"entity": "x"}))
    assert list(ledger.decisions()) == []
    assert shown(ledger) == [("Mara Ilves", None)]
