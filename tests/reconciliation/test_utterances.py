"""Utterances: the same words, trimmed, changed and reported; other words apart."""

import pytest

from onrecord.reconciliation import utterances
from onrecord.reconciliation.constraints import Constraints
from tests.reconciliation.conftest import Make

QUOTE = '"The pumps were checked in March and nobody found a fault,"'


def groups(make: Make, *said: tuple[str, str]) -> list[utterances.Utterance]:
    records = [
        make(f"r{number}", f"{words} {who} said.", said=((who, words),),
             published=f"2025-03-0{number + 1}T08:00:00Z")
        for number, (who, words) in enumerate(said)
    ]  # fmt: skip
    every = [each for record in records for each in utterances.said(record)]
    found = utterances.find_utterances(every, {record.report.id: "one" for record in records})
    turned = utterances.find_utterances(
        every[::-1], {record.report.id: "one" for record in records}
    )
    assert [each.members for each in found] == [each.members for each in turned]
    return found


@pytest.mark.parametrize(
    ("words", "who", "together", "altered"),
    [
        (QUOTE, "Ada Brunn", True, False),
        ('"The pumps were checked in March,"', "Brunn", True, False),
        ('"The pumps were never checked in March and nobody found a fault,"', "Ada Brunn", True,
         True),
        ("the pumps had been checked in March and nobody had found a fault", "Ada Brunn", True,
         False),
        (QUOTE, "Tomas Reyl", True, False),
        ('"We will open the second gate on Friday if the wind allows it,"', "Ada Brunn", False,
         False),
    ],
    ids=["same", "trimmed", "changed", "reported", "another speaker", "another thing"],
)  # fmt: skip
def test_together(make: Make, words: str, who: str, together: bool, altered: bool) -> None:
    found = groups(make, ("Ada Brunn", QUOTE), (who, words))
    assert (len(found) == 1) is together
    assert any(variant.altered for each in found for variant in each.variants) is altered


def test_numbers_tell_reported_statements_apart(make: Make) -> None:
    found = groups(
        make,
        ("coastguard", "seven people had died in the wreck off the skerries"),
        ("coastguard", "fourteen people had died in the wreck off the skerries"),
    )
    assert len(found) == 2


def test_split_holds(make: Make) -> None:
    records = [
        make(f"r{n}", f"{QUOTE} Ada Brunn said.", said=(("Ada Brunn", QUOTE),)) for n in range(2)
    ]
    every = [each for record in records for each in utterances.said(record)]
    apart = Constraints(apart=frozenset({("r0#s1", "r1#s1")}))
    found = utterances.find_utterances(every, {"r0": "s", "r1": "s"}, constraints=apart)
    assert len(found) == 2


def test_steps_give_the_other_wording() -> None:
    before, after = QUOTE.split(), [*QUOTE.split()[:3], "never", *QUOTE.split()[4:]]
    steps = utterances.steps(before, after)
    assert [word for step in steps for word in step.before] == before
    assert [word for step in steps for word in step.after] == after
    assert utterances.differs(before, after)
    assert not utterances.differs(before, before[2:-1])
