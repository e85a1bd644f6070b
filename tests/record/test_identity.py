"""Keys: the same for every way to write a name; and two people of one name stay two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Entity
from onrecord.record.identity import key, may_be_one


def person(name: str = "Mara Lisk", role: str | None = None, of: str | None = None) -> Entity:
    return Entity(
        id="e1",
        name=name,
        kind="person",
        role=role,
        affiliation=of,
        key=key("person", name),
        names=((0, 4),),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Karsk Guild", "Karsk Guild"),
        ("karsk guild", "KARSK GUILD"),
        ("K.G.B. Karsk", "KGB Karsk"),
        ("Núria Brandão", "Nuria Brandao"),
        ("Karsk Guild’s", "Karsk Guild"),
        ("Karsk  Guild", "Karsk\nGuild"),
        ("Mara O’Lisk", "Mara O'Lisk"),
    ],
)
def test_a_name_has_one_key_however_it_is_written(one: str, other: str) -> None:
    assert key("organization", one) == key("organization", other)


def test_kinds_and_names_have_keys_of_their_own() -> None:
    some = {key("person", "Karsk"), key("place", "Karsk"), key("person", "Mara Karsk")}
    assert some == {"person:karsk", "place:karsk", "person:mara karsk"}


@given(st.text(max_size=40))
def test_a_key_of_a_key_is_itself(name: str) -> None:
    once = key("person", name).removeprefix("person:")
    assert key("person", once).removeprefix("person:") in (once, once.partition(" ")[2])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (person(), person(), True),
        (person(role="harbour minister"), person(), True),
        (person(role="harbour minister"), person(role="the minister"), True),
        (person(role="harbour minister"), person(role="striker"), False),
        (person(role="harbour minister"), person(role="father of two"), True),
        (person(role="former minister"), person(role="professor"), True),
        (person(role="pilot", of="Karsk Guild"), person(role="pilot", of="Lune Air"), False),
        (person(role="pilot", of="the Karsk Guild"), person(role="pilot", of="Guild"), True),
        (person(of="World Tide Office"), person(of="WTO"), True),
        (person("Mara Lisk"), person("Tom Lisk"), False),
    ],
)
def test_two_of_one_name_are_one_unless_roles_or_bodies_disagree(
    one: Entity, other: Entity, expected: bool
) -> None:
    assert may_be_one(one, other) is may_be_one(other, one) is expected


def test_who_has_no_name_is_nobody_of_another_report() -> None:
    nobody = Entity(id="e1", name="unnamed officials", kind="person")
    assert not may_be_one(nobody, nobody)


def test_bodies_and_places_of_one_name_are_one() -> None:
    some = [
        Entity(
            id="e1", name="Karsk", kind="place", key=key("place", "Karsk"), names=((at, at + 5),)
        )
        for at in (0, 9)
    ]
    assert may_be_one(*some)
