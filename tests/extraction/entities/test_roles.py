"""Roles: what stands around a name, and the body that it belongs to."""

from collections.abc import Callable

import pytest

from onrecord.extraction import entities, paragraphs, statements
from onrecord.language import Name
from onrecord.record import Entity

Call = Callable[..., list[Name]]


def person(text: str, read: list[Name]) -> Entity:
    stretches = paragraphs.split(text)
    result = entities.resolve(text, statements.build(text, stretches, []), read, stretches)
    return next(one for one in result.entities if one.kind == "person")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday army chief Ben Holt came.", "army chief"),
        ("Karsk Harbour Minister Ben Holt came.", "Karsk Harbour Minister"),
        ("The army chief, General Ben Holt, came.", "army chief"),
        ("Ben Holt, the army chief, came.", "army chief"),
        ("Ben Holt, 45, a farmer, came.", "farmer"),
        ("Ben Holt is a pilot.", "pilot"),
        ("They met minister of tides Ben Holt there.", "minister of tides"),
        ("It was baker Ben Holt who came.", "baker"),
        ("The guild's clerk, Ben Holt, came.", "guild's clerk"),
        ("They met the clerk, Ben Holt.", None),
        ("Having met Ben Holt, the army chief said no.", None),
        ("They said Ben Holt came.", None),
        ("Ben Holt, who came late, left.", None),
        ("According to the harbour, Ben Holt came.", None),
        ("Mr. Ben Holt came.", None),
    ],
)
def test_a_role_stands_around_a_name(text: str, expected: str | None, call: Call) -> None:
    found = person(text, call(text, person=["Ben Holt"]))
    assert found.role == expected
    words = [text[start:end] for start, end in found.mentions]
    assert all(span in found.mentions for span in found.names)
    if expected:
        assert any(expected in word for word in words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ben Holt of the Karsk Guild came.", "Karsk Guild"),
        ("Karsk Guild spokesman Ben Holt came.", "Karsk Guild"),
        ("Ben Holt, a pilot at the Karsk Guild, came.", "Karsk Guild"),
        ("Ben Holt met the Karsk Guild.", None),
    ],
)
def test_an_affiliation_is_named_with_the_role(text: str, expected: str | None, call: Call) -> None:
    read = [*call(text, person=["Ben Holt"]), *call(text, organization=["Karsk Guild"])]
    found = person(text, sorted(read, key=lambda name: name.span))
    assert found.affiliation == expected


def test_a_body_in_a_roles_own_words(call: Call) -> None:
    text = "It was foreign ministry spokesman Ben Holt."
    assert person(text, call(text, person=["Ben Holt"])).affiliation == "foreign ministry"
