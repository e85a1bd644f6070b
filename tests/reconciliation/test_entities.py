"""Parties across reports: one person under many names, and two of one name apart."""

import pytest

from onrecord.reconciliation.entities import SAME, Party, compare, identify


def party(name: str, kind: str | None = "person", *, report: str = "r", **fields: str) -> Party:
    return Party(report=report, name=name, kind=kind, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "near", "same"),
    [
        (party("Mara Ilves"), party("Mara Ilves"), False, True),
        (party("Harbour minister Mara Ilves"), party("Mara Ilves"), False, True),
        (party("Mára Ilves"), party("Mara ILVES"), False, True),
        (party("Ilves"), party("Mara Ilves"), True, True),
        (party("Ilves"), party("Mara Ilves"), False, False),
        (party("M. Ilves"), party("Mara Ilves"), True, True),
        (party("Jon Ilves"), party("Mara Ilves"), True, False),
        (party("Mara Ilves", role="minister"), party("Mara Ilves", role="striker"), False, False),
        (party("Mara Ilves", role="minister"), party("Mara Ilves", role="port minister"), False,
         True),
        (party("coastguard", "organization"), party("Karsk Coastguard", "organization"), True,
         True),
        (party("coastguard", "organization"), party("Karsk Coastguard", "organization"), False,
         False),
        (party("KHO", "organization"), party("Karsk Health Office", "organization"), False, True),
        (party("the harbour minister", None), party("Mara Ilves", role="harbour minister"), True,
         True),
        (party("he", None), party("Mara Ilves"), True, False),
        (party("Karsk"), party("Karsk", "organization"), True, False),
    ],
)  # fmt: skip
def test_one_or_two(a: Party, b: Party, near: bool, same: bool) -> None:
    likeness = compare(a, b, near=near)
    assert (likeness.score >= SAME) is same
    assert likeness == compare(b, a, near=near) or likeness.score == compare(b, a, near=near).score
    assert likeness.reasons


def test_a_surname_of_two_people_is_nobodys() -> None:
    parties = [
        party("Mara Ilves", report="a"),
        party("Jon Ilves", report="b"),
        party("Ilves", report="c"),
    ]
    groups = identify(parties, {"a": "story", "b": "story", "c": "story"})
    assert sorted(len(each.members) for each in groups) == [1, 1, 1]


def test_a_merge_says_why() -> None:
    parties = [party("Mara Ilves", report="a"), party("Ilves", report="b")]
    (one,) = identify(parties, {"a": "story", "b": "story"})
    assert one.name == "Mara Ilves"
    assert "surname" in one.merges[0].likeness.reasons[0]
